package org.infobottleneck.examples.figures;

/** The least and the greatest of some places, collected one by one. */
final class Extent {

  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private boolean fromZero;

  void add(double place) {
    if (Double.isFinite(place)) {
      min = Math.min(min, place);
      max = Math.max(max, place);
    }
  }

  void add(Extent other) {
    add(other.min);
    add(other.max);
    fromZero |= other.fromZero;
  }

  /** Adds zero as a foot that things stand on: no room is left below it. */
  void standOnZero() {
    add(0);
    fromZero = true;
  }

  boolean standsOnZero() {
    return fromZero && min == 0;
  }

  boolean isEmpty() {
    return min > max;
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }
}
