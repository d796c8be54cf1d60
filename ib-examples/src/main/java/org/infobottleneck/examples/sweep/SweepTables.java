package org.infobottleneck.examples.sweep;

import static org.infobottleneck.examples.sweep.TableColumn.Type.DOUBLE;
import static org.infobottleneck.examples.sweep.TableColumn.Type.LONG;
import static org.infobottleneck.examples.sweep.TableColumn.Type.STRING;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Snapshot;

/**
 * The two tables of a sweep, whoever writes them, in whatever format: a row for every point of
 * every plane, and a row for every run. Both begin with the run's whole configuration. No cell says
 * when, where or in which order something was computed, so that all runners give the same tables.
 *
 * @param sweep the sweep's name, which stands in every row
 */
public record SweepTables(String sweep) implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** The column by which the points are divided into folders. */
  public static final String PARTITION = "estimator";

  private static final List<TableColumn> CONFIGURATION =
      List.of(
          column("sweep", STRING),
          column("key", STRING),
          column("task", STRING),
          column("rows_rule", STRING),
          column("train_fraction", DOUBLE),
          column("architecture", STRING),
          column("activation", STRING),
          column("layers", LONG),
          column("optimizer", STRING),
          column("learning_rate", DOUBLE),
          column("batch_size", LONG),
          column("batching", STRING),
          column("loss", STRING),
          column("weight_noise", DOUBLE),
          column("epochs", LONG),
          column("snapshots", STRING),
          column("gradients", STRING),
          column("seed", LONG));

  private static final List<TableColumn> POINTS =
      behindConfiguration(
          Stream.of(
              List.of(
                  column("epoch", LONG),
                  column("observed", STRING),
                  column("layer", LONG),
                  column("layer_name", STRING),
                  column(PARTITION, STRING)),
              estimate("input"),
              estimate("target"),
              Stream.of("train_loss", "train_accuracy", "test_loss", "test_accuracy")
                  .map(name -> new TableColumn(name, DOUBLE, true))
                  .toList()));

  private static final List<TableColumn> RUNS =
      behindConfiguration(
          Stream.of(
              List.of(
                  column("status", STRING),
                  new TableColumn("attempts", LONG, true),
                  new TableColumn("cause", STRING, true))));

  /**
   * The tables of a sweep.
   *
   * @param sweep the sweep's name
   */
  public SweepTables {
    Objects.requireNonNull(sweep, "sweep");
  }

  private static TableColumn column(String name, TableColumn.Type type) {
    return new TableColumn(name, type, false);
  }

  private static List<TableColumn> estimate(String variable) {
    return List.of(
        column(variable + "_estimand", STRING),
        column(variable + "_nats", DOUBLE),
        column(variable + "_bits", DOUBLE),
        new TableColumn(variable + "_standard_error_nats", DOUBLE, true),
        column(variable + "_samples", LONG),
        column(variable + "_bound", STRING),
        column(variable + "_caveats", STRING));
  }

  private static List<TableColumn> behindConfiguration(Stream<List<TableColumn>> parts) {
    return Stream.concat(Stream.of(CONFIGURATION), parts).flatMap(Collection::stream).toList();
  }

  /**
   * Returns the columns of the table of points: the run's configuration; epoch, observed rows,
   * layer and estimator; both estimates as {@link InformationPlane#writeCsv} has them; and loss and
   * accuracy of the snapshot, empty where they were not measured.
   *
   * @return the columns, unmodifiable
   */
  public static List<TableColumn> pointColumns() {
    return POINTS;
  }

  /**
   * Returns the columns of the table of runs: the configuration; {@code status}, which is {@code
   * complete} or {@code failed}; and how often a run was tried that failed, and why.
   *
   * @return the columns, unmodifiable
   */
  public static List<TableColumn> runColumns() {
    return RUNS;
  }

  /**
   * Returns the rows of one run in the table of points, in the order of the plane. They are made
   * one by one.
   *
   * @param run the run
   * @param plane its plane
   * @return the rows, as many cells each as there are {@link #pointColumns}
   */
  public Iterator<TableRow> points(SweepRun run, InformationPlane plane) {
    List<Optional<Object>> configuration = configuration(run);
    Map<Integer, Snapshot> snapshots =
        plane.snapshots().stream().collect(Collectors.toMap(Snapshot::epoch, Function.identity()));
    return plane.points().stream()
        .map(
            point ->
                point(
                    configuration,
                    point,
                    Objects.requireNonNull(snapshots.get(point.epoch()), "snapshot of a point")))
        .iterator();
  }

  /**
   * Returns the row of one run in the table of runs.
   *
   * @param run the run
   * @param outcome what became of it
   * @return the row, as many cells as there are {@link #runColumns}
   */
  public TableRow run(SweepRun run, RunOutcome outcome) {
    List<Optional<Object>> cells = configuration(run);
    boolean failed = outcome.status() == RunOutcome.Status.FAILED;
    add(cells, failed ? "failed" : "complete");
    cells.add(failed ? Optional.of((long) outcome.attempts()) : Optional.empty());
    cells.add(failed ? Optional.of(outcome.cause()) : Optional.empty());
    return new TableRow(cells);
  }

  private List<Optional<Object>> configuration(SweepRun run) {
    Experiment experiment = run.experiment();
    Architecture architecture = experiment.architecture();
    Training training = experiment.training();
    List<Optional<Object>> cells = new ArrayList<>();
    add(cells, sweep);
    add(cells, run.key());
    add(cells, experiment.task().description());
    add(cells, small(experiment.rows().choice()));
    add(cells, experiment.rows().fraction());
    add(cells, architecture.toString());
    add(cells, small(architecture.hidden()));
    add(cells, (long) architecture.layerCount());
    add(cells, training.optimizer().toString());
    add(cells, learningRate(training.optimizer()));
    add(cells, (long) training.batchSize());
    add(cells, small(training.batching()));
    add(cells, small(training.loss()));
    add(cells, training.weightNoise());
    add(cells, (long) experiment.epochs());
    add(cells, experiment.snapshots().toString());
    add(cells, small(experiment.gradients()));
    add(cells, experiment.seed());
    return cells;
  }

  private static TableRow point(
      List<Optional<Object>> configuration, PlanePoint point, Snapshot snapshot) {
    List<Optional<Object>> cells = new ArrayList<>(configuration);
    add(cells, (long) point.epoch());
    add(cells, point.observed());
    add(cells, (long) point.layer());
    add(cells, point.layerName());
    add(cells, point.estimator());
    add(cells, point.inputInformation());
    add(cells, point.targetInformation());
    add(cells, snapshot.train());
    add(cells, snapshot.test());
    return new TableRow(cells);
  }

  private static void add(List<Optional<Object>> cells, Object value) {
    cells.add(Optional.of(value));
  }

  private static void add(List<Optional<Object>> cells, Estimate estimate) {
    add(cells, estimate.estimand().toString());
    add(cells, estimate.nats());
    add(cells, estimate.bits());
    add(cells, estimate.standardError());
    add(cells, (long) estimate.samples());
    add(cells, estimate.bound().toString());
    add(cells, estimate.caveats().stream().map(Enum::name).collect(Collectors.joining(" ")));
  }

  private static void add(List<Optional<Object>> cells, Optional<Evaluation> evaluation) {
    cells.add(evaluation.map(Evaluation::loss));
    add(cells, evaluation.map(Evaluation::accuracy).orElse(OptionalDouble.empty()));
  }

  private static void add(List<Optional<Object>> cells, OptionalDouble value) {
    cells.add(value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty());
  }

  private static String small(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static double learningRate(Optimizer optimizer) {
    return optimizer instanceof Sgd sgd
        ? sgd.learningRate()
        : ((Adam) optimizer).learningRate(); // there are no others
  }

  /**
   * Returns the name of the folder that holds the points of an estimator, {@code estimator=...}, as
   * Hive and Spark write it, so that Spark, DuckDB and others read the value back. What may not
   * stand in a name is written as a percent sign and the two digits of its code.
   *
   * @param estimator the estimator's description
   * @return for example {@code estimator=binning(width%3D0.07)}
   */
  public static String partition(String estimator) {
    Objects.requireNonNull(estimator, "estimator");
    StringBuilder name = new StringBuilder(PARTITION).append('=');
    for (int i = 0; i < estimator.length(); i++) {
      char c = estimator.charAt(i);
      if (c < ' ' || c == '\u007F' || "\"#%'*/:=?\\{[]^<>|".indexOf(c) >= 0) {
        name.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }

  /**
   * Writes both tables of a sweep as CSV into its folder: {@code tables/points/estimator=.../} and
   * {@code tables/runs.csv}, which is written last: where it stands, the points are whole. The
   * planes are read from the folder, one at a time.
   *
   * @param folder the sweep's folder
   * @param sweep the sweep
   * @param outcomes what became of its runs, in their order
   * @throws IllegalArgumentException if the outcomes are those of other runs
   * @throws IllegalStateException if the plane of a run that did not fail is missing
   * @throws java.io.UncheckedIOException if the folder can't be read or written to
   */
  public static void writeCsv(SweepFolder folder, Sweep sweep, List<RunOutcome> outcomes) {
    new CsvTables(folder, sweep).write(outcomes);
  }
}
