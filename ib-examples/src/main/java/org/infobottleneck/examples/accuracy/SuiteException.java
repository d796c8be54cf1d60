package org.infobottleneck.examples.accuracy;

/** A suite that can't be read; the message names the file and what was expected. */
public final class SuiteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SuiteException(String message) {
    super(message);
  }

  SuiteException(String message, Throwable cause) {
    super(message, cause);
  }
}
