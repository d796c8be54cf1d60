package org.infobottleneck.estimators.testkit;

import java.util.List;
import java.util.OptionalDouble;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.GaussianEstimator;
import org.infobottleneck.estimators.KozachenkoLeonenkoEstimator;
import org.infobottleneck.estimators.Norm;
import org.infobottleneck.estimators.PcaEstimator;
import org.infobottleneck.estimators.RandomProjectionEstimator;
import org.infobottleneck.estimators.SlicedEstimator;
import org.infobottleneck.estimators.Variable.Kind;

/** Differences of entropies and estimators around estimators, and what the library says of them. */
final class WrapperSubjects {

  private static final String DISTANCES = "distances depend on more than the order of values";
  private static final String ERROR_MOVES =
      "its error depends on what is dropped, so that an estimate may rise";
  private static final String DIRECTIONS =
      "directions are chosen beforehand, side by side and column by column";
  private static final String MEAN =
      "the mean over directions is not the information of all columns";
  private static final String COMPONENTS =
      "another column, or another scale of one, makes other components";

  private static final String PLACES =
      "the projections of a column belong to its place, and are as many for any number of columns";
  private static final String ROUNDED =
      "a projection is a sum of values, which is rounded where they are far from zero";

  private WrapperSubjects() {}

  static List<Subject> all() {
    return List.of(
        kozachenkoLeonenko(), sliced(), slicedBins(), pca(), projected(), projectedBins());
  }

  static Subject kozachenkoLeonenko() {
    return Subject.of(() -> KozachenkoLeonenkoEstimator.of(Norm.MAXIMUM))
        .waiving(ExactLaw.SCALE, "the joint distance weighs x against y")
        .waiving(ExactLaw.MONOTONE_MAP, DISTANCES)
        .waiving(ExactLaw.CONSTANT_COLUMN, "a constant counts as a dimension that has a density")
        .waiving(ExactLaw.DUPLICATED_COLUMN, "a copy counts as a dimension that has a density")
        .waiving(ExactLaw.REPLICATION, "a sample and its copies are neighbors at distance zero")
        .waiving(ExactLaw.MERGING, ERROR_MOVES)
        .waiving(ExactLaw.DATA_PROCESSING, ERROR_MOVES)
        .waiving(StatisticalLaw.INDEPENDENCE, "the biases of its entropies do not cancel");
  }

  static Subject sliced() {
    return Subject.of(() -> SlicedEstimator.of(GaussianEstimator.create()).withProjections(8))
        .examinedOn((x, y) -> Rewrite.isReal(x) && Rewrite.isReal(y))
        .withSampleSizes(24, 48)
        .withBiasAtIndependence((x, y) -> GaussianSubjects.biasOfGaussians(1, 1, x.size()))
        .waiving(ExactLaw.SYMMETRY, DIRECTIONS)
        .waiving(ExactLaw.ROTATION, DIRECTIONS)
        .waiving(ExactLaw.MONOTONE_MAP, "sums depend on more than the order of values")
        .waiving(ExactLaw.DUPLICATED_COLUMN, DIRECTIONS)
        .waiving(ExactLaw.OWN_ENTROPY, MEAN)
        .waiving(ExactLaw.DATA_PROCESSING, MEAN);
  }

  static Subject slicedBins() {
    return Subject.of(() -> SlicedEstimator.of(BinningEstimator.quantiles(4)).withProjections(8))
        .examinedOn((x, y) -> x == Kind.CONTINUOUS && y == Kind.LABELS)
        .withBiasAtIndependence((x, y) -> OptionalDouble.empty()) // depends on where the cells lie
        .waiving(ExactLaw.ROTATION, DIRECTIONS)
        .waiving(ExactLaw.MONOTONE_MAP, "sums depend on more than the order of values")
        .waiving(ExactLaw.CONSTANT_COLUMN, DIRECTIONS)
        .waiving(ExactLaw.DUPLICATED_COLUMN, DIRECTIONS)
        .waiving(ExactLaw.OWN_ENTROPY, MEAN);
  }

  static Subject pca() {
    return Subject.of(() -> PcaEstimator.of(GaussianEstimator.create(), 2))
        .examinedOn((x, y) -> Rewrite.isReal(x) && Rewrite.isReal(y))
        .withSampleSizes(24, 48)
        .withBiasAtIndependence(
            (x, y) ->
                GaussianSubjects.biasOfGaussians(
                    Math.min(2, Rewrite.dimensions(x)),
                    Math.min(2, Rewrite.dimensions(y)),
                    x.size()))
        .waiving(ExactLaw.MONOTONE_MAP, "variances depend on more than the order of values")
        .waiving(ExactLaw.DUPLICATED_COLUMN, COMPONENTS)
        .waiving(ExactLaw.DATA_PROCESSING, COMPONENTS)
        .waiving(StatisticalLaw.KNOWN_TRUTH, "it sees of a dependence what Gaussians have");
  }

  static Subject projected() {
    return Subject.of(() -> RandomProjectionEstimator.of(GaussianEstimator.create(), 2))
        .examinedOn((x, y) -> Rewrite.isReal(x) && Rewrite.isReal(y))
        .withSampleSizes(24, 48)
        .withBiasAtIndependence(
            (x, y) ->
                GaussianSubjects.biasOfGaussians(
                    Math.min(2, Rewrite.dimensions(x)),
                    Math.min(2, Rewrite.dimensions(y)),
                    x.size()))
        .waiving(ExactLaw.TRANSLATION, ROUNDED)
        .waiving(ExactLaw.ROTATION, PLACES)
        .waiving(ExactLaw.MONOTONE_MAP, "sums depend on more than the order of values")
        .waiving(ExactLaw.DUPLICATED_COLUMN, PLACES)
        .waiving(ExactLaw.DATA_PROCESSING, PLACES)
        .waiving(StatisticalLaw.KNOWN_TRUTH, "it sees of a dependence what Gaussians have");
  }

  static Subject projectedBins() {
    return Subject.of(() -> RandomProjectionEstimator.of(BinningEstimator.quantiles(4), 2))
        .withBiasAtIndependence((x, y) -> OptionalDouble.empty()) // as of counts
        .waiving(ExactLaw.ROTATION, PLACES)
        .waiving(ExactLaw.MONOTONE_MAP, "sums depend on more than the order of values")
        .waiving(ExactLaw.CONSTANT_COLUMN, PLACES)
        .waiving(ExactLaw.DUPLICATED_COLUMN, PLACES)
        .waiving(ExactLaw.DATA_PROCESSING, PLACES);
  }
}
