package org.infobottleneck.estimators;

import java.util.Objects;
import org.infobottleneck.estimators.internal.Arena;
import org.infobottleneck.estimators.internal.NeighborInformation;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Digamma;

/**
 * The differential entropy of a continuous variable from nearest neighbors (Kozachenko &amp;
 * Leonenko 1987; with k neighbors as in Kraskov et al. 2004, eq. 20):
 *
 * <pre>
 *   H = ψ(N) - ψ(k) + ln c_d + (d/N) Σ ln e_i
 * </pre>
 *
 * <p>e_i is the distance of sample i to its k-th neighbor, itself excluded (the distance, not twice
 * it), and c_d the volume of the unit ball of the norm: 2^d for the maximum norm, π^(d/2) / Γ(d/2 +
 * 1) for the Euclidean one.
 *
 * <ul>
 *   <li>A differential entropy may be negative, and depends on the unit of the samples.
 *   <li>Where k other samples coincide with one the entropy is minus infinity: refused, naming the
 *       row.
 * </ul>
 *
 * <p>Immutable and thread-safe.
 */
public final class KozachenkoLeonenko {

  private final int k;
  private final Norm norm;

  private KozachenkoLeonenko(int k, Norm norm) {
    this.k = Arguments.atLeast(k, 1, "number of neighbors k");
    this.norm = Objects.requireNonNull(norm, "norm");
  }

  /**
   * The estimator with three neighbors.
   *
   * @param norm the norm of the distances
   * @return the estimator
   */
  public static KozachenkoLeonenko of(Norm norm) {
    return new KozachenkoLeonenko(KnnEstimator.DEFAULT_K, norm);
  }

  /**
   * Returns this estimator with another number of neighbors.
   *
   * @param k the number, at least 1
   * @return the estimator
   * @throws IllegalArgumentException if k is less than 1
   */
  public KozachenkoLeonenko withK(int k) {
    return new KozachenkoLeonenko(k, norm);
  }

  /**
   * Estimates the differential entropy.
   *
   * @param samples the samples. Not modified.
   * @return the entropy in nats
   * @throws IllegalArgumentException if there are no more than k samples, k of them coincide with
   *     another, or distances overflow
   */
  public double entropy(Continuous samples) {
    Samples.requireMoreThan(k, samples.size());
    double[] values = Samples.prepared(samples, false, "samples");
    int n = samples.size();
    int d = samples.dimensions();
    double[] logs = new double[n];
    NeighborInformation.logDistances(values, d, n, k, norm == Norm.EUCLIDEAN, new Arena(), logs);
    for (int i = 0; i < logs.length; i++) {
      if (Double.isInfinite(logs[i])) {
        throw new IllegalArgumentException(
            "samples must have a density: " + k + " others coincide with row " + i);
      }
    }
    return entropy(Means.of(logs), n, d);
  }

  /** The entropy from the mean logarithm of the distances. */
  double entropy(double meanLogDistance, int samples, int dimensions) {
    return Digamma.digamma(samples)
        - Digamma.digamma(k)
        + norm.logUnitBall(dimensions)
        + dimensions * meanLogDistance;
  }

  @Override
  public String toString() {
    return "kozachenko-leonenko(k=" + k + "," + norm + ")";
  }
}
