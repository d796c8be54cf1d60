package org.infobottleneck.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Estimators that take a million samples, on normal variables of correlation 0.6, of which the
 * information is known: -ln(1 - 0.36)/2. The build takes 10,000; {@code -Dib.many=1000000} takes a
 * million. Those whose cost grows with the square of the number are left out.
 */
class ManySamplesTest {

  private static final int ROWS = Integer.getInteger("ib.many", 10_000);
  private static final double CORRELATION = 0.6;

  /**
   * The deviations are in units of 1/√N: 0.6 of the local information, to which the neighbors add
   * less than √(2 ψ'(3)) = 0.89. Six of them are left out of reach by chance once in 10^9 runs; for
   * neighbors 0.002 nats of bias come on top.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "gaussian|0.6|0",
        "gaussian-copula|0.6|0",
        "ksg1|1.1|0.002",
        "ksg2|1.1|0.002",
        "gao|1.1|0.002"
      })
  void informationOfNormalVariablesIsFound(String estimator, double deviation, double bias) {
    double[] x = new double[ROWS];
    double[] y = new double[ROWS];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < ROWS; i++) {
      double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      double angle = 2 * Math.PI * random.nextDouble();
      x[i] = radius * StrictMath.cos(angle);
      y[i] =
          CORRELATION * x[i]
              + Math.sqrt(1 - CORRELATION * CORRELATION) * radius * StrictMath.sin(angle);
    }
    double nats =
        Estimators.parse(estimator).estimate(Variable.scalar(x), Variable.scalar(y)).nats();
    assertThat(nats)
        .isCloseTo(
            -0.5 * Math.log(1 - CORRELATION * CORRELATION),
            within(6 * deviation / Math.sqrt(ROWS) + bias));
  }

  /** Cells of one sample each, X the row and Y the remainder: independent exactly. */
  @ParameterizedTest
  @CsvSource({"100", "500"})
  void independentCellsTellNothing(int side) {
    int n = side * side;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = Math.floorDiv(i, side);
      y[i] = i % side;
    }
    assertThat(
            Estimators.parse("binning(width=1)")
                .estimate(Variable.scalar(x), Variable.scalar(y))
                .nats())
        .isCloseTo(0, within(1e-9));
  }
}
