package org.infobottleneck.examples.accuracy;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.numerics.Arguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Estimates the mutual information of every data set of a suite and writes one row per data set and
 * estimator, in nats, and the mean absolute errors by family.
 *
 * <pre>
 * ./mvnw -q compile exec:java -Dexec.args="accuracy FOLDER out/accuracy.csv"
 * </pre>
 *
 * <p>The folder, or folders right within it, hold a file {@code truth.json} with a record per data
 * set and the data as CSV, compressed or not. Estimators see the variables as the record declares
 * them (kinds, columns of a layer, variance of its noise) and nothing else of it. An estimator has
 * no row for kinds that it refuses. Values do not depend on the number of threads.
 *
 * <p>The table is written anew whenever a data set is done, so that a run that is stopped keeps
 * what it has. The exit code is 0 if every data set was estimated, 1 if one was not, 2 for options
 * that are not understood.
 */
@Command(
    name = "accuracy",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Estimates the information of data sets whose truth is known.",
    footer = {"", "Example:", "  ib accuracy suite out/accuracy.csv"})
public final class AccuracyCommand implements Callable<Integer> {

  private static final int EXIT_FAILED = 1;
  private static final double NANOS_PER_SECOND = 1e9;

  @Parameters(index = "0", paramLabel = "FOLDER", description = "The suite.")
  private Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "OUTPUT", description = "The table to write, as CSV.")
  private Path output = Path.of("");

  @Option(
      names = "--estimators",
      split = ",",
      description = "Which estimators to run, separated by commas. Default: auto.")
  private List<String> estimators = new ArrayList<>();

  @Option(names = "--most-samples", description = "Leaves out data sets with more samples.")
  private int mostSamples = Integer.MAX_VALUE;

  @Option(
      names = "--threads",
      description = "Threads that estimate; changes no result. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  private final PrintStream out;
  private final PrintStream err;
  private boolean complete = true;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public AccuracyCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Commands.run(new AccuracyCommand(out, err), out, err, args);
  }

  @Override
  public Integer call() {
    Arguments.atLeast(threads, 1, "number of threads");
    List<String> names = estimators.isEmpty() ? Contestants.DEFAULT : List.copyOf(estimators);
    Contestants.require(names);
    List<SuiteEntry> entries =
        Suite.read(folder).stream().filter(entry -> entry.samples() <= mostSamples).toList();
    List<Score> scores = estimate(entries, names);
    out.print(ScoreTable.text(scores, names));
    out.println(scores.size() + " estimates of " + entries.size() + " data sets in " + output);
    return complete ? 0 : EXIT_FAILED;
  }

  private List<Score> estimate(List<SuiteEntry> entries, List<String> names) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Score>>> pending = new ArrayList<>();
      for (SuiteEntry entry : entries) {
        pending.add(pool.submit(() -> scores(entry, names)));
      }
      List<Score> done = new ArrayList<>();
      write(done); // a place that can't be written to is told before the work, not after it
      for (int i = 0; i < pending.size(); i++) {
        done.addAll(result(entries.get(i), pending.get(i)));
        write(done);
      }
      return done;
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Score> result(SuiteEntry entry, Future<List<Score>> pending) {
    try {
      return pending.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SuiteException("interrupted at " + entry.file(), e);
    } catch (ExecutionException e) {
      complete = false;
      Throwable cause = Objects.requireNonNull(e.getCause());
      String place = cause instanceof SuiteException ? "" : entry.file() + ": ";
      err.println(place + cause.getMessage());
      return List.of();
    }
  }

  private void write(List<Score> scores) {
    StringBuilder text = new StringBuilder(Score.HEADER).append('\n');
    scores.forEach(score -> text.append(score.line()).append('\n'));
    AtomicFiles.write(output, text.toString());
  }

  private static List<Score> scores(SuiteEntry entry, List<String> names) {
    SuiteData data = SuiteData.read(entry);
    List<Score> scores = new ArrayList<>();
    for (String name : names) {
      MutualInformationEstimator estimator = Contestants.of(name, data);
      if (estimator.refusal(data.x().kind(), data.y().kind()).isEmpty()) {
        long startedAt = System.nanoTime();
        Estimate estimate = estimator.estimate(data.x(), data.y());
        double seconds = (System.nanoTime() - startedAt) / NANOS_PER_SECOND;
        scores.add(new Score(entry, name, estimate, seconds));
      }
    }
    return scores;
  }
}
