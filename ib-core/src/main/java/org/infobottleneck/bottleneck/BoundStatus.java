package org.infobottleneck.bottleneck;

/** What stands behind a finite-sample bound: how far it may be trusted. */
public enum BoundStatus {
  /** Proven, with every constant: it holds wherever its assumptions do. */
  THEOREM("theorem"),
  /**
   * The leading order of a proven bound, without its logarithms, whose constant is not known here
   * and is taken as 1. It tells how the bound grows and falls; the number itself bounds nothing.
   */
  ORDER("order only, constant taken as 1"),
  /** An argument without a proof: a guide to the eye, not a bound. */
  HEURISTIC("heuristic, no theorem");

  private final String label;

  BoundStatus(String label) {
    this.label = label;
  }

  /**
   * Returns the status in words, for the legend of a chart.
   *
   * @return for example {@code heuristic, no theorem}
   */
  public String label() {
    return label;
  }
}
