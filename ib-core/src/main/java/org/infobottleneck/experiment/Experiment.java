package org.infobottleneck.experiment;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Training;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.GradientSampling;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.NetworkEstimator;
import org.infobottleneck.plane.ProgressListener;
import org.infobottleneck.plane.Snapshots;
import org.infobottleneck.plane.Tracker;

/**
 * One tracked training run as an immutable value. Everything random in it follows from its seed:
 * the initial weights, which rows are trained on, labels where the task draws them, and the order
 * of the batches. So its run is a pure function of it: the same plane on any thread, machine or
 * runner.
 *
 * @param task what is learned, and what is observed
 * @param rows which rows are trained on
 * @param architecture the network's shape
 * @param training optimizer, batches and loss; its seed is the experiment's
 * @param epochs the number of epochs, at least 1
 * @param snapshots the epochs at which the network is looked at
 * @param gradients at which weights the mini-batch gradients of a snapshot are taken
 * @param estimators the estimators asked at every snapshot, no two of one description
 * @param occasional estimators asked at some epochs only
 * @param seed the seed of all that is random
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // of @serial: this record is never serialized as its fields
public record Experiment(
    Task task,
    TrainingRows rows,
    Architecture architecture,
    Training training,
    int epochs,
    Snapshots snapshots,
    GradientSampling gradients,
    List<MutualInformationEstimator> estimators,
    Occasional occasional,
    long seed)
    implements Serializable {

  /** More are a mistake, and would fill the memory before the first run. */
  private static final int MOST_REPEATS = 1_000_000;

  /**
   * Checks the parts.
   *
   * @param task what is learned, and what is observed
   * @param rows which rows are trained on
   * @param architecture the network's shape
   * @param training optimizer, batches and loss
   * @param epochs the number of epochs
   * @param snapshots the epochs at which the network is looked at
   * @param gradients at which weights gradients are taken
   * @param estimators the estimators asked at every snapshot
   * @param occasional estimators asked at some epochs only
   * @param seed the seed of all that is random
   * @throws IllegalArgumentException if there is no epoch or no estimator
   */
  public Experiment {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(architecture, "architecture");
    training = training.withSeed(seed);
    Arguments.atLeast(epochs, 1, "number of epochs");
    Objects.requireNonNull(snapshots, "snapshots");
    Objects.requireNonNull(gradients, "gradients");
    estimators = Arguments.listOf(estimators, "estimators");
    Arguments.atLeast(estimators.size(), 1, "number of estimators");
    Objects.requireNonNull(occasional, "occasional");
  }

  /**
   * Trains and tracks.
   *
   * @return the plane
   * @throws IllegalArgumentException before the first epoch, if the parts don't fit each other
   * @throws org.infobottleneck.plane.TrackingStoppedException if training diverges or the thread is
   *     interrupted; it carries the plane so far
   */
  public InformationPlane run() {
    return run(Runtime.getRuntime().availableProcessors(), progress -> {});
  }

  /**
   * Trains and tracks.
   *
   * @param threads estimating threads beside the calling one, which trains; changes no result
   * @param listener is told of every snapshot
   * @return the plane
   * @throws IllegalArgumentException before the first epoch, if the parts don't fit each other
   * @throws org.infobottleneck.plane.TrackingStoppedException as {@link #run()}
   */
  public InformationPlane run(int threads, ProgressListener listener) {
    return run(threads, listener, tracker -> {});
  }

  /** Runs by a tracker to which something is added. */
  InformationPlane run(int threads, ProgressListener listener, Consumer<Tracker> addition) {
    Dataset data = task.data(seed);
    Tracker tracker = tracker(data).threads(threads).onProgress(listener);
    addition.accept(tracker);
    Mlp net = Mlp.create(architecture, seed);
    boolean all = rows.fraction() == 1;
    return all ? tracker.track(net, data) : tracker.track(net, data, rows.split(data, seed));
  }

  /**
   * Refuses parts that don't fit each other, as a run does before its first epoch, such as an
   * architecture of another width than the task's inputs. Nothing is trained.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  public void check() {
    Dataset data = task.data(seed);
    tracker(data).threads(1).check(Mlp.create(architecture, seed), data);
  }

  private Tracker tracker(Dataset data) {
    Tracker tracker =
        InformationPlane.tracker()
            .training(training)
            .trainFraction(rows.fraction())
            .epochs(epochs)
            .snapshots(snapshots)
            .gradients(gradients)
            .estimators(estimators.toArray(MutualInformationEstimator[]::new));
    if (!occasional.estimators().isEmpty()) {
      tracker.estimatorsAt(
          occasional.when(), occasional.estimators().toArray(MutualInformationEstimator[]::new));
    }
    if (!occasional.networkEstimators().isEmpty()) {
      tracker.networkEstimatorsAt(
          occasional.when(), occasional.networkEstimators().toArray(NetworkEstimator[]::new));
    }
    task.observed(data).forEach(tracker::observe);
    return tracker;
  }

  /**
   * Reads an experiment from its text.
   *
   * @param text as {@link #text()} gives it; blank lines and blanks around parts count for nothing
   * @return the experiment
   * @throws IllegalArgumentException naming the line or part, if the text can't be read: a part is
   *     missing or unknown, occurs twice or does not read, or the task is none of {@link Tasks}
   */
  public static Experiment parse(String text) {
    return ExperimentText.parse(text);
  }

  /** Serialized as its text, which other versions of the library can read. */
  private Object writeReplace() {
    return new SerializedExperiment(text());
  }

  private record SerializedExperiment(String text) implements Serializable {

    private Object readResolve() {
      return Experiment.parse(text);
    }
  }

  /**
   * Returns the experiment as text, which {@link #parse} reads.
   *
   * @return a line per part, in a fixed order
   */
  public String text() {
    return ExperimentText.of(this);
  }

  /**
   * Returns a short name that differs where the text does.
   *
   * @return the first 16 hexadecimal digits of the SHA-256 digest of the text in UTF-8
   */
  public String key() {
    return ExperimentText.digest(text());
  }

  /**
   * Returns this experiment with other seeds, for means and standard errors.
   *
   * @param count their number, at least 1
   * @return the experiments of seeds {@code seed}, {@code seed + 1}, ...
   * @throws IllegalArgumentException if the count is less than 1 or more than a million
   */
  public List<Experiment> repeats(int count) {
    Arguments.atLeast(count, 1, "number of repeats");
    if (count > MOST_REPEATS) {
      throw new IllegalArgumentException(
          "number of repeats must be at most " + MOST_REPEATS + ", got " + count);
    }
    return LongStream.range(0, count).mapToObj(repeat -> withSeed(seed + repeat)).toList();
  }

  /**
   * Sets what is learned.
   *
   * @param newTask the task
   * @return an experiment that differs in this
   */
  public Experiment withTask(Task newTask) {
    return new Experiment(
        newTask,
        rows,
        architecture,
        training,
        epochs,
        snapshots,
        gradients,
        estimators,
        occasional,
        seed);
  }

  /**
   * Sets which rows are trained on.
   *
   * @param newRows the rule
   * @return an experiment that differs in this
   */
  public Experiment withRows(TrainingRows newRows) {
    return new Experiment(
        task,
        newRows,
        architecture,
        training,
        epochs,
        snapshots,
        gradients,
        estimators,
        occasional,
        seed);
  }

  /**
   * Sets the network's shape.
   *
   * @param newArchitecture the architecture
   * @return an experiment that differs in this
   */
  public Experiment withArchitecture(Architecture newArchitecture) {
    return new Experiment(
        task,
        rows,
        newArchitecture,
        training,
        epochs,
        snapshots,
        gradients,
        estimators,
        occasional,
        seed);
  }

  /**
   * Sets how the network is trained.
   *
   * @param newTraining optimizer, batches and loss; its seed has no effect
   * @return an experiment that differs in this
   */
  public Experiment withTraining(Training newTraining) {
    return new Experiment(
        task,
        rows,
        architecture,
        newTraining,
        epochs,
        snapshots,
        gradients,
        estimators,
        occasional,
        seed);
  }

  /**
   * Sets the number of epochs.
   *
   * @param newEpochs the number, at least 1
   * @return an experiment that differs in this
   * @throws IllegalArgumentException if it is less than 1
   */
  public Experiment withEpochs(int newEpochs) {
    return new Experiment(
        task,
        rows,
        architecture,
        training,
        newEpochs,
        snapshots,
        gradients,
        estimators,
        occasional,
        seed);
  }

  /**
   * Sets the epochs at which the network is looked at.
   *
   * @param newSnapshots the rule
   * @return an experiment that differs in this
   */
  public Experiment withSnapshots(Snapshots newSnapshots) {
    return new Experiment(
        task,
        rows,
        architecture,
        training,
        epochs,
        newSnapshots,
        gradients,
        estimators,
        occasional,
        seed);
  }

  /**
   * Sets at which weights gradients are taken.
   *
   * @param newGradients the rule
   * @return an experiment that differs in this
   */
  public Experiment withGradients(GradientSampling newGradients) {
    return new Experiment(
        task,
        rows,
        architecture,
        training,
        epochs,
        snapshots,
        newGradients,
        estimators,
        occasional,
        seed);
  }

  /**
   * Sets the estimators.
   *
   * @param newEstimators one or more, no two of one description
   * @return an experiment that differs in this
   * @throws IllegalArgumentException if there is none
   */
  public Experiment withEstimators(MutualInformationEstimator... newEstimators) {
    return new Experiment(
        task,
        rows,
        architecture,
        training,
        epochs,
        snapshots,
        gradients,
        Arguments.listOf(newEstimators, "newEstimators"),
        occasional,
        seed);
  }

  /**
   * Sets estimators of layers that are asked at some epochs only.
   *
   * @param when the epochs; each stands for the snapshot nearest to it
   * @param newEstimators the estimators
   * @return an experiment that differs in this
   */
  public Experiment withEstimatorsAt(Snapshots when, MutualInformationEstimator... newEstimators) {
    return withOccasional(
        new Occasional(
            when,
            Arguments.listOf(newEstimators, "newEstimators"),
            occasional.networkEstimators()));
  }

  /**
   * Sets who is asked at some epochs only.
   *
   * @param newOccasional the estimators and the epochs
   * @return an experiment that differs in this
   */
  public Experiment withOccasional(Occasional newOccasional) {
    return new Experiment(
        task,
        rows,
        architecture,
        training,
        epochs,
        snapshots,
        gradients,
        estimators,
        newOccasional,
        seed);
  }

  /**
   * Sets the seed.
   *
   * @param newSeed the seed
   * @return an experiment that differs in this
   */
  public Experiment withSeed(long newSeed) {
    return new Experiment(
        task,
        rows,
        architecture,
        training,
        epochs,
        snapshots,
        gradients,
        estimators,
        occasional,
        newSeed);
  }
}
