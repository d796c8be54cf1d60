package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InitializerTest {

  private static final int FAN_IN = 200;
  private static final int FAN_OUT = 500;
  private static final int N = FAN_IN * FAN_OUT;

  private static double[] drawn(Initializer initializer, long seed, int layer) {
    double[] weights = new double[N];
    initializer.fill(weights, FAN_IN, FAN_OUT, seed, layer);
    return weights;
  }

  /**
   * Variance and kurtosis by formula: a normal cut at 2 has variance 0.7737413 and fourth moment
   * 1.4161891 (integrals of the density), a uniform one kurtosis 1.8, a normal one 3.
   */
  @ParameterizedTest
  @CsvSource({
    "TRUNCATED_NORMAL_FAN_IN, 0.0038687064, 2.365537",
    "TRUNCATED_NORMAL_FAN_OUT, 0.0015474826, 2.365537",
    "GLOROT_UNIFORM, 0.0028571429, 1.8",
    "GLOROT_NORMAL, 0.0028571429, 3",
    "HE_UNIFORM, 0.01, 1.8",
    "HE_NORMAL, 0.01, 3"
  })
  void momentsAreThoseOfTheDistribution(Initializer initializer, double variance, double kurtosis) {
    double[] weights = drawn(initializer, 1, 1);
    double mean = Arrays.stream(weights).average().orElseThrow();
    double square = Arrays.stream(weights).map(w -> w * w).average().orElseThrow();
    double fourth = Arrays.stream(weights).map(w -> w * w * w * w).average().orElseThrow();

    // Five standard errors each; the seed is fixed.
    assertThat(mean).isCloseTo(0, Offset.offset(5 * Math.sqrt(variance / N)));
    assertThat(square)
        .isCloseTo(variance, Offset.offset(5 * variance * Math.sqrt((kurtosis - 1) / N)));
    // The eighth moment of a normal number is 105: an upper bound for all.
    assertThat(fourth / (variance * variance))
        .isCloseTo(kurtosis, Offset.offset(5 * Math.sqrt(105.0 / N)));
  }

  @ParameterizedTest
  @CsvSource({
    "TRUNCATED_NORMAL_FAN_IN, 0.14142135623730953",
    "TRUNCATED_NORMAL_FAN_OUT, 0.0894427190999916",
    "GLOROT_UNIFORM, 0.0925820099772552",
    "HE_UNIFORM, 0.17320508075688776"
  })
  void boundedDrawsFillTheirRangeAndStayInside(Initializer initializer, double bound) {
    double largest = Arrays.stream(drawn(initializer, 2, 1)).map(Math::abs).max().orElseThrow();

    assertThat(largest).isBetween(0.999 * bound, bound);
  }

  @ParameterizedTest
  @EnumSource(Initializer.class)
  void drawsAreFixedBySeedAndLayer(Initializer initializer) {
    assertThat(drawn(initializer, 3, 1))
        .isEqualTo(drawn(initializer, 3, 1))
        .isNotEqualTo(drawn(initializer, 4, 1))
        .isNotEqualTo(drawn(initializer, 3, 2));
  }

  @ParameterizedTest
  @EnumSource(Initializer.class)
  void neighboringSeedsAndLayersAreUncorrelated(Initializer initializer) {
    double[] weights = drawn(initializer, 3, 1);
    for (double[] others :
        new double[][] {drawn(initializer, 4, 1), drawn(initializer, 3, 2), shifted(weights)}) {
      double product = 0;
      double square = 0;
      for (int i = 0; i < N; i++) {
        product += weights[i] * others[i];
        square += weights[i] * weights[i];
      }
      assertThat(product / square).isCloseTo(0, Offset.offset(5 / Math.sqrt(N)));
    }
  }

  private static double[] shifted(double[] weights) {
    double[] shifted = new double[N];
    System.arraycopy(weights, 1, shifted, 0, N - 1);
    return shifted;
  }

  @Test
  void aLayerDoesNotDependOnTheOthers() {
    Mlp small = Mlp.create(Architecture.tanh(5, 4, 3), 9);
    Mlp deep = Mlp.create(Architecture.tanh(5, 4, 3, 2), 9);

    assertThat(deep.weights(2).data).isEqualTo(small.weights(2).data);
    assertThat(deep.biases(2).data).containsOnly(0);
  }
}
