package org.infobottleneck.examples.sweep.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.Compression;

/**
 * The mean of a series over the cells at one level of a factor, every cell counting the same.
 *
 * <p>With C cells of n_c runs whose means are m_c: mean = 1/C Σ m_c; standard error = s/C sqrt(Σ
 * 1/n_c), where s² = Σ_c Σ_r (v_cr - m_c)² / Σ_c (n_c - 1) is the variance between the seeds of a
 * cell, pooled over the cells of the level. In a balanced design the mean is that of all runs, and
 * the error is s / sqrt(C n). It takes runs of different cells for independent, which runs of one
 * seed are not quite: {@code commonSeedsError} is the standard error of the mean over seeds of a
 * seed's mean over the cells.
 *
 * @param series what is averaged
 * @param factor the factor; empty for all cells
 * @param level its level; empty for all cells
 * @param cells the number of cells C
 * @param runs the number of runs, Σ n_c
 * @param lacking the runs of the level that would have the number and have no plane
 * @param emptyCells the cells of which no run has one
 * @param mean the mean; NaN where the values can't be averaged
 * @param standardError its standard error; empty where no cell has two runs
 * @param degrees the degrees of freedom of the standard error, Σ (n_c - 1)
 * @param commonSeedsError the standard error that allows for what a seed does in all cells; empty
 *     unless all cells have the same two seeds or more
 * @param caveats for every caveat the number of runs whose estimate carries it
 * @param kinds of a compression for every kind the number of cells
 */
record Marginal(
    Series series,
    String factor,
    String level,
    int cells,
    int runs,
    int lacking,
    int emptyCells,
    double mean,
    OptionalDouble standardError,
    int degrees,
    OptionalDouble commonSeedsError,
    Map<Caveat, Integer> caveats,
    Map<Compression.Kind, Integer> kinds) {

  Marginal {
    caveats = Collections.unmodifiableMap(new EnumMap<>(withType(Caveat.class, caveats)));
    kinds = Collections.unmodifiableMap(new EnumMap<>(withType(Compression.Kind.class, kinds)));
  }

  /** An empty map does not tell its type. */
  private static <K extends Enum<K>> EnumMap<K, Integer> withType(
      Class<K> type, Map<K, Integer> map) {
    EnumMap<K, Integer> copy = new EnumMap<>(type);
    copy.putAll(map);
    return copy;
  }

  /** Where a mean stands, and how many runs it lacks. */
  record Place(Series series, String factor, String level, int lacking, int emptyCells) {}

  /**
   * Averages.
   *
   * @param values one per cell
   * @param isOne whether they are of one quantity; the mean of others is none
   */
  static Marginal of(Place place, List<CellValue> values, boolean isOne) {
    double sum = 0;
    double squares = 0;
    double inverse = 0;
    int runs = 0;
    Map<Caveat, Integer> caveats = new EnumMap<>(Caveat.class);
    Map<Compression.Kind, Integer> kinds = new EnumMap<>(Compression.Kind.class);
    for (CellValue value : values) {
      sum += value.mean();
      squares += value.squares();
      inverse += 1.0 / value.runs();
      runs += value.runs();
      value.caveats().forEach((caveat, count) -> caveats.merge(caveat, count, Integer::sum));
      value.kind().ifPresent(kind -> kinds.merge(kind, 1, Integer::sum));
    }
    int cells = values.size();
    int degrees = runs - cells;
    double error = Math.sqrt(squares / degrees * inverse) / cells;
    boolean known = isOne && degrees > 0 && Double.isFinite(error);
    return new Marginal(
        place.series(),
        place.factor(),
        place.level(),
        cells,
        runs,
        place.lacking(),
        place.emptyCells(),
        isOne && cells > 0 ? sum / cells : Double.NaN,
        known ? OptionalDouble.of(error) : OptionalDouble.empty(),
        degrees,
        known ? commonSeedsError(values) : OptionalDouble.empty(),
        caveats,
        kinds);
  }

  private static OptionalDouble commonSeedsError(List<CellValue> values) {
    SortedMap<Long, Double> sums = new TreeMap<>();
    for (CellValue value : values) {
      if (!value.bySeed().keySet().equals(values.get(0).bySeed().keySet())) {
        return OptionalDouble.empty();
      }
      value.bySeed().forEach((seed, each) -> sums.merge(seed, each, Double::sum));
    }
    return sums.size() < 2
        ? OptionalDouble.empty()
        : Average.of(sums.values().stream().mapToDouble(sum -> sum / values.size()).toArray())
            .standardError();
  }

  /** Whether a value that is not valid is among them. */
  boolean isInvalid() {
    return caveats.containsKey(Caveat.NOISE_UNRESOLVED);
  }
}
