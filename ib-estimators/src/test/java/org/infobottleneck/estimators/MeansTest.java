package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class MeansTest {

  @Test
  void standardErrorIsTheSampleDeviationOverTheRootOfTheCount() {
    // Mean 2.5, squared deviations 5, so variance 5/3.
    assertThat(Means.standardError(new double[] {1, 2, 3, 4}))
        .isCloseTo(Math.sqrt(5.0 / 12), within(1e-15));
    double[] values = Draws.column(Draws.gaussian(100, 1, 3), 0);
    DescriptiveStatistics library = new DescriptiveStatistics(values);
    assertThat(Means.of(values)).isCloseTo(library.getMean(), within(1e-15));
    assertThat(Means.standardError(values))
        .isCloseTo(library.getStandardDeviation() / 10, within(1e-15));
  }

  @Test
  void aLargeMeanCostsTheErrorNoDigit() {
    assertThat(Means.standardError(new double[] {1e15 + 1, 1e15 + 2, 1e15 + 3, 1e15 + 4}))
        .isCloseTo(Math.sqrt(5.0 / 12), within(1e-15));
  }

  @Test
  void oneValueHasNoErrorToSpeakOf() {
    assertThat(Means.standardError(new double[] {7})).isZero();
  }
}
