package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.examples.figures.ColorScale;
import org.infobottleneck.plane.Average;

/** Networks by the size of their sample, and what they say of the claims of Figure 7. */
final class SampleSizes {

  private final NavigableMap<Integer, Map<Long, ConvergedLayers>> bySize;

  private SampleSizes(NavigableMap<Integer, Map<Long, ConvergedLayers>> bySize) {
    this.bySize = bySize;
  }

  /** Sorts networks by size; those that diverged are left out. */
  static SampleSizes of(List<ConvergedLayers> networks) {
    TreeMap<Integer, Map<Long, ConvergedLayers>> bySize = new TreeMap<>();
    for (ConvergedLayers network : networks) {
      if (network.isPresent()) {
        bySize
            .computeIfAbsent(network.samples(), size -> new LinkedHashMap<>())
            .put(network.seed(), network);
      }
    }
    if (bySize.size() < 2) {
      throw new IllegalArgumentException(
          "networks must have two sizes of sample at least, got " + bySize.keySet());
    }
    return new SampleSizes(bySize);
  }

  /** The sizes, ascending. */
  List<Integer> samples() {
    return List.copyOf(bySize.keySet());
  }

  /** The observers of the trained layers. */
  List<String> observers() {
    return networks(bySize.firstKey()).values().iterator().next().observers();
  }

  /** The smallest, the middle and the largest size. */
  List<Integer> some() {
    List<Integer> all = samples();
    return List.of(all.get(0), all.get(all.size() / 2), all.get(all.size() - 1)).stream()
        .distinct()
        .toList();
  }

  /** Colors of sizes, on a logarithmic scale. */
  ColorScale scale() {
    return ColorScale.linear(
        "log_{10} of training patterns",
        StrictMath.log10(bySize.firstKey()),
        StrictMath.log10(bySize.lastKey()));
  }

  private Map<Long, ConvergedLayers> networks(int samples) {
    Map<Long, ConvergedLayers> networks = bySize.get(samples);
    if (networks == null) {
      throw new IllegalArgumentException(
          "samples must be one of " + bySize.keySet() + ", got " + samples);
    }
    return networks;
  }

  /** A number of a trained layer, per network. */
  double[] values(int samples, int layer, String observer, BoundJudging.Value value) {
    return networks(samples).values().stream()
        .mapToDouble(network -> value.of(network.last(layer, observer)))
        .toArray();
  }

  /** A number of a network, over the networks. */
  Average network(int samples, ToDoubleFunction<ConvergedLayers> value) {
    return Average.of(networks(samples).values().stream().mapToDouble(value).toArray());
  }

  /** How much a number grows from the smallest sample to the largest, paired by seed. */
  private Average growth(int layer, String observer, BoundJudging.Value value) {
    Map<Long, ConvergedLayers> small = networks(bySize.firstKey());
    Map<Long, ConvergedLayers> large = networks(bySize.lastKey());
    double[] differences =
        small.values().stream()
            .filter(network -> large.containsKey(network.seed()))
            .mapToDouble(
                network ->
                    value.of(other(large, network.seed()).last(layer, observer))
                        - value.of(network.last(layer, observer)))
            .toArray();
    return Average.of(differences);
  }

  private static ConvergedLayers other(Map<Long, ConvergedLayers> networks, long seed) {
    ConvergedLayers network = networks.get(seed);
    if (network == null) {
      throw new IllegalArgumentException("no network of seed " + seed);
    }
    return network;
  }

  /** Whether larger samples raise I(T;Y) of a layer. */
  Judgement raise(List<String> observers, int layer) {
    List<String> met = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (String observer : observers) {
      double[] means =
          samples().stream()
              .mapToDouble(
                  size ->
                      Average.of(values(size, layer, observer, ConvergedLayers.Reading::target))
                          .mean())
              .toArray();
      int rising = 0;
      for (int i = 1; i < means.length; i++) {
        rising += means[i] > means[i - 1] ? 1 : 0;
      }
      int steps = means.length - 1;
      Average growth = growth(layer, observer, each -> Curves.bits(each.target()));
      numbers.add(
          observer
              + ": rises in "
              + rising
              + " of "
              + steps
              + " steps, by "
              + Numbers.withError(growth)
              + " bits in all");
      if (rising > Claim.SAMPLES_RAISE_LABEL.threshold() * steps && Numbers.isSeen(growth, 0)) {
        met.add(observer);
      }
    }
    return Judging.byCondition(
        Claim.SAMPLES_RAISE_LABEL,
        met,
        observers,
        "I(T;Y) of the last hidden layer, " + String.join("; ", numbers) + ".");
  }

  /** Whether larger samples bring a layer closer to the curve, along either axis. */
  Judgement approach(List<String> observers, int layer, InformationCurve curve) {
    List<String> met = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    Map<String, BoundJudging.Value> axes = new LinkedHashMap<>();
    axes.put("along I(T;Y) by ", each -> Curves.vertical(curve, each));
    axes.put("along I(X;T) by ", each -> Curves.horizontal(curve, each));
    axes.forEach(
        (axis, distance) -> {
          for (String observer : observers) {
            String condition = axis + observer;
            all.add(condition);
            Average growth = growth(layer, observer, distance);
            numbers.add(condition + ": " + Numbers.withError(growth));
            if (-growth.mean() > Claim.SAMPLES_APPROACH_BOUND.threshold() * Numbers.error(growth)) {
              met.add(condition);
            }
          }
        });
    return Judging.byCondition(
        Claim.SAMPLES_APPROACH_BOUND,
        met,
        all,
        "Change of the distance from the curve, from the smallest sample to the largest, in bits: "
            + String.join("; ", numbers)
            + ".");
  }
}
