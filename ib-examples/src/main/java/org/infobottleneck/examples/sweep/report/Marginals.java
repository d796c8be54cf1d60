package org.infobottleneck.examples.sweep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The marginals of a sweep: of all series over all levels of all factors. Not thread-safe. */
final class Marginals {

  private final Design design;
  private final Findings findings;
  private final Map<Series, SeriesCells> cells = new LinkedHashMap<>();

  Marginals(Design design, Findings findings) {
    this.design = design;
    this.findings = findings;
  }

  /** The cells whose runs could have a number, and the values of those that have it. */
  private record SeriesCells(List<Cell> cells, Map<Integer, CellValue> values) {}

  private SeriesCells cells(Series series) {
    return cells.computeIfAbsent(
        series,
        each -> {
          Map<Integer, CellValue> values = new LinkedHashMap<>();
          findings.of(series).forEach(value -> values.put(value.cell().index(), value));
          return new SeriesCells(
              design.cells().stream().filter(cell -> series.appliesTo(cell.setting())).toList(),
              values);
        });
  }

  /** The mean of a series over all cells. */
  Marginal overall(Series series) {
    return marginal(series, "", "", cells(series).cells());
  }

  /** The mean of a series at every level of a factor at which a run could have the number. */
  List<Marginal> over(String factor, Series series) {
    Map<String, List<Cell>> levels = new LinkedHashMap<>();
    design.levelsOf(factor).forEach(level -> levels.put(level, new ArrayList<>()));
    cells(series)
        .cells()
        .forEach(
            cell ->
                levels.computeIfAbsent(cell.level(factor), each -> new ArrayList<>()).add(cell));
    List<Marginal> marginals = new ArrayList<>();
    levels.forEach(
        (level, own) -> {
          if (!own.isEmpty()) {
            marginals.add(marginal(series, factor, level, own));
          }
        });
    return marginals;
  }

  private Marginal marginal(Series series, String factor, String level, List<Cell> own) {
    Map<Integer, CellValue> known = cells(series).values();
    List<CellValue> values = new ArrayList<>();
    int lacking = 0;
    for (Cell cell : own) {
      CellValue value = known.get(cell.index());
      if (value != null) {
        values.add(value);
      }
      lacking += findings.lacking(cell);
    }
    Marginal.Place place =
        new Marginal.Place(series, factor, level, lacking, own.size() - values.size());
    return Marginal.of(place, values, findings.isOne(series));
  }

  /** All there are: of every series that over all cells first, then factor by factor. */
  List<Marginal> all() {
    List<Marginal> all = new ArrayList<>();
    for (Series series : findings.series()) {
      all.add(overall(series));
      for (String factor : design.factors()) {
        all.addAll(over(factor, series));
      }
    }
    return all;
  }

  /** The shares of the factors in the variance of a series. */
  VarianceShares shares(Series series) {
    return findings.isOne(series)
        ? VarianceShares.of(design, findings.of(series))
        : VarianceShares.none("the runs are of different estimands");
  }

  /**
   * How much of what differs between cells lies between the levels of a factor, averaged over the
   * coordinates and the fall of a layer by all estimators.
   */
  double effect(String factor, String layer) {
    double sum = 0;
    int count = 0;
    for (Series series : findings.series()) {
      if (series.layer().equals(layer) && findings.isOne(series)) {
        sum += VarianceShares.betweenLevels(factor, findings.of(series));
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
