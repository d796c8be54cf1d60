package org.infobottleneck.estimators;

import java.util.List;
import org.infobottleneck.estimators.internal.Partitions;

/**
 * An estimator on disjoint parts of its samples.
 *
 * <p>Means over parts weigh each by its size, so that what is a mean over samples is the same over
 * the parts as over the whole, and a bias b/N is exactly g times as large over g parts.
 */
final class Parts {

  private static final String[] NAMES = {"x", "y", "given"};
  private static final double RELATIVE_MOVE = 0.1;
  private static final double NEGLIGIBLE_MOVE = 0.01;

  /** The estimate from some of the samples. */
  @FunctionalInterface
  interface Estimation {
    Estimate of(int[] rows);
  }

  private final int[][] parts;
  private final double[] values;
  private final int samples;

  private Parts(int[][] parts, double[] values, int samples) {
    this.parts = parts;
    this.values = values;
    this.samples = samples;
  }

  /** Estimates from every one of so many parts of the rows, which are in random order. */
  static Parts of(int[] rows, int count, Estimation estimation) {
    int[][] parts = Partitions.deal(rows, count);
    double[] values = new double[count];
    for (int p = 0; p < count; p++) {
      try {
        values[p] = estimation.of(parts[p]).nats();
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "among the " + parts[p].length + " samples of a part: " + e.getMessage(), e);
      }
    }
    return new Parts(parts, values, rows.length);
  }

  double mean() {
    double sum = 0;
    for (int p = 0; p < values.length; p++) {
      sum += parts[p].length * values[p];
    }
    return sum / samples;
  }

  /**
   * The variance of an estimate from all samples, Var = B / N, with B from the parts: Σ n_p (I_p -
   * mean)² / (g - 1).
   */
  double varianceOfWhole() {
    double mean = mean();
    double sum = 0;
    for (int p = 0; p < values.length; p++) {
      sum += parts[p].length * (values[p] - mean) * (values[p] - mean);
    }
    return sum / (values.length - 1) / samples;
  }

  /**
   * The degrees of freedom of the mean of {@link #varianceOfWhole} over R random splits into
   * halves.
   *
   * <p>For a mean of N independent Gaussian values each variance has one, and those of two random
   * splits are correlated by 1/(N - 1), the mean squared cosine between two random contrasts of the
   * N samples; so 1/df = 1/R + (1 - 1/R)/(N - 1).
   */
  static double degreesOfFreedom(int splits, int samples) {
    return 1 / (1.0 / splits + (1 - 1.0 / splits) / (samples - 1));
  }

  /** Adds the caveat where half of the samples give another value. */
  static Estimate flagMove(Estimate estimate, double whole, double halves) {
    double move = Math.abs(whole - halves);
    return move > RELATIVE_MOVE * Math.abs(whole) && move > NEGLIGIBLE_MOVE
        ? estimate.withCaveats(Caveat.MOVES_WITH_SAMPLES)
        : estimate;
  }

  /** Refuses variables of which all there is is there: no other sample could have been drawn. */
  static void requireSampled(String description, String reason, List<Variable> variables) {
    for (int v = 0; v < variables.size(); v++) {
      if (Pairs.coverage(variables.get(v)) == Coverage.ENUMERATED) {
        throw new IllegalArgumentException(
            description + " needs samples, but " + NAMES[v] + " is enumerated: " + reason);
      }
    }
  }

  static void requireAtLeast(int samples, int parts) {
    if (samples < 2 * parts) {
      throw new IllegalArgumentException(
          "number of samples must be at least two in each of "
              + parts
              + " parts, got "
              + samples
              + " in all");
    }
  }
}
