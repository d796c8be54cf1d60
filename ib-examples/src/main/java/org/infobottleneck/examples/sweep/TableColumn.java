package org.infobottleneck.examples.sweep;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/**
 * A column of a sweep's table.
 *
 * @param name its name, of small letters and underscores
 * @param type what its cells hold
 * @param nullable whether a cell may be empty
 */
public record TableColumn(String name, Type type, boolean nullable) implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** What a cell holds. */
  public enum Type {
    /** A {@link Long}. */
    LONG,
    /** A {@link Double}. */
    DOUBLE,
    /** A {@link String} without line breaks. */
    STRING
  }

  /**
   * A column.
   *
   * @param name its name
   * @param type what its cells hold
   * @param nullable whether a cell may be empty
   */
  public TableColumn {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }
}
