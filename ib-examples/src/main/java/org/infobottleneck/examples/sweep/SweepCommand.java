package org.infobottleneck.examples.sweep;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.infobottleneck.examples.Json;
import org.infobottleneck.examples.ProgressReport;
import org.infobottleneck.examples.command.Interruption;
import org.infobottleneck.examples.command.JsonOption;
import org.infobottleneck.examples.sweep.RunOutcome.Status;
import org.infobottleneck.experiment.RunSize;
import org.infobottleneck.numerics.Arguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs a sweep on threads of this machine. The exit code is 1 where a run failed, 130 where the
 * command was interrupted.
 */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = "Runs many experiments: a grid or list of a file in YAML or JSON.",
    footer = {
      "",
      "Examples:",
      "  ib sweep width.yaml",
      "  ib sweep width.yaml --dry-run",
      "  ib sweep width.yaml --threads 8 --output out/width --json",
      "",
      "What is finished is not run again; what failed is tried anew. docs/sweeps.md shows files."
    })
public final class SweepCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int INTERRUPTED = 130;

  /** So many failures are named one by one; the table of runs has them all. */
  private static final int NAMED = 10;

  /** So many levels of a factor are shown. */
  private static final int SHOWN = 12;

  private static final double SECONDS_PER_MINUTE = 60;

  @Parameters(paramLabel = "FILE", description = "The sweep, in YAML or JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      showDefaultValue = Visibility.NEVER,
      description = "Where to write; made if missing. Default: out/sweep/NAME of the file.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      showDefaultValue = Visibility.NEVER,
      description = "Runs at a time; changes no result. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "2",
      showDefaultValue = Visibility.ALWAYS,
      description = "How often a run is tried that fails.")
  private int attempts = 2;

  @Option(names = "--dry-run", description = "Says what would be run, and writes nothing.")
  private boolean dryRun;

  @Mixin private final JsonOption json = new JsonOption();

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public SweepCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    Arguments.atLeast(threads, 1, "--threads");
    Arguments.atLeast(attempts, 1, "--attempts");
    Sweep sweep = Sweep.read(file);
    SweepFolder folder = LocalSweepFolder.in(path());
    PrintStream words = json.words(out, err);
    long stored = announce(words, sweep, folder);
    if (dryRun) {
      sweep.check();
      json.print(out, head(sweep, folder).put("stored", stored));
      return 0;
    }
    Optional<List<RunOutcome>> outcomes = run(sweep, folder, words);
    if (outcomes.isEmpty()) {
      return INTERRUPTED;
    }
    return tell(sweep, folder, outcomes.get(), words);
  }

  private Path path() {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", "");
    return output.orElse(Path.of("out", "sweep", name));
  }

  /** Says what is to be done, and returns how much of it is done already. */
  private long announce(PrintStream words, Sweep sweep, SweepFolder folder) {
    long stored =
        sweep.runs().stream()
            .filter(run -> folder.contains(StoredRuns.planeFile(run.key())))
            .count();
    double[] sizes = RunSize.of(sweep.runs().stream().map(SweepRun::experiment).toList());
    words.printf(
        Locale.ROOT,
        "%s: %d runs, %d of them in %s already; about %s of one thread in all, %s the longest.%n",
        sweep.name(),
        sweep.runs().size(),
        stored,
        folder,
        time(DoubleStream.of(sizes).sum()),
        time(DoubleStream.of(sizes).max().orElse(0)));
    for (String factor : sweep.factors()) {
      Set<String> levels =
          sweep.runs().stream()
              .map(run -> Objects.requireNonNull(run.levels().get(factor), factor))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      words.printf(
          "  %s: %s%s%n",
          factor,
          levels.stream().limit(SHOWN).collect(Collectors.joining("; ")),
          levels.size() > SHOWN ? "; ... " + levels.size() + " levels" : "");
    }
    return stored;
  }

  private static String time(double seconds) {
    return seconds < 2 * SECONDS_PER_MINUTE
        ? String.format(Locale.ROOT, "%.0f s", Math.ceil(seconds))
        : seconds < 2 * SECONDS_PER_MINUTE * SECONDS_PER_MINUTE
            ? String.format(Locale.ROOT, "%.0f min", seconds / SECONDS_PER_MINUTE)
            : String.format(
                Locale.ROOT, "%.0f h", seconds / SECONDS_PER_MINUTE / SECONDS_PER_MINUTE);
  }

  /** Runs what is not there; nothing where it was interrupted. */
  private Optional<List<RunOutcome>> run(Sweep sweep, SweepFolder folder, PrintStream words) {
    int[] counts = new int[2]; // of runs that ended, and of those that failed
    try (Interruption interruption = Interruption.ofThisThread();
        ProgressReport progress = ProgressReport.to(words)) {
      Objects.requireNonNull(interruption);
      SweepListener listener =
          (outcome, finished, total) -> {
            counts[0] = finished;
            counts[1] += outcome.status() == Status.FAILED ? 1 : 0;
            String failed = counts[1] == 0 ? "" : ", " + counts[1] + " failed";
            progress.show(finished, total, finished + " of " + total + " runs" + failed);
          };
      return Optional.of(
          ThreadSweepRunner.in(folder).threads(threads).attempts(attempts).run(sweep, listener));
    } catch (InterruptedException e) { // the exit code tells; the thread is its caller's
      err.printf(
          "%ninterrupted with %d of %d runs finished; the same command goes on from there%n",
          counts[0], sweep.runs().size());
      return Optional.empty();
    }
  }

  private int tell(Sweep sweep, SweepFolder folder, List<RunOutcome> outcomes, PrintStream words) {
    List<Json> failures = new ArrayList<>();
    for (int run = 0; run < outcomes.size(); run++) {
      RunOutcome outcome = outcomes.get(run);
      if (outcome.status() == Status.FAILED) {
        Map<String, String> levels = sweep.runs().get(run).levels();
        if (failures.size() < NAMED) {
          err.printf("failed: run %s %s: %s%n", outcome.key(), levels, outcome.cause());
        }
        failures.add(
            Json.object()
                .put("key", outcome.key())
                .put("levels", levels)
                .put("attempts", outcome.attempts())
                .put("cause", outcome.cause()));
      }
    }
    long stored = count(outcomes, Status.STORED);
    long ran = count(outcomes, Status.RAN);
    String more = failures.size() > NAMED ? ", the others are in tables/runs.csv" : "";
    words.printf("%d runs were there, %d ran, %d failed%s.%n", stored, ran, failures.size(), more);
    List<String> files =
        List.of(folder + "/tables/points", folder + "/tables/runs.csv", folder + "/sweep.json");
    words.println("Written:");
    files.forEach(each -> words.println("  " + each));
    json.print(
        out,
        head(sweep, folder)
            .put("stored", stored)
            .put("ran", ran)
            .put("failed", failures)
            .put("files", files));
    return failures.isEmpty() ? 0 : FAILED;
  }

  private static long count(List<RunOutcome> outcomes, Status status) {
    return outcomes.stream().filter(each -> each.status() == status).count();
  }

  private static Json head(Sweep sweep, SweepFolder folder) {
    return Json.object()
        .put("sweep", sweep.name())
        .put("factors", sweep.factors())
        .put("runs", sweep.runs().size())
        .put("folder", folder);
  }
}
