package org.infobottleneck.estimators.testkit.broken;

/** Takes the radius from the neighbors in x alone, so that x and y can't be exchanged. */
final class RadiusFromXKsg1 extends CorrectKsg1 {

  RadiusFromXKsg1(int k) {
    super("radius-from-x-ksg1", k);
  }

  @Override
  double radius(Distances inX, Distances inY) {
    return inX.ofNeighbor(k);
  }
}
