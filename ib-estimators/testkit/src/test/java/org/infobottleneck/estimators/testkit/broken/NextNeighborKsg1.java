package org.infobottleneck.estimators.testkit.broken;

/**
 * Uses the neighbor after the k-th with ψ(k): what becomes of a query for k neighbors that does not
 * count the sample itself where the program thinks it does.
 */
final class NextNeighborKsg1 extends CorrectKsg1 {

  NextNeighborKsg1(int k) {
    super("next-neighbor-ksg1", k);
  }

  @Override
  void requireEnough(int samples) {
    super.requireEnough(samples - 1);
  }

  @Override
  double radius(Distances inX, Distances inY) {
    return inX.with(inY).ofNeighbor(k + 1);
  }
}
