package org.infobottleneck.examples.sweep.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.plots.FontsMissingException;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.examples.shell.Texts;
import org.infobottleneck.examples.sweep.Sweep;

/**
 * The report of a sweep: what its runs end with over each factor, and their planes side by side.
 *
 * <p>The planes are loaded one by one, each twice at most; what is kept are the numbers they end
 * with, and the paths of the runs of one cell. Not thread-safe.
 */
public final class SweepReport {

  /** So many runs without a plane are named on the terminal; the page has them all. */
  private static final int NAMED = 20;

  private final Sweep sweep;
  private final Choice choice;
  private final Design design;
  private final Findings findings;
  private final Marginals marginals;
  private final PlaneGrid grid;
  private final String layer;
  private final ReportTables tables;
  private final List<Path> files = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private SweepReport(Sweep sweep, Path folder, Choice choice) {
    this.sweep = sweep;
    this.choice = choice;
    design = Design.of(sweep);
    SweepPlanes planes = new SweepPlanes(folder);
    findings = Collector.collect(design, planes);
    marginals = new Marginals(design, findings);
    layer = layer();
    PlaneGrid.Factors factors = PlaneGrid.Factors.of(design, marginals, layer, choice);
    grid = PlaneGrid.of(design, factors, planes);
    tables = new ReportTables(design, findings, marginals);
  }

  /**
   * Reads what a folder holds of a sweep.
   *
   * @param sweep the sweep
   * @param folder its folder
   * @param choice what is shown
   * @return the report
   * @throws IllegalArgumentException if a factor or layer is wanted that is none
   */
  public static SweepReport of(Sweep sweep, Path folder, Choice choice) {
    Objects.requireNonNull(sweep, "sweep");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(choice, "choice");
    return new SweepReport(sweep, folder, choice);
  }

  private String layer() {
    List<String> layers = findings.layers();
    if (choice.layer().isEmpty() || layers.isEmpty()) {
      return layers.stream().findFirst().orElse(Series.LAST_HIDDEN);
    }
    String wanted = choice.layer().get();
    if (!layers.contains(wanted)) {
      throw new IllegalArgumentException("--layer must be one of " + layers + ", got " + wanted);
    }
    return wanted;
  }

  /**
   * Writes the page {@code sweep.html}, the figures, and the tables {@code marginals.csv}, {@code
   * variance.csv} and {@code planes.csv}.
   *
   * @param output the folder, which is there
   * @throws java.io.UncheckedIOException if a file can't be written; nothing is left half-written
   */
  public void write(Path output) {
    Objects.requireNonNull(output, "output");
    files.clear();
    warnings.clear();
    text(output.resolve("marginals.csv"), tables.marginals());
    text(output.resolve("variance.csv"), tables.shares());
    text(output.resolve("planes.csv"), tables.planes(grid));
    Map<String, String> ofMarginals = new LinkedHashMap<>();
    Map<String, String> ofPlanes = new LinkedHashMap<>();
    try {
      figures(
          output,
          "marginals",
          new MarginalFigures(design, marginals, findings, layer).figures(),
          ofMarginals);
      figures(output, "planes", new GridFigures(grid, findings).figures(), ofPlanes);
    } catch (FontsMissingException e) {
      warnings.add(String.valueOf(e.getMessage()));
    }
    text(output.resolve("sweep.html"), page(ofMarginals, ofPlanes));
  }

  /** The page with figures by their estimators, or without. */
  String page(Map<String, String> ofMarginals, Map<String, String> ofPlanes) {
    return new SweepPage(title(), design, findings, marginals, grid, layer)
        .html(ofMarginals, ofPlanes);
  }

  private void text(Path file, String content) {
    AtomicFiles.write(file, content.getBytes(StandardCharsets.UTF_8));
    files.add(file);
  }

  private void figures(
      Path output, String name, Map<String, Figure> figures, Map<String, String> drawn) {
    int number = 0;
    for (Map.Entry<String, Figure> each : figures.entrySet()) {
      number++;
      String own = each.getKey().isEmpty() ? name + "-accuracy" : name + "-" + number;
      List<Path> written = each.getValue().write(output.resolve(own));
      files.addAll(written);
      drawn.put(each.getKey(), InlineSvg.of(read(written.get(0)), own));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  private String title() {
    return choice.title().orElse(sweep.name());
  }

  /**
   * Returns the files that were written.
   *
   * @return their paths, the page at the end
   */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /**
   * Returns what could not be written, and what could not be told.
   *
   * @return a sentence each
   */
  public List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(findings.remarks());
    all.addAll(grid.leftOut());
    return List.copyOf(all);
  }

  /**
   * Returns what was found as JSON.
   *
   * @return an object with the counts of runs, the factors, the marginals of the layer shown, and
   *     the shares of variance
   */
  public Json json() {
    return tables.json(sweep.name(), layer);
  }

  /**
   * Returns what was found for people: how many runs there are, and a table per factor.
   *
   * @return lines of text
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(SweepPage.summary(sweep.name(), findings)).append('\n');
    List<RunState> without = findings.withoutPlane();
    for (RunState state : without.subList(0, Math.min(NAMED, without.size()))) {
      text.append(state.status().words())
          .append(": ")
          .append(design.words(state.run()))
          .append(": ")
          .append(state.cause())
          .append('\n');
    }
    if (without.size() > NAMED) {
      text.append("and ").append(without.size() - NAMED).append(" more, which the page lists\n");
    }
    for (String factor : design.varied()) {
      for (String estimator : findings.estimators()) {
        text.append('\n').append(table(factor, estimator));
      }
    }
    return text.toString().stripTrailing();
  }

  private String table(String factor, String estimator) {
    List<List<Marginal>> columns = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of(factor, "runs"));
    for (Series series :
        List.of(
            new Series(Reading.INPUT_INFORMATION, estimator, layer),
            new Series(Reading.TARGET_INFORMATION, estimator, layer),
            new Series(Reading.COMPRESSION, estimator, layer))) {
      columns.add(marginals.over(factor, series));
      header.add(series.reading().words());
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < columns.get(0).size(); i++) {
      Marginal first = columns.get(0).get(i);
      List<String> row = new ArrayList<>(List.of(first.level(), Integer.toString(first.runs())));
      for (List<Marginal> column : columns) {
        row.add(Shown.number(column.get(i)));
      }
      rows.add(row);
    }
    return estimator + ", layer: " + layer + ", in bits\n" + Texts.markdown(header, rows);
  }
}
