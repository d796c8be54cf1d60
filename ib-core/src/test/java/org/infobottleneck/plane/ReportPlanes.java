package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.StandardError;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;

/** Planes of any size with random values, for what shows planes; no two numbers are round. */
public final class ReportPlanes {

  /** A value that only its bits tell from its neighbors. */
  private static final double ODD = 0.1 + 0.2;

  private static final List<Bound> BOUNDS =
      List.of(Bound.NONE, Bound.LOWER, Bound.UPPER, Bound.DIFFERENCE_OF_BOUNDS);

  private ReportPlanes() {}

  /** A plane with one estimator of each kind of bound, on the rows named. */
  public static InformationPlane plane(
      int seed, int layers, int estimators, int snapshots, String prefix, String... rows) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> numbers = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int layer = 1; layer <= layers; layer++) {
      numbers.add(layer);
      names.add(prefix + "layer " + layer);
    }
    List<Snapshot> measured = new ArrayList<>();
    List<PlanePoint> points = new ArrayList<>();
    for (int i = 0; i < snapshots; i++) {
      int epoch = i * (i + 1) / 2;
      measured.add(snapshot(epoch, layers, random, rows));
      for (String each : rows) {
        for (int layer = 1; layer <= layers; layer++) {
          for (int estimator = 0; estimator < estimators; estimator++) {
            points.add(
                new PlanePoint(
                    epoch,
                    prefix + each,
                    layer,
                    names.get(layer - 1),
                    prefix + "estimator " + estimator,
                    estimate(random, estimator, prefix),
                    estimate(random, estimator, prefix)));
          }
        }
      }
    }
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put(prefix + "architecture", prefix + "12-10-7");
    configuration.put("training", "Training[sgd, loss=CROSS_ENTROPY, seed=" + seed + "]");
    List<ObservedRows> observed = new ArrayList<>();
    for (String each : rows) {
      observed.add(new ObservedRows(prefix + each, 4096, 8.3 + ODD, OptionalDouble.of(0.69)));
    }
    return new InformationPlane(
        configuration, observed, new Layers(numbers, names), measured, points);
  }

  /**
   * A plane without points whose gradients fall from a ratio of 3 to one of 0.1 behind a snapshot,
   * each layer behind its own, with a little noise; behind the last one they don't fall.
   */
  public static InformationPlane falling(int seed, int snapshots, int... lastBefore) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> numbers = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int layer = 1; layer <= lastBefore.length; layer++) {
      numbers.add(layer);
      names.add("layer " + layer);
    }
    List<Snapshot> measured = new ArrayList<>();
    for (int i = 0; i < snapshots; i++) {
      List<GradientStatistics> gradients = new ArrayList<>();
      for (int layer : numbers) {
        double ratio = (i <= lastBefore[layer - 1] ? 3 : 0.1) * (1 + 0.1 * random.nextDouble());
        gradients.add(new GradientStatistics(layer, 7, ratio, 1, 1));
      }
      measured.add(
          new Snapshot(i, Optional.empty(), Optional.empty(), List.of(), gradients, List.of()));
    }
    return new InformationPlane(
        Map.of("training", "seed=" + seed),
        List.of(new ObservedRows("all", 8, 2, OptionalDouble.of(0.5))),
        new Layers(numbers, names),
        measured,
        List.of());
  }

  private static Estimate estimate(SplittableRandom random, int estimator, String prefix) {
    Bound bound = BOUNDS.get(estimator % BOUNDS.size());
    double nats = random.nextDouble() * 8;
    Set<Caveat> caveats = nats > 7 ? Set.of(Caveat.SATURATED, Caveat.TIES) : Set.of();
    return new Estimate(
        nats,
        Estimand.of(new Channel.Quantized(prefix + estimator), Channel.EXACT),
        bound,
        estimator == 1
            ? Optional.of(new StandardError(random.nextDouble(), StandardError.Source.MONTE_CARLO))
            : Optional.empty(),
        4096,
        prefix + "estimator " + estimator,
        caveats);
  }

  private static Snapshot snapshot(int epoch, int layers, SplittableRandom random, String... rows) {
    List<Double> norms = new ArrayList<>();
    List<GradientStatistics> gradients = new ArrayList<>();
    List<ClassScatter> scatter = new ArrayList<>();
    for (int layer = 1; layer <= layers; layer++) {
      double norm = 1 + random.nextDouble();
      norms.add(norm);
      gradients.add(
          new GradientStatistics(layer, 7, random.nextDouble(), random.nextDouble(), norm));
      scatter.add(new ClassScatter(rows[0], layer, random.nextDouble(), random.nextDouble()));
    }
    return new Snapshot(
        epoch,
        Optional.of(new Evaluation(random.nextDouble(), OptionalDouble.of(random.nextDouble()))),
        Optional.of(new Evaluation(random.nextDouble(), OptionalDouble.of(random.nextDouble()))),
        norms,
        gradients,
        scatter);
  }
}
