package org.infobottleneck.estimators;

/** On which side of its estimand an estimate is known to lie. */
public enum Bound {
  /** On either: a plain estimate. */
  NONE,
  /** Never above the estimand (in expectation, where inputs are a sample). */
  LOWER,
  /** Never below the estimand. */
  UPPER,
  /** The difference of two bounds on entropies, itself no bound. */
  DIFFERENCE_OF_BOUNDS
}
