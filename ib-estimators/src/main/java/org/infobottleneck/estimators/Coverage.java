package org.infobottleneck.estimators;

/**
 * Whether the rows of a data set are all there is, or a sample of it.
 *
 * <p>Bias corrections and bounds depend on it: with every input enumerated the empirical
 * distribution <em>is</em> the distribution, the plug-in is exact and a correction would hurt; with
 * a sample an upper bound on the empirical value is no bound for the population.
 */
public enum Coverage {
  /** The rows are every possible input, each once. */
  ENUMERATED,
  /** The rows are drawn from a larger population. */
  SAMPLED
}
