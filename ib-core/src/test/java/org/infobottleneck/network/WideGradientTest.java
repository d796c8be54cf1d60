package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the sums for narrow layers, to the bit. */
class WideGradientTest {

  @ParameterizedTest
  @CsvSource({"16, 64, 1", "17, 65, 5", "130, 256, 7", "129, 257, 66", "300, 700, 13"})
  void productsHaveTheBitsOfThoseOfNarrowLayers(int fanIn, int fanOut, int samples) {
    SplittableRandom random = new SplittableRandom(15);
    double[][] a = random(fanIn, samples, random);
    double[][] d = random(fanOut, samples, random);
    double[] expected = new double[fanIn * fanOut];
    SampleSums.products(a, d, expected, samples);
    WideGradient wide = new WideGradient(Architecture.tanh(fanIn, fanOut, 2), samples + 2);
    double[] actual = new double[fanIn * fanOut];
    wide.products(a, d, new double[fanIn * fanOut], samples);
    wide.products(a, d, actual, samples);

    assertThat(WideGradient.suits(fanIn, fanOut)).isTrue();
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"15, 64", "16, 63", "1, 1000", "1000, 1"})
  void narrowLayersDoNotSuit(int fanIn, int fanOut) {
    assertThat(WideGradient.suits(fanIn, fanOut)).isFalse();
  }

  private static double[][] random(int units, int samples, SplittableRandom random) {
    double[][] matrix = new double[units][samples + 2];
    for (double[] unit : matrix) {
      for (int s = 0; s < unit.length; s++) {
        unit[s] = 2 * random.nextDouble() - 1;
      }
    }
    return matrix;
  }
}
