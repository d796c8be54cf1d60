package org.infobottleneck.examples.sweep.report;

import java.util.Objects;
import java.util.Optional;

/**
 * What of a sweep is shown.
 *
 * @param rows the factor whose levels are the rows of planes; of those with most effect if empty
 * @param columns the factor whose levels are the columns of planes; as rows if empty
 * @param layer the layer of the page: a number from 1, {@code last hidden} or {@code output}; the
 *     last hidden one if empty
 * @param title the page's title; the sweep's name if empty
 */
public record Choice(
    Optional<String> rows,
    Optional<String> columns,
    Optional<String> layer,
    Optional<String> title) {

  /**
   * Checks the parts.
   *
   * @param rows the factor of the rows
   * @param columns the factor of the columns
   * @param layer the layer of the page
   * @param title the page's title
   */
  public Choice {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(columns, "columns");
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(title, "title");
  }
}
