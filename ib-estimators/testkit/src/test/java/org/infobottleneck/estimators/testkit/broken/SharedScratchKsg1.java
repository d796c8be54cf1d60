package org.infobottleneck.estimators.testkit.broken;

/** Keeps the samples at hand in a buffer that all threads share. */
final class SharedScratchKsg1 extends CorrectKsg1 {

  private static double[][] scratchX = new double[0][];
  private static double[][] scratchY = new double[0][];

  SharedScratchKsg1(int k) {
    super("shared-scratch-ksg1", k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    scratchX = x;
    scratchY = y;
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += local(Distances.of(scratchX, i), Distances.of(scratchY, i));
    }
    return sum / x.length;
  }
}
