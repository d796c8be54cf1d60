package org.infobottleneck.network;

import java.util.List;
import java.util.Objects;
import org.infobottleneck.numerics.Description;

/**
 * In which order the rows of a data set meet the network. The last batch of an epoch may be short.
 */
public enum Batching {
  /**
   * A new random order in every epoch, a pure function of the seed and the epoch, so that a
   * training can be resumed without a stored random state.
   */
  SHUFFLED,
  /**
   * Slices of the data set in its order, the same in every epoch, as the program published with
   * Shwartz-Ziv &amp; Tishby (2017) takes them.
   */
  CONSECUTIVE;

  /**
   * Reads the name of an order; capitals make no difference.
   *
   * @param name for example {@code SHUFFLED} or {@code shuffled}
   * @return the order
   * @throws IllegalArgumentException naming the orders there are if it is none of them
   */
  public static Batching parse(String name) {
    Objects.requireNonNull(name, "name");
    return Description.parse(name).among(List.of(values()), Batching::name);
  }
}
