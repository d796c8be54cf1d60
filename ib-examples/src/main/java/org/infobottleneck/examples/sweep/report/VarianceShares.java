package org.infobottleneck.examples.sweep.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shares of variance in a balanced grid of any number of factors (Fisher 1925): sums of squares of
 * the factors' main effects, of all that factors do only together, and of the seeds within the
 * cells, each over the total. They add up to 1.
 *
 * <p>With m the mean of all N runs, m_l those of the levels of a factor, m_c those of the cells of
 * n runs: a factor has Σ_l N/L (m_l - m)², all cells have Σ_c n (m_c - m)², the seeds Σ_c Σ_r (v_cr
 * - m_c)², and what the cells have beyond the factors is due to their interactions. Where nothing
 * has an effect, every share is about its degrees of freedom over N - 1: a factor's L - 1 are
 * stated, since of few runs that is not little.
 *
 * @param shares the share of every factor with two levels or more, then those of {@value
 *     #INTERACTIONS} and {@value #SEEDS}, where there are any; empty where there are none
 * @param byChance what each would be about if nothing had an effect
 * @param reason why there are none; empty where there are
 */
record VarianceShares(Map<String, Double> shares, Map<String, Double> byChance, String reason) {

  /** What factors do only together; with one run per cell chance is in it. */
  static final String INTERACTIONS = "interactions";

  /** What differs between the runs of a cell. */
  static final String SEEDS = "seeds";

  /** A reason that is no fault of the design. */
  private static final String NOTHING_VARIES = "nothing varies";

  /** Values nearer to each other, or to a billionth of their mean, are the same. */
  private static final double ROUNDING = 1e-9;

  VarianceShares {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    byChance = Collections.unmodifiableMap(new LinkedHashMap<>(byChance));
  }

  /** None, and why. */
  static VarianceShares none(String reason) {
    return new VarianceShares(Map.of(), Map.of(), reason);
  }

  /** Whether every combination of levels has the same number of runs. */
  boolean isBalanced() {
    return reason.isEmpty() || reason.equals(NOTHING_VARIES);
  }

  static VarianceShares of(Design design, List<CellValue> values) {
    if (values.isEmpty()) {
      return none("no run has a value");
    }
    Map<String, Set<String>> levels = new LinkedHashMap<>();
    long combinations = 1;
    for (String factor : design.factors()) {
      Set<String> own = new LinkedHashSet<>();
      values.forEach(value -> own.add(value.cell().level(factor)));
      combinations *= own.size();
      if (own.size() > 1) {
        levels.put(factor, own);
      }
    }
    long different = values.stream().map(value -> value.cell().levels()).distinct().count();
    if (different < values.size()) {
      return none("runs of the same levels differ in more than their seeds");
    }
    if (different < combinations) {
      return none(
          (combinations - different)
              + " of "
              + combinations
              + " combinations of levels have no run with a value");
    }
    int least = values.stream().mapToInt(CellValue::runs).min().orElseThrow();
    int most = values.stream().mapToInt(CellValue::runs).max().orElseThrow();
    return least < most
        ? none("combinations of levels have " + least + " to " + most + " runs")
        : balanced(levels, values, least);
  }

  private static VarianceShares balanced(
      Map<String, Set<String>> levels, List<CellValue> values, int runs) {
    int cells = values.size();
    double mean = mean(values);
    double between = 0;
    double within = 0;
    for (CellValue value : values) {
      between += runs * (value.mean() - mean) * (value.mean() - mean);
      within += value.squares();
    }
    double total = between + within;
    if (!Double.isFinite(total)) {
      return none("not all values are finite");
    }
    if (total <= rounding(mean) * cells * runs) {
      return none(NOTHING_VARIES);
    }
    int degrees = cells * runs - 1;
    Map<String, Double> shares = new LinkedHashMap<>();
    Map<String, Double> byChance = new LinkedHashMap<>();
    double rest = between;
    int restDegrees = cells - 1;
    for (Map.Entry<String, Set<String>> factor : levels.entrySet()) {
      double squares = mainEffect(factor.getKey(), factor.getValue(), values, mean) * runs;
      int own = factor.getValue().size() - 1;
      shares.put(factor.getKey(), squares / total);
      byChance.put(factor.getKey(), (double) own / degrees);
      rest -= squares;
      restDegrees -= own;
    }
    if (restDegrees > 0) {
      shares.put(INTERACTIONS, Math.max(0, rest) / total); // a difference, rounded
      byChance.put(INTERACTIONS, (double) restDegrees / degrees);
    }
    if (runs > 1) {
      shares.put(SEEDS, within / total);
      byChance.put(SEEDS, (double) (cells * (runs - 1)) / degrees);
    }
    return new VarianceShares(shares, byChance, "");
  }

  /** Squared distances of values that differ by rounding only. */
  private static double rounding(double mean) {
    double least = ROUNDING * Math.max(1, Math.abs(mean));
    return least * least;
  }

  private static double mean(List<CellValue> values) {
    return values.stream().mapToDouble(CellValue::mean).sum() / values.size();
  }

  /** The squared distances of the levels' means, one per cell. */
  private static double mainEffect(
      String factor, Set<String> levels, List<CellValue> values, double mean) {
    double squares = 0;
    for (String level : levels) {
      List<CellValue> own =
          values.stream().filter(value -> value.cell().level(factor).equals(level)).toList();
      double effect = mean(own) - mean;
      squares += own.size() * effect * effect;
    }
    return squares;
  }

  /**
   * The share of what varies between cells that lies between the levels of a factor: of a balanced
   * grid the share of its main effect, else with what other factors do in it.
   */
  static double betweenLevels(String factor, List<CellValue> values) {
    double mean = mean(values);
    double all = values.stream().mapToDouble(v -> (v.mean() - mean) * (v.mean() - mean)).sum();
    Set<String> levels = new LinkedHashSet<>();
    values.forEach(value -> levels.add(value.cell().level(factor)));
    boolean varies = Double.isFinite(all) && all > rounding(mean) * values.size();
    return varies ? mainEffect(factor, levels, values, mean) / all : 0;
  }
}
