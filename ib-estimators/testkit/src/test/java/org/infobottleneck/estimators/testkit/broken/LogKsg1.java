package org.infobottleneck.estimators.testkit.broken;

/** Takes logarithms for digamma functions, which are no approximation for small counts. */
final class LogKsg1 extends CorrectKsg1 {

  LogKsg1(int k) {
    super("log-ksg1", k);
  }

  @Override
  double psi(int argument) {
    return StrictMath.log(argument);
  }
}
