package org.infobottleneck.plane;

import java.nio.file.Path;

/** Says that a file of spilled activations is none, or was damaged or cut off, and which file. */
public final class SpilledFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The file's name. */
  private final String file;

  SpilledFormatException(Path file, String message) {
    super(file + ": " + message);
    this.file = file.toString();
  }

  SpilledFormatException(Path file, RuntimeException cause) {
    super(file + ": " + cause.getMessage(), cause);
    this.file = file.toString();
  }

  /**
   * Returns the file.
   *
   * @return its path
   */
  public String file() {
    return file;
  }
}
