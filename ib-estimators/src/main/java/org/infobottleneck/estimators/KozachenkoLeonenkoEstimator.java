package org.infobottleneck.estimators;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.internal.CenteredColumns;
import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.estimators.internal.NeighborInformation;
import org.infobottleneck.numerics.Description;

/**
 * Mutual information as a difference of Kozachenko-Leonenko entropies, each with its own neighbor
 * distances:
 *
 * <pre>
 *   I(X;Y) = H(X) + H(Y) - H(X,Y)          two continuous variables
 *   I(X;Y) = H(X) - Σ p(y) H(X|y)          labels Y
 * </pre>
 *
 * <p>It is here for comparison. An entropy is biased where the density changes within a neighbor's
 * distance; that distance is larger in the joint space and within a class than in a margin, so that
 * the biases do not cancel. The estimators of Kraskov et al. (2004) and Ross (2014) take one
 * distance for all terms, by which most of the bias cancels: ask {@link KnnEstimator} unless the
 * difference is what is studied.
 *
 * <ul>
 *   <li>A density is needed: where k other samples coincide with one, in a margin or within a
 *       class, an entropy is minus infinity; refused, naming the row. So is a constant variable.
 *   <li>A class of N_y samples has min(k, N_y - 1) neighbors. Classes of a single sample are left
 *       out, with {@link Caveat#SINGLETONS_DROPPED}.
 *   <li>{@link Caveat#HIGH_DIMENSION} above six dimensions, {@link Caveat#TIES} above 1 % of
 *       repeated rows.
 *   <li>The joint distance weighs x against y: the unit of either matters.
 *   <li>Inputs X and a layer: infinite, refused. Atoms and soft labels: refused.
 * </ul>
 *
 * <p>Immutable and thread-safe. Source: Kozachenko &amp; Leonenko (1987).
 */
public final class KozachenkoLeonenkoEstimator implements MutualInformationEstimator {

  private final int k;
  private final Norm norm;

  private KozachenkoLeonenkoEstimator(int k, Norm norm) {
    KozachenkoLeonenko.of(norm).withK(k); // checks both
    this.k = k;
    this.norm = norm;
  }

  /**
   * The estimator with three neighbors.
   *
   * @param norm the norm of the distances
   * @return the estimator
   */
  public static KozachenkoLeonenkoEstimator of(Norm norm) {
    return new KozachenkoLeonenkoEstimator(KnnEstimator.DEFAULT_K, norm);
  }

  /**
   * Returns this estimator with another number of neighbors.
   *
   * @param k the number, at least 1
   * @return the estimator
   * @throws IllegalArgumentException if k is less than 1
   */
  public KozachenkoLeonenkoEstimator withK(int k) {
    return new KozachenkoLeonenkoEstimator(k, norm);
  }

  @Override
  public String description() {
    return "kozachenko-leonenko(k=" + k + ",norm=" + name(norm) + ")";
  }

  /** Reads what {@link #description} writes; k may be left out. */
  static KozachenkoLeonenkoEstimator read(Description text) {
    text.requireOnly(0, "k", "norm");
    Norm norm =
        text.nested("norm").among(List.of(Norm.values()), KozachenkoLeonenkoEstimator::name);
    return new KozachenkoLeonenkoEstimator(text.integer("k", KnnEstimator.DEFAULT_K), norm);
  }

  private static String name(Norm norm) {
    return norm.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KozachenkoLeonenkoEstimator estimator
        && estimator.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    KnnMethod like =
        Pairs.isReal(x) && Pairs.isReal(y) ? KnnMethod.KSG1 : KnnMethod.ROSS; // take the same kinds
    return like.refusal(x, y)
        .map(reason -> description() + " refuses " + x + " and " + y + ": " + reason);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    if (x instanceof Continuous a && y instanceof Continuous b) {
      Samples.requireMoreThan(k, x.size());
      int exponent = Math.max(exponent(a), exponent(b));
      Continuous first = scaled(a, exponent);
      Continuous second = scaled(b, exponent);
      double nats =
          entropy(first, "of x")
              + entropy(second, "of y")
              - entropy(joined(first, second), "of x and y");
      Estimand estimand = Estimand.of(Channel.EXACT, Channel.EXACT);
      return Samples.flag(Estimate.of(nats, estimand, x.size(), description()), false, a, b);
    }
    return x instanceof Discrete labels
        ? byClasses((Continuous) y, labels)
        : byClasses((Continuous) x, (Discrete) y);
  }

  private static int exponent(Continuous values) {
    int[] exponents =
        CenteredColumns.exponents(values.values(), values.size(), values.dimensions());
    return Arrays.stream(exponents).max().orElse(0);
  }

  /**
   * All values near one: a common unit cancels in the difference, but for the rounding of its
   * logarithm.
   */
  private static Continuous scaled(Continuous values, int exponent) {
    double[] rows = values.toRowMajor();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Math.scalb(rows[i], -exponent);
    }
    return new Continuous(rows, values.size(), values.dimensions(), "samples");
  }

  private static Continuous joined(Continuous a, Continuous b) {
    int da = a.dimensions();
    int db = b.dimensions();
    double[] rows = new double[a.size() * (da + db)];
    for (int i = 0; i < a.size(); i++) {
      System.arraycopy(a.values(), i * da, rows, i * (da + db), da);
      System.arraycopy(b.values(), i * db, rows, i * (da + db) + da, db);
    }
    return new Continuous(rows, a.size(), da + db, "samples");
  }

  private Estimate byClasses(Continuous values, Discrete labels) {
    Samples.requireMoreThan(k, values.size());
    int[] sizes = CountEntropy.counts(labels.codes(), labels.symbols());
    int[] kept = Samples.rowsOfRepeatedSymbols(labels, sizes);
    if (kept.length <= k) {
      throw new IllegalArgumentException(
          "samples in classes of at least two must be more than k = " + k + ", got " + kept.length);
    }
    int n = kept.length;
    Continuous unit = scaled(values, exponent(values));
    double sum = 0;
    for (int c = 0; c < sizes.length; c++) {
      if (sizes[c] > 1) {
        int[] rows = NeighborInformation.members(labels.codes(), c, sizes[c]);
        sum += sizes[c] * entropy(unit.take(rows), "within class " + c) / n;
      }
    }
    double nats = entropy(unit.take(kept), "of all classes") - sum;
    Estimand estimand = Estimand.of(Channel.EXACT, Channel.EXACT);
    Estimate estimate = Estimate.of(nats, estimand, n, description());
    if (n < values.size()) {
      estimate = estimate.withCaveats(Caveat.SINGLETONS_DROPPED);
    }
    estimate = Pairs.flagAboveEntropy(estimate, Pairs.entropy(labels));
    return Samples.flag(estimate, false, values);
  }

  private double entropy(Continuous samples, String where) {
    int neighbors = Math.min(k, samples.size() - 1);
    try {
      return KozachenkoLeonenko.of(norm).withK(neighbors).entropy(samples);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("samples " + where + ": " + e.getMessage(), e);
    }
  }
}
