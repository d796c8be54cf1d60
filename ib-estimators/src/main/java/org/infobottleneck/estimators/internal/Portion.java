package org.infobottleneck.estimators.internal;

/**
 * Some samples in a row, out of all: those whose values are asked for, while all are looked at.
 *
 * @param from the first sample
 * @param to the one behind the last
 * @param size the number of all samples
 */
public record Portion(int from, int to, int size) {

  /**
   * Returns all samples.
   *
   * @param size their number
   * @return the portion
   */
  public static Portion all(int size) {
    return new Portion(0, size, size);
  }

  /**
   * Returns one of several portions of nearly the same number of samples, that together hold every
   * sample once.
   *
   * @param size the number of all samples
   * @param index which one, from 0
   * @param parts how many portions there are
   * @return the portion, empty where there are more portions than samples
   */
  public static Portion of(int size, int index, int parts) {
    return new Portion(
        (int) ((long) size * index / parts), (int) ((long) size * (index + 1) / parts), size);
  }

  /**
   * Returns the number of its samples.
   *
   * @return the number
   */
  public int count() {
    return to - from;
  }

  /** Whether a sample is one of it. */
  boolean holds(int sample) {
    return sample >= from && sample < to;
  }
}
