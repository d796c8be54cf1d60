package org.infobottleneck.examples.sweep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepRun;

/**
 * The runs of a sweep in cells. A factor whose levels are the seeds of the runs is none here: its
 * runs are the repeats within a cell.
 *
 * @param factors the factors but the seed, in order
 * @param levels the levels of each, in the order in which the runs have them
 * @param cells the cells, in the order of their first runs
 */
record Design(List<String> factors, Map<String, List<String>> levels, List<Cell> cells) {

  private static final String SEED = "seed";

  /** Where a run belongs. */
  private record Place(List<String> levels, String setting) {}

  Design {
    factors = List.copyOf(factors);
    levels = Map.copyOf(levels);
    cells = List.copyOf(cells);
  }

  static Design of(Sweep sweep) {
    List<String> factors =
        sweep.factors().stream().filter(factor -> !isSeed(factor, sweep.runs())).toList();
    Map<Place, List<SweepRun>> groups = new LinkedHashMap<>();
    for (SweepRun run : sweep.runs()) {
      List<String> own = factors.stream().map(factor -> level(run, factor)).toList();
      Place place = new Place(own, run.experiment().withSeed(0).text());
      groups.computeIfAbsent(place, each -> new ArrayList<>()).add(run);
    }
    List<Cell> cells = new ArrayList<>();
    groups.forEach(
        (place, runs) -> {
          Map<String, String> own = new LinkedHashMap<>();
          for (int i = 0; i < factors.size(); i++) {
            own.put(factors.get(i), place.levels().get(i));
          }
          cells.add(new Cell(cells.size(), own, runs));
        });
    Map<String, List<String>> levels = new LinkedHashMap<>();
    for (String factor : factors) {
      levels.put(factor, cells.stream().map(cell -> cell.level(factor)).distinct().toList());
    }
    return new Design(factors, levels, cells);
  }

  private static boolean isSeed(String factor, List<SweepRun> runs) {
    if (factor.toLowerCase(Locale.ROOT).equals(SEED)) {
      return true;
    }
    LinkedHashSet<String> different = new LinkedHashSet<>();
    for (SweepRun run : runs) {
      if (!level(run, factor).equals(Long.toString(run.experiment().seed()))) {
        return false;
      }
      different.add(level(run, factor));
    }
    return different.size() > 1;
  }

  private static String level(SweepRun run, String factor) {
    return Objects.requireNonNull(run.levels().get(factor), factor);
  }

  /** The levels of a factor. */
  List<String> levelsOf(String factor) {
    return Objects.requireNonNull(levels.get(factor), factor);
  }

  /** The factors of which there is more than one level. */
  List<String> varied() {
    return factors.stream().filter(factor -> levelsOf(factor).size() > 1).toList();
  }

  /** The levels of a run, and its seed. */
  String words(SweepRun run) {
    Map<String, String> own = new LinkedHashMap<>();
    factors.forEach(factor -> own.put(factor, level(run, factor)));
    own.put(SEED, Long.toString(run.experiment().seed()));
    return Cell.words(own);
  }

  /** How many combinations of levels a full grid would have. */
  long combinations() {
    long all = 1;
    for (String factor : factors) {
      all *= levelsOf(factor).size();
    }
    return all;
  }
}
