package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.ObservedRows;

/**
 * One setting of a sweep, repeated over seeds.
 *
 * @param name what sets it apart
 * @param base the experiment of the first seed
 * @param runs its runs, in the order of the seeds, without those that failed
 * @param failed the number of runs that failed
 * @param inputBits H(X) of the rows observed first, 0 where every run failed
 * @param targetBits H(Y) of them, 0 where every run failed
 */
record RunGroup(
    String name,
    Experiment base,
    List<RunPaths> runs,
    int failed,
    double inputBits,
    double targetBits) {

  /** Layers within this share of H(X) at the end are saturated: nothing can be seen to move. */
  private static final double SATURATED = 0.99;

  /** Runs all settings, so that no thread waits for the last run of one of them. */
  static List<RunGroup> all(Map<String, Experiment> settings, Scale scale, Runs runs)
      throws InterruptedException {
    List<Experiment> experiments = new ArrayList<>();
    settings.values().forEach(base -> experiments.addAll(base.repeats(scale.seeds())));
    List<List<RunPaths>> kept = new ArrayList<>();
    settings.forEach((name, base) -> kept.add(new ArrayList<>()));
    List<ObservedRows> observed = new ArrayList<>();
    int[] next = {0};
    runs.forEach(
        experiments,
        result -> {
          int setting = next[0] / scale.seeds();
          next[0]++;
          result
              .outcome()
              .ifPresent(
                  plane -> {
                    kept.get(setting).add(RunPaths.of(result.experiment().seed(), plane));
                    observed.add(plane.observed().get(0));
                  });
        });
    double inputBits = observed.isEmpty() ? 0 : observed.get(0).inputEntropyBits();
    double targetBits = observed.isEmpty() ? 0 : observed.get(0).targetEntropyBits().orElse(0);
    List<RunGroup> groups = new ArrayList<>();
    for (Map.Entry<String, Experiment> setting : settings.entrySet()) {
      List<RunPaths> own = List.copyOf(kept.get(groups.size()));
      groups.add(
          new RunGroup(
              setting.getKey(),
              setting.getValue(),
              own,
              scale.seeds() - own.size(),
              inputBits,
              targetBits));
    }
    return groups;
  }

  /** The groups by their names. */
  static Map<String, RunGroup> byName(List<RunGroup> groups) {
    Map<String, RunGroup> named = new LinkedHashMap<>();
    groups.forEach(group -> named.put(group.name(), group));
    return named;
  }

  /** A sentence on the runs that failed, or that none did. */
  static String failures(List<RunGroup> groups) {
    int failed = groups.stream().mapToInt(RunGroup::failed).sum();
    int all = failed + groups.stream().mapToInt(group -> group.runs().size()).sum();
    List<String> where =
        groups.stream()
            .filter(group -> group.failed() > 0)
            .map(group -> group.failed() + " of " + group.name())
            .toList();
    return failed == 0
        ? "None of the " + all + " runs failed."
        : failed
            + " of "
            + all
            + " runs failed and are left out: "
            + String.join(", ", where)
            + ".";
  }

  /** The groups with those runs alone whose seeds no group lacks, so that runs pair by seed. */
  static List<RunGroup> paired(List<RunGroup> groups) {
    List<RunGroup> paired = new ArrayList<>();
    for (RunGroup group : groups) {
      List<RunPaths> common =
          group.runs().stream()
              .filter(run -> groups.stream().allMatch(other -> other.has(run.seed())))
              .toList();
      paired.add(
          new RunGroup(
              group.name(),
              group.base(),
              common,
              group.failed(),
              group.inputBits(),
              group.targetBits()));
    }
    return paired;
  }

  private boolean has(long seed) {
    return runs.stream().anyMatch(run -> run.seed() == seed);
  }

  /** The descriptions of the estimators. */
  List<String> estimators() {
    return base.estimators().stream().map(MutualInformationEstimator::description).toList();
  }

  /** The hidden layers, from 1. */
  List<Integer> hidden() {
    return Settings.hiddenLayers(base);
  }

  /** The last hidden layer. */
  int lastHidden() {
    return base.architecture().layerCount() - 1;
  }

  /** The hidden layers that an estimator can see move. */
  List<Integer> visible(int estimator) {
    return hidden().stream()
        .filter(
            layer ->
                average(run -> run.input(ObservedRows.ALL, layer, estimator)[run.last()]).mean()
                    < SATURATED * inputBits)
        .toList();
  }

  /** A number of one run. */
  interface Reading {
    double of(RunPaths run);
  }

  /** A number of every run. */
  double[] each(Reading number) {
    return runs.stream().mapToDouble(number::of).toArray();
  }

  /** The average of a number over the runs. */
  Average average(Reading number) {
    return Average.of(each(number));
  }

  /**
   * Returns for every run the snapshot where the mean path of the <i>other</i> runs is rightmost,
   * of equal ones the last. A run's own noise has no part in it, so that falls from there are
   * without bias; a single run takes its own. The rule of {@link
   * org.infobottleneck.plane.CompressionAnalysis}.
   */
  int[] onsets(int layer, int estimator) {
    double[][] paths =
        runs.stream()
            .map(run -> run.input(ObservedRows.ALL, layer, estimator))
            .toArray(double[][]::new);
    int[] onsets = new int[paths.length];
    for (int run = 0; run < paths.length; run++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int snapshot = 0; snapshot < paths[run].length; snapshot++) {
        double sum = paths.length == 1 ? paths[run][snapshot] : 0;
        for (int other = 0; other < paths.length; other++) {
          sum += other == run ? 0 : paths[other][snapshot];
        }
        if (sum >= largest) {
          largest = sum;
          onsets[run] = snapshot;
        }
      }
    }
    return onsets;
  }

  /** The fall of I(X;T) behind the rightmost point, run by run, in bits. */
  double[] falls(int layer, int estimator) {
    int[] onsets = onsets(layer, estimator);
    double[] falls = new double[onsets.length];
    for (int run = 0; run < falls.length; run++) {
      double[] path = runs.get(run).input(ObservedRows.ALL, layer, estimator);
      falls[run] = path[onsets[run]] - path[path.length - 1];
    }
    return falls;
  }

  /** The fall of I(X;T) averaged over layers, run by run, in bits. */
  double[] falls(List<Integer> layers, int estimator) {
    double[] mean = new double[runs.size()];
    for (int layer : layers) {
      double[] falls = falls(layer, estimator);
      Arrays.setAll(mean, run -> mean[run] + falls[run] / layers.size());
    }
    return mean;
  }
}
