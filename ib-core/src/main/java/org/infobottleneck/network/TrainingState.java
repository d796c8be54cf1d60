package org.infobottleneck.network;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;

/**
 * Where a training stands between two epochs: the network, how it is trained, the number of epochs
 * done, and what the optimizer remembers. A value; it can be stored.
 *
 * <pre>{@code
 * trainer.state().save(file);                               // between two epochs
 * TrainingState state = TrainingState.load(file);           // perhaps in another program
 * Trainer again = Trainer.resume(state.network(), data, state);
 * }</pre>
 *
 * <p>A trainer that is resumed takes the same steps to the bit. Nothing else has to be stored: the
 * order in which rows meet the network, and all noise, are functions of the seed of the training,
 * the number of epochs and the number of the optimizer's steps. The rows themselves are not in it.
 *
 * <p>Immutable and thread-safe: networks and optimizer states go in and out as copies.
 */
public final class TrainingState {

  private final Mlp network;
  private final Training training;
  private final int epoch;
  private final OptimizerState optimizer;
  private final Map<String, String> notes;

  /** Keeps what it is given. */
  TrainingState(
      Mlp network,
      Training training,
      int epoch,
      OptimizerState optimizer,
      Map<String, String> notes) {
    this.network = network;
    this.training = training;
    this.epoch = epoch;
    this.optimizer = optimizer;
    this.notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
  }

  /**
   * Returns the network.
   *
   * @return a copy
   */
  public Mlp network() {
    return network.copy();
  }

  /**
   * Returns how the network is trained.
   *
   * @return optimizer, batches, loss and seed
   */
  public Training training() {
    return training;
  }

  /**
   * Returns the number of epochs done.
   *
   * @return the number, not negative
   */
  public int epoch() {
    return epoch;
  }

  /**
   * Returns the memory of the optimizer.
   *
   * @return a copy
   */
  public OptimizerState optimizerState() {
    return optimizer.copy();
  }

  OptimizerState optimizer() {
    return optimizer;
  }

  /**
   * Returns what else was noted, such as the data that are trained on.
   *
   * @return values by name, in order, unmodifiable
   */
  public Map<String, String> notes() {
    return notes;
  }

  /**
   * Sets the notes, which are stored with the state.
   *
   * @param newNotes values by name; they replace earlier ones. Not modified, copied.
   * @return a state that differs in this
   */
  public TrainingState withNotes(Map<String, String> newNotes) {
    newNotes.forEach(
        (name, value) -> {
          Objects.requireNonNull(name, "name of a note");
          Objects.requireNonNull(value, "note");
        });
    return new TrainingState(network, training, epoch, optimizer, newNotes);
  }

  /** Gives a network the parameters of this one. */
  void copyTo(Mlp other) {
    if (!other.architecture().equals(network.architecture())) {
      throw new IllegalArgumentException(
          "network must be "
              + network.architecture()
              + " as the one that was stored, got "
              + other.architecture());
    }
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      copy(network.weights(layer), other.weights(layer));
      copy(network.biases(layer), other.biases(layer));
    }
  }

  private static void copy(DMatrixRMaj from, DMatrixRMaj to) {
    System.arraycopy(from.data, 0, to.data, 0, from.getNumElements());
  }

  /**
   * Writes the state to a file, whole or not at all: it is written under another name, forced to
   * disk and moved. The format is documented in docs/file-formats.md.
   *
   * @param path the file to create or replace
   * @throws IllegalArgumentException if a parameter or a number of the optimizer is not finite
   * @throws java.io.UncheckedIOException naming the path if it can't be written
   */
  public void save(Path path) {
    Objects.requireNonNull(path, "path");
    new NetworkFile(network, Optional.of(this)).write(path);
  }

  /**
   * Reads a state that was saved.
   *
   * @param path the file
   * @return the state, equal to the last bit
   * @throws NetworkFormatException if the file is none of a training, or was damaged or cut off
   * @throws java.io.UncheckedIOException naming the path if it can't be read
   */
  public static TrainingState load(Path path) {
    Objects.requireNonNull(path, "path");
    return NetworkFile.read(path)
        .training()
        .orElseThrow(
            () -> new NetworkFormatException(path, "the file holds a network but no training"));
  }

  /**
   * Says what is trained, how, and how far.
   *
   * @return for example {@code 12-10-2 tanh, softmax output, truncated_normal_fan_in, none after
   *     100 epochs of Training[..]}
   */
  @Override
  public String toString() {
    return network.architecture() + " after " + epoch + " epochs of " + training;
  }
}
