package org.infobottleneck.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.examples.plots.FontsMissingException;
import org.infobottleneck.examples.plots.PlaneFigure;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.examples.shell.PlaneTable;
import org.infobottleneck.examples.shell.ProgressReport;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshots;
import org.infobottleneck.plane.Tracker;
import org.infobottleneck.plane.TrackingStoppedException;
import org.infobottleneck.report.InformationPlaneReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The first thing to run: trains the network of Shwartz-Ziv &amp; Tishby (2017) on their task,
 * tracks every layer by three kinds of estimators and shows its information plane.
 *
 * <pre>
 * ./mvnw -q compile exec:java
 * ./mvnw -q compile exec:java -Dexec.args="--seed 2 --epochs 500 --output out/seed-2"
 * </pre>
 *
 * <p>It writes {@code plane.ibp} (the plane, to load again), {@code plane.csv}, a picture per
 * estimator and {@code first-light.png}, the three kinds side by side. While it runs, what has been
 * measured so far stands in {@code plane.ibp.partial}. The exit code is 0 on success, 2 for options
 * it does not understand and 1 for anything else; a Java runtime without fonts costs the pictures
 * and a warning, nothing more.
 *
 * <p>Neighbors can't resolve noise that is far narrower than the spacing of the points, the more so
 * the wider the layer, and the picture says how many of its points are lost to that. The default
 * variance of 0.03 loses little more than the first layer; at 1e-3 the first three are lost, at 0.1
 * none, but with them most of the compression ({@code --knn-noise}). One draw per input keeps the
 * whole job around half a minute on two processors; more of them ({@code --knn-draws}) bring the
 * values of the wide layers down, which one draw leaves too high.
 */
@Command(
    name = "first-light",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Trains the network of Shwartz-Ziv & Tishby (2017) and draws its information plane.",
    footer = {
      "",
      "Examples:",
      "  ib first-light",
      "  ib first-light --seed 2 --epochs 500 --output out/seed-2"
    })
public final class FirstLight implements Callable<Integer> {

  /** The noise of the papers' kernel density estimates for tanh networks (Saxe et al. 2018). */
  private static final double KDE_NOISE = 1e-3;

  private static final double NANOS_PER_SECOND = 1e9;

  /** All 4096 patterns with their published labels. */
  static final Dataset DATA = IcosahedronTask.deterministic();

  @Mixin private final FirstLightOptions options = new FirstLightOptions();

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public FirstLight(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Commands.run(new FirstLight(out, err), out, err, args);
  }

  @Override
  public Integer call() {
    try {
      run();
      return 0;
    } catch (TrackingStoppedException e) {
      Path saved = options.output.resolve("plane-so-far.ibp");
      e.planeSoFar().save(saved);
      throw new TrackingStoppedException(
          e.getMessage() + "; what was measured is in " + saved, e, e.planeSoFar());
    }
  }

  private void run() {
    Commands.prepare(options.output);
    options.picture.map(Path::toAbsolutePath).map(Path::getParent).ifPresent(Commands::prepare);
    announce();
    long startedAt = System.nanoTime();
    double cpuBefore = cpuSeconds();
    InformationPlane plane;
    Path partial = options.output.resolve("plane.ibp.partial");
    delete(partial);
    try (ProgressReport progress = ProgressReport.to(out)) {
      plane =
          tracker(options).checkpoint(partial).onProgress(progress).track(network(options), DATA);
    }
    double wall = (System.nanoTime() - startedAt) / NANOS_PER_SECOND;
    double cpu = cpuSeconds() - cpuBefore;
    out.println();
    out.print(PlaneTable.text(plane));
    out.printf(
        Locale.ROOT,
        "%nComputed in %.1f s, with %.1f s of CPU time: %.1f processors busy on average.%n",
        wall,
        cpu,
        cpu / wall);
    write(plane);
    delete(partial);
  }

  /** Deletes a plane so far, and the training beside it. */
  private static void delete(Path file) {
    try {
      Files.deleteIfExists(Tracker.trainingFile(file));
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file + ": " + e, e);
    }
  }

  private void announce() {
    out.printf(
        Locale.ROOT,
        "Trains a 12-10-7-5-4-3-2 tanh network (seed %d) for %d epochs of SGD on 85 %% of the 4096%n"
            + "patterns of the icosahedron task, and estimates I(X;T) and I(T;Y) of its 6 layers%n"
            + "over all patterns at %d epochs by %d estimators, on %d thread%s.%n"
            + "Takes about %.0f s of CPU time and writes to %s.%n%n",
        options.seed,
        options.epochs,
        snapshots().epochs(options.epochs).length,
        estimators(options).length,
        options.threads,
        options.threads == 1 ? "" : "s",
        expectedCpuSeconds(),
        options.output);
  }

  /** As measured on one two-core machine; nearly all of it goes into pairs of rows, by snapshot. */
  private double expectedCpuSeconds() {
    return 0.9 * snapshots().epochs(options.epochs).length + 0.0015 * options.epochs;
  }

  private Snapshots snapshots() {
    return Snapshots.logarithmic(options.snapshots);
  }

  private static MutualInformationEstimator[] estimators(FirstLightOptions options) {
    return new MutualInformationEstimator[] {
      KdeEstimator.upperBound(KDE_NOISE),
      KdeEstimator.lowerBound(KDE_NOISE),
      BinningEstimator.edges(-1, 1, 30),
      KnnEstimator.noisy(options.knnNoise).withDraws(options.knnDraws)
    };
  }

  /** The run: its plane is a pure function of the options but for the number of threads. */
  static Tracker tracker(FirstLightOptions options) {
    return InformationPlane.tracker()
        .estimators(estimators(options))
        .training(Sgd.learningRate(0.1))
        .seed(options.seed)
        .epochs(options.epochs)
        .snapshots(Snapshots.logarithmic(options.snapshots))
        .threads(options.threads);
  }

  static Mlp network(FirstLightOptions options) {
    return Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), options.seed);
  }

  private void write(InformationPlane plane) {
    out.println("Written:");
    Path saved = options.output.resolve("plane.ibp");
    plane.save(saved);
    out.println("  " + saved);
    Path csv = options.output.resolve("plane.csv");
    plane.writeCsv(csv);
    out.println("  " + csv);
    Path report = options.output.resolve("report.html");
    InformationPlaneReport.write(plane, report);
    out.println("  " + report);
    try {
      for (String estimator : plane.estimators()) {
        String name = estimator.substring(0, estimator.indexOf('('));
        draw(PlaneFigure.of(plane, estimator), options.output.resolve(name + ".png"));
      }
      PlaneFigure combined = combined(plane);
      draw(combined, options.output.resolve("first-light.png"));
      options.picture.ifPresent(path -> draw(combined, path));
    } catch (FontsMissingException e) {
      err.println("warning: " + e.getMessage());
    }
  }

  /** The three kinds of estimators; of the two kernel density bounds the upper one. */
  private static PlaneFigure combined(InformationPlane plane) {
    return PlaneFigure.of(
        plane,
        plane.estimators().stream()
            .filter(estimator -> !estimator.startsWith("kde-lower"))
            .toArray(String[]::new));
  }

  private void draw(PlaneFigure figure, Path path) {
    figure.write(path);
    out.println("  " + path);
  }

  /** The CPU time of this process so far, 0 where the platform does not say. */
  private static double cpuSeconds() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(time -> time.toNanos() / NANOS_PER_SECOND)
        .orElse(0.0);
  }
}
