package org.infobottleneck.examples.command;

import java.util.Map;
import java.util.Optional;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.Snapshots;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Which network is trained, how, and how it is looked at. */
public final class RunOptions {

  /** The estimators of a plane where none are named: those of a tracker. */
  public static final String ESTIMATORS =
      "kde-upper(noiseVariance=1e-3), kde-lower(noiseVariance=1e-3), binning(width=0.07)";

  private static final double SGD_RATE = 0.1;
  private static final double ADAM_RATE = 1e-3;
  private static final int EPOCHS = 3000;
  private static final int FEWEST_EPOCHS = 20;

  /** Rows that 3000 epochs are meant for: more of them get fewer. */
  private static final int USUAL_ROWS = 4096;

  /** Options at their defaults. */
  public RunOptions() {}

  /** Rows that estimators see where there are over twice as many. */
  private static final int SEEN_ROWS = 2048;

  private static final int BATCH = 256;
  private static final int SMALL_BATCH = 8;

  /** So many batches an epoch has at least where the rows are few. */
  private static final int BATCHES = 10;

  @Option(
      names = "--layers",
      paramLabel = "WIDTHS",
      defaultValue = "10-7-5-4-3",
      description = "Units of the hidden layers; inputs and classes are those of the data.")
  private String layers = "";

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      defaultValue = "tanh",
      description = "Activation of the hidden layers, such as tanh, relu or sigmoid.")
  private String activation = "";

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      defaultValue = "sgd",
      description =
          "sgd, adam, or one with its parameters, such as sgd(learningRate=0.1,momentum=0.9).")
  private String optimizer = "";

  @Option(
      names = "--rate",
      showDefaultValue = Visibility.NEVER,
      description = "Learning rate of sgd or adam. Default: 0.1 or 0.001.")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--batch",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "ROWS",
      description =
          "Rows of a batch. Default: 256, or a tenth of the training rows if those are few.")
  private Optional<Integer> batch = Optional.empty();

  @Option(
      names = "--epochs",
      showDefaultValue = Visibility.NEVER,
      description = "Epochs to train. Default: 3000, fewer for more than 4096 training rows.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--train-fraction",
      paramLabel = "SHARE",
      defaultValue = "0.85",
      description = "Share of the rows that is trained on, drawn by the seed; the others test.")
  private double trainFraction;

  @Option(
      names = "--snapshots",
      paramLabel = "RULE",
      defaultValue = "60",
      description =
          "Epochs to look at: so many, evenly spaced on a logarithmic axis; or a rule such as"
              + " everyEpoch or at[0,10,400].")
  private String snapshots = "";

  @Option(
      names = "--estimators",
      paramLabel = "LIST",
      defaultValue = ESTIMATORS,
      description = "Descriptions of estimators between commas.")
  private String estimators = "";

  @Option(
      names = "--rows",
      paramLabel = "N",
      showDefaultValue = Visibility.NEVER,
      description =
          "Rows that estimators see, drawn at random where there are more. Default: all, or 2048 of"
              + " more than 4096.")
  private Optional<Integer> rows = Optional.empty();

  double trainFraction() {
    if (!(trainFraction > 0 && trainFraction <= 1)) {
      throw new IllegalArgumentException(
          "--train-fraction must lie in (0, 1], got " + trainFraction);
    }
    return trainFraction;
  }

  /** What is run for given data. */
  RunPlan plan(TrackedData named, long seed) {
    Dataset data = named.task().data(seed);
    int train = (int) Math.max(1, Math.rint(trainFraction() * data.size()));
    int used =
        epochs.orElse(
            Math.max(FEWEST_EPOCHS, (int) Math.min(EPOCHS, (long) EPOCHS * USUAL_ROWS / train)));
    Arguments.atLeast(used, 1, "--epochs");
    Map<String, Dataset> observed = named.task().observed(data);
    int most = observed.values().stream().mapToInt(Dataset::size).max().orElse(0);
    return new RunPlan(
        named,
        architecture(data),
        Training.with(optimizer())
            .withBatchSize(
                Arguments.atLeast(
                    batch.orElse(Math.min(BATCH, Math.max(SMALL_BATCH, train / BATCHES))),
                    1,
                    "--batch")),
        used,
        snapshots(snapshots),
        trainFraction,
        Estimators.parseAll(estimators),
        seen(most));
  }

  private Optional<Integer> seen(int most) {
    rows.ifPresent(count -> Arguments.atLeast(count, 2, "--rows"));
    return rows.or(() -> most > 2 * SEEN_ROWS ? Optional.of(SEEN_ROWS) : Optional.empty())
        .filter(count -> count < most);
  }

  private Architecture architecture(Dataset data) {
    if (!layers.matches("\\d+(-\\d+)*")) {
      throw new IllegalArgumentException("--layers must be widths like 10-7-5, got " + layers);
    }
    return Architecture.parse(
        data.inputWidth() + "-" + layers + "-" + data.classes() + " " + activation);
  }

  private Optimizer optimizer() {
    rate.ifPresent(value -> Arguments.positive(value, "--rate"));
    if (optimizer.equals("sgd")) {
      return Sgd.learningRate(rate.orElse(SGD_RATE));
    }
    if (optimizer.equals("adam")) {
      return Adam.kingma(rate.orElse(ADAM_RATE));
    }
    Optimizer described = Optimizer.parse(optimizer);
    if (rate.isPresent()) {
      throw new IllegalArgumentException(
          "--rate is for a plain sgd or adam; " + optimizer + " has its own");
    }
    return described;
  }

  /**
   * Reads what {@code --snapshots} says.
   *
   * @param text a number of epochs, evenly spaced on a logarithmic axis, or a rule
   * @return the rule
   * @throws IllegalArgumentException if it is neither
   */
  public static Snapshots snapshots(String text) {
    return text.matches("\\d{1,9}")
        ? Snapshots.logarithmic(Integer.parseInt(text))
        : Snapshots.parse(text);
  }
}
