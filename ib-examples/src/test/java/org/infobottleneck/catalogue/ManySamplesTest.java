package org.infobottleneck.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;
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
   * Of a label and a normal variable about -1 or 1, in nats: ∫ φ(t - 1) ln(2 / (1 + e^(-2t))) dt.
   */
  private static final double INFORMATION_OF_LABELS = informationOfLabels();

  private static double informationOfLabels() {
    double step = 1e-3;
    double sum = 0; // the trapezoidal rule is exact to rounding for such tails
    for (double t = -9; t < 11; t += step) {
      double density = StrictMath.exp(-(t - 1) * (t - 1) / 2) / Math.sqrt(2 * Math.PI);
      sum += step * density * (Math.log(2) - StrictMath.log1p(StrictMath.exp(-2 * t)));
    }
    return sum;
  }

  /**
   * The deviations are in units of 1/√N: 0.6 of the local information, to which the neighbors add
   * less than √(2 ψ'(3)) = 0.89, the three entropies of a difference √(3 ψ'(3)) = 1.09, and a
   * correction by surrogates once more what neighbors add. Six of them are left out of reach by
   * chance once in 10^9 runs; for neighbors 0.002 nats of bias come on top.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "gaussian|0.6|0",
        "gaussian-copula|0.6|0",
        "ksg1|1.1|0.002",
        "ksg2|1.1|0.002",
        "gao|1.1|0.002",
        "subsampled(ksg1)|1.1|0.002",
        "pca(ksg1,dimensions=1)|1.1|0.002",
        "projected(ksg1,dimensions=1)|1.1|0.002",
        "sliced(ksg1)|1.1|0.002",
        "surrogates(gaussian)|2.2|0.002",
        "surrogates(gaussian-mixture)|2.2|0.002",
        "kozachenko-leonenko(norm=maximum)|1.7|0.002"
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

  /**
   * T is normal about -1 or 1 by its label. The standard deviation of the local information is
   * below 0.45 nats; an estimator adds less than √(2 ψ'(3)) of its own, and less than 0.003 nats of
   * bias: of noise or of bins, which lose, or of neighbors.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "binning(width=0.05)",
        "ross",
        "split-atoms",
        "subsampled(ross)",
        "surrogates(gaussian)",
        "knn-noisy(noiseVariance=1e-4)",
        "auto",
        "sliced(ross)",
        "probe",
        "extrapolated(binning(width=0.05))"
      })
  void informationOfLabelsIsFound(String estimator) {
    int[] labels = new int[ROWS];
    double[] t = new double[ROWS];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < ROWS; i++) {
      labels[i] = i % 2;
      t[i] = 2 * labels[i] - 1 + random.nextGaussian();
    }
    double nats =
        Estimators.parse(estimator).estimate(Variable.scalar(t), Variable.labels(labels)).nats();
    assertThat(nats).isCloseTo(INFORMATION_OF_LABELS, within(6 * 1.0 / Math.sqrt(ROWS) + 0.003));
  }

  /** The matrix of kernels would have 10^12 entries; order 2 needs none, and hours. */
  @Test
  void aMatrixOfAllPairsIsRefused() {
    Variable many = Variable.scalar(new double[1_000_000]);
    assertThatThrownBy(() -> Estimators.parse("renyi(alpha=1.01)").estimate(many, many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number of samples must not exceed 2048")
        .hasMessageContaining("got 1000000; ask order 2");
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
