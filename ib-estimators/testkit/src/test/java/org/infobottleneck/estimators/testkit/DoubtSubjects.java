package org.infobottleneck.estimators.testkit;

import java.util.List;
import java.util.OptionalDouble;
import org.infobottleneck.estimators.BatchedEstimator;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.ExtrapolatedEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.SubsampledEstimator;
import org.infobottleneck.estimators.Variable.Kind;

/**
 * The wrappers that measure doubt, around cheap estimators.
 *
 * <p>Inputs are left out but for batches: half of those examined are enumerated, which the other
 * wrappers refuse.
 */
final class DoubtSubjects {

  private static final String BY_ROW =
      "the parts are drawn by row and seed, so that another order is another draw";
  private static final String FROM_PARTS =
      "what the parts differ by depends on what is told apart, so that an estimate may rise";
  private static final String BATCHES =
      "rows are drawn by place and seed, so that others are drawn";
  private static final String BIAS_OF_A_BATCH = "its bias is that of a batch of ten samples";
  private static final String DISTANCES = "distances depend on more than the order of values";

  private DoubtSubjects() {}

  static List<Subject> all() {
    return List.of(
        subsampled(),
        extrapolatedCounts(),
        extrapolatedNeighbors(),
        batchedCounts(),
        batchedNeighbors());
  }

  /** The value is that of the inner estimator, and so are its laws and its bias. */
  static Subject subsampled() {
    return Subject.of(() -> SubsampledEstimator.of(BinningEstimator.equalWidth(10)).withSplits(2))
        .examinedOn(DoubtSubjects::hasNoInputs)
        .withBiasAtIndependence((x, y) -> OptionalDouble.empty())
        .waiving(ExactLaw.MONOTONE_MAP, "cells share out the range of the values, not their order");
  }

  static Subject extrapolatedCounts() {
    return Subject.of(() -> ExtrapolatedEstimator.of(BinningEstimator.distinct()).withSplits(1))
        .examinedOn((x, y) -> hasNoInputs(x, y) && !Rewrite.isReal(x) && !Rewrite.isReal(y))
        .waiving(ExactLaw.PERMUTATION, BY_ROW)
        .waiving(ExactLaw.RELABELING, BY_ROW)
        .waiving(ExactLaw.REPLICATION, BY_ROW)
        .waiving(ExactLaw.MERGING, FROM_PARTS)
        .waiving(ExactLaw.DATA_PROCESSING, FROM_PARTS)
        .waiving(ExactLaw.CHAIN_RULE, "it splits the samples of every symbol of Z anew")
        .waiving(
            StatisticalLaw.INDEPENDENCE,
            "quarters of 64 samples are too few for a bias that falls as 1/N");
  }

  static Subject extrapolatedNeighbors() {
    return Subject.of(() -> ExtrapolatedEstimator.of(KnnEstimator.ksg1()).withSplits(1))
        .withSampleSizes(20, 40)
        .waiving(ExactLaw.PERMUTATION, BY_ROW)
        .waiving(ExactLaw.SCALE, "the joint distance weighs x against y")
        .waiving(ExactLaw.MONOTONE_MAP, DISTANCES)
        .waiving(ExactLaw.REPLICATION, BY_ROW)
        .waiving(ExactLaw.DATA_PROCESSING, FROM_PARTS);
  }

  /** Two batches of ten. */
  static Subject batchedCounts() {
    return Subject.of(() -> BatchedEstimator.of(BinningEstimator.distinct(), 10).withBatches(2))
        .withSampleSizes(20, 48)
        .withSamplesUsed(samples -> 20)
        .examinedOn((x, y) -> !Rewrite.isReal(x) && !Rewrite.isReal(y))
        .withBiasAtIndependence((x, y) -> OptionalDouble.empty()) // that of ten samples
        .waiving(ExactLaw.PERMUTATION, BATCHES)
        .waiving(ExactLaw.RELABELING, BATCHES)
        .waiving(ExactLaw.REPLICATION, BATCHES);
  }

  static Subject batchedNeighbors() {
    return Subject.of(() -> BatchedEstimator.of(KnnEstimator.ksg1(), 10).withBatches(2))
        .withSampleSizes(20, 48)
        .withSamplesUsed(samples -> 20)
        .waiving(ExactLaw.PERMUTATION, BATCHES)
        .waiving(ExactLaw.SCALE, "the joint distance weighs x against y")
        .waiving(ExactLaw.MONOTONE_MAP, DISTANCES)
        .waiving(ExactLaw.REPLICATION, BATCHES)
        .waiving(ExactLaw.DATA_PROCESSING, "its error depends on what is dropped")
        .waiving(StatisticalLaw.GAUSSIAN_TRUTH, BIAS_OF_A_BATCH)
        .waiving(StatisticalLaw.KNOWN_TRUTH, BIAS_OF_A_BATCH);
  }

  private static boolean hasNoInputs(Kind x, Kind y) {
    return x != Kind.INPUTS && y != Kind.INPUTS;
  }
}
