package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.AverageMeasurement;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.Compression;
import org.infobottleneck.plane.CompressionAnalysis;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Quantity;

/**
 * One setting, repeated over seeds.
 *
 * @param base the experiment of the first seed
 * @param planes the planes, in the order of the seeds; of runs that failed none
 * @param average their average
 * @param analysis their phases
 * @param failed the number of runs that failed, as those do that diverge
 */
record Repeats(
    Experiment base,
    List<InformationPlane> planes,
    AveragePlane average,
    CompressionAnalysis analysis,
    int failed) {

  /** Layers within this share of H(X) until the end are saturated: nothing can be seen to move. */
  private static final double SATURATED = 0.99;

  /** The least fall of I(X;T) that is called compression, in bits. */
  static final double LEAST_BITS = 0.1;

  private static final double NATS_PER_BIT = 0.6931471805599453;

  /**
   * Runs a setting of which no run fails.
   *
   * @throws IllegalStateException if one does
   */
  static Repeats of(Experiment base, Scale scale, Runs runs) throws InterruptedException {
    List<InformationPlane> planes = new ArrayList<>();
    runs.forEach(base.repeats(scale.seeds()), result -> planes.add(result.plane()));
    return of(base, planes, 0);
  }

  /** Runs a setting of which a run may fail; these are counted. */
  static Repeats ofThoseThatEnd(Experiment base, Scale scale, Runs runs)
      throws InterruptedException {
    return ofThoseThatEnd(base, scale.seeds(), runs, failure -> {});
  }

  /**
   * Runs a setting of which a run may fail, as by diverging.
   *
   * @param failures takes a sentence for every run that fails; the others are used
   * @throws IllegalStateException if all fail
   */
  static Repeats ofThoseThatEnd(Experiment base, int seeds, Runs runs, Consumer<String> failures)
      throws InterruptedException {
    List<InformationPlane> planes = new ArrayList<>();
    runs.forEach(
        base.repeats(seeds),
        result -> {
          result.outcome().ifPresent(planes::add);
          result
              .failure()
              .ifPresent(
                  failure ->
                      failures.accept(
                          "The run of seed "
                              + result.experiment().seed()
                              + " of "
                              + base.architecture()
                              + " by "
                              + base.training().optimizer()
                              + " failed and is left out: "
                              + failure.getMessage()
                              + "."));
        });
    return of(base, planes, seeds - planes.size());
  }

  /** The runs that are as said, where there are any. */
  Optional<Repeats> those(Predicate<InformationPlane> wanted) {
    List<InformationPlane> some = planes.stream().filter(wanted).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(of(base, some, failed));
  }

  private static Repeats of(Experiment base, List<InformationPlane> planes, int failed) {
    if (planes.isEmpty()) {
      throw new IllegalStateException("all runs failed of " + base.text());
    }
    return new Repeats(
        base,
        List.copyOf(planes),
        AveragePlane.of(planes),
        CompressionAnalysis.of(planes).withLeastFall(LEAST_BITS * NATS_PER_BIT),
        failed);
  }

  /** The descriptions of the estimators. */
  List<String> estimators() {
    return average.estimators();
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
  List<Integer> visible(String estimator) {
    double ceiling = SATURATED * average.observed().get(0).inputEntropy();
    return hidden().stream()
        .filter(layer -> last(layer, estimator).inputInformation().nats().mean() < ceiling)
        .toList();
  }

  /** What becomes of a layer. */
  Compression layer(int layer, String estimator) {
    return analysis.layer(layer, estimator);
  }

  /** The last point of a layer's mean path. */
  AveragePoint last(int layer, String estimator) {
    List<AveragePoint> path = average.path(layer, estimator);
    return path.get(path.size() - 1);
  }

  /** The last value of a quantity of the whole network. */
  Average last(Quantity quantity) {
    List<AverageMeasurement> series = average.series(quantity);
    return series.get(series.size() - 1).average();
  }
}
