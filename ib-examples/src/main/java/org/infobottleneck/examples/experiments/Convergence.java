package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.Split;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.TrainingDivergedException;
import org.infobottleneck.plane.ObservedRows;

/**
 * How many epochs one network takes to reach some goals. Training stops with the last of them.
 *
 * @param seed of the experiment
 * @param diverged the epoch in which training diverged
 * @param epochs when each goal was first met; goals that never were are missing
 */
record Convergence(long seed, OptionalInt diverged, Map<Goal, Integer> epochs) {

  /** The name of the work, for {@link Runs#texts}; other goals need another name. */
  static final String WORK = "convergence";

  private static final String NEVER = "never";
  private static final String SEPARATOR = "\t";

  /** What is to be reached. */
  enum Goal {
    LAST_HIDDEN_EARLY("I(T;Y) of the last hidden layer at 0.7 bits", Reading.LAST_HIDDEN, 0.7),
    LAST_HIDDEN("I(T;Y) of the last hidden layer at 0.9 bits", Reading.LAST_HIDDEN, 0.9),
    OUTPUT_EARLY("I(T;Y) of the output at 0.7 bits", Reading.OUTPUT, 0.7),
    OUTPUT("I(T;Y) of the output at 0.9 bits", Reading.OUTPUT, 0.9),
    ACCURACY_EARLY("test accuracy at 90 %", Reading.TEST_ACCURACY, 0.9),
    ACCURACY("test accuracy at 95 %", Reading.TEST_ACCURACY, 0.95);

    private final String words;
    private final Reading reading;
    private final double target;

    Goal(String words, Reading reading, double target) {
      this.words = words;
      this.reading = reading;
      this.target = target;
    }

    String words() {
      return words;
    }
  }

  /** What is read off a network; information in bits. */
  private enum Reading {
    LAST_HIDDEN,
    OUTPUT,
    TEST_ACCURACY
  }

  Convergence {
    EnumMap<Goal, Integer> copy = new EnumMap<>(Goal.class);
    copy.putAll(epochs);
    epochs = Collections.unmodifiableMap(copy);
  }

  /** Trains the network of an experiment until it has met every goal, or to its last epoch. */
  static Convergence of(Experiment experiment) {
    Dataset data = experiment.task().data(experiment.seed());
    Dataset rows =
        Objects.requireNonNull(
            experiment.task().observed(data).get(ObservedRows.ALL), "rows named all");
    Split parts = ConvergedLayers.split(experiment, data);
    Mlp network = Mlp.create(experiment.architecture(), experiment.seed());
    Trainer trainer = Trainer.of(network, parts.train(), experiment.training());
    BinningEstimator bins = (BinningEstimator) experiment.estimators().get(0);
    Variable targets = rows.targetVariable();
    EnumMap<Goal, Integer> met = new EnumMap<>(Goal.class);
    try {
      for (int epoch : experiment.snapshots().epochs(experiment.epochs())) {
        while (trainer.epoch() < epoch) {
          trainer.trainEpoch();
        }
        List<DMatrixRMaj> layers = network.activations(rows.inputs());
        int output = layers.size() - 1;
        EnumMap<Reading, Double> readings = new EnumMap<>(Reading.class);
        readings.put(Reading.LAST_HIDDEN, bits(bins, layers.get(output - 1), targets));
        readings.put(Reading.OUTPUT, bits(bins, layers.get(output), targets));
        readings.put(
            Reading.TEST_ACCURACY,
            network.evaluate(parts.test(), experiment.training().loss()).accuracy().orElse(0));
        note(readings, epoch, met);
        if (met.size() == Goal.values().length) {
          break;
        }
      }
    } catch (TrainingDivergedException e) {
      return new Convergence(experiment.seed(), OptionalInt.of(e.epoch()), met);
    }
    return new Convergence(experiment.seed(), OptionalInt.empty(), met);
  }

  private static double bits(BinningEstimator bins, DMatrixRMaj layer, Variable targets) {
    return bins.estimate(Variable.continuous(layer), targets).bits();
  }

  private static void note(Map<Reading, Double> readings, int epoch, Map<Goal, Integer> met) {
    for (Goal goal : Goal.values()) {
      if (readings.getOrDefault(goal.reading, 0.0) >= goal.target) {
        met.putIfAbsent(goal, epoch);
      }
    }
  }

  /** The epochs to a goal, infinite for never. */
  double epochsTo(Goal goal) {
    Integer epoch = epochs.get(goal);
    return epoch == null ? Double.POSITIVE_INFINITY : epoch;
  }

  /**
   * The multiplications, each with an addition, of an epoch: of the forward pass, of the gradients
   * of the weights, and of passing errors back through every layer but the first.
   */
  static long multiplyAdds(Architecture architecture, int samples) {
    List<Integer> widths = architecture.widths();
    long perSample = 0;
    for (int layer = 1; layer < widths.size(); layer++) {
      long weights = (long) widths.get(layer - 1) * widths.get(layer);
      perSample += layer == 1 ? 2 * weights : 3 * weights;
    }
    return perSample * samples;
  }

  /** As text. */
  String text() {
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(seed));
    cells.add(diverged.isPresent() ? Integer.toString(diverged.getAsInt()) : NEVER);
    for (Goal goal : Goal.values()) {
      Integer epoch = epochs.get(goal);
      cells.add(epoch == null ? NEVER : epoch.toString());
    }
    return String.join(SEPARATOR, cells) + "\n";
  }

  /** Reads a text that {@link #text} has written. */
  static Convergence parse(String text) {
    List<String> cells = List.of(text.strip().split(SEPARATOR));
    EnumMap<Goal, Integer> epochs = new EnumMap<>(Goal.class);
    int column = 2;
    for (Goal goal : Goal.values()) {
      number(cells.get(column)).ifPresent(epoch -> epochs.put(goal, epoch));
      column++;
    }
    return new Convergence(Long.parseLong(cells.get(0)), number(cells.get(1)), epochs);
  }

  private static OptionalInt number(String word) {
    return word.equals(NEVER) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(word));
  }
}
