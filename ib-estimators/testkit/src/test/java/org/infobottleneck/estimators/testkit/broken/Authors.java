package org.infobottleneck.estimators.testkit.broken;

import java.util.OptionalDouble;
import org.infobottleneck.estimators.testkit.ExactLaw;
import org.infobottleneck.estimators.testkit.StatisticalLaw;
import org.infobottleneck.estimators.testkit.Subject;

/** What the authors of the right estimators say of them, and so those of the wrong ones. */
final class Authors {

  private static final String ONE_BALL = "the margins share one ball";
  private static final String ALL_DIFFER = "values that all differ tell every sample: ln N";
  private static final String NOISE = "the noise has a size of its own";

  private Authors() {}

  static Subject ksg(Subject subject) {
    return subject
        .waiving(ExactLaw.SCALE, ONE_BALL)
        .waiving(ExactLaw.MONOTONE_MAP, "distances are no ranks")
        .waiving(ExactLaw.REPLICATION, "repeated samples have no density")
        .waiving(ExactLaw.DATA_PROCESSING, "an estimate, not the information");
  }

  static Subject ksg2(Subject subject, int k) {
    return ksg(subject).withConstantValue((x, y) -> 1.0 / (x.size() - 1) - 1.0 / k);
  }

  /** Symbols only. */
  static Subject plugIn(Subject subject) {
    return subject.withBiasAtIndependence((x, y) -> OptionalDouble.empty());
  }

  /** Symbols, and real vectors by distinct values. */
  static Subject distinctValues(Subject subject) {
    return plugIn(subject)
        .waiving(StatisticalLaw.GAUSSIAN_TRUTH, ALL_DIFFER)
        .waiving(StatisticalLaw.KNOWN_TRUTH, ALL_DIFFER)
        .waiving(StatisticalLaw.CONSISTENCY, ALL_DIFFER);
  }

  static Subject quantiles(Subject subject) {
    return plugIn(subject).waiving(ExactLaw.ROTATION, "cells are closed on one side");
  }

  static Subject copula(Subject subject) {
    return plugIn(subject)
        .withSampleSizes(32, 48)
        .waiving(ExactLaw.DUPLICATED_COLUMN, "the correlations become singular")
        .waiving(StatisticalLaw.KNOWN_TRUTH, "not every copula is Gaussian");
  }

  static Subject kde(Subject subject) {
    return plugIn(subject)
        .waiving(ExactLaw.JOINT_SCALE, NOISE)
        .waiving(ExactLaw.SCALE, NOISE)
        .waiving(ExactLaw.MONOTONE_MAP, NOISE)
        .waiving(ExactLaw.DUPLICATED_COLUMN, NOISE);
  }
}
