package org.infobottleneck.network;

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
  CONSECUTIVE
}
