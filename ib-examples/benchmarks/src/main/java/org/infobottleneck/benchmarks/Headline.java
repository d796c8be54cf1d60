package org.infobottleneck.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.infobottleneck.benchmarks.Stopwatch.Timing;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Snapshots;
import org.infobottleneck.plane.Tracker;

/**
 * The main experiment of Shwartz-Ziv &amp; Tishby (2017) as a whole: networks from different
 * initial weights, trained on 85 % of the task, every layer by binning and both kernel density
 * bounds.
 *
 * <p>A plane is saved as soon as its run ends; a run whose plane is there is not made again.
 */
record Headline(int networks, int epochs, int snapshots, int threads, Path folder) {

  /** CPU and wall seconds of every process that made runs; one that was killed left none. */
  private static final String SECONDS = "seconds.tsv";

  /** Both bounds of H(T) and H(T|y) by a formula for one, the classes of equal size. */
  private static final int PASSES = 3;

  private static final double TRAIN_FRACTION = 0.85;
  private static final double NOISE = 1e-3;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final String KIND = LayerData.TRAINED_SGD.label();

  /** Makes the runs that are missing and returns the table in Markdown. */
  List<String> table(Path timings) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpuBefore = process.getProcessCpuTime();
    long wallBefore = System.nanoTime();
    int made = makeRuns();
    double cpu = (process.getProcessCpuTime() - cpuBefore) / NANOS_PER_SECOND;
    double wall = (System.nanoTime() - wallBefore) / NANOS_PER_SECOND;
    if (made > 0) {
      Files.writeString(
          folder.resolve(SECONDS),
          String.format(Locale.ROOT, "%.3f\t%.3f%n", cpu, wall),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    double cpuSeconds = 0;
    double wallSeconds = 0;
    for (String line : Files.readAllLines(folder.resolve(SECONDS))) {
      cpuSeconds += Double.parseDouble(line.substring(0, line.indexOf('\t')));
      wallSeconds += Double.parseDouble(line.substring(line.indexOf('\t') + 1));
    }
    List<String> rows = new ArrayList<>();
    rows.add(
        String.format(
            Locale.ROOT,
            "%d networks x %,d epochs, %d snapshots of 6 layers, binning and both kernel density"
                + " bounds, %d runs at a time: **%.0f s of CPU, %.0f s on the clock**.",
            networks,
            epochs,
            snapshots,
            threads,
            cpuSeconds,
            wallSeconds));
    rows.add("");
    rows.add(findings());
    if (Files.isReadable(timings)) {
      rows.add("");
      rows.addAll(peers(timings, cpuSeconds));
    }
    return rows;
  }

  private int makeRuns() throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Boolean>> runs = new ArrayList<>();
      for (int network = 0; network < networks; network++) {
        int seed = network + 1;
        runs.add(pool.submit(() -> run(seed)));
      }
      int made = 0;
      for (Future<Boolean> run : runs) {
        made += run.get() ? 1 : 0;
      }
      return made;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run failed: " + e.getCause(), e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** A run as it is tracked: 85 % of the rows trained on, all observed, one thread estimating. */
  static Tracker tracker(long seed, int epochs, int snapshots) {
    return InformationPlane.tracker()
        .estimators(
            BinningEstimator.bins(-1, 1, 30),
            KdeEstimator.upperBound(NOISE),
            KdeEstimator.lowerBound(NOISE))
        .training(LayerData.training(seed))
        .trainFraction(TRAIN_FRACTION)
        .epochs(epochs)
        .snapshots(Snapshots.logarithmic(snapshots))
        .threads(1);
  }

  private Path file(int seed) {
    return folder.resolve("network-" + seed + ".ibp");
  }

  private boolean run(int seed) {
    if (Files.exists(file(seed))) {
      return false;
    }
    Dataset data = LayerData.rows();
    Mlp network = Mlp.create(LayerData.network().architecture(), seed);
    InformationPlane plane = tracker(seed, epochs, snapshots).track(network, data);
    plane.save(file(seed));
    System.out.println("network " + seed + " done");
    return true;
  }

  /** What came out, so that the time stands beside a result: the mean last point of two layers. */
  private String findings() throws IOException {
    String kde = KdeEstimator.upperBound(NOISE).description();
    StringBuilder text = new StringBuilder("Mean of the last points by ").append(kde).append(":");
    for (int layer = 1; layer <= LayerData.network().layerCount(); layer++) {
      double input = 0;
      double target = 0;
      for (int seed = 1; seed <= networks; seed++) {
        List<PlanePoint> path = InformationPlane.load(file(seed)).path(layer, kde);
        PlanePoint last = path.get(path.size() - 1);
        input += last.inputInformation().bits() / networks;
        target += last.targetInformation().bits() / networks;
      }
      text.append(String.format(Locale.ROOT, " layer %d (%.3f, %.3f)", layer, input, target));
    }
    return text.append(" bits.").toString();
  }

  private List<String> peers(Path timings, double own) throws IOException {
    double epoch = 0;
    double kde = 0;
    double binning = 0;
    for (String line : Files.readAllLines(timings)) {
      Timing timing = Timing.parse(line);
      String row = timing.what() + " by " + timing.who();
      if (row.equals("epoch sgd by torch")) {
        epoch = timing.cpu();
      } else if (row.startsWith("kde " + KIND + " d=") && row.endsWith(" by numpy tuned")) {
        kde += PASSES * timing.cpu();
      } else if (row.equals("bins of width 1/15, " + KIND + " by numpy tuned")) {
        binning = timing.cpu();
      }
    }
    double training = networks * epochs * TRAIN_FRACTION * epoch / MILLIS_PER_SECOND;
    double kernels = networks * snapshots * kde / MILLIS_PER_SECOND;
    double bins = networks * snapshots * binning / MILLIS_PER_SECOND;
    double total = training + kernels + bins;
    return List.of(
        "| part | measured, ms | times | CPU s |",
        "|---|--:|--:|--:|",
        row("epoch, torch, 85 % of the rows", epoch * TRAIN_FRACTION, networks * epochs, training),
        row(
            "kernel densities of a snapshot, three passes of tuned numpy over six layers",
            kde,
            networks * snapshots,
            kernels),
        row("bins of a snapshot, tuned numpy", binning, networks * snapshots, bins),
        String.format(Locale.ROOT, "| peers, extrapolated | | | %,.0f |", total),
        String.format(Locale.ROOT, "| library, measured whole | | | %,.0f |", own),
        String.format(Locale.ROOT, "| peers / library | | | **%.0f** |", total / own));
  }

  private static String row(String part, double millis, int times, double seconds) {
    return String.format(Locale.ROOT, "| %s | %.2f | %,d | %,.0f |", part, millis, times, seconds);
  }
}
