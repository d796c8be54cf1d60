package org.infobottleneck.data.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Numbers as bytes, the lowest byte first, with a checksum of all of them at the end. */
public final class ChecksummedOutput {

  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final CRC32 crc = new CRC32();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private long written;

  /**
   * Writes to a stream, which is not closed.
   *
   * @param out where to; it need not be buffered
   */
  public ChecksummedOutput(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes what {@link ChecksummedInput#open} looks at first.
   *
   * @param format the kind of the file
   * @param length the length of the whole file, its checksum included
   * @throws IOException if it can't be written
   */
  public void begin(FileFormat format, long length) throws IOException {
    bytes(format.magic().getBytes(StandardCharsets.US_ASCII));
    integer(format.version());
    longInteger(length);
  }

  /**
   * Writes four bytes.
   *
   * @param value the number
   * @throws IOException if it can't be written
   */
  public void integer(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  /**
   * Writes eight bytes.
   *
   * @param value the number
   * @throws IOException if it can't be written
   */
  public void longInteger(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  /**
   * Writes the bits of a number.
   *
   * @param value the number
   * @throws IOException if it can't be written
   */
  public void number(double value) throws IOException {
    room(Double.BYTES).putDouble(value);
  }

  private void bytes(byte[] bytes) throws IOException {
    for (byte value : bytes) {
      room(1).put(value);
    }
  }

  /**
   * Writes the number of bytes of a text, then the text in UTF-8.
   *
   * @param text the text
   * @throws IOException if it can't be written
   */
  public void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    integer(bytes.length);
    bytes(bytes);
  }

  /**
   * Writes the first numbers of an array.
   *
   * @param values the numbers. Not modified.
   * @param count how many of them
   * @param single whether they are rounded to single precision
   * @throws IOException if they can't be written
   */
  public void numbers(double[] values, int count, boolean single) throws IOException {
    for (int i = 0; i < count; i++) {
      if (single) {
        room(Float.BYTES).putFloat((float) values[i]);
      } else {
        room(Double.BYTES).putDouble(values[i]);
      }
    }
  }

  /**
   * Ends with the checksum of all bytes so far.
   *
   * @return the checksum
   * @throws IOException if it can't be written
   */
  public int finish() throws IOException {
    flush();
    int checksum = (int) crc.getValue();
    integer(checksum);
    flush();
    return checksum;
  }

  /**
   * Returns how long the content is so far.
   *
   * @return the number of bytes
   */
  public long written() {
    return written + buffer.position();
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    crc.update(buffer.array(), 0, buffer.position());
    out.write(buffer.array(), 0, buffer.position());
    written += buffer.position();
    buffer.clear();
  }
}
