package org.infobottleneck.examples.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.infobottleneck.examples.spark.CanonicalTables;
import org.infobottleneck.examples.sweep.LocalSweepFolder;
import org.infobottleneck.examples.sweep.RunOutcome;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.ThreadSweepRunner;

/**
 * A sweep on a cluster that loses a worker, held to the same sweep on one thread.
 *
 * <ol>
 *   <li>One run of each kind is timed, and the number of epochs chosen so that the shortest takes
 *       as long as wanted.
 *   <li>The sweep is run by one thread of this program.
 *   <li>A master and two workers of one processor each are started, and the sweep is submitted.
 *   <li>When half of the runs are stored, a worker is killed; its executor must end by itself, and
 *       a third worker takes its place.
 *   <li>All tables must be equal: CSV to CSV line by line once both are sorted, and Parquet, as
 *       Spark SQL reads it, to CSV.
 * </ol>
 *
 * <p>Ends with exit code 1 where anything differs.
 */
final class ClusterTrial {

  private static final long START = System.nanoTime();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofHours(3);
  private static final String MAIN = "org.infobottleneck.examples.spark.SparkSweep";

  private final Path jar;
  private final Path folder;
  private final List<Path> sparkJars;
  private final TrialSweep trial;
  private final double wanted;

  private ClusterTrial(
      Path jar, Path folder, List<Path> sparkJars, TrialSweep trial, double wanted) {
    this.jar = jar;
    this.folder = folder;
    this.sparkJars = sparkJars;
    this.trial = trial;
    this.wanted = wanted;
  }

  /**
   * Runs the trial.
   *
   * @param args the jar that is submitted, the file that names Spark's jars, a folder that is
   *     deleted first, the number of runs, and the seconds that each must take
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[2]);
    SparkCluster.delete(folder);
    Files.createDirectories(folder);
    List<Path> sparkJars =
        Stream.of(Files.readString(Path.of(args[1])).strip().split(File.pathSeparator, -1))
            .map(Path::of)
            .toList();
    double seconds = Double.parseDouble(args[4]);
    TrialSweep sweep = TrialSweep.calibrated(Integer.parseInt(args[3]), seconds);
    new ClusterTrial(Path.of(args[0]), folder, sparkJars, sweep, seconds).run();
    System.exit(0); // Spark leaves threads behind
  }

  private void run() throws IOException, InterruptedException {
    say("%d runs of %d epochs", trial.runs(), trial.epochs());
    Path file = Files.writeString(folder.resolve("sweep.yaml"), trial.text());
    Sweep sweep = Sweep.parse(trial.text(), "sweep");
    Path local = folder.resolve("local");
    List<Double> seconds = new ArrayList<>();
    double oneThread = locally(sweep, local, seconds);
    double shortest = seconds.stream().min(Double::compare).orElseThrow();
    say("one thread: %.0f s, the shortest run %.1f s", oneThread, shortest);
    Path remote = folder.resolve("spark");
    double cluster = onCluster(file, remote);
    say("cluster: %.0f s", cluster);
    TableComparison.requireEqual(local, remote, sweep);
    say("tables are equal");
    String block = figures(sweep, remote, oneThread, shortest, cluster);
    Files.writeString(folder.resolve("scale-out.md"), block);
    System.out.println("\n" + block);
  }

  private double locally(Sweep sweep, Path folder, List<Double> seconds)
      throws InterruptedException {
    long start = System.nanoTime();
    long[] last = {start};
    List<RunOutcome> outcomes =
        ThreadSweepRunner.in(LocalSweepFolder.in(folder))
            .threads(1)
            .run(
                sweep,
                (outcome, finished, total) -> {
                  long now = System.nanoTime();
                  seconds.add((now - last[0]) / 1e9);
                  require(
                      seconds.get(seconds.size() - 1) >= wanted,
                      "a run took less than " + wanted + " s: calibrated on a busy machine?");
                  last[0] = now;
                });
    for (RunOutcome outcome : outcomes) {
      require(outcome.status() == RunOutcome.Status.RAN, outcome.toString());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private double onCluster(Path file, Path output) throws IOException, InterruptedException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.driver.host", SparkCluster.HOST);
    settings.put("spark.driver.bindAddress", SparkCluster.HOST);
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.executor.memory", "700m");
    settings.put("spark.local.dir", folder.resolve("scratch").toString());
    try (SparkCluster cluster = SparkCluster.start(folder, sparkJars)) {
      Process first = cluster.addWorker();
      cluster.addWorker();
      say("master and two workers are there");
      long start = System.nanoTime();
      Process driver =
          cluster.submit(
              settings,
              MAIN,
              jar,
              List.of(file.toString(), "--output", output.toUri().toString(), "--attempts", "3"));
      Runtime.getRuntime().addShutdownHook(new Thread(driver::destroyForcibly));
      awaitRuns(driver, cluster, output.resolve("runs"), trial.runs() / 2);
      kill(first);
      cluster.addWorker();
      say("a third worker is there");
      require(
          driver.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) && driver.exitValue() == 0,
          "the driver failed: see " + cluster.log("driver"));
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private void awaitRuns(Process driver, SparkCluster cluster, Path runs, int count)
      throws IOException, InterruptedException {
    while (planes(runs) < count) {
      require(driver.isAlive(), "the driver ended early: see " + cluster.log("driver"));
      Thread.sleep(200);
    }
  }

  private static long planes(Path runs) throws IOException {
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(runs)) {
      return files.filter(file -> file.toString().endsWith(".ibp")).count();
    }
  }

  /** Kills a worker as the kernel does; its executor, a process below it, sees that and ends. */
  private static void kill(Process worker) throws InterruptedException {
    List<ProcessHandle> executors = worker.descendants().toList();
    require(!executors.isEmpty(), "the worker has no executor");
    worker.destroyForcibly().waitFor();
    say("worker %d is killed", worker.pid());
    for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
      if (executors.stream().noneMatch(ProcessHandle::isAlive)) {
        say("its executor %d is gone, too", executors.get(0).pid());
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the executor of a killed worker lives on");
  }

  private String figures(
      Sweep sweep, Path remote, double oneThread, double shortest, double cluster)
      throws IOException {
    int headers = sweep.runs().get(0).experiment().estimators().size();
    long rows = CanonicalTables.points(remote).size() - (long) headers;
    long csv = size(remote.resolve("tables/points"), ".csv");
    long parquet = size(remote.resolve("parquet/points"), ".parquet");
    return String.format(
        Locale.ROOT,
        """
        <!-- measured: cluster trial -->
        *%d processors, %s; OpenJDK %s; %s. %d runs of %d epochs, the shortest %.1f s; two workers of one processor each,
        one killed when half of the runs were stored, a third in its place.*

        | | seconds | |
        |---|--:|--:|
        | one thread of one virtual machine | %.0f | 1 |
        | the cluster, from spark-submit to the last table | %.0f | **%.2f times as fast** |

        %d points in all: %.0f bytes a row as CSV, %.1f as Parquet; a plane takes %.0f bytes. All tables equal.
        <!-- end of cluster trial -->
        """,
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        Runtime.version(),
        LocalDate.now(ZoneOffset.UTC),
        trial.runs(),
        trial.epochs(),
        shortest,
        oneThread,
        cluster,
        oneThread / cluster,
        rows,
        (double) csv / rows,
        (double) parquet / rows,
        (double) size(remote.resolve("runs"), ".ibp") / trial.runs());
  }

  private static long size(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long size = 0;
      for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }

  static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalStateException(message);
    }
  }

  private static void say(String format, Object... arguments) {
    String text = String.format(Locale.ROOT, format, arguments);
    System.out.printf(
        Locale.ROOT, "%5d s  %s%n", (System.nanoTime() - START) / 1_000_000_000, text);
  }
}
