package org.infobottleneck.examples.sweep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.InformationPlane;

/**
 * Writes the tables of a sweep as CSV. Points wait in memory by partition; the largest is written
 * whenever together they are too large, so that the files are a function of the rows alone.
 */
final class CsvTables {

  private static final String POINTS = "tables/points";
  private static final String RUNS = "tables/runs.csv";

  /** How many characters of points wait in memory. */
  private static final int WAITING = 1 << 25;

  private static final int PARTITION = index(SweepTables.PARTITION);

  private final SweepFolder folder;
  private final Sweep sweep;
  private final SweepTables tables;
  private final int most;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private int waiting;

  CsvTables(SweepFolder folder, Sweep sweep) {
    this(folder, sweep, WAITING);
  }

  CsvTables(SweepFolder folder, Sweep sweep, int most) {
    this.folder = Objects.requireNonNull(folder, "folder");
    this.sweep = Objects.requireNonNull(sweep, "sweep");
    this.most = most;
    tables = new SweepTables(sweep.name());
  }

  /** What waits to be written of a partition, and how many files it has. */
  private static final class Part {

    private final StringBuilder text = new StringBuilder();
    private int files;
  }

  private static int index(String name) {
    return SweepTables.pointColumns().stream().map(TableColumn::name).toList().indexOf(name);
  }

  void write(List<RunOutcome> outcomes) {
    Arguments.same(outcomes.size(), sweep.runs().size(), "number of outcomes");
    folder.delete(RUNS); // where it stands, the points are those of its runs
    folder.delete(POINTS);
    StoredRuns stored = new StoredRuns(folder);
    StringBuilder runs = new StringBuilder(header(SweepTables.runColumns()));
    for (int i = 0; i < outcomes.size(); i++) {
      SweepRun run = sweep.runs().get(i);
      RunOutcome outcome = outcomes.get(i);
      if (!outcome.key().equals(run.key())) {
        throw new IllegalArgumentException(
            "outcome " + (i + 1) + " must be that of run " + run.key() + ", got " + outcome.key());
      }
      if (outcome.status() != RunOutcome.Status.FAILED) {
        InformationPlane plane =
            stored
                .plane(run.key())
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "the plane of run " + run.key() + " has vanished from " + folder));
        tables.points(run, plane).forEachRemaining(this::add);
      }
      runs.append(tables.run(run, outcome).csv()).append('\n');
    }
    parts.keySet().forEach(this::flush);
    folder.write(RUNS, runs.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void add(TableRow row) {
    String estimator = row.cells().get(PARTITION).orElseThrow().toString();
    Part part = parts.computeIfAbsent(estimator, absent -> new Part());
    String line = new TableRow(without(row.cells())).csv();
    part.text.append(line).append('\n');
    waiting += line.length() + 1;
    if (waiting > most) {
      parts.entrySet().stream()
          .max(Comparator.comparingInt(each -> each.getValue().text.length()))
          .ifPresent(largest -> flush(largest.getKey()));
    }
  }

  private void flush(String estimator) {
    Part part = Objects.requireNonNull(parts.get(estimator), estimator);
    if (part.text.length() == 0) {
      return;
    }
    String file = String.format(Locale.ROOT, "part-%05d.csv", part.files);
    String text = header(without(SweepTables.pointColumns())) + part.text;
    folder.write(
        POINTS + "/" + SweepTables.partition(estimator) + "/" + file,
        text.getBytes(StandardCharsets.UTF_8));
    waiting -= part.text.length();
    part.text.setLength(0);
    part.files++;
  }

  /** A partition's files leave out its column: the folder's name has it. */
  private static <T> List<T> without(List<T> all) {
    List<T> some = new ArrayList<>(all);
    some.remove(PARTITION);
    return some;
  }

  private static String header(List<TableColumn> columns) {
    return columns.stream().map(TableColumn::name).collect(Collectors.joining(",", "", "\n"));
  }
}
