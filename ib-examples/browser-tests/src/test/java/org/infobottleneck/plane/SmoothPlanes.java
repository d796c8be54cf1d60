package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;

/** Planes of any size whose paths look like those of a training, made without one. */
public final class SmoothPlanes {

  private static final double INPUT_ENTROPY = 8.317766166719345;
  private static final double TARGET_ENTROPY = 0.69261;

  private SmoothPlanes() {}

  /** A run: all its texts begin with the prefix. */
  public static InformationPlane plane(
      int seed, int layers, int estimators, int snapshots, String prefix) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> numbers = IntStream.rangeClosed(1, layers).boxed().toList();
    List<String> names = numbers.stream().map(layer -> prefix + "layer " + layer).toList();
    List<Snapshot> measured = new ArrayList<>();
    List<PlanePoint> points = new ArrayList<>();
    for (int i = 0; i < snapshots; i++) {
      int epoch = i * (i + 1) / 2;
      double progress = (double) i / Math.max(1, snapshots - 1);
      measured.add(snapshot(epoch, layers, progress, random));
      for (int layer : numbers) {
        for (int estimator = 0; estimator < estimators; estimator++) {
          points.add(
              new PlanePoint(
                  epoch,
                  prefix + "all",
                  layer,
                  names.get(layer - 1),
                  prefix + "estimator " + (estimator + 1),
                  estimate(input(layer, progress, random), INPUT_ENTROPY, estimator, prefix),
                  estimate(target(layer, progress, random), TARGET_ENTROPY, estimator, prefix)));
        }
      }
    }
    return new InformationPlane(
        Map.of(prefix + "training", prefix + "seed=" + seed),
        List.of(
            new ObservedRows(
                prefix + "all", 4096, INPUT_ENTROPY, OptionalDouble.of(TARGET_ENTROPY))),
        new Layers(numbers, names),
        measured,
        points);
  }

  /** Rises, then falls, the deeper the layer the more. */
  private static double input(int layer, double progress, SplittableRandom random) {
    double rise = Math.min(1, 3 * progress);
    double fall = Math.max(0, progress - 0.4) * 0.15 * layer;
    double level = INPUT_ENTROPY * (1.05 - 0.13 * layer) * (0.5 + 0.5 * rise - fall);
    return Math.max(0, Math.min(INPUT_ENTROPY, level + 0.02 * random.nextGaussian()));
  }

  private static double target(int layer, double progress, SplittableRandom random) {
    double level = TARGET_ENTROPY * (1 - 0.02 * layer) * progress / (0.05 * layer + progress);
    return Math.max(0, Math.min(TARGET_ENTROPY, level + 0.004 * random.nextGaussian()));
  }

  private static Estimate estimate(double nats, double ceiling, int estimator, String prefix) {
    return new Estimate(
        nats,
        Estimand.of(new Channel.Quantized(prefix + estimator), Channel.EXACT),
        Bound.NONE,
        Optional.empty(),
        4096,
        prefix + "estimator " + (estimator + 1),
        nats > 0.99 * ceiling ? Set.of(Caveat.SATURATED) : Set.of());
  }

  private static Snapshot snapshot(
      int epoch, int layers, double progress, SplittableRandom random) {
    List<Double> norms = new ArrayList<>();
    List<GradientStatistics> gradients = new ArrayList<>();
    List<ClassScatter> scatter = List.of();
    for (int layer = 1; layer <= layers; layer++) {
      double norm = layer + 3 * progress;
      double mean = (1.1 - progress) * (0.5 + random.nextDouble());
      norms.add(norm);
      gradients.add(new GradientStatistics(layer, 7, mean, 0.4 + 0.1 * random.nextDouble(), norm));
    }
    double loss = 0.7 * (1 - 0.95 * progress) + 0.01 * random.nextDouble();
    return new Snapshot(
        epoch,
        Optional.of(new Evaluation(loss, OptionalDouble.of(0.5 + 0.5 * progress))),
        Optional.of(new Evaluation(1.1 * loss, OptionalDouble.of(0.5 + 0.45 * progress))),
        norms,
        gradients,
        scatter);
  }
}
