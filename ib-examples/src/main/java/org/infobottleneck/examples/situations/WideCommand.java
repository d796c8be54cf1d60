package org.infobottleneck.examples.situations;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.numerics.Arguments;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Asks every estimator about a wide layer, and prints time, memory allocated, estimate and caveats
 * as a table in Markdown, a row as soon as it is known.
 *
 * <pre>
 * ./mvnw -q compile exec:java -Dexec.args="wide --rows 10000 --units 1024"
 * </pre>
 *
 * <p>One thread asks, so that what it allocates is the estimator's. A virtual machine that does not
 * count allocations has dashes there. What an estimator refuses is said in place of the estimate;
 * so is a heap that is too small. The exit code is 0, or 2 for options that are not understood.
 */
@Command(
    name = "wide",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures time and memory of every estimator on a layer of many units.",
    footer = {"", "Example:", "  ib wide"})
public final class WideCommand implements Callable<Integer> {

  private static final double MEGABYTE = 1e6;
  private static final double NANOSECONDS = 1e9;

  @Option(names = "--rows", defaultValue = "1000", description = "Samples of the layer.")
  private int rows;

  @Option(names = "--units", defaultValue = "1024", description = "Units of the layer.")
  private int units;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of the samples.")
  private long seed;

  @Option(
      names = "--noise",
      defaultValue = "0.1",
      description = "Noise variance of a unit, for the estimators that add noise.")
  private double noise;

  @Option(
      names = "--only",
      defaultValue = "",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Estimators with this text in their description.")
  private String only = "";

  @Option(
      names = "--without",
      defaultValue = "",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      split = ";",
      description =
          "Leaves out estimators whose description begins so; several between semicolons.")
  private List<String> without = List.of();

  private final PrintStream out;

  /**
   * A command that writes to a stream.
   *
   * @param out where its table goes
   */
  public WideCommand(PrintStream out) {
    Objects.requireNonNull(out, "out");
    this.out = out;
  }

  @Override
  public Integer call() {
    Arguments.atLeast(rows, 40, "number of rows");
    Arguments.atLeast(units, 6, "number of units");
    List<MutualInformationEstimator> estimators =
        WideLayer.estimators(rows, noise).stream().filter(this::isChosen).toList();
    Arguments.atLeast(estimators.size(), 1, "number of estimators chosen");
    WideLayer layer = WideLayer.of(rows, units, seed);
    out.printf(
        Locale.ROOT,
        "%d samples of a layer of %d units, seed %d, a heap of %.0f MB.%n%n",
        rows,
        units,
        seed,
        Runtime.getRuntime().maxMemory() / MEGABYTE);
    out.println("| estimator | question | CPU s | MB allocated | nats | caveats |");
    out.println("|---|---|---|---|---|---|");
    for (MutualInformationEstimator estimator : estimators) {
      for (WideLayer.Question question : layer.questions(estimator)) {
        out.println(row(estimator, question));
      }
    }
    return 0;
  }

  private boolean isChosen(MutualInformationEstimator estimator) {
    String name = estimator.description();
    return name.contains(only)
        && without.stream().noneMatch(text -> !text.isEmpty() && name.startsWith(text));
  }

  private static String row(MutualInformationEstimator estimator, WideLayer.Question question) {
    long before = allocated();
    long start = spent();
    String answer;
    try {
      Estimate estimate = estimator.estimate(question.x(), question.y());
      String error =
          estimate.standardError().isPresent()
              ? String.format(Locale.ROOT, " ± %.3f", estimate.standardError().getAsDouble())
              : "";
      answer =
          String.format(Locale.ROOT, "%.3f", estimate.nats())
              + error
              + " | "
              + estimate.caveats().stream()
                  .map(caveat -> "`" + caveat + "`")
                  .collect(Collectors.joining(" "));
    } catch (IllegalArgumentException e) {
      answer = "refused | " + e.getMessage();
    } catch (OutOfMemoryError e) { // the next one may do with less
      answer = "the heap is too small |";
    }
    double seconds = (spent() - start) / NANOSECONDS;
    String memory =
        before < 0 ? "–" : String.format(Locale.ROOT, "%.0f", (allocated() - before) / MEGABYTE);
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %.1f | %s | %s |",
        estimator.description(),
        question.name(),
        seconds,
        memory,
        answer);
  }

  /** What this thread has computed so far, in nanoseconds; the clock where nobody counts. */
  private static long spent() {
    var bean = ManagementFactory.getThreadMXBean();
    return bean.isCurrentThreadCpuTimeSupported()
        ? bean.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  /** Bytes that this thread has allocated so far; -1 where nobody counts. */
  private static long allocated() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean
            && bean.isThreadAllocatedMemorySupported()
        ? bean.getCurrentThreadAllocatedBytes()
        : -1;
  }
}
