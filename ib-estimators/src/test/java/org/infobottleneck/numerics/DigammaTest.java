package org.infobottleneck.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class DigammaTest {

  private static final BigDecimal EULER = new BigDecimal("0.57721566490153286060651209008240243");

  @Test
  void integersAreHarmonicSumsLessEulersConstant() {
    BigDecimal harmonic = BigDecimal.ZERO;
    double[] table = Digamma.table(5000);
    for (int n = 1; n <= 5000; n++) {
      double expected = harmonic.subtract(EULER).doubleValue();
      assertThat(Digamma.digamma(n)).as("psi(%d)", n).isCloseTo(expected, within(4e-15));
      assertThat(table[n]).isEqualTo(Digamma.digamma(n));
      harmonic = harmonic.add(BigDecimal.ONE.divide(BigDecimal.valueOf(n), MathContext.DECIMAL128));
    }
  }

  @Property(seed = "1")
  void recurrenceHolds(@ForAll @DoubleRange(min = 0.01, max = 1e6) double x) {
    double difference = Digamma.digamma(x + 1) - Digamma.digamma(x);
    assertThat(difference).isCloseTo(1 / x, within(1e-13 * Math.max(1, 1 / x)));
  }

  @Property(seed = "1")
  void duplicationFormulaHolds(@ForAll @DoubleRange(min = 0.1, max = 1e5) double x) {
    double expected = (Digamma.digamma(x) + Digamma.digamma(x + 0.5)) / 2 + StrictMath.log(2);
    assertThat(Digamma.digamma(2 * x)).isCloseTo(expected, within(2e-14 * Math.max(1, 1 / x)));
  }

  @Test
  void commonsMathAgreesToItsOwnError() {
    for (int n = 1; n <= 200; n++) {
      assertThat(Digamma.digamma(n)).isCloseTo(Gamma.digamma(n), within(4e-9));
    }
  }

  @Test
  void oneHalfIsMinusEulerMinusTwoLogTwo() {
    double expected = -EULER.doubleValue() - 2 * StrictMath.log(2);
    assertThat(Digamma.digamma(0.5)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void argumentsWithoutAValueAreRefused() {
    for (double x : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Digamma.digamma(x))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("digamma argument must be positive");
    }
    assertThatThrownBy(() -> Digamma.table(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
