package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the two-stage mean to what can be counted out, or is exact. */
class TwoStageMeanTest {

  /** What a draw at each of four rows may say, both with the same chance. */
  private static final double[][] ROWS = {{1, 4}, {-2, 7}, {0, 0.5}, {3, 11}};

  private static final int DRAWS = 2;

  /**
   * Over all samples of two of four rows, with two draws in each, the squared error is on the
   * average the variance of the mean (Cochran 1977, section 10.4).
   */
  @Test
  void theSquaredErrorIsTheVarianceOverAllSamples() {
    List<TwoStageMean> all = new ArrayList<>();
    for (int first = 0; first < ROWS.length; first++) {
      for (int second = first + 1; second < ROWS.length; second++) {
        for (int draws = 0; draws < 16; draws++) {
          double[] values = {
            ROWS[first][draws & 1],
            ROWS[first][draws >> 1 & 1],
            ROWS[second][draws >> 2 & 1],
            ROWS[second][draws >> 3]
          };
          all.add(TwoStageMean.of(values, new double[4], DRAWS, ROWS.length));
        }
      }
    }
    double mean = all.stream().mapToDouble(TwoStageMean::mean).average().orElseThrow();
    double variance =
        all.stream()
            .mapToDouble(m -> (m.mean() - mean) * (m.mean() - mean))
            .average()
            .orElseThrow();
    double told = all.stream().mapToDouble(m -> m.error() * m.error()).average().orElseThrow();
    assertThat(mean).isCloseTo(24.5 / 8, within(1e-14));
    assertThat(told).isCloseTo(variance, within(1e-13));
  }

  /** 3 and 5 are the means, 8 and 2 the variances of two rows that are all rows. */
  @Test
  void whereAllRowsAreDrawnOnlyTheDrawsWithinThemAreChance() {
    TwoStageMean mean = TwoStageMean.of(new double[] {1, 5, 4, 6}, new double[4], DRAWS, 2);
    assertThat(mean.mean()).isEqualTo(4);
    assertThat(mean.error()).isCloseTo(Math.sqrt((8 + 2) / 2.0 / 2 / 2), within(1e-15));
  }

  /** Values that are a row's number and three times the control are known but for the rows. */
  @Test
  void aControlThatSaysAllTakesAwayWhatIsWithinRows() {
    double[] controls = {0.5, -1.5, 2, 1.25, 0, -0.75, -1, 3, 0.25};
    double[] numbers = {2, 4, 9};
    double[] values = new double[controls.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers[i / 3] + 3 * controls[i];
    }
    TwoStageMean mean = TwoStageMean.of(values, controls, 3, 12);
    assertThat(mean.mean()).isCloseTo(5, within(1e-14));
    // (1 - 3/12) of the variance 13 of the numbers, over their count.
    assertThat(mean.error()).isCloseTo(Math.sqrt(0.75 * 13 / 3), within(1e-14));
  }

  /** The slope is the one of least squares within rows: any other leaves a greater rest. */
  @Test
  void theSlopeLeavesTheLeastRestWithinRows() {
    double[] values = {1, 3, 2, 7, 4, 4.5};
    double[] controls = {-1, 0.5, 0.5, 2, -1, 1};
    TwoStageMean mean = TwoStageMean.of(values, controls, 3, 2);
    double least = Double.POSITIVE_INFINITY;
    for (double slope = -3; slope <= 3; slope += 1.0 / 1024) {
      double rest = 0;
      for (int row = 0; row < 2; row++) {
        double[] left = new double[3];
        double center = 0;
        for (int i = 0; i < 3; i++) {
          left[i] = values[3 * row + i] - slope * controls[3 * row + i];
          center += left[i] / 3;
        }
        for (double value : left) {
          rest += (value - center) * (value - center);
        }
      }
      least = Math.min(least, rest);
    }
    // Two degrees of freedom in each row; all rows are drawn.
    assertThat(mean.error()).isCloseTo(Math.sqrt(least / 2 / 2 / 3 / 2), within(1e-6));
  }
}
