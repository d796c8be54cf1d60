package org.infobottleneck.examples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.infobottleneck.data.CsvTable;
import org.infobottleneck.data.Dataset;

/**
 * A CSV file as a data set of classes, understood without being told: which column holds the class,
 * and which values there are.
 *
 * @param data the rows
 * @param said what was read and how it was understood
 */
record LabeledTable(Dataset data, String said) {

  private static final Set<String> LABELS = Set.of("label", "class", "target", "y");
  private static final int MOST_CLASSES = 1000;
  private static final int SHOWN = 6;

  /** Reads a file; columns go by name or by place. */
  static LabeledTable read(Path file, Optional<String> label, List<String> ignored) {
    CsvTable table = CsvTable.read(file);
    int labelAt = label.map(table::column).orElseGet(() -> usual(table));
    Set<Integer> left = new HashSet<>();
    ignored.forEach(name -> left.add(table.column(name)));
    int[] inputs =
        IntStream.range(0, table.columns().size())
            .filter(column -> column != labelAt && !left.contains(column))
            .toArray();
    if (inputs.length == 0) {
      throw new IllegalArgumentException(
          file + " has no input beside the label column '" + table.columns().get(labelAt) + "'");
    }
    Map<String, Integer> classes = classes(file, table, labelAt);
    int[] codes =
        table.texts(labelAt).stream()
            .mapToInt(text -> Objects.requireNonNull(classes.get(text)))
            .toArray();
    return new LabeledTable(
        Dataset.labeled(table.numbers(inputs), codes, classes.size()),
        String.format(
            Locale.ROOT,
            "%s: %d rows, %d inputs. Label: column %s%s, %s.",
            file,
            table.rows(),
            inputs.length,
            table.columns().get(labelAt),
            label.isPresent() ? "" : " (another by --label)",
            shares(classes, codes)));
  }

  private static int usual(CsvTable table) {
    List<String> names = table.columns();
    for (int column = 0; column < names.size(); column++) {
      if (LABELS.contains(names.get(column).toLowerCase(Locale.ROOT))) {
        return column;
      }
    }
    return names.size() - 1;
  }

  /** The values of the label column, numbers by size and texts by the alphabet, to their codes. */
  private static Map<String, Integer> classes(Path file, CsvTable table, int labelAt) {
    Comparator<String> order =
        table.isNumeric(labelAt)
            ? Comparator.comparingDouble(Double::parseDouble)
            : Comparator.naturalOrder();
    TreeMap<String, Integer> sorted = new TreeMap<>(order);
    table.texts(labelAt).forEach(text -> sorted.put(text, 0));
    String name = file + ": label column '" + table.columns().get(labelAt) + "' ";
    if (sorted.size() < 2) {
      throw new IllegalArgumentException(
          name + "holds one value only, " + sorted.keySet() + "; name another by --label");
    }
    if (sorted.size() > MOST_CLASSES || (sorted.size() > 2 && 2 * sorted.size() > table.rows())) {
      throw new IllegalArgumentException(
          name
              + "has "
              + sorted.size()
              + " values in "
              + table.rows()
              + " rows, which is no class; name another by --label");
    }
    if (!table.isNumeric(labelAt) && sorted.containsKey("")) {
      throw new IllegalArgumentException(name + "has empty cells");
    }
    int code = 0;
    for (Map.Entry<String, Integer> entry : sorted.entrySet()) {
      entry.setValue(code++);
    }
    return sorted;
  }

  private static String shares(Map<String, Integer> classes, int[] codes) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int code : codes) {
      counts.merge(code, 1, Integer::sum);
    }
    List<String> words = new ArrayList<>();
    classes.forEach((text, code) -> words.add(text + " " + counts.get(code)));
    String shown = String.join(", ", words.subList(0, Math.min(SHOWN, words.size())));
    return words.size() + " classes (" + shown + (words.size() > SHOWN ? ", and more" : "") + ")";
  }
}
