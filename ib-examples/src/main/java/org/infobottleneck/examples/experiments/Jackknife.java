package org.infobottleneck.examples.experiments;

/**
 * A number computed from all runs, and its standard error from leaving out one unit at a time
 * (Tukey 1958): sqrt((n - 1)/n Σ (θ_(i) - mean θ)²). Units are seeds where runs pair by seed, and
 * it draws no random numbers.
 *
 * @param value the number from all units
 * @param error its standard error, NaN for one unit
 */
record Jackknife(double value, double error) {

  /** A number that some units give. */
  interface Statistic {
    double of(int[] units);
  }

  /** Computes a number from units 0 to n - 1. */
  static Jackknife of(int units, Statistic statistic) {
    int[] all = new int[units];
    for (int i = 0; i < units; i++) {
      all[i] = i;
    }
    double value = statistic.of(all);
    if (units < 2) {
      return new Jackknife(value, Double.NaN);
    }
    double[] without = new double[units];
    double mean = 0;
    for (int i = 0; i < units; i++) {
      int[] others = new int[units - 1];
      System.arraycopy(all, 0, others, 0, i);
      System.arraycopy(all, i + 1, others, i, units - 1 - i);
      without[i] = statistic.of(others);
      mean += without[i] / units;
    }
    double squares = 0;
    for (double one : without) {
      squares += (one - mean) * (one - mean);
    }
    return new Jackknife(value, Math.sqrt(squares * (units - 1) / units));
  }

  /** Value and standard error, three decimals each; a dash where there is no value. */
  String text() {
    if (Double.isNaN(value)) {
      return "–";
    }
    return Double.isNaN(error)
        ? Numbers.fixed(value)
        : Numbers.fixed(value) + " ± " + Numbers.fixed(error);
  }
}
