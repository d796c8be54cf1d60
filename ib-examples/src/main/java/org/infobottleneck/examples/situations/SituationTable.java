package org.infobottleneck.examples.situations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A group of situations as a table in Markdown. */
final class SituationTable {

  private static final String REFUSED = "–";

  private SituationTable() {}

  static List<String> lines(Group group, List<Study.Row> rows) {
    List<String> lines = new ArrayList<>();
    lines.add("#### " + group.title());
    lines.add("");
    if (!group.note().isEmpty()) {
      lines.add(group.note());
    }
    lines.add(errors(rows));
    lines.add("");
    List<String> header = new ArrayList<>(List.of("situation", "N", "truth"));
    group.candidates().forEach(candidate -> header.add(candidate.name()));
    lines.add(line(header));
    lines.add("|---|---|---|" + "---|".repeat(group.candidates().size()));
    rows.forEach(row -> lines.add(line(cells(row))));
    lines.add("");
    List<String> columns = new ArrayList<>();
    group
        .candidates()
        .forEach(c -> columns.add(c.name() + " `" + c.estimator().description() + "`"));
    lines.add("Columns: " + String.join("; ", columns) + ".");
    lines.add("");
    return lines;
  }

  /** The median and the largest standard error of the cells. */
  private static String errors(List<Study.Row> rows) {
    double[] errors =
        rows.stream()
            .filter(row -> !row.situation().enumerated())
            .flatMap(row -> row.cells().stream())
            .flatMap(Optional::stream)
            .mapToDouble(Study.Cell::standardError)
            .sorted()
            .toArray();
    if (errors.length == 0) {
      return "Nothing here is drawn, so there is no standard error.";
    }
    return String.format(
        Locale.ROOT,
        "Standard error of a cell: median %.3f, largest %.3f nats.",
        errors[errors.length / 2],
        errors[errors.length - 1]);
  }

  private static List<String> cells(Study.Row row) {
    List<String> cells = new ArrayList<>();
    cells.add(row.situation().name());
    cells.add(Integer.toString(row.samples()));
    cells.add(printed(Math.max(0, row.truth()))); // a sum for independent ones may be -1e-17
    String best =
        Arrays.stream(errorsOf(row)).min().stream()
            .mapToObj(SituationTable::printed)
            .findFirst()
            .orElse("");
    for (Optional<Study.Cell> cell : row.cells()) {
      cells.add(cell.map(some -> text(some, best)).orElse(REFUSED));
    }
    return cells;
  }

  private static double[] errorsOf(Study.Row row) {
    return row.cells().stream()
        .flatMap(Optional::stream)
        .mapToDouble(Study.Cell::meanError)
        .toArray();
  }

  private static String text(Study.Cell cell, String best) {
    String error = printed(cell.meanError());
    String shown = error.equals(best) ? "**" + error + "**" : error;
    String sign = cell.bias() < 0 ? "-" : "+";
    String bias = " (" + sign + printed(Math.abs(cell.bias())) + ")";
    return shown + bias + (cell.doubted() ? " !" : "");
  }

  /** Three decimals, without a zero before the point: the tables are wide. */
  private static String printed(double nats) {
    String text = String.format(Locale.ROOT, "%.3f", nats);
    return text.startsWith("0") ? text.substring(1) : text;
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
