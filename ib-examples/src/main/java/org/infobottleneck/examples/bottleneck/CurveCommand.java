package org.infobottleneck.examples.bottleneck;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import org.infobottleneck.bottleneck.Bifurcation;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.examples.plots.FontsMissingException;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.examples.shell.JsonOption;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Computes the information curve of a joint distribution with its certificates, prints it and draws
 * it.
 *
 * <pre>
 * ./mvnw -q compile exec:java -Dexec.args="curve"
 * ./mvnw -q compile exec:java -Dexec.args="curve --table counts.csv --output out/my-curve"
 * </pre>
 *
 * <p>The distribution is the stochastic rule of the icosahedron task, or its published labels, or a
 * table of a CSV file: one row per input, one column per class, counts or probabilities, without a
 * header. It writes {@code curve.csv}, the points with all digits, and {@code curve.png}. Where Y
 * is a function of X, it says so and walks along the curve by the squared functional instead.
 *
 * <p>The exit code is 0 on success, 2 for options that it does not understand and 1 where a file
 * can't be read or written or holds no such table.
 */
@Command(
    name = "curve",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Computes and draws the information curve of a joint distribution.",
    footer = {
      "",
      "Examples:",
      "  ib curve",
      "  ib curve --table counts.csv --output out/my-curve --json"
    })
public final class CurveCommand implements Callable<Integer> {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double FIRST_STEP = 0.01;

  /** How far from a transition, relatively, iteration is no longer slow. */
  private static final double ASIDE = 1e-3;

  private static final double[] WHOLE_BETAS = {1.1, 1.2, 2, 10, 50};
  private static final double[] ENLARGED_BETAS = {2, 5, 10, 25, 50, 100, 200, 500, 1000};

  /** The share of H(S) by which two points with a name must differ. */
  private static final double APART = 2e-3;

  /** The share of I(X;Y) at which the enlarged panel begins. */
  private static final double ENLARGED_FROM = 0.93;

  @Option(
      names = "--gain",
      paramLabel = "G",
      description = "Gain of the icosahedron task's stochastic rule. Default: 12.")
  private Optional<Double> gain = Optional.empty();

  @Option(
      names = "--deterministic",
      description = "The icosahedron task with its published labels instead.")
  private boolean deterministic;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "A CSV file of counts or probabilities instead: inputs by classes, no header.")
  private Optional<Path> table = Optional.empty();

  @Option(names = "--points", defaultValue = "60", description = "Points of the curve.")
  private int points;

  @Option(names = "--last-beta", defaultValue = "10000", description = "The largest beta.")
  private double lastBeta;

  @Option(
      names = "--cells",
      defaultValue = "8",
      description = "Cells of the largest quantizer, where there are two classes.")
  private int cells;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "out/curve",
      description = "Where to write; created if missing.")
  private Path output = Path.of("out", "curve");

  @Mixin private final JsonOption json = new JsonOption();

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public CurveCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Commands.run(new CurveCommand(out, err), out, err, args);
  }

  @Override
  public Integer call() {
    run();
    return 0;
  }

  private void run() {
    check();
    JointDistribution joint = joint();
    Commands.prepare(output);
    PrintStream words = json.words(out, err);
    words.println(CurveReport.distribution(name(), joint));
    long start = System.nanoTime();
    InformationBottleneck bottleneck = InformationBottleneck.of(joint);
    InformationCurve curve = bottleneck.curve(betas(points, lastBeta));
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    List<CurveFigure> figures = new ArrayList<>();
    if (joint.isDeterministic()) {
      words.println(CurveReport.walk(bottleneck));
      figures.add(CurveFigure.of(curve).withTitle(name()));
    } else {
      words.println(CurveReport.points(curve));
      List<Bifurcation> transitions = bottleneck.bifurcations(curve);
      words.println(CurveReport.transitions(transitions, joint));
      CurveFigure figure =
          CurveFigure.of(finer(bottleneck, transitions)).withTransitions(transitions);
      figures.add(figure.withTitle(name()).withBetas(named(bottleneck, WHOLE_BETAS)));
      figures.add(enlarged(figure.withBetas(named(bottleneck, ENLARGED_BETAS)), curve));
    }
    if (classesInUse(joint) <= 2) {
      words.println(CurveReport.quantizers(bottleneck, cells));
    }
    words.print(
        CurveReport.format(
            "The curve took %.2f s, everything %.2f s.%n",
            seconds, (System.nanoTime() - start) / NANOS_PER_SECOND));
    write(curve, figures, words);
    json.print(out, CurveReport.json(name(), joint, curve));
  }

  private void check() {
    int named = (gain.isPresent() ? 1 : 0) + (deterministic ? 1 : 0) + (table.isPresent() ? 1 : 0);
    if (named > 1) {
      throw new IllegalArgumentException(
          "--gain, --deterministic and --table exclude each other, got " + named + " of them");
    }
    gain.ifPresent(value -> Arguments.positive(value, "--gain"));
    Arguments.atLeast(points, 2, "--points");
    Arguments.atLeast(cells, 1, "--cells");
    if (!(lastBeta > 1 + FIRST_STEP && lastBeta <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "--last-beta must be greater than " + (1 + FIRST_STEP) + " and finite, got " + lastBeta);
    }
  }

  private double usedGain() {
    return gain.orElse(IcosahedronTask.GAIN_OF_PUBLISHED_FILE);
  }

  private JointDistribution joint() {
    if (table.isPresent()) {
      return ContingencyTable.read(table.get());
    }
    return JointDistribution.of(
        deterministic ? IcosahedronTask.deterministic() : IcosahedronTask.stochastic(usedGain()));
  }

  private String name() {
    if (table.isPresent()) {
      return table.get().getFileName().toString();
    }
    return deterministic
        ? "icosahedron task, published labels"
        : "icosahedron task, gain " + Decimals.shortest(usedGain());
  }

  /** From just above 1 to the last, in even ratios of beta - 1. */
  static double[] betas(int points, double lastBeta) {
    double first = StrictMath.log(FIRST_STEP);
    double last = StrictMath.log(lastBeta - 1);
    double[] betas = new double[points];
    for (int i = 0; i < points; i++) {
      betas[i] = 1 + StrictMath.exp(first + (last - first) * i / (points - 1));
    }
    return betas;
  }

  /** A curve to draw: with points between the others and on both sides of every kink. */
  private InformationCurve finer(InformationBottleneck bottleneck, List<Bifurcation> transitions) {
    DoubleStream between = Arrays.stream(betas(2 * points - 1, lastBeta));
    DoubleStream around =
        transitions.stream()
            .flatMapToDouble(t -> DoubleStream.of(t.low() * (1 - ASIDE), t.high() * (1 + ASIDE)));
    return bottleneck.curve(DoubleStream.concat(between, around).toArray());
  }

  /** Points to write the betas at: those that are not trivial and not all but the one before. */
  private List<CurvePoint> named(InformationBottleneck bottleneck, double... betas) {
    double apart = APART * bottleneck.distribution().merged().inputEntropy();
    List<CurvePoint> named = new ArrayList<>();
    double last = 0;
    for (double beta : betas) {
      if (beta <= lastBeta) {
        CurvePoint point = bottleneck.at(beta).point();
        if (point.inputInformation() - last > apart) {
          named.add(point);
          last = point.inputInformation();
        }
      }
    }
    return named;
  }

  /** The part of the curve at which most transitions are: it is all but flat. */
  private static CurveFigure enlarged(CurveFigure figure, InformationCurve curve) {
    double most = curve.mutualInformation();
    double yMin = Bits.ofNats(ENLARGED_FROM * most);
    double yMax = Bits.ofNats((1 + (1 - ENLARGED_FROM) / 4) * most);
    double first = Bits.ofNats(curve.inputInformationAt(ENLARGED_FROM * most).low());
    double last = Bits.ofNats(curve.points().get(curve.points().size() - 1).inputInformation());
    double room = 0.05 * (last - first);
    return figure
        .withTitle("enlarged")
        .withRange(first - room, Math.max(last, first + 1e-9) + room, yMin, yMax);
  }

  private static int classesInUse(JointDistribution joint) {
    int used = 0;
    for (int y = 0; y < joint.classes(); y++) {
      used += joint.classProbability(y) > 0 ? 1 : 0;
    }
    return used;
  }

  private void write(InformationCurve curve, List<CurveFigure> figures, PrintStream words) {
    Path csv = output.resolve("curve.csv");
    AtomicFiles.write(csv, CurveReport.csv(curve.points()));
    words.println("Written: " + csv);
    Path png = output.resolve("curve.png");
    try {
      CurveFigure.write(png, figures);
      words.println("Written: " + png);
    } catch (FontsMissingException e) {
      err.println("warning: " + e.getMessage());
    }
  }
}
