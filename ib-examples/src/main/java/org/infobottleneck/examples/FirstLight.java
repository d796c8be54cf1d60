package org.infobottleneck.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ProgressListener;
import org.infobottleneck.plane.Snapshots;
import org.infobottleneck.plane.TrackingStoppedException;

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
 * estimator and {@code first-light.png}, the three kinds side by side. The exit code is 0 on
 * success, 2 for options it does not understand and 1 for anything else; a Java runtime without
 * fonts costs the pictures and a warning, nothing more.
 */
public final class FirstLight {

  /** The noise of the papers' kernel density estimates for tanh networks (Saxe et al. 2018). */
  private static final double KDE_NOISE = 1e-3;

  /**
   * Neighbors can't resolve noise that is far narrower than the spacing of the points, the more so
   * the wider the layer. Of the 360 values of I(X;T) of the default run this many are valid: 201 at
   * a noise variance of 1e-3, 272 at 1e-2, 329 at 3e-2, 360 at 1e-1. At 3e-2 only the first layer
   * is lost, and only after epoch 80; at 1e-1 most of the compression is lost instead.
   */
  private static final double KNN_NOISE = 3e-2;

  /**
   * One draw per input takes less than a third of the time of four, the difference between half a
   * minute and more than one. Beside four it reads I(X;T) within 0.1 bits in layers 3 to 6, but up
   * to 0.6 bits too high in layers 1 and 2.
   */
  private static final int KNN_DRAWS = 1;

  private static final int EXIT_FAILED = 1;
  private static final int EXIT_MISUSED = 2;
  private static final double NANOS_PER_SECOND = 1e9;

  private final FirstLightOptions options;
  private final PrintStream out;
  private final PrintStream err;

  private FirstLight(FirstLightOptions options, PrintStream out, PrintStream err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the command and, unless it succeeds, ends the virtual machine with its exit code.
   *
   * @param args the options, see {@code --help}
   */
  public static void main(String[] args) {
    int exitCode = run(System.out, System.err, args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    FirstLightOptions options;
    try {
      options = FirstLightOptions.parse(List.of(args));
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println(FirstLightOptions.USAGE);
      return EXIT_MISUSED;
    }
    if (options.help()) {
      out.println(FirstLightOptions.USAGE);
      return 0;
    }
    try {
      new FirstLight(options, out, err).run();
      return 0;
    } catch (TrackingStoppedException | UncheckedIOException e) {
      err.println(e.getMessage());
      return EXIT_FAILED;
    }
  }

  private void run() {
    prepare(options.output());
    options.picture().map(Path::toAbsolutePath).map(Path::getParent).ifPresent(FirstLight::prepare);
    announce();
    long startedAt = System.nanoTime();
    double cpuBefore = cpuSeconds();
    InformationPlane plane;
    try (ProgressReport progress = ProgressReport.to(out)) {
      plane = track(options, progress);
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
  }

  /** Makes sure of a folder before anything is computed. */
  private static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the output folder " + folder + ": " + e, e);
    }
    if (!Files.isWritable(folder)) {
      String message = "cannot write to the output folder " + folder;
      throw new UncheckedIOException(message, new IOException(message));
    }
  }

  private void announce() {
    out.printf(
        Locale.ROOT,
        "Trains a 12-10-7-5-4-3-2 tanh network (seed %d) for %d epochs of SGD on 85 %% of the 4096%n"
            + "patterns of the icosahedron task, and estimates I(X;T) and I(T;Y) of its 6 layers%n"
            + "over all patterns at %d epochs by %d estimators, on %d thread%s.%n"
            + "Takes about %.0f s of CPU time and writes to %s.%n%n",
        options.seed(),
        options.epochs(),
        snapshots().epochs(options.epochs()).length,
        estimators().length,
        options.threads(),
        options.threads() == 1 ? "" : "s",
        expectedCpuSeconds(),
        options.output());
  }

  /** As measured on one two-core machine; nearly all of it goes into pairs of rows, by snapshot. */
  private double expectedCpuSeconds() {
    return 0.9 * snapshots().epochs(options.epochs()).length + 0.0015 * options.epochs();
  }

  private Snapshots snapshots() {
    return Snapshots.logarithmic(options.snapshots());
  }

  private static MutualInformationEstimator[] estimators() {
    return new MutualInformationEstimator[] {
      KdeEstimator.upperBound(KDE_NOISE),
      KdeEstimator.lowerBound(KDE_NOISE),
      BinningEstimator.edges(-1, 1, 30),
      KnnEstimator.noisy(KNN_NOISE).withDraws(KNN_DRAWS)
    };
  }

  /** Computes the plane: a pure function of the options but for the number of threads. */
  static InformationPlane track(FirstLightOptions options, ProgressListener listener) {
    Dataset data = IcosahedronTask.deterministic();
    Mlp network = Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), options.seed());
    return InformationPlane.tracker()
        .estimators(estimators())
        .training(Training.with(Sgd.learningRate(0.1)).withBatchSize(256).withSeed(options.seed()))
        .epochs(options.epochs())
        .snapshots(Snapshots.logarithmic(options.snapshots()))
        .threads(options.threads())
        .onProgress(listener)
        .track(network, data);
  }

  private void write(InformationPlane plane) {
    out.println("Written:");
    Path saved = options.output().resolve("plane.ibp");
    plane.save(saved);
    out.println("  " + saved);
    Path csv = options.output().resolve("plane.csv");
    plane.writeCsv(csv);
    out.println("  " + csv);
    try {
      for (String estimator : plane.estimators()) {
        String name = estimator.substring(0, estimator.indexOf('('));
        draw(PlaneFigure.of(plane, estimator), options.output().resolve(name + ".png"));
      }
      PlaneFigure combined = combined(plane);
      draw(combined, options.output().resolve("first-light.png"));
      options.picture().ifPresent(path -> draw(combined, path));
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
