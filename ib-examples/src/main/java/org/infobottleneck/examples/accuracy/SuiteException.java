package org.infobottleneck.examples.accuracy;

import org.infobottleneck.examples.shell.UnreadableInput;

/** A suite that can't be read; the message names the file and what was expected. */
public final class SuiteException extends RuntimeException implements UnreadableInput {

  private static final long serialVersionUID = 1L;

  SuiteException(String message) {
    super(message);
  }

  SuiteException(String message, Throwable cause) {
    super(message, cause);
  }
}
