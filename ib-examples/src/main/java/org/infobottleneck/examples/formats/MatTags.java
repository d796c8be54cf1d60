package org.infobottleneck.examples.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.InflaterInputStream;

/**
 * Looks over the elements of a MATLAB file of level 5 before its reader does, which believes the
 * lengths that it is told and allocates accordingly. Here every element must lie within the one
 * that holds it; nothing is kept.
 *
 * <p>An element is a tag of eight bytes, type and length, and that many bytes, filled up to a
 * multiple of eight. Up to four bytes may stand in the second half of the tag instead, the length
 * being the upper half of the first. A matrix holds elements, a compressed element one.
 */
final class MatTags {

  /** No deflated data is longer than this many times its file. */
  static final long GREATEST_RATIO = 1032;

  private static final int HEADER = 128;
  private static final int ORDER_MARK = 126;
  private static final int TAG = 8;
  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;
  private static final int FLAGS = 6;
  private static final int OPAQUE = 17;
  private static final int DEEPEST = 32;

  private final ByteOrder order;

  private MatTags(ByteOrder order) {
    this.order = order;
  }

  /**
   * Looks over a file.
   *
   * @throws IOException if it ends early or is badly compressed
   * @throws IllegalArgumentException if it is no such file, an element is longer than there is
   *     room, or there is an object
   */
  static void check(byte[] file) throws IOException {
    if (file.length < HEADER) {
      throw new IllegalArgumentException("it ends within its header");
    }
    String mark = (char) file[ORDER_MARK] + "" + (char) file[ORDER_MARK + 1];
    if (!mark.equals("IM") && !mark.equals("MI")) {
      throw new IllegalArgumentException("it does not say the order of its bytes");
    }
    MatTags tags = new MatTags(mark.equals("IM") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long left = (long) file.length - HEADER;
    InputStream in = new ByteArrayInputStream(file, HEADER, file.length - HEADER);
    while (left > 0) {
      left -= tags.element(in, left, 0);
    }
  }

  /** Passes over an element and returns how many bytes it took. */
  private long element(InputStream in, long room, int depth) throws IOException {
    ByteBuffer tag = read(in);
    int type = tag.getInt(0);
    long length = Integer.toUnsignedLong(tag.getInt(4));
    int packed = type >>> 16;
    if (packed > TAG / 2 || (depth == 0 && type != MATRIX && type != COMPRESSED)) {
      throw new IllegalArgumentException("it holds an element of an unknown kind");
    }
    if (packed > 0) {
      return TAG;
    }
    if (length > room - TAG || depth > DEEPEST) {
      throw new IllegalArgumentException(
          "an element of " + length + " bytes has room for " + Math.max(0, room - TAG));
    }
    if (type == COMPRESSED) {
      byte[] deflated = in.readNBytes((int) length);
      try (InputStream inflated = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
        element(inflated, GREATEST_RATIO * length, depth + 1);
      }
      return TAG + length;
    }
    if (type == MATRIX) {
      long left = length;
      while (left > 0) {
        left -= element(in, left, depth + 1);
      }
      return TAG + length;
    }
    if (type == FLAGS && length == TAG && depth > 0) {
      if ((read(in).getInt(0) & 0xff) == OPAQUE) {
        throw new IllegalArgumentException("it holds an object");
      }
      return 2 * TAG;
    }
    long filled = Math.min((length + TAG - 1) / TAG * TAG, room - TAG);
    in.skipNBytes(filled);
    return TAG + filled;
  }

  private ByteBuffer read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(TAG);
    if (bytes.length < TAG) {
      throw new IllegalArgumentException("it ends within an element");
    }
    return ByteBuffer.wrap(bytes).order(order);
  }
}
