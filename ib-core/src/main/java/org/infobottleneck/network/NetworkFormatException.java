package org.infobottleneck.network;

import java.nio.file.Path;

/**
 * Says that a file of a network or a training is none, or was damaged or cut off, and which file.
 */
public final class NetworkFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The file's name. */
  private final String file;

  NetworkFormatException(Path file, String message) {
    super(file + ": " + message);
    this.file = file.toString();
  }

  NetworkFormatException(Path file, RuntimeException cause) {
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
