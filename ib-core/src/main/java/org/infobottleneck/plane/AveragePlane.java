package org.infobottleneck.plane;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.estimators.MutualInformationEstimator;

/**
 * The information plane averaged over repeats of a run: for every point and every measurement the
 * number of runs, their mean and its standard error, see {@link Average}.
 *
 * <pre>{@code
 * AveragePlane average = AveragePlane.of(planes);
 * average.path(5, estimator).forEach(System.out::println);
 * average.writeCsv(Path.of("mean.csv"));
 * }</pre>
 *
 * <p>Repeats differ in seeds, initial weights and in which rows were drawn; planes that differ in
 * anything else are refused. {@link Accumulator} takes planes one by one, so that they need not be
 * in memory together.
 *
 * <ul>
 *   <li>A run that was stopped lacks the points behind its last snapshot: every average says how
 *       many runs it is of.
 *   <li>A point that is not valid in some run counts in the mean and is flagged, see {@link
 *       AveragePoint#isValid}.
 *   <li>Points of different estimands or bounds are refused, never averaged. A difference of bounds
 *       may be a bound in some runs, as where a layer has collapsed to a point per label: the mean
 *       is then called what all of them are, a difference of bounds.
 * </ul>
 *
 * <p>Immutable and thread-safe. Another order of the planes changes the last digits at most.
 */
public final class AveragePlane {

  private final int runs;
  private final Map<String, String> configuration;
  private final List<ObservedRows> observed;
  private final Layers layers;
  private final List<AveragePoint> points;
  private final List<AverageMeasurement> measurements;

  private AveragePlane(Accumulator sums) {
    runs = sums.family.runs();
    configuration = sums.configuration;
    observed = sums.observed();
    layers = sums.layers;
    points = Collections.unmodifiableList(sums.sums.averagePoints());
    measurements = Collections.unmodifiableList(sums.sums.averageMeasurements());
  }

  /**
   * Averages planes.
   *
   * @param planes the planes of one or more repeats of a run. Not modified.
   * @return their average
   * @throws IllegalArgumentException if there is none, or two differ in more than repeats may: the
   *     message names what differs
   */
  public static AveragePlane of(List<InformationPlane> planes) {
    Accumulator accumulator = accumulator();
    planes.forEach(accumulator::add);
    return accumulator.average();
  }

  /**
   * Starts an average to which planes are added one by one.
   *
   * @return an accumulator without planes
   */
  public static Accumulator accumulator() {
    return new Accumulator();
  }

  /**
   * Sums up planes without keeping them. Not thread-safe.
   *
   * <p>A call that throws leaves the accumulator as it was.
   */
  public static final class Accumulator {

    private final RunFamily family = new RunFamily();
    private final AverageSums sums = new AverageSums();
    private final Map<String, RunningMean> inputEntropies = new LinkedHashMap<>();
    private final Map<String, RunningMean> targetEntropies = new LinkedHashMap<>();
    private Map<String, String> configuration = Map.of();
    private List<ObservedRows> first = List.of();
    private Layers layers = Layers.first(0);

    private Accumulator() {}

    /**
     * Adds the plane of one run.
     *
     * @param plane the plane. Not kept.
     * @return this accumulator
     * @throws IllegalArgumentException if it differs from the planes before in more than seeds,
     *     initial weights and rows, or in an estimand: the message names what differs
     */
    public Accumulator add(InformationPlane plane) {
      Objects.requireNonNull(plane, "plane");
      family.check(plane);
      sums.add(plane);
      family.add(plane);
      if (family.runs() == 1) {
        configuration =
            Collections.unmodifiableMap(
                new LinkedHashMap<>(RunFamily.shared(plane.configuration())));
        first = plane.observed();
        layers = new Layers(plane.layers(), plane.layers().stream().map(plane::layerName).toList());
      }
      for (ObservedRows rows : plane.observed()) {
        inputEntropies
            .computeIfAbsent(rows.name(), name -> new RunningMean())
            .add(rows.inputEntropy());
        rows.targetEntropy()
            .ifPresent(
                entropy ->
                    targetEntropies
                        .computeIfAbsent(rows.name(), name -> new RunningMean())
                        .add(entropy));
      }
      return this;
    }

    /**
     * Returns the average of the planes added so far.
     *
     * @return the average; later planes don't change it
     * @throws IllegalArgumentException if there is none
     */
    public AveragePlane average() {
      if (family.runs() == 0) {
        throw new IllegalArgumentException("number of planes must be at least 1, got 0");
      }
      return new AveragePlane(this);
    }

    private List<ObservedRows> observed() {
      List<ObservedRows> rows = new ArrayList<>();
      for (ObservedRows each : first) {
        RunningMean target = targetEntropies.get(each.name());
        rows.add(
            new ObservedRows(
                each.name(),
                each.rows(),
                Objects.requireNonNull(inputEntropies.get(each.name())).average().mean(),
                target == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(target.average().mean())));
      }
      return List.copyOf(rows);
    }
  }

  /**
   * Returns the number of runs.
   *
   * @return the number of planes averaged
   */
  public int runs() {
    return runs;
  }

  /**
   * Returns what the runs have in common.
   *
   * @return their configuration with {@code *} in place of seeds, initial weights and the digests
   *     of rows, in a fixed order, unmodifiable
   */
  public Map<String, String> configuration() {
    return configuration;
  }

  /**
   * Returns all points: by epoch, then observed rows, layer and estimator, each in its own order.
   *
   * @return the points, unmodifiable
   */
  public List<AveragePoint> points() {
    return points;
  }

  /**
   * Returns the mean path of one layer on the rows observed first.
   *
   * @param layer the layer's number, from 1
   * @param estimator the estimator
   * @return its points by ascending epoch, unmodifiable
   * @throws IllegalArgumentException if the plane has no such path
   */
  public List<AveragePoint> path(int layer, MutualInformationEstimator estimator) {
    return path(layer, estimator.description());
  }

  /**
   * Returns the mean path of one layer on the rows observed first.
   *
   * @param layer the layer's number, from 1
   * @param estimator the estimator's description
   * @return its points by ascending epoch, unmodifiable
   * @throws IllegalArgumentException if the plane has no such path
   */
  public List<AveragePoint> path(int layer, String estimator) {
    Objects.requireNonNull(estimator, "estimator");
    return path(observed.isEmpty() ? ObservedRows.ALL : observed.get(0).name(), layer, estimator);
  }

  /**
   * Returns the mean path of one layer on given rows.
   *
   * @param rows the name of the observed rows
   * @param layer the layer's number, from 1
   * @param estimator the estimator's description
   * @return its points by ascending epoch, unmodifiable
   * @throws IllegalArgumentException if the plane has no such path
   */
  public List<AveragePoint> path(String rows, int layer, String estimator) {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(estimator, "estimator");
    List<AveragePoint> path =
        points.stream()
            .filter(point -> point.layer() == layer)
            .filter(point -> point.estimator().equals(estimator))
            .filter(point -> point.observed().equals(rows))
            .toList();
    if (path.isEmpty()) {
      throw RunFamily.noPath(
          rows,
          layer,
          estimator,
          layers(),
          estimators(),
          observed.stream().map(ObservedRows::name));
    }
    return path;
  }

  /**
   * Returns the mean path of one layer on given rows.
   *
   * @param rows the name of the observed rows
   * @param layer the layer's number, from 1
   * @param estimator the estimator
   * @return its points by ascending epoch, unmodifiable
   * @throws IllegalArgumentException if the plane has no such path
   */
  public List<AveragePoint> path(String rows, int layer, MutualInformationEstimator estimator) {
    return path(rows, layer, estimator.description());
  }

  /**
   * Returns everything measured beside the points: by epoch, then quantity, observed rows and
   * layer.
   *
   * @return the measurements, unmodifiable
   */
  public List<AverageMeasurement> measurements() {
    return measurements;
  }

  /**
   * Returns one quantity of the whole network over the epochs.
   *
   * @param quantity a loss or an accuracy
   * @return the measurements by ascending epoch, unmodifiable; empty where it was not measured
   */
  public List<AverageMeasurement> series(Quantity quantity) {
    Objects.requireNonNull(quantity, "quantity");
    return series(quantity, 0);
  }

  /**
   * Returns one quantity of one layer over the epochs; of scatter, that of the rows observed first.
   *
   * @param quantity the quantity
   * @param layer the layer's number, from 1
   * @return the measurements by ascending epoch, unmodifiable; empty where it was not measured
   */
  public List<AverageMeasurement> series(Quantity quantity, int layer) {
    Objects.requireNonNull(quantity, "quantity");
    String rows = observed.isEmpty() ? ObservedRows.ALL : observed.get(0).name();
    return measurements.stream()
        .filter(each -> each.quantity() == quantity && each.layer() == layer)
        .filter(each -> each.observed().isEmpty() || each.observed().equals(rows))
        .toList();
  }

  /**
   * Returns the descriptions of the estimators, in the order in which they were given.
   *
   * @return the descriptions, unmodifiable
   */
  public List<String> estimators() {
    return points.stream().map(AveragePoint::estimator).distinct().toList();
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
   * Returns the rows on which the planes were measured.
   *
   * @return the sets of rows, their ceilings H(X) and H(Y) averaged over the runs, unmodifiable
   */
  public List<ObservedRows> observed() {
    return observed;
  }

  /**
   * Writes the points as tidy CSV, one row per point, with units in the column names.
   *
   * @param path the file, replaced if it exists
   * @throws java.io.UncheckedIOException if it can't be written; nothing is left half-written
   */
  public void writeCsv(Path path) {
    AtomicFiles.write(path, AverageCsv.points(points));
  }

  /**
   * Writes everything measured beside the points as tidy CSV, one row per epoch, quantity, observed
   * rows and layer; {@link Quantity} states the units.
   *
   * @param path the file, replaced if it exists
   * @throws java.io.UncheckedIOException if it can't be written; nothing is left half-written
   */
  public void writeMeasurementsCsv(Path path) {
    AtomicFiles.write(path, AverageCsv.measurements(measurements));
  }

  @Override
  public String toString() {
    return "average of "
        + runs
        + (runs == 1 ? " information plane" : " information planes")
        + ", layers "
        + layers.numbers()
        + ", "
        + estimators();
  }
}
