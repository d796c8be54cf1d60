package org.infobottleneck.replay;

import java.nio.file.Path;
import java.util.Map;
import org.infobottleneck.data.NumericArray;

/**
 * A kind of file that holds arrays of numbers. NumPy's and CSV are built in; another one, such as
 * MATLAB's, is given to {@link ActivationFolder#open}.
 *
 * <p>Implementations are immutable and thread-safe.
 */
public interface ArrayFormat {

  /**
   * Returns how the names of such files end.
   *
   * @return the ending in lower case, without a point
   */
  String extension();

  /**
   * Says whether the arrays in a file have names of their own. Only such a file can hold all layers
   * of an epoch; elsewhere the name of the file is that of its array.
   *
   * @return true if they have
   */
  boolean hasNames();

  /**
   * Reads all arrays of a file.
   *
   * @param file the file
   * @return the arrays by name, one at least; the name is of no meaning unless {@link #hasNames()}
   * @throws IllegalArgumentException naming the file, if it holds anything but arrays of numbers;
   *     usually an {@link org.infobottleneck.data.ArrayFormatException}
   * @throws java.io.UncheckedIOException naming the file, if it can't be read
   */
  Map<String, NumericArray> read(Path file);
}
