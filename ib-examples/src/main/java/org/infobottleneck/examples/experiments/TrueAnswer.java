package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;

/**
 * Networks of which the information of a layer is known, and what estimators say of them.
 *
 * @param name what they are called
 * @param repeats the runs
 * @param truth the description of the estimator that knows
 */
record TrueAnswer(String name, Repeats repeats, String truth) {

  private static final double NATS_PER_BIT = 0.6931471805599453;

  /** The estimators beside the one that knows. */
  List<String> estimators() {
    return repeats.estimators().stream().filter(name -> !name.equals(truth)).toList();
  }

  /** What is true of a layer. */
  Sight sight(int layer) {
    return Sight.of(repeats, layer, truth);
  }

  /** The layers whose truth is known: all but those of which the estimate of it is not valid. */
  List<Integer> known() {
    return repeats.hidden().stream().filter(layer -> sight(layer) != Sight.INVALID).toList();
  }

  /** The layers at which estimates are compared: known, and not all of X at the end. */
  List<Integer> compared() {
    return repeats.hidden().stream().filter(layer -> sight(layer).isSeen()).toList();
  }

  /**
   * Estimate less truth of I(X;T) in bits, over all compared layers and epochs of which the
   * estimate is valid, then runs; empty where there is none.
   */
  Optional<Average> meanDifference(String estimator) {
    return overRuns(plane -> differences(plane, estimator));
  }

  /** The size of these differences. */
  Optional<Average> meanDistance(String estimator) {
    return overRuns(plane -> differences(plane, estimator).stream().map(Math::abs).toList());
  }

  /** The number of points that these are means of. */
  int points(String estimator) {
    return repeats.planes().stream().mapToInt(plane -> differences(plane, estimator).size()).sum();
  }

  /** By how much the estimated fall differs from the true one in bits, over the compared layers. */
  double fallDistance(String estimator) {
    List<Double> distances = new ArrayList<>();
    for (int layer : compared()) {
      distances.add(Math.abs(fall(layer, estimator) - fall(layer, truth)));
    }
    return mean(distances);
  }

  /** The fall of I(X;T) of a layer in bits. */
  double fall(int layer, String estimator) {
    return repeats.layer(layer, estimator).compressed().bits().mean();
  }

  /** Of how many layers, seen in truth and by the estimator, it says rightly whether they fall. */
  EstimatorPairs.Count rightLayers(String estimator) {
    int right = 0;
    int all = 0;
    for (int layer : compared()) {
      Sight seen = Sight.of(repeats, layer, estimator);
      if (seen.isSeen()) {
        all++;
        right += seen == sight(layer) ? 1 : 0;
      }
    }
    return new EstimatorPairs.Count(right, all);
  }

  /** The hidden layers that fall in truth, beyond what the truth itself may be wrong by. */
  List<Integer> falling() {
    return repeats.hidden().stream()
        .filter(layer -> sight(layer) == Sight.FALLS)
        .filter(
            layer -> {
              Average fall = repeats.layer(layer, truth).compressed().bits();
              return exceeds(fall, ownError(layer));
            })
        .toList();
  }

  /**
   * Whether a fall exceeds two standard errors, of which the Monte Carlo error of the truth is a
   * part: draws are the same in every run, so that the spread over runs does not show it.
   */
  static boolean exceeds(Average fall, double ownError) {
    double error = Numbers.error(fall);
    return Numbers.isSeen(fall.mean(), Math.sqrt((error * error) + (ownError * ownError)), 0);
  }

  /**
   * The error of a layer's true fall in bits that comes from the truth being an estimate itself, as
   * if the draws at onset and end were independent; 0 where it is exact.
   */
  double ownError(int layer) {
    int onset = repeats.layer(layer, truth).onset();
    double sum = 0;
    for (InformationPlane plane : repeats.planes()) {
      List<PlanePoint> path = plane.path(layer, truth);
      int last = path.get(path.size() - 1).epoch();
      double squares = 0;
      for (PlanePoint point : path) {
        if (point.epoch() == onset || point.epoch() == last) {
          double error = errorBits(point);
          squares += error * error;
        }
      }
      sum += Math.sqrt(squares);
    }
    return sum / repeats.planes().size();
  }

  private static double errorBits(PlanePoint point) {
    return point.inputInformation().standardError().orElse(0) / NATS_PER_BIT;
  }

  /**
   * The largest error in bits that an estimate of the truth carries itself, 0 where it is exact.
   */
  double largestOwnError() {
    double largest = 0;
    for (InformationPlane plane : repeats.planes()) {
      for (int layer : known()) {
        for (PlanePoint point : plane.path(layer, truth)) {
          largest = Math.max(largest, errorBits(point));
        }
      }
    }
    return largest;
  }

  private Optional<Average> overRuns(Function<InformationPlane, List<Double>> values) {
    double[] means =
        repeats.planes().stream()
            .map(values)
            .filter(some -> !some.isEmpty())
            .mapToDouble(TrueAnswer::mean)
            .toArray();
    return means.length == 0 ? Optional.empty() : Optional.of(Average.of(means));
  }

  private List<Double> differences(InformationPlane plane, String estimator) {
    List<Double> differences = new ArrayList<>();
    for (int layer : compared()) {
      List<PlanePoint> estimates = plane.path(layer, estimator);
      for (PlanePoint point : plane.path(layer, truth)) {
        estimates.stream()
            .filter(estimate -> estimate.epoch() == point.epoch())
            .filter(estimate -> estimate.isValid() && point.isValid())
            .forEach(
                estimate ->
                    differences.add(
                        estimate.inputInformation().bits() - point.inputInformation().bits()));
      }
    }
    return differences;
  }

  private static double mean(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.isEmpty() ? 0 : sum / values.size();
  }
}
