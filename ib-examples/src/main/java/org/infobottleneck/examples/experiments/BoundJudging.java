package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.plane.Average;

/** What the hidden layers of some networks say of the claims of Figure 6. */
final class BoundJudging {

  private static final int GRID = 10_000;

  private final List<ConvergedLayers> networks;
  private final List<String> observers;
  private final List<Integer> hidden;
  private final InformationCurve curve;
  private final double[] critical;

  /**
   * Judges networks, none of which diverged.
   *
   * @param networks one per seed
   * @param observers the observers of their layers
   * @param hidden the numbers of the hidden layers, ascending
   * @param curve the curve of the rule
   * @param critical the betas of its phase transitions, ascending
   */
  BoundJudging(
      List<ConvergedLayers> networks,
      List<String> observers,
      List<Integer> hidden,
      InformationCurve curve,
      double[] critical) {
    this.networks = List.copyOf(networks);
    this.observers = List.copyOf(observers);
    this.hidden = List.copyOf(hidden);
    this.curve = curve;
    this.critical = critical.clone();
  }

  /** A number read off a layer of one network. */
  interface Value {
    double of(ConvergedLayers.Reading layer);
  }

  /** A number of a trained layer, over the networks. */
  Average average(int layer, String observer, Value value) {
    return Average.of(values(layer, observer, value));
  }

  double[] values(int layer, String observer, Value value) {
    return networks.stream()
        .mapToDouble(network -> value.of(network.last(layer, observer)))
        .toArray();
  }

  /** Every claim of Figure 6. */
  List<Judgement> judgements() {
    return List.of(
        largestMean(
            Claim.NEAR_THE_BOUND,
            "Bits of I(T;Y) below the curve, the farthest hidden layer",
            layer -> Curves.vertical(curve, layer)),
        largestMean(
            Claim.NO_EXCESS_INFORMATION,
            "Bits of I(X;T) to the right of the curve, the farthest hidden layer",
            layer -> Curves.horizontal(curve, layer)),
        betaFalls(),
        largestMean(
            Claim.SELF_CONSISTENT,
            "Residual at beta* in bits, the largest of the hidden layers",
            layer -> Curves.bits(layer.residual())),
        nearTransitions());
  }

  private Judgement largestMean(Claim claim, String words, Value value) {
    List<String> met = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (String observer : observers) {
      int farthest = hidden.get(0);
      Average largest = average(farthest, observer, value);
      int within = 0;
      for (int layer : hidden) {
        Average mean = average(layer, observer, value);
        within += mean.mean() <= claim.threshold() ? 1 : 0;
        if (mean.mean() > largest.mean()) {
          largest = mean;
          farthest = layer;
        }
      }
      if (within == hidden.size()) {
        met.add(observer);
      }
      numbers.add(
          String.format(
              "%s: %s in layer %d, %d of %d layers within the threshold",
              observer, Numbers.withError(largest), farthest, within, hidden.size()));
    }
    return Judging.byCondition(
        claim, met, observers, words + ": " + String.join("; ", numbers) + ".");
  }

  /**
   * Strictly, and among the layers whose beta* is finite: where two neighbors have an infinite one
   * there is no telling which is larger.
   */
  private Judgement betaFalls() {
    List<String> met = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (boolean strict : new boolean[] {true, false}) {
      for (String observer : observers) {
        String condition = observer + (strict ? "" : ", layers of finite beta* alone");
        all.add(condition);
        long falling = networks.stream().filter(n -> falls(betas(n, observer), strict)).count();
        numbers.add(condition + ": " + falling + " of " + networks.size());
        if (falling >= Claim.BETA_FALLS_WITH_DEPTH.threshold() * networks.size()) {
          met.add(condition);
        }
      }
    }
    return Judging.byCondition(
        Claim.BETA_FALLS_WITH_DEPTH,
        met,
        all,
        "Networks whose beta* falls with every hidden layer: " + String.join("; ", numbers) + ".");
  }

  private double[] betas(ConvergedLayers network, String observer) {
    return hidden.stream().mapToDouble(layer -> network.last(layer, observer).beta()).toArray();
  }

  /**
   * Whether betas fall from each to the next.
   *
   * @param strict whether two infinite ones in a row count as no fall; if not, infinite ones at the
   *     start are left out, and two finite ones must remain
   */
  static boolean falls(double[] betas, boolean strict) {
    int from = 0;
    while (!strict && from < betas.length && Double.isInfinite(betas[from])) {
      from++;
    }
    int first = from;
    return betas.length - first > 1
        && IntStream.range(first + 1, betas.length).allMatch(i -> betas[i] < betas[i - 1]);
  }

  private Judgement nearTransitions() {
    List<String> met = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    double threshold = Claim.NEAR_TRANSITIONS.threshold();
    for (String observer : observers) {
      double farthest = 0;
      int near = 0;
      int finite = 0;
      for (int layer : hidden) {
        double[] factors = values(layer, observer, each -> factorToNearest(each.beta(), critical));
        farthest = Math.max(farthest, Quantiles.median(factors));
        near += (int) Arrays.stream(factors).filter(factor -> factor <= threshold).count();
        finite += (int) Arrays.stream(factors).filter(Double::isFinite).count();
      }
      if (farthest <= threshold) {
        met.add(observer);
      }
      numbers.add(
          observer
              + ": "
              + Quantiles.words(farthest)
              + " in the farthest layer, near are "
              + near
              + " of the "
              + finite
              + " fits of finite beta*");
    }
    return Judging.byCondition(
        Claim.NEAR_TRANSITIONS,
        met,
        observers,
        "Factor to the nearest critical beta, median over networks: "
            + String.join("; ", numbers)
            + ". Of all betas between the first and the last of the "
            + critical.length
            + " critical ones, "
            + Math.round(100 * shareNear(critical, threshold))
            + " % are as near.");
  }

  /** By which factor a beta differs from the nearest critical one; infinite where it is. */
  static double factorToNearest(double beta, double[] critical) {
    if (Double.isInfinite(beta) || beta <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    return Arrays.stream(critical)
        .map(c -> Math.max(beta / c, c / beta))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The share of the logarithmic range between critical betas that is near one of them. */
  static double shareNear(double[] critical, double factor) {
    if (critical.length < 2) {
      return 0;
    }
    double low = critical[0];
    double range = StrictMath.log(critical[critical.length - 1] / low);
    long near =
        IntStream.range(0, GRID)
            .mapToDouble(i -> low * StrictMath.exp(range * (i + 0.5) / GRID))
            .filter(beta -> factorToNearest(beta, critical) <= factor)
            .count();
    return (double) near / GRID;
  }
}
