package org.infobottleneck.examples.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Batching;
import org.infobottleneck.network.Loss;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;
import org.infobottleneck.plane.GradientSampling;
import org.infobottleneck.plane.Snapshots;

/**
 * The parts of an experiment by the keys that sweeps know them by: those of its text, and {@code
 * fraction} and {@code activation}, which are laid over its rows and architecture. In this order
 * they are laid over an experiment.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
enum SweepKey {
  TASK(
      "a task like icosahedron",
      text -> {
        var task = Tasks.parse(text);
        return base -> base.withTask(task);
      },
      experiment -> experiment.task().description()),
  ROWS(
      "a rule like random(0.85)",
      text -> {
        TrainingRows rows = TrainingRows.parse(text);
        return base -> base.withRows(rows);
      },
      experiment -> experiment.rows().toString()),
  FRACTION(
      "a number above 0 and at most 1",
      text -> {
        double fraction = TrainingRows.random(number(text)).fraction();
        return base -> base.withRows(new TrainingRows(fraction, base.rows().choice()));
      },
      experiment -> Decimals.shortest(experiment.rows().fraction())),
  ARCHITECTURE(
      "an architecture like 12-10-7-5-4-3-2 tanh",
      text -> {
        Architecture architecture = Architecture.parse(text);
        return base -> base.withArchitecture(architecture);
      },
      experiment -> experiment.architecture().toString()),
  ACTIVATION(
      "the hidden activation, like relu",
      text -> {
        Activation named =
            Description.parse(text).among(List.of(Activation.values()), Activation::name);
        Activation hidden =
            Architecture.tanh(1, 1, 2).withHidden(named).hidden(); // refuses the softmax
        return base -> base.withArchitecture(base.architecture().withHidden(hidden));
      },
      experiment -> experiment.architecture().hidden().toString().toLowerCase(Locale.ROOT)),
  OPTIMIZER(
      "an optimizer like sgd(learningRate=0.1)",
      text -> {
        Optimizer optimizer = Optimizer.parse(text);
        return training(training -> training.withOptimizer(optimizer));
      },
      experiment -> experiment.training().optimizer().toString()),
  BATCH_SIZE(
      "a whole number, at least 1",
      text -> {
        int size = atLeastOne(text);
        return training(training -> training.withBatchSize(size));
      },
      experiment -> Integer.toString(experiment.training().batchSize())),
  BATCHING(
      "shuffled or consecutive",
      text -> {
        Batching batching = Batching.parse(text);
        return training(training -> training.withBatching(batching));
      },
      experiment -> experiment.training().batching().toString().toLowerCase(Locale.ROOT)),
  LOSS(
      "a loss like cross_entropy",
      text -> {
        Loss loss = Loss.parse(text);
        return training(training -> training.withLoss(loss));
      },
      experiment -> experiment.training().loss().toString().toLowerCase(Locale.ROOT)),
  WEIGHT_NOISE(
      "a number that is not negative",
      text -> {
        double noise =
            Training.with(Sgd.learningRate(1)).withWeightNoise(number(text)).weightNoise();
        return training(training -> training.withWeightNoise(noise));
      },
      experiment -> Decimals.shortest(experiment.training().weightNoise())),
  EPOCHS(
      "a whole number, at least 1",
      text -> {
        int epochs = atLeastOne(text);
        return base -> base.withEpochs(epochs);
      },
      experiment -> Integer.toString(experiment.epochs())),
  SNAPSHOTS(
      "a rule like logarithmic(60)",
      text -> {
        Snapshots snapshots = Snapshots.parse(text);
        return base -> base.withSnapshots(snapshots);
      },
      experiment -> experiment.snapshots().toString()),
  GRADIENTS(
      "a rule like at_snapshot",
      text -> {
        GradientSampling gradients =
            Description.parse(text)
                .among(List.of(GradientSampling.values()), GradientSampling::name);
        return base -> base.withGradients(gradients);
      },
      experiment -> experiment.gradients().toString().toLowerCase(Locale.ROOT)),
  ESTIMATORS(
      "estimators like [kde-upper(noiseVariance=1e-3), binning(width=0.07)]",
      text -> {
        MutualInformationEstimator[] estimators = estimators(text);
        return base -> base.withEstimators(estimators);
      },
      experiment ->
          experiment.estimators().stream()
              .map(MutualInformationEstimator::description)
              .collect(Collectors.joining(", "))),
  SEED(
      "a whole number",
      text -> {
        long seed = wholeNumber(text);
        return base -> base.withSeed(seed);
      },
      experiment -> Long.toString(experiment.seed()));

  private final String expected;
  private final Function<String, UnaryOperator<Experiment>> reader;
  private final Function<Experiment, String> current;

  SweepKey(
      String expected,
      Function<String, UnaryOperator<Experiment>> reader,
      Function<Experiment, String> current) {
    this.expected = expected;
    this.reader = reader;
    this.current = current;
  }

  /** The key, in small letters. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Optional<SweepKey> of(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }

  /** All keys, for messages. */
  static List<String> keys() {
    return Arrays.stream(values()).map(SweepKey::key).toList();
  }

  /** What stands behind the key, for messages. */
  String expected() {
    return expected;
  }

  /**
   * Reads what stands behind the key.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  UnaryOperator<Experiment> read(String text) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key() + " must be " + expected + ": " + e.getMessage(), e);
    }
  }

  /** What an experiment has for this key, whoever wrote it. */
  String current(Experiment experiment) {
    return current.apply(experiment);
  }

  private static UnaryOperator<Experiment> training(UnaryOperator<Training> change) {
    return base -> base.withTraining(change.apply(base.training()));
  }

  private static double number(String text) {
    return Description.ofArguments(text).number(0);
  }

  private static int atLeastOne(String text) {
    int number = Description.ofArguments(text).integer(0);
    if (number < 1) {
      throw new IllegalArgumentException("got " + number);
    }
    return number;
  }

  private static long wholeNumber(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("got " + text, e);
    }
  }

  private static MutualInformationEstimator[] estimators(String text) {
    Description list = Description.ofArguments(text);
    list.requireOnly(list.bareCount()); // a key would be none
    List<MutualInformationEstimator> estimators = new ArrayList<>();
    for (int i = 0; i < list.bareCount(); i++) {
      MutualInformationEstimator estimator = Estimators.parse(list.text(i));
      if (estimators.stream().anyMatch(e -> e.description().equals(estimator.description()))) {
        throw new IllegalArgumentException("got " + estimator.description() + " twice");
      }
      estimators.add(estimator);
    }
    return estimators.toArray(MutualInformationEstimator[]::new);
  }
}
