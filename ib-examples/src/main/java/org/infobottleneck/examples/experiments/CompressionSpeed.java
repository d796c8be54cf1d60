package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;

/** How long layers compress: from the rightmost point of a path to nine tenths of its fall. */
final class CompressionSpeed {

  private static final double MOST = 0.9;

  private CompressionSpeed() {}

  /**
   * The epochs from a path's rightmost point, of equal ones the last, to the first behind it with
   * nine tenths of the fall to the end; empty where it falls by less than what counts.
   *
   * @param epochs the epochs, ascending
   * @param bits I(X;T) at each
   */
  static OptionalInt epochs(int[] epochs, double[] bits) {
    int onset = 0;
    for (int i = 1; i < bits.length; i++) {
      onset = bits[i] >= bits[onset] ? i : onset;
    }
    double fall = bits[onset] - bits[bits.length - 1];
    if (fall < Repeats.LEAST_BITS) {
      return OptionalInt.empty();
    }
    int end = onset;
    while (bits[onset] - bits[end] < MOST * fall) {
      end++;
    }
    return OptionalInt.of(epochs[end] - epochs[onset]);
  }

  private static OptionalInt epochs(InformationPlane plane, int layer, String estimator) {
    List<PlanePoint> path = plane.path(layer, estimator);
    return epochs(
        path.stream().mapToInt(PlanePoint::epoch).toArray(),
        path.stream().mapToDouble(point -> point.inputInformation().bits()).toArray());
  }

  /** Whether durations fall from each to the next; empty where there are fewer than two. */
  static boolean falls(List<Integer> durations) {
    for (int i = 1; i < durations.size(); i++) {
      if (durations.get(i) >= durations.get(i - 1)) {
        return false;
      }
    }
    return durations.size() > 1;
  }

  /** Judges settings, by name, and estimators. */
  static Judgement judge(Map<String, Repeats> settings) {
    List<String> met = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    settings.forEach(
        (name, repeats) -> {
          for (String estimator : repeats.estimators()) {
            String condition = name + " by " + estimator;
            int judged = 0;
            int falling = 0;
            for (InformationPlane plane : repeats.planes()) {
              List<Integer> durations = new ArrayList<>();
              for (int layer : repeats.visible(estimator)) {
                epochs(plane, layer, estimator).ifPresent(durations::add);
              }
              judged += durations.size() > 1 ? 1 : 0;
              falling += falls(durations) ? 1 : 0;
            }
            numbers.add(condition + ": " + falling + " of " + judged);
            if (judged > 0) {
              all.add(condition);
              if (falling > Claim.DEEPER_COMPRESS_FASTER.threshold() * judged) {
                met.add(condition);
              }
            }
          }
        });
    String number =
        "Runs in which it falls with every layer, of those with two compressing layers or more: "
            + String.join("; ", numbers)
            + ".";
    return all.isEmpty()
        ? Judgement.of(Claim.DEEPER_COMPRESS_FASTER, Verdict.UNDECIDED, number)
        : Judging.byCondition(Claim.DEEPER_COMPRESS_FASTER, met, all, number);
  }

  /** The durations by layer. */
  static ResultTable table(Map<String, Repeats> settings) {
    ResultTable.Builder table =
        ResultTable.of(
            "compression",
            "Epochs from a layer's rightmost point to nine tenths of its compression, over the runs in"
                + " which it compresses by at least "
                + Repeats.LEAST_BITS
                + " bits.",
            "network",
            "estimator",
            "layer",
            "runs that compress",
            "lower quartile",
            "median",
            "upper quartile",
            "mean");
    settings.forEach(
        (name, repeats) -> {
          for (String estimator : repeats.estimators()) {
            for (int layer : repeats.hidden()) {
              double[] durations =
                  repeats.planes().stream()
                      .map(plane -> epochs(plane, layer, estimator))
                      .filter(OptionalInt::isPresent)
                      .mapToDouble(OptionalInt::getAsInt)
                      .toArray();
              boolean seen = repeats.visible(estimator).contains(layer) && durations.length > 0;
              table.row(
                  name,
                  estimator,
                  layer,
                  repeats.visible(estimator).contains(layer)
                      ? durations.length + " of " + repeats.planes().size()
                      : "saturated",
                  seen ? Numbers.fixed(Quantiles.of(durations, 0.25), 0) : "–",
                  seen ? Numbers.fixed(Quantiles.median(durations), 0) : "–",
                  seen ? Numbers.fixed(Quantiles.of(durations, 0.75), 0) : "–",
                  seen ? Numbers.withError(Average.of(durations), 0) : "–");
            }
          }
        });
    return table.build();
  }
}
