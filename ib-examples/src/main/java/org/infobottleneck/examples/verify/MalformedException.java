package org.infobottleneck.examples.verify;

/** Thrown where a file or an entry does not follow its layout. */
final class MalformedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MalformedException(String message) {
    super(message);
  }

  MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
