package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantilesTest {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void quantilesInterpolateBetweenOrderStatistics() {
    assertThat(Quantiles.median(new double[] {3, 1, 2})).isEqualTo(2);
    assertThat(Quantiles.median(new double[] {4, 1, 2, 3})).isEqualTo(2.5);
    assertThat(Quantiles.of(new double[] {1, 2, 3, 4, 5}, 0.25)).isEqualTo(2);
  }

  @Test
  void theMedianIsInfiniteWhereHalfOfTheValuesAre() {
    assertThat(Quantiles.median(new double[] {1, NEVER})).isInfinite();
    assertThat(Quantiles.median(new double[] {1, 2, NEVER})).isEqualTo(2);
    assertThat(Quantiles.of(new double[] {NEVER, NEVER}, 0.5)).isInfinite();
  }

  @Test
  void wordsHaveThreeDigits() {
    assertThat(Quantiles.words(57.594)).isEqualTo("57.6");
    assertThat(Quantiles.words(2.155e9)).isEqualTo("2.2e+09");
    assertThat(Quantiles.range(new double[] {NEVER, 1.25})).isEqualTo("1.25 to infinite");
    assertThat(Quantiles.range(new double[] {1.0801, 1.0802})).isEqualTo("1.08");
  }
}
