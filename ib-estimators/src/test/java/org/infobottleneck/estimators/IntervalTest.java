package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  private static final Estimate ONE =
      Estimate.of(1, Estimand.of(Channel.EXACT, Channel.EXACT), 10, "some");

  private static Estimate with(double error, double freedom) {
    return ONE.withError(new StandardError(error, StandardError.Source.SUBSAMPLING, freedom));
  }

  /** Quantiles as printed in tables of Student's t (Abramowitz & Stegun 1964, table 26.10). */
  @ParameterizedTest
  @CsvSource({
    "0.95, 1, 12.706",
    "0.95, 10, 2.228",
    "0.95, 120, 1.980",
    "0.90, 5, 2.015",
    "0.99, 30, 2.750",
    "0.95, Infinity, 1.960",
    "0.99, Infinity, 2.576"
  })
  void theReachIsThatOfStudentsTables(double level, double freedom, double quantile) {
    Interval interval = with(0.5, freedom).interval(level).orElseThrow();
    assertThat((interval.high() - 1) / 0.5).isCloseTo(quantile, within(5.1e-4));
    assertThat((1 - interval.low()) / 0.5).isCloseTo(quantile, within(5.1e-4));
  }

  /** With one degree of freedom t is Cauchy's distribution, with two a square root. */
  @Test
  void quantilesInClosedFormAreMetNearBothEndsOfTheLevels() {
    for (double level : new double[] {0.01, 0.5, 0.999999}) {
      double cauchy = Math.tan(Math.PI * level / 2);
      assertThat(with(1, 1).interval(level).orElseThrow().width())
          .isCloseTo(2 * cauchy, within(1e-6 * cauchy));
      double two = level * Math.sqrt(2 / (1 - level * level));
      assertThat(with(1, 2).interval(level).orElseThrow().width())
          .isCloseTo(2 * two, within(1e-6 * two));
    }
  }

  @Test
  void manyDegreesOfFreedomAreAsGoodAsInfinitelyMany() {
    double normal = with(1, Double.POSITIVE_INFINITY).interval(0.95).orElseThrow().width();
    for (double freedom : new double[] {1e5, 1e8, 1e12}) {
      assertThat(with(1, freedom).interval(0.95).orElseThrow().width())
          .isBetween(normal, normal + 10 / freedom);
    }
    assertThat(new StandardError(1, StandardError.Source.SEEDS).degreesOfFreedom()).isInfinite();
  }

  /** Where one method takes over from the other: they agree, and the width falls on. */
  @Test
  void beyondAThousandDegreesOfFreedomTheWidthGoesOnAsBefore() {
    for (double level : new double[] {0.5, 0.95, 0.9999}) {
      double at = with(1, 1000).interval(level).orElseThrow().width();
      double above = with(1, Math.nextUp(1000.0)).interval(level).orElseThrow().width();
      assertThat(above).isCloseTo(at, within(1e-8));
      assertThat(with(1, 1001).interval(level).orElseThrow().width()).isLessThan(at);
    }
  }

  @Test
  void withoutAnErrorOrAFiniteValueThereIsNoInterval() {
    assertThat(ONE.interval(0.95)).isEmpty();
    StandardError error = new StandardError(1, StandardError.Source.SEEDS);
    Estimand estimand = Estimand.of(Channel.EXACT, Channel.EXACT);
    assertThat(
            Estimate.of(Double.POSITIVE_INFINITY, estimand, 10, "some")
                .withError(error)
                .interval(0.95))
        .isEmpty();
    Interval point = with(0, 3).interval(0.95).orElseThrow();
    assertThat(point).isEqualTo(new Interval(1, 1));
  }

  @Test
  void endsAreInTheIntervalAndSaidInBitsToo() {
    Interval interval = new Interval(-0.5, 2);
    assertThat(interval.contains(-0.5)).isTrue();
    assertThat(interval.contains(2)).isTrue();
    assertThat(interval.contains(Math.nextDown(-0.5))).isFalse();
    assertThat(interval.contains(Math.nextUp(2.0))).isFalse();
    assertThat(interval.contains(Double.NaN)).isFalse();
    assertThat(interval.width()).isEqualTo(2.5);
    assertThat(interval.lowBits()).isCloseTo(-0.5 / StrictMath.log(2), within(1e-15));
    assertThat(interval.highBits()).isCloseTo(2 / StrictMath.log(2), within(1e-15));
  }

  @Test
  void whatIsNoLevelNoIntervalAndNoFreedomIsRefused() {
    for (double level : new double[] {0, 1, -0.5, 95, Double.NaN}) {
      assertThatThrownBy(() -> with(1, 3).interval(level))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("level of an interval must lie between 0 and 1, got " + level);
    }
    assertThatThrownBy(() -> new Interval(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not lie above the upper, got 1.0 and 0.0");
    assertThatThrownBy(() -> new Interval(Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    for (double freedom : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> with(1, freedom))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("degrees of freedom must be positive, got " + freedom);
    }
  }
}
