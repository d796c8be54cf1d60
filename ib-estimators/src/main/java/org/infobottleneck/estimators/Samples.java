package org.infobottleneck.estimators;

import java.util.Arrays;
import org.infobottleneck.estimators.internal.DenseCodes;

/** Prepares samples for a search of neighbors, and says what in them defeats it. */
final class Samples {

  static final double TIED_SHARE = 0.01;
  private static final int MANY_DIMENSIONS = 6;

  private Samples() {}

  static void requireMoreThan(int k, int samples) {
    if (samples <= k) {
      throw new IllegalArgumentException(
          "number of samples must exceed k = " + k + ", got " + samples);
    }
  }

  /** The values, standardized if wanted; refuses columns whose distances overflow. */
  static double[] prepared(Continuous variable, boolean standardized, String name) {
    int n = variable.size();
    int d = variable.dimensions();
    double[] values = variable.values();
    for (int j = 0; j < d; j++) {
      double min = variable.minimum(j);
      double max = variable.maximum(j);
      if (Double.isInfinite(max - min)) {
        throw new IllegalArgumentException(
            "range of " + name + ", column " + j + ", overflows a double: " + min + " to " + max);
      }
    }
    return standardized ? standardize(values, n, d) : values;
  }

  /**
   * Zero mean and unit variance per column. Sums run over the values in ascending order, so that
   * the order of the samples does not matter: a last bit would part distances that are tied.
   */
  private static double[] standardize(double[] values, int n, int d) {
    double[] result = new double[n * d];
    double[] sorted = new double[n];
    for (int j = 0; j < d; j++) {
      for (int i = 0; i < n; i++) {
        sorted[i] = values[i * d + j];
      }
      Arrays.sort(sorted);
      double mean = 0;
      for (double value : sorted) {
        mean += value / n;
      }
      boolean constant = sorted[0] == sorted[n - 1]; // whatever the mean was rounded to
      double largest = constant ? 0 : Math.max(mean - sorted[0], sorted[n - 1] - mean);
      double squares = 0; // of values divided by the largest, so that no square overflows
      for (int i = 0; i < n && largest > 0; i++) {
        double scaled = (sorted[i] - mean) / largest;
        squares += scaled * scaled;
      }
      double deviation = Math.sqrt(squares / n) * largest;
      for (int i = 0; i < n; i++) {
        result[i * d + j] = deviation > 0 ? (values[i * d + j] - mean) / deviation : 0;
      }
    }
    return result;
  }

  /** The rows whose symbol occurs at least twice, in ascending order. */
  static int[] rowsOfRepeatedSymbols(Discrete labels, int[] sizes) {
    int[] kept = new int[labels.size()];
    int count = 0;
    for (int i = 0; i < labels.size(); i++) {
      if (sizes[labels.code(i)] > 1) {
        kept[count++] = i;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** Adds the caveats that lie in the samples themselves. */
  static Estimate flag(Estimate estimate, boolean tiesAllowed, Continuous... variables) {
    return flag(new Workspace(), estimate, tiesAllowed, variables);
  }

  /** As {@link #flag(Estimate, boolean, Continuous...)}, in memory that is used again. */
  static Estimate flag(
      Workspace scratch, Estimate estimate, boolean tiesAllowed, Continuous... variables) {
    Estimate flagged = estimate;
    int dimensions = 0;
    for (Continuous variable : variables) {
      dimensions += variable.dimensions();
      if (!tiesAllowed && tiedShare(variable, scratch) > TIED_SHARE) {
        flagged = flagged.withCaveats(Caveat.TIES);
      }
      flagged = Pairs.flagConstantColumn(flagged, variable);
    }
    return dimensions > MANY_DIMENSIONS ? flagged.withCaveats(Caveat.HIGH_DIMENSION) : flagged;
  }

  /** The share of samples whose row occurs more than once. */
  static double tiedShare(Continuous values) {
    return tiedShare(values, new Workspace());
  }

  private static double tiedShare(Continuous values, Workspace scratch) {
    int n = values.size();
    int[] codes = scratch.ints("rows", n);
    int[] table = scratch.ints("rows by hash", DenseCodes.capacity(n));
    int distinct = DenseCodes.ofRows(values.values(), n, values.dimensions(), codes, table);
    int[] counts = scratch.ints("row counts", distinct);
    Arrays.fill(counts, 0, distinct, 0);
    for (int i = 0; i < n; i++) {
      counts[codes[i]]++;
    }
    int tied = 0;
    for (int code = 0; code < distinct; code++) {
      tied += counts[code] > 1 ? counts[code] : 0;
    }
    return (double) tied / n;
  }
}
