package org.infobottleneck.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.inference.TestUtils;
import org.junit.jupiter.api.Test;

/**
 * Fixed seeds: the bounds are six standard errors, which a right generator misses once in 5e8
 * seeds.
 */
class GaussianNoiseTest {

  private static final int COUNT = 100_000;

  @Test
  void momentsAreThoseOfAStandardNormal() {
    double mean = 0;
    double square = 0;
    double fourth = 0;
    for (int i = 0; i < COUNT; i++) {
      double z = GaussianNoise.at(7, i, 0, 0);
      mean += z / COUNT;
      square += z * z / COUNT;
      fourth += z * z * z * z / COUNT;
    }
    assertThat(mean).isCloseTo(0, within(6 / Math.sqrt(COUNT)));
    assertThat(square).isCloseTo(1, within(6 * Math.sqrt(2.0 / COUNT)));
    assertThat(fourth).isCloseTo(3, within(6 * Math.sqrt(96.0 / COUNT)));
  }

  @Test
  void neighboringPositionsAreUncorrelated() {
    double rows = 0;
    double draws = 0;
    double units = 0;
    double seeds = 0;
    for (int i = 0; i < COUNT; i++) {
      double z = GaussianNoise.at(7, i, 3, 2);
      rows += z * GaussianNoise.at(7, i + 1, 3, 2) / COUNT;
      draws += z * GaussianNoise.at(7, i, 4, 2) / COUNT;
      units += z * GaussianNoise.at(7, i, 3, 3) / COUNT;
      seeds += z * GaussianNoise.at(8, i, 3, 2) / COUNT;
    }
    for (double correlation : new double[] {rows, draws, units, seeds}) {
      assertThat(correlation).isCloseTo(0, within(6 / Math.sqrt(COUNT)));
    }
  }

  @Test
  void distributionPassesKolmogorovSmirnov() {
    double[] sample = new double[5000];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = GaussianNoise.at(-3, 0, i, 1);
    }
    assertThat(TestUtils.kolmogorovSmirnovTest(new NormalDistribution(), sample))
        .isGreaterThan(1e-6);
  }

  /** Bits that every virtual machine has given so far; a change moves every noisy estimate. */
  @Test
  void aPositionHasTheSameBitsForever() {
    assertThat(GaussianNoise.at(0, 0, 0, 0)).isEqualTo(-0x1.fd245a41a5461p0);
    assertThat(GaussianNoise.at(7, 1, 0, 0)).isEqualTo(0x1.cb835b213d82ap-4);
    assertThat(GaussianNoise.at(-3, 0, 3, 2)).isEqualTo(-0x1.62bc89e49f0e6p-9);
    assertThat(GaussianNoise.at(Long.MIN_VALUE, 4095, 15, 9)).isEqualTo(0x1.d6af16fdb97a4p0);
  }
}
