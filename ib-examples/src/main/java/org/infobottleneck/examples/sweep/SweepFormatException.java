package org.infobottleneck.examples.sweep;

/** Says that a file is no sweep, and where in it: line and column from 1, as editors count them. */
public final class SweepFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  SweepFormatException(String message) {
    super(message);
  }

  SweepFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
