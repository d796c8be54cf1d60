package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.RowMajor;

/**
 * Collects an information plane from any training loop: call {@link #record} with the activations
 * of every layer for the same rows, epoch by epoch, then {@link #plane()}.
 *
 * <pre>{@code
 * var recorder = InformationPlane.recorder(inputs, labels, KdeEstimator.upperBound(1e-3));
 * for (int epoch = 0; epoch <= epochs; epoch++) {
 *   recorder.record(epoch, activationsOfEveryLayer());
 *   trainOneEpoch();
 * }
 * InformationPlane plane = recorder.plane();
 * }</pre>
 *
 * <p>Labels count as a sample of a larger population unless they say otherwise: where the inputs
 * are all there are and the labels a function of them, declare it by {@code
 * labels.withCoverage(Coverage.ENUMERATED)}, or the estimates carry a caveat they don't deserve.
 *
 * <p>A call returns when its snapshot has been estimated; the activations are read, not kept. A
 * call that throws leaves the recorder as it was. Estimates run on several threads; the recorder
 * itself belongs to one.
 */
public final class Recorder {

  private final Observed observed;
  private final List<MutualInformationEstimator> estimators;
  private Estimation estimation;
  private List<String> names = List.of();
  private List<Integer> widths = List.of();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<PlanePoint> points = new ArrayList<>();

  Recorder(Discrete inputs, Variable targets, List<MutualInformationEstimator> estimators) {
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(targets, "targets");
    if (inputs.kind() != Variable.Kind.INPUTS) {
      throw new IllegalArgumentException(
          "inputs must be distinct rows, see Variable.distinctRows, got " + inputs.kind());
    }
    this.estimators = estimators;
    estimation = new Estimation(estimators, Runtime.getRuntime().availableProcessors());
    Estimation.checkKinds(estimators, targets.kind());
    observed = new Observed(ObservedRows.ALL, inputs, targets);
  }

  /**
   * Names the layers, in the order in which they will be recorded; they are {@code layer 1}, {@code
   * layer 2}, … otherwise.
   *
   * @param layerNames one name per layer
   * @return this recorder
   * @throws IllegalStateException if something has been recorded already
   */
  public Recorder layerNames(String... layerNames) {
    requireFresh();
    names = List.of(layerNames);
    return this;
  }

  /**
   * Sets the number of threads that estimate; all processors otherwise. It changes no result.
   *
   * @param threads the number, at least 1
   * @return this recorder
   * @throws IllegalArgumentException if the number is less than 1
   * @throws IllegalStateException if something has been recorded already
   */
  public Recorder threads(int threads) {
    requireFresh();
    estimation = new Estimation(estimators, threads);
    return this;
  }

  private void requireFresh() {
    if (!snapshots.isEmpty()) {
      throw new IllegalStateException("a recorder is configured before its first snapshot");
    }
  }

  /**
   * Records a snapshot.
   *
   * @param epoch the number of epochs trained so far, more than at the snapshot before
   * @param activations one matrix per layer, the first layer first: rows are the rows of the
   *     inputs, in their order, columns are units. Not modified, not kept.
   * @throws IllegalArgumentException if the epoch does not ascend, a layer has appeared, vanished
   *     or changed its width, the number of rows differs from the inputs', or a value is NaN or
   *     infinite
   * @throws TrackingStoppedException if the thread is interrupted; it carries the plane so far
   */
  public void record(int epoch, List<DMatrixRMaj> activations) {
    record(Snapshot.of(epoch), activations);
  }

  /**
   * Records a snapshot from plain arrays.
   *
   * @param epoch the number of epochs trained so far, more than at the snapshot before
   * @param activations for each layer, one row per input. Not modified, not kept.
   * @throws IllegalArgumentException as {@link #record(int, List)}, or if rows differ in length
   * @throws TrackingStoppedException if the thread is interrupted; it carries the plane so far
   */
  public void record(int epoch, double[][]... activations) {
    record(epoch, RowMajor.layers(activations));
  }

  /**
   * Records a snapshot with losses, accuracies or whatever else was measured. The scatter within
   * and between classes is measured here, unless the snapshot brings its own or the targets are no
   * classes.
   *
   * @param snapshot the epoch and what is known of it
   * @param activations one matrix per layer. Not modified, not kept.
   * @throws IllegalArgumentException as {@link #record(int, List)}
   * @throws TrackingStoppedException if the thread is interrupted; it carries the plane so far
   */
  public void record(Snapshot snapshot, List<DMatrixRMaj> activations) {
    Objects.requireNonNull(snapshot, "snapshot");
    List<Integer> newWidths = activations.stream().map(DMatrixRMaj::getNumCols).toList();
    check(snapshot.epoch(), newWidths);
    Layers layers = layers(newWidths.size());
    try {
      List<PlanePoint> fresh = observed.points(snapshot.epoch(), layers, activations, estimation);
      snapshots.add(
          snapshot.scatter().isEmpty()
              ? snapshot.withScatter(observed.scatter(layers, activations))
              : snapshot);
      points.addAll(fresh);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackingStoppedException(
          "interrupted while estimating epoch " + snapshot.epoch(), e, plane());
    }
    widths = newWidths;
  }

  private void check(int epoch, List<Integer> newWidths) {
    if (newWidths.isEmpty()) {
      throw new IllegalArgumentException("activations must have a layer at least, got none");
    }
    if (!names.isEmpty() && names.size() != newWidths.size()) {
      throw new IllegalArgumentException(
          "activations must have " + names.size() + " layers as named, got " + newWidths.size());
    }
    if (snapshots.isEmpty()) {
      return;
    }
    int previous = snapshots.get(snapshots.size() - 1).epoch();
    if (epoch <= previous) {
      throw new IllegalArgumentException("epochs must ascend, got " + epoch + " after " + previous);
    }
    if (!newWidths.equals(widths)) {
      throw new IllegalArgumentException(
          "layers must keep their widths " + widths + ", got " + newWidths + " at epoch " + epoch);
    }
  }

  private Layers layers(int count) {
    boolean named = names.size() == count;
    return named ? new Layers(Layers.first(count).numbers(), names) : Layers.first(count);
  }

  /**
   * Returns the plane of all snapshots recorded so far.
   *
   * @return the plane; later recordings do not change it
   */
  public InformationPlane plane() {
    String described =
        String.join(
            ", ", estimators.stream().map(MutualInformationEstimator::description).toList());
    return new InformationPlane(
        Map.of("estimators", described),
        List.of(observed.rows()),
        layers(widths.size()),
        snapshots,
        points);
  }
}
