package org.infobottleneck.plane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Arguments;

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
 * <p>Several sets of rows, as those of training and test, are observed by name:
 *
 * <pre>{@code
 * var recorder = InformationPlane.recorder(KdeEstimator.upperBound(1e-3))
 *     .observe("train", trainInputs, trainLabels)
 *     .observe("test", testInputs, testLabels);
 * recorder.record(epoch, Map.of("train", layersOnTrain(), "test", layersOnTest()));
 * }</pre>
 *
 * <p>Labels count as a sample of a larger population unless they say otherwise: where the inputs
 * are all there are and the labels a function of them, declare it by {@code
 * labels.withCoverage(Coverage.ENUMERATED)}, or the estimates carry a caveat they don't deserve.
 *
 * <p>A softmax output is recorded like any layer, as its probabilities: the estimators take these
 * for real vectors, so that a noise variance or a bin width counts on their scale from 0 to 1.
 *
 * <p>A call returns when its snapshot has been estimated; the activations are read, not kept. A
 * call that throws leaves the recorder as it was. Estimates run on several threads; the recorder
 * itself belongs to one. Where estimating takes longer than training can wait, {@link
 * SpillingRecorder} writes the activations to disk, to be estimated later.
 */
public final class Recorder implements ActivationRecorder {

  private final ObservedSets observed = new ObservedSets();
  private final List<MutualInformationEstimator> estimators;
  private Estimation estimation;
  private final RecordedShape shape = new RecordedShape();
  private Optional<KeptPlane> kept = Optional.empty();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<PlanePoint> points = new ArrayList<>();
  private final Map<String, String> digests = new HashMap<>();

  Recorder(List<MutualInformationEstimator> estimators) {
    this.estimators = estimators;
    estimation = new Estimation(estimators, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Observes these rows, beside others already named.
   *
   * @param name their name on the plane
   * @param inputs the inputs X of the rows, usually {@link Variable#distinctRows}
   * @param targets the targets Y of the same rows
   * @return this recorder
   * @throws IllegalArgumentException if the name is taken, the numbers of rows differ, or an
   *     estimator refuses the kind of the targets
   * @throws IllegalStateException if something has been recorded already
   */
  public Recorder observe(String name, Discrete inputs, Variable targets) {
    requireFresh();
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(targets, "targets");
    Estimation.checkKinds(estimators, targets.kind());
    digests.put(name, Digests.of(observed.add(name, inputs, targets)));
    return this;
  }

  /**
   * Observes the rows of a data set, beside others already named: its distinct inputs and its
   * targets.
   *
   * @param name their name on the plane
   * @param rows the rows. Not kept.
   * @return this recorder
   * @throws IllegalArgumentException if the name is taken, there are fewer than two rows, or an
   *     estimator refuses the kind of the targets
   * @throws IllegalStateException if something has been recorded already
   */
  public Recorder observe(String name, Dataset rows) {
    Objects.requireNonNull(rows, "rows");
    return observe(name, rows.inputVariable(), rows.targetVariable());
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
    shape.name(Arguments.listOf(layerNames, "layerNames"));
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

  /**
   * Keeps the plane in a file, saved at every snapshot, and goes on with what is in it: a recording
   * that was killed continues behind {@link #lastEpoch()}. Called last, when all else is set.
   *
   * @param plane the file; where it does not exist yet, the recording begins
   * @return this recorder, with the snapshots of the file
   * @throws PlaneFormatException if the file is damaged or no saved plane
   * @throws IllegalArgumentException if it holds a plane of other estimators, layer names or rows,
   *     by the bits of their targets and by which inputs are equal
   * @throws java.io.UncheckedIOException if it can't be read; {@link #record} throws it where it
   *     can't be written, and the snapshot is recorded nevertheless
   * @throws IllegalStateException if something has been recorded already
   */
  public Recorder keepIn(Path plane) {
    return keep(new KeptPlane(Objects.requireNonNull(plane, "plane"), false));
  }

  Recorder keep(KeptPlane keeper) {
    requireFresh();
    Optional<InformationPlane> before = keeper.load();
    if (before.isPresent()) {
      InformationPlane old = before.get();
      keeper.requireSame("rows", old.observed(), observed.rows());
      RunConfiguration.requireSame(
          keeper.path() + " holds a plane", old.configuration(), configuration());
      if (!old.snapshots().isEmpty()) {
        int last = old.snapshots().get(old.snapshots().size() - 1).epoch();
        List<String> names = old.layers().stream().map(old::layerName).toList();
        shape.resume(new Layers(old.layers(), names), last);
      }
      snapshots.addAll(old.snapshots());
      points.addAll(old.points());
    }
    kept = Optional.of(keeper);
    return this;
  }

  private void requireFresh() {
    if (!snapshots.isEmpty()) {
      throw new IllegalStateException("a recorder is configured before its first snapshot");
    }
  }

  /**
   * Returns the epoch of the last snapshot recorded.
   *
   * @return the epoch; empty before the first snapshot
   */
  @Override
  public OptionalInt lastEpoch() {
    return shape.lastEpoch();
  }

  /**
   * Records a snapshot with losses, accuracies or whatever else was measured. The scatter within
   * and between classes is measured here, unless the snapshot brings its own or the targets are no
   * classes.
   *
   * @param snapshot the epoch and what is known of it
   * @param activations one matrix per layer. Not modified, not kept.
   * @throws IllegalArgumentException if the epoch does not ascend, a layer has appeared, vanished
   *     or changed its width, the number of rows differs from the inputs', a value is NaN or
   *     infinite, or several sets of rows are observed
   * @throws TrackingStoppedException if the thread is interrupted; it carries the plane so far
   */
  @Override
  public void record(Snapshot snapshot, List<DMatrixRMaj> activations) {
    Objects.requireNonNull(activations, "activations");
    record(snapshot, observed.only(activations));
  }

  /**
   * Records a snapshot of every set of rows observed, with whatever else was measured.
   *
   * @param snapshot the epoch and what is known of it
   * @param activations one matrix per layer for every set of rows, by its name. Not modified, not
   *     kept.
   * @throws IllegalArgumentException as {@link #record(Snapshot, List)}, or if the names are not
   *     those of the rows observed
   * @throws TrackingStoppedException if the thread is interrupted; it carries the plane so far
   */
  @Override
  public void record(Snapshot snapshot, Map<String, List<DMatrixRMaj>> activations) {
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(activations, "activations");
    activations.forEach((name, layers) -> Arguments.listOf(layers, "activations of " + name));
    List<List<DMatrixRMaj>> ordered = observed.ordered(activations);
    List<Integer> widths = observed.widths(ordered);
    Layers layers = shape.check(snapshot.epoch(), widths);
    List<PlanePoint> fresh = points(snapshot.epoch(), layers, ordered);
    snapshots.add(withScatter(snapshot, layers, ordered));
    points.addAll(fresh);
    shape.accept(snapshot.epoch(), widths);
    kept.ifPresent(keeper -> keeper.offer(this::plane));
  }

  private List<PlanePoint> points(int epoch, Layers layers, List<List<DMatrixRMaj>> activations) {
    List<PlanePoint> fresh = new ArrayList<>();
    try {
      for (int i = 0; i < activations.size(); i++) {
        Observed rows = observed.all().get(i);
        fresh.addAll(rows.points(epoch, layers, activations.get(i), estimation));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackingStoppedException("interrupted while estimating epoch " + epoch, e, plane());
    }
    return fresh;
  }

  private Snapshot withScatter(
      Snapshot snapshot, Layers layers, List<List<DMatrixRMaj>> activations) {
    if (!snapshot.scatter().isEmpty()) {
      return snapshot;
    }
    List<ClassScatter> scatter = new ArrayList<>();
    for (int i = 0; i < activations.size(); i++) {
      scatter.addAll(observed.all().get(i).scatter(layers, activations.get(i)));
    }
    return snapshot.withScatter(scatter);
  }

  List<Integer> epochs() {
    return snapshots.stream().map(Snapshot::epoch).toList();
  }

  Snapshot lastSnapshot() {
    return snapshots.get(snapshots.size() - 1);
  }

  List<PlanePoint> lastPoints() {
    int epoch = lastSnapshot().epoch();
    int first = points.size();
    while (first > 0 && points.get(first - 1).epoch() == epoch) {
      first--;
    }
    return List.copyOf(points.subList(first, points.size()));
  }

  /**
   * Whether the last snapshot recorded was this one, and its points are what is estimated of it
   * now. The scatter tells most of it; the narrowest layer alone is estimated again, and all of
   * them where the targets are no classes and there is no scatter.
   */
  boolean endsWith(SnapshotActivations activations) {
    List<List<DMatrixRMaj>> ordered = observed.ordered(activations.layers());
    List<Integer> widths = observed.widths(ordered);
    Layers layers = shape.layers();
    if (widths.size() != layers.size()) {
      return false;
    }
    Snapshot snapshot = withScatter(activations.snapshot(), layers, ordered);
    if (!lastSnapshot().equals(snapshot)) {
      return false;
    }
    if (snapshot.scatter().isEmpty()) {
      return lastPoints().equals(points(snapshot.epoch(), layers, ordered));
    }
    int narrowest = widths.indexOf(Collections.min(widths));
    Layers one = layers.only(narrowest);
    List<PlanePoint> again =
        points(
            snapshot.epoch(),
            one,
            ordered.stream().map(set -> List.of(set.get(narrowest))).toList());
    return lastPoints().stream()
        .filter(point -> point.layer() == one.number(0))
        .toList()
        .equals(again);
  }

  /** Saves the plane where it is kept, however lately that was done. */
  void saveNow() {
    kept.ifPresent(keeper -> keeper.save(plane()));
  }

  /**
   * Returns the plane of all snapshots recorded so far.
   *
   * @return the plane; later recordings do not change it
   */
  public InformationPlane plane() {
    return new InformationPlane(
        configuration(), observed.rows(), shape.layers(), snapshots, points);
  }

  private Map<String, String> configuration() {
    RunConfiguration configuration = new RunConfiguration();
    for (ObservedRows rows : observed.rows()) {
      configuration.put(
          "observed " + rows.name(), rows.rows() + " rows " + digests.get(rows.name()));
    }
    return configuration.addEstimators(List.of(), estimators, List.of()).entries();
  }
}
