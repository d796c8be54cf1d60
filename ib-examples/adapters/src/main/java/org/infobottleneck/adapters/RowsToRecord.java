package org.infobottleneck.adapters;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.ActivationRecorder;

/**
 * Which rows are recorded after which epochs, for listeners of any engine: what an engine adds is
 * how its layers answer to rows.
 *
 * <p>Immutable; as thread-safe as its recorder.
 *
 * @param <R> what the engine holds rows in
 */
public final class RowsToRecord<R> {

  /** Stands for a name where nobody named the rows. */
  private static final String ONLY = "";

  private final ActivationRecorder recorder;
  private final Map<String, R> observed; // by name; where nobody named them, under ONLY
  private final int[] epochs;

  private RowsToRecord(ActivationRecorder recorder, Map<String, R> observed, int[] epochs) {
    this.recorder = Objects.requireNonNull(recorder, "recorder");
    Arguments.atLeast(observed.size(), 1, "number of sets of rows");
    Arguments.atLeast(epochs.length, 1, "number of epochs to record");
    this.observed = Map.copyOf(observed);
    this.epochs = epochs.clone();
    Arrays.sort(this.epochs);
    Arguments.atLeast(this.epochs[0], 0, "epoch to record");
  }

  /**
   * The rows of a recorder that observes one set of them.
   *
   * @param <R> what the engine holds rows in
   * @param recorder what collects the plane
   * @param observed the rows, in the order of the recorder's inputs and targets
   * @param epochs the numbers of epochs after which to record, 0 being before the first. Not
   *     modified, copied.
   * @return the rows to record
   * @throws IllegalArgumentException if there is no epoch or one is negative
   */
  public static <R> RowsToRecord<R> of(ActivationRecorder recorder, R observed, int... epochs) {
    return new RowsToRecord<>(recorder, Map.of(ONLY, observed), epochs);
  }

  /**
   * The rows of a recorder that observes several sets of them.
   *
   * @param <R> what the engine holds rows in
   * @param recorder what collects the plane; it observes sets of these names
   * @param observed the rows by their name
   * @param epochs the numbers of epochs, as above
   * @return the rows to record
   * @throws IllegalArgumentException if there are no rows, there is no epoch or one is negative
   */
  public static <R> RowsToRecord<R> of(
      ActivationRecorder recorder, Map<String, R> observed, int... epochs) {
    return new RowsToRecord<>(recorder, observed, epochs);
  }

  /**
   * Records an epoch, if it was asked for and lies behind all that the recorder has.
   *
   * @param epoch the number of epochs trained
   * @param activations what the layers to record answer to a set of rows, each N x units
   * @throws IllegalArgumentException if the recorder refuses the activations
   * @throws org.infobottleneck.plane.TrackingStoppedException if the thread is interrupted; it
   *     carries the plane so far
   */
  public void record(int epoch, Function<R, List<DMatrixRMaj>> activations) {
    if (Arrays.binarySearch(epochs, epoch) < 0 || epoch <= recorder.lastEpoch().orElse(-1)) {
      return;
    }
    Map<String, List<DMatrixRMaj>> answers = new LinkedHashMap<>();
    observed.forEach((name, rows) -> answers.put(name, activations.apply(rows)));
    List<DMatrixRMaj> only = answers.get(ONLY);
    if (only == null) {
      recorder.record(epoch, answers);
    } else {
      recorder.record(epoch, only);
    }
  }
}
