package org.infobottleneck.examples.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.NumericArray;
import org.infobottleneck.replay.ArrayFormat;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Reader;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/**
 * MATLAB files of level 5, as {@code save -v6}, {@code save -v7} and {@code scipy.io.savemat} write
 * them, read by the MAT File Library.
 *
 * <ul>
 *   <li>Variables are full real matrices of any numeric or logical class, in either byte order,
 *       with any number of axes. Complex and sparse ones, texts, structures, cells and objects are
 *       refused by name.
 *   <li>Files of version 7.3 are HDF5 and refused with the advice to save with {@code -v7}.
 *   <li>A file is held in memory whole while it is read, and may have at most 2 GiB.
 * </ul>
 */
public final class MatFormat implements ArrayFormat {

  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int HDF5_BEHIND_HEADER = 512;
  private static final byte[] VERSION_7_3 = "MATLAB 7.3".getBytes(StandardCharsets.US_ASCII);

  private static final long EXACT = 1L << 53;

  /** The format; it has no settings. */
  public MatFormat() {}

  @Override
  public String extension() {
    return "mat";
  }

  @Override
  public boolean hasNames() {
    return true;
  }

  /**
   * Reads all variables of a file.
   *
   * @param file the file
   * @return the variables by name in the order of the file, unmodifiable; one at least
   * @throws ArrayFormatException naming the file and the variable, if it is no such file, a damaged
   *     or an empty one, or holds anything but full real matrices
   * @throws UncheckedIOException naming the file, if it can't be read
   */
  @Override
  public Map<String, NumericArray> read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
    if (at(bytes, 0, HDF5) || at(bytes, HDF5_BEHIND_HEADER, HDF5) || at(bytes, 0, VERSION_7_3)) {
      throw new ArrayFormatException(
          file, "is a MATLAB file of version 7.3 (HDF5), which is not read: save it with -v7");
    }
    Map<String, NumericArray> arrays = new LinkedHashMap<>();
    try (Source source = Sources.wrap(bytes);
        MatFile content = parse(file, source, bytes)) {
      for (MatFile.Entry entry : content.getEntries()) {
        if (arrays.put(entry.getName(), array(file, entry)) != null) {
          throw new ArrayFormatException(file, "holds '" + entry.getName() + "' twice");
        }
      }
    } catch (IOException | RuntimeException e) { // whatever a damaged file makes its reader do
      for (Throwable at = e; at != null; at = at.getCause()) {
        if (at instanceof ArrayFormatException refusal) { // ours; compressed variables wrap it
          throw refusal;
        }
      }
      throw new ArrayFormatException(
          file, "is no MATLAB file of level 5 or a damaged one: " + e.getMessage(), e);
    }
    if (arrays.isEmpty()) {
      throw new ArrayFormatException(file, "is a MATLAB file without a variable");
    }
    return Collections.unmodifiableMap(arrays);
  }

  private static boolean at(byte[] bytes, int offset, byte[] mark) {
    int end = offset + mark.length;
    return bytes.length >= end && Arrays.equals(bytes, offset, end, mark, 0, mark.length);
  }

  private static MatFile parse(Path file, Source source, byte[] bytes) throws IOException {
    MatTags.check(bytes);
    long most = MatTags.GREATEST_RATIO * bytes.length;
    return Mat5.newReader(source)
        .disableSubsystemProcessing()
        .setBufferAllocator(new Bounded(most))
        .setEntryFilter(header -> isFullRealMatrix(file, header, most))
        .readMat();
  }

  /** Refuses other variables by name, before their content is read. */
  private static boolean isFullRealMatrix(Path file, Mat5Reader.EntryHeader header, long most) {
    String what =
        switch (header.getType()) {
          case Double, Single, Int8, UInt8, Int16, UInt16, Int32, UInt32, Int64, UInt64 ->
              header.isComplex() ? "complex" : "";
          default -> header.getType().toString();
        };
    long elements = 1;
    for (int length : header.getDimensions()) {
      if (length < 0 || (length > 0 && elements > most / length)) {
        what = "of a size that can't be there: " + Arrays.toString(header.getDimensions());
      }
      elements *= Math.max(length, 1);
    }
    if (!what.isEmpty()) {
      throw new ArrayFormatException(
          file, "variable '" + header.getName() + "' must be a full real matrix, it is " + what);
    }
    return true;
  }

  /** Allocates nothing that a file of its size can't hold. */
  private record Bounded(long most) implements BufferAllocator {
    @Override
    public ByteBuffer allocate(int bytes) {
      if (bytes < 0 || bytes > most) {
        throw new IllegalArgumentException(bytes + " bytes are promised, which can't be there");
      }
      return ByteBuffer.allocate(bytes);
    }

    @Override
    public void release(ByteBuffer buffer) {
      // Nothing is pooled.
    }
  }

  private static NumericArray array(Path file, MatFile.Entry entry) {
    Matrix matrix = (Matrix) entry.getValue();
    boolean wide = matrix.getType() == MatlabType.Int64 || matrix.getType() == MatlabType.UInt64;
    double[] values = new double[matrix.getNumElements()];
    for (int i = 0; i < values.length; i++) {
      long whole = wide ? matrix.getLong(i) : 0;
      // An unsigned number with its highest bit set is negative here, and refused as well.
      long least = matrix.getType() == MatlabType.UInt64 ? 0 : -EXACT;
      if (whole < least || whole > EXACT) {
        throw new ArrayFormatException(
            file,
            "variable '"
                + entry.getName()
                + "' holds an integer beyond 2^53 at index "
                + i
                + ", which doubles can't hold");
      }
      values[i] = matrix.getDouble(i);
    }
    return NumericArray.columnMajor(values, matrix.getDimensions());
  }
}
