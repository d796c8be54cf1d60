package org.infobottleneck.estimators.testkit.broken;

/**
 * Takes the first k of the samples that are equally near for the neighbors, as a sort of distances
 * does.
 */
final class FirstNeighborsKsg2 extends CorrectKsg2 {

  FirstNeighborsKsg2(int k) {
    super("first-neighbors-ksg2", k);
  }

  @Override
  double extent(Distances margin, Distances joint) {
    double radius = joint.ofNeighbor(k);
    int room = k - joint.nearer(radius);
    double extent = 0;
    for (int i = 0; i < joint.size(); i++) {
      if (i != joint.self() && joint.to(i) <= radius) {
        boolean neighbor = joint.to(i) < radius || room-- > 0;
        extent = neighbor ? Math.max(extent, margin.to(i)) : extent;
      }
    }
    return extent;
  }
}
