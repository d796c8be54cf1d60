package org.infobottleneck.examples.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.infobottleneck.examples.shell.Interruption;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.examples.shell.JsonOption;
import org.infobottleneck.examples.shell.PlaneTable;
import org.infobottleneck.examples.shell.ProgressReport;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ProgressListener;
import org.infobottleneck.plane.Snapshot;
import org.infobottleneck.plane.TrackingStoppedException;
import org.infobottleneck.report.LiveReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains a network on a person's own data, or on a task of the papers, and shows its information
 * plane.
 *
 * <p>Every run is kept in {@code run-SEED.ibp} while it grows. A command that was interrupted goes
 * on where it was when it is given again: estimates that were made are not made again.
 */
@Command(
    name = "track",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Trains a network on a CSV file, IDX files or a task, tracks the information of its layers"
            + " and writes a report, figures and tables.",
    footer = {
      "",
      "Examples:",
      "  ib track data.csv",
      "  ib track data.csv --label species --layers 8-4 --activation relu --seeds 5",
      "  ib track train-images-idx3-ubyte.gz train-labels-idx1-ubyte.gz --epochs 50",
      "  ib track --task icosahedron --epochs 500 --output out/icosahedron",
      "  ib track --task icosahedron --live",
      "",
      "Ctrl-C keeps what was measured; the same command goes on from there (exit code 130)."
    })
public final class TrackCommand implements Callable<Integer> {

  private static final int INTERRUPTED = 130;

  @Mixin private final DataOptions data = new DataOptions();
  @Mixin private final RunOptions run = new RunOptions();
  @Mixin private final JsonOption json = new JsonOption();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the first network: its weights, its rows to train on, their order.")
  private long seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "1",
      description = "Networks of seeds one after the other; their mean is shown with its error.")
  private int seeds;

  @Option(
      names = "--threads",
      showDefaultValue = Visibility.NEVER,
      description = "Threads that estimate; changes no result. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      showDefaultValue = Visibility.NEVER,
      description = "Where to write; made if missing. Default: out/track/NAME of the data.")
  private Optional<Path> output = Optional.empty();

  @ArgGroup(exclusive = false)
  private final LiveOptions live = new LiveOptions();

  @Option(names = "--fresh", description = "Begins anew where the folder holds runs already.")
  private boolean fresh;

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public TrackCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    Arguments.atLeast(threads, 1, "--threads");
    Arguments.atLeast(seeds, 1, "--seeds");
    PrintStream words = json.words(out, err);
    TrackedData named = data.read(run.trainFraction());
    RunPlan plan = run.plan(named, seed);
    Path path = output.orElse(Path.of("out", "track", named.name()));
    RunFolder folder = RunFolder.open(path, plan.settings(), fresh);
    announce(words, plan, folder);
    Optional<List<InformationPlane>> planes = track(plan, folder, words);
    if (planes.isEmpty()) {
      return INTERRUPTED;
    }
    SavedPlanes saved = new SavedPlanes(named.name(), planes.get());
    PlaneOutputs written = PlaneOutputs.write(saved, named.name(), folder.path());
    tell(words, saved, folder, written);
    json.print(out, json(plan, saved, folder, written));
    return 0;
  }

  private void announce(PrintStream words, RunPlan plan, RunFolder folder) {
    words.println(plan.data().said());
    words.printf(
        Locale.ROOT,
        "Trains %s by %s in batches of %d for %d epochs on %.0f %% of the rows,%n"
            + "and estimates I(X;T) and I(T;Y) of its %d layers at %d epochs over %s rows by%n  %s%n"
            + "%s. Ctrl-C keeps what was measured. Writes to %s.%n%n",
        plan.architecture(),
        plan.training().optimizer(),
        plan.training().batchSize(),
        plan.epochs(),
        100 * plan.trainFraction(),
        plan.architecture().layerCount(),
        plan.snapshots().epochs(plan.epochs()).length,
        plan.rows().map(count -> count + " random").orElse("all"),
        plan.settings().get("estimators"),
        seeds == 1
            ? "Seed " + seed
            : seeds + " networks of seeds " + seed + " to " + (seed + seeds - 1),
        folder.path());
  }

  /** Runs every seed; nothing where it was interrupted. */
  private Optional<List<InformationPlane>> track(
      RunPlan plan, RunFolder folder, PrintStream words) {
    List<InformationPlane> planes = new ArrayList<>();
    Optional<LiveReport> page = live.serve();
    page.ifPresent(report -> words.printf("Follow the run at %s%n%n", report.uri()));
    Interruption interruption = Interruption.ofThisThread();
    try {
      try (ProgressReport progress = ProgressReport.to(words)) {
        for (int i = 0; i < seeds; i++) {
          planes.add(track(plan, folder, seed + i, listeners(progress, page, i)));
        }
      } catch (TrackingStoppedException e) {
        if (e.getCause() instanceof InterruptedException) {
          Thread.interrupted(); // the exit code tells; the thread is its caller's
          err.printf(
              Locale.ROOT,
              "%ninterrupted with %d of %d snapshots of seed %d measured; the same command goes on"
                  + " from there%n",
              e.planeSoFar().snapshots().size(),
              plan.snapshots().epochs(plan.epochs()).length,
              seed + planes.size());
          return Optional.empty();
        }
        throw e;
      }
    } finally {
      page.ifPresent(LiveReport::close);
      interruption.close();
    }
    return Optional.of(planes);
  }

  /** Who is told of the snapshots of a run. */
  private ProgressListener[] listeners(
      ProgressReport progress, Optional<LiveReport> page, int before) {
    return Stream.concat(
            Stream.of(progress.ofRun(before, seeds)),
            page.map(report -> LiveOptions.ofRun(report, before, seeds)).stream())
        .toArray(ProgressListener[]::new);
  }

  private InformationPlane track(
      RunPlan plan, RunFolder folder, long runSeed, ProgressListener... listeners) {
    Path file = folder.run(runSeed);
    if (Files.exists(file)) {
      InformationPlane before = InformationPlane.load(file);
      if (plan.isWhole(before)) {
        return before;
      }
    }
    return plan.run(runSeed, threads, file, listeners);
  }

  private void tell(PrintStream words, SavedPlanes saved, RunFolder folder, PlaneOutputs written) {
    words.println();
    AveragePlane average = saved.average();
    if (saved.isSingle()) {
      words.print(PlaneTable.text(saved.planes().get(0)));
    } else {
      for (String estimator : average.estimators()) {
        words.println(LastPoints.table(estimator, LastPoints.of(average, estimator)));
      }
    }
    accuracy(saved).ifPresent(text -> words.println(text));
    written.tell(words, err, runs(folder));
  }

  /** The saved planes of the seeds. */
  private List<Path> runs(RunFolder folder) {
    return IntStream.range(0, seeds).mapToObj(i -> folder.run(seed + i)).toList();
  }

  private static Optional<String> accuracy(SavedPlanes saved) {
    List<Snapshot> last =
        saved.planes().stream()
            .map(plane -> plane.snapshots().get(plane.snapshots().size() - 1))
            .toList();
    double[] train = shares(last.stream().map(Snapshot::train).toList());
    double[] test = shares(last.stream().map(Snapshot::test).toList());
    return train.length == 0
        ? Optional.empty()
        : Optional.of(
            "Accuracy at the end: "
                + percent(train)
                + " on the training rows"
                + (test.length == 0 ? "." : ", " + percent(test) + " on the test rows."));
  }

  private static double[] shares(List<Optional<Evaluation>> evaluations) {
    return evaluations.stream()
        .flatMap(Optional::stream)
        .flatMapToDouble(each -> each.accuracy().stream())
        .toArray();
  }

  private static String percent(double... shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    return String.format(Locale.ROOT, "%.1f %%", 100 * sum / shares.length);
  }

  private Json json(RunPlan plan, SavedPlanes saved, RunFolder folder, PlaneOutputs written) {
    return Json.object()
        .put("settings", plan.settings())
        .put("seed", seed)
        .put("seeds", seeds)
        .put("runs", runs(folder))
        .put("files", written.files())
        .put("report", written.address())
        .put("points", LastPoints.json(saved.average()));
  }
}
