package org.infobottleneck.data;

import java.util.Objects;

/**
 * A data set cut into a part to train on and a part to test on, without a common row.
 *
 * @param train the rows to train on
 * @param test the remaining rows
 */
public record Split(Dataset train, Dataset test) {

  /**
   * Creates a split.
   *
   * @param train the rows to train on
   * @param test the remaining rows
   * @throws NullPointerException if an argument is null
   */
  public Split {
    Objects.requireNonNull(train, "train");
    Objects.requireNonNull(test, "test");
  }
}
