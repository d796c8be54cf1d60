package org.infobottleneck.estimators.testkit.broken;

/** Counts the sample itself in the margins and then adds 1 once more: ψ(n + 2). */
final class SelfCountingKsg1 extends CorrectKsg1 {

  SelfCountingKsg1(int k) {
    super("self-counting-ksg1", k);
  }

  @Override
  int count(Distances margin, double radius) {
    return 1 + super.count(margin, radius);
  }
}
