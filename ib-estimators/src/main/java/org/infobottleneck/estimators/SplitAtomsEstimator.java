package org.infobottleneck.estimators;

import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.estimators.internal.DenseCodes;
import org.infobottleneck.estimators.internal.LocalValues;
import org.infobottleneck.estimators.internal.SplitNeighbors;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;

/**
 * Information of variables with atoms, as ReLU outputs and censored or zero-inflated measurements:
 * the neighbor rule of Gao, Kannan, Oh &amp; Viswanath (2017) with the atoms split off.
 *
 * <p>A value that more than k samples share in a column, and at least four, is an atom, and the
 * atoms of a row are its category. Which category a sample is in is known exactly, so neighbors are
 * sought among samples of the same categories only; Gao's rule as published looks across, and
 * smears the atoms into the density around them (its mean error on the authors' own mixture is more
 * than a tenth of a nat at N = 1000).
 *
 * <ul>
 *   <li>For mixed variables, each against a mixed, a continuous or a discrete one. A continuous
 *       variable has no atoms: values that repeat there are ties, with {@link Caveat#TIES}.
 *   <li>Fewer samples of a value are no atom: k neighbors reach beyond them, and decimals of a few
 *       digits repeat by chance.
 *   <li>A sample alone with its pair of categories has no neighbor and is counted, as a cell of
 *       one. Where more than a tenth of the samples are alone the categories are too many for their
 *       number, as with wide ReLU layers: {@link Caveat#UNDERSAMPLED}, and the estimate too large.
 *   <li>Where all samples are atoms the rule is that of counts, with digamma functions in place of
 *       logarithms: close to the Miller-Madow correction.
 *   <li>Two discrete variables, and inputs that all differ, are refused.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class SplitAtomsEstimator implements MutualInformationEstimator {

  /** So many samples of one value may be rounded to it by chance. */
  private static final int MOST_CHANCE_TIES = 3;

  /** The share of samples alone estimates the probability of cells never seen (Good 1953). */
  private static final double UNSEEN_MASS = 0.1;

  private final int k;

  private SplitAtomsEstimator(int k) {
    this.k = Arguments.atLeast(k, 1, "number of neighbors k");
  }

  /**
   * The estimator with three neighbors.
   *
   * @return the estimator
   */
  public static SplitAtomsEstimator create() {
    return new SplitAtomsEstimator(KnnEstimator.DEFAULT_K);
  }

  /**
   * Returns this estimator with another number of neighbors.
   *
   * @param k the number, at least 1
   * @return the estimator
   * @throws IllegalArgumentException if k is less than 1
   */
  public SplitAtomsEstimator withK(int k) {
    return new SplitAtomsEstimator(k);
  }

  @Override
  public String description() {
    return "split-atoms(k=" + k + ")";
  }

  /** Reads what {@link #description} writes; k may be left out. */
  static SplitAtomsEstimator read(Description text) {
    text.requireOnly(0, "k");
    return new SplitAtomsEstimator(text.integer("k", KnnEstimator.DEFAULT_K));
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SplitAtomsEstimator estimator && estimator.k == k;
  }

  @Override
  public int hashCode() {
    return Integer.hashCode(k);
  }

  @Override
  public Optional<String> refusal(Kind x, Kind y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    String reason = "";
    if (x == Kind.SOFT || y == Kind.SOFT) {
      reason =
          "soft labels have no neighbors; ask NoisyChannelEstimator or KdeEstimator for T with"
              + " Gaussian noise, BinningEstimator for a quantized T";
    } else if (!Pairs.isReal(x) && !Pairs.isReal(y)) {
      reason = "for two discrete variables ask BinningEstimator.distinct()";
    } else if (x == Kind.INPUTS || y == Kind.INPUTS) {
      reason =
          "every input is alone, so nothing has a neighbor; for the information of a layer with"
              + " noise ask NoisyChannelEstimator, for a quantized one BinningEstimator";
    }
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of(description() + " refuses " + x + " and " + y + ": " + reason);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    int n = x.size();
    Samples.requireMoreThan(k, n);
    LocalValues local = SplitNeighbors.localValues(side(x, "x"), side(y, "y"), n, k);
    Estimate estimate =
        Estimate.of(
            Means.of(local.values()), Estimand.of(Channel.EXACT, Channel.EXACT), n, description());
    if (local.unsettled() > UNSEEN_MASS * n) {
      estimate = estimate.withCaveats(Caveat.UNDERSAMPLED);
    }
    return flag(flag(estimate, x), y);
  }

  private static Estimate flag(Estimate estimate, Variable variable) {
    if (variable instanceof Mixed mixed) {
      return Samples.flag(estimate, true, mixed.values());
    }
    return variable instanceof Continuous values ? Samples.flag(estimate, false, values) : estimate;
  }

  /** Values and categories; labels are categories without a value. */
  private SplitNeighbors.Side side(Variable variable, String name) {
    if (variable instanceof Discrete labels) {
      return new SplitNeighbors.Side(
          new double[labels.size()], 1, labels.codes(), labels.symbols());
    }
    Continuous values = Pairs.values(variable);
    double[] rows = Samples.prepared(values, false, name);
    int n = values.size();
    int d = values.dimensions();
    int[] categories = new int[n];
    int number =
        variable instanceof Mixed ? DenseCodes.ofRows(atoms(rows, n, d), n, d, categories) : 1;
    return new SplitNeighbors.Side(rows, d, categories, number);
  }

  /** For every value the number of its atom in the column, from 1 on, and 0 where it is none. */
  private double[] atoms(double[] rows, int n, int d) {
    double[] atoms = new double[n * d];
    double[] column = new double[n];
    int[] codes = new int[n];
    for (int j = 0; j < d; j++) {
      for (int i = 0; i < n; i++) {
        column[i] = rows[i * d + j];
      }
      int distinct = DenseCodes.ofRows(column, n, 1, codes);
      int[] counts = CountEntropy.counts(codes, distinct);
      for (int i = 0; i < n; i++) {
        atoms[i * d + j] = counts[codes[i]] > Math.max(k, MOST_CHANCE_TIES) ? codes[i] + 1 : 0;
      }
    }
    return atoms;
  }
}
