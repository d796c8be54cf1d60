package org.infobottleneck.estimators.testkit;

/** How long an examination takes. */
public enum Effort {
  /** For every build: at most five seconds for an estimator of ordinary speed. */
  QUICK(25, 100, 30, 30),
  /** For a new estimator, and before a release: 200 samples for every exact law. */
  FULL(200, 400, 60, 200);

  private final int tries;
  private final int smallRepeats;
  private final int largeRepeats;

  private final int manyRepeats;

  Effort(int tries, int smallRepeats, int largeRepeats, int manyRepeats) {
    this.tries = tries;
    this.smallRepeats = smallRepeats;
    this.largeRepeats = largeRepeats;
    this.manyRepeats = manyRepeats;
  }

  /**
   * Returns on how many samples an exact law is examined.
   *
   * @return the number of tries
   */
  public int tries() {
    return tries;
  }

  /** How many small data sets a statistical law averages over. */
  int smallRepeats() {
    return smallRepeats;
  }

  /** How many large data sets a statistical law averages over. */
  int largeRepeats() {
    return largeRepeats;
  }

  /** How many data sets the law of consistency averages over, which compares two spreads. */
  int manyRepeats() {
    return manyRepeats;
  }
}
