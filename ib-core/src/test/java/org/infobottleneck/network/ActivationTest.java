package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {

  /** Away from the kinks at zero. */
  private static final double[] POINTS = {-30, -5, -1.3, -0.4, -1e-3, 1e-3, 0.2, 0.9, 3, 8, 30, -2};

  private static double[] applied(Activation activation, double[] values, int rows) {
    double[] outputs = values.clone();
    activation.apply(outputs, rows, values.length / rows);
    return outputs;
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void derivativesFromTheOutputMatchCentralDifferences(Activation activation) {
    int rows = 3;
    double[] direction = {0.3, -1, 2, 0.7, 1.5, -0.2, 1, 1, -3, 0.1, 0.4, -0.6};
    double[] gradient = direction.clone();
    activation.multiplyByDerivative(applied(activation, POINTS, rows), gradient, rows, 4);

    double h = 1e-5;
    for (int i = 0; i < POINTS.length; i++) {
      double[] up = POINTS.clone();
      double[] down = POINTS.clone();
      up[i] += h;
      down[i] -= h;
      double[] high = applied(activation, up, rows);
      double[] low = applied(activation, down, rows);
      double expected = 0;
      for (int j = 0; j < POINTS.length; j++) {
        expected += direction[j] * (high[j] - low[j]) / (2 * h);
      }
      // Error of the difference: h^2/6 times the third derivative (at most 2), and rounding of
      // outputs up to 30 (7e-15) over 2 h.
      assertThat(gradient[i]).isCloseTo(expected, Offset.offset(3e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TANH, 0.5, 0.46211715726000975",
    "RELU, -2, 0",
    "RELU, 2, 2",
    "LEAKY_RELU, -2, -0.02",
    "LEAKY_RELU, 2, 2",
    "SIGMOID, 0.5, 0.6224593312018546",
    "SIGMOID, -800, 0",
    "SIGMOID, 800, 1",
    "SOFTPLUS, 0, 0.6931471805599453",
    "SOFTPLUS, 800, 800",
    "SOFTPLUS, -40, 4.248354255291589e-18",
    "SOFTSIGN, 3, 0.75",
    "SOFTSIGN, -3, -0.75",
    "ELU, -1, -0.6321205588285577",
    "ELU, 2, 2",
    "LINEAR, -7, -7"
  })
  void valuesAreThoseOfTheFormula(Activation activation, double x, double expected) {
    double scale = Math.max(Math.abs(expected), Double.MIN_NORMAL);
    assertThat(applied(activation, new double[] {x}, 1)[0])
        .isCloseTo(expected, Offset.offset(4e-15 * scale));
  }

  @Test
  void softmaxRowsSumToOneHoweverLargeTheSums() {
    double[] p = applied(Activation.SOFTMAX, new double[] {1e308, 1e308, -1e308, 1, 2, 3}, 2);

    assertThat(p[0]).isEqualTo(0.5);
    assertThat(p[2]).isLessThan(1e-17);
    assertThat(p[3] + p[4] + p[5]).isCloseTo(1, Offset.offset(1e-15));
    assertThat(p[5] / p[4]).isCloseTo(Math.E, Offset.offset(1e-13));
  }

  @Test
  void softsignKeepsItsLimits() {
    assertThat(applied(Activation.SOFTSIGN, new double[] {Double.MAX_VALUE, -1e300}, 1))
        .containsExactly(1, -1);
    assertThat(applied(Activation.SOFTSIGN, new double[] {Double.POSITIVE_INFINITY}, 1))
        .containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void notANumberStaysNotANumber(Activation activation) {
    assertThat(applied(activation, new double[] {Double.NaN, Double.NaN}, 1)[0]).isNaN();
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void onlyTheGivenRowsAreTouched(Activation activation) {
    double[] values = {0.5, -0.5, 7};
    activation.apply(values, 1, 2);
    double[] gradient = {1, 1, 7};
    activation.multiplyByDerivative(values, gradient, 1, 2);

    assertThat(values[2]).isEqualTo(7);
    assertThat(gradient[2]).isEqualTo(7);
  }
}
