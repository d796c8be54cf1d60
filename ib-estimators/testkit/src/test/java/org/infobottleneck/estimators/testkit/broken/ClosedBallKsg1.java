package org.infobottleneck.estimators.testkit.broken;

/**
 * Counts samples at the distance of the k-th neighbor as nearer than it: the closed ball of KSG2 in
 * the formula of KSG1. Common in public programs, where a tree's ball query is closed.
 */
final class ClosedBallKsg1 extends CorrectKsg1 {

  ClosedBallKsg1(int k) {
    super("closed-ball-ksg1", k);
  }

  @Override
  int count(Distances margin, double radius) {
    return margin.within(radius);
  }
}
