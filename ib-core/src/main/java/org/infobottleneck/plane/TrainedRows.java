package org.infobottleneck.plane;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.Split;
import org.infobottleneck.network.Loss;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;

/**
 * Which rows a tracker trains on, tests on and looks at, and how it trains: what it was told, and
 * what that comes to for a data set. Not thread-safe.
 */
final class TrainedRows {

  private static final double LEARNING_RATE = 0.1;
  private static final double TRAIN_FRACTION = 0.85;

  private final Map<String, WatchedRows> observed = new LinkedHashMap<>();
  private Optional<Split> split = Optional.empty();
  private double trainFraction = TRAIN_FRACTION;
  private Training training = Training.with(Sgd.learningRate(LEARNING_RATE));
  private boolean lossOfData = true;
  private OptionalLong seed = OptionalLong.empty();

  /** The rows of one run, and its training. */
  record Choice(
      Dataset train, Optional<Dataset> test, List<WatchedRows> observed, Training training) {

    boolean isOneBatch() {
      return training.batchSize() >= train.size();
    }
  }

  void training(Training newTraining) {
    training = Objects.requireNonNull(newTraining, "training");
    lossOfData = false;
  }

  /** The loss is left to the data. */
  void training(Optimizer optimizer) {
    training = Training.with(optimizer);
    lossOfData = true;
  }

  void seed(long newSeed) {
    seed = OptionalLong.of(newSeed);
  }

  void trainFraction(double fraction) {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException("train fraction must lie in (0, 1], got " + fraction);
    }
    trainFraction = fraction;
  }

  void observe(WatchedRows rows) {
    if (observed.putIfAbsent(rows.name(), rows) != null) {
      throw new IllegalArgumentException(
          "observed rows must have different names, got " + rows.name() + " twice");
    }
  }

  void observe(Dataset train, Dataset test) {
    observe(WatchedRows.all("train", train));
    observe(WatchedRows.all("test", test));
    split = Optional.of(new Split(train, test));
  }

  /** Rows of a data set that nobody has split, unless train and test rows were named. */
  Choice of(Dataset data) {
    Objects.requireNonNull(data, "data");
    Training chosen = trainingFor(data);
    if (split.isEmpty() && trainFraction == 1) {
      return new Choice(data, Optional.empty(), observed(data), chosen);
    }
    return choice(data, split.orElseGet(() -> data.split(trainFraction, chosen.seed())), chosen);
  }

  /** Rows of a data set that was split. */
  Choice of(Dataset data, Split parts) {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(parts, "parts");
    if (split.isPresent() && !split.get().equals(parts)) {
      throw new IllegalArgumentException(
          "rows to train on were named twice: by observe(train, test) and by a split of other objects");
    }
    return choice(data, parts, trainingFor(data));
  }

  private Choice choice(Dataset data, Split parts, Training chosen) {
    return new Choice(parts.train(), Optional.of(parts.test()), observed(data), chosen);
  }

  private List<WatchedRows> observed(Dataset data) {
    return observed.isEmpty()
        ? List.of(WatchedRows.all(ObservedRows.ALL, data))
        : List.copyOf(observed.values());
  }

  private Training trainingFor(Dataset data) {
    boolean regression = lossOfData && data.kind() == Dataset.Kind.REGRESSION;
    Training chosen = regression ? training.withLoss(Loss.MEAN_SQUARED_ERROR) : training;
    return seed.isPresent() ? chosen.withSeed(seed.getAsLong()) : chosen;
  }
}
