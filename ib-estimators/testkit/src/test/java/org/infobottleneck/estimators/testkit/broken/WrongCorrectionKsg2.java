package org.infobottleneck.estimators.testkit.broken;

/** Subtracts 1 in place of 1/k: right for k = 1 only, and so in programs written for it. */
final class WrongCorrectionKsg2 extends CorrectKsg2 {

  WrongCorrectionKsg2(int k) {
    super("wrong-correction-ksg2", k);
  }

  @Override
  double correction() {
    return 1;
  }
}
