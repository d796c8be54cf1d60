package org.infobottleneck.plane;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Training;

/** What made a plane, as names and values in a fixed order. */
final class RunConfiguration {

  private final Map<String, String> entries = new LinkedHashMap<>();

  void put(String name, String value) {
    entries.put(name, value);
  }

  /** Adds the network, its training and the rows it is trained and tested on. */
  void addRun(Mlp network, Dataset train, Optional<Dataset> test, Training training) {
    put("architecture", network.architecture().toString());
    put("initial weights", Digests.of(network));
    put("training", training.toString());
    put("training rows", describe(train));
    put("test rows", test.map(RunConfiguration::describe).orElse("none"));
  }

  /** Adds at which epochs, layers and gradients a run is looked at. */
  void addSchedule(
      int epochs,
      Snapshots snapshots,
      Layers layers,
      boolean oneBatch,
      GradientSampling gradients) {
    put("epochs", Integer.toString(epochs));
    put("snapshots", snapshots.toString());
    put("layers", layers.numbers().toString());
    put("gradients", oneBatch ? "NONE: one batch per epoch has no spread" : gradients.toString());
  }

  /** Adds the rows observed and the estimators, those asked at some epochs only by their epochs. */
  void addEstimators(
      List<WatchedRows> observed,
      List<MutualInformationEstimator> estimators,
      List<TimedEstimators.Group> timed) {
    observed.forEach(rows -> put("observed " + rows.name(), rows.describe()));
    put(
        "estimators",
        String.join(
            ", ", estimators.stream().map(MutualInformationEstimator::description).toList()));
    for (TimedEstimators.Group group : timed) {
      entries.merge(
          group.when().map(when -> "estimators " + when).orElse("network estimators"),
          String.join(", ", group.descriptions()),
          (before, added) -> before + ", " + added);
    }
  }

  private static String describe(Dataset data) {
    return data + " " + Digests.of(data);
  }

  Map<String, String> entries() {
    return entries;
  }
}
