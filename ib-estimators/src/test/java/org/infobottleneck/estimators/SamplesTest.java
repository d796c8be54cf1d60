package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SamplesTest {

  private static double[] standardized(double[][] rows) {
    return Samples.prepared(Variable.continuous(rows), true, "samples");
  }

  @Test
  void standardizedColumnsHaveMeanZeroAndVarianceOne() {
    double[][] rows = Draws.gaussian(50, 3, 1);
    for (double[] row : rows) {
      row[0] = 5 + row[0] / 3;
      row[2] = -100 + 40 * row[2];
    }
    double[] result = standardized(rows);
    for (int j = 0; j < 3; j++) {
      double mean = 0;
      double square = 0;
      for (int i = 0; i < 50; i++) {
        mean += result[3 * i + j] / 50;
        square += result[3 * i + j] * result[3 * i + j] / 50;
      }
      assertThat(mean).isCloseTo(0, within(1e-13));
      assertThat(square).isCloseTo(1, within(1e-13));
    }
  }

  /** Powers of two change no digit, so nothing but an overflow could tell the scales apart. */
  @Test
  void standardizationUndoesAnyScaleOfAnyColumn() {
    double[][] rows = Draws.gaussian(50, 2, 2);
    double[] expected = standardized(rows);
    for (double[] scales : new double[][] {{0x1p700, 0x1p-700}, {0x1p-700, 0x1p700}}) {
      double[][] scaled = Draws.gaussian(50, 2, 2);
      for (double[] row : scaled) {
        row[0] *= scales[0];
        row[1] *= scales[1];
      }
      double[] result = standardized(scaled);
      for (int i = 0; i < result.length; i++) {
        assertThat(result[i]).isCloseTo(expected[i], within(1e-13));
      }
    }
  }

  @Test
  void valuesUpToTheLargestDoubleAreStandardized() {
    double largest = Double.MAX_VALUE;
    double[] result = standardized(new double[][] {{largest}, {largest / 2}, {largest}});
    // Deviations 1, -2, 1 from the mean, so a variance of 2.
    assertThat(result[0]).isCloseTo(1 / Math.sqrt(2), within(1e-13));
    assertThat(result[1]).isCloseTo(-Math.sqrt(2), within(1e-13));
    assertThat(result[2]).isCloseTo(1 / Math.sqrt(2), within(1e-13));
  }

  @Test
  void aConstantColumnBecomesZero() {
    double[] result = standardized(new double[][] {{0.25, 1}, {0.25, 2}, {0.25, 3}, {0.25, 4}});
    for (int i = 0; i < 4; i++) {
      assertThat(result[2 * i]).isZero();
    }
  }
}
