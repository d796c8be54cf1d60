package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AntitheticKernelsTest {

  /** exp(-|t~ - t_j|² / 2 s2) by StrictMath, in units of the greatest. */
  @Test
  void termsAreGaussianKernelsForADrawAndItsOpposite() {
    int n = 1500; // more than a block
    int d = 3;
    double variance = 0.3;
    Random random = new Random(1);
    double[] columns = random.doubles((long) n * d, -3, 3).toArray();
    AntitheticKernels kernels = new AntitheticKernels(columns, n, d, variance);
    for (int row : new int[] {0, 700, 1499}) {
      double[] noise = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      kernels.moveTo(row);
      kernels.draw(noise);
      for (int sign = 1; sign >= -1; sign -= 2) {
        double[] exponents = new double[n];
        double greatest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
          for (int f = 0; f < d; f++) {
            double noisy = columns[f * n + row] + sign * Math.sqrt(variance) * noise[f];
            double difference = noisy - columns[f * n + j];
            exponents[j] -= difference * difference / (2 * variance);
          }
          greatest = Math.max(greatest, exponents[j]);
        }
        double[] terms = kernels.terms(sign < 0);
        for (int j = 0; j < n; j++) {
          double expected = j == row ? 0 : StrictMath.exp(exponents[j] - greatest);
          assertThat(terms[j]).isCloseTo(expected, within(1e-13));
        }
        assertThat(kernels.least(sign < 0)).isCloseTo(exponents[row] - greatest, within(1e-12));
      }
    }
  }

  @Test
  void samplesBeyondTheRangeOfADoubleHaveNoKernel() {
    double[] columns = {0, 1.7e308, -1.7e308, 1e160, 0, 1.7e308, 1.7e308, -1e160};
    for (double variance : new double[] {1e-300, 1, 1e10}) {
      AntitheticKernels kernels = new AntitheticKernels(columns, 4, 2, variance);
      for (int row = 0; row < 4; row++) {
        kernels.moveTo(row);
        kernels.draw(new double[] {1, -0.5});
        for (boolean opposite : new boolean[] {false, true}) {
          assertThat(kernels.least(opposite)).isZero();
          assertThat(kernels.terms(opposite)).containsExactly(0, 0, 0, 0);
        }
      }
    }
  }
}
