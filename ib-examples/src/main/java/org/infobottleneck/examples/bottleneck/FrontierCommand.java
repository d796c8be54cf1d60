package org.infobottleneck.examples.bottleneck;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.examples.plots.FontsMissingException;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Draws the chart of Tishby's talks, all three parts: the IB limit, the finite-sample bound, and
 * what networks reach, over training events, depth and training sizes.
 *
 * <pre>
 * ./mvnw -q compile exec:java -Dexec.args="frontier"
 * </pre>
 *
 * <p>Networks with the first hidden layers of 12-10-7-5-4-3-2 are trained by stochastic gradient
 * descent on labels drawn from the stochastic rule of the icosahedron task; the point of a network
 * is its last hidden layer, binned, over all 4096 patterns and with the rule itself. It writes
 * {@code frontier.csv} (every network at every epoch), {@code frontier-means.csv} (means over
 * seeds, beside both curves) and {@code frontier.png}, and prints the means and what they say. The
 * result is a pure function of the options but for the number of threads.
 *
 * <p>The default takes about a minute on two processors, {@code --full} fifty times that. The exit
 * code is 0 on success, 2 for options it does not understand and 1 where a file can't be written.
 */
@Command(
    name = "frontier",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Draws the IB limit, the finite-sample bound and what networks reach.",
    footer = {"", "Example:", "  ib frontier"})
public final class FrontierCommand implements Callable<Integer> {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int SEEDS = 5;
  private static final int EPOCHS = 2000;
  private static final int FULL_SEEDS = 50;
  private static final int FULL_EPOCHS = 10_000;
  private static final int LINES = 10;

  @Option(
      names = "--gain",
      defaultValue = "12",
      description = "Gain of the icosahedron task's stochastic rule.")
  private double gain;

  @Option(
      names = "--depths",
      split = ",",
      defaultValue = "1,2,3,4,5,6",
      description = "Numbers of hidden layers, the first ones of 10-7-5-4-3-2.")
  private List<Integer> depths = List.of();

  @Option(
      names = "--fractions",
      split = ",",
      defaultValue = "0.05,0.2,0.45,0.85",
      description = "Shares of the 4096 patterns to train on.")
  private List<Double> fractions = List.of();

  @Option(
      names = "--full",
      description = "50 seeds and 10,000 epochs where they are not named, instead of 5 and 2000.")
  private boolean full;

  @Option(names = "--seeds", paramLabel = "N", description = "Networks of each kind.")
  private Optional<Integer> seeds = Optional.empty();

  @Option(names = "--epochs", paramLabel = "N", description = "Training events.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--snapshots",
      defaultValue = "16",
      description = "Epochs to look at, evenly spaced on a logarithmic axis.")
  private int snapshots;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of everything drawn.")
  private long seed;

  @Option(
      names = "--threads",
      description = "Networks trained at a time; changes no result. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "out/frontier",
      description = "Where to write; created if missing.")
  private Path output = Path.of("out", "frontier");

  private final PrintStream out;
  private final PrintStream err;
  private int printed;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public FrontierCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Commands.run(new FrontierCommand(out, err), out, err, args);
  }

  @Override
  public Integer call() {
    run();
    return 0;
  }

  private void run() {
    Arguments.atLeast(threads, 1, "--threads");
    FrontierGrid grid =
        new FrontierGrid(
            gain,
            depths,
            fractions,
            epochs.orElse(full ? FULL_EPOCHS : EPOCHS),
            snapshots,
            seeds.orElse(full ? FULL_SEEDS : SEEDS),
            seed);
    Commands.prepare(output);
    announce(grid);
    long start = System.nanoTime();
    JointDistribution joint = JointDistribution.of(IcosahedronTask.stochastic(gain));
    InformationCurve curve = InformationBottleneck.of(joint).curve();
    int all = grid.tasks().size();
    List<FrontierStudy.Network> networks =
        FrontierStudy.of(grid, threads, done -> report(done, all));
    Frontier frontier = Frontier.of(grid, networks, curve, joint.classes());
    print(frontier);
    out.print(
        CurveReport.format("%nTook %.0f s.%n", (System.nanoTime() - start) / NANOS_PER_SECOND));
    write(frontier, networks);
  }

  private void announce(FrontierGrid grid) {
    out.print(
        CurveReport.format(
            "Trains %d networks, %d of each kind: hidden layers %s of 10-7-5-4-3-2 (tanh),%n"
                + "m = %s training patterns, up to %d epochs of SGD (learning rate %s, batches of 256),%n"
                + "on labels drawn from p(y|x) of gain %s. Seed %d, %d thread%s.%n%n",
            grid.tasks().size(),
            grid.seeds(),
            grid.depths(),
            grid.samples(),
            grid.epochs(),
            Decimals.shortest(FrontierStudy.LEARNING_RATE),
            Decimals.shortest(gain),
            seed,
            threads,
            threads == 1 ? "" : "s"));
  }

  private void report(int done, int all) {
    int due = done * LINES / all;
    if (due > printed) {
      printed = due;
      out.print(CurveReport.format("%3d %%  %d of %d networks%n", due * 100 / LINES, done, all));
    }
  }

  private void print(Frontier frontier) {
    out.print(
        CurveReport.format(
            "%nThe last hidden layer after the last epoch, in bits: mean +- standard error over %d seed%s.%n"
                + "T is bin(T) everywhere, by %s over all 4096 patterns with p(y|x) itself:%n"
                + "both numbers are exact for the binned layer and say nothing of another binning.%n"
                + "Black: the IB limit. Red: HEURISTIC, I_Y - 2^I(X;T) |Y| / sqrt(m) nats with constant 1%n"
                + "(Tishby & Zaslavsky 2015), for m independent draws; here they are distinct patterns.%n%n",
            frontier.grid().seeds(),
            frontier.grid().seeds() == 1 ? "" : "s",
            FrontierStudy.ESTIMATOR.description()));
    out.println(FrontierTables.lastEpoch(frontier));
    out.print(
        CurveReport.format(
            "The deepest networks, %d hidden layers, over the training events:%n%n",
            frontier.grid().deepest()));
    out.println(FrontierTables.events(frontier));
    out.println("What the numbers say:");
    FrontierFindings.of(frontier).forEach(finding -> out.println("- " + finding));
  }

  private void write(Frontier frontier, List<FrontierStudy.Network> networks) {
    Path csv = output.resolve("frontier.csv");
    AtomicFiles.write(csv, FrontierTables.networksCsv(networks));
    out.println("Written: " + csv);
    Path means = output.resolve("frontier-means.csv");
    AtomicFiles.write(means, FrontierTables.meansCsv(frontier));
    out.println("Written: " + means);
    Path png = output.resolve("frontier.png");
    try {
      CurveFigure.write(png, FrontierFigure.panels(frontier));
      out.println("Written: " + png);
    } catch (FontsMissingException e) {
      err.println("warning: " + e.getMessage());
    }
  }
}
