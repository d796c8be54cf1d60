package org.infobottleneck.adapters.examples;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.examples.plots.FontsMissingException;
import org.infobottleneck.examples.plots.PlaneFigure;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.examples.shell.PlaneTable;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.Snapshots;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Networks that other engines train, and how well these agree with this library.
 *
 * <pre>
 * ./mvnw -P adapters -DskipTests verify -Dib.adapter="dl4j --epochs 400"
 * ./mvnw -P adapters -DskipTests verify -Dib.adapter=help
 * </pre>
 *
 * <p>Every command prints what it found and writes it to {@code out/adapters} or where {@code
 * --output} says. The exit code is 0 on success, 2 for options that are not understood and 1 for
 * anything else.
 */
@Command(
    name = "adapters",
    mixinStandardHelpOptions = true,
    subcommands = HelpCommand.class,
    description = "Information planes of networks that other engines train.")
public final class AdaptersCommand implements Callable<Integer> {

  private static final double NANOS_PER_SECOND = 1e9;

  @Option(
      names = "--seed",
      scope = ScopeType.INHERIT,
      defaultValue = "1",
      description = "Seed of weights, split and order. Default: ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--epochs",
      scope = ScopeType.INHERIT,
      defaultValue = "400",
      description = "Number of epochs, of images a tenth of it. Default: ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--snapshots",
      scope = ScopeType.INHERIT,
      defaultValue = "40",
      description = "Number of snapshots. Default: ${DEFAULT-VALUE}")
  private int snapshots;

  @Option(
      names = "--output",
      scope = ScopeType.INHERIT,
      defaultValue = "out/adapters",
      description = "Folder to write to. Default: ${DEFAULT-VALUE}")
  private Path output = Path.of("out", "adapters");

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before it calls
  private CommandSpec spec;

  private final PrintStream out;
  private final PrintStream err;

  private AdaptersCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Runs a command and, unless it succeeds, ends the virtual machine with its exit code.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    AdaptersCommand command = new AdaptersCommand(System.out, System.err);
    Commands.exit(Commands.run(command, System.out, System.err, args));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(out);
    return 0;
  }

  @Command(name = "dl4j", description = "Trains the paper's network by Deeplearning4j.")
  int dl4j() {
    return track("dl4j", Dl4jNetwork::inFloat);
  }

  @Command(name = "djl", description = "Trains the paper's network by DJL and PyTorch.")
  int djl() {
    return track("djl", DjlNetwork::inFloat);
  }

  @Command(name = "loop", description = "Trains the paper's network by a loop of its own.")
  int loop() {
    return track("loop", LoopNetwork::new);
  }

  @Command(
      name = "agreement",
      description = "Compares every engine with this library on the same weights.")
  int agreement() {
    return attempt(
        () -> {
          String report = AgreementReport.of(new PaperTask(seed, epochs, snapshots));
          out.print(report);
          AtomicFiles.write(
              output.resolve("agreement.md"), report.getBytes(StandardCharsets.UTF_8));
        });
  }

  @Command(
      name = "images",
      description = "Trains a convolutional network on images of shapes by DJL and PyTorch.")
  int images() {
    return attempt(
        () -> {
          int tenth = Math.max(1, epochs / 10);
          int[] recorded = Snapshots.logarithmic(snapshots).epochs(tenth);
          long startedAt = System.nanoTime();
          ImageNetwork.Result result = new ImageNetwork(seed).track(tenth, recorded);
          double seconds = (System.nanoTime() - startedAt) / NANOS_PER_SECOND;
          write("images", result.plane(), "binning", seconds);
          out.printf(
              Locale.ROOT, "%.1f %% of unseen images answered rightly.%n", 100 * result.accuracy());
        });
  }

  private int track(String name, Supplier<PaperNetwork> engine) {
    return attempt(
        () -> {
          PaperTask task = new PaperTask(seed, epochs, snapshots);
          Recorder recorder = task.recorder();
          long startedAt = System.nanoTime();
          try (PaperNetwork network = engine.get()) {
            out.printf(
                Locale.ROOT, "%s, %d epochs, seed %d%n", network.engine(), epochs, task.seed());
            network.copyFrom(task.untrained());
            network.train(task, recorder);
          }
          double seconds = (System.nanoTime() - startedAt) / NANOS_PER_SECOND;
          write(name, recorder.plane(), "kde-lower", seconds);
        });
  }

  private int attempt(Runnable work) {
    Commands.prepare(output);
    work.run();
    return 0;
  }

  /** Prints and writes a plane; its figure leaves out one kind of estimator. */
  private void write(String name, InformationPlane plane, String undrawn, double seconds) {
    out.print(PlaneTable.text(plane));
    out.printf(Locale.ROOT, "%nTrained and estimated in %.1f s.%n", seconds);
    plane.save(output.resolve(name + ".ibp"));
    plane.writeCsv(output.resolve(name + ".csv"));
    try {
      String[] drawn =
          plane.estimators().stream()
              .filter(estimator -> !estimator.startsWith(undrawn))
              .toArray(String[]::new);
      PlaneFigure.of(plane, drawn).write(output.resolve(name + ".png"));
    } catch (FontsMissingException e) {
      err.println("warning: " + e.getMessage());
    }
    out.println("Written: " + output.resolve(name) + ".ibp, .csv and .png");
  }
}
