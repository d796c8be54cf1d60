package org.infobottleneck.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.benchmarks.Stopwatch.Timing;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.SnapshotEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Workspace;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.report.InformationPlaneReport;
import org.infobottleneck.report.LiveReport;

/** How cost grows: with threads, with samples, and by tracking. */
final class Scaling {

  private static final double NOISE = 1e-3;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double BYTES_PER_MEGABYTE = 1 << 20;
  private static final int ROUNDS = 5;
  private static final int WARM_UP_CALLS = 20;
  private static final int EPOCHS = 10_000;
  private static final int SNAPSHOTS = 300;
  private static final int LARGE = 100_000;
  private static final int DIMENSIONS = 10;

  private Scaling() {}

  /** Two threads beside one, in turn; the results must be equal to the bit. */
  static List<String> threads() throws InterruptedException {
    List<String> rows = new ArrayList<>();
    rows.add("| work | one thread, ms | two threads, ms | speed-up | least and greatest |");
    rows.add("|---|--:|--:|--:|--:|");
    rows.add(speedUp("four independent runs", Scaling::fourRuns));
    rows.add(speedUp("snapshots of six layers, kernel densities", Scaling::thirtySnapshots));
    return rows;
  }

  private interface Threaded {
    List<String> run(int threads) throws InterruptedException;
  }

  private static String speedUp(String what, Threaded work) throws InterruptedException {
    List<Double> one = new ArrayList<>();
    List<Double> two = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    work.run(1);
    work.run(2);
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      List<String> alone = work.run(1);
      long middle = System.nanoTime();
      List<String> together = work.run(2);
      long end = System.nanoTime();
      if (!alone.equals(together)) {
        throw new IllegalStateException(what + ": two threads computed other values than one");
      }
      one.add((middle - start) / NANOS_PER_MILLI);
      two.add((end - middle) / NANOS_PER_MILLI);
      ratios.add((double) (middle - start) / (end - middle));
    }
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | **%.2f** | %.2f to %.2f |",
        what,
        Stopwatch.median(one),
        Stopwatch.median(two),
        Stopwatch.median(ratios),
        ratios.stream().mapToDouble(ratio -> ratio).min().orElseThrow(),
        ratios.stream().mapToDouble(ratio -> ratio).max().orElseThrow());
  }

  /** Trains four networks for 500 epochs and estimates their last snapshot. */
  private static List<String> fourRuns(int threads) throws InterruptedException {
    List<Callable<List<String>>> runs = new ArrayList<>();
    for (int seed = 1; seed <= 4; seed++) {
      Mlp network = Mlp.create(LayerData.network().architecture(), seed);
      runs.add(
          () -> {
            Dataset data = LayerData.rows();
            Trainer trainer =
                Trainer.of(network, data, Training.with(Sgd.learningRate(0.1)).withSeed(1));
            while (trainer.epoch() < 500) {
              trainer.trainEpoch();
            }
            KdeEstimator bound = KdeEstimator.upperBound(NOISE);
            return network.activations(data.inputs()).stream()
                .map(t -> bound.estimate(Variable.continuous(t), data.targetVariable()).toString())
                .toList();
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<String> values = new ArrayList<>();
      for (Future<List<String>> run : pool.invokeAll(runs)) {
        values.addAll(run.get());
      }
      return values;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a run failed", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<String> thirtySnapshots(int threads) {
    Dataset data = LayerData.rows();
    List<DMatrixRMaj> layers = LayerData.UNIFORM.layers();
    Recorder recorder =
        InformationPlane.recorder(
                data.inputVariable(), data.targetVariable(), KdeEstimator.upperBound(NOISE))
            .threads(threads);
    for (int epoch = 0; epoch < 30; epoch++) {
      recorder.record(epoch, layers);
    }
    return recorder.plane().points().stream().map(Object::toString).toList();
  }

  /** One estimate each for growing numbers of samples: time, and what was allocated for it. */
  static List<String> samples() {
    List<String> rows = new ArrayList<>();
    rows.add("| work | samples | CPU ms | MB allocated | bytes per sample | nats |");
    rows.add("|---|--:|--:|--:|--:|--:|");
    for (int n : new int[] {10_000, 100_000, 1_000_000}) {
      DMatrixRMaj pairs = new JointData(1, n).rows();
      Continuous x = column(pairs, 0);
      Continuous y = column(pairs, 1);
      MutualInformationEstimator ksg1 = KnnEstimator.ksg1().withK(4);
      rows.add(once("KSG1, 1+1", n, () -> ksg1.estimate(x, y).nats()));
    }
    DMatrixRMaj rowsOfTen = LayerData.uniform(LARGE, DIMENSIONS, new SplittableRandom(3));
    Continuous layer = Variable.continuous(rowsOfTen);
    Variable labels =
        Variable.labels(
            IntStream.range(0, LARGE).map(i -> rowsOfTen.get(i, 0) > 0 ? 1 : 0).toArray());
    rows.add(
        once(
            "kernel densities, both bounds, d = 10",
            LARGE,
            () -> KdeEstimator.upperBound(NOISE).estimate(layer, labels).nats()));
    rows.add(
        once(
            "Ross, labels and d = 10",
            LARGE,
            () -> KnnEstimator.ross().estimate(layer, labels).nats()));
    return rows;
  }

  private static Continuous column(DMatrixRMaj rows, int column) {
    return Variable.scalar(
        IntStream.range(0, rows.numRows).mapToDouble(i -> rows.get(i, column)).toArray());
  }

  private static String once(String what, int n, DoubleSupplier job) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long bytes = threads.getThreadAllocatedBytes(id);
    long cpu = threads.getCurrentThreadCpuTime();
    double value = job.getAsDouble();
    double millis = (threads.getCurrentThreadCpuTime() - cpu) / NANOS_PER_MILLI;
    bytes = threads.getThreadAllocatedBytes(id) - bytes;
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,.0f | %,.1f | %,d | %.6f |",
        what,
        n,
        millis,
        bytes / BYTES_PER_MEGABYTE,
        bytes / n,
        value);
  }

  /** Bytes that a thread allocates per call at steady state, for a quarter of the rows and all. */
  static List<String> allocation() {
    List<String> rows = new ArrayList<>();
    rows.add("| work | bytes, 1024 rows | bytes, 4096 rows |");
    rows.add("|---|--:|--:|");
    rows.add(allocated("an epoch in batches of 256", Scaling::epoch));
    rows.add(
        allocated(
            "snapshot of six layers, both kernel density bounds",
            n ->
                snapshot(
                    n, List.of(KdeEstimator.upperBound(NOISE), KdeEstimator.lowerBound(NOISE)))));
    rows.add(
        allocated(
            "snapshot of six layers, 30 bins",
            n -> snapshot(n, List.of(BinningEstimator.bins(-1, 1, 30)))));
    rows.add(
        allocated(
            "snapshot of six layers, neighbors of one noisy draw",
            n -> snapshot(n, List.of(KnnEstimator.noisy(NOISE).withDraws(1)))));
    return rows;
  }

  private static String allocated(String what, IntFunction<Runnable> work) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d |",
        what,
        allocated(work.apply(LayerData.rows().size() / 4)),
        allocated(work.apply(LayerData.rows().size())));
  }

  private static long allocated(Runnable work) {
    for (int call = 0; call < WARM_UP_CALLS; call++) {
      work.run();
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long bytes = threads.getThreadAllocatedBytes(id);
    for (int call = 0; call < ROUNDS; call++) {
      work.run();
    }
    return (threads.getThreadAllocatedBytes(id) - bytes) / ROUNDS;
  }

  private static Dataset firstRows(int n) {
    Dataset all = LayerData.rows();
    return n == all.size() ? all : all.split((double) n / all.size(), 1).train();
  }

  private static Runnable epoch(int n) {
    return Trainer.of(LayerData.network(), firstRows(n), LayerData.training(1))::trainEpoch;
  }

  private static Runnable snapshot(int n, List<MutualInformationEstimator> estimators) {
    Dataset data = firstRows(n);
    List<Continuous> layers =
        LayerData.network().activations(data.inputs()).stream().map(Variable::continuous).toList();
    Discrete inputs = data.inputVariable();
    Variable targets = data.targetVariable();
    Workspace scratch = new Workspace();
    List<SnapshotEstimator> plan = SnapshotEstimator.plan(estimators);
    return () -> plan.forEach(pass -> pass.estimate(inputs, layers, targets, scratch));
  }

  /** What a tracked run costs beside its training, alone and with a page that follows it. */
  static List<String> tracking() {
    List<Timing> alone = new ArrayList<>();
    List<Timing> tracked = new ArrayList<>();
    List<Timing> followed = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      alone.add(timed(Scaling::train));
      tracked.add(timed(Scaling::track));
      followed.add(timed(Scaling::trackFollowed));
    }
    double training = Stopwatch.median(alone.stream().map(Timing::cpu).toList());
    return List.of(
        "| work | CPU ms | wall ms | CPU beside training |",
        "|---|--:|--:|--:|",
        row(String.format(Locale.ROOT, "%,d epochs of training", EPOCHS), alone, training),
        row(
            "the same with " + SNAPSHOTS + " snapshots, binning and both kernel density bounds",
            tracked,
            training),
        row("the same followed by a page that is open", followed, training));
  }

  private static String row(String what, List<Timing> rounds, double training) {
    double cpu = Stopwatch.median(rounds.stream().map(Timing::cpu).toList());
    double wall = Stopwatch.median(rounds.stream().map(Timing::wall).toList());
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | **%.2f** |",
        what,
        cpu,
        wall,
        (cpu - training) / training);
  }

  private static Timing timed(Runnable work) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = process.getProcessCpuTime();
    long wall = System.nanoTime();
    work.run();
    return new Timing(
        "",
        "library",
        (process.getProcessCpuTime() - cpu) / NANOS_PER_MILLI,
        (System.nanoTime() - wall) / NANOS_PER_MILLI,
        0);
  }

  private static void train() {
    Dataset train = LayerData.rows().split(0.85, 1).train();
    Trainer trainer = Trainer.of(LayerData.network(), train, LayerData.training(1));
    while (trainer.epoch() < EPOCHS) {
      trainer.trainEpoch();
    }
  }

  private static void track() {
    whole(Headline.tracker(1, EPOCHS, SNAPSHOTS).track(LayerData.network(), LayerData.rows()));
  }

  private static void trackFollowed() {
    try (LiveReport live = InformationPlaneReport.live(0)) {
      Thread page = new Thread(() -> read(live.uri().resolve("events")), "page");
      page.start();
      whole(
          Headline.tracker(1, EPOCHS, SNAPSHOTS)
              .onProgress(live)
              .track(LayerData.network(), LayerData.rows()));
    }
  }

  /** Takes what a page is sent, until the report is closed. */
  private static void read(URI events) {
    try (InputStream stream = events.toURL().openStream()) {
      long bytes = stream.transferTo(OutputStream.nullOutputStream());
      System.out.println("# a page was sent " + bytes + " bytes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void whole(InformationPlane plane) {
    if (plane.snapshots().size() < SNAPSHOTS / 2) {
      throw new IllegalStateException("snapshots are missing");
    }
  }
}
