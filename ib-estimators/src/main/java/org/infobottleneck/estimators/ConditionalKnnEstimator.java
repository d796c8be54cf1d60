package org.infobottleneck.estimators;

import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.estimators.internal.ConditionalNeighborInformation;

/**
 * Conditional mutual information I(X;Y|Z) from the distances of nearest neighbors under the maximum
 * norm. Made by {@link KnnEstimator#conditional()}.
 *
 * <p>With real X, Y and Z the neighbors are sought in the joint space of all three:
 *
 * <pre>
 *   KSG1:  ψ(k) + ⟨ψ(n_z+1) - ψ(n_xz+1) - ψ(n_yz+1)⟩                              counts strict
 *   KSG2:  ψ(k) - 2/k + ⟨ψ(n_z) - ψ(n_xz) + 1/n_xz - ψ(n_yz) + 1/n_yz⟩            counts closed
 * </pre>
 *
 * <p>For KSG1 the counts are of other samples strictly nearer than the k-th joint neighbor in Z, in
 * (X,Z) and in (Y,Z) (Frenzel &amp; Pompe 2007). For KSG2 each of the three variables has a radius
 * of its own, the farthest that one of the k joint neighbors lies in it (Wibral, Vicente &amp;
 * Lindner 2014; Lizier 2014).
 *
 * <ul>
 *   <li>Estimates are raw, and never clamped: given Z, independent variables come out negative as
 *       often as positive.
 *   <li>Atoms of Z are allowed; X and Y must have a density. Where the atoms lie farther apart than
 *       any k-th neighbor, KSG1 is the mean of KSG1 within each atom.
 *   <li>Exact identities, tie-free: KSG1(X;Y|const) = KSG1(X;Y), KSG1(X;Z|Z) = 0.
 *   <li>No more can be seen than ⟨ψ(n_z+1)⟩ - ψ(k), the less the more dimensions Z has: {@link
 *       Caveat#SATURATED} above the greater of that less two nats and its half.
 *   <li>Discrete Z, and every other variant of {@link KnnEstimator}: I(X;Y|Z) = Σ p(z) I(X;Y|Z=z),
 *       each by the unconditional estimator.
 *   <li>Standardized, if at all, column by column over all samples, Z's columns too.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class ConditionalKnnEstimator implements ConditionalEstimator {

  private static final double HEADROOM = 2;

  private final StratifiedEstimator strata;
  private final KnnEstimator unconditional;
  private final KnnMethod method;
  private final int k;
  private final boolean standardized;

  ConditionalKnnEstimator(
      KnnEstimator unconditional, KnnMethod method, int k, boolean standardized) {
    this.strata = new StratifiedEstimator(unconditional);
    this.unconditional = unconditional;
    this.method = method;
    this.k = k;
    this.standardized = standardized;
  }

  private boolean seesRealConditions() {
    return method == KnnMethod.KSG1 || method == KnnMethod.KSG2;
  }

  private boolean usesNeighbors(Kind given) {
    return seesRealConditions() && Pairs.isReal(given);
  }

  @Override
  public String description() {
    return seesRealConditions()
        ? unconditional.description() + "|conditional"
        : strata.description();
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConditionalKnnEstimator estimator
        && estimator.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Kind x, Kind y, Kind given) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    Objects.requireNonNull(given, "given");
    return usesNeighbors(given) ? unconditional.refusal(x, y) : strata.refusal(x, y, given);
  }

  @Override
  public Estimate estimate(Variable x, Variable y, Variable given) {
    Pairs.check(this, x, y, given);
    if (!usesNeighbors(given.kind())) {
      Estimate estimate = strata.estimate(x, y, given);
      return new Estimate(
          estimate.nats(),
          estimate.estimand(),
          estimate.bound(),
          estimate.error(),
          estimate.samples(),
          description(),
          estimate.caveats());
    }
    ConditionalNeighborInformation.Local local = local(x, y, given);
    int n = x.size();
    double nats = Means.of(local.values());
    Estimand estimand = Estimand.of(Channel.EXACT, Channel.EXACT).given("Z", Channel.EXACT);
    Estimate estimate = Estimate.of(nats, estimand, n, description());
    if (nats > Math.max(local.ceiling() - HEADROOM, local.ceiling() / 2)) {
      estimate = estimate.withCaveats(Caveat.SATURATED);
    }
    if (local.ties() > Samples.TIED_SHARE * n) {
      estimate = estimate.withCaveats(Caveat.TIES);
    }
    Continuous a = Pairs.values(x);
    Continuous b = Pairs.values(y);
    Continuous c = Pairs.values(given);
    boolean atoms = given.kind() == Kind.MIXED;
    return atoms
        ? Samples.flag(Samples.flag(estimate, false, a, b), true, a, b, c)
        : Samples.flag(estimate, false, a, b, c);
  }

  /**
   * Returns the local value of every sample, whose mean is the estimate; for {@link
   * KnnEstimator#ksg1} and {@link KnnEstimator#ksg2} with real Z.
   *
   * @param x samples of X. Not modified.
   * @param y samples of Y. Not modified.
   * @param given samples of Z. Not modified.
   * @return one value per sample, in nats
   * @throws IllegalArgumentException as {@link #estimate}, or if Z is not real
   * @throws IllegalStateException for the other variants
   */
  public double[] localValues(Variable x, Variable y, Variable given) {
    if (!seesRealConditions()) {
      throw new IllegalStateException(description() + " has no local values");
    }
    Pairs.check(this, x, y, given);
    if (!usesNeighbors(given.kind())) {
      throw new IllegalArgumentException(
          "local values need a continuous Z, got "
              + given.kind()
              + "; take the samples of each symbol and ask KnnEstimator.localValues");
    }
    return local(x, y, given).values();
  }

  private ConditionalNeighborInformation.Local local(Variable x, Variable y, Variable given) {
    Continuous a = Pairs.values(x);
    Continuous b = Pairs.values(y);
    Continuous c = Pairs.values(given);
    Samples.requireMoreThan(k, a.size());
    ConditionalNeighborInformation spaces =
        new ConditionalNeighborInformation(
            Samples.prepared(a, standardized, "x"),
            a.dimensions(),
            Samples.prepared(b, standardized, "y"),
            b.dimensions(),
            Samples.prepared(c, standardized, "given"),
            c.dimensions(),
            a.size());
    return method == KnnMethod.KSG1 ? spaces.ksg1(k) : spaces.ksg2(k);
  }
}
