package org.infobottleneck.examples.verify;

/** Thrown where an entry asks for something that the library does not compute. */
final class UnsupportedEntryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnsupportedEntryException(String message) {
    super(message);
  }
}
