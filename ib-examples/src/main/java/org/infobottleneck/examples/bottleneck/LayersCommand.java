package org.infobottleneck.examples.bottleneck;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.infobottleneck.bottleneck.Bifurcation;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.LayerFit;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.examples.plots.FontsMissingException;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.numerics.Arguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Layers against the curve: trains the network of Shwartz-Ziv &amp; Tishby (2017) on labels drawn
 * from the stochastic rule of their task, and measures for every layer beta*, the residual of the
 * self-consistent equations and the gap to the information curve of that rule, by several
 * observers.
 *
 * <pre>
 * ./mvnw -q compile exec:java -Dexec.args="layers"
 * </pre>
 *
 * <p>It prints a table per observer and what holds of each part of the paper's claim, computed from
 * the table, and writes {@code layers.csv}, every layer at every snapshot, and {@code layers.png},
 * the layers of the first network on the plane of the curve. The exit code is 0 on success, 2 for
 * options it does not understand and 1 where a file can't be written.
 */
@Command(
    name = "layers",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures how far the layers of trained networks are from the bottleneck bound.",
    footer = {"", "Example:", "  ib layers"})
public final class LayersCommand implements Callable<Integer> {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double[] NAMED_BETAS = {1.2, 2, 5, 50};
  private static final Color[] COLORS = {
    new Color(0x440154),
    new Color(0x414487),
    new Color(0x2a788e),
    new Color(0x22a884),
    new Color(0x7ad151),
    new Color(0xd9a400)
  };

  @Option(names = "--gain", defaultValue = "12", description = "Gain of the stochastic rule.")
  private double gain;

  @Option(
      names = "--train-fraction",
      defaultValue = "0.85",
      description = "Share of the patterns to train on.")
  private double trainFraction;

  @Option(
      names = {"--rate", "--learning-rate"},
      defaultValue = "0.1",
      description = "Of plain descent.")
  private double learningRate;

  @Option(names = "--epochs", defaultValue = "3000", description = "Epochs of training.")
  private int epochs;

  @Option(names = "--snapshots", defaultValue = "16", description = "On a logarithmic axis.")
  private int snapshots;

  @Option(
      names = "--draws",
      defaultValue = "4",
      description = "Noise draws per pattern of the noisy observer; 0 leaves it out.")
  private int draws;

  @Option(
      names = {"--seeds", "--networks"},
      paramLabel = "N",
      defaultValue = "4",
      description = "Networks, a seed each.")
  private int networks;

  @Option(names = "--seed", defaultValue = "1", description = "The first seed.")
  private long seed;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "out/layers",
      description = "Where to write; created if missing.")
  private Path output = Path.of("out", "layers");

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public LayersCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Commands.run(new LayersCommand(out, err), out, err, args);
  }

  @Override
  public Integer call() {
    run();
    return 0;
  }

  private void run() {
    Arguments.atLeast(networks, 1, "--seeds");
    LayersStudy study =
        new LayersStudy(
            new LayersStudy.Settings(gain, trainFraction, learningRate, epochs, snapshots, draws));
    Commands.prepare(output);
    long start = System.nanoTime();
    InformationBottleneck bottleneck = InformationBottleneck.of(study.joint());
    InformationCurve curve = bottleneck.curve();
    List<Bifurcation> transitions = bottleneck.bifurcations(curve);
    out.printf(
        Locale.ROOT,
        "The rule: %s. Its curve has %d points to beta = %.0f, every certificate %s, and %d phase"
            + " transitions.%n%n",
        study.joint(),
        curve.points().size(),
        curve.points().get(curve.points().size() - 1).beta(),
        curve.isProven() ? "proven" : "searched",
        transitions.size());
    List<LayersStudy.Run> runs = runs(study);
    LayersReport report = new LayersReport(runs, curve, transitions);
    for (String observer : report.observers()) {
      out.printf("**Observed by %s**, in bits:%n%n", observer);
      out.println(report.table(observer));
      report.verdicts(observer).forEach(line -> out.println("- " + line));
      out.println();
    }
    out.printf(
        Locale.ROOT, "Computed in %.1f s.%n", (System.nanoTime() - start) / NANOS_PER_SECOND);
    write(report, bottleneck, curve, transitions, runs.get(0));
  }

  private List<LayersStudy.Run> runs(LayersStudy study) {
    List<LayersStudy.Run> runs = new ArrayList<>();
    for (int i = 0; i < networks; i++) {
      LayersStudy.Run run = study.run(seed + i);
      runs.add(run);
      out.printf(
          Locale.ROOT,
          "Network %d of %d: %s tanh, seed %d, %d of 4096 patterns, %d epochs: accuracy %.1f %%"
              + " in training, %.1f %% on the rest.%n",
          i + 1,
          networks,
          LayersStudy.architecture(),
          run.seed(),
          run.samples(),
          epochs,
          100 * run.train().accuracy().orElse(Double.NaN),
          100 * run.test().accuracy().orElse(Double.NaN));
    }
    out.println();
    return runs;
  }

  private void write(
      LayersReport report,
      InformationBottleneck bottleneck,
      InformationCurve curve,
      List<Bifurcation> transitions,
      LayersStudy.Run run) {
    out.println("Written:");
    Path csv = output.resolve("layers.csv");
    AtomicFiles.write(csv, report.csv().getBytes(StandardCharsets.UTF_8));
    out.println("  " + csv);
    try {
      Path picture = output.resolve("layers.png");
      AtomicFiles.write(picture, picture(report, bottleneck, curve, transitions, run));
      out.println("  " + picture);
    } catch (FontsMissingException e) {
      err.println("warning: " + e.getMessage());
    }
  }

  /** All of the plane to the left, the neighborhood of the curve to the right. */
  private static byte[] picture(
      LayersReport report,
      InformationBottleneck bottleneck,
      InformationCurve curve,
      List<Bifurcation> transitions,
      LayersStudy.Run run) {
    String observer = report.observers().get(0);
    List<CurvePoint> named = new ArrayList<>();
    for (double beta : NAMED_BETAS) {
      named.add(bottleneck.at(beta).point());
    }
    double last = Bits.ofNats(curve.statisticEntropy());
    double top = Bits.ofNats(curve.classEntropy());
    CurveFigure whole =
        CurveFigure.of(curve)
            .withTitle("Layers by " + observer)
            .withBetas(List.of(named.get(named.size() - 1)))
            .withTransitions(transitions)
            .withFiniteSamples(2, run.samples())
            .withDots(paths(run, observer));
    CurveFigure near =
        CurveFigure.of(curve)
            .withTitle("Near the curve")
            .withBetas(named)
            .withTransitions(transitions)
            .withFiniteSamples(2, run.samples())
            .withDots(paths(run, observer))
            .withRange(-0.03 * last, 0.75 * last, -0.05 * top, 1.1 * top);
    return CurveFigure.png(List.of(whole, near));
  }

  /** The path of every layer over the epochs, named by its beta* at the end. */
  private static DotGroup[] paths(LayersStudy.Run run, String observer) {
    List<DotGroup> groups = new ArrayList<>();
    for (int layer = 1; layer <= LayersStudy.layers(); layer++) {
      int number = layer;
      List<LayerFit> path =
          run.fits().stream()
              .filter(fit -> fit.layer() == number && fit.observer().equals(observer))
              .toList();
      List<Point2D> points = new ArrayList<>();
      for (LayerFit fit : path) {
        points.add(
            new Point2D.Double(fit.inputInformation().bits(), fit.targetInformation().bits()));
      }
      double beta = path.get(path.size() - 1).fit().betaStar().orElse(Double.NaN);
      String name = "layer " + layer + ", β* = " + (Double.isInfinite(beta) ? "∞" : rounded(beta));
      groups.add(DotGroup.of(name, COLORS[(layer - 1) % COLORS.length], points).withLine());
    }
    return groups.toArray(DotGroup[]::new);
  }

  private static String rounded(double beta) {
    return beta < 1000
        ? String.format(Locale.ROOT, "%.3g", beta)
        : String.format(Locale.ROOT, "%.0f", beta);
  }
}
