package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.infobottleneck.examples.experiments.Explained.Sample;
import org.junit.jupiter.api.Test;

class ExplainedTest {

  @Test
  void lineExplainsWhatCommonsMathSays() {
    SplittableRandom random = new SplittableRandom(3);
    SimpleRegression regression = new SimpleRegression();
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double x = random.nextDouble();
      double y = x + random.nextDouble();
      regression.addData(x, y);
      samples.add(new Sample(0, i, x, y));
    }
    assertThat(Explained.linear(samples)).isCloseTo(regression.getRSquare(), within(1e-12));
    assertThat(Explained.direction(samples)).isEqualTo(1);
  }

  /** A cube is no line but rises, and other seeds predict it. */
  @Test
  void risingFunctionExplainsWhatIsBent() {
    List<Sample> bent = new ArrayList<>();
    List<Sample> falling = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double x = (i - 30) / 10.0;
      bent.add(new Sample(0, i % 6, x, x * x * x));
      falling.add(new Sample(0, i % 6, x, -x));
    }
    assertThat(Explained.monotone(bent)).isGreaterThan(0.98);
    assertThat(Explained.linear(bent)).isLessThan(0.9);
    assertThat(Explained.monotone(falling)).isLessThan(0.01);
    assertThat(Explained.linear(falling)).isCloseTo(1, within(1e-12));
    assertThat(Explained.direction(falling)).isEqualTo(-1);
  }

  /** Pure noise is not explained out of seed, however the function bends. */
  @Test
  void noiseIsNotExplained() {
    SplittableRandom random = new SplittableRandom(5);
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      samples.add(new Sample(0, i % 20, random.nextDouble(), random.nextDouble()));
    }
    assertThat(Explained.monotone(samples)).isBetween(-0.1, 0.05);
  }

  @Test
  void strataHaveTheirOwnMeans() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      samples.add(new Sample(0, i, i, i));
      samples.add(new Sample(1, i, i, i - 1000));
    }
    assertThat(Explained.linear(samples)).isCloseTo(1, within(1e-12));
  }

  /** Fisher: sums of squares of a table worked by hand, A = ±1, AB = ±2, repeats ±1. */
  @Test
  void sharesOfVarianceAreThoseWorkedByHand() {
    double[] shares =
        Factorial.shares(
            new int[] {2, 2, 2},
            new int[] {0, 1},
            (a, b, c, repeat) -> sign(a) + 2 * sign(a) * sign(b) + sign(repeat) + 7);
    double[] wanted = {1 / 6.0, 0, 0, 4 / 6.0, 0, 0, 0, 1 / 6.0};
    for (int term = 0; term < wanted.length; term++) {
      assertThat(shares[term]).as(Factorial.TERMS.get(term)).isCloseTo(wanted[term], within(1e-12));
    }
  }

  @Test
  void sharesOfVarianceAddUpToOne() {
    SplittableRandom random = new SplittableRandom(9);
    double[] noise = random.doubles(3 * 4 * 3 * 5).toArray();
    double[] shares =
        Factorial.shares(
            new int[] {3, 4, 3},
            new int[] {0, 1, 2, 3, 4},
            (a, b, c, r) -> noise[((a * 4 + b) * 3 + c) * 5 + r]);
    double sum = 0;
    for (double share : shares) {
      assertThat(share).isNotNegative();
      sum += share;
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  private static double sign(int level) {
    return level == 0 ? -1 : 1;
  }

  /** Of a mean, the jackknife gives the standard error that everyone knows. */
  @Test
  void jackknifeOfAMeanIsItsStandardError() {
    double[] values = {1, 4, 2, 8};
    Jackknife mean =
        Jackknife.of(
            values.length,
            units -> {
              double sum = 0;
              for (int unit : units) {
                sum += values[unit];
              }
              return sum / units.length;
            });
    assertThat(mean.value()).isEqualTo(3.75);
    assertThat(mean.error()).isCloseTo(Math.sqrt(28.75 / 3 / 4), within(1e-12));
  }

  @Test
  void rowsNeededAreReadBetweenShares() {
    double[] rows = {256, 1024, 4096};
    assertThat(
            TwoNumbersTables.log2RowsNeeded(rows, new double[] {0.8, 0.85, 0.95}, 0.9)
                .orElseThrow())
        .isCloseTo(11, within(1e-12));
    assertThat(TwoNumbersTables.log2RowsNeeded(rows, new double[] {0.95, 1, 1}, 0.9)).isEmpty();
    assertThat(TwoNumbersTables.log2RowsNeeded(rows, new double[] {0.5, 0.6, 0.7}, 0.9)).isEmpty();
  }
}
