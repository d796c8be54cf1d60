package org.infobottleneck.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Batching;
import org.infobottleneck.network.Loss;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Training;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.plane.GradientSampling;
import org.infobottleneck.plane.NoisyNetworkEstimator;
import org.infobottleneck.plane.Snapshots;

/** The text of an experiment: a line per part, in a fixed order. */
final class ExperimentText {

  private static final String FIRST_LINE = "information bottleneck experiment 1";

  private static final int KEY_BYTES = 8;

  private static final List<String> KEYS =
      List.of(
          "task",
          "rows",
          "architecture",
          "optimizer",
          "batch size",
          "batching",
          "loss",
          "weight noise",
          "epochs",
          "snapshots",
          "gradients",
          "estimator",
          "occasions",
          "occasional estimator",
          "network estimator",
          "seed");

  /** Those that may occur more than once. */
  private static final Set<String> MANY =
      Set.of("estimator", "occasional estimator", "network estimator");

  private ExperimentText() {}

  static String of(Experiment experiment) {
    Training training = experiment.training();
    List<String> lines = new ArrayList<>();
    lines.add(FIRST_LINE);
    lines.add(line("task", experiment.task().description()));
    lines.add(line("rows", experiment.rows()));
    lines.add(line("architecture", experiment.architecture()));
    lines.add(line("optimizer", training.optimizer()));
    lines.add(line("batch size", training.batchSize()));
    lines.add(line("batching", training.batching().toString().toLowerCase(Locale.ROOT)));
    lines.add(line("loss", training.loss().toString().toLowerCase(Locale.ROOT)));
    if (training.weightNoise() > 0) {
      lines.add(line("weight noise", Decimals.shortest(training.weightNoise())));
    }
    lines.add(line("epochs", experiment.epochs()));
    lines.add(line("snapshots", experiment.snapshots()));
    lines.add(line("gradients", experiment.gradients().toString().toLowerCase(Locale.ROOT)));
    for (MutualInformationEstimator estimator : experiment.estimators()) {
      lines.add(line("estimator", estimator.description()));
    }
    Occasional occasional = experiment.occasional();
    if (!occasional.isEmpty()) {
      lines.add(line("occasions", occasional.when()));
      occasional
          .estimators()
          .forEach(each -> lines.add(line("occasional estimator", each.description())));
      occasional
          .networkEstimators()
          .forEach(each -> lines.add(line("network estimator", each.description())));
    }
    lines.add(line("seed", experiment.seed()));
    return String.join("\n", lines) + "\n";
  }

  private static String line(String key, Object value) {
    return key + " = " + value;
  }

  /** The first digits of the SHA-256 digest of a text. */
  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static Experiment parse(String text) {
    Map<String, List<String>> values = values(text);
    Training training =
        Training.with(one(values, "optimizer", Optimizer::parse))
            .withBatchSize(one(values, "batch size", Integer::parseInt))
            .withBatching(one(values, "batching", Batching::parse))
            .withLoss(one(values, "loss", Loss::parse))
            .withWeightNoise(
                values.containsKey("weight noise")
                    ? one(values, "weight noise", Double::parseDouble)
                    : 0);
    return new Experiment(
        one(values, "task", Tasks::parse),
        one(values, "rows", TrainingRows::parse),
        one(values, "architecture", Architecture::parse),
        training,
        one(values, "epochs", Integer::parseInt),
        one(values, "snapshots", Snapshots::parse),
        one(values, "gradients", name -> GradientSampling.valueOf(name.toUpperCase(Locale.ROOT))),
        all(values, "estimator", Estimators::parse),
        occasional(values),
        one(values, "seed", Long::parseLong));
  }

  private static Occasional occasional(Map<String, List<String>> values) {
    List<MutualInformationEstimator> estimators =
        any(values, "occasional estimator", Estimators::parse);
    List<NoisyNetworkEstimator> networkEstimators =
        any(values, "network estimator", NoisyNetworkEstimator::parse);
    return estimators.isEmpty() && networkEstimators.isEmpty() && !values.containsKey("occasions")
        ? Occasional.none()
        : new Occasional(one(values, "occasions", Snapshots::parse), estimators, networkEstimators);
  }

  private static Map<String, List<String>> values(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals(FIRST_LINE)) {
      throw new IllegalArgumentException(
          "the first line of an experiment must be \"" + FIRST_LINE + "\"");
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (int number = 2; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (line.isEmpty()) {
        continue;
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? line : line.substring(0, equals).strip();
      if (equals < 0 || !KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "line " + number + " of an experiment must be one of " + KEYS + " = ..., got " + line);
      }
      List<String> same = values.computeIfAbsent(key, absent -> new ArrayList<>());
      if (!same.isEmpty() && !MANY.contains(key)) {
        throw new IllegalArgumentException(
            "line " + number + " of an experiment says " + key + " a second time");
      }
      same.add(line.substring(equals + 1).strip());
    }
    return values;
  }

  private static <T> T one(
      Map<String, List<String>> values, String key, Function<String, T> reader) {
    return all(values, key, reader).get(0);
  }

  private static <T> List<T> all(
      Map<String, List<String>> values, String key, Function<String, T> reader) {
    if (!values.containsKey(key)) {
      throw new IllegalArgumentException("an experiment must have a line " + key + " = ...");
    }
    return any(values, key, reader);
  }

  private static <T> List<T> any(
      Map<String, List<String>> values, String key, Function<String, T> reader) {
    List<T> read = new ArrayList<>();
    for (String text : values.getOrDefault(key, List.of())) {
      try {
        read.add(reader.apply(text));
      } catch (IllegalArgumentException e) { // a number that is none is one of them
        throw new IllegalArgumentException(key + " of an experiment: " + e.getMessage(), e);
      }
    }
    return read;
  }
}
