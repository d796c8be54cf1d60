package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class PairLoopsTest {

  private static final MathContext DIGITS = new MathContext(40);

  /** exp(-t) by its series at t/1024, in decimals. */
  private static BigDecimal exp(double t) {
    BigDecimal u = new BigDecimal(-t).divide(BigDecimal.valueOf(1024), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; k < 30; k++) {
      term = term.multiply(u, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int k = 0; k < 10; k++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  @Test
  void exponentialKeepsItsErrorBound() {
    int count = 4000;
    double[] v = new double[count];
    double[] t = new double[count];
    for (int k = 0; k < count; k++) {
      v[k] = k * (k < 2000 ? 1e-5 : 4e-5);
      t[k] = v[k] * PairLoops.EXPONENTS;
    }
    PairLoops.exponential(v, count);
    for (int k = 0; k < count; k++) {
      BigDecimal exact = exp(t[k]);
      double error = new BigDecimal(v[k]).subtract(exact).abs().doubleValue();
      double truncation = StrictMath.pow(t[k], 8) / 2.4e21;
      assertThat(error).isLessThanOrEqualTo((6e-14 + truncation) * exact.doubleValue());
    }
  }

  @Test
  void exponentialIsOneAtZeroAndLostInASumAtItsLimit() {
    double[] v = {0, 0.25, 0.5, 1, 1.5, PairLoops.LIMIT};
    PairLoops.exponential(v, v.length);
    assertThat(v[0]).isEqualTo(1);
    for (int k = 1; k < v.length; k++) {
      assertThat(v[k]).isBetween(0.0, 1e-25);
    }
  }

  @Test
  void limitedArgumentsStayLost() {
    double[] v = {0, 1, 3, Double.POSITIVE_INFINITY};
    PairLoops.limit(v, v.length);
    assertThat(v).containsExactly(0, 1, PairLoops.LIMIT, PairLoops.LIMIT);
  }

  @Test
  void whatIsBelowTheBoundIsFound() {
    double[] v = {3, -1, 0, 1, 0.999, Double.POSITIVE_INFINITY, -0.0, 1.001};
    int[] found = new int[10];
    assertThat(PairLoops.find(v, 1, found, 1, v.length)).isEqualTo(5);
    assertThat(found).startsWith(0, 1, 2, 4, 6);
  }

  @Test
  void aMaskIsOneWhereLabelsAreEqual() {
    double[] labels = {3, -1, 0, 4, 3, Integer.MAX_VALUE, Integer.MIN_VALUE};
    double[] mask = new double[labels.length];
    PairLoops.mask(labels, 3, mask, labels.length);
    assertThat(mask).containsExactly(1, 0, 0, 0, 1, 0, 0);
    PairLoops.mask(labels, Integer.MIN_VALUE, mask, labels.length);
    assertThat(mask).containsExactly(0, 0, 0, 0, 0, 0, 1);
  }
}
