package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.examples.shell.Texts;

/**
 * A table of results: CSV for programs, Markdown for people.
 *
 * @param name its file name without the ending
 * @param title what it shows, a sentence
 * @param header the names of the columns, with units
 * @param rows as many cells each
 */
record ResultTable(String name, String title, List<String> header, List<List<String>> rows) {

  ResultTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "table " + name + " has " + header.size() + " columns, got " + row);
      }
    }
  }

  static Builder of(String name, String title, String... header) {
    return new Builder(name, title, List.of(header));
  }

  String csv() {
    return Texts.csv(header, rows);
  }

  String markdown() {
    return Texts.markdown(header, rows);
  }

  /** Collects rows. */
  static final class Builder {

    private final String name;
    private final String title;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    private Builder(String name, String title, List<String> header) {
      this.name = name;
      this.title = title;
      this.header = header;
    }

    Builder row(Object... cells) {
      List<String> row = new ArrayList<>();
      for (Object cell : cells) {
        row.add(String.valueOf(cell));
      }
      rows.add(row);
      return this;
    }

    ResultTable build() {
      return new ResultTable(name, title, header, rows);
    }
  }
}
