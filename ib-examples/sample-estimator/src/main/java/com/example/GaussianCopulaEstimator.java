package com.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Digamma;

/**
 * The mutual information of two continuous variables whose dependence is that of Gaussians, whatever
 * their margins: I = ln(det R_x det R_y / det R) / 2 nats, R the correlations of normal scores, less
 * the bias that Gaussian samples of independent variables have (Ince et al. 2017).
 */
public final class GaussianCopulaEstimator implements MutualInformationEstimator {

  private static final double SINGULAR = 1e-10;

  private final NaturalRanking ranking;

  public GaussianCopulaEstimator() {
    this(TiesStrategy.AVERAGE);
  }

  /** For the test that shows what comes of ranking ties in the order of the samples. */
  GaussianCopulaEstimator(TiesStrategy ties) {
    ranking = new NaturalRanking(ties);
  }

  @Override
  public String description() {
    return "gaussian-copula";
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    boolean continuous = x == Variable.Kind.CONTINUOUS && y == Variable.Kind.CONTINUOUS;
    return continuous
        ? Optional.empty()
        : Optional.of("gaussian-copula needs two continuous variables, got " + x + " and " + y);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          "x and y must have the same number of samples, got " + x.size() + " and " + y.size());
    }
    Optional<String> refusal = refusal(x.kind(), y.kind());
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    List<double[]> columns = new ArrayList<>(scores((Continuous) x));
    int dx = columns.size();
    columns.addAll(scores((Continuous) y));
    return Estimate.of(
        information(columns, dx, x.size()),
        Estimand.of(Channel.EXACT, Channel.EXACT),
        x.size(),
        description());
  }

  /** Normal scores of the columns; a constant one tells nothing, nor does a second copy. */
  private List<double[]> scores(Continuous variable) {
    NormalDistribution normal = new NormalDistribution();
    int n = variable.size();
    List<double[]> columns = new ArrayList<>();
    for (int j = 0; j < variable.dimensions(); j++) {
      int column = j;
      // Adding 0.0 turns -0.0, which sorts apart, into 0.0.
      double[] values = IntStream.range(0, n).mapToDouble(i -> variable.value(i, column) + 0.0).toArray();
      double[] ranks = ranking.rank(values);
      double[] scores = new double[n];
      for (int i = 0; i < n; i++) {
        scores[i] = normal.inverseCumulativeProbability(ranks[i] / (n + 1));
      }
      boolean constant = Arrays.stream(ranks).distinct().count() == 1;
      if (!constant && columns.stream().noneMatch(other -> Arrays.equals(other, scores))) {
        columns.add(scores);
      }
    }
    return columns;
  }

  private static double information(List<double[]> columns, int dx, int n) {
    int d = columns.size();
    if (dx == 0 || dx == d) {
      return 0;
    }
    if (n <= d + 1) {
      throw new IllegalArgumentException(
          "number of samples must exceed " + (d + 1) + " for " + d + " columns, got " + n);
    }
    RealMatrix r = new PearsonsCorrelation().computeCorrelationMatrix(transposed(columns));
    double joint = logDeterminant(r, 0, d);
    double plugIn = (logDeterminant(r, 0, dx) + logDeterminant(r, dx, d) - joint) / 2;
    return plugIn - (bias(dx, n) + bias(d - dx, n) - bias(d, n)) / 2;
  }

  /** What the logarithm of a d-dimensional determinant is expected to lack: a sum of digammas. */
  private static double bias(int d, int n) {
    double sum = 0;
    for (int i = 1; i <= d; i++) {
      sum += Digamma.digamma((n - i) / 2.0) - Math.log((n - 1) / 2.0);
    }
    return sum;
  }

  private static RealMatrix transposed(List<double[]> columns) {
    return MatrixUtils.createRealMatrix(columns.toArray(new double[0][])).transpose();
  }

  private static double logDeterminant(RealMatrix r, int from, int to) {
    double determinant =
        new LUDecomposition(r.getSubMatrix(from, to - 1, from, to - 1)).getDeterminant();
    if (determinant < SINGULAR) {
      throw new IllegalArgumentException(
          "columns " + from + ".." + (to - 1) + " of x and y must not determine one another");
    }
    return Math.log(determinant);
  }
}
