package org.infobottleneck.examples.spark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.infobottleneck.examples.sweep.SweepFolder;
import org.infobottleneck.examples.sweep.SweepTables;
import org.infobottleneck.examples.sweep.TableColumn;
import org.infobottleneck.examples.sweep.TableRow;

/**
 * The part of the table of points that one task writes as CSV: in the folder of each estimator
 * files whose names begin with the task's number, so that a task that is done again replaces them.
 */
final class CsvPart {

  static final String POINTS = "tables/points";
  static final String RUNS = "tables/runs.csv";

  /** How many characters wait in memory before they are written. */
  private static final int WAITING = 1 << 24;

  private static final int PARTITION =
      SweepTables.pointColumns().stream()
          .map(TableColumn::name)
          .toList()
          .indexOf(SweepTables.PARTITION);

  private final SweepFolder folder;
  private final int number;
  private final Map<String, StringBuilder> texts = new TreeMap<>();
  private int waiting;
  private int files;

  CsvPart(SweepFolder folder, int number) {
    this.folder = folder;
    this.number = number;
  }

  void add(TableRow row) {
    String estimator = row.cells().get(PARTITION).orElseThrow().toString();
    String line = new TableRow(without(row.cells())).csv();
    texts.computeIfAbsent(estimator, none -> new StringBuilder()).append(line).append('\n');
    waiting += line.length() + 1;
    if (waiting > WAITING) {
      flush();
    }
  }

  /** Writes what waits. */
  void flush() {
    String file = String.format(Locale.ROOT, "/part-%05d-%03d.csv", number, files);
    texts.forEach(
        (estimator, text) ->
            write(
                folder,
                POINTS + "/" + SweepTables.partition(estimator) + file,
                header(without(SweepTables.pointColumns())) + text));
    texts.clear();
    waiting = 0;
    files++;
  }

  static void writeRuns(SweepFolder folder, List<TableRow> runs) {
    String text = runs.stream().map(row -> row.csv() + "\n").collect(Collectors.joining());
    write(folder, RUNS, header(SweepTables.runColumns()) + text);
  }

  private static void write(SweepFolder folder, String file, String text) {
    folder.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String header(List<TableColumn> columns) {
    return columns.stream().map(TableColumn::name).collect(Collectors.joining(",", "", "\n"));
  }

  /** A partition's files leave out its column: the folder's name has it. */
  private static <T> List<T> without(List<T> all) {
    List<T> some = new ArrayList<>(all);
    some.remove(PARTITION);
    return some;
  }
}
