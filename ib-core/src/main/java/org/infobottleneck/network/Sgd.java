package org.infobottleneck.network;

import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;

/**
 * Stochastic gradient descent, with momentum (Polyak 1964) and weight decay where asked for.
 *
 * <p>For a weight w with gradient g, momentum m and decay d:
 *
 * <pre>
 *   g' = g + d w,   v = m v + g',   w = w - lr v,      v = 0 at first.
 * </pre>
 *
 * <p>This is the form of torch and TensorFlow: the learning rate stands outside the velocity, and
 * the first step is not dampened. The decay is an L2 term in the gradient and touches the weights
 * only, never the biases.
 *
 * @param learningRate size of the steps, positive
 * @param momentum share of the velocity that is kept, from 0 to below 1
 * @param weightDecay factor d of the L2 term, not negative
 */
public record Sgd(double learningRate, double momentum, double weightDecay) implements Optimizer {

  /**
   * Creates a descent.
   *
   * @param learningRate size of the steps
   * @param momentum share of the velocity that is kept
   * @param weightDecay factor of the L2 term
   * @throws IllegalArgumentException if a value is out of its range or not finite
   */
  public Sgd {
    Arguments.positive(learningRate, "learning rate");
    momentum = OptimizerArguments.decayRate(momentum, "momentum");
    weightDecay = OptimizerArguments.weightDecay(weightDecay);
  }

  /**
   * Returns plain descent.
   *
   * @param learningRate size of the steps, positive
   * @return a descent without momentum and weight decay
   * @throws IllegalArgumentException if the learning rate is not positive and finite
   */
  public static Sgd learningRate(double learningRate) {
    return new Sgd(learningRate, 0, 0);
  }

  /**
   * Sets the size of the steps.
   *
   * @param newLearningRate the learning rate, positive
   * @return a descent that differs in this
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public Sgd withLearningRate(double newLearningRate) {
    return new Sgd(newLearningRate, momentum, weightDecay);
  }

  /**
   * Sets the momentum.
   *
   * @param newMomentum share of the velocity that is kept, from 0 to below 1
   * @return a descent that differs in this
   * @throws IllegalArgumentException if it is out of range
   */
  public Sgd withMomentum(double newMomentum) {
    return new Sgd(learningRate, newMomentum, weightDecay);
  }

  /**
   * Sets the weight decay.
   *
   * @param newWeightDecay factor of the L2 term in the gradient of the weights, not negative
   * @return a descent that differs in this
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Sgd withWeightDecay(double newWeightDecay) {
    return new Sgd(learningRate, momentum, newWeightDecay);
  }

  @Override
  public OptimizerState newState(Architecture architecture) {
    return OptimizerState.zeros(architecture, numbersPerParameter());
  }

  private int numbersPerParameter() {
    return momentum == 0 ? 0 : 1;
  }

  @Override
  public void step(Mlp network, Gradients gradients, OptimizerState state) {
    state.nextStep(network, gradients, numbersPerParameter());
    int offset = 0;
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      offset = update(network.weights(layer), gradients.weights(layer), weightDecay, state, offset);
      offset = update(network.biases(layer), gradients.biases(layer), 0, state, offset);
    }
  }

  private int update(
      DMatrixRMaj parameters,
      DMatrixRMaj gradient,
      double decay,
      OptimizerState state,
      int offset) {
    double[] w = parameters.data;
    double[] g = gradient.data;
    int count = parameters.getNumElements();
    if (momentum == 0) {
      for (int i = 0; i < count; i++) {
        w[i] -= learningRate * (g[i] + decay * w[i]);
      }
    } else {
      double[] velocity = state.live();
      for (int i = 0; i < count; i++) {
        double v = momentum * velocity[offset + i] + (g[i] + decay * w[i]);
        velocity[offset + i] = v;
        w[i] -= learningRate * v;
      }
    }
    return offset + count;
  }

  /** Reads what {@link #toString} writes. */
  static Sgd read(Description text) {
    text.requireOnly(0, "learningRate", "momentum", "weightDecay");
    return new Sgd(
        text.number("learningRate"), text.number("momentum", 0), text.number("weightDecay", 0));
  }

  /**
   * Describes the rule with the same digits on every virtual machine.
   *
   * @return for example {@code sgd(learningRate=0.1, momentum=0.9, weightDecay=1e-4)}
   */
  @Override
  public String toString() {
    return "sgd(learningRate="
        + Decimals.shortest(learningRate)
        + ", momentum="
        + Decimals.shortest(momentum)
        + ", weightDecay="
        + Decimals.shortest(weightDecay)
        + ")";
  }
}
