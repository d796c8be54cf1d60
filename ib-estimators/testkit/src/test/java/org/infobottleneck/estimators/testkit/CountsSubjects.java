package org.infobottleneck.estimators.testkit;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.CountEntropyMethod;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** Corrected counts between labels, where nothing but the counts matters, and cells of a layer. */
final class CountsSubjects {

  private static final String COUNTS_SAMPLES = "the correction depends on the number of samples";
  private static final String COUNTS_CELLS = "the correction depends on the number of cells";
  private static final String POOLED =
      "all units share their cells, so that each moves the others'";

  private CountsSubjects() {}

  static List<Subject> all() {
    return Stream.concat(
            Stream.of(CountEntropyMethod.values())
                .filter(method -> method != CountEntropyMethod.PLUG_IN)
                .map(CountsSubjects::corrected),
            Stream.of(adaptive(), quantizedActivations()))
        .toList();
  }

  static Subject corrected(CountEntropyMethod method) {
    Subject subject =
        Subject.of(() -> BinningEstimator.distinct().withEntropy(method))
            .examinedOn((x, y) -> x == Kind.LABELS && y == Kind.LABELS)
            .withConstantValue((x, y) -> method.entropy(new int[] {x.size()}))
            .withBiasAtIndependence((x, y) -> biasOfUniformLabels(method, x, y))
            .waiving(ExactLaw.REPLICATION, COUNTS_SAMPLES)
            .waiving(ExactLaw.MERGING, COUNTS_CELLS)
            .waiving(ExactLaw.DATA_PROCESSING, COUNTS_CELLS);
    return switch (method) {
      // N H(X,Z) is a sum over all cells and one over those of Z, so that strata add up
      case PLUG_IN, MILLER_MADOW, ZHANG -> subject;
      default -> subject.waiving(ExactLaw.CHAIN_RULE, COUNTS_SAMPLES);
    };
  }

  /** E[H(X)] + E[H(Y)] - E[H(X,Y)] where an entropy is a sum over cells, each count binomial. */
  private static OptionalDouble biasOfUniformLabels(
      CountEntropyMethod method, Variable x, Variable y) {
    int n = x.size();
    int a = ((Discrete) x).symbols();
    int b = ((Discrete) y).symbols();
    return switch (method) {
      case PLUG_IN, MILLER_MADOW, GRASSBERGER_1988, GRASSBERGER_2003, ZHANG ->
          OptionalDouble.of(
              expectedEntropy(method, n, a)
                  + expectedEntropy(method, n, b)
                  - expectedEntropy(method, n, a * b));
      case CHAO_SHEN, JAMES_STEIN, NSB, NSB_OCCUPIED -> OptionalDouble.empty();
    };
  }

  /**
   * Of an entropy that is a sum over cells, the share of a cell with c of n samples is seen in the
   * entropy of one such cell and n - c singletons, less that of the singletons.
   */
  private static double expectedEntropy(CountEntropyMethod method, int n, int cells) {
    double singleton = share(method, n, new int[n]);
    IntToDoubleFunction cell =
        c -> {
          int[] counts = new int[n - c + 1];
          counts[n - c] = c - 1;
          return share(method, n, counts) - (n - c) * singleton / n;
        };
    BinomialDistribution count = new BinomialDistribution(n, 1.0 / cells);
    double entropy = constant(method, n);
    for (int c = 1; c <= n; c++) {
      entropy += cells * count.probability(c) * cell.applyAsDouble(c);
    }
    return entropy;
  }

  /** The part of the entropy that is no sum over cells: Miller's -1 / 2N. */
  private static double constant(CountEntropyMethod method, int n) {
    return method == CountEntropyMethod.MILLER_MADOW ? -0.5 / n : 0;
  }

  /** The sum over cells, each holding one more than is given. */
  private static double share(CountEntropyMethod method, int n, int[] less) {
    int[] counts = less.clone();
    for (int i = 0; i < counts.length; i++) {
      counts[i]++;
    }
    return method.entropy(counts) - constant(method, n);
  }

  /** Like the other cells, with what follows from one set of cells for all units. */
  static Subject adaptive() {
    return LibrarySubjects.counts(() -> BinningEstimator.adaptive(6))
        .waiving(ExactLaw.TRANSLATION, POOLED)
        .waiving(ExactLaw.ROTATION, POOLED)
        .waiving(ExactLaw.MONOTONE_MAP, POOLED)
        .waiving(ExactLaw.CONSTANT_COLUMN, POOLED)
        .waiving(ExactLaw.DATA_PROCESSING, POOLED);
  }

  /** Examined with fewer samples than levels, where every real variable is quantized enough. */
  static Subject quantizedActivations() {
    return LibrarySubjects.counts(() -> BinningEstimator.quantizedActivations(256));
  }
}
