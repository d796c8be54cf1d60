package org.infobottleneck.estimators;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.numerics.Arguments;

/** What every estimator asks of a pair of variables before it starts. */
final class Pairs {

  /** An estimate within 1 % of its ceiling can't tell two variables above it apart. */
  static final double SATURATION = 0.99;

  private static final double SMALL_EXCESS = 0.01;

  private Pairs() {}

  /** Checks a noise variance; within these limits no kernel and no logarithm overflows. */
  static double noiseVariance(double value) {
    Arguments.positive(value, "noise variance");
    return Arguments.within(value, 1e-300, 1e300, "noise variance");
  }

  /** Checks sample counts and kinds. */
  static void check(MutualInformationEstimator estimator, Variable x, Variable y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    if (x.size() != y.size()) {
      throw new IllegalArgumentException(
          "x and y must have the same number of samples, got " + x.size() + " and " + y.size());
    }
    Optional<String> refusal = estimator.refusal(x.kind(), y.kind());
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
  }

  /** Checks sample counts and kinds of conditional information. */
  static void check(ConditionalEstimator estimator, Variable x, Variable y, Variable given) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    Objects.requireNonNull(given, "given");
    if (x.size() != y.size() || x.size() != given.size()) {
      throw new IllegalArgumentException(
          "x, y and given must have the same number of samples, got "
              + x.size()
              + ", "
              + y.size()
              + " and "
              + given.size());
    }
    Optional<String> refusal = estimator.refusal(x.kind(), y.kind(), given.kind());
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
  }

  /** Checks that every layer has as many rows as the inputs and the targets. */
  static void check(Discrete inputs, Iterable<Continuous> layers, Variable targets) {
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(layers, "layers");
    Objects.requireNonNull(targets, "targets");
    int index = 0;
    for (Continuous layer : layers) {
      if (layer.size() != inputs.size()) {
        throw new IllegalArgumentException(
            "layer "
                + index
                + " must have "
                + inputs.size()
                + " rows as the inputs, got "
                + layer.size());
      }
      index++;
    }
    if (targets.size() != inputs.size()) {
      throw new IllegalArgumentException(
          "targets must have " + inputs.size() + " rows as the inputs, got " + targets.size());
    }
  }

  /** The real vectors of a continuous or mixed variable. */
  static Continuous values(Variable variable) {
    return variable instanceof Mixed mixed ? mixed.values() : (Continuous) variable;
  }

  /** Why two kinds are refused by an estimator of one layer with noise and what is told of it. */
  static Optional<String> unlessOneIsReal(
      String description, Variable.Kind x, Variable.Kind y, String forTwoContinuous) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    if (isReal(x) != isReal(y)) {
      return Optional.empty();
    }
    String instead =
        isReal(x)
            ? "for two continuous variables ask " + forTwoContinuous
            : "for two discrete variables ask BinningEstimator.distinct()";
    return Optional.of(
        description
            + " needs one continuous and one discrete or soft variable, got "
            + x
            + " and "
            + y
            + "; "
            + instead);
  }

  static boolean isReal(Variable.Kind kind) {
    return kind == Variable.Kind.CONTINUOUS || kind == Variable.Kind.MIXED;
  }

  /** Whether all samples are alike: one symbol, or one value in each column. */
  static boolean isConstant(Variable variable) {
    if (variable instanceof Discrete discrete) {
      return discrete.symbols() == 1;
    }
    if (!isReal(variable.kind())) {
      return false;
    }
    Continuous values = values(variable);
    return IntStream.range(0, values.dimensions())
        .allMatch(j -> values.minimum(j) == values.maximum(j));
  }

  static Coverage coverage(Variable variable) {
    if (variable instanceof Discrete discrete) {
      return discrete.coverage();
    }
    return variable instanceof Soft soft ? soft.coverage() : Coverage.SAMPLED;
  }

  static double entropy(Discrete variable) {
    return variable.symbols() == variable.size()
        ? StrictMath.log(variable.size())
        : CountEntropy.plugIn(variable.codes(), variable.symbols());
  }

  /** The same bits, in memory that is used again. */
  static double entropy(Discrete variable, Workspace scratch) {
    CountTables tables = CountTables.of(scratch);
    return tables.entropy(
        CountEntropyMethod.PLUG_IN, tables.spectrum(variable), variable.symbols());
  }

  /** Adds the caveat where an estimate of I(X;.) has reached the entropy of the inputs X. */
  static Estimate flagSaturation(Estimate estimate, Discrete other) {
    return other.kind() == Variable.Kind.INPUTS
        ? flagSaturation(estimate, entropy(other))
        : estimate;
  }

  /** As {@link #flagSaturation(Estimate, Discrete)}, the entropy of the inputs being known. */
  static Estimate flagSaturation(Estimate estimate, double ceiling) {
    return ceiling > 0 && estimate.nats() >= SATURATION * ceiling
        ? estimate.withCaveats(Caveat.SATURATED)
        : estimate;
  }

  /** Adds the caveat where an estimate of I(.;Y) exceeds what there is to tell of Y. */
  static Estimate flagAboveEntropy(Estimate estimate, double entropy) {
    double excess = estimate.nats() - entropy;
    return excess > SMALL_EXCESS && excess > (1 - SATURATION) * entropy
        ? estimate.withCaveats(Caveat.ABOVE_ENTROPY)
        : estimate;
  }

  static Estimate flagConstantColumn(Estimate estimate, Continuous values) {
    return values.hasConstantColumn() ? estimate.withCaveats(Caveat.CONSTANT_COLUMN) : estimate;
  }
}
