package org.infobottleneck.plane;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.infobottleneck.numerics.Arguments;

/**
 * The epoch at which something happened in every run, if it did. Runs without it are counted and
 * left out of the means.
 *
 * @param epochs one epoch per run, in the order of the runs; empty where it did not happen
 */
public record RunEpochs(List<OptionalInt> epochs) {

  /**
   * Copies the epochs.
   *
   * @param epochs one epoch per run
   * @throws IllegalArgumentException if an epoch is negative
   */
  public RunEpochs {
    epochs = Arguments.listOf(epochs, "epochs");
    for (OptionalInt epoch : epochs) {
      Objects.requireNonNull(epoch, "epoch");
      epoch.ifPresent(present -> Arguments.atLeast(present, 0, "epoch"));
    }
  }

  /**
   * Returns the number of runs.
   *
   * @return the number, those without the event included
   */
  public int runs() {
    return epochs.size();
  }

  /**
   * Returns the number of runs in which it did not happen.
   *
   * @return the number
   */
  public int without() {
    return (int) epochs.stream().filter(OptionalInt::isEmpty).count();
  }

  /**
   * Returns mean and standard error of the epoch.
   *
   * @return the average over the runs in which it happened; empty where there is none
   */
  public Optional<Average> mean() {
    return Average.ofPresent(
        epochs.stream()
            .map(e -> e.isPresent() ? OptionalDouble.of(e.getAsInt()) : OptionalDouble.empty())
            .toList());
  }

  /**
   * Returns mean and standard error of ln(1 + epoch), the scale on which a run is looked at.
   *
   * @return the average over the runs in which it happened; empty where there is none
   */
  public Optional<Average> lnMean() {
    return Average.ofPresent(
        epochs.stream()
            .map(e -> e.isPresent() ? OptionalDouble.of(ln(e.getAsInt())) : OptionalDouble.empty())
            .toList());
  }

  /** The place of an epoch on a logarithmic axis that has room for epoch 0. */
  static double ln(int epoch) {
    return StrictMath.log1p(epoch);
  }
}
