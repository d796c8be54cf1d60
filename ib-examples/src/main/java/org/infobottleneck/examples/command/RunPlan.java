package org.infobottleneck.examples.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Training;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ProgressListener;
import org.infobottleneck.plane.RowSample;
import org.infobottleneck.plane.Snapshots;
import org.infobottleneck.plane.Tracker;

/**
 * One tracked run but for its seed.
 *
 * @param data what is learned
 * @param architecture the network's shape
 * @param training optimizer and batches
 * @param epochs the number of epochs
 * @param snapshots the epochs at which the network is looked at
 * @param trainFraction the share of rows that is trained on
 * @param estimators who is asked
 * @param rows how many rows are looked at, where they are more
 */
record RunPlan(
    TrackedData data,
    Architecture architecture,
    Training training,
    int epochs,
    Snapshots snapshots,
    double trainFraction,
    List<MutualInformationEstimator> estimators,
    Optional<Integer> rows) {

  /** All that a result depends on beside the seed, by name. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("data", data.task().description());
    settings.put("architecture", architecture.toString());
    settings.put("optimizer", training.optimizer().toString());
    settings.put("batch", Integer.toString(training.batchSize()));
    settings.put("epochs", Integer.toString(epochs));
    settings.put("snapshots", snapshots.toString());
    settings.put("train fraction", Decimals.shortest(trainFraction));
    settings.put(
        "estimators",
        estimators.stream()
            .map(MutualInformationEstimator::description)
            .collect(Collectors.joining(", ")));
    settings.put("rows", rows.map(count -> "a sample of " + count).orElse("all"));
    return settings;
  }

  /** Trains and tracks the network of a seed; goes on with what the file holds. */
  InformationPlane run(long seed, int threads, Path file, ProgressListener... listeners) {
    Dataset rowsOfSeed = data.task().data(seed);
    Tracker tracker =
        InformationPlane.tracker()
            .training(training)
            .seed(seed)
            .trainFraction(trainFraction)
            .epochs(epochs)
            .snapshots(snapshots)
            .estimators(estimators.toArray(MutualInformationEstimator[]::new))
            .threads(threads)
            .keepIn(file);
    data.task().observed(rowsOfSeed).forEach((name, each) -> observe(tracker, name, each));
    for (ProgressListener listener : listeners) {
      tracker.onProgress(listener);
    }
    return tracker.track(Mlp.create(architecture, seed), rowsOfSeed);
  }

  /** The same sample for every seed, so that runs can be averaged. */
  private void observe(Tracker tracker, String name, Dataset all) {
    if (rows.isPresent() && rows.get() < all.size()) {
      tracker.observe(name, all, RowSample.of(rows.get(), 0));
    } else {
      tracker.observe(name, all);
    }
  }

  /** Says whether a plane has all snapshots. */
  boolean isWhole(InformationPlane plane) {
    return plane.snapshots().size() == snapshots.epochs(epochs).length;
  }
}
