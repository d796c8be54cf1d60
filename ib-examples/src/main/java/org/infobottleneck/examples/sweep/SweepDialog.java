package org.infobottleneck.examples.sweep;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.infobottleneck.examples.shell.Interruption;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.examples.shell.JsonOption;
import org.infobottleneck.examples.shell.ProgressReport;
import org.infobottleneck.examples.sweep.RunOutcome.Status;
import org.infobottleneck.experiment.RunSize;

/** What a command says that runs a sweep, whoever its runner is. */
public final class SweepDialog {

  private static final int FAILED = 1;
  private static final int INTERRUPTED = 130;

  /** So many failures are named one by one; the table of runs has them all. */
  private static final int NAMED = 10;

  /** So many levels of a factor are shown. */
  private static final int SHOWN = 12;

  private static final double SECONDS_PER_MINUTE = 60;

  private final PrintStream out;
  private final PrintStream err;
  private final JsonOption json;

  /**
   * A dialog.
   *
   * @param out where it says what it does
   * @param err where it complains
   * @param json whether one object is printed in place of words
   */
  public SweepDialog(PrintStream out, PrintStream err, JsonOption json) {
    this.out = Objects.requireNonNull(out, "out");
    this.err = Objects.requireNonNull(err, "err");
    this.json = Objects.requireNonNull(json, "json");
  }

  /**
   * Says what would be run, and runs nothing.
   *
   * @param sweep the sweep
   * @param folder where its results would go
   * @return the exit code
   * @throws IllegalArgumentException if a run's parts don't fit each other
   */
  public int tellOnly(Sweep sweep, SweepFolder folder) {
    Objects.requireNonNull(sweep, "sweep");
    Objects.requireNonNull(folder, "folder");
    long stored = announce(json.words(out, err), sweep, folder);
    sweep.check();
    json.print(out, head(sweep, folder).put("stored", stored));
    return 0;
  }

  /**
   * Runs a sweep and tells what became of it.
   *
   * @param sweep the sweep
   * @param folder where its results go
   * @param runner who runs it there
   * @return the exit code: 1 where a run failed, 130 where the command was interrupted
   */
  public int run(Sweep sweep, SweepFolder folder, SweepRunner runner) {
    Objects.requireNonNull(sweep, "sweep");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(runner, "runner");
    PrintStream words = json.words(out, err);
    announce(words, sweep, folder);
    Optional<List<RunOutcome>> outcomes = run(sweep, runner, words);
    return outcomes.map(ended -> tell(sweep, folder, ended, words)).orElse(INTERRUPTED);
  }

  /** Says what is to be done, and returns how much of it is done already. */
  private long announce(PrintStream words, Sweep sweep, SweepFolder folder) {
    long stored =
        sweep.runs().stream()
            .filter(run -> folder.contains(StoredRuns.planeFile(run.key())))
            .count();
    double[] sizes = RunSize.seconds(sweep.runs().stream().map(SweepRun::experiment).toList());
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
  private Optional<List<RunOutcome>> run(Sweep sweep, SweepRunner runner, PrintStream words) {
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
      return Optional.of(runner.run(sweep, listener));
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
