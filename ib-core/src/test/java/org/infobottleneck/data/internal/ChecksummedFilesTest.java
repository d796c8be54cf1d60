package org.infobottleneck.data.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksummedFilesTest {

  private static final Path FILE = Path.of("some.file");
  private static final FileFormat FORMAT =
      new FileFormat(
          "things",
          "IBTEST",
          3,
          (file, message) -> new IllegalArgumentException(file + ": " + message));
  private static final int START = 6 + Integer.BYTES + Long.BYTES;

  /** What a test writes between the beginning and the checksum. */
  private interface Body {
    void writeTo(ChecksummedOutput out) throws IOException;
  }

  private static byte[] written(int length, Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ChecksummedOutput out = new ChecksummedOutput(bytes);
    out.begin(FORMAT, START + length + Integer.BYTES);
    assertThat(out.written()).isEqualTo(START);
    body.writeTo(out);
    assertThat(out.written()).isEqualTo(START + length);
    int checksum = out.finish();
    assertThat(out.written()).isEqualTo(bytes.size());
    assertThat(checksum).isEqualTo(crc(bytes.toByteArray(), bytes.size() - Integer.BYTES));
    return bytes.toByteArray();
  }

  private static int crc(byte[] bytes, int count) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, count);
    return (int) crc.getValue();
  }

  private static ChecksummedInput open(byte... bytes) throws IOException {
    return ChecksummedInput.of(FILE, FORMAT, new ByteArrayInputStream(bytes), bytes.length);
  }

  private interface Reading {
    void run() throws IOException;
  }

  private static void refused(Reading reading, String... words) {
    assertThatIllegalArgumentException()
        .isThrownBy(reading::run)
        .withMessageStartingWith("some.file: ")
        .withMessageContainingAll(words);
  }

  @Test
  void bytesAreThoseOfTheDescription() throws IOException {
    byte[] bytes =
        written(
            12,
            out -> {
              out.number(-0.0);
              out.integer(0x01020304);
            });

    ByteBuffer expected = ByteBuffer.allocate(34).order(ByteOrder.LITTLE_ENDIAN);
    expected.put(new byte[] {'I', 'B', 'T', 'E', 'S', 'T'}).putInt(3).putLong(34);
    expected.putDouble(-0.0).putInt(0x01020304);
    expected.putInt(crc(expected.array(), 30));
    assertThat(bytes).isEqualTo(expected.array());
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    double[] numbers = {Math.PI, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 7};
    byte[] bytes =
        written(
            4 + 8 + (4 + 6) + 8 + 48 + 16,
            out -> {
              out.integer(-5);
              out.longInteger(Long.MIN_VALUE);
              out.text("a –x");
              out.integer(8);
              out.integer(9);
              out.numbers(numbers, 6, false);
              out.numbers(numbers, 4, true);
            });

    try (ChecksummedInput in = open(bytes)) {
      assertThat(in.integer()).isEqualTo(-5);
      assertThat(in.longInteger()).isEqualTo(Long.MIN_VALUE);
      assertThat(in.text("a name")).isEqualTo("a –x");
      assertThat(in.integers(2)).containsExactly(8, 9);
      assertThat(in.numbers(2, 3, false)).containsExactly(numbers);
      assertThat(in.numbers(4, 1, true))
          .containsExactly((float) Math.PI, -0.0, 0, Double.POSITIVE_INFINITY);
      assertThat(in.finish()).isEqualTo(crc(bytes, bytes.length - Integer.BYTES));
    }
  }

  /** The buffers hold 65,536 bytes: below, at and above the ends of one and of several. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8187, 8188, 8189, 8190, 8191, 8192, 8193, 16_384, 50_000})
  void numbersOfAnyCountAreRead(int count) throws IOException {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> i + 0.25);
    byte[] bytes =
        written(
            1 + 4 + 8 * count,
            out -> {
              out.text("t");
              out.numbers(numbers, count, false);
            });

    try (ChecksummedInput in = open(bytes)) {
      assertThat(in.text("odd place")).isEqualTo("t");
      assertThat(in.numbers(count, 1, false)).isEqualTo(numbers);
      in.finish();
    }
  }

  @Test
  void countsThatTheFileIsTooShortForAreRefused() throws IOException {
    byte[] bytes =
        written(
            4 + 16,
            out -> {
              out.integer(2);
              out.longInteger(0);
              out.longInteger(0);
            });

    try (ChecksummedInput in = open(bytes)) {
      assertThat(in.count("halves", 2, 8)).isEqualTo(2);
    }
    try (ChecksummedInput in = open(bytes)) {
      refused(() -> in.count("halves", 3, 8), "number of halves can't be 2");
    }
    try (ChecksummedInput in = open(bytes)) {
      refused(() -> in.count("halves", 0, 9), "number of halves can't be 2");
    }
    try (ChecksummedInput in = open(bytes)) {
      assertThat(in.integers(5)).hasSize(5);
    }
    try (ChecksummedInput in = open(bytes)) {
      refused(() -> in.integers(6), "6 numbers can't be in its last 20 bytes");
    }
    try (ChecksummedInput in = open(bytes)) {
      assertThat(in.numbers(5, 1, true)).hasSize(5);
    }
    try (ChecksummedInput in = open(bytes)) {
      refused(() -> in.numbers(1, 3, false), "3 numbers can't be in its last 20 bytes");
    }
    try (ChecksummedInput in = open(bytes)) {
      refused(() -> in.numbers(1 << 30, 1 << 30, true), "1152921504606846976 numbers can't be");
    }
    try (ChecksummedInput in = open(bytes)) {
      in.numbers(2, 1, false);
      refused(in::longInteger, "ends before its numbers do");
    }
  }

  /** Claims of a file of four terabytes, which its stream does not have. */
  @Test
  void matricesLargerThanAnArrayAreRefusedAndNotAllocated() throws IOException {
    long claimed = 1L << 42;
    ByteArrayOutputStream start = new ByteArrayOutputStream();
    ChecksummedOutput out = new ChecksummedOutput(start);
    out.begin(FORMAT, claimed);
    out.finish();
    InputStream stream = new ByteArrayInputStream(start.toByteArray(), 0, START);

    try (ChecksummedInput in = ChecksummedInput.of(FILE, FORMAT, zerosAfter(stream), claimed)) {
      refused(() -> in.numbers(Integer.MAX_VALUE - 7, 1, true), "2147483640 x 1", "larger than");
    }
  }

  private static InputStream zerosAfter(InputStream start) {
    return new SequenceInputStream(
        start,
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }
        });
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] bytes = written(8, out -> out.longInteger(1));
    for (int length = 0; length < bytes.length; length++) {
      byte[] shorter = Arrays.copyOf(bytes, length);
      refused(() -> open(shorter), "cut off", Integer.toString(length));
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    refused(() -> open(longer), "should have 30 bytes and has 31");
  }

  @Test
  void aFileThatShrinksWhileItIsReadIsRefused() throws IOException {
    byte[] bytes = written(8 * 20_000, out -> out.numbers(new double[20_000], 20_000, false));
    InputStream shorter = new ByteArrayInputStream(bytes, 0, 100_000);
    try (ChecksummedInput in = ChecksummedInput.of(FILE, FORMAT, shorter, bytes.length)) {
      refused(() -> in.numbers(20_000, 1, false), "cut off while it was read");
    }
  }

  @Test
  void everyFlippedBitIsRefused() throws IOException {
    byte[] bytes =
        written(
            12,
            out -> {
              out.longInteger(1);
              out.integer(2);
            });
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      refused(
          () -> {
            try (ChecksummedInput in = open(damaged)) {
              in.longInteger();
              in.integer();
              in.finish();
            }
          },
          "damaged");
    }
  }

  @Test
  void bytesThatNobodyReadAreRefused() throws IOException {
    byte[] bytes = written(8, out -> out.longInteger(1));
    try (ChecksummedInput in = open(bytes)) {
      in.integer();
      refused(in::finish, "4 bytes are left over");
    }
  }

  @Test
  void aStreamIsClosedWithItsReaderAndWhereItIsRefused() throws IOException {
    Closed closed = new Closed(written(0, out -> {}));
    ChecksummedInput.of(FILE, FORMAT, closed, closed.length).close();
    assertThat(closed.times).isOne();

    Closed refused = new Closed(new byte[40]);
    refused(() -> ChecksummedInput.of(FILE, FORMAT, refused, refused.length), "one of things");
    assertThat(refused.times).isOne();
  }

  private static final class Closed extends ByteArrayInputStream {
    private final int length;
    private int times;

    Closed(byte... bytes) {
      super(bytes);
      length = bytes.length;
    }

    @Override
    public void close() {
      times++;
    }
  }
}
