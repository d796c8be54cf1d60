package org.infobottleneck.examples.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.infobottleneck.data.CsvTable;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Arguments;

/**
 * Columns of a file as one random variable.
 *
 * @param variable the samples
 * @param said which columns, and what they were taken for
 */
record Column(Variable variable, String said) {

  /** What columns may be taken for. */
  enum Kind {
    CONTINUOUS,
    MIXED,
    LABELS
  }

  private static final int MOST_LABELS = 20;

  /**
   * Takes columns for a variable.
   *
   * @param columns names or places; all columns where there is none
   * @param kind what they are; where it is not said, a column of text, or of few whole numbers that
   *     repeat, are labels and all else is continuous
   */
  static Column of(Path file, CsvTable table, List<String> columns, Optional<Kind> kind) {
    int[] places =
        columns.isEmpty()
            ? IntStream.range(0, table.columns().size()).toArray()
            : columns.stream().mapToInt(table::column).toArray();
    Kind taken = kind.orElseGet(() -> isLabels(table, places) ? Kind.LABELS : Kind.CONTINUOUS);
    Arguments.atLeast(table.rows(), 2, "number of rows of " + file);
    String names =
        IntStream.of(places).mapToObj(table.columns()::get).collect(Collectors.joining(", "));
    String what =
        file
            + ", column"
            + (places.length == 1 ? " " : "s ")
            + names
            + ", "
            + table.rows()
            + " rows, ";
    return switch (taken) {
      case CONTINUOUS ->
          new Column(Variable.continuous(table.numbers(places)), what + "continuous");
      case MIXED -> new Column(Variable.mixed(table.numbers(places)), what + "mixed");
      case LABELS -> labels(file, table, places, what);
    };
  }

  private static boolean isLabels(CsvTable table, int... places) {
    if (places.length != 1) {
      return false;
    }
    List<String> texts = table.texts(places[0]);
    int different = new HashSet<>(texts).size();
    return !table.isNumeric(places[0])
        || (different <= MOST_LABELS
            && 2 * different <= texts.size()
            && texts.stream().allMatch(text -> Double.parseDouble(text) % 1 == 0));
  }

  private static Column labels(Path file, CsvTable table, int[] places, String what) {
    Map<List<String>, Integer> codes = new HashMap<>();
    List<List<String>> columns = IntStream.of(places).mapToObj(table::texts).toList();
    for (int i = 0; i < places.length; i++) {
      if (columns.get(i).contains("")) {
        throw new IllegalArgumentException(
            file + ": column '" + table.columns().get(places[i]) + "' of labels has empty cells");
      }
    }
    int[] labels = new int[table.rows()];
    for (int row = 0; row < labels.length; row++) {
      int at = row;
      List<String> cells = columns.stream().map(column -> column.get(at)).toList();
      labels[row] = codes.computeIfAbsent(cells, absent -> codes.size());
    }
    return new Column(Variable.labels(labels), what + "labels of " + codes.size() + " values");
  }
}
