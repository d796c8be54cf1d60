package org.infobottleneck.examples.verify;

/** What came of a reference value. */
enum Verdict {
  /** Within the tolerance. */
  OK("ok"),
  /** Outside the tolerance. */
  FAILED("FAILED"),
  /** Not ours to match: the library has no such estimator, or none with such a parameter. */
  UNSUPPORTED("unsupported"),
  /** The entry can't be read, or the library refuses its data. */
  ERROR("ERROR");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
