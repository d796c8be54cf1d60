package org.infobottleneck.plane;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Numbers as bytes, the lowest byte first, with a checksum of all of them at the end. */
final class SpillOutput {

  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final CRC32 crc = new CRC32();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
  private long written;

  SpillOutput(OutputStream out) {
    this.out = out;
  }

  void integer(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  void longInteger(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  void number(double value) throws IOException {
    room(Double.BYTES).putDouble(value);
  }

  void bytes(byte[] bytes) throws IOException {
    for (byte value : bytes) {
      room(1).put(value);
    }
  }

  /** The number of bytes, then the text in UTF-8. */
  void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    integer(bytes.length);
    bytes(bytes);
  }

  void numbers(double[] values, int count, boolean single) throws IOException {
    for (int i = 0; i < count; i++) {
      if (single) {
        room(Float.BYTES).putFloat((float) values[i]);
      } else {
        room(Double.BYTES).putDouble(values[i]);
      }
    }
  }

  /** Ends with the checksum of all bytes so far, and returns it. */
  int finish() throws IOException {
    flush();
    int checksum = (int) crc.getValue();
    integer(checksum);
    flush();
    return checksum;
  }

  long written() {
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
