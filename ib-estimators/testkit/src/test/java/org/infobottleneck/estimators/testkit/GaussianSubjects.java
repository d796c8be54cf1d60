package org.infobottleneck.estimators.testkit;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.GaussianCopulaEstimator;
import org.infobottleneck.estimators.GaussianEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Digamma;

/** The Gaussian fits, and what the library says of them. */
final class GaussianSubjects {

  private static final String GAUSSIAN = "it sees of a dependence what Gaussians have";
  private static final String COUNTED = "the correction of the bias counts the samples";
  private static final String LESS_ONE =
      "the covariance of a class counts its samples less one, that of all only once";

  private GaussianSubjects() {}

  static List<Subject> all() {
    return List.of(gaussian(), gaussianOfClasses(), copula(), plainCopula(), copulaOfClasses());
  }

  static Subject gaussian() {
    return continuous(GaussianEstimator::create)
        .withBiasAtIndependence(GaussianSubjects::biasOfGaussians)
        .waiving(ExactLaw.MONOTONE_MAP, "covariances depend on more than the order of values");
  }

  static Subject gaussianOfClasses() {
    return classes(GaussianEstimator::create)
        .withBiasAtIndependence(GaussianSubjects::biasOfClasses)
        .waiving(ExactLaw.MONOTONE_MAP, "covariances depend on more than the order of values");
  }

  static Subject copula() {
    return continuous(GaussianCopulaEstimator::create)
        .waiving(ExactLaw.REPLICATION, COUNTED)
        .waiving(ExactLaw.DATA_PROCESSING, "so does a column that tells nothing");
  }

  static Subject plainCopula() {
    return continuous(() -> GaussianCopulaEstimator.create().withoutBiasCorrection())
        .withBiasAtIndependence(GaussianSubjects::biasOfGaussians)
        .waiving(ExactLaw.REPLICATION, "the scores of more samples reach farther out");
  }

  static Subject copulaOfClasses() {
    return classes(GaussianCopulaEstimator::create)
        // so many that twelve columns of noise tell less of two labels than a column that has them
        .withSampleSizes(144, 160)
        .withBiasAtIndependence(
            (x, y) ->
                x.kind() == Kind.SOFT || y.kind() == Kind.SOFT
                    ? OptionalDouble.empty() // the effective number of samples is approximate
                    : OptionalDouble.of(0));
  }

  private static Subject continuous(Supplier<? extends MutualInformationEstimator> factory) {
    return Subject.of(factory)
        .withSampleSizes(32, 56) // so many that columns are not near-singular by accident
        .examinedOn((x, y) -> Rewrite.isReal(x) && Rewrite.isReal(y))
        .waiving(StatisticalLaw.KNOWN_TRUTH, GAUSSIAN);
  }

  /** Differences of two entropies that are each too large: no law of truth speaks of them. */
  private static Subject classes(Supplier<? extends MutualInformationEstimator> factory) {
    return Subject.of(factory)
        .withSampleSizes(64, 96) // so many that columns of a class are not near-singular, too
        .examinedOn((x, y) -> Rewrite.isReal(x) != Rewrite.isReal(y))
        .waiving(ExactLaw.REPLICATION, LESS_ONE)
        .waiving(ExactLaw.MERGING, LESS_ONE)
        .waiving(ExactLaw.DATA_PROCESSING, LESS_ONE);
  }

  private static OptionalDouble biasOfGaussians(Variable x, Variable y) {
    return biasOfGaussians(Rewrite.dimensions(x), Rewrite.dimensions(y), x.size());
  }

  /** Half of the expected logarithms of the three Wishart determinants. */
  static OptionalDouble biasOfGaussians(int dx, int dy, int n) {
    return OptionalDouble.of(logBias(dx, n) + logBias(dy, n) - logBias(dx + dy, n));
  }

  /** The same for labels, of which every class has a covariance of its own. */
  private static OptionalDouble biasOfClasses(Variable x, Variable y) {
    Variable real = Rewrite.isReal(x) ? x : y;
    if (!((real == x ? y : x) instanceof Discrete labels)) {
      return OptionalDouble.empty();
    }
    int d = Rewrite.dimensions(real);
    double bias = logBias(d, x.size());
    int[] sizes = new int[labels.symbols()];
    for (int code : labels.toCodes()) {
      sizes[code]++;
    }
    for (int size : sizes) {
      if (size <= d) {
        return OptionalDouble.empty();
      }
      bias -= logBias(d, size) * size / x.size();
    }
    return OptionalDouble.of(bias);
  }

  private static double logBias(int d, int n) {
    double sum = 0;
    for (int i = 1; i <= d; i++) {
      sum += Digamma.digamma((n - i) / 2.0) - StrictMath.log((n - 1) / 2.0);
    }
    return sum / 2;
  }
}
