package org.infobottleneck.estimators.testkit;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.infobottleneck.estimators.RenyiEstimator;
import org.infobottleneck.estimators.Variable.Kind;

/** Matrix-based Rényi information, and what the library says of it. */
final class RenyiSubjects {

  private static final String MATRICES =
      "entropies of kernel matrices are not Shannon's, and of them this law is not true";
  private static final String DISTANCES = "distances depend on more than the order of values";
  private static final String UNITS = "the widths are in the units of the values";

  private RenyiSubjects() {}

  static List<Subject> all() {
    return List.of(square(), nearOne(), widths());
  }

  static Subject square() {
    return renyi(() -> RenyiEstimator.ofOrder(2))
        .waiving(ExactLaw.REPLICATION, "the rule of the width counts the samples")
        .waiving(ExactLaw.CHAIN_RULE, MATRICES);
  }

  /** Of few samples, as eigenvalues take the cube of their number. */
  static Subject nearOne() {
    return renyi(() -> RenyiEstimator.ofOrder(1.01).withLargestMatrix(128))
        .examinedOn(RenyiSubjects::isLayer)
        .waiving(ExactLaw.REPLICATION, "the rule of the width counts the samples");
  }

  static Subject widths() {
    return renyi(() -> RenyiEstimator.ofOrder(2).withWidths(0.5, 2))
        .examinedOn(RenyiSubjects::isLayer)
        .waiving(ExactLaw.SYMMETRY, "each side has its width")
        .waiving(ExactLaw.JOINT_SCALE, UNITS)
        .waiving(ExactLaw.SCALE, UNITS);
  }

  private static Subject renyi(Supplier<RenyiEstimator> factory) {
    return Subject.of(factory)
        .withBiasAtIndependence((x, y) -> OptionalDouble.empty()) // samples tell each other apart
        .waiving(ExactLaw.MONOTONE_MAP, DISTANCES)
        .waiving(ExactLaw.DUPLICATED_COLUMN, "a copy of a column makes distances longer")
        .waiving(ExactLaw.OWN_ENTROPY, MATRICES)
        .waiving(ExactLaw.MERGING, MATRICES)
        .waiving(ExactLaw.DATA_PROCESSING, MATRICES);
  }

  /** What is a matter of kinds, the first subject is examined on. */
  private static boolean isLayer(Kind x, Kind y) {
    return (x == Kind.CONTINUOUS && y != Kind.MIXED) || (y == Kind.CONTINUOUS && x != Kind.MIXED);
  }
}
