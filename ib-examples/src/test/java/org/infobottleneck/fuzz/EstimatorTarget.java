package org.infobottleneck.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;

/**
 * Estimators, conditional ones too, on a few samples of special values, of any kinds: refused by a
 * message of the library's own, or a number. Slow ones are found by the time limit of whoever runs
 * this.
 */
final class EstimatorTarget implements FuzzTarget {

  static final List<MutualInformationEstimator> ESTIMATORS =
      Stream.of(
              "auto",
              "binning(width=0.3)",
              "binning(5 edges in [-1,1])",
              "binning(edges {-1 0 1e300})",
              "binning(equalWidth=4)",
              "binning(quantiles=3)",
              "binning(adaptive=4)",
              "binning(levels=8)",
              "binning(distinct)",
              "binning(width=0.3, entropy=miller-madow)",
              "binning(width=0.3, entropy=nsb)",
              "binning(width=0.3, entropy=chao-shen)",
              "binning(width=0.3, entropy=grassberger-2003)",
              "kde-upper(noiseVariance=1e-3)",
              "kde-lower(noiseVariance=1e-3)",
              "kde-upper(noiseVariance=1e300)",
              "kde-lower(noiseVariance=1e-300)",
              "ksg1(k=1)",
              "ksg1",
              "ksg1(standardized)",
              "ksg2",
              "gao",
              "ross",
              "ross(k=1)",
              "knn-noisy(noiseVariance=0.1)",
              "noisy-channel(noiseVariance=0.1, draws=16)",
              "gaussian",
              "gaussian-copula",
              "renyi(alpha=2)",
              "renyi(alpha=1.01)",
              "renyi(alpha=0.5)",
              "kozachenko-leonenko(norm=maximum)",
              "kozachenko-leonenko(norm=euclidean)",
              "probe",
              "split-atoms",
              "surrogates(gaussian)",
              "surrogates(gaussian-mixture)",
              "pca(ksg1, dimensions=1)",
              "pca(kde-upper(noiseVariance=0.1), dimensions=2)",
              "projected(ksg1, dimensions=1)",
              "sliced(ksg1, projections=2)",
              "subsampled(ksg1)",
              "subsampled(binning(width=0.3))",
              "extrapolated(ksg1)",
              "extrapolated(binning(width=0.3))",
              "batched(ksg1, rows=4)")
          .map(Estimators::parse)
          .toList();

  private static final int MOST_SAMPLES = 24;

  @Override
  public void accept(FuzzInput input) {
    MutualInformationEstimator estimator = ESTIMATORS.get(input.below(ESTIMATORS.size()));
    int kinds = input.below(72);
    int samples = 1 + input.below(MOST_SAMPLES);
    try {
      Variable x = variable(input, kinds % 6, samples);
      Variable y = variable(input, kinds / 6 % 6, samples);
      if (kinds < 36) {
        requireSound(estimator.estimate(x, y), estimator);
      } else {
        Variable given = variable(input, input.below(6), samples);
        requireSound(estimator.conditional().estimate(x, y, given), estimator);
      }
    } catch (IllegalArgumentException e) {
      FuzzTarget.requireOwnMessage(e, estimator.description());
    }
  }

  private static void requireSound(Estimate estimate, MutualInformationEstimator estimator) {
    String what = estimator.description() + " gave " + estimate;
    FuzzTarget.require(!Double.isNaN(estimate.nats()), what);
    FuzzTarget.require(estimate.samples() > 0, what);
    FuzzTarget.require(!estimate.estimator().isEmpty(), what);
  }

  private static Variable variable(FuzzInput input, int kind, int samples) {
    if (kind == 4) {
      int[] labels = new int[samples];
      for (int i = 0; i < samples; i++) {
        labels[i] = input.below(5) - 1;
      }
      return Variable.labels(labels);
    }
    int columns = 1 + input.below(3);
    List<double[]> rows = new ArrayList<>();
    boolean repeated = input.below(4) == 0;
    for (int i = 0; i < samples; i++) {
      double[] row = new double[columns];
      for (int j = 0; j < columns; j++) {
        row[j] = repeated && i > 1 ? rows.get(input.below(i))[j] : input.number();
      }
      rows.add(row);
    }
    double[][] values = rows.toArray(double[][]::new);
    return switch (kind) {
      case 0, 1 -> Variable.continuous(values);
      case 2 -> Variable.distinctRows(values, Coverage.SAMPLED);
      case 3 -> Variable.mixed(values);
      default -> Variable.distribution(normalized(values));
    };
  }

  private static double[][] normalized(double[][] rows) {
    for (double[] row : rows) {
      double sum = 0;
      for (int j = 0; j < row.length; j++) {
        row[j] = Math.abs(row[j]);
        sum += row[j];
      }
      for (int j = 0; j < row.length && sum > 0 && sum < Double.MAX_VALUE; j++) {
        row[j] /= sum;
      }
    }
    return rows;
  }
}
