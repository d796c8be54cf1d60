package org.infobottleneck.examples.sweep;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;

/**
 * A row of a sweep's table.
 *
 * @param cells a {@link Long}, {@link Double} or {@link String} for every column, or nothing
 */
public record TableRow(List<Optional<Object>> cells) {

  /**
   * Copies the cells.
   *
   * @param cells the cells
   */
  public TableRow {
    cells = Arguments.listOf(cells, "cells");
  }

  /**
   * Returns the row as comma-separated text: numbers with as few digits as bring the same double
   * back, texts in quotation marks, those within doubled, and nothing for an empty cell.
   *
   * @return the text, without a line feed
   */
  public String csv() {
    return cells.stream()
        .map(cell -> cell.map(TableRow::text).orElse(""))
        .collect(Collectors.joining(","));
  }

  private static String text(Object cell) {
    if (cell instanceof Double number) {
      return Decimals.shortest(number);
    }
    return cell instanceof Long ? cell.toString() : quoted(cell.toString());
  }

  static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
