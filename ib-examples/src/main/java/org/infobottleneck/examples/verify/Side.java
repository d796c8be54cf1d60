package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Variable;

/**
 * One variable of an entry: its columns in the data, and what their owner declares them to be.
 *
 * @param name x, y or z
 * @param columns 0-based
 * @param kind what the columns hold
 */
record Side(String name, List<Integer> columns, Kind kind) {

  /** What columns may hold. */
  enum Kind {
    CONTINUOUS,
    /** One symbol per distinct tuple of values. */
    DISCRETE,
    /** Inputs, one symbol per distinct row. */
    DISTINCT_ROWS,
    /** Inputs that are known to be distinct, whatever the columns say. */
    SINGLETONS,
    /** p(y|x), a column per class. */
    SOFT;

    static Kind named(String name) {
      return switch (Names.plain(name)) {
        case "continuous", "real", "mixed" -> CONTINUOUS;
        case "discrete", "label", "labels", "categorical" -> DISCRETE;
        case "distinctrows", "distinctrow" -> DISTINCT_ROWS;
        case "everyrowitsownsymbol", "everyrowdistinct" -> SINGLETONS;
        case "soft", "softlabels" -> SOFT;
        default -> throw new UnsupportedEntryException("no kind of variable '" + name + "'");
      };
    }
  }

  static Side read(JsonNode entry, String name) {
    JsonNode node = entry.path(name);
    if (!node.isObject()) {
      throw JsonFields.wrong(name, "an object with columns and kind", node);
    }
    Kind kind = Kind.named(JsonFields.text(node, "kind"));
    JsonNode listed = node.path("columns");
    if (listed.isNumber()) {
      return new Side(name, List.of(JsonFields.wholeNumber(listed, name + ".columns")), kind);
    }
    if (!listed.isArray() || (listed.isEmpty() && kind != Kind.SINGLETONS)) {
      throw JsonFields.wrong(name + ".columns", "an array of column numbers", listed);
    }
    List<Integer> columns = new ArrayList<>();
    for (JsonNode column : listed) {
      columns.add(JsonFields.wholeNumber(column, name + ".columns"));
    }
    return new Side(name, List.copyOf(columns), kind);
  }

  void requireColumnsOf(int width) {
    for (int column : columns) {
      if (column < 0 || column >= width) {
        throw new MalformedException(
            name + ".columns: the data have columns 0 to " + (width - 1) + ", got " + column);
      }
    }
  }

  /** The variable, as declared. */
  Variable variable(double[][] table) {
    return switch (kind) {
      case CONTINUOUS -> numbers(table);
      case DISCRETE -> symbols(table);
      case DISTINCT_ROWS -> Variable.distinctRows(rows(table), Coverage.SAMPLED);
      case SINGLETONS -> Variable.everyRowDistinct(table.length, Coverage.SAMPLED);
      case SOFT -> Variable.distribution(rows(table));
    };
  }

  /** The columns as real vectors, whatever they were declared to be. */
  Variable numbers(double[][] table) {
    return Variable.continuous(rows(table));
  }

  /** One label per distinct tuple. */
  private Variable symbols(double[][] table) {
    return Variable.labels(Variable.distinctRows(rows(table), Coverage.SAMPLED).toCodes());
  }

  private double[][] rows(double[][] table) {
    requireColumnsOf(table[0].length);
    double[][] rows = new double[table.length][columns.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.size(); j++) {
        rows[i][j] = table[i][columns.get(j)];
      }
    }
    return rows;
  }
}
