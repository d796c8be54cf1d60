package org.infobottleneck.plane;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.RowMajor;

/**
 * What a training loop, or a listener in somebody else's, hands activations to: a {@link Recorder},
 * which estimates them at once, or a {@link SpillingRecorder}, which writes them to disk.
 *
 * <p>Every call has a matrix per layer, the first layer first: rows are the rows observed, in their
 * order, columns are units. They are not modified and not kept. A call that throws leaves what was
 * recorded before as it was.
 */
public interface ActivationRecorder {

  /**
   * Returns the epoch of the last snapshot recorded.
   *
   * @return the epoch; empty before the first snapshot
   */
  OptionalInt lastEpoch();

  /**
   * Records a snapshot of the only rows observed, with losses, accuracies or whatever else was
   * measured.
   *
   * @param snapshot the epoch and what is known of it
   * @param activations one matrix per layer
   * @throws IllegalArgumentException if the epoch does not ascend, a layer has appeared, vanished
   *     or changed its width, the number of rows differs from the inputs', a value is NaN or
   *     infinite, or several sets of rows are observed
   * @throws IllegalStateException if no rows are observed
   */
  void record(Snapshot snapshot, List<DMatrixRMaj> activations);

  /**
   * Records a snapshot of every set of rows observed, with whatever else was measured.
   *
   * @param snapshot the epoch and what is known of it
   * @param activations one matrix per layer for every set of rows, by its name; layers have the
   *     same widths on all of them
   * @throws IllegalArgumentException as {@link #record(Snapshot, List)}, or if the names are not
   *     those of the rows observed
   * @throws IllegalStateException if no rows are observed
   */
  void record(Snapshot snapshot, Map<String, List<DMatrixRMaj>> activations);

  /**
   * Records a snapshot of the only rows observed.
   *
   * @param epoch the number of epochs trained so far, more than at the snapshot before
   * @param activations one matrix per layer
   * @throws IllegalArgumentException as {@link #record(Snapshot, List)}
   */
  default void record(int epoch, List<DMatrixRMaj> activations) {
    Objects.requireNonNull(activations, "activations");
    record(Snapshot.of(epoch), activations);
  }

  /**
   * Records a snapshot of every set of rows observed.
   *
   * @param epoch the number of epochs trained so far, more than at the snapshot before
   * @param activations one matrix per layer for every set of rows, by its name
   * @throws IllegalArgumentException as {@link #record(Snapshot, Map)}
   */
  default void record(int epoch, Map<String, List<DMatrixRMaj>> activations) {
    record(Snapshot.of(epoch), activations);
  }

  /**
   * Records a snapshot of the only rows observed from plain arrays.
   *
   * @param epoch the number of epochs trained so far, more than at the snapshot before
   * @param activations for each layer, one row per input
   * @throws IllegalArgumentException as {@link #record(Snapshot, List)}, or if rows differ in
   *     length
   */
  default void record(int epoch, double[][]... activations) {
    record(epoch, RowMajor.layers(activations));
  }
}
