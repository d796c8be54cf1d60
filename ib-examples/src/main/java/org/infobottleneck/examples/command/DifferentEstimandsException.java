package org.infobottleneck.examples.command;

/** Says that planes can't be compared because no two of their numbers are about the same thing. */
final class DifferentEstimandsException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  DifferentEstimandsException(String message) {
    super("DifferentEstimands: " + message);
  }
}
