package org.infobottleneck.examples.sweep.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.InformationPlane;

/**
 * The planes of a sweep as small multiples: the levels of one factor down, those of another across.
 *
 * @param rows the factor whose levels are the rows; empty for none
 * @param columns the factor whose levels are the columns; empty for none
 * @param panels the panels, row by row
 * @param width how many stand in a row
 * @param words what the rows, the columns and the panels are
 * @param leftOut what was not drawn, a sentence each
 */
record PlaneGrid(
    Optional<String> rows,
    Optional<String> columns,
    List<Panel> panels,
    int width,
    String words,
    List<String> leftOut) {

  /** The most panels of a figure. */
  static final int MOST = 36;

  private static final int WIDEST = 6;

  /** A panel: the levels that it is of, and its paths. */
  record Panel(Map<String, String> levels, PanelPaths paths, int planned) {

    /** How many runs are in it; as many were planned, or more. */
    int runs() {
      return paths.runs();
    }
  }

  PlaneGrid {
    panels = List.copyOf(panels);
    leftOut = List.copyOf(leftOut);
  }

  /** The factors to be used. */
  record Factors(Optional<String> rows, Optional<String> columns) {

    /**
     * Takes those that are wanted, and for others those with the greatest effect.
     *
     * @throws IllegalArgumentException if a factor is wanted that does not vary, or one twice
     */
    static Factors of(Design design, Marginals marginals, String layer, Choice choice) {
      check("--rows", choice.rows(), design);
      check("--columns", choice.columns(), design);
      if (choice.rows().isPresent() && choice.rows().equals(choice.columns())) {
        throw new IllegalArgumentException(
            "--rows and --columns must be different factors, got " + choice.rows().get());
      }
      List<String> free = new ArrayList<>(design.varied());
      choice.rows().ifPresent(free::remove);
      choice.columns().ifPresent(free::remove);
      Map<String, Double> effects = new LinkedHashMap<>();
      free.forEach(factor -> effects.put(factor, marginals.effect(factor, layer)));
      free.sort(Comparator.comparingDouble(factor -> -effects.getOrDefault(factor, 0.0)));
      // A single factor goes across; of two the one with more levels does.
      if (choice.rows().isPresent() || choice.columns().isPresent()) {
        Optional<String> best = free.stream().findFirst();
        return new Factors(
            choice.rows().isPresent() ? choice.rows() : best,
            choice.columns().isPresent() ? choice.columns() : best);
      }
      List<String> two = new ArrayList<>(free.subList(0, Math.min(2, free.size())));
      two.sort(Comparator.comparingInt(factor -> -design.levelsOf(factor).size()));
      return new Factors(
          two.size() < 2 ? Optional.empty() : Optional.of(two.get(1)), two.stream().findFirst());
    }

    private static void check(String option, Optional<String> wanted, Design design) {
      if (wanted.isPresent() && !design.varied().contains(wanted.get())) {
        throw new IllegalArgumentException(
            option
                + " must be a factor of two levels or more, "
                + design.varied()
                + ", got "
                + wanted.get());
      }
    }
  }

  /** Reads the planes of the panels, cell by cell. */
  static PlaneGrid of(Design design, Factors factors, SweepPlanes planes) {
    List<String> across = factors.columns().map(design::levelsOf).orElse(List.of());
    List<String> down = factors.rows().map(design::levelsOf).orElse(List.of());
    List<String> leftOut = new ArrayList<>();
    int most = down.isEmpty() ? MOST : WIDEST;
    List<String> columns = shown(factors.columns(), across, most, leftOut);
    int width = Math.max(1, Math.min(WIDEST, columns.size()));
    List<String> rows = shown(factors.rows(), down, MOST / width, leftOut);
    List<Panel> panels = new ArrayList<>();
    Occurrences unused = new Occurrences();
    for (Map<String, String> row : levels(factors.rows(), rows)) {
      for (Map<String, String> column : levels(factors.columns(), columns)) {
        Map<String, String> levels = new LinkedHashMap<>(row);
        levels.putAll(column);
        panels.add(panel(design, levels, planes, unused));
      }
    }
    leftOut.addAll(unused.sentences("In no panel"));
    return new PlaneGrid(
        factors.rows(), factors.columns(), panels, width, words(design, factors), leftOut);
  }

  private static String words(Design design, Factors factors) {
    StringBuilder words = new StringBuilder();
    factors.rows().ifPresent(factor -> words.append("Rows: ").append(factor).append(". "));
    factors.columns().ifPresent(factor -> words.append("Columns: ").append(factor).append(". "));
    List<String> others = new ArrayList<>(design.varied());
    factors.rows().ifPresent(others::remove);
    factors.columns().ifPresent(others::remove);
    words.append("Means over seeds");
    if (!others.isEmpty()) {
      words.append(", then over ").append(String.join(", ", others)).append(", each setting alike");
    }
    return words.append("; bars at the last epoch are one standard error over seeds.").toString();
  }

  private static List<String> shown(
      Optional<String> factor, List<String> levels, int most, List<String> leftOut) {
    if (levels.size() <= most) {
      return levels;
    }
    leftOut.add(
        "Not drawn, for want of room: "
            + factor.orElse("")
            + " = "
            + String.join(", ", levels.subList(most, levels.size()))
            + ".");
    return levels.subList(0, most);
  }

  private static List<Map<String, String>> levels(Optional<String> factor, List<String> levels) {
    return factor.isEmpty()
        ? List.of(Map.of())
        : levels.stream().map(level -> Map.of(factor.get(), level)).toList();
  }

  private static Panel panel(
      Design design, Map<String, String> levels, SweepPlanes planes, Occurrences unused) {
    List<Cell> cells =
        design.cells().stream()
            .filter(cell -> cell.levels().entrySet().containsAll(levels.entrySet()))
            .toList();
    boolean sameDepth =
        cells.stream().map(cell -> cell.setting().architecture().layerCount()).distinct().count()
            <= 1;
    PanelPaths paths = new PanelPaths(sameDepth);
    for (Cell cell : cells) {
      AveragePlane.Accumulator seeds = AveragePlane.accumulator();
      int runs = 0;
      for (SweepRun run : cell.runs()) {
        Optional<InformationPlane> plane = planes.load(run).plane();
        if (plane.isPresent()) {
          try {
            seeds.add(plane.get());
            runs++;
          } catch (IllegalArgumentException e) {
            unused.add(String.valueOf(e.getMessage()), "run " + run.key());
          }
        }
      }
      if (runs > 0) {
        paths.add(cell, seeds.average());
      }
    }
    return new Panel(levels, paths, cells.stream().mapToInt(cell -> cell.runs().size()).sum());
  }
}
