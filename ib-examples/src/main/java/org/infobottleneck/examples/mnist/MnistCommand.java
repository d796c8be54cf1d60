package org.infobottleneck.examples.mnist;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.IdxDatasets;
import org.infobottleneck.data.Split;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.examples.command.RunOptions;
import org.infobottleneck.examples.plots.FontsMissingException;
import org.infobottleneck.examples.plots.PlaneFigure;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.examples.shell.PlaneTable;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.Initializer;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshot;
import org.infobottleneck.report.InformationPlaneReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Trains the network for images of Saxe et al. (2018), 784-1024-20-20-20-10, on the four files of
 * MNIST or a relative, and draws its plane on all test images and on a sample of the training
 * images.
 *
 * <pre>
 * ib mnist FOLDER --make
 * ib mnist FOLDER --epochs 99 --output out/mnist
 * </pre>
 *
 * <p>The first makes up files of that size where there are none. The second writes activations to
 * disk while it trains, then estimates them; both go on where they were stopped, if the same
 * command is given again. It writes {@code plane.ibp}, {@code plane.csv}, {@code plane.html} and
 * {@code plane.png}, and {@code cost.md}: seconds and memory of every part.
 */
@Command(
    name = "mnist",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Trains the network of Saxe et al. (2018) for images on IDX files and tracks it"
            + " (docs/data.md).")
public final class MnistCommand implements Callable<Integer> {

  private static final int TRAIN_IMAGES = 60_000;
  private static final int TEST_IMAGES = 10_000;
  private static final int[] WIDTHS = {1024, 20, 20, 20, 10};

  @Parameters(
      paramLabel = "FOLDER",
      description = "Holds train-images-idx3-ubyte and the other three, packed by gzip or not.")
  @SuppressWarnings("NullAway.Init") // set by picocli before it calls
  private Path folder;

  @Option(names = "--make", description = "Makes up images, writes the four files, and ends.")
  private boolean make;

  @Option(
      names = "--train-images",
      paramLabel = "N",
      showDefaultValue = Visibility.NEVER,
      description = "Training images to make up. Default: " + TRAIN_IMAGES + ".")
  private Optional<Integer> trainImages = Optional.empty();

  @Option(
      names = "--test-images",
      paramLabel = "N",
      showDefaultValue = Visibility.NEVER,
      description = "Test images to make up. Default: " + TEST_IMAGES + ".")
  private Optional<Integer> testImages = Optional.empty();

  @Option(names = "--epochs", defaultValue = "99", description = "Epochs of training.")
  private int epochs;

  @Option(
      names = "--snapshots",
      paramLabel = "RULE",
      defaultValue = "everyEpoch",
      description = "Or so many on a logarithmic axis, at[0, 10, 99], saxe2018.")
  private String snapshots = "";

  @Option(
      names = {"--activation", "--hidden"},
      defaultValue = "TANH",
      description = "Of the hidden layers: ${COMPLETION-CANDIDATES}.")
  private Activation hidden = Activation.TANH;

  @Option(names = "--batch", defaultValue = "128", description = "Rows of a batch.")
  private int batch;

  @Option(names = "--rate", defaultValue = "0.001", description = "Rate of gradient descent.")
  private double rate;

  @Option(names = "--seed", defaultValue = "1", description = "Of weights, batches and rows.")
  private long seed;

  @Option(
      names = "--rows",
      defaultValue = "5000",
      description = "Training images to observe, drawn at random, beside all test images.")
  private int rows;

  @Option(
      names = "--estimators",
      defaultValue =
          "kde-upper(noiseVariance=0.1), kde-lower(noiseVariance=0.1), binning(width=0.5)",
      description = "Descriptions of estimators between commas.")
  private String estimators = "";

  @Option(names = "--double", description = "Keeps activations in double precision.")
  private boolean twice;

  @Option(
      names = "--threads",
      description = "Threads that estimate; changes no result. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "out/mnist",
      description = "Where to write, and to go on; created if missing.")
  private Path output = Path.of("out", "mnist");

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out what it does
   * @param err what it complains about
   */
  public MnistCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    if (make) {
      makeUp();
    } else {
      run();
    }
    return 0;
  }

  private void makeUp() {
    Commands.prepare(folder);
    int train = trainImages.orElse(TRAIN_IMAGES);
    int test = testImages.orElse(TEST_IMAGES);
    MadeUpDigits.write(folder, train, test, seed);
    out.printf(
        Locale.ROOT,
        "%,d training and %,d test images, made up from seed %d, are in %s.%n",
        train,
        test,
        seed,
        folder);
  }

  private void run() {
    if (trainImages.isPresent() || testImages.isPresent()) {
      throw new IllegalArgumentException("--train-images and --test-images are of --make");
    }
    List<MutualInformationEstimator> asked = Estimators.parseAll(estimators);
    int[] due = RunOptions.snapshots(snapshots).epochs(epochs);
    Commands.prepare(output);
    RunCost cost = new RunCost();
    Path costs = output.resolve("cost.tsv");
    SaxeRun run = trained(due, cost, costs);
    InformationPlane plane =
        run.estimate(
            asked,
            threads,
            cost,
            epoch -> {
              out.println("epoch " + epoch + " estimated");
              cost.append(costs);
            });
    cost.append(costs);
    out.println();
    out.print(PlaneTable.text(plane));
    List<String> table = RunCost.table(costs, run.activations());
    out.println();
    table.forEach(out::println);
    write(plane, table);
  }

  /** Trains; the images are let go with the end of it, for estimating needs their memory. */
  private SaxeRun trained(int[] due, RunCost cost, Path costs) {
    Split split = cost.time(RunCost.Stage.READING, () -> IdxDatasets.mnist(folder));
    SaxeRun run =
        new SaxeRun(
            output,
            architecture(split.train().inputWidth()),
            Training.with(Sgd.learningRate(rate)).withBatchSize(batch).withSeed(seed),
            IntStream.of(due).boxed().toList(),
            rows,
            !twice);
    out.printf(
        Locale.ROOT,
        "%s, %s: %,d training images, %,d test images; %d snapshots.%n",
        run.architecture(),
        run.training(),
        split.train().size(),
        split.test().size(),
        due.length);
    run.train(
        split,
        cost,
        snapshot -> {
          tell(snapshot);
          cost.append(costs); // at every snapshot: the program may be stopped
        });
    return run;
  }

  /** As the program of Saxe et al. draws the weights: truncated at two deviations, by fan out. */
  private Architecture architecture(int pixels) {
    List<Integer> widths =
        IntStream.concat(IntStream.of(pixels), IntStream.of(WIDTHS)).boxed().toList();
    return new Architecture(
        widths, hidden, Activation.SOFTMAX, Initializer.TRUNCATED_NORMAL_FAN_OUT);
  }

  private void tell(Snapshot snapshot) {
    out.printf(
        Locale.ROOT,
        "epoch %d: train %s, test %s%n",
        snapshot.epoch(),
        snapshot.train().map(MnistCommand::text).orElse(""),
        snapshot.test().map(MnistCommand::text).orElse(""));
  }

  private static String text(Evaluation evaluation) {
    OptionalDouble accuracy = evaluation.accuracy();
    return String.format(Locale.ROOT, "%.4f nats", evaluation.loss())
        + (accuracy.isPresent()
            ? String.format(Locale.ROOT, ", %.2f %%", 100 * accuracy.getAsDouble())
            : "");
  }

  private void write(InformationPlane plane, List<String> table) {
    plane.writeCsv(output.resolve("plane.csv"));
    AtomicFiles.write(output.resolve("cost.md"), String.join("\n", table) + "\n");
    InformationPlaneReport.of(plane).write(output.resolve("plane.html"));
    try {
      PlaneFigure.of(plane, plane.estimators().toArray(String[]::new))
          .write(output.resolve("plane.png"));
    } catch (FontsMissingException e) {
      err.println("warning: " + e.getMessage());
    }
    out.println();
    out.println("Written to " + output + ": plane.ibp, plane.csv, plane.html, plane.png, cost.md");
  }
}
