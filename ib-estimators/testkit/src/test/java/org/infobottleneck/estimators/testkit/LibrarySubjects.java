package org.infobottleneck.estimators.testkit;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Digamma;

/** The library's own estimators, and what the library says of them. */
final class LibrarySubjects {

  private static final String DISTANCES = "distances depend on more than the order of values";
  private static final String ZERO_DISTANCE =
      "a sample and its copies are neighbors at distance zero";
  private static final String ERROR_MOVES =
      "its error depends on what is dropped, so that an estimate may rise";
  private static final String NOISE_BY_ROW =
      "the noise of a sample belongs to its row, so that another order is another draw";
  private static final String NOISE_IS_DRAWN = "exact on the average over the noise, not per draw";
  private static final String NOISE_SCALE = "the noise variance is in the units of the values";
  private static final String CELLS = "cells lie where they lie, whatever the values do";
  private static final double VARIANCE = 0.1;

  private LibrarySubjects() {}

  static List<Subject> all() {
    return Stream.of(
            neighbors(),
            List.of(noisy()),
            SurrogateSubjects.all(),
            List.of(kdeUpper(), kdeLower()),
            NoisyChannelSubjects.all(),
            ProbeSubjects.all(),
            GaussianSubjects.all(),
            RenyiSubjects.all(),
            WrapperSubjects.all(),
            List.of(width(), edges(), equalWidth(), quantiles(), distinct()),
            CountsSubjects.all(),
            DoubtSubjects.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Subject> neighbors() {
    return List.of(ksg1(), ksg2(), standardized(), gao(), gaoOnContinuous(), ross());
  }

  static Subject ksg1() {
    return ksg(KnnEstimator::ksg1);
  }

  static Subject ksg2() {
    return ksg(KnnEstimator::ksg2)
        .withConstantValue((x, y) -> 1.0 / (x.size() - 1) - 1.0 / KnnEstimator.DEFAULT_K);
  }

  private static Subject ksg(Supplier<KnnEstimator> factory) {
    return Subject.of(factory)
        .waiving(ExactLaw.SCALE, "the joint distance weighs x against y")
        .waiving(ExactLaw.MONOTONE_MAP, DISTANCES)
        .waiving(ExactLaw.REPLICATION, ZERO_DISTANCE)
        .waiving(ExactLaw.DATA_PROCESSING, ERROR_MOVES);
  }

  static Subject standardized() {
    return Subject.of(() -> KnnEstimator.ksg1().withStandardization())
        .waiving(ExactLaw.MONOTONE_MAP, DISTANCES)
        .waiving(ExactLaw.REPLICATION, ZERO_DISTANCE)
        .waiving(ExactLaw.DATA_PROCESSING, ERROR_MOVES);
  }

  /** All that Gao's rule takes, atoms included, where its bias is known to be large. */
  static Subject gao() {
    String between = "between atoms and a density it is biased by about a tenth of a nat";
    return gaoOnEverything()
        .waiving(StatisticalLaw.INDEPENDENCE, between)
        .waiving(StatisticalLaw.KNOWN_TRUTH, between);
  }

  /** Gao's rule where it differs from the first of Kraskov's in ln N - ψ(N) alone. */
  static Subject gaoOnContinuous() {
    return gaoOnEverything().examinedOn((x, y) -> x == Kind.CONTINUOUS && y == Kind.CONTINUOUS);
  }

  private static Subject gaoOnEverything() {
    return ksg(KnnEstimator::gao)
        .withConstantValue((x, y) -> logMinusDigamma(x.size()))
        .withBiasAtIndependence((x, y) -> OptionalDouble.of(logMinusDigamma(x.size())));
  }

  private static double logMinusDigamma(int n) {
    return StrictMath.log(n) - Digamma.digamma(n);
  }

  static Subject ross() {
    return Subject.of(KnnEstimator::ross)
        .withConstantValue(LibrarySubjects::rossOfAConstant)
        .waiving(ExactLaw.MONOTONE_MAP, DISTANCES)
        .waiving(ExactLaw.REPLICATION, ZERO_DISTANCE)
        .waiving(ExactLaw.MERGING, ERROR_MOVES)
        .waiving(ExactLaw.DATA_PROCESSING, ERROR_MOVES);
  }

  /** ψ(N) + ⟨ψ(k_i)⟩ - ⟨ψ(N_y)⟩ - ψ(1) of a constant layer, 0 of a constant label. */
  private static double rossOfAConstant(Variable x, Variable y) {
    Discrete labels = (Discrete) (x instanceof Discrete ? x : y);
    if (labels.symbols() == 1) {
      return 0;
    }
    int[] sizes = new int[labels.symbols()];
    for (int code : labels.toCodes()) {
      sizes[code]++;
    }
    int kept = 0;
    double sum = 0;
    for (int size : sizes) {
      if (size > 1) {
        kept += size;
        int k = Math.min(KnnEstimator.DEFAULT_K, size - 1);
        sum += size * (Digamma.digamma(k) - Digamma.digamma(size));
      }
    }
    return Digamma.digamma(kept) + sum / kept - Digamma.digamma(1);
  }

  static Subject noisy() {
    return Subject.of(() -> KnnEstimator.noisy(VARIANCE).withDraws(4))
        .waiving(ExactLaw.PERMUTATION, NOISE_BY_ROW)
        .waiving(ExactLaw.SYMMETRY, "of two real variables the first carries the noise")
        .waiving(ExactLaw.RELABELING, NOISE_BY_ROW)
        .waiving(ExactLaw.TRANSLATION, "the sum of value and noise is rounded elsewhere")
        .waiving(ExactLaw.JOINT_SCALE, NOISE_SCALE)
        .waiving(ExactLaw.SCALE, NOISE_SCALE)
        .waiving(ExactLaw.ROTATION, NOISE_IS_DRAWN)
        .waiving(ExactLaw.MONOTONE_MAP, DISTANCES)
        .waiving(ExactLaw.CONSTANT_COLUMN, NOISE_IS_DRAWN)
        .waiving(ExactLaw.DUPLICATED_COLUMN, NOISE_IS_DRAWN)
        .waiving(ExactLaw.REPLICATION, NOISE_BY_ROW)
        .waiving(ExactLaw.CONSTANT_X, NOISE_IS_DRAWN)
        .waiving(ExactLaw.OWN_ENTROPY, NOISE_IS_DRAWN)
        .waiving(ExactLaw.MERGING, ERROR_MOVES)
        .waiving(ExactLaw.DATA_PROCESSING, ERROR_MOVES);
  }

  static Subject kdeUpper() {
    return kde(KdeEstimator::upperBound).withLowerBound(KdeEstimator.lowerBound(VARIANCE));
  }

  static Subject kdeLower() {
    return kde(KdeEstimator::lowerBound).withUpperBound(KdeEstimator.upperBound(VARIANCE));
  }

  private static Subject kde(DoubleFunction<MutualInformationEstimator> family) {
    return Subject.of(() -> family.apply(VARIANCE))
        .withNoiseVariances(family)
        .waiving(ExactLaw.JOINT_SCALE, NOISE_SCALE)
        .waiving(ExactLaw.SCALE, NOISE_SCALE)
        .waiving(ExactLaw.MONOTONE_MAP, DISTANCES)
        .waiving(ExactLaw.DUPLICATED_COLUMN, "a copy of a unit carries noise of its own")
        .waiving(
            StatisticalLaw.INDEPENDENCE,
            "each sample counts in the density at itself, so that few samples tell any label");
  }

  static Subject width() {
    return counts(() -> BinningEstimator.width(0.07))
        .waiving(ExactLaw.TRANSLATION, CELLS)
        .waiving(ExactLaw.JOINT_SCALE, CELLS)
        .waiving(ExactLaw.SCALE, CELLS)
        .waiving(ExactLaw.MONOTONE_MAP, CELLS);
  }

  static Subject edges() {
    return counts(() -> BinningEstimator.edges(-1, 1, 30))
        .waiving(ExactLaw.TRANSLATION, CELLS)
        .waiving(ExactLaw.JOINT_SCALE, CELLS)
        .waiving(ExactLaw.SCALE, CELLS)
        .waiving(ExactLaw.MONOTONE_MAP, CELLS);
  }

  static Subject equalWidth() {
    return counts(() -> BinningEstimator.equalWidth(10))
        .waiving(ExactLaw.MONOTONE_MAP, "cells share out the range of the values, not their order");
  }

  static Subject quantiles() {
    return counts(() -> BinningEstimator.quantiles(4))
        .waiving(
            ExactLaw.ROTATION, "a cell is closed below, so that the other sign is another cell");
  }

  /** For variables that are discrete: among real values of a density all are distinct. */
  static Subject distinct() {
    return counts(BinningEstimator::distinct)
        .examinedOn((x, y) -> !Rewrite.isReal(x) && !Rewrite.isReal(y));
  }

  /** A plug-in, with its bias between labels; between cells it depends on where they lie. */
  static Subject counts(Supplier<BinningEstimator> factory) {
    return Subject.of(factory)
        .withBiasAtIndependence(
            (x, y) ->
                x.kind() == Kind.LABELS && y.kind() == Kind.LABELS
                    ? OptionalDouble.of(
                        biasOfUniformLabels(
                            x.size(), ((Discrete) x).symbols(), ((Discrete) y).symbols()))
                    : OptionalDouble.empty());
  }

  /** E[H(X)] + E[H(Y)] - E[H(X,Y)], each count a binomial variable. */
  private static double biasOfUniformLabels(int n, int a, int b) {
    return expectedEntropy(n, a) + expectedEntropy(n, b) - expectedEntropy(n, a * b);
  }

  private static double expectedEntropy(int n, int cells) {
    BinomialDistribution count = new BinomialDistribution(n, 1.0 / cells);
    double entropy = 0;
    for (int c = 1; c <= n; c++) {
      double share = (double) c / n;
      entropy -= cells * count.probability(c) * share * StrictMath.log(share);
    }
    return entropy;
  }
}
