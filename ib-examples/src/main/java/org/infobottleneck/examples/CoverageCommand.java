package org.infobottleneck.examples;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.infobottleneck.estimators.SubsampledEstimator;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.numerics.Arguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures whether the 95 % intervals of {@link SubsampledEstimator} cover: over 300 fresh
 * replicates of every task, how many hold the true information.
 *
 * <pre>
 * ./mvnw -q compile exec:java -Dexec.args="coverage"
 * </pre>
 *
 * <p>It prints a table in Markdown: task, estimator, samples, coverage, mean width of the interval,
 * the bias and the true deviation of the estimates in units of the standard error. A coverage below
 * 90 % or above 99 % makes the exit code 1. The tables of counts are such that the bias of the
 * plug-in is a small part of its error; no interval makes good for a bias.
 */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures how often 95 %% intervals hold the true information.",
    footer = {"", "Example:", "  ib coverage"})
public final class CoverageCommand implements Callable<Integer> {

  static final double LEAST = 0.90;
  static final double MOST = 0.99;

  @Option(names = "--replicates", defaultValue = "300", description = "Fresh samples per task.")
  private int replicates;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of the samples.")
  private long seed;

  @Option(
      names = "--threads",
      description = "Threads that estimate; changes no result. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  private final PrintStream out;

  /**
   * A command that writes to a stream.
   *
   * @param out where its tables go
   */
  public CoverageCommand(PrintStream out) {
    Objects.requireNonNull(out, "out");
    this.out = out;
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Commands.run(new CoverageCommand(out), out, err, args);
  }

  @Override
  public Integer call() {
    Arguments.atLeast(replicates, 2, "number of replicates");
    Arguments.atLeast(threads, 1, "number of threads");
    out.println(
        "| task | estimator | N | truth | coverage | mean width | bias/SE | deviation/SE |");
    out.println("|---|---|---|---|---|---|---|---|");
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      boolean allCover = true;
      for (CoverageTask task : CoverageTask.all()) {
        CoverageStudy.Result result = CoverageStudy.of(task, replicates, seed, pool);
        out.println(row(result));
        allCover &= result.coverage() >= LEAST && result.coverage() <= MOST;
      }
      out.printf(
          Locale.ROOT,
          "%nNats; %d replicates of each task; intervals by %s.%n",
          replicates,
          SubsampledEstimator.of(CoverageTask.all().get(0).estimator()));
      return allCover ? 0 : 1;
    } finally {
      pool.shutdown();
    }
  }

  private static String row(CoverageStudy.Result result) {
    List<String> cells =
        List.of(
            result.task().name(),
            "`" + result.task().estimator().description() + "`",
            Integer.toString(result.task().samples()),
            String.format(Locale.ROOT, "%.4f", result.task().nats()),
            String.format(Locale.ROOT, "%.1f %%", 100 * result.coverage()),
            String.format(Locale.ROOT, "%.4f", result.meanWidth()),
            String.format(Locale.ROOT, "%+.2f", result.biasInErrors()),
            String.format(Locale.ROOT, "%.2f", result.deviation() / result.meanError()));
    return "| " + String.join(" | ", cells) + " |";
  }
}
