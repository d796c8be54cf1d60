package org.infobottleneck.examples.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.infobottleneck.data.CsvTable;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.estimators.Interval;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.PermutationTest;
import org.infobottleneck.estimators.SubsampledEstimator;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.examples.shell.JsonOption;
import org.infobottleneck.numerics.Arguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Estimates the mutual information of columns of CSV files, with its error and its null. */
@Command(
    name = "estimate",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Estimates the mutual information of two CSV files, row by row, or of columns of one.",
    footer = {
      "",
      "Examples:",
      "  ib estimate x.csv y.csv",
      "  ib estimate data.csv --x width,length --y species --null",
      "  ib estimate data.csv --x 0 --y 1 --estimator \"ksg1(k=4)\" --units nats --json"
    })
public final class EstimateCommand implements Callable<Integer> {

  private static final double LEVEL = 0.95;
  private static final int PERMUTATIONS = 199;
  private static final double NATS_PER_BIT = StrictMath.log(2);

  /** What numbers are given in. */
  enum Units {
    BITS,
    NATS;

    double of(double nats) {
      return this == BITS ? nats / NATS_PER_BIT : nats;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "FILE",
      arity = "1..2",
      description = "The samples of X and those of Y; or one file with both.")
  private List<Path> files = List.of();

  @Option(
      names = "--x",
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns of X, by name or place from 0. Default: all of its file.")
  private List<String> x = List.of();

  @Option(
      names = "--y",
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns of Y, by name or place from 0. Default: all of its file.")
  private List<String> y = List.of();

  @Option(
      names = "--x-kind",
      paramLabel = "KIND",
      description =
          "What X is: continuous, mixed (values that repeat are atoms) or labels. Default: labels if"
              + " text or up to 20 whole numbers, else continuous.")
  private Optional<Column.Kind> xKind = Optional.empty();

  @Option(names = "--y-kind", paramLabel = "KIND", description = "What Y is, likewise.")
  private Optional<Column.Kind> yKind = Optional.empty();

  @Option(
      names = "--estimator",
      paramLabel = "DESCRIPTION",
      defaultValue = "auto",
      description = "The estimator; auto picks one by the kinds, the dimensions and the samples.")
  private String estimator = "";

  @Option(
      names = "--units",
      paramLabel = "UNIT",
      defaultValue = "bits",
      description = "bits or nats.")
  private Units units = Units.BITS;

  @Option(
      names = "--splits",
      defaultValue = "20",
      description = "Random splits into halves that the error is taken from; 0 for no error.")
  private int splits;

  @Option(
      names = "--null",
      description = "Tests against independence by permutations of Y, and tells the bias there.")
  private boolean independence;

  @Option(
      names = "--permutations",
      paramLabel = "N",
      showDefaultValue = Visibility.NEVER,
      description = "Permutations of --null. Default: " + PERMUTATIONS + ".")
  private Optional<Integer> permutations = Optional.empty();

  @Option(names = "--seed", defaultValue = "0", description = "Seed of splits and permutations.")
  private long seed;

  @Mixin private final JsonOption json = new JsonOption();

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public EstimateCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    if (files.size() == 1 && (x.isEmpty() || y.isEmpty())) {
      throw new IllegalArgumentException("of a single file, name the columns of --x and of --y");
    }
    Arguments.atLeast(splits, 0, "--splits");
    if (permutations.isPresent() && !independence) {
      throw new IllegalArgumentException("--permutations are those of --null, which is not asked");
    }
    int nulls = Arguments.atLeast(permutations.orElse(PERMUTATIONS), 1, "--permutations");
    MutualInformationEstimator asked = Estimators.parse(estimator);
    Path second = files.get(files.size() - 1);
    CsvTable first = CsvTable.read(files.get(0));
    CsvTable other = files.size() == 1 ? first : CsvTable.read(second);
    Column left = Column.of(files.get(0), first, x, xKind);
    Column right = Column.of(second, other, y, yKind);
    Arguments.same(right.variable().size(), left.variable().size(), "number of rows of " + second);
    Optional<PermutationTest.Result> test =
        independence
            ? Optional.of(
                PermutationTest.of(asked)
                    .withPermutations(nulls)
                    .withSeed(seed)
                    .test(left.variable(), right.variable()))
            : Optional.empty();
    MutualInformationEstimator used =
        splits == 0 ? asked : SubsampledEstimator.of(asked).withSplits(splits).withSeed(seed);
    Estimate estimate = used.estimate(left.variable(), right.variable());
    PrintStream words = json.words(out, err);
    words.println("X: " + left.said());
    words.println("Y: " + right.said());
    words.print(text(estimate, test));
    Optional<String> picked = Optional.empty();
    if (asked instanceof AutoEstimator) { // an estimator around it does not tell who answers
      Estimate answer =
          splits == 0
              ? estimate
              : test.map(PermutationTest.Result::estimate)
                  .orElseGet(() -> asked.estimate(left.variable(), right.variable()));
      picked = Optional.of(answer.estimator());
    }
    picked.ifPresent(each -> words.println("picked: " + each));
    json.print(out, json(left, right, estimate, picked, test));
    return 0;
  }

  private String text(Estimate estimate, Optional<PermutationTest.Result> test) {
    StringBuilder text = new StringBuilder();
    String relation =
        switch (estimate.bound()) {
          case UPPER -> "<=";
          case LOWER -> ">=";
          case NONE, DIFFERENCE_OF_BOUNDS -> "=";
        };
    text.append(
        String.format(
            Locale.ROOT,
            "%s %s %s %s by %s%n",
            estimate.estimand(),
            relation,
            number(estimate.nats()),
            units,
            estimate.estimator()));
    estimate
        .error()
        .ifPresent(
            error ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "standard error %s %s (%s)%s%n",
                        number(error.nats()),
                        units,
                        error.source().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        estimate.interval(LEVEL).map(this::words).orElse(""))));
    test.ifPresent(
        result ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "if independent: %s +- %s %s over %d permutations; so large by chance: p = %.3g%n",
                    number(result.nullMeanNats()),
                    number(result.nullDeviationNats()),
                    units,
                    result.permutations(),
                    result.pValue())));
    for (Caveat caveat : estimate.caveats()) {
      text.append("caveat: " + caveat + ": " + caveat.explanation() + System.lineSeparator());
    }
    if (!estimate.isValid()) {
      text.append("This is no valid value." + System.lineSeparator());
    }
    return text.toString();
  }

  private String words(Interval interval) {
    return ", 95 % from " + number(interval.low()) + " to " + number(interval.high());
  }

  private String number(double nats) {
    return String.format(Locale.ROOT, "%.4f", units.of(nats));
  }

  private Json json(
      Column left,
      Column right,
      Estimate estimate,
      Optional<String> picked,
      Optional<PermutationTest.Result> test) {
    return Json.object()
        .put("x", left.said())
        .put("y", right.said())
        .put("value", units.of(estimate.nats()))
        .put("units", units)
        .put("estimand", estimate.estimand())
        .put("bound", estimate.bound().name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .put("estimator", estimate.estimator())
        .put("picked", picked)
        .put("samples", estimate.samples())
        .put("valid", estimate.isValid())
        .put("standardError", estimate.error().map(error -> units.of(error.nats())))
        .put(
            "interval95",
            estimate
                .interval(LEVEL)
                .map(each -> List.of(units.of(each.low()), units.of(each.high()))))
        .put("caveats", caveats(estimate))
        .put(
            "independent",
            test.map(
                result ->
                    Json.object()
                        .put("mean", units.of(result.nullMeanNats()))
                        .put("deviation", units.of(result.nullDeviationNats()))
                        .put("permutations", result.permutations())
                        .put("pValue", result.pValue())));
  }

  private static Json caveats(Estimate estimate) {
    Json caveats = Json.object();
    estimate.caveats().forEach(caveat -> caveats.put(caveat.name(), caveat.explanation()));
    return caveats;
  }
}
