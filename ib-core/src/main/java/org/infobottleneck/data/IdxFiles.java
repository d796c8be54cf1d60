package org.infobottleneck.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads arrays in the IDX format of the MNIST database (LeCun, Cortes &amp; Burges 1998), packed by
 * gzip or not, whatever the file's name.
 *
 * <p>A file is two bytes of zero, a byte for the type of the elements (0x08 unsigned byte, 0x09
 * byte, 0x0B short, 0x0C int, 0x0D float, 0x0E double), a byte for the number of axes, four bytes
 * for the length of each, and the elements, the last axis running fastest, the highest byte first.
 *
 * <p>Memory is taken as the elements come, whatever a header promises. At most 2^31 - 9 elements.
 */
public final class IdxFiles {

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private IdxFiles() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its array
   * @throws ArrayFormatException naming the file, if its first bytes are not those of the format,
   *     it has no axis, it holds fewer or more elements than it says or is badly packed
   * @throws UncheckedIOException naming the file, if it can't be read
   */
  public static NumericArray read(Path file) {
    return read(file, Optional.empty());
  }

  /** Reads a file whose elements must be unsigned bytes. */
  static NumericArray readBytes(Path file) {
    return read(file, Optional.of(ElementType.UINT8));
  }

  private static NumericArray read(Path file, Optional<ElementType> required) {
    Objects.requireNonNull(file, "file");
    try (BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
      raw.mark(2);
      boolean packed = raw.read() == GZIP_FIRST && raw.read() == GZIP_SECOND;
      raw.reset();
      return packed
          ? read(new BufferedInputStream(new GZIPInputStream(raw)), -1, required)
          : read(raw, Files.size(file), required);
    } catch (IllegalArgumentException e) {
      throw new ArrayFormatException(file, String.valueOf(e.getMessage()), e);
    } catch (EOFException e) { // without a message of its own
      throw new ArrayFormatException(file, "is cut off within what gzip packed", e);
    } catch (ZipException e) {
      throw new ArrayFormatException(file, "is badly packed: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Reads an array to the end of its stream.
   *
   * @param size the length of the file; negative if it is packed and says nothing
   */
  private static NumericArray read(InputStream in, long size, Optional<ElementType> required)
      throws IOException {
    byte[] magic = exactly(in, 4);
    ElementType type = magic[0] == 0 && magic[1] == 0 ? type(magic[2]) : null;
    int axes = Byte.toUnsignedInt(magic[3]);
    if (type == null || axes == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "is no IDX file: it starts with %02x %02x %02x %02x, expected 00 00, a type from 08"
                  + " to 0e and a number of axes",
              magic[0],
              magic[1],
              magic[2],
              magic[3]));
    }
    if (required.isPresent() && required.get() != type) {
      throw new IllegalArgumentException("must hold unsigned bytes, holds " + type);
    }
    int[] shape = new int[axes];
    long count = 1;
    StringBuilder text = new StringBuilder();
    for (int axis = 0; axis < axes; axis++) {
      shape[axis] = ByteBuffer.wrap(exactly(in, Integer.BYTES)).getInt();
      text.append(axis == 0 ? "" : " x ").append(Integer.toUnsignedString(shape[axis]));
      if (shape[axis] < 0 || count * shape[axis] > NumericArray.MOST) {
        throw new IllegalArgumentException("has the shape " + text + ", which fits no array");
      }
      count *= shape[axis];
    }
    long there = size - Integer.BYTES * (1L + axes);
    if (size >= 0 && there != count * type.bytes()) {
      throw wrongLength(text, count * type.bytes(), there);
    }
    double[] values = type.read(in, (int) count, ByteOrder.BIG_ENDIAN, size >= 0);
    if (values.length < count || in.read() >= 0) {
      long more = values.length < count ? 0 : 1;
      throw wrongLength(text, count * type.bytes(), values.length * (long) type.bytes() + more);
    }
    return NumericArray.rowMajor(values, shape);
  }

  private static IllegalArgumentException wrongLength(CharSequence shape, long wanted, long there) {
    return new IllegalArgumentException(
        (there < wanted ? "is cut off: " : "is longer than it says: ")
            + shape
            + " elements take "
            + wanted
            + " bytes, there are "
            + there
            + (there < wanted ? "" : " or more"));
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IllegalArgumentException("is cut off within its header");
    }
    return bytes;
  }

  private static ElementType type(byte code) {
    return switch (code) {
      case 0x08 -> ElementType.UINT8;
      case 0x09 -> ElementType.INT8;
      case 0x0b -> ElementType.INT16;
      case 0x0c -> ElementType.INT32;
      case 0x0d -> ElementType.FLOAT32;
      case 0x0e -> ElementType.FLOAT64;
      default ->
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "is no IDX file: its elements are of type %02x, known are 08 to 0e",
                  code));
    };
  }
}
