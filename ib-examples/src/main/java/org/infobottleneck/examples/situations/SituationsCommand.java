package org.infobottleneck.examples.situations;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.numerics.Arguments;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how far every estimator is from the truth in named situations, and prints a table in
 * Markdown for each kind of variables.
 *
 * <pre>
 * ./mvnw -q compile exec:java -Dexec.args="situations"
 * </pre>
 *
 * <p>Rows are situations, columns estimators. A cell holds the mean absolute error over repeated
 * samples and in parentheses the bias, in nats; the smallest error of a row is bold. An exclamation
 * mark says that at least half of the estimates carried a caveat (other than {@link
 * org.infobottleneck.estimators.Caveat#EXTRAPOLATED}, which says how a value was found). A dash
 * stands for an estimator that refuses the variables. Values do not depend on the number of
 * threads.
 *
 * <p>The exit code is 0 if the tables were printed, 2 for options that are not understood.
 */
@Command(
    name = "situations",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures the error of every estimator in situations whose truth is known.",
    footer = {"", "Example:", "  ib situations"})
public final class SituationsCommand implements Callable<Integer> {

  @Option(names = "--repeats", defaultValue = "10", description = "Samples per row.")
  private int repeats;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of the samples.")
  private long seed;

  @Option(
      names = "--only",
      defaultValue = "",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      description = "Situations with this text in their name, or in the title of their table.")
  private String only = "";

  @Option(names = "--most-samples", description = "Leaves out rows with more samples.")
  private int mostSamples = Integer.MAX_VALUE;

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
  public SituationsCommand(PrintStream out) {
    Objects.requireNonNull(out, "out");
    this.out = out;
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Commands.run(new SituationsCommand(out), out, err, args);
  }

  /** All tables. */
  static List<Group> groups() {
    return List.of(
        ContinuousPairs.group(),
        MixedPairs.group(),
        LabeledPairs.group(),
        Counts.tables(),
        Counts.cells(),
        NoisyLayers.group(0.01, ".01"),
        NoisyLayers.group(0.001, ".001"));
  }

  @Override
  public Integer call() {
    Arguments.atLeast(repeats, 2, "number of repeats");
    Arguments.atLeast(threads, 1, "number of threads");
    List<Group> groups =
        groups().stream().map(this::chosen).filter(each -> !each.situations().isEmpty()).toList();
    if (groups.isEmpty()) {
      throw new IllegalArgumentException(
          "no situation of at most " + mostSamples + " samples is named \"" + only + "\"");
    }
    out.printf(
        Locale.ROOT,
        "Mean absolute error (bias) in nats over %d samples of each row, half of that where N is 4000"
            + " or there are 10+10 dimensions; seed %d. **Bold**: the smallest of the row. `!`: at"
            + " least half of the estimates carried a caveat. –: refused. Enumerated rows are not"
            + " drawn: one estimate.%n%n",
        repeats,
        seed);
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      for (Group group : groups) {
        SituationTable.lines(group, rows(group, pool)).forEach(out::println);
      }
    } finally {
      pool.shutdown();
    }
    return 0;
  }

  private Group chosen(Group group) {
    List<Situation> situations = new ArrayList<>();
    for (Situation situation : group.situations()) {
      List<Integer> sizes = situation.sizes().stream().filter(n -> n <= mostSamples).toList();
      boolean named = situation.name().contains(only) || group.title().contains(only);
      if (named && !sizes.isEmpty()) {
        situations.add(situation.withSizes(sizes));
      }
    }
    return new Group(group.title(), group.note(), group.candidates(), situations);
  }

  private List<Study.Row> rows(Group group, ForkJoinPool pool) {
    List<Study.Row> rows = new ArrayList<>();
    for (Situation situation : group.situations()) {
      double truth = situation.truth().getAsDouble();
      for (int samples : situation.sizes()) {
        rows.add(Study.of(situation, samples, truth, group.candidates(), repeats, seed, pool));
      }
    }
    return rows;
  }
}
