package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.infobottleneck.estimators.GaussianEstimator;
import org.infobottleneck.examples.figures.Axis;
import org.infobottleneck.examples.figures.ColorScale;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.figures.Line;
import org.infobottleneck.examples.figures.Panel;
import org.infobottleneck.examples.figures.PlaneFigures;
import org.infobottleneck.examples.figures.PlanePath;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Occasional;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Initializer;
import org.infobottleneck.network.Loss;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.GradientSampling;

/** Linear students of a linear teacher (Saxe et al. 2018, section 3), over seeds. */
final class LinearStudents {

  private static final int INPUTS = 30;
  private static final double LABEL_NOISE = 0.2;
  private static final double LEARNING_RATE = 0.02;
  private static final int EPOCHS = 2000;
  private static final int FEW_EPOCHS = 400;
  private static final int SNAPSHOTS = 40;
  private static final List<Integer> SAMPLES = List.of(INPUTS, 10 * INPUTS);
  private static final List<Integer> DEPTHS = List.of(1, 3);
  private static final List<Double> NOISES = List.of(0.1, 0.001);
  private static final double NATS_PER_BIT = 0.6931471805599453;

  /** A setting: so many examples, so many hidden layers, observed with such a noise. */
  private record Setting(int samples, int depth, double noise) {

    String words() {
      return samples
          + " examples and "
          + depth
          + (depth == 1 ? " hidden layer" : " hidden layers")
          + " at noise "
          + Decimals.shortest(noise);
    }
  }

  private final Map<Setting, List<LinearPath>> paths;

  private LinearStudents(Map<Setting, List<LinearPath>> paths) {
    this.paths = paths;
  }

  static LinearStudents of(Scale scale, Runs runs) throws InterruptedException {
    Map<Setting, List<LinearPath>> paths = new LinkedHashMap<>();
    for (int samples : SAMPLES) {
      for (int depth : DEPTHS) {
        for (double noise : NOISES) {
          List<LinearPath> of = new ArrayList<>();
          List<String> texts =
              runs.texts(
                  experiment(samples, depth, scale).repeats(scale.seeds()),
                  "linear-" + NOISES.indexOf(noise),
                  experiment -> LinearPath.of(experiment, noise).text());
          texts.forEach(text -> of.add(LinearPath.parse(text)));
          paths.put(new Setting(samples, depth, noise), of);
        }
      }
    }
    return new LinearStudents(paths);
  }

  private static Experiment experiment(int samples, int depth, Scale scale) {
    int epochs = scale.of(EPOCHS, FEW_EPOCHS);
    List<Integer> widths =
        Stream.concat(IntStream.rangeClosed(0, depth).mapToObj(layer -> INPUTS), Stream.of(1))
            .toList();
    return new Experiment(
        new LinearTeacher(INPUTS, samples, LABEL_NOISE),
        TrainingRows.random(1),
        new Architecture(
            widths, Activation.LINEAR, Activation.LINEAR, Initializer.TRUNCATED_NORMAL_FAN_IN),
        Training.with(Sgd.learningRate(LEARNING_RATE))
            .withBatchSize(samples)
            .withLoss(Loss.MEAN_SQUARED_ERROR),
        epochs,
        Settings.snapshots(epochs, SNAPSHOTS),
        GradientSampling.AT_SNAPSHOT,
        List.of(GaussianEstimator.create()), // never asked: the information is known
        Occasional.none(),
        scale.firstSeed());
  }

  /** The setting in a sentence or two. */
  static String sentence(Scale scale) {
    return "Linear students: "
        + INPUTS
        + " inputs x ~ N(0, I), a linear teacher y = w x + e of signal variance near 1 and noise"
        + " variance "
        + Decimals.shortest(LABEL_NOISE)
        + "; hidden layers of "
        + INPUTS
        + " linear units, weights by fan in, gradient descent on full batches with rate "
        + Decimals.shortest(LEARNING_RATE)
        + ", "
        + scale.of(EPOCHS, FEW_EPOCHS)
        + " epochs; layers are observed with Gaussian noise of variance "
        + NOISES.stream().map(Decimals::shortest).toList()
        + ", and I(X;T), I(T;Y) and the test error follow in closed form.";
  }

  /** Whether a student generalizes without compressing, setting by setting. */
  Judgement judgement() {
    List<String> met = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    paths.forEach(
        (setting, of) -> {
          Average fall = largestFall(of);
          Average error = errorFall(of);
          all.add(setting.words());
          numbers.add(
              setting.words()
                  + ": "
                  + Numbers.withError(fall)
                  + " bits, "
                  + Numbers.withError(error));
          if (fall.mean() < Claim.LINEAR_GENERALIZES_UNCOMPRESSED.threshold()
              && Numbers.isSeen(error, 0)) {
            met.add(setting.words());
          }
        });
    return Judging.byCondition(
        Claim.LINEAR_GENERALIZES_UNCOMPRESSED,
        met,
        all,
        "Fall of I(X;T) from its largest value to the end, in the hidden layer where it falls most,"
            + " and fall of the expected test error from the first epoch to the last: "
            + String.join("; ", numbers)
            + ".");
  }

  /** The fall of I(X;T) in bits, of the layer where its mean is largest. */
  static Average largestFall(List<LinearPath> paths) {
    Average largest = fall(paths, 0);
    for (int layer = 1; layer < paths.get(0).hidden(); layer++) {
      Average other = fall(paths, layer);
      largest = other.mean() > largest.mean() ? other : largest;
    }
    return largest;
  }

  private static Average fall(List<LinearPath> paths, int layer) {
    return over(paths, path -> path.fall(layer) / NATS_PER_BIT);
  }

  /** The fall of the test error from the first epoch to the last. */
  static Average errorFall(List<LinearPath> paths) {
    return over(paths, path -> path.testError()[0] - path.testError()[path.epochs().length - 1]);
  }

  private static Average over(List<LinearPath> paths, ToDoubleFunction<LinearPath> number) {
    return Average.of(paths.stream().mapToDouble(number).toArray());
  }

  ResultTable table() {
    ResultTable.Builder table =
        ResultTable.of(
            "linear",
            "Linear students: exact information in bits, and errors, mean ± standard error over"
                + " seeds.",
            "setting",
            "layer",
            "I(X;T) at first",
            "I(X;T) at last",
            "fall from its largest value",
            "I(T;Y) at first",
            "I(T;Y) at last",
            "train error at last",
            "test error at first",
            "least test error",
            "test error at last");
    paths.forEach(
        (setting, of) -> {
          int last = of.get(0).epochs().length - 1;
          for (int layer = 0; layer < of.get(0).hidden(); layer++) {
            int l = layer;
            table.row(
                setting.words(),
                layer + 1,
                Numbers.withError(over(of, path -> path.inputNats()[l][0]).bits()),
                Numbers.withError(over(of, path -> path.inputNats()[l][last]).bits()),
                Numbers.withError(fall(of, l)),
                Numbers.withError(over(of, path -> path.targetNats()[l][0]).bits()),
                Numbers.withError(over(of, path -> path.targetNats()[l][last]).bits()),
                Numbers.withError(over(of, path -> path.trainError()[last])),
                Numbers.withError(over(of, path -> path.testError()[0])),
                Numbers.withError(over(of, LinearStudents::leastTestError)),
                Numbers.withError(over(of, path -> path.testError()[last])));
          }
        });
    return table.build();
  }

  private static double leastTestError(LinearPath path) {
    double least = Double.POSITIVE_INFINITY;
    for (double error : path.testError()) {
      least = Math.min(least, error);
    }
    return least;
  }

  /** The planes of the wider noise, and the errors beside. */
  Figure figure() {
    List<Panel> planes = new ArrayList<>();
    List<Panel> errors = new ArrayList<>();
    paths.forEach(
        (setting, of) -> {
          if (setting.noise() == NOISES.get(0)) {
            String title =
                setting.samples()
                    + " examples, "
                    + setting.depth()
                    + (setting.depth() == 1 ? " layer" : " layers");
            planes.add(plane(title, of));
            errors.add(errors(title, of));
          }
        });
    return Figure.grid(planes.size(), Stream.concat(planes.stream(), errors.stream()).toList());
  }

  private static Panel plane(String title, List<LinearPath> of) {
    int[] epochs = of.get(0).epochs();
    int last = epochs[epochs.length - 1];
    List<PlanePath> layers = new ArrayList<>();
    for (int layer = 0; layer < of.get(0).hidden(); layer++) {
      int l = layer;
      List<Average> x = bits(series(of, path -> path.inputNats()[l]));
      List<Average> y = bits(series(of, path -> path.targetNats()[l]));
      layers.add(
          PlanePath.of("layer " + (layer + 1), epochs, means(x), errors(x), means(y), errors(y)));
    }
    return PlaneFigures.plain().byEpoch(title, layers, ColorScale.epochs(last), 0, last);
  }

  private static Panel errors(String title, List<LinearPath> of) {
    double[] epochs = IntStream.of(of.get(0).epochs()).asDoubleStream().toArray();
    List<Average> train = series(of, LinearPath::trainError);
    List<Average> test = series(of, LinearPath::testError);
    return Panel.of(Axis.epochs(), Axis.linear("squared error").withLeast(0))
        .withTitle(title)
        .with(
            Line.of("on the examples", epochs, means(train)).withBand(errors(train)),
            Line.of("expected", epochs, means(test)).withBand(errors(test)));
  }

  private interface Values {
    double[] of(LinearPath path);
  }

  private static List<Average> series(List<LinearPath> of, Values values) {
    List<Average> series = new ArrayList<>();
    for (int i = 0; i < of.get(0).epochs().length; i++) {
      int epoch = i;
      series.add(over(of, path -> values.of(path)[epoch]));
    }
    return series;
  }

  private static List<Average> bits(List<Average> nats) {
    return nats.stream().map(Average::bits).toList();
  }

  private static double[] means(List<Average> series) {
    return series.stream().mapToDouble(Average::mean).toArray();
  }

  /** Standard errors, NaN where there is one run alone. */
  private static double[] errors(List<Average> series) {
    return series.stream()
        .mapToDouble(average -> average.standardError().orElse(Double.NaN))
        .toArray();
  }
}
