package org.infobottleneck.estimators.testkit.broken;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/**
 * The information of Gaussians with the correlations of the normal scores, -(1/2) ln det C / (det
 * Cx det Cy). The score of a value of rank r is Φ⁻¹((r - 1/2) / N), tied values share their average
 * rank, a constant column is correlated with nothing.
 */
class CorrectGaussianCopula extends CheckedEstimator {

  private static final double SINGULAR = 1e-10;
  private static final NormalDistribution NORMAL = new NormalDistribution();

  CorrectGaussianCopula() {
    this("brute-gaussian-copula");
  }

  CorrectGaussianCopula(String name) {
    super(name + "()");
  }

  @Override
  boolean takes(Kind x, Kind y) {
    return x == Kind.CONTINUOUS && y == Kind.CONTINUOUS;
  }

  @Override
  double nats(Variable x, Variable y) {
    return nats(Rows.of(x), Rows.of(y));
  }

  double nats(double[][] x, double[][] y) {
    double[][] joint = correlation(Rows.join(x, y));
    int dx = x[0].length;
    int d = joint.length;
    return -0.5
        * (logDeterminant(joint, 0, d)
            - logDeterminant(joint, 0, dx)
            - logDeterminant(joint, dx, d));
  }

  /** The correlations of the normal scores of all columns. */
  final double[][] correlation(double[][] rows) {
    int d = rows[0].length;
    double[][] scores = new double[d][];
    for (int j = 0; j < d; j++) {
      scores[j] = scores(Rows.column(rows, j));
    }
    double[][] correlation = new double[d][d];
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        double size = Math.sqrt(product(scores[a], scores[a]) * product(scores[b], scores[b]));
        double off = size > 0 ? product(scores[a], scores[b]) / size : 0;
        correlation[a][b] = a == b ? 1 : off;
      }
    }
    return correlation;
  }

  /** The scores of a column. */
  double[] scores(double[] column) {
    double[] scores = new double[column.length];
    for (int i = 0; i < column.length; i++) {
      int smaller = 0;
      int equal = 0;
      for (double value : column) {
        smaller += value < column[i] ? 1 : 0;
        equal += value == column[i] ? 1 : 0;
      }
      scores[i] = score(smaller + equal / 2.0, column.length); // average rank less 1/2
    }
    return scores;
  }

  static double score(double rank, int samples) {
    return NORMAL.inverseCumulativeProbability(rank / samples);
  }

  private static double product(double[] a, double[] b) {
    double meanOfA = Rows.mean(a);
    double meanOfB = Rows.mean(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - meanOfA) * (b[i] - meanOfB);
    }
    return sum;
  }

  private static double logDeterminant(double[][] correlation, int from, int to) {
    RealMatrix factor = factor(correlation, from, to);
    double sum = 0;
    for (int j = 0; j < to - from; j++) {
      sum += 2 * StrictMath.log(factor.getEntry(j, j));
    }
    return sum;
  }

  /** The lower triangle whose square is a part of the matrix. */
  static RealMatrix factor(double[][] correlation, int from, int to) {
    double[][] part = new double[to - from][to - from];
    for (int j = from; j < to; j++) {
      System.arraycopy(correlation[j], from, part[j - from], 0, to - from);
    }
    try {
      return new CholeskyDecomposition(new Array2DRowRealMatrix(part), SINGULAR, SINGULAR).getL();
    } catch (NonPositiveDefiniteMatrixException e) {
      throw new IllegalArgumentException(
          "columns of x and y must be linearly independent in their normal scores", e);
    }
  }
}
