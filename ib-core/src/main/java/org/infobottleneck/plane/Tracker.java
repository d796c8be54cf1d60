package org.infobottleneck.plane;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.Split;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Training;
import org.infobottleneck.network.TrainingState;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.internal.Listeners;

/**
 * Configures and runs the training of a network under observation.
 *
 * <p>Defaults, which show fitting and compression clearly on the task of Shwartz-Ziv &amp; Tishby
 * (2017):
 *
 * <ul>
 *   <li>training: stochastic gradient descent, learning rate 0.1, shuffled batches of 256,
 *       cross-entropy (squared error for a regression), seed 0;
 *   <li>3000 epochs, 60 snapshots evenly spaced on a logarithmic axis;
 *   <li>85 % of the rows, drawn by the training seed, are trained on; every row is observed;
 *   <li>estimators: both KDE bounds with noise variance 1e-3, and bins of width 0.07;
 *   <li>all layers, the output included (a softmax as its probabilities); gradients at the weights
 *       of the snapshot;
 *   <li>as many estimating threads as there are processors.
 * </ul>
 *
 * <p>A builder: every setting returns the tracker itself. Not thread-safe; {@code track} may be
 * called many times.
 */
public final class Tracker {

  private static final double NOISE_VARIANCE = 1e-3;
  private static final double BIN_WIDTH = 0.07;
  private static final int EPOCHS = 3000;
  private static final int SNAPSHOTS = 60;

  private List<MutualInformationEstimator> estimators =
      List.of(
          KdeEstimator.upperBound(NOISE_VARIANCE),
          KdeEstimator.lowerBound(NOISE_VARIANCE),
          BinningEstimator.width(BIN_WIDTH));
  private final List<TimedEstimators.Group> timed = new ArrayList<>();
  private final TrainedRows rows = new TrainedRows();
  private int epochs = EPOCHS;
  private Snapshots snapshots = Snapshots.logarithmic(SNAPSHOTS);
  private int[] layers = {};
  private GradientSampling gradients = GradientSampling.AT_SNAPSHOT;
  private int threads = Runtime.getRuntime().availableProcessors();
  private final Keeping keeping = new Keeping();
  private boolean stopsWhenGradientsVanish;
  private final List<ProgressListener> listeners = new ArrayList<>();
  private Duration patience = Listeners.PATIENCE;

  Tracker() {}

  /**
   * Sets the estimators.
   *
   * @param newEstimators one or more, no two with the same description
   * @return this tracker
   */
  public Tracker estimators(MutualInformationEstimator... newEstimators) {
    Objects.requireNonNull(newEstimators, "newEstimators");
    for (MutualInformationEstimator estimator : newEstimators) {
      Objects.requireNonNull(estimator, "estimator");
    }
    estimators = Arguments.listOf(newEstimators, "newEstimators");
    return this;
  }

  /**
   * Adds estimators that are dear: they are asked at some epochs only.
   *
   * @param when the epochs; each of them stands for the snapshot nearest to it, the earlier of two
   * @param newEstimators one or more, no two of a run with the same description
   * @return this tracker
   */
  public Tracker estimatorsAt(Snapshots when, MutualInformationEstimator... newEstimators) {
    Objects.requireNonNull(when, "when");
    timed.add(
        new TimedEstimators.Group(
            Optional.of(when), Arguments.listOf(newEstimators, "newEstimators"), List.of()));
    return this;
  }

  /**
   * Adds estimators that need the network itself, asked at every snapshot.
   *
   * @param newEstimators one or more, no two of a run with the same description
   * @return this tracker
   */
  public Tracker networkEstimators(NetworkEstimator... newEstimators) {
    timed.add(
        new TimedEstimators.Group(
            Optional.empty(), List.of(), Arguments.listOf(newEstimators, "newEstimators")));
    return this;
  }

  /**
   * Adds estimators that need the network itself, asked at some epochs only.
   *
   * @param when the epochs; each of them stands for the snapshot nearest to it, the earlier of two
   * @param newEstimators one or more, no two of a run with the same description
   * @return this tracker
   */
  public Tracker networkEstimatorsAt(Snapshots when, NetworkEstimator... newEstimators) {
    Objects.requireNonNull(when, "when");
    timed.add(
        new TimedEstimators.Group(
            Optional.of(when), List.of(), Arguments.listOf(newEstimators, "newEstimators")));
    return this;
  }

  /**
   * Sets how the network is trained.
   *
   * @param newTraining optimizer, batches, loss and seed
   * @return this tracker
   */
  public Tracker training(Training newTraining) {
    rows.training(newTraining);
    return this;
  }

  /**
   * Sets the optimizer, everything else of the training at its default.
   *
   * @param optimizer the optimizer
   * @return this tracker
   */
  public Tracker training(Optimizer optimizer) {
    rows.training(optimizer);
    return this;
  }

  /**
   * Sets the seed of the split into training and test rows and of the order of batches. The weights
   * that a network starts from have a seed of their own, {@link Mlp#create}.
   *
   * @param newSeed the seed; it counts before that of {@link #training(Training)}
   * @return this tracker
   */
  public Tracker seed(long newSeed) {
    rows.seed(newSeed);
    return this;
  }

  /**
   * Sets the number of epochs.
   *
   * @param newEpochs the number, at least 1
   * @return this tracker
   * @throws IllegalArgumentException if it is less than 1
   */
  public Tracker epochs(int newEpochs) {
    epochs = Arguments.atLeast(newEpochs, 1, "number of epochs");
    return this;
  }

  /**
   * Sets the epochs at which the network is looked at.
   *
   * @param newSnapshots the rule
   * @return this tracker
   */
  public Tracker snapshots(Snapshots newSnapshots) {
    snapshots = Objects.requireNonNull(newSnapshots, "snapshots");
    return this;
  }

  /**
   * Sets the share of rows that are trained on, unless the rows to train on are named.
   *
   * @param fraction the share, above 0 and at most 1; with 1 nothing is left to test on
   * @return this tracker
   * @throws IllegalArgumentException if it lies outside
   */
  public Tracker trainFraction(double fraction) {
    rows.trainFraction(fraction);
    return this;
  }

  /**
   * Observes these rows, beside others already named, instead of every row of the data.
   *
   * @param name their name on the plane
   * @param data the rows
   * @return this tracker
   * @throws IllegalArgumentException if the name is taken
   */
  public Tracker observe(String name, Dataset data) {
    Objects.requireNonNull(data, "data");
    rows.observe(WatchedRows.all(name, data));
    return this;
  }

  /**
   * Observes a {@link RowSample} of these rows, beside others already named. The ceilings of a
   * plane whose rows are drawn anew are the highest of all.
   *
   * @param name their name on the plane
   * @param data the rows to draw from
   * @param sample how many are drawn, and when
   * @return this tracker
   * @throws IllegalArgumentException if the name is taken, or there are fewer rows than are drawn
   */
  public Tracker observe(String name, Dataset data, RowSample sample) {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(sample, "sample");
    rows.observe(WatchedRows.sample(name, data, sample));
    return this;
  }

  /**
   * Trains on some rows and tests on others, and observes the two apart, under the names {@code
   * train} and {@code test}.
   *
   * @param train the rows to train on
   * @param test the rows to test on
   * @return this tracker
   * @throws IllegalArgumentException if a name is taken
   */
  public Tracker observe(Dataset train, Dataset test) {
    Objects.requireNonNull(train, "train");
    Objects.requireNonNull(test, "test");
    rows.observe(train, test);
    return this;
  }

  /**
   * Tracks these layers only.
   *
   * @param numbers the layers' numbers, from 1; the last one is the output
   * @return this tracker
   * @throws IllegalArgumentException if there is none or one is less than 1
   */
  public Tracker layers(int... numbers) {
    Arguments.atLeast(numbers.length, 1, "number of layers");
    for (int number : numbers) {
      Arguments.atLeast(number, 1, "layer");
    }
    layers = IntStream.of(numbers).sorted().distinct().toArray();
    return this;
  }

  /**
   * Sets at which weights the mini-batch gradients of a snapshot are taken.
   *
   * @param sampling the rule
   * @return this tracker
   */
  public Tracker gradients(GradientSampling sampling) {
    gradients = Objects.requireNonNull(sampling, "sampling");
    return this;
  }

  /**
   * Sets the number of threads that estimate while the calling one trains. It changes no result.
   *
   * @param newThreads the number, at least 1
   * @return this tracker
   * @throws IllegalArgumentException if it is less than 1
   */
  public Tracker threads(int newThreads) {
    threads = Arguments.atLeast(newThreads, 1, "number of threads");
    return this;
  }

  /**
   * Writes the plane so far to a file at every snapshot, and the training beside it, from where
   * {@link #keepIn} goes on after a crash.
   *
   * @param path the file; neither it nor {@link #trainingFile} may exist when the run starts
   * @return this tracker
   */
  public Tracker checkpoint(Path path) {
    keeping.checkpoint(path);
    return this;
  }

  /**
   * Keeps plane and training in a file and {@link #trainingFile} beside it, and goes on with what
   * is in them, however the program ended: the plane is that of a run never stopped, to the last
   * byte.
   *
   * <p>The training is written as {@link #checkpointEvery} says, where the run is interrupted, and
   * at its end; the plane before it, and as often as a tenth of the time allows. Beside a plane
   * alone, the network is trained from its start. Files that are damaged, or of another
   * configuration, data or format, are refused and left as they are. One snapshot is estimated
   * again before others are added; the run ends where a number differs from that in the file.
   *
   * @param path the file; it need not exist, but must not hold another run's plane
   * @return this tracker
   */
  public Tracker keepIn(Path path) {
    keeping.keepIn(path);
    return this;
  }

  /**
   * Sets how often the training is written where it is kept. Otherwise that is every second, or
   * less often where it would take more than a fiftieth of the time. It changes no result.
   *
   * @param interval the time between, not negative; with zero every epoch that can be is written
   * @return this tracker
   * @throws IllegalArgumentException if it is negative
   */
  public Tracker checkpointEvery(Duration interval) {
    keeping.every(interval);
    return this;
  }

  /**
   * Returns the file in which the training is kept beside a plane: {@link TrainingState#load} reads
   * it, and after the run {@link Mlp#load} the trained network.
   *
   * @param plane the file of {@link #keepIn} or {@link #checkpoint}
   * @return the same name with {@code .training} behind it
   */
  public static Path trainingFile(Path plane) {
    return KeptRun.trainingFile(Objects.requireNonNull(plane, "plane"));
  }

  /**
   * Ends the run where every gradient of a layer is zero at a snapshot though the loss is not,
   * which is warned of otherwise. Gradients that are merely small are no error.
   *
   * @return this tracker
   */
  public Tracker stopWhenGradientsVanish() {
    stopsWhenGradientsVanish = true;
    return this;
  }

  /**
   * Adds a listener that is told of every snapshot.
   *
   * @param listener the listener
   * @return this tracker
   */
  public Tracker onProgress(ProgressListener listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /** For how long a listener may keep the run waiting. */
  Tracker patience(Duration newPatience) {
    patience = newPatience;
    return this;
  }

  /**
   * Trains a network on a random part of a data set and tracks it.
   *
   * @param network the network. Modified: it is trained; {@link Mlp#copy()} keeps the original.
   * @param data the rows; {@link #trainFraction} of them, drawn by the training seed, are trained
   *     on, the others give test loss and accuracy, and all are observed unless told otherwise
   * @return the plane
   * @throws IllegalArgumentException before the first epoch, if network and data don't fit, a layer
   *     does not exist, an estimator refuses the targets, the checkpoint exists already, is damaged
   *     or of another run, no snapshot lies within the run, or no or two equal estimators
   * @throws java.io.UncheckedIOException before the first epoch, if the checkpoint can't be written
   * @throws TrackingStoppedException if training diverges, an estimator fails, a checkpoint can't
   *     be written (the last one stays) or the thread is interrupted; it carries the plane so far
   */
  public InformationPlane track(Mlp network, Dataset data) {
    Objects.requireNonNull(network, "network");
    return run(network, rows.of(data));
  }

  /**
   * Trains a network on the training rows of a split and tracks it.
   *
   * @param network the network. Modified: it is trained; {@link Mlp#copy()} keeps the original.
   * @param data the data set that was split; all of it is observed unless told otherwise
   * @param parts training and test rows
   * @return the plane
   * @throws IllegalArgumentException likewise, or if {@link #observe(Dataset, Dataset)} named
   *     others
   * @throws TrackingStoppedException as {@link #track(Mlp, Dataset)}
   */
  public InformationPlane track(Mlp network, Dataset data, Split parts) {
    Objects.requireNonNull(network, "network");
    return run(network, rows.of(data, parts));
  }

  /**
   * Refuses what {@link #track(Mlp, Dataset)} would refuse before the first epoch, and trains
   * nothing. Files to keep the run in are not looked at.
   *
   * @param network the network. Not modified.
   * @param data the rows
   * @throws IllegalArgumentException as there
   */
  public void check(Mlp network, Dataset data) {
    Objects.requireNonNull(network, "network");
    prepared(network.copy(), rows.of(data));
  }

  private InformationPlane run(Mlp network, TrainedRows.Choice chosen) {
    TrackedRun run = prepared(network, chosen);
    keeping.accept(run);
    run.listeners(listeners, patience);
    return run.execute();
  }

  private TrackedRun prepared(Mlp network, TrainedRows.Choice chosen) {
    Layers tracked = Layers.chosen(layers, network.layerCount());
    RunConfiguration configuration =
        RunConfiguration.ofRun(network, chosen.train(), chosen.test(), chosen.training())
            .addSchedule(epochs, snapshots, tracked, chosen.isOneBatch(), gradients)
            .addEstimators(chosen.observed(), estimators, timed);
    TrackedRun run =
        new TrackedRun(
            network,
            chosen,
            tracked,
            RunSchedule.of(epochs, snapshots, gradients),
            estimators,
            timed,
            threads,
            configuration.entries());
    run.watchGradients(stopsWhenGradientsVanish);
    return run;
  }
}
