package org.infobottleneck.estimators.testkit.broken;

/** The first estimator of Kraskov, Stögbauer and Grassberger (2004), by brute force. */
class CorrectKsg1 extends RealEstimator {

  CorrectKsg1(int k) {
    this("brute-ksg1", k);
  }

  CorrectKsg1(String name, int k) {
    super(name, k);
  }

  @Override
  double local(Distances inX, Distances inY) {
    double radius = radius(inX, inY);
    return psi(k) + psi(inX.size()) - psi(count(inX, radius) + 1) - psi(count(inY, radius) + 1);
  }

  double radius(Distances inX, Distances inY) {
    return inX.with(inY).ofNeighbor(k);
  }

  int count(Distances margin, double radius) {
    return margin.nearer(radius);
  }
}
