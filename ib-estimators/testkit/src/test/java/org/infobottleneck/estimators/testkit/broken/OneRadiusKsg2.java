package org.infobottleneck.estimators.testkit.broken;

/**
 * Uses the joint distance as the radius of both margins in the formula of KSG2: a mixture of both
 * estimators, known from public programs.
 */
final class OneRadiusKsg2 extends CorrectKsg2 {

  OneRadiusKsg2(int k) {
    super("one-radius-ksg2", k);
  }

  @Override
  double extent(Distances margin, Distances joint) {
    return joint.ofNeighbor(k);
  }
}
