package org.infobottleneck.examples.sweep.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.Compression;

/**
 * A number of the runs of a cell.
 *
 * @param cell the cell
 * @param runs how many runs have it, n
 * @param mean their mean
 * @param squares the sum of the squared distances from the mean, Σ (v - mean)²
 * @param bySeed the value of each seed; empty where only the mean is known
 * @param caveats for every caveat the number of runs whose estimate carries it
 * @param kind what becomes of the layer, of a compression
 */
record CellValue(
    Cell cell,
    int runs,
    double mean,
    double squares,
    SortedMap<Long, Double> bySeed,
    Map<Caveat, Integer> caveats,
    Optional<Compression.Kind> kind) {

  CellValue {
    bySeed = Collections.unmodifiableSortedMap(new TreeMap<>(bySeed));
    Map<Caveat, Integer> ordered = new EnumMap<>(Caveat.class);
    ordered.putAll(caveats);
    caveats = Collections.unmodifiableMap(ordered);
  }

  /** The values of runs, by their seeds. */
  static CellValue of(Cell cell, SortedMap<Long, Double> values, Map<Caveat, Integer> caveats) {
    double sum = 0;
    for (double value : values.values()) {
      sum += value;
    }
    double mean = sum / values.size();
    double squares = 0;
    for (double value : values.values()) {
      squares += (value - mean) * (value - mean);
    }
    return new CellValue(cell, values.size(), mean, squares, values, caveats, Optional.empty());
  }

  /** The fall of I(X;T) in bits: of its standard error the squares follow. */
  static CellValue of(Cell cell, Compression compression) {
    Average bits = compression.compressed().bits();
    double error = bits.standardError().orElse(0);
    return new CellValue(
        cell,
        bits.runs(),
        bits.mean(),
        error * error * bits.runs() * (bits.runs() - 1),
        new TreeMap<>(),
        Map.of(),
        Optional.of(compression.kind()));
  }
}
