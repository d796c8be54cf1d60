package org.infobottleneck.network;

import java.util.List;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;

/**
 * How a network is trained: an immutable value.
 *
 * @param optimizer the rule of the steps
 * @param batchSize samples per step, at least 1; more than the data set has means all of them
 * @param batching the order of the samples
 * @param loss what is made small
 * @param weightNoise standard deviation of the Gaussian noise that every weight and bias gets after
 *     every step, as in Langevin dynamics (Welling &amp; Teh 2011); 0 for none
 * @param seed the seed of the orders, and of all noise; without noise unused by consecutive batches
 */
public record Training(
    Optimizer optimizer,
    int batchSize,
    Batching batching,
    Loss loss,
    double weightNoise,
    long seed) {

  private static final String NAME = "Training";
  private static final int DEFAULT_BATCH_SIZE = 256;

  /**
   * Creates a training.
   *
   * @param optimizer the rule of the steps
   * @param batchSize samples per step
   * @param batching the order of the samples
   * @param loss what is made small
   * @param weightNoise standard deviation of the noise on the weights
   * @param seed the seed of the orders and of the noise
   * @throws IllegalArgumentException if the batch size is below 1, or the noise negative or not
   *     finite
   */
  public Training {
    Objects.requireNonNull(optimizer, "optimizer");
    Arguments.atLeast(batchSize, 1, "batch size");
    Objects.requireNonNull(batching, "batching");
    Objects.requireNonNull(loss, "loss");
    // a zero without a sign, so that trainings of the same text are equal
    weightNoise = Arguments.within(weightNoise, 0, Double.MAX_VALUE, "weight noise") + 0.0;
  }

  /**
   * Creates a training without noise on the weights.
   *
   * @param optimizer the rule of the steps
   * @param batchSize samples per step
   * @param batching the order of the samples
   * @param loss what is made small
   * @param seed the seed of the orders
   * @throws IllegalArgumentException if the batch size is below 1
   */
  public Training(Optimizer optimizer, int batchSize, Batching batching, Loss loss, long seed) {
    this(optimizer, batchSize, batching, loss, 0, seed);
  }

  /**
   * Returns a training with shuffled batches of 256, the cross entropy and the seed 0.
   *
   * @param optimizer the rule of the steps
   * @return the training
   */
  public static Training with(Optimizer optimizer) {
    return new Training(optimizer, DEFAULT_BATCH_SIZE, Batching.SHUFFLED, Loss.CROSS_ENTROPY, 0);
  }

  /**
   * Reads the text of a training: {@code parse(t.toString()).equals(t)} for every training t.
   *
   * <p>What is left out is as in {@link #with}; the optimizer must be there.
   *
   * @param description for example {@code Training[optimizer=sgd(learningRate=0.1), batchSize=256,
   *     batching=SHUFFLED, loss=CROSS_ENTROPY, seed=0]}
   * @return the training
   * @throws IllegalArgumentException if the text is none of a training, or a part of it can't be
   *     read; it holds the text, the place and what was expected
   */
  public static Training parse(String description) {
    Objects.requireNonNull(description, "description");
    return Description.parse(description).as(Training::read);
  }

  private static Training read(Description text) {
    if (!text.name().equals(NAME)) {
      throw text.unknownName(List.of(NAME));
    }
    text.requireOnly(0, "optimizer", "batchSize", "batching", "loss", "weightNoise", "seed");
    Training training =
        with(Optimizer.parse(text.text("optimizer"))).withSeed(text.longInteger("seed", 0));
    training =
        training
            .withBatchSize(text.integer("batchSize", training.batchSize()))
            .withWeightNoise(text.number("weightNoise", 0));
    if (text.has("batching")) {
      training = training.withBatching(Batching.parse(text.text("batching")));
    }
    return text.has("loss") ? training.withLoss(Loss.parse(text.text("loss"))) : training;
  }

  /**
   * Sets the rule of the steps.
   *
   * @param newOptimizer the optimizer
   * @return a training that differs in this
   */
  public Training withOptimizer(Optimizer newOptimizer) {
    return new Training(newOptimizer, batchSize, batching, loss, weightNoise, seed);
  }

  /**
   * Sets the number of samples per step.
   *
   * @param newBatchSize the batch size, at least 1
   * @return a training that differs in this
   * @throws IllegalArgumentException if the batch size is below 1
   */
  public Training withBatchSize(int newBatchSize) {
    return new Training(optimizer, newBatchSize, batching, loss, weightNoise, seed);
  }

  /**
   * Sets the order of the samples.
   *
   * @param newBatching the order
   * @return a training that differs in this
   */
  public Training withBatching(Batching newBatching) {
    return new Training(optimizer, batchSize, newBatching, loss, weightNoise, seed);
  }

  /**
   * Sets what is made small.
   *
   * @param newLoss the loss
   * @return a training that differs in this
   */
  public Training withLoss(Loss newLoss) {
    return new Training(optimizer, batchSize, batching, newLoss, weightNoise, seed);
  }

  /**
   * Adds Gaussian noise to every weight and bias after every step of the optimizer, independent
   * from number to number and step to step: a pure function of the seed and the count of steps, so
   * that a resumed training meets the same. With {@link Sgd} of rate r it is the discretized
   * Langevin dynamics of temperature deviation^2 / (2 r) (Welling &amp; Teh 2011, whose rate is
   * twice ours).
   *
   * @param standardDeviation that of the noise of one step, not negative; 0 for none
   * @return a training that differs in this
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Training withWeightNoise(double standardDeviation) {
    return new Training(optimizer, batchSize, batching, loss, standardDeviation, seed);
  }

  /**
   * Sets the seed of the orders and of the noise.
   *
   * @param newSeed the seed
   * @return a training that differs in this
   */
  public Training withSeed(long newSeed) {
    return new Training(optimizer, batchSize, batching, loss, weightNoise, newSeed);
  }

  /**
   * Describes the training; noise is named where there is some.
   *
   * @return for example {@code Training[optimizer=sgd(learningRate=0.1, momentum=0, weightDecay=0),
   *     batchSize=256, batching=SHUFFLED, loss=CROSS_ENTROPY, weightNoise=1e-3, seed=0]}
   */
  @Override
  public String toString() {
    return NAME
        + "[optimizer="
        + optimizer
        + ", batchSize="
        + batchSize
        + ", batching="
        + batching
        + ", loss="
        + loss
        + (weightNoise > 0 ? ", weightNoise=" + Decimals.shortest(weightNoise) : "")
        + ", seed="
        + seed
        + "]";
  }
}
