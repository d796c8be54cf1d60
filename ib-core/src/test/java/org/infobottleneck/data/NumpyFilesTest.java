package org.infobottleneck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file that is read here was written by NumPy itself; damaged ones are made of those. */
class NumpyFilesTest {

  private static final Path WRITTEN =
      Path.of("src", "test", "resources", "org", "infobottleneck", "data", "numpy");

  @TempDir private Path folder;

  private static NumericArray written(String name) {
    return NumpyFiles.read(WRITTEN.resolve(name));
  }

  private static double[] values(NumericArray array) {
    return array.matrix().data;
  }

  private static double[] counting(int first, double step, int count) {
    return IntStream.range(0, count).mapToDouble(i -> (first + i) * step).toArray();
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("made.npy"), content);
  }

  /** A file of version 1 with this header and these elements. */
  private Path file(String header, int bytesOfElements) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.write(header.length());
    bytes.write(header.length() >> 8);
    bytes.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(new byte[bytesOfElements]);
    return file(bytes.toByteArray());
  }

  private static void refused(Path file, String... words) {
    assertThatExceptionOfType(ArrayFormatException.class)
        .isThrownBy(() -> NumpyFiles.read(file))
        .withMessageStartingWith(file.toString())
        .withMessageContainingAll(words);
  }

  private static void archiveRefused(Path file, String... words) {
    assertThatExceptionOfType(ArrayFormatException.class)
        .isThrownBy(() -> NumpyFiles.readArchive(file))
        .withMessageStartingWith(file.toString())
        .withMessageContainingAll(words);
  }

  @ParameterizedTest
  @CsvSource({
    "u1, 0, 1",
    "u2, 0, 1",
    "u4, 0, 1",
    "u8, 0, 1",
    "i1, -5, 1",
    "i2, -5, 1",
    "i4, -5, 1",
    "i8, -5, 1",
    "f2, -5, 0.25",
    "f4, -5, 0.25",
    "f8, -5, 0.25",
    "i4-big-endian, 0, 2",
    "u8-big-endian, 0, 2",
    "f2-big-endian, 0, 2",
    "f4-big-endian, 0, 2",
    "f8-big-endian, 0, 2",
    "fortran-3d, 0, 1"
  })
  void elementsOfEveryTypeOrderAndLayoutAreThoseThatWereWritten(
      String name, int first, double step) {
    NumericArray array = written(name + ".npy");

    assertThat(array.shape()).containsExactly(2, 3, 4);
    assertThat(values(array)).containsExactly(counting(first, step, 24));
    assertThat(array.matrix().numRows).isEqualTo(2);
  }

  @Test
  void truthValuesAreZerosAndOnes() {
    assertThat(values(written("bool.npy")))
        .containsExactly(IntStream.range(0, 24).mapToDouble(i -> i % 3 == 0 ? 1 : 0).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fortran-2d.npy", "version-2.npy", "version-3.npy"})
  void versionsAndOrdersOfAMatrixAreAlike(String name) {
    assertThat(written(name).shape()).containsExactly(2, 3);
    assertThat(values(written(name))).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void specialNumbersOfHalfPrecisionAreRead() {
    assertThat(values(written("half-special.npy")))
        .containsExactly(
            0.0,
            -0.0,
            65504,
            0x1p-24, // the smallest: 6e-8 rounded
            0x3ffp-24, // the largest without a leading one: 6.1e-5 rounded
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            0x1.554p-2);
  }

  @Test
  void shapesOfFewerAxesAreKept() {
    assertThat(written("one-axis.npy").shape()).containsExactly(5);
    assertThat(written("one-axis.npy").matrix().numCols).isOne();
    assertThat(written("no-axis.npy").shape()).isEmpty();
    assertThat(written("no-samples.npy").shape()).containsExactly(0, 3);
    assertThat(written("no-samples.npy").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "complex.npy, 'c16', type",
    "text.npy, 'U2', type",
    "date.npy, 'M8[D]', type",
    "long-double.npy, 'f16', type",
    "objects.npy, 'O', type",
    "records.npy, 'x', fields",
    "beyond-doubles.npy, 9007199254740993, index 1",
    "beyond-doubles-unsigned.npy, 9223372036854775809, index 1"
  })
  void elementsThatAreNoPlainNumbersAreRefused(String name, String what, String word) {
    refused(WRITTEN.resolve(name), what, word);
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(WRITTEN.resolve("f4.npy"));
    for (int length = 0; length < whole.length; length++) {
      refused(file(Arrays.copyOf(whole, length)), "is cut off");
    }
    refused(file(Arrays.copyOf(whole, whole.length - 1)), "cut off", "96 bytes", "95");
    refused(file(Arrays.copyOf(whole, whole.length + 1)), "more than one array");
  }

  /** Blocks are of 8,192 elements, and an archive is trusted for 65,536 of them. */
  @ParameterizedTest
  @ValueSource(ints = {8191, 8192, 8193, 65_536, 65_537, 131_072, 131_073, 300_000})
  void arraysOfManyBlocksAreRead(int count) throws IOException {
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (%d,), }".formatted(count);
    byte[] whole = Files.readAllBytes(file(header, 8 * count));
    ByteBuffer elements = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    elements.position(whole.length - 8 * count);
    double[] expected = counting(-1, 0.25, count);
    for (double value : expected) {
      elements.putDouble(value);
    }

    assertThat(values(NumpyFiles.read(file(whole)))).isEqualTo(expected);
    assertThat(values(archived(whole))).isEqualTo(expected);
    refused(file(Arrays.copyOf(whole, whole.length - 1)), "cut off", Long.toString(8L * count - 1));
    assertThatExceptionOfType(ArrayFormatException.class)
        .isThrownBy(() -> archived(Arrays.copyOf(whole, whole.length - 1)))
        .withMessageContaining("cut off");
  }

  private NumericArray archived(byte... npy) throws IOException {
    Path file = folder.resolve("made.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.npy"));
      zip.write(npy);
    }
    return Objects.requireNonNull(NumpyFiles.readArchive(file).get("a"));
  }

  @Test
  void headersThatPromiseTerabytesCostNothing() throws IOException {
    refused(
        file("{'descr': '<f8', 'fortran_order': False, 'shape': (2147483639,), }", 8), "cut off");
    refused(
        file("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000, 1000000), }", 8),
        "(1000000, 1000000)",
        "does not fit");
    refused(
        file("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,), }", 8),
        "does not fit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{'descr': '<f8', 'fortran_order': False}",
        "{'descr': '<f8', 'shape': (1,)}",
        "{'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': 'x'}",
        "{'descr': '<f8' 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1,,1)}",
        "{'descr': '', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '=f8', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '|f8', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '<f8', 'fortran_order': 'no', 'shape': 1}"
      })
  void headersThatNumpyDoesNotWriteAreRefused(String header) throws IOException {
    refused(file(header, 8), "made.npy: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'descr'%sx}", "{'descr': 'x',%s!}", "{'descr': '%sx'}", "{%s}", "%s{}}}"})
  @Timeout(10) // a search for the next entry at every place took a minute and a half
  void longHeadersTakeNoLongTime(String pattern) throws IOException {
    String header = pattern.replace("%s", " ".repeat(60_000));
    Path made = file(header, 8);
    refused(made, "made.npy: ");
    assertThatExceptionOfType(ArrayFormatException.class)
        .isThrownBy(() -> NumpyFiles.read(made))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    refused(
        file(
            "{'descr': '<f8', 'fortran_order': False, 'shape': (" + "1, ".repeat(1000) + "), }", 8),
        "does not fit one array");
  }

  @Test
  void headersInAnotherOrderAndOfOldPythonAreRead() throws IOException {
    Path file = file("{\"shape\": (1L,), 'fortran_order': True, 'descr': '|u1'}\n", 1);

    assertThat(NumpyFiles.read(file).shape()).containsExactly(1);
  }

  @Test
  void otherFilesAndVersionsAreRefused() throws IOException {
    refused(WRITTEN.resolve("stored.npz"), "no .npy file");
    byte[] future = Files.readAllBytes(WRITTEN.resolve("f4.npy"));
    future[6] = 4;
    refused(file(future), "version 4");
    byte[] longHeader = Files.readAllBytes(WRITTEN.resolve("version-2.npy"));
    longHeader[11] = 0x7f;
    refused(file(longHeader), "header of");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "deflated.npz"})
  void arraysOfAnArchiveAreFoundByName(String name) {
    Map<String, NumericArray> arrays = NumpyFiles.readArchive(WRITTEN.resolve(name));

    assertThat(arrays.keySet()).containsExactly("layer-10", "layer-2");
    assertThat(arrays.get("layer-10").shape()).containsExactly(2, 3);
    assertThat(values(arrays.get("layer-10"))).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(values(arrays.get("layer-2"))).containsExactly(0, 1, 2, 3);
  }

  @Test
  void archivesWithoutAnArrayAreRefused() throws IOException {
    archiveRefused(WRITTEN.resolve("empty.npz"), "without an array");
    archiveRefused(Files.createFile(folder.resolve("nothing.npz")), "no .npz file");
    archiveRefused(WRITTEN.resolve("f4.npy"), "no .npz file");
  }

  @Test
  void archivesOfOtherThingsAreRefused() throws IOException {
    Path file = folder.resolve("other.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
    }
    archiveRefused(file, "readme.txt", ".npy");
  }

  @Test
  void archivesWithADamagedArrayNameIt() throws IOException {
    Path file = folder.resolve("damaged.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("fine.npy"));
      zip.write(Files.readAllBytes(WRITTEN.resolve("f4.npy")));
      zip.putNextEntry(new ZipEntry("short.npy"));
      zip.write(Files.readAllBytes(WRITTEN.resolve("f4.npy")), 0, 200);
    }
    archiveRefused(file, "'short'", "cut off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "deflated.npz"})
  void noFlippedByteOfAnArchiveChangesWhatIsRead(String name) throws IOException {
    byte[] whole = Files.readAllBytes(WRITTEN.resolve(name));
    Map<String, NumericArray> expected = NumpyFiles.readArchive(WRITTEN.resolve(name));
    SplittableRandom random = new SplittableRandom(1);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 + random.nextInt(255));
      Path file = Files.write(folder.resolve("flipped.npz"), damaged);
      try {
        Map<String, NumericArray> read = NumpyFiles.readArchive(file);
        // Bytes that nobody reads, or a name or a time.
        assertThat(read.values())
            .allSatisfy(
                array ->
                    assertThat(expected.values())
                        .anySatisfy(e -> assertThat(values(array)).isEqualTo(values(e))));
      } catch (ArrayFormatException e) {
        assertThat(e).hasMessageStartingWith(file.toString());
      }
    }
  }

  @Test
  void filesThatAreMissingAreNamed() {
    Path missing = folder.resolve("missing.npy");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> NumpyFiles.read(missing))
        .withMessageContaining(missing.toString());
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> NumpyFiles.readArchive(missing))
        .withMessageContaining(missing.toString());
  }
}
