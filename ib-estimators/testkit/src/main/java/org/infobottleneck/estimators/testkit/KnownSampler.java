package org.infobottleneck.estimators.testkit;

/** Draws one row of X and of Y. */
@FunctionalInterface
interface KnownSampler {

  /**
   * Draws one row.
   *
   * @param draws the random numbers
   * @param x receives the row of X: its values, its label, or its distribution. Modified.
   * @param y receives the row of Y. Modified.
   */
  void draw(KnownDraws draws, double[] x, double[] y);
}
