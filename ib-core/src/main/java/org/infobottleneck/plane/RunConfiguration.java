package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /** Of the network, its training and the rows it is trained and tested on. */
  static RunConfiguration ofRun(
      Mlp network, Dataset train, Optional<Dataset> test, Training training) {
    RunConfiguration run = new RunConfiguration();
    run.put("architecture", network.architecture().toString());
    run.put("initial weights", Digests.of(network));
    run.put("training", training.toString());
    run.put("training rows", describe(train));
    run.put("test rows", test.map(RunConfiguration::describe).orElse("none"));
    return run;
  }

  /** Adds at which epochs, layers and gradients a run is looked at. */
  RunConfiguration addSchedule(
      int epochs,
      Snapshots snapshots,
      Layers layers,
      boolean oneBatch,
      GradientSampling gradients) {
    put("epochs", Integer.toString(epochs));
    put("snapshots", snapshots.toString());
    put("layers", layers.numbers().toString());
    put("gradients", oneBatch ? "NONE: one batch per epoch has no spread" : gradients.toString());
    return this;
  }

  /** Adds the rows observed and the estimators, those asked at some epochs only by their epochs. */
  RunConfiguration addEstimators(
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
    return this;
  }

  /**
   * Refuses the files of another run.
   *
   * @param holder the file, and what it holds
   * @throws IllegalArgumentException naming all that differs
   */
  static void requireSame(String holder, Map<String, String> before, Map<String, String> now) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String there = before.getOrDefault(name, "nothing");
      String here = now.getOrDefault(name, "nothing");
      if (!there.equals(here)) {
        differences.add("of other " + name + ": " + there + ", now " + here);
      }
    }
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          holder + " " + String.join("; ", differences) + "; name another file to begin anew");
    }
  }

  private static String describe(Dataset data) {
    return data + " " + Digests.of(data);
  }

  Map<String, String> entries() {
    return entries;
  }
}
