package org.infobottleneck.data;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Says that a file of numbers (NumPy, IDX, MATLAB, a folder of activations) does not hold what was
 * asked for, and which file it is: the message starts with its path and names the array where a
 * file holds several.
 */
public final class ArrayFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Names a file and what is wrong with it.
   *
   * @param file the file
   * @param problem what is wrong, in lower case
   */
  public ArrayFormatException(Path file, String problem) {
    super(Objects.requireNonNull(file, "file") + ": " + Objects.requireNonNull(problem, "problem"));
  }

  /**
   * Names a file, what is wrong with it and how that was noticed.
   *
   * @param file the file
   * @param problem what is wrong, in lower case
   * @param cause how it was noticed
   */
  public ArrayFormatException(Path file, String problem, Throwable cause) {
    this(file, problem);
    initCause(cause);
  }
}
