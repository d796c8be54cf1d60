package org.infobottleneck.examples.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.examples.shell.JsonOption;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepDialog;
import org.infobottleneck.numerics.Arguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What {@code spark-submit} is given: the command {@code ib sweep} on a cluster. Its exit code is
 * that command's: 1 where a run failed, 2 for options that are not understood, 130 where it was
 * interrupted.
 */
@Command(
    name = "spark-sweep",
    mixinStandardHelpOptions = true,
    description =
        "Runs many experiments on Apache Spark: a grid or list of a file in YAML or JSON.",
    footer = {
      "",
      "Examples:",
      "  spark-submit --class org.infobottleneck.examples.spark.SparkSweep ib-spark.jar \\",
      "      width.yaml --output hdfs:///sweeps/width",
      "",
      "What is finished is not run again; what failed is tried anew. docs/scale-out.md tells more."
    })
public final class SparkSweep implements Callable<Integer> {

  /** Beside the executors that a run may lose, so many failures of the cluster are borne. */
  private static final int FAILURES_OF_THE_CLUSTER = 4;

  private static final String MOST_FAILURES = "spark.task.maxFailures";

  @Parameters(
      paramLabel = "FILE",
      description = "The sweep, in YAML or JSON: a file of the driver's machine, or an address.")
  private String file = "";

  @Option(
      names = "--output",
      paramLabel = "ADDRESS",
      required = true,
      description =
          "Where to write, such as hdfs:///sweeps/width; a folder that all machines reach.")
  private String output = "";

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "2",
      showDefaultValue = Visibility.ALWAYS,
      description = "How often a run is tried that fails, or that loses its executor.")
  private int attempts = 2;

  @Option(names = "--dry-run", description = "Says what would be run, and writes nothing.")
  private boolean dryRun;

  @Mixin private final JsonOption json = new JsonOption();

  private final PrintStream out;
  private final PrintStream err;

  SparkSweep(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the command and, unless it succeeds, ends the virtual machine with its exit code.
   *
   * @param args the sweep's file and options
   */
  public static void main(String[] args) {
    Commands.exit(
        Commands.run(new SparkSweep(System.out, System.err), System.out, System.err, args));
  }

  @Override
  public Integer call() {
    Arguments.atLeast(attempts, 1, "--attempts");
    SparkConf settings = new SparkConf().setIfMissing("spark.app.name", "sweep " + file);
    settings.setIfMissing(MOST_FAILURES, Integer.toString(attempts + FAILURES_OF_THE_CLUSTER));
    SparkSession session = SparkSession.builder().config(settings).getOrCreate();
    try {
      Sweep sweep = read(session);
      SparkSweepRunner runner = SparkSweepRunner.on(session, output).attempts(attempts);
      SweepDialog dialog = new SweepDialog(out, err, json);
      return dryRun
          ? dialog.tellOnly(sweep, runner.folder())
          : dialog.run(sweep, runner.folder(), runner);
    } finally {
      session.stop();
    }
  }

  /** A file beside the driver goes first: the file system of a cluster is seldom meant. */
  private Sweep read(SparkSession session) {
    Path path = new Path(file);
    if (path.toUri().getScheme() == null && Files.exists(java.nio.file.Path.of(file))) {
      return Sweep.read(java.nio.file.Path.of(file));
    }
    try (FSDataInputStream in =
        path.getFileSystem(session.sparkContext().hadoopConfiguration()).open(path)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Sweep.parse(text, path.getName().replaceFirst("\\.[^.]+$", ""));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }
}
