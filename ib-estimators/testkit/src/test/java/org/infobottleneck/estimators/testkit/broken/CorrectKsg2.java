package org.infobottleneck.estimators.testkit.broken;

/** The second estimator of Kraskov, Stögbauer and Grassberger (2004), by brute force. */
class CorrectKsg2 extends RealEstimator {

  CorrectKsg2(int k) {
    this("brute-ksg2", k);
  }

  CorrectKsg2(String name, int k) {
    super(name, k);
  }

  @Override
  double local(Distances inX, Distances inY) {
    Distances joint = inX.with(inY);
    int nx = inX.within(extent(inX, joint));
    int ny = inY.within(extent(inY, joint));
    return psi(k) - correction() + psi(inX.size()) - psi(nx) - psi(ny);
  }

  /** How far the joint neighbors reach in a margin; all that share the k-th distance are some. */
  double extent(Distances margin, Distances joint) {
    double radius = joint.ofNeighbor(k);
    double extent = 0;
    for (int i = 0; i < joint.size(); i++) {
      if (i != joint.self() && joint.to(i) <= radius) {
        extent = Math.max(extent, margin.to(i));
      }
    }
    return extent;
  }

  double correction() {
    return 1.0 / k;
  }
}
