package org.infobottleneck.estimators;

import java.util.Optional;

/**
 * Prepares its inputs in place before it asks a right estimator: real columns are standardized,
 * labels numbered in the opposite order. What NumPy's in-place operators do to a caller's array.
 */
public final class InputMutatingEstimator implements MutualInformationEstimator {

  private final MutualInformationEstimator right;

  /**
   * Wraps a right estimator.
   *
   * @param right the estimator to ask
   */
  public InputMutatingEstimator(MutualInformationEstimator right) {
    this.right = right;
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Estimate estimate = right.estimate(x, y); // refuses what it has to refuse
    prepare(x);
    prepare(y);
    return Estimate.of(
        right.estimate(x, y).nats(), estimate.estimand(), estimate.samples(), description());
  }

  private static void prepare(Variable variable) {
    if (variable instanceof Discrete discrete) {
      int[] codes = discrete.codes();
      for (int i = 0; i < codes.length; i++) {
        codes[i] = discrete.symbols() - 1 - codes[i];
      }
    }
    if (variable instanceof Continuous continuous) {
      standardize(continuous.values(), continuous.size(), continuous.dimensions());
    }
  }

  private static void standardize(double[] values, int n, int d) {
    for (int j = 0; j < d; j++) {
      double mean = 0;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        mean += values[i * d + j] / n;
        squares += values[i * d + j] * values[i * d + j] / n;
      }
      double deviation = Math.sqrt(Math.max(0, squares - mean * mean));
      for (int i = 0; i < n; i++) {
        values[i * d + j] = (values[i * d + j] - mean) / (deviation > 0 ? deviation : 1);
      }
    }
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    return right.refusal(x, y);
  }

  @Override
  public String description() {
    return "input-mutating[" + right.description() + "]";
  }

  @Override
  public String toString() {
    return description();
  }
}
