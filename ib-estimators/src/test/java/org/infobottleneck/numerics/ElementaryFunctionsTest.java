package org.infobottleneck.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ElementaryFunctionsTest {

  private static final MathContext DIGITS = new MathContext(40);

  @Property(seed = "1", tries = 5000)
  void tanhAgreesWithTheStrictLibrary(@ForAll @DoubleRange(min = -25, max = 25) double x) {
    double expected = StrictMath.tanh(x);
    assertThat(tanh(x)).isCloseTo(expected, within(1.2e-15 * Math.abs(expected)));
    assertThat(Math.abs(tanh(x))).isLessThanOrEqualTo(1);
  }

  /** Against 40 digits: (e - 1)/(e + 1) with e = exp(2x) by its series and ten squarings. */
  @Test
  void tanhErrsByLessThanTenToTheMinusFifteen() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 3000; i++) {
      double x = random.nextDouble() * (i % 3 == 0 ? 20 : i % 3 == 1 ? 2 : 0.02);
      BigDecimal exact = exactTanh(x);
      assertThat(relativeError(tanh(x), exact)).isLessThan(1.0e-15);
      assertThat(relativeError(-tanh(-x), exact)).isLessThan(1.0e-15);
    }
  }

  private static double relativeError(double actual, BigDecimal exact) {
    BigDecimal error = new BigDecimal(actual).subtract(exact).abs();
    return error.divide(exact, DIGITS).doubleValue();
  }

  private static BigDecimal exactTanh(double x) {
    BigDecimal u = new BigDecimal(2 * x).divide(BigDecimal.valueOf(1024), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal e = BigDecimal.ONE;
    for (int k = 1; k < 25; k++) {
      term = term.multiply(u, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      e = e.add(term, DIGITS);
    }
    for (int k = 0; k < 10; k++) {
      e = e.multiply(e, DIGITS);
    }
    return e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS);
  }

  @Test
  void tanhNeedsNoBoundsWithin20() {
    double[] a = new double[8001];
    for (int i = 0; i < a.length; i++) {
      a[i] = (i - 4000) * 0.005;
    }
    a[17] = Double.NaN;
    double[] b = a.clone();
    ElementaryFunctions.tanh(a, 0, a.length);
    ElementaryFunctions.tanhWithin20(b, 0, b.length);
    assertThat(b).isEqualTo(a);
  }

  @Property(seed = "1", tries = 5000)
  void expOfNegativeAgreesWithTheStrictLibrary(@ForAll @DoubleRange(min = 0, max = 16) double t) {
    double expected = StrictMath.exp(-t);
    assertThat(expOfNegative(t)).isCloseTo(expected, within(2e-14 * expected));
  }

  @Property(seed = "1", tries = 2000)
  void expOfNegativeIsAbsolutelyExactInTheTail(@ForAll @DoubleRange(min = 16, max = 1e6) double t) {
    assertThat(expOfNegative(t)).isCloseTo(StrictMath.exp(-t), within(1e-14));
  }

  @Test
  void edgeValuesAreExact() {
    assertThat(tanh(0)).isZero();
    assertThat(tanh(1e300)).isEqualTo(1);
    assertThat(tanh(-1e300)).isEqualTo(-1);
    assertThat(tanh(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(tanh(Double.NaN)).isNaN();
    assertThat(tanh(1e-300)).isCloseTo(1e-300, within(1e-315));
    assertThat(expOfNegative(0)).isEqualTo(1);
    assertThat(expOfNegative(Double.POSITIVE_INFINITY)).isLessThan(1e-16);
    assertThat(expOfNegative(Double.NaN)).isNaN();
  }

  /** Bits that every virtual machine has given so far. */
  @Test
  void bitsAreTheSameForever() {
    assertThat(tanh(0.3)).isEqualTo(0x1.2a4dda7d914f9p-2);
    assertThat(tanh(-2.5)).isEqualTo(-0x1.f9258260a71c1p-1);
    assertThat(tanh(7)).isEqualTo(0x1.ffffc832750f1p-1);
    assertThat(expOfNegative(0.3)).isEqualTo(0x1.7b4c869c37c07p-1);
    assertThat(expOfNegative(17)).isEqualTo(0x1.639e3175a689cp-25);
  }

  @Test
  void onlyTheRangeIsChanged() {
    double[] a = {5, 5, 5, 5};
    ElementaryFunctions.tanh(a, 1, 3);
    assertThat(a[0]).isEqualTo(5);
    assertThat(a[3]).isEqualTo(5);
    assertThat(a[1]).isLessThan(1).isEqualTo(a[2]);
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.api.Assertions.within(tolerance);
  }

  private static double tanh(double x) {
    double[] a = {x};
    ElementaryFunctions.tanh(a, 0, 1);
    return a[0];
  }

  private static double expOfNegative(double t) {
    double[] a = {t};
    ElementaryFunctions.expOfNegative(a, 0, 1);
    return a[0];
  }
}
