package org.infobottleneck.estimators.testkit.broken;

/**
 * Holds, of two samples at the distance of the k-th neighbor, the one that comes first for nearer.
 */
final class TiesByIndexKsg1 extends CorrectKsg1 {

  TiesByIndexKsg1(int k) {
    super("ties-by-index-ksg1", k);
  }

  @Override
  int count(Distances margin, double radius) {
    int count = 0;
    for (int i = 0; i < margin.size(); i++) {
      boolean tiedBefore = margin.to(i) == radius && i < margin.self();
      count += i != margin.self() && (margin.to(i) < radius || tiedBefore) ? 1 : 0;
    }
    return count;
  }
}
