package org.infobottleneck.plane;

/** Says that a file is no saved plane, or a damaged one, and on which line. */
public final class PlaneFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The line's number, from 1. */
  private final int line;

  PlaneFormatException(String file, int line, String message) {
    super(file + ", line " + line + ": " + message);
    this.line = line;
  }

  /**
   * Returns the line.
   *
   * @return its number, from 1
   */
  public int line() {
    return line;
  }
}
