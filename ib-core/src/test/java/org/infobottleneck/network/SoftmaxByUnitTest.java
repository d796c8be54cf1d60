package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the same function over rows, to the bit. */
class SoftmaxByUnitTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "5, 2", "255, 3", "257, 10"})
  void bothFunctionsHaveTheBitsOfThoseOverRows(int samples, int units) {
    SplittableRandom random = new SplittableRandom(10);
    double[] sums = random.doubles((long) samples * units, -30, 30).toArray();
    double[] gradient = random.doubles((long) samples * units, -1, 1).toArray();
    double[][] sumsByUnit = new double[units][samples];
    double[][] gradientByUnit = new double[units][samples];
    UnitMajor.fromRows(sums, 0, sumsByUnit, samples);
    UnitMajor.fromRows(gradient, 0, gradientByUnit, samples);

    Activation.SOFTMAX.apply(sums, samples, units);
    Activation.SOFTMAX.multiplyByDerivative(sums, gradient, samples, units);
    SoftmaxByUnit.apply(sumsByUnit, samples, new double[samples]);
    SoftmaxByUnit.multiplyByDerivative(sumsByUnit, gradientByUnit, samples, new double[samples]);

    double[] rows = new double[samples * units];
    UnitMajor.toRows(sumsByUnit, rows, 0, samples);
    assertThat(rows).isEqualTo(sums);
    UnitMajor.toRows(gradientByUnit, rows, 0, samples);
    assertThat(rows).isEqualTo(gradient);
  }
}
