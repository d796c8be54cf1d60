package org.infobottleneck.network;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.numerics.Arguments;

/**
 * Trains a network epoch by epoch and measures its mini-batch gradients.
 *
 * <p>A trainer changes the network given to it. Between epochs the network may be observed, copied
 * or stored; {@link #state()} is all that {@link #resume(Mlp, Dataset, TrainingState)} needs to go
 * on to the bit as if nothing had happened: the order of the rows and all noise are functions of
 * the seed and of the counts of epochs and steps.
 *
 * <p>The noise of an {@link ActivationChannel} is fresh in every epoch and at every row, a function
 * of the seed of the training, the epoch, and the row's place in the order of the epoch. So
 * gradients measured before an epoch are those of its batches with their noise. {@link
 * Mlp#evaluate} draws none. Noise on the weights, {@link Training#withWeightNoise}, is a function
 * of the seed and the count of the optimizer's steps.
 *
 * <p>Single-threaded; not thread-safe.
 */
public final class Trainer {

  /** The stream of the channel's noise, beside those of the orders of epochs from 0 on. */
  private static final int NOISE = -1;

  private static final int WEIGHT_NOISE = -2;

  private final Mlp network;
  private final Dataset data;
  private final Training training;
  private final OptimizerState state;
  private final int batchSize;
  private final Batches batches;
  private final ForwardPass forward;
  private final Backpropagation backpropagation;
  private final WeightNoise weightNoise;
  private int epoch;

  private Trainer(Mlp network, Dataset data, Training training, int epoch, OptimizerState state) {
    NetworkArguments.checkFit(network, data, training.loss());
    this.network = network;
    this.data = data;
    this.training = training;
    this.epoch = epoch;
    this.state = state;
    batchSize = Math.min(training.batchSize(), data.size());
    batches = new Batches(data, batchSize, training.batching());
    forward = new ForwardPass(network, batchSize, ForwardPass.bound(data.inputs()));
    backpropagation = new Backpropagation(network, batchSize);
    weightNoise = new WeightNoise(training.weightNoise(), Seeds.of(training.seed(), WEIGHT_NOISE));
    network.renewLevels(data.inputs());
  }

  /**
   * Starts a training.
   *
   * @param network the network to train. Modified by every epoch.
   * @param data the rows to train on
   * @param training how to train
   * @return a trainer before its first epoch
   * @throws IllegalArgumentException if the widths of network and data set differ, the loss needs
   *     another output layer or other targets
   */
  public static Trainer of(Mlp network, Dataset data, Training training) {
    OptimizerState state = training.optimizer().newState(network.architecture());
    return new Trainer(network, data, training, 0, state);
  }

  /**
   * Goes on with a training that was stopped between epochs.
   *
   * @param network the network with the parameters it had. Modified by every epoch.
   * @param data the rows to train on, the same in the same order
   * @param training how to train, the same
   * @param epoch number of epochs done, not negative
   * @param state the state of the optimizer after them. Not modified, copied.
   * @return a trainer before its next epoch
   * @throws IllegalArgumentException as {@link #of}, or if the epoch is negative or the state is
   *     not one of this optimizer for this network
   */
  public static Trainer resume(
      Mlp network, Dataset data, Training training, int epoch, OptimizerState state) {
    Arguments.atLeast(epoch, 0, "number of epochs done");
    Objects.requireNonNull(state, "state");
    checkState(network, training, state);
    return new Trainer(network, data, training, epoch, state.copy());
  }

  /**
   * Goes on with a training that was stored.
   *
   * @param network a network of the same architecture. Modified: it gets the parameters of the
   *     state, and is modified by every epoch.
   * @param data the rows to train on, the same in the same order
   * @param state where the training stands. Not modified.
   * @return a trainer before its next epoch
   * @throws IllegalArgumentException if the network has another architecture, the data set does not
   *     fit it, or the state of the optimizer is not one of its optimizer; the network is as it was
   */
  public static Trainer resume(Mlp network, Dataset data, TrainingState state) {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(state, "state");
    NetworkArguments.checkFit(network, data, state.training().loss());
    checkState(network, state.training(), state.optimizer());
    state.copyTo(network);
    return new Trainer(network, data, state.training(), state.epoch(), state.optimizerState());
  }

  private static void checkState(Mlp network, Training training, OptimizerState state) {
    int expected = training.optimizer().newState(network.architecture()).live().length;
    Arguments.same(state.live().length, expected, "length of the optimizer state");
  }

  /**
   * Returns where the training stands: all that {@link #resume(Mlp, Dataset, TrainingState)} needs
   * besides the rows, to be stored or kept.
   *
   * @return a copy, which further epochs do not change
   */
  public TrainingState state() {
    return new TrainingState(network.copy(), training, epoch, state.copy(), Map.of());
  }

  /**
   * Returns the number of epochs done.
   *
   * @return the number of epochs, from 0
   */
  public int epoch() {
    return epoch;
  }

  /**
   * Returns the network.
   *
   * @return the network that is trained, live
   */
  public Mlp network() {
    return network;
  }

  /**
   * Returns the memory of the optimizer.
   *
   * @return a copy
   */
  public OptimizerState optimizerState() {
    return state.copy();
  }

  /**
   * Trains one epoch: every row once, one step per batch.
   *
   * @throws TrainingDivergedException if a weight, a bias or a number of the optimizer is not
   *     finite, or a parameter too large to be squared, afterwards
   */
  public void trainEpoch() {
    forEachBatch(this::step);
    finishEpoch();
  }

  /**
   * Trains one epoch and measures the gradient of every batch before its step: the gradients along
   * the path. With one batch per epoch the standard deviation is 0.
   *
   * @return the statistics of layers 1 to L at indices 0 to L - 1
   * @throws TrainingDivergedException as {@link #trainEpoch}, or if a gradient is not finite or too
   *     large to be squared
   */
  public List<GradientStatistics> trainEpochMeasuringGradients() {
    GradientMoments moments = new GradientMoments(network);
    forEachBatch(
        gradients -> {
          moments.add(gradients);
          step(gradients);
        });
    finishEpoch();
    return moments.statistics(epoch);
  }

  /**
   * Measures the gradients of all batches of the coming epoch at the weights as they are, without a
   * step: nothing is changed.
   *
   * @return the statistics of layers 1 to L at indices 0 to L - 1
   * @throws IllegalStateException if there is one batch per epoch, whose spread says nothing
   * @throws TrainingDivergedException if a gradient is not finite, or too large to be squared
   */
  public List<GradientStatistics> gradientStatistics() {
    if (!hasGradientStatistics()) {
      throw new IllegalStateException(
          "gradient statistics need two batches per epoch at least: the batch size "
              + training.batchSize()
              + " takes all "
              + data.size()
              + " rows at once");
    }
    GradientMoments moments = new GradientMoments(network);
    forEachBatch(moments::add);
    return moments.statistics(epoch + 1);
  }

  /**
   * Says whether an epoch has two batches or more, so that their gradients have a spread.
   *
   * @return true if {@link #gradientStatistics()} can be had
   */
  public boolean hasGradientStatistics() {
    return batchSize < data.size();
  }

  /**
   * Returns loss and accuracy over rows, by the loss of the training and without noise.
   *
   * @param rows the rows
   * @return the mean loss and, unless the rows are a regression, the accuracy
   * @throws IllegalArgumentException if the rows do not fit the network or the loss
   * @throws TrainingDivergedException if the loss is not finite; it names the first layer whose
   *     outputs are not, or the last one
   */
  public Evaluation evaluate(Dataset rows) {
    Objects.requireNonNull(rows, "rows");
    NetworkLoss found = NetworkLoss.of(network, rows, training.loss());
    if (!found.isFinite()) {
      throw new TrainingDivergedException(
          epoch,
          NetworkLoss.firstOverflowingLayer(network, rows.inputs()),
          "outputs so large that the loss is not finite");
    }
    return found.evaluation();
  }

  private void step(Gradients gradients) {
    training.optimizer().step(network, gradients, state);
    if (training.weightNoise() > 0) {
      weightNoise.add(network, state.steps());
    }
  }

  /** Shows the gradients of every batch of the coming epoch, at the weights of the moment. */
  private void forEachBatch(Consumer<Gradients> visitor) {
    batches.shuffle(Seeds.of(training.seed(), epoch));
    forward.drawFrom(Seeds.of(Seeds.of(training.seed(), NOISE), epoch));
    for (int from = 0; from < data.size(); from += batchSize) {
      double[][] targets = batches.run(forward, from);
      visitor.accept(backpropagation.gradients(forward, targets, training.loss()));
    }
  }

  private void finishEpoch() {
    epoch++;
    requireFinite(
        network.firstDivergedLayer(),
        "weights or biases that are not finite or too large to be squared");
    requireFinite(
        state.firstDivergedLayer(network.architecture()),
        "gradients so large that what the optimizer remembers of them is not finite");
    network.renewLevels(data.inputs());
  }

  private void requireFinite(OptionalInt diverged, String what) {
    if (diverged.isPresent()) {
      throw new TrainingDivergedException(epoch, diverged.getAsInt(), what);
    }
  }
}
