package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuadratureTest {

  @Test
  void momentsOfTheNormalDistributionAreMet() {
    double[] moments = {1, 0, 1, 0, 3, 0, 15, 0, 105};
    for (int n = 0; n < moments.length; n++) {
      int power = n;
      assertThat(Quadrature.overNormal(z -> StrictMath.pow(z, power)))
          .as("moment %d", n)
          .isCloseTo(moments[n], within(1e-11));
    }
  }

  /**
   * E cos(ωZ) = exp(-ω²/2): a rule whose step is too wide would take a fast wave for a slow one.
   */
  @Test
  void wavesOfEveryDocumentedFrequencyAreResolved() {
    for (double frequency : new double[] {0.5, 3, 10, 30, 100}) {
      double expected = StrictMath.exp(-frequency * frequency / 2);
      assertThat(Quadrature.overNormal(z -> StrictMath.cos(frequency * z)))
          .isCloseTo(expected, within(1e-12));
      assertThat(
              Quadrature.overNormalPair(
                  (a, b) -> StrictMath.cos(frequency * b), Quadrature.PAIR_STEP))
          .isCloseTo(expected, within(1e-10));
    }
  }

  @Test
  void productsInThePlaneFactorize() {
    double pair =
        Quadrature.overNormalPair((a, b) -> a * a * StrictMath.exp(b), Quadrature.PAIR_STEP);
    assertThat(pair).isCloseTo(StrictMath.exp(0.5), within(1e-10));
    assertThat(Quadrature.overNormalPair((a, b) -> a * b, Quadrature.PAIR_STEP))
        .isCloseTo(0, within(1e-14));
  }

  @Test
  void logarithmsOfMixturesDoNotDependOnTheStep() {
    for (double width : new double[] {0.5, 1, 3, 8}) {
      double fine = Quadrature.overNormal(z -> StrictMath.log(1 + StrictMath.exp(width * z)), 1e-3);
      assertThat(Quadrature.overNormal(z -> StrictMath.log(1 + StrictMath.exp(width * z))))
          .isCloseTo(fine, within(1e-12));
    }
  }
}
