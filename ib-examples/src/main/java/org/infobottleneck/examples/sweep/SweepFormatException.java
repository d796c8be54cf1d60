package org.infobottleneck.examples.sweep;

import org.infobottleneck.examples.shell.UnreadableInput;

/** Says that a file is no sweep, and where in it: line and column from 1, as editors count them. */
public final class SweepFormatException extends IllegalArgumentException
    implements UnreadableInput {

  private static final long serialVersionUID = 1L;

  SweepFormatException(String message) {
    super(message);
  }

  SweepFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
