package org.infobottleneck.plane;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.numerics.Arguments;

/**
 * The information plane of one run: (I(X;T), I(T;Y)) of every layer at every snapshot by every
 * estimator, with what else was measured and the configuration that made it (Tishby &amp; Zaslavsky
 * 2015; Shwartz-Ziv &amp; Tishby 2017).
 *
 * <pre>{@code
 * Dataset data = IcosahedronTask.deterministic();
 * Mlp network = Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), 1);
 * InformationPlane plane = InformationPlane.track(network, data);
 * plane.points().forEach(System.out::println);
 * plane.save(Path.of("plane.ibp"));
 * }</pre>
 *
 * <p>Immutable and thread-safe. Two runs with the same configuration and seeds have equal planes,
 * to the last bit, on any number of threads and any virtual machine.
 */
public final class InformationPlane {

  private final Map<String, String> configuration;
  private final List<ObservedRows> observed;
  private final Layers layers;
  private final List<Snapshot> snapshots;
  private final List<PlanePoint> points;

  InformationPlane(
      Map<String, String> configuration,
      List<ObservedRows> observed,
      Layers layers,
      List<Snapshot> snapshots,
      List<PlanePoint> points) {
    this.configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    this.observed = List.copyOf(observed);
    this.layers = layers;
    this.snapshots = List.copyOf(snapshots);
    this.points = List.copyOf(points);
  }

  /**
   * Trains a network on a data set and tracks it with the defaults of {@link #tracker()}.
   *
   * @param network the network. Modified: it is trained; {@link Mlp#copy()} keeps the original.
   * @param data the data set; a random 85 % of its rows are trained on, all are observed
   * @return the plane
   * @throws IllegalArgumentException if network and data don't fit, or the data's kind is refused
   *     by the default estimators
   * @throws TrackingStoppedException if training diverges or the thread is interrupted; it carries
   *     the plane so far
   */
  public static InformationPlane track(Mlp network, Dataset data) {
    return tracker().track(network, data);
  }

  /**
   * Starts a configuration of a tracked training run.
   *
   * @return a tracker with the defaults that its class states
   */
  public static Tracker tracker() {
    return new Tracker();
  }

  /**
   * Starts recording any other training loop.
   *
   * @param inputs the inputs X of the rows that will be observed, usually {@link
   *     Variable#distinctRows}
   * @param targets the targets Y of the same rows
   * @param estimators one or more estimators
   * @return a recorder without snapshots
   * @throws IllegalArgumentException if the numbers of rows differ, no estimator is given, two are
   *     the same, or one refuses the kind of the targets
   */
  public static Recorder recorder(
      Discrete inputs, Variable targets, MutualInformationEstimator... estimators) {
    Objects.requireNonNull(estimators, "estimators");
    return recorder(estimators).observe(ObservedRows.ALL, inputs, targets);
  }

  /**
   * Starts recording any other training loop on rows that are named by {@link Recorder#observe}, as
   * those of training and test.
   *
   * @param estimators one or more estimators
   * @return a recorder without rows and snapshots
   * @throws IllegalArgumentException if no estimator is given or two are the same
   */
  public static Recorder recorder(MutualInformationEstimator... estimators) {
    return new Recorder(Arguments.listOf(estimators, "estimators"));
  }

  /**
   * Starts recording any other training loop to disk, to be estimated later; {@link
   * SpilledActivations} reads it.
   *
   * @param folder where to; it is made if it does not exist, and continued if it has snapshots
   * @param inputs the inputs X of the rows that will be observed
   * @param targets the targets Y of the same rows
   * @return a recorder of these rows
   * @throws IllegalArgumentException if the numbers of rows differ
   */
  public static SpillingRecorder spillingRecorder(Path folder, Discrete inputs, Variable targets) {
    return spillingRecorder(folder).observe(ObservedRows.ALL, inputs, targets);
  }

  /**
   * Starts recording any other training loop to disk, on rows that are named by {@link
   * SpillingRecorder#observe}.
   *
   * @param folder where to; it is made if it does not exist, and continued if it has snapshots
   * @return a recorder without rows
   */
  public static SpillingRecorder spillingRecorder(Path folder) {
    return new SpillingRecorder(folder);
  }

  /**
   * Returns all points: by snapshot, then observed rows, layer and estimator, each in its own
   * order.
   *
   * @return the points, unmodifiable
   */
  public List<PlanePoint> points() {
    return points;
  }

  /**
   * Returns the path of one layer: its points by one estimator, by ascending epoch.
   *
   * @param layer the layer's number, from 1
   * @param estimator the estimator's description
   * @return the points on the rows observed first, unmodifiable; empty where the plane has none at
   *     all
   * @throws IllegalArgumentException if the plane has points, but not of that layer or estimator
   */
  public List<PlanePoint> path(int layer, String estimator) {
    Objects.requireNonNull(estimator, "estimator");
    return observed.isEmpty() ? List.of() : path(observed.get(0).name(), layer, estimator);
  }

  /**
   * Returns the path of one layer: its points by one estimator, by ascending epoch.
   *
   * @param layer the layer's number, from 1
   * @param estimator the estimator
   * @return the points on the rows observed first, unmodifiable; empty where the plane has none at
   *     all
   * @throws IllegalArgumentException if the plane has points, but not of that layer or estimator
   */
  public List<PlanePoint> path(int layer, MutualInformationEstimator estimator) {
    return path(layer, estimator.description());
  }

  /**
   * Returns the path of one layer on given rows: its points by one estimator, by ascending epoch.
   *
   * @param rows the name of the observed rows
   * @param layer the layer's number, from 1
   * @param estimator the estimator's description
   * @return the points, unmodifiable; empty where the plane has none at all
   * @throws IllegalArgumentException if the plane has points, but not of those rows, that layer or
   *     that estimator
   */
  public List<PlanePoint> path(String rows, int layer, String estimator) {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(estimator, "estimator");
    List<PlanePoint> path =
        points.stream()
            .filter(point -> point.layer() == layer)
            .filter(point -> point.estimator().equals(estimator))
            .filter(point -> point.observed().equals(rows))
            .toList();
    if (path.isEmpty() && !points.isEmpty()) {
      throw RunFamily.noPath(
          rows,
          layer,
          estimator,
          layers.numbers(),
          estimators(),
          observed.stream().map(ObservedRows::name));
    }
    return path;
  }

  /**
   * Returns the path of one layer on given rows: its points by one estimator, by ascending epoch.
   *
   * @param rows the name of the observed rows
   * @param layer the layer's number, from 1
   * @param estimator the estimator
   * @return the points, unmodifiable; empty where the plane has none at all
   * @throws IllegalArgumentException if the plane has points, but not of those rows, that layer or
   *     that estimator
   */
  public List<PlanePoint> path(String rows, int layer, MutualInformationEstimator estimator) {
    return path(rows, layer, estimator.description());
  }

  /**
   * Returns the descriptions of the estimators, in the order in which they were given.
   *
   * @return the descriptions, unmodifiable
   */
  public List<String> estimators() {
    return points.stream().map(PlanePoint::estimator).distinct().toList();
  }

  /**
   * Returns the numbers of the layers that were tracked, ascending.
   *
   * @return the numbers, unmodifiable
   */
  public List<Integer> layers() {
    return layers.numbers();
  }

  /**
   * Returns the name of a layer.
   *
   * @param layer its number
   * @return its name
   * @throws IllegalArgumentException if that layer was not tracked
   */
  public String layerName(int layer) {
    int index = layers.numbers().indexOf(layer);
    if (index < 0) {
      throw new IllegalArgumentException(
          "layer must be one of " + layers.numbers() + ", got " + layer);
    }
    return layers.name(index);
  }

  /**
   * Returns what was measured at every snapshot beside the plane: losses, accuracies, weight norms,
   * gradients, scatter of classes.
   *
   * @return the snapshots by ascending epoch, unmodifiable
   */
  public List<Snapshot> snapshots() {
    return snapshots;
  }

  /**
   * Returns the rows on which the plane was measured, with the ceilings H(X) and H(Y).
   *
   * @return the sets of rows, unmodifiable
   */
  public List<ObservedRows> observed() {
    return observed;
  }

  /**
   * Returns the configuration that made the plane, as names and values in a fixed order.
   *
   * @return the configuration, unmodifiable
   */
  public Map<String, String> configuration() {
    return configuration;
  }

  /**
   * Saves the plane to a file, atomically and to the last bit. The format is documented in
   * docs/file-formats.md; it holds no time, virtual machine or thread count, so equal planes have
   * equal files.
   *
   * @param path the file, replaced if it exists
   * @throws java.io.UncheckedIOException if it can't be written; nothing is left half-written
   */
  public void save(Path path) {
    AtomicFiles.write(path, text());
  }

  /**
   * Loads a plane that was saved.
   *
   * @param path the file
   * @return an equal plane
   * @throws PlaneFormatException naming the line, if the file is corrupt, truncated, or no saved
   *     plane
   * @throws java.io.UncheckedIOException if it can't be read
   */
  public static InformationPlane load(Path path) {
    return PlaneReader.read(path);
  }

  /**
   * Returns the plane as text, for where there are no files.
   *
   * @return what {@link #save} writes, in UTF-8
   */
  public String text() {
    return PlaneWriter.text(this);
  }

  /**
   * Reads the text of a plane.
   *
   * @param text as {@link #text} gives it, or as it stands in a file
   * @return an equal plane
   * @throws PlaneFormatException naming the line, if it is corrupt, truncated, or no plane
   */
  public static InformationPlane parse(String text) {
    Objects.requireNonNull(text, "text");
    return PlaneReader.read("text of a plane", text);
  }

  /**
   * Writes the points as tidy CSV, one row per point, with units in the column names.
   *
   * @param path the file, replaced if it exists
   * @throws java.io.UncheckedIOException if it can't be written; nothing is left half-written
   */
  public void writeCsv(Path path) {
    AtomicFiles.write(path, PlaneCsv.text(this));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InformationPlane plane && parts().equals(plane.parts());
  }

  @Override
  public int hashCode() {
    return Objects.hash(points, snapshots);
  }

  private List<Object> parts() {
    return Stream.<Object>of(
            configuration, List.copyOf(configuration.keySet()), observed, layers, snapshots, points)
        .toList();
  }

  @Override
  public String toString() {
    return "information plane of "
        + snapshots.size()
        + " snapshots, layers "
        + layers.numbers()
        + ", "
        + estimators();
  }
}
