package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

class WithinGroupsTest {

  private static WithinGroups of(List<List<double[]>> groups) {
    return WithinGroups.of(
        groups, groups.stream().map(g -> LongStream.range(0, g.size()).toArray()).toList());
  }

  /** Within every group y falls as x rises; between groups both rise. */
  @Test
  void differencesBetweenGroupsAreTakenOut() {
    List<List<double[]>> groups = new ArrayList<>();
    List<double[]> all = new ArrayList<>();
    for (int g = 0; g < 4; g++) {
      List<double[]> group = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        group.add(new double[] {10 * g + i, 20 * g - i});
      }
      groups.add(group);
      all.addAll(group);
    }
    assertThat(of(groups).correlation(0, 1)).isCloseTo(-1, within(1e-12));
    assertThat(of(groups).correlationIn(2, 0, 1)).isCloseTo(-1, within(1e-12));
    assertThat(of(List.of(all)).correlation(0, 1)).isGreaterThan(0.9);
  }

  @Test
  void oneGroupGivesTheCorrelationAndRegressionOfCommonsMath() {
    SplittableRandom random = new SplittableRandom(7);
    List<double[]> runs = new ArrayList<>();
    double[] y = new double[50];
    double[] first = new double[50];
    double[][] x = new double[50][];
    for (int i = 0; i < 50; i++) {
      double a = random.nextDouble();
      double b = random.nextDouble() + a;
      y[i] = 2 * a - b + random.nextDouble();
      first[i] = a;
      x[i] = new double[] {a, b};
      runs.add(new double[] {y[i], a, b});
    }
    WithinGroups within = of(List.of(runs));
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(y, x);
    double[] slopes = within.coefficients(0, 1, 2);
    double ratio = regression.estimateRegressionParameters()[1] / slopes[0];
    assertThat(within.correlation(0, 1))
        .isCloseTo(new PearsonsCorrelation().correlation(y, first), within(1e-12));
    assertThat(within.explained(0, 1, 2)).isCloseTo(regression.calculateRSquared(), within(1e-12));
    assertThat(slopes[0] * ratio)
        .isCloseTo(regression.estimateRegressionParameters()[1], within(1e-12));
  }

  /** Fisher (1921): r = 0.5 of 28 pairs has z = 0.5493 ± 1.96 / 5. */
  @Test
  void fisherIntervalIsThatOfTheTextbook() {
    WithinGroups.Interval interval = WithinGroups.fisher(0.5, 25);
    assertThat(interval.low()).isCloseTo(Math.tanh(0.54931 - 0.39199), within(1e-4));
    assertThat(interval.high()).isCloseTo(Math.tanh(0.54931 + 0.39199), within(1e-4));
  }

  /** In 100 samples without any correlation the intervals miss 0 about 5 times; 15 are too many. */
  @Test
  void intervalsContainTheTruthAsOftenAsTheySay() {
    SplittableRandom random = new SplittableRandom(11);
    int fisher = 0;
    int seeds = 0;
    for (int sample = 0; sample < 100; sample++) {
      List<List<double[]>> groups = new ArrayList<>();
      for (int g = 0; g < 4; g++) {
        List<double[]> group = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
          group.add(new double[] {g + random.nextDouble(), g * g + random.nextDouble()});
        }
        groups.add(group);
      }
      WithinGroups within = of(groups);
      fisher += contains(within.fisher(0, 1)) ? 0 : 1;
      seeds += contains(within.bySeeds(0, 1)) ? 0 : 1;
    }
    assertThat(fisher).isLessThan(15);
    assertThat(seeds).isLessThan(15);
  }

  private static boolean contains(WithinGroups.Interval interval) {
    return interval.low() <= 0 && interval.high() >= 0;
  }

  @Test
  void whatDoesNotVaryHasNoCorrelation() {
    List<double[]> runs = List.of(new double[] {1, 2}, new double[] {1, 3}, new double[] {1, 4});
    WithinGroups within = of(List.of(runs));
    assertThat(within.correlation(0, 1)).isNaN();
    assertThat(within.coefficients(0, 1)).containsExactly(Double.NaN);
    assertThat(within.fisher(0, 1)).isEqualTo(new WithinGroups.Interval(-1, 1));
  }
}
