package org.infobottleneck.examples.sweep.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.experiment.Experiment;

/**
 * Runs of one setting that differ in their seed only.
 *
 * @param index its place in the design
 * @param levels the level of each factor but the seed
 * @param runs the runs, one at least
 */
record Cell(int index, Map<String, String> levels, List<SweepRun> runs) {

  Cell {
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    runs = List.copyOf(runs);
  }

  /** The level of a factor. */
  String level(String factor) {
    return Objects.requireNonNull(levels.get(factor), factor);
  }

  /** What is run, by the first seed. */
  Experiment setting() {
    return runs.get(0).experiment();
  }

  /** The levels for people. */
  static String words(Map<String, String> levels) {
    return levels.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
