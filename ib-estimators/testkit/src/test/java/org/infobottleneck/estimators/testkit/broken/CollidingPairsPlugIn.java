package org.infobottleneck.estimators.testkit.broken;

/**
 * Knows a pair of symbols by a * 31 + b, the hash code of a list, which different pairs share as
 * soon as there are more than 31 symbols.
 */
final class CollidingPairsPlugIn extends CorrectPlugIn {

  CollidingPairsPlugIn() {
    super("colliding-pairs-plug-in", false);
  }

  @Override
  long pair(int a, int b) {
    return a * 31L + b;
  }
}
