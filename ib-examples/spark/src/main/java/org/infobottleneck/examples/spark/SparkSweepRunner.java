package org.infobottleneck.examples.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.infobottleneck.examples.sweep.LocalSweepFolder;
import org.infobottleneck.examples.sweep.RunOutcome;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepFolder;
import org.infobottleneck.examples.sweep.SweepListener;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.examples.sweep.SweepRunner;
import org.infobottleneck.numerics.Arguments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Runs sweeps on the executors of an Apache Spark cluster: a task for each run.
 *
 * <ul>
 *   <li>A run that fails is tried again where it is, then recorded as failed.
 *   <li>An executor that is lost loses the runs in its hands only; they go to others. A run that
 *       has lost its executor as often as it may be tried is recorded as failed.
 *   <li>Where Spark gives up a job, the driver goes on with the runs that are left, as long as any
 *       comes to an end.
 *   <li>A driver that is killed loses nothing that was stored; the next one goes on.
 * </ul>
 */
public final class SparkSweepRunner implements SweepRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SparkSweepRunner.class);
  private static final int ATTEMPTS = 2;
  private static final String HADOOP = "spark.hadoop.";

  private final SparkSession session;
  private final SweepFolder folder;
  private final int attempts;

  private SparkSweepRunner(SparkSession session, SweepFolder folder, int attempts) {
    this.session = session;
    this.folder = folder;
    this.attempts = attempts;
  }

  /**
   * A runner that tries a run twice.
   *
   * @param session the session, on any master
   * @param folder a folder that the driver and all executors reach
   * @return the runner
   */
  public static SparkSweepRunner on(SparkSession session, SweepFolder folder) {
    Objects.requireNonNull(session, "session");
    return new SparkSweepRunner(session, Objects.requireNonNull(folder, "folder"), ATTEMPTS);
  }

  /**
   * A runner that tries a run twice, in a folder by its address.
   *
   * @param session the session, on any master; its settings that begin with {@code spark.hadoop.}
   *     hold for the folder, too
   * @param address the folder's address. One of {@code file:} must lie on a disk that the driver
   *     and all executors share under one path; it is a {@link LocalSweepFolder}, so that drivers
   *     with and without Spark refuse each other there.
   * @return the runner
   * @throws IllegalArgumentException if the address can't be read
   * @throws java.io.UncheckedIOException if there is no such file system
   */
  public static SparkSweepRunner on(SparkSession session, String address) {
    Map<String, String> settings = new TreeMap<>();
    for (Tuple2<String, String> setting :
        session.sparkContext().getConf().getAllWithPrefix(HADOOP)) {
      settings.put(setting._1(), setting._2());
    }
    HadoopSweepFolder folder = HadoopSweepFolder.at(address, settings);
    return "file".equals(folder.uri().getScheme())
        ? on(session, LocalSweepFolder.in(Path.of(folder.uri().getPath())))
        : on(session, folder);
  }

  /**
   * Sets how often a run is tried.
   *
   * @param newAttempts the number, at least 1
   * @return a runner that differs in this
   * @throws IllegalArgumentException if it is less than 1
   */
  public SparkSweepRunner attempts(int newAttempts) {
    return new SparkSweepRunner(
        session, folder, Arguments.atLeast(newAttempts, 1, "number of attempts"));
  }

  /**
   * Returns where results go.
   *
   * @return the folder
   */
  public SweepFolder folder() {
    return folder;
  }

  @Override
  public List<RunOutcome> run(Sweep sweep, SweepListener listener) throws InterruptedException {
    Objects.requireNonNull(sweep, "sweep");
    Objects.requireNonNull(listener, "listener");
    sweep.check();
    try (SweepFolder.Lock lock = folder.lock()) {
      sweep.save(folder);
      folder.delete(GuardedRun.STARTED); // marks under a driver before: this one tries anew
      Ended ended = new Ended(sweep.runs().size(), listener);
      runAll(sweep.longestFirst(), ended, lock);
      folder.delete(GuardedRun.STARTED);
      List<RunOutcome> outcomes = sweep.runs().stream().map(run -> ended.of(run.key())).toList();
      new SparkTables(session, folder, sweep, outcomes).write(() -> isLost(lock));
      requireHeld(lock);
      return outcomes;
    }
  }

  private void runAll(List<SweepRun> runs, Ended ended, SweepFolder.Lock lock)
      throws InterruptedException {
    SparkTasks tasks = new SparkTasks(session.sparkContext(), "runs of a sweep");
    GuardedRun guarded = new GuardedRun(folder, attempts);
    List<SweepRun> open = runs;
    while (!open.isEmpty()) {
      int before = ended.count() + marks();
      try {
        tasks.run(
            new ArrayList<>(open),
            run -> guarded.run(run.experiment()),
            ended::add,
            () -> isLost(lock));
      } catch (SparkTasks.JobLostException e) {
        if (ended.count() + marks() == before || session.sparkContext().isStopped()) {
          throw new IllegalStateException(
              "Spark gave up with " + (runs.size() - ended.count()) + " runs left: " + e, e);
        }
        LOG.warn("Spark gave up a job; the sweep goes on with what is left: {}", e.getMessage());
      }
      requireHeld(lock);
      open = open.stream().filter(run -> !ended.has(run.key())).toList();
    }
  }

  private int marks() {
    return folder.names(GuardedRun.STARTED).size();
  }

  private void requireHeld(SweepFolder.Lock lock) {
    if (isLost(lock)) {
      throw new IllegalStateException("another driver has taken over the sweep in " + folder);
    }
  }

  private static boolean isLost(SweepFolder.Lock lock) {
    return lock instanceof HadoopLease lease && lease.isLost();
  }

  /** What has become of the runs so far. Used by the calling thread only. */
  private static final class Ended {

    private final Map<String, RunOutcome> outcomes = new HashMap<>();
    private final int total;
    private final SweepListener listener;

    Ended(int total, SweepListener listener) {
      this.total = total;
      this.listener = listener;
    }

    void add(RunOutcome outcome) {
      if (outcomes.putIfAbsent(outcome.key(), outcome) == null) {
        listener.onRun(outcome, outcomes.size(), total);
      }
    }

    boolean has(String key) {
      return outcomes.containsKey(key);
    }

    int count() {
      return outcomes.size();
    }

    RunOutcome of(String key) {
      return Objects.requireNonNull(outcomes.get(key), "outcome of a run");
    }
  }
}
