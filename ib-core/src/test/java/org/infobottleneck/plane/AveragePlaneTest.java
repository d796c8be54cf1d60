package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.network.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AveragePlaneTest {

  private static final Offset<Double> ROUNDING = within(1e-12);

  @TempDir private Path folder;

  private static InformationPlane run(int seed, double input, double ratio) {
    return MadePlanes.plane(
        seed,
        List.of(MadePlanes.snapshot(3, seed, 0.25 * (seed % 4), ratio)),
        List.of(MadePlanes.point(3, input, 10 * input)));
  }

  @Test
  void meanAndStandardErrorAreThoseOfTheFormula() {
    AveragePlane average = AveragePlane.of(List.of(run(1, 1, 4), run(2, 2, 1), run(3, 6, 1)));
    AveragePoint point = average.path(2, MadePlanes.ESTIMATOR).get(0);
    double error = Math.sqrt((4 + 1 + 9) / 2.0 / 3);
    assertThat(point.runs()).isEqualTo(3);
    assertThat(point.inputInformation().nats().mean()).isEqualTo(3);
    assertThat(point.inputInformation().nats().standardError().orElseThrow())
        .isCloseTo(error, ROUNDING);
    assertThat(point.targetInformation().bits().mean()).isCloseTo(30 / Math.log(2), ROUNDING);
    assertThat(point.targetInformation().bits().standardError().orElseThrow())
        .isCloseTo(10 * error / Math.log(2), ROUNDING);
    assertThat(average.runs()).isEqualTo(3);
    assertThat(average.observed())
        .containsExactly(new ObservedRows("all", 8, 5, OptionalDouble.of(0.5)));
    assertThat(average.configuration())
        .containsEntry("initial weights", "*")
        .containsEntry("training", "Training[sgd, seed=*]")
        .containsEntry("training rows", "Dataset[8 x 2] crc32 *")
        .containsEntry("epochs", "100");
  }

  @Test
  void whatIsMeasuredBesideThePointsIsAveragedToo() {
    AveragePlane average = AveragePlane.of(List.of(run(1, 1, 4), run(3, 2, 1)));
    assertThat(average.series(Quantity.TRAIN_LOSS))
        .containsExactly(new AverageMeasurement(3, Quantity.TRAIN_LOSS, "", 0, Average.of(1, 3)));
    assertThat(average.series(Quantity.TRAIN_ACCURACY).get(0).average())
        .isEqualTo(new Average(2, 0.5, OptionalDouble.of(0.25)));
    assertThat(average.series(Quantity.TEST_LOSS).get(0).average().mean()).isEqualTo(3);
    assertThat(average.series(Quantity.TEST_ACCURACY)).isEmpty();
    assertThat(average.series(Quantity.WEIGHT_NORM, 1).get(0).average())
        .isEqualTo(new Average(2, 2, OptionalDouble.of(0)));
    assertThat(average.series(Quantity.GRADIENT_MEAN, 2).get(0).average().mean()).isEqualTo(2.5);
    assertThat(average.series(Quantity.GRADIENT_STD, 2).get(0).average().mean()).isEqualTo(1);
    assertThat(average.series(Quantity.GRADIENT_SIGNAL_TO_NOISE, 2).get(0).average().mean())
        .isEqualTo(2.5);
    assertThat(average.series(Quantity.RELATIVE_GRADIENT_MEAN, 2).get(0).average().mean())
        .isEqualTo(2.5 / 4);
    assertThat(average.series(Quantity.RELATIVE_GRADIENT_STD, 2).get(0).average().mean())
        .isEqualTo(0.25);
    assertThat(average.series(Quantity.SCATTER_WITHIN, 2).get(0).average().mean()).isEqualTo(2.5);
    assertThat(average.series(Quantity.SCATTER_BETWEEN, 2).get(0).average().mean()).isEqualTo(2);
    assertThat(average.series(Quantity.SCATTER_RATIO, 2).get(0))
        .isEqualTo(new AverageMeasurement(3, Quantity.SCATTER_RATIO, "all", 2, Average.of(2, 0.5)));
  }

  @Test
  void oneRunHasNoStandardErrorAndAnInfiniteValueNone() {
    assertThat(Average.of(3)).isEqualTo(new Average(1, 3, OptionalDouble.empty()));
    assertThat(Average.of(1, Double.POSITIVE_INFINITY, 2))
        .isEqualTo(new Average(3, Double.POSITIVE_INFINITY, OptionalDouble.empty()));
    assertThat(Average.of(2, 2, 2)).isEqualTo(new Average(3, 2, OptionalDouble.of(0)));
    assertThatThrownBy(() -> Average.of(1, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Average.of()).hasMessageContaining("number of runs");
    assertThatThrownBy(() -> Average.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> AveragePlane.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of planes must be at least 1, got 0");
  }

  @Test
  void addingAConstantMovesTheMeanAlone() {
    Average plain = Average.of(0.1, 0.7, 0.35, 2);
    Average moved = Average.of(1e6 + 0.1, 1e6 + 0.7, 1e6 + 0.35, 1e6 + 2);
    assertThat(moved.mean() - 1e6).isCloseTo(plain.mean(), within(1e-9));
    assertThat(moved.standardError().orElseThrow())
        .isCloseTo(plain.standardError().orElseThrow(), within(1e-9));
  }

  @Test
  void theOrderOfThePlanesDoesNotMatter() {
    List<InformationPlane> planes = new ArrayList<>();
    for (int seed = 1; seed <= 6; seed++) {
      planes.add(run(seed, StrictMath.sin(seed), seed));
    }
    AveragePlane average = AveragePlane.of(planes);
    Collections.reverse(planes);
    AveragePlane reversed = AveragePlane.of(planes);
    assertThat(reversed.points())
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Math.abs(a - b) < 1e-12, Double.class)
        .withEqualsForType(
            (a, b) -> Math.abs(a.getAsDouble() - b.getAsDouble()) < 1e-12, OptionalDouble.class)
        .isEqualTo(average.points());
  }

  @Test
  void invalidPointsAreCountedAndFlagged() {
    InformationPlane doubtful =
        MadePlanes.plane(
            2,
            List.of(Snapshot.of(3)),
            List.of(MadePlanes.point(3, 9, 0, Caveat.NOISE_UNRESOLVED, Caveat.SATURATED)));
    AveragePoint point =
        AveragePlane.of(List.of(run(1, 1, 1), doubtful)).path(2, MadePlanes.ESTIMATOR).get(0);
    assertThat(point.inputInformation().nats().mean()).isEqualTo(5);
    assertThat(point.invalidRuns()).isEqualTo(1);
    assertThat(point.isValid()).isFalse();
    assertThat(point.inputInformation().caveats())
        .isEqualTo(Map.of(Caveat.NOISE_UNRESOLVED, 1, Caveat.SATURATED, 1));
    assertThat(point.targetInformation().caveats()).isEmpty();
  }

  @Test
  void planesThatDifferInMoreThanSeedsAreRefused() {
    InformationPlane first = run(1, 1, 1);
    AveragePlane.Accumulator accumulator = AveragePlane.accumulator().add(first);
    InformationPlane longer =
        new InformationPlane(
            MadePlanes.configuration(2, 60),
            first.observed(),
            new Layers(List.of(2), List.of("two")),
            first.snapshots(),
            first.points());
    assertThatThrownBy(() -> accumulator.add(longer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "repeats of a run must differ in seeds, initial weights and rows only:"
                + " run 2 has epochs = 60, run 1 has 100");
    InformationPlane named =
        new InformationPlane(
            first.configuration(),
            first.observed(),
            new Layers(List.of(2), List.of("other")),
            first.snapshots(),
            List.of());
    assertThatThrownBy(() -> accumulator.add(named))
        .hasMessageContaining("tracked layers = [2 other], run 1 has [2 two]");
    PlanePoint other = MadePlanes.point(3, 5, 5);
    for (Estimate wrong :
        List.of(MadePlanes.estimate(5, 0.1), MadePlanes.estimate(5, 1e-3).withBound(Bound.UPPER))) {
      InformationPlane different =
          MadePlanes.plane(
              2,
              List.of(Snapshot.of(3)),
              List.of(
                  new PlanePoint(
                      3, "all", 2, "two", MadePlanes.ESTIMATOR, other.inputInformation(), wrong)));
      assertThatThrownBy(() -> accumulator.add(different))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("points of different estimands can't be averaged: at epoch 3, two");
    }
    assertThat(accumulator.average().points()).isEqualTo(AveragePlane.of(List.of(first)).points());
  }

  /** A layer that has collapsed to a point per label makes a bound of a difference of bounds. */
  @Test
  void aRunWhereADifferenceOfBoundsIsABoundJoinsTheOthers() {
    InformationPlane ordinary = ofTarget(1, Bound.DIFFERENCE_OF_BOUNDS, 1);
    InformationPlane collapsed = ofTarget(2, Bound.UPPER, 3);
    for (List<InformationPlane> order :
        List.of(List.of(ordinary, collapsed), List.of(collapsed, ordinary))) {
      AverageEstimate mean = AveragePlane.of(order).points().get(0).targetInformation();
      assertThat(mean.bound()).isEqualTo(Bound.DIFFERENCE_OF_BOUNDS);
      assertThat(mean.nats().mean()).isEqualTo(2);
      assertThat(mean.nats().runs()).isEqualTo(2);
    }
    InformationPlane below = ofTarget(3, Bound.LOWER, 1);
    assertThatThrownBy(() -> AveragePlane.of(List.of(collapsed, below)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(bound UPPER), another");
  }

  private static InformationPlane ofTarget(int seed, Bound bound, double nats) {
    Estimate target = MadePlanes.estimate(nats, 1e-3).withBound(bound);
    Estimate input = MadePlanes.estimate(5, 1e-3);
    return MadePlanes.plane(
        seed,
        List.of(Snapshot.of(3)),
        List.of(new PlanePoint(3, "all", 2, "two", MadePlanes.ESTIMATOR, input, target)));
  }

  @Test
  void aStoppedRunLacksItsLastPoints() {
    InformationPlane whole = MadePlanes.path(1, new double[] {1, 2, 3}, new double[] {1, 2, 3});
    InformationPlane stopped = MadePlanes.path(2, new double[] {3}, new double[] {1});
    List<AveragePoint> path =
        AveragePlane.of(List.of(stopped, whole)).path(2, MadePlanes.ESTIMATOR);
    assertThat(path).extracting(AveragePoint::runs).containsExactly(2, 1, 1);
    assertThat(path).extracting(AveragePoint::epoch).containsExactly(0, 1, 2);
  }

  @Test
  void csvHasOneRowPerPointAndMeasurement() throws IOException {
    AveragePlane average = AveragePlane.of(List.of(run(1, 1, 4), run(3, 3, 1)));
    Path points = folder.resolve("points.csv");
    average.writeCsv(points);
    assertThat(Files.readString(points))
        .isEqualTo(
            "epoch,observed,layer,layer_name,estimator,runs,invalid_runs,"
                + "input_estimand,input_bound,input_mean_nats,input_standard_error_nats,"
                + "input_mean_bits,input_standard_error_bits,input_caveats,"
                + "target_estimand,target_bound,target_mean_nats,target_standard_error_nats,"
                + "target_mean_bits,target_standard_error_bits,target_caveats\n"
                + "3,\"all\",2,\"two\",\"made\",2,0,\""
                + MadePlanes.estimate(0, 1e-3).estimand()
                + "\",NONE,2,1,2.8853900817779268,1.4426950408889634,,\""
                + MadePlanes.estimate(0, 1e-3).estimand()
                + "\",NONE,20,10,28.85390081777927,14.426950408889635,\n");
    Path measurements = folder.resolve("measurements.csv");
    average.writeMeasurementsCsv(measurements);
    assertThat(Files.readAllLines(measurements))
        .hasSize(1 + average.measurements().size())
        .contains(
            "epoch,quantity,observed,layer,runs,mean,standard_error",
            "3,train_loss,,,2,2,1",
            "3,scatter_within,\"all\",2,2,2.5,1.5");
  }

  @Test
  void trackedRunsAverageToTheMeanOfTheirEstimates() {
    List<InformationPlane> planes = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      planes.add(
          Runs.tracker()
              .training(Sgd.learningRate(0.1).withBatchSize(64).withSeed(seed))
              .epochs(3)
              .layers(2, 4)
              .snapshots(Snapshots.at(0, 3))
              .track(Runs.network(), Runs.patterns()));
    }
    AveragePlane average = AveragePlane.of(planes);
    assertThat(average.points()).hasSameSizeAs(planes.get(0).points());
    for (int i = 0; i < average.points().size(); i++) {
      int index = i;
      Estimate expected =
          Estimate.mean(
              planes.stream().map(p -> p.points().get(index).inputInformation()).toList());
      Average actual = average.points().get(i).inputInformation().nats();
      assertThat(actual.mean()).isCloseTo(expected.nats(), ROUNDING);
      assertThat(actual.standardError().orElseThrow())
          .isCloseTo(expected.standardError().orElseThrow(), ROUNDING);
    }
    assertThat(average.layers()).containsExactly(2, 4);
    assertThat(average.series(Quantity.SCATTER_RATIO, 4)).hasSize(2);
    assertThatThrownBy(() -> average.path(1, MadePlanes.ESTIMATOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "no path of layer 1 by made on the rows all: there are layers [2, 4]");
  }

  @Test
  void anEstimatorStandsForItsDescription() {
    AveragePlane average = AveragePlane.of(Runs.onTrainAndTestRows());
    assertThat(average.path(2, KdeEstimator.lowerBound(1e-2)))
        .isEqualTo(average.path("train", 2, "kde-lower(noiseVariance=0.01)"));
    assertThat(average.path("test", 2, KdeEstimator.lowerBound(1e-2)))
        .isEqualTo(average.path("test", 2, "kde-lower(noiseVariance=0.01)"))
        .allMatch(point -> point.observed().equals("test"));
    assertThatThrownBy(() -> average.path("test", 2, KdeEstimator.lowerBound(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no path of layer 2 by kde-lower(noiseVariance=1) on the rows test");
  }
}
