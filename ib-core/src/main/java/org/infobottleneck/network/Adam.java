package org.infobottleneck.network;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;

/**
 * Adam (Kingma &amp; Ba 2015, algorithm 1), in the two forms in use.
 *
 * <p>For a weight w with gradient g at step t, and decay d:
 *
 * <pre>
 *   g' = g + d w,   m = b1 m + (1 - b1) g',   v = b2 v + (1 - b2) g'^2,      m = v = 0 at first
 *
 *   KINGMA        w = w - lr / (1 - b1^t) m / (sqrt(v / (1 - b2^t)) + epsilon)
 *   TENSOR_FLOW   w = w - lr sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon)
 * </pre>
 *
 * <p>The first is the algorithm of the paper and of torch; the second, which the paper offers as
 * the more efficient order of computation and TensorFlow 1 uses, leaves epsilon unscaled and so
 * takes smaller steps early on. The program published with Shwartz-Ziv &amp; Tishby (2017) uses the
 * second. The decay is an L2 term in the gradient (not the decoupled one of AdamW) and touches the
 * weights only, never the biases.
 *
 * @param form where epsilon stands
 * @param learningRate size of the steps, positive
 * @param beta1 decay rate of the first moment, from 0 to below 1
 * @param beta2 decay rate of the second moment, from 0 to below 1
 * @param epsilon keeps the division finite, positive
 * @param weightDecay factor d of the L2 term, not negative
 */
public record Adam(
    Form form, double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {

  private static final double DEFAULT_BETA_1 = 0.9;
  private static final double DEFAULT_BETA_2 = 0.999;
  private static final double DEFAULT_EPSILON = 1e-8;
  private static final int MOMENTS = 2;

  /** Where epsilon stands. */
  public enum Form {
    /**
     * Epsilon is added to the root of the corrected second moment, as in the paper and in torch.
     */
    KINGMA,
    /** Epsilon is added to the root of the raw second moment, as in TensorFlow 1. */
    TENSOR_FLOW
  }

  /**
   * Creates a rule.
   *
   * @param form where epsilon stands
   * @param learningRate size of the steps
   * @param beta1 decay rate of the first moment
   * @param beta2 decay rate of the second moment
   * @param epsilon keeps the division finite
   * @param weightDecay factor of the L2 term
   * @throws IllegalArgumentException if a value is out of its range or not finite
   */
  public Adam {
    Objects.requireNonNull(form, "form");
    Arguments.positive(learningRate, "learning rate");
    beta1 = OptimizerArguments.decayRate(beta1, "beta1");
    beta2 = OptimizerArguments.decayRate(beta2, "beta2");
    Arguments.positive(epsilon, "epsilon");
    weightDecay = OptimizerArguments.weightDecay(weightDecay);
  }

  /**
   * Returns the form of the paper and of torch, with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
   *
   * @param learningRate size of the steps, positive
   * @return the rule
   * @throws IllegalArgumentException if the learning rate is not positive and finite
   */
  public static Adam kingma(double learningRate) {
    return new Adam(Form.KINGMA, learningRate, DEFAULT_BETA_1, DEFAULT_BETA_2, DEFAULT_EPSILON, 0);
  }

  /**
   * Returns the form of TensorFlow 1, with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
   *
   * @param learningRate size of the steps, positive
   * @return the rule
   * @throws IllegalArgumentException if the learning rate is not positive and finite
   */
  public static Adam tensorFlow(double learningRate) {
    return new Adam(
        Form.TENSOR_FLOW, learningRate, DEFAULT_BETA_1, DEFAULT_BETA_2, DEFAULT_EPSILON, 0);
  }

  /**
   * Sets the size of the steps.
   *
   * @param newLearningRate the learning rate, positive
   * @return a rule that differs in this
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public Adam withLearningRate(double newLearningRate) {
    return new Adam(form, newLearningRate, beta1, beta2, epsilon, weightDecay);
  }

  /**
   * Sets the decay rate of the first moment.
   *
   * @param newBeta1 the rate, from 0 to below 1
   * @return a rule that differs in this
   * @throws IllegalArgumentException if it is out of range
   */
  public Adam withBeta1(double newBeta1) {
    return new Adam(form, learningRate, newBeta1, beta2, epsilon, weightDecay);
  }

  /**
   * Sets the decay rate of the second moment.
   *
   * @param newBeta2 the rate, from 0 to below 1
   * @return a rule that differs in this
   * @throws IllegalArgumentException if it is out of range
   */
  public Adam withBeta2(double newBeta2) {
    return new Adam(form, learningRate, beta1, newBeta2, epsilon, weightDecay);
  }

  /**
   * Sets epsilon.
   *
   * @param newEpsilon what keeps the division finite, positive
   * @return a rule that differs in this
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public Adam withEpsilon(double newEpsilon) {
    return new Adam(form, learningRate, beta1, beta2, newEpsilon, weightDecay);
  }

  /**
   * Sets the weight decay.
   *
   * @param newWeightDecay factor of the L2 term in the gradient of the weights, not negative
   * @return a rule that differs in this
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Adam withWeightDecay(double newWeightDecay) {
    return new Adam(form, learningRate, beta1, beta2, epsilon, newWeightDecay);
  }

  @Override
  public OptimizerState newState(Architecture architecture) {
    return OptimizerState.zeros(architecture, MOMENTS);
  }

  @Override
  public void step(Mlp network, Gradients gradients, OptimizerState state) {
    double step = state.nextStep(network, gradients, MOMENTS);
    double correction1 = 1 - StrictMath.pow(beta1, step);
    double correction2 = Math.sqrt(1 - StrictMath.pow(beta2, step));
    // Both forms are rate * m / (sqrt(v) / scale + epsilon).
    double rate = learningRate / correction1;
    double scale = correction2;
    if (form == Form.TENSOR_FLOW) {
      rate = learningRate * correction2 / correction1;
      scale = 1;
    }
    int offset = 0;
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      DMatrixRMaj weights = network.weights(layer);
      update(weights, gradients.weights(layer), weightDecay, state, offset, rate, scale);
      offset += weights.getNumElements();
      DMatrixRMaj biases = network.biases(layer);
      update(biases, gradients.biases(layer), 0, state, offset, rate, scale);
      offset += biases.getNumElements();
    }
  }

  private void update(
      DMatrixRMaj parameters,
      DMatrixRMaj gradient,
      double decay,
      OptimizerState state,
      int offset,
      double rate,
      double scale) {
    double[] w = parameters.data;
    double[] moments = state.live();
    int second = offset + moments.length / MOMENTS;
    for (int i = 0; i < parameters.getNumElements(); i++) {
      double g = gradient.data[i] + decay * w[i];
      double m = beta1 * moments[offset + i] + (1 - beta1) * g;
      double v = beta2 * moments[second + i] + (1 - beta2) * g * g;
      moments[offset + i] = m;
      moments[second + i] = v;
      w[i] -= rate * m / (Math.sqrt(v) / scale + epsilon);
    }
  }

  /** Reads what {@link #toString} writes. */
  static Adam read(Description text) {
    text.requireOnly(0, "form", "learningRate", "beta1", "beta2", "epsilon", "weightDecay");
    return new Adam(
        text.nested("form").among(List.of(Form.values()), Adam::lowerCase),
        text.number("learningRate"),
        text.number("beta1", DEFAULT_BETA_1),
        text.number("beta2", DEFAULT_BETA_2),
        text.number("epsilon", DEFAULT_EPSILON),
        text.number("weightDecay", 0));
  }

  private static String lowerCase(Form form) {
    return form.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Describes the rule with the same digits on every virtual machine.
   *
   * @return for example {@code adam(form=tensor_flow, learningRate=4e-4, beta1=0.9, beta2=0.999,
   *     epsilon=1e-8, weightDecay=0)}
   */
  @Override
  public String toString() {
    return "adam(form="
        + lowerCase(form)
        + ", learningRate="
        + Decimals.shortest(learningRate)
        + ", beta1="
        + Decimals.shortest(beta1)
        + ", beta2="
        + Decimals.shortest(beta2)
        + ", epsilon="
        + Decimals.shortest(epsilon)
        + ", weightDecay="
        + Decimals.shortest(weightDecay)
        + ")";
  }
}
