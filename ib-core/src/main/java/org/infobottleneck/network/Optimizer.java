package org.infobottleneck.network;

import java.util.List;
import java.util.Objects;
import org.infobottleneck.numerics.Description;

/**
 * A rule that turns gradients into new weights: an immutable configuration value.
 *
 * <p>What a rule remembers from step to step lives in an {@link OptimizerState} that it makes. The
 * {@link Trainer} drives the steps; a training loop of one's own can do the same:
 *
 * <pre>{@code
 * OptimizerState state = optimizer.newState(network.architecture());
 * optimizer.step(network, network.gradients(inputs, targets, loss), state);
 * }</pre>
 */
public sealed interface Optimizer permits Sgd, Adam {

  /**
   * Reads the text of an optimizer: {@code parse(o.toString()).equals(o)} for every optimizer o.
   *
   * <p>A number that is left out has the value with which {@link Sgd#learningRate(double)}, {@link
   * Adam#kingma} and {@link Adam#tensorFlow} begin; the learning rate and Adam's form must be
   * there, as in {@code sgd(learningRate=0.1)} and {@code adam(form=kingma, learningRate=1e-3)}.
   *
   * @param description for example {@code sgd(learningRate=0.1, momentum=0.9, weightDecay=1e-4)}
   * @return the optimizer
   * @throws IllegalArgumentException if the text is none of an optimizer, or a number is unknown,
   *     missing or out of its range; it holds the text, the place and what was expected
   */
  static Optimizer parse(String description) {
    Objects.requireNonNull(description, "description");
    Description text = Description.parse(description);
    return switch (text.name()) {
      case "sgd" -> text.as(Sgd::read);
      case "adam" -> text.as(Adam::read);
      default -> throw text.unknownName(List.of("sgd", "adam"));
    };
  }

  /**
   * Returns the size of the steps.
   *
   * @return the learning rate, positive
   */
  double learningRate();

  /**
   * Returns the memory of this rule before its first step.
   *
   * @param architecture the shape of the network to train
   * @return a new state
   */
  OptimizerState newState(Architecture architecture);

  /**
   * Changes the weights and biases of a network by one step.
   *
   * @param network the network. Modified.
   * @param gradients derivatives of the loss by its parameters. Not modified.
   * @param state the memory of this rule. Modified.
   * @throws IllegalArgumentException if gradients or state were made for another shape or rule
   */
  void step(Mlp network, Gradients gradients, OptimizerState state);

  /**
   * Returns a training with this rule: the defaults of {@link Training#with} but for the batch
   * size.
   *
   * @param batchSize samples per step, at least 1
   * @return the training
   * @throws IllegalArgumentException if the batch size is below 1
   */
  default Training withBatchSize(int batchSize) {
    return Training.with(this).withBatchSize(batchSize);
  }
}
