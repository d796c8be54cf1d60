package org.infobottleneck.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class NormalQuantileTest {

  private static double quantile(double p) {
    double[] values = {7, p, 7};
    NormalQuantile.of(values, 1, 2);
    assertThat(values[0]).isEqualTo(7);
    assertThat(values[2]).isEqualTo(7);
    return values[1];
  }

  @Test
  void quantilesArePublishedOnes() {
    // Wichura (1988), the check values of PPND16.
    assertThat(quantile(0.25)).isCloseTo(-0.6744897501960817, within(1e-15));
    assertThat(quantile(0.001)).isCloseTo(-3.090232306167814, within(1e-14));
    assertThat(quantile(1e-20)).isCloseTo(-9.262340089798409, within(1e-14));
  }

  @Test
  void quantilesInvertTheDistributionFunctionOfCommonsMath() {
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    for (int i = 1; i < 2000; i++) {
      double p = i / 2000.0;
      assertThat(normal.cumulativeProbability(quantile(p))).isCloseTo(p, within(1e-14));
      assertThat(quantile(p)).isCloseTo(-quantile(1 - p), within(1e-13));
    }
    for (double p = 1e-3; p > 1e-300; p /= 7) {
      assertThat(normal.cumulativeProbability(quantile(p)) / p).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void theMedianIsZero() {
    assertThat(quantile(0.5)).isZero();
  }
}
