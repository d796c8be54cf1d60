package org.infobottleneck.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads the files of NumPy: one array ({@code .npy}, written by {@code numpy.save}) or several
 * under their names ({@code .npz}, written by {@code numpy.savez} and {@code savez_compressed}).
 *
 * <pre>{@code
 * NumericArray activations = NumpyFiles.read(Path.of("layer-1.npy"));
 * Map<String, NumericArray> layers = NumpyFiles.readArchive(Path.of("epoch-10.npz"));
 * }</pre>
 *
 * <ul>
 *   <li>Versions 1, 2 and 3 of the format (NumPy enhancement proposal 1).
 *   <li>Elements: bool, signed and unsigned integers of 8 to 64 bits, floating point of 16, 32 and
 *       64 bits, bytes in either order, the first or the last axis running fastest. Everything else
 *       is refused by the name of its type: complex numbers, long doubles, texts, dates, objects,
 *       records.
 *   <li>Memory is taken as the elements come, whatever a header promises. At most 2^31 - 9
 *       elements.
 *   <li>Too few bytes, bytes too many and, in an archive, a wrong checksum are refused.
 *   <li>Archives may be stored or deflated, and of any size (ZIP64).
 * </ul>
 */
public final class NumpyFiles {

  private static final String SUFFIX = ".npy";

  private NumpyFiles() {}

  /**
   * Reads a {@code .npy} file.
   *
   * @param file the file
   * @return its array
   * @throws ArrayFormatException naming the file, if it holds anything but one array of numbers
   * @throws UncheckedIOException naming the file, if it can't be read
   */
  public static NumericArray read(Path file) {
    Objects.requireNonNull(file, "file");
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in, Files.size(file), true);
    } catch (IllegalArgumentException e) {
      throw new ArrayFormatException(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Reads all arrays of a {@code .npz} file.
   *
   * @param file the file
   * @return the arrays by name, in the order of the archive, unmodifiable; one at least
   * @throws ArrayFormatException naming the file and the array, if it is no archive, a damaged or
   *     an empty one, or holds anything but arrays of numbers
   * @throws UncheckedIOException naming the file, if it can't be read
   */
  public static Map<String, NumericArray> readArchive(Path file) {
    Objects.requireNonNull(file, "file");
    Map<String, NumericArray> arrays = new LinkedHashMap<>();
    try (ZipFile archive = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> entries = archive.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        String name = name(file, entry);
        if (arrays.put(name, read(file, name, archive, entry)) != null) {
          throw new ArrayFormatException(file, "holds more than one array named '" + name + "'");
        }
      }
    } catch (ArrayFormatException e) {
      throw e;
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new ArrayFormatException(
          file, "is no .npz file or a damaged one: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
    if (arrays.isEmpty()) {
      throw new ArrayFormatException(file, "is an archive without an array");
    }
    return Collections.unmodifiableMap(arrays);
  }

  private static String name(Path file, ZipEntry entry) {
    String name = entry.getName();
    if (!name.endsWith(SUFFIX)) {
      throw new ArrayFormatException(
          file, "holds '" + name + "', which is no array: its name does not end in " + SUFFIX);
    }
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private static NumericArray read(Path file, String name, ZipFile archive, ZipEntry entry)
      throws IOException {
    CRC32 checksum = new CRC32();
    try (InputStream in =
        new CheckedInputStream(new BufferedInputStream(archive.getInputStream(entry)), checksum)) {
      NumericArray array = read(in, entry.getSize(), false);
      if (checksum.getValue() != entry.getCrc()) {
        throw new IllegalArgumentException("is damaged: its checksum differs");
      }
      return array;
    } catch (IllegalArgumentException e) {
      throw new ArrayFormatException(file, "array '" + name + "' " + e.getMessage(), e);
    } catch (ZipException | EOFException e) {
      throw new ArrayFormatException(file, "array '" + name + "' is damaged: " + e.getMessage(), e);
    }
  }

  /**
   * Reads an array to the end of its stream.
   *
   * @param size the length of the stream
   * @param held whether that many bytes are known to be there
   */
  private static NumericArray read(InputStream in, long size, boolean held) throws IOException {
    NpyHeader header = NpyHeader.read(in);
    int count = header.count();
    long needed = (long) count * header.type().bytes();
    long there = size - header.bytes();
    if (there != needed) {
      throw new IllegalArgumentException(
          (there < needed ? "is cut off" : "holds more than one array")
              + ": its header says "
              + needed
              + " bytes of elements, there are "
              + there);
    }
    double[] values = header.type().read(in, count, header.order(), held);
    if (values.length < count || in.read() >= 0) {
      throw new IllegalArgumentException(
          "is damaged: " + count + " elements were promised, " + values.length + " were there");
    }
    int[] shape = header.shape().stream().mapToInt(Integer::intValue).toArray();
    return header.columnMajor()
        ? NumericArray.columnMajor(values, shape)
        : NumericArray.rowMajor(values, shape);
  }
}
