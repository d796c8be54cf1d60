package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.StandardError;
import org.infobottleneck.network.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One number that differs is enough, whichever it is. */
class EarlierSnapshotsTest {

  private static final InformationPlane PLANE =
      Runs.tracker()
          .epochs(2)
          .snapshots(Snapshots.at(0, 1, 2))
          .track(Runs.network(), Runs.patterns());

  private static Snapshot snapshot() {
    return PLANE.snapshots().get(1);
  }

  private static List<PlanePoint> points() {
    return PLANE.points().stream().filter(point -> point.epoch() == 1).toList();
  }

  private static void assertRefused(Snapshot snapshot, List<PlanePoint> points, String what) {
    assertThatIllegalStateException()
        .isThrownBy(() -> EarlierSnapshots.none(PLANE).compare(snapshot, points))
        .withMessageStartingWith(
            "the kept plane was made by another version, whose numbers differ: at epoch 1 " + what)
        .withMessageEndingWith("; name another file to begin anew");
  }

  /** The last point with other estimates. */
  private static List<PlanePoint> changed(
      UnaryOperator<Estimate> ofInputs, UnaryOperator<Estimate> ofTargets) {
    List<PlanePoint> points = new ArrayList<>(points());
    PlanePoint last = points.remove(points.size() - 1);
    points.add(MadePlanes.changed(last, ofInputs, ofTargets));
    return points;
  }

  private static Estimate unsure(Estimate was) {
    return was.withError(new StandardError(0.01, StandardError.Source.SUBSAMPLING, 9));
  }

  @Test
  void theSameNumbersPass() {
    EarlierSnapshots.none(PLANE).compare(snapshot(), points());
  }

  @Test
  void everyNumberOfAPointCounts() {
    PlanePoint last = points().get(points().size() - 1);
    String where = " of all, " + last.layerName() + ", by " + last.estimator() + " is ";
    double nats = last.inputInformation().nats();
    assertRefused(
        snapshot(),
        changed(MadePlanes::moved, each -> each),
        "I(X;T)" + where + Math.nextUp(nats) + " nats, there " + nats + " nats");
    assertRefused(snapshot(), changed(each -> each, MadePlanes::moved), "I(T;Y)" + where);
    assertRefused(
        snapshot(),
        changed(EarlierSnapshotsTest::unsure, each -> each),
        "I(X;T)" + where + nats + " nats with ");
    assertRefused(
        snapshot(), changed(each -> each, EarlierSnapshotsTest::unsure), "I(T;Y)" + where);
    assertRefused(
        snapshot(),
        changed(each -> each.withCaveats(Caveat.UNDERSAMPLED), each -> each),
        "I(X;T)" + where + nats + " nats [UNDERSAMPLED], there ");
    assertRefused(
        snapshot(),
        changed(
            each -> Estimate.of(each.nats(), each.estimand(), each.samples() + 1, each.estimator()),
            each -> each),
        "point" + where);
    assertRefused(snapshot(), points().subList(1, points().size()), "number of points is ");
  }

  @Test
  void everyNumberOfASnapshotCounts() {
    Snapshot was = snapshot();
    Optional<Evaluation> better = Optional.of(new Evaluation(0.01, OptionalDouble.of(1)));
    List<Double> norms = new ArrayList<>(was.weightNorms());
    norms.set(1, Math.nextUp(norms.get(1)));
    List<ClassScatter> scatter = was.scatter().subList(1, was.scatter().size());
    assertRefused(
        new Snapshot(1, was.train(), was.test(), norms, was.gradients(), was.scatter()),
        points(),
        "norms of the weights is [");
    assertRefused(
        new Snapshot(1, better, was.test(), was.weightNorms(), was.gradients(), was.scatter()),
        points(),
        "training loss and accuracy is Optional[");
    assertRefused(
        new Snapshot(1, was.train(), better, was.weightNorms(), was.gradients(), was.scatter()),
        points(),
        "test loss and accuracy is Optional[");
    assertRefused(
        new Snapshot(1, was.train(), was.test(), was.weightNorms(), was.gradients(), scatter),
        points(),
        "scatter is [");
  }

  /** Planes of earlier versions have none. */
  @Test
  void scatterIsNotComparedWhereTheKeptPlaneHasNone() {
    List<Snapshot> without =
        PLANE.snapshots().stream()
            .map(
                each ->
                    new Snapshot(
                        each.epoch(),
                        each.train(),
                        each.test(),
                        each.weightNorms(),
                        each.gradients(),
                        List.of()))
            .toList();
    InformationPlane old = MadePlanes.changed(PLANE, without, PLANE.points());
    EarlierSnapshots.none(old).compare(snapshot(), points());
  }

  /** Kept are 0, 1 and 2: all are behind a training of three epochs, and more has to follow. */
  @ParameterizedTest
  @CsvSource({"3, 5, true", "2, 5, false", "1, 5, false", "3, 2, false"})
  void allAreLeftBehindByATrainingThatBeginsAfterThem(int begun, int last, boolean expected) {
    assertThat(EarlierSnapshots.none(PLANE).leavesBehind(begun, List.of(0, 1, 2, last)))
        .isEqualTo(expected);
  }

  @Test
  void eachEstimatorIsComparedOnceIfMoreIsToFollow() {
    EarlierSnapshots earlier = EarlierSnapshots.none(PLANE);
    assertThat(earlier.claimsComparison(7, List.of(0, 7, 9))).isFalse();
    assertThat(earlier.claimsComparison(1, List.of(0, 9))).isTrue();
    assertThat(earlier.claimsComparison(2, List.of(0, 9))).isFalse();
    assertThat(EarlierSnapshots.none(PLANE).claimsComparison(1, List.of(0, 1, 2))).isFalse();
    assertThat(earlier.has(2)).isTrue();
    assertThat(earlier.has(3)).isFalse();
    assertThat(earlier.points(3)).isEmpty();
    assertThat(earlier.points(1)).isEqualTo(points());
  }
}
