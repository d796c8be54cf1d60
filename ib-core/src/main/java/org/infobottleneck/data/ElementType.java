package org.infobottleneck.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** How a number stands in a binary file, and how many of them become doubles. */
enum ElementType {
  BOOLEAN(1),
  INT8(1),
  UINT8(1),
  INT16(2),
  UINT16(2),
  INT32(4),
  UINT32(4),
  INT64(8),
  UINT64(8),
  FLOAT16(2),
  FLOAT32(4),
  FLOAT64(8);

  /** Integers up to this one are doubles, all of them. */
  private static final long EXACT = 1L << 53;

  private static final int BLOCK = 1 << 13;

  /** What is allocated at once for elements that only a header has promised. */
  private static final int PROMISED = 1 << 16;

  private static final double SMALLEST_HALF = 0x1p-24;

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /**
   * Reads elements until there are enough of them or the stream ends. What is allocated is at most
   * twice what is there, whatever was promised.
   *
   * @param count how many are expected
   * @param held whether they are known to be there, by the size of the file
   * @return the elements, fewer than expected where the stream ended early
   */
  double[] read(InputStream in, int count, ByteOrder order, boolean held) throws IOException {
    double[] values = new double[held ? count : Math.min(count, PROMISED)];
    byte[] block = new byte[BLOCK * bytes];
    ByteBuffer buffer = ByteBuffer.wrap(block).order(order);
    int done = 0;
    while (done < count) {
      int wanted = Math.min(BLOCK, count - done);
      int complete = in.readNBytes(block, 0, wanted * bytes) / bytes;
      if (done + complete > values.length) {
        values = Arrays.copyOf(values, (int) Math.min(count, 2L * values.length));
      }
      for (int i = 0; i < complete; i++) {
        values[done + i] = decode(buffer, i * bytes, done + i);
      }
      done += complete;
      if (complete < wanted) {
        break;
      }
    }
    return done == values.length ? values : Arrays.copyOf(values, done);
  }

  private double decode(ByteBuffer buffer, int at, int index) {
    return switch (this) {
      case BOOLEAN -> buffer.get(at) == 0 ? 0 : 1;
      case INT8 -> buffer.get(at);
      case UINT8 -> Byte.toUnsignedInt(buffer.get(at));
      case INT16 -> buffer.getShort(at);
      case UINT16 -> Short.toUnsignedInt(buffer.getShort(at));
      case INT32 -> buffer.getInt(at);
      case UINT32 -> Integer.toUnsignedLong(buffer.getInt(at));
      case INT64 -> exact(buffer.getLong(at), -EXACT, index);
      case UINT64 -> exact(buffer.getLong(at), 0, index);
      case FLOAT16 -> half(Short.toUnsignedInt(buffer.getShort(at)));
      case FLOAT32 -> buffer.getFloat(at);
      case FLOAT64 -> buffer.getDouble(at);
    };
  }

  /** An unsigned number with its highest bit set is negative here, and below the least. */
  private static double exact(long value, long least, int index) {
    if (value < least || value > EXACT) {
      String text = least == 0 ? Long.toUnsignedString(value) : Long.toString(value);
      throw new IllegalArgumentException(
          "integer " + text + " at index " + index + " is beyond 2^53, which doubles can't hold");
    }
    return value;
  }

  /** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
  private static double half(int bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    double size =
        switch (exponent) {
          case 0 -> fraction * SMALLEST_HALF;
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) (fraction | 0x400), exponent - 25);
        };
    return bits >> 15 == 0 ? size : -size;
  }
}
