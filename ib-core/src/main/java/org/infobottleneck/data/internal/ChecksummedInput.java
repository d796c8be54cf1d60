package org.infobottleneck.data.internal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Reads what {@link ChecksummedOutput} writes. Nothing is allocated that the file is too short to
 * fill, whatever its header claims.
 */
public final class ChecksummedInput implements AutoCloseable {

  private static final int BUFFER = 1 << 16;
  private static final int SMALLEST_BUFFER = 64;

  private final Path file;
  private final FileFormat format;
  private final InputStream in;
  private final long size;
  private final CRC32 crc = new CRC32();
  private final ByteBuffer buffer;
  private long unread; // bytes before the checksum that are not in the buffer yet

  private ChecksummedInput(Path file, FileFormat format, InputStream in, long size) {
    this.file = file;
    this.format = format;
    this.in = in;
    this.size = size;
    unread = size - Integer.BYTES;
    int capacity = (int) Math.min(BUFFER, Math.max(SMALLEST_BUFFER, size));
    buffer = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  }

  /**
   * Opens a file that begins with a magic, version and length.
   *
   * @param file the file
   * @param format what it should be
   * @return its content behind the beginning
   * @throws IOException if it can't be read
   * @throws IllegalArgumentException by the format, if it begins otherwise or was cut off
   */
  public static ChecksummedInput open(Path file, FileFormat format) throws IOException {
    long size = Files.size(file);
    // A stream, not a channel: that would be closed under a thread that is interrupted.
    return of(file, format, new FileInputStream(file.toFile()), size);
  }

  /**
   * Opens a file of so many bytes, which come from a stream.
   *
   * @param file what messages call it
   * @param format what it should be
   * @param in its bytes, closed with what is returned, or here if it is refused
   * @param size their number
   * @return its content behind the beginning
   * @throws IOException as {@link #open}
   * @throws IllegalArgumentException as {@link #open}
   */
  public static ChecksummedInput of(Path file, FileFormat format, InputStream in, long size)
      throws IOException {
    ChecksummedInput input = new ChecksummedInput(file, format, in, size);
    try {
      input.begin();
      return input;
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private void begin() throws IOException {
    byte[] magic = format.magic().getBytes(StandardCharsets.US_ASCII);
    if (size < magic.length + Integer.BYTES + Long.BYTES + Integer.BYTES) {
      throw failure("the file was cut off: it has but " + size + " bytes");
    }
    byte[] start = new byte[magic.length];
    bytes(start);
    if (!Arrays.equals(start, magic)) {
      throw failure(
          "the file does not begin as one of "
              + format.name()
              + ", or its first bytes are damaged");
    }
    int found = integer();
    if (found != format.version()) {
      throw failure("unknown version " + found + " of the format, or the file is damaged");
    }
    long length = longInteger();
    if (length != size) {
      throw failure(
          "the file was cut off or damaged: it should have " + length + " bytes and has " + size);
    }
  }

  /**
   * Says what is wrong with the file.
   *
   * @param message what is wrong
   * @return the exception of this kind of files
   */
  public IllegalArgumentException failure(String message) {
    return format.failure().apply(file, message);
  }

  /**
   * Reads four bytes.
   *
   * @return the number
   * @throws IOException if it can't be read
   */
  public int integer() throws IOException {
    return filled(Integer.BYTES).getInt();
  }

  /**
   * Reads eight bytes.
   *
   * @return the number
   * @throws IOException if it can't be read
   */
  public long longInteger() throws IOException {
    return filled(Long.BYTES).getLong();
  }

  /**
   * Reads a number of things, all of which must be there.
   *
   * @param what the things
   * @param least how many there are at least
   * @param bytesEach how many bytes each of them has at least
   * @return the number
   * @throws IOException if it can't be read
   */
  public int count(String what, int least, long bytesEach) throws IOException {
    int count = integer();
    if (count < least || count * bytesEach > remaining()) {
      throw failure("the file is damaged: its number of " + what + " can't be " + count);
    }
    return count;
  }

  /**
   * Reads a text.
   *
   * @param what what it is
   * @return the text
   * @throws IOException if it can't be read
   */
  public String text(String what) throws IOException {
    byte[] bytes = new byte[count("bytes of " + what, 0, 1)];
    bytes(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Reads whole numbers.
   *
   * @param count how many
   * @return the numbers
   * @throws IOException if they can't be read
   */
  public int[] integers(int count) throws IOException {
    require(count, Integer.BYTES);
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = filled(Integer.BYTES).getInt();
    }
    return values;
  }

  /**
   * Reads a matrix of numbers, row after row.
   *
   * @param rows how many rows
   * @param columns how many columns
   * @param single whether they are in single precision
   * @return the numbers
   * @throws IOException if they can't be read
   */
  public double[] numbers(int rows, int columns, boolean single) throws IOException {
    long count = (long) rows * columns;
    require(count, single ? Float.BYTES : Double.BYTES);
    if (count > Integer.MAX_VALUE - 8) {
      throw failure("a matrix of " + rows + " x " + columns + " is larger than an array can be");
    }
    double[] values = new double[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = single ? filled(Float.BYTES).getFloat() : filled(Double.BYTES).getDouble();
    }
    return values;
  }

  private void require(long count, int bytesEach) {
    if (count > remaining() / bytesEach) {
      throw failure(
          "the file is damaged: "
              + count
              + " numbers can't be in its last "
              + remaining()
              + " bytes");
    }
  }

  private void bytes(byte[] bytes) throws IOException {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = filled(1).get();
    }
  }

  /**
   * Refuses bytes left over and a checksum that is not that of all bytes.
   *
   * @return the checksum
   * @throws IOException if it can't be read
   */
  public int finish() throws IOException {
    if (remaining() != 0) {
      throw failure("the file is damaged: " + remaining() + " bytes are left over");
    }
    int expected = (int) crc.getValue();
    unread = Integer.BYTES;
    int found = integer();
    if (found != expected) {
      throw failure("the file is damaged: its checksum does not match");
    }
    return found;
  }

  private long remaining() {
    return unread + buffer.remaining();
  }

  private ByteBuffer filled(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      if (remaining() < bytes) {
        throw failure("the file is damaged: it ends before its numbers do");
      }
      buffer.compact();
      int wanted = (int) Math.min(buffer.remaining(), unread);
      int read = in.readNBytes(buffer.array(), buffer.position(), wanted);
      if (read < wanted) {
        throw failure("the file was cut off while it was read");
      }
      crc.update(buffer.array(), buffer.position(), read);
      unread -= read;
      buffer.position(buffer.position() + read);
      buffer.flip();
    }
    return buffer;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
