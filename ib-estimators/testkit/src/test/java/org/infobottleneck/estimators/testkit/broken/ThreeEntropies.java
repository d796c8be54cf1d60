package org.infobottleneck.estimators.testkit.broken;

/**
 * Adds up three entropies of Kozachenko and Leonenko (1987), H(X) + H(Y) - H(X,Y), and lets the
 * logarithm of a distance of zero become an infinity and then NaN.
 */
final class ThreeEntropies extends RealEstimator {

  ThreeEntropies(int k) {
    super("three-entropies", k);
  }

  @Override
  double nats(double[][] x, double[][] y) {
    int n = x.length;
    double sum = psi(n) - psi(k); // the volumes of the cubes cancel
    for (int i = 0; i < n; i++) {
      Distances inX = Distances.of(x, i);
      Distances inY = Distances.of(y, i);
      sum += x[0].length * local(inX, inX) / n;
      sum += y[0].length * local(inY, inY) / n;
      sum -= (x[0].length + y[0].length) * local(inX, inY) / n;
    }
    return sum;
  }

  @Override
  double local(Distances inX, Distances inY) {
    return StrictMath.log(inX.with(inY).ofNeighbor(k));
  }
}
