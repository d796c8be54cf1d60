package org.infobottleneck.plane;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;

/**
 * The activations of one snapshot, as a {@link Recorder} takes them.
 *
 * @param snapshot the epoch and what is known of it
 * @param layers one matrix per layer for every set of rows, by its name; not to be modified
 */
public record SnapshotActivations(Snapshot snapshot, Map<String, List<DMatrixRMaj>> layers) {

  /**
   * Copies the lists, not the matrices.
   *
   * @param snapshot the epoch and what is known of it
   * @param layers one matrix per layer for every set of rows
   */
  public SnapshotActivations {
    Objects.requireNonNull(snapshot, "snapshot");
    Map<String, List<DMatrixRMaj>> copied = new LinkedHashMap<>();
    layers.forEach((name, matrices) -> copied.put(name, Arguments.listOf(matrices, "layers")));
    layers = Collections.unmodifiableMap(copied);
  }

  /**
   * The activations of rows that nobody named.
   *
   * @param epoch the number of epochs trained
   * @param layers one matrix per layer; not to be modified
   * @return the activations under the name {@link ObservedRows#ALL}
   */
  public static SnapshotActivations of(int epoch, List<DMatrixRMaj> layers) {
    Objects.requireNonNull(layers, "layers");
    return new SnapshotActivations(Snapshot.of(epoch), Map.of(ObservedRows.ALL, layers));
  }
}
