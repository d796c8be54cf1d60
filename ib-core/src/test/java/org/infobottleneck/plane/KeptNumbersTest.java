package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.TrainingState;
import org.junit.jupiter.api.Test;

/** Numbers of another version are found before others are put beside them. */
class KeptNumbersTest extends KeptFiles {

  private static final BinningEstimator BINS = BinningEstimator.edges(-1, 1, 30);
  private static final KdeEstimator KDE = KdeEstimator.upperBound(1e-2);

  private static Tracker tracker() {
    return InformationPlane.tracker()
        .training(Sgd.learningRate(0.1).withBatchSize(64))
        .epochs(12)
        .snapshots(Snapshots.at(0, 1, 2, 5, 8, 12))
        .estimators(BINS);
  }

  private void stop(Tracker tracker, int snapshots, Duration later) {
    stop(tracker, Runs.network(), snapshots, later);
  }

  /** Moves I(X;T) of one point of the kept plane by its last bit, and returns what it was. */
  private double forge(Predicate<PlanePoint> chosen) {
    InformationPlane plane = InformationPlane.load(file());
    PlanePoint point = plane.points().stream().filter(chosen).findFirst().orElseThrow();
    List<PlanePoint> points =
        plane.points().stream().map(each -> each.equals(point) ? moved(point) : each).toList();
    MadePlanes.changed(plane, plane.snapshots(), points).save(file());
    return point.inputInformation().nats();
  }

  /** Moves the norm of the first layer's weights before all training by its last bit. */
  private void forgeFirstNorm() {
    InformationPlane plane = InformationPlane.load(file());
    List<Snapshot> snapshots = new ArrayList<>(plane.snapshots());
    Snapshot first = snapshots.get(0);
    List<Double> norms = new ArrayList<>(first.weightNorms());
    norms.set(0, Math.nextUp(norms.get(0)));
    snapshots.set(
        0,
        new Snapshot(
            first.epoch(), first.train(), first.test(), norms, first.gradients(), first.scatter()));
    MadePlanes.changed(plane, snapshots, plane.points()).save(file());
  }

  private static PlanePoint moved(PlanePoint point) {
    return MadePlanes.changed(point, MadePlanes::moved, targets -> targets);
  }

  private static Predicate<PlanePoint> point(int epoch, MutualInformationEstimator estimator) {
    return point ->
        point.epoch() == epoch
            && point.layer() == 2
            && point.estimator().equals(estimator.description());
  }

  private void assertRefused(
      Tracker tracker, int epoch, MutualInformationEstimator estimator, double nats)
      throws IOException {
    byte[] before = Files.readAllBytes(file());
    Optional<byte[]> trained =
        Files.exists(training()) ? Optional.of(Files.readAllBytes(training())) : Optional.empty();
    TrackingStoppedException end =
        catchThrowableOfType(
            TrackingStoppedException.class,
            () -> tracker.keepIn(file()).track(Runs.network(), Runs.patterns()));
    assertThat(end).isNotNull();
    assertThat(end.getCause()).isInstanceOf(IllegalStateException.class);
    assertThat(end)
        .hasMessageContaining("made by another version, whose numbers differ: at epoch " + epoch)
        .hasMessageContaining(
            "I(X;T) of all, layer 2, by " + estimator.description() + " is " + nats + " nats")
        .hasMessageContaining("there " + Math.nextUp(nats) + " nats")
        .hasMessageContaining("name another file");
    assertThat(file()).hasBinaryContent(before);
    if (trained.isPresent()) {
      assertThat(training()).hasBinaryContent(trained.get());
    }
  }

  @Test
  void besideAPlaneAloneTheFirstSnapshotIsEstimatedAgain() throws IOException {
    stop(tracker(), 3, Duration.ZERO);
    Files.deleteIfExists(training());
    double nats = forge(point(0, BINS));
    assertRefused(tracker(), 0, BINS, nats);
  }

  @Test
  void anEstimatorOfSomeEpochsIsComparedAtTheFirstThatHasIt() throws IOException {
    stop(tracker().estimatorsAt(Snapshots.at(2, 8), KDE), 3, Duration.ZERO);
    Files.deleteIfExists(training());
    double nats = forge(point(2, KDE));
    assertRefused(tracker().estimatorsAt(Snapshots.at(2, 8), KDE), 2, KDE, nats);
  }

  @Test
  void whereThePlaneIsAheadTheFirstThatIsMetAgainIs() throws IOException {
    byte[] early = trainingBefore(900);
    stop(longer(), 3, Duration.ZERO);
    Files.write(training(), early);
    double nats = forge(point(900, BINS));
    assertRefused(longer(), 900, BINS, nats);
  }

  /**
   * A training that was stopped before an epoch. Where the disk is slow, training is there before
   * the snapshots of epochs 0 and 1 are on it, and has nothing to keep: then once more.
   */
  private byte[] trainingBefore(int epoch) throws IOException {
    for (int tries = 0; tries < 50; tries++) {
      stop(longer(), 2, Duration.ZERO);
      if (Files.exists(training()) && TrainingState.load(training()).epoch() < epoch) {
        return Files.readAllBytes(training());
      }
      Files.delete(file());
      Files.deleteIfExists(training());
    }
    throw new AssertionError("training was never stopped before epoch " + epoch);
  }

  /** The weights of the last snapshot are gone; those before all training are not. */
  @Test
  void whereTrainingIsAheadThatOfTheFirstWeightsIs() throws IOException {
    stop(longer(), 3, Duration.ofMillis(500));
    assertThat(TrainingState.load(training()).epoch()).isGreaterThan(900);
    assertThat(InformationPlane.load(file()).snapshots()).hasSize(3);
    double nats = forge(point(0, BINS));
    assertRefused(longer(), 0, BINS, nats);
  }

  @Test
  void weightsThatAreNotThoseOfTheEarlierStartAreFoundWhereTheyAreMetAgain() throws IOException {
    stop(tracker(), 3, Duration.ZERO);
    Files.deleteIfExists(training());
    forgeFirstNorm();
    assertThatThrownBy(() -> tracker().keepIn(file()).track(Runs.network(), Runs.patterns()))
        .isInstanceOf(TrackingStoppedException.class)
        .hasMessageContaining("made by another version: the weights of epoch 0 have norms");
  }

  @Test
  void weightsThatAreNotThoseOfTheEarlierStartAreFoundWhereTrainingIsAhead() {
    stop(longer(), 3, Duration.ofMillis(500));
    assertThat(TrainingState.load(training()).epoch()).isGreaterThan(900);
    forgeFirstNorm();
    assertThatThrownBy(() -> longer().keepIn(file()).track(Runs.network(), Runs.patterns()))
        .isInstanceOf(TrackingStoppedException.class)
        .hasMessageContaining("whose numbers differ: at epoch 0 norms of the weights is");
  }

  private static Tracker longer() {
    return tracker().epochs(100_000).snapshots(Snapshots.at(0, 1, 900, 100_000));
  }

  @Test
  void nothingElseIsEstimatedAgain() throws IOException {
    CountingEstimator counting = new CountingEstimator(new AtomicInteger());
    InformationPlane whole = tracker().estimators(counting).track(Runs.network(), Runs.patterns());
    int each = counting.calls().getAndSet(0) / 6;
    assertThat(each).isPositive();
    stop(tracker().estimators(counting), 2, Duration.ZERO);
    Files.deleteIfExists(training());
    int kept = InformationPlane.load(file()).snapshots().size();
    counting.calls().set(0);
    assertThat(tracker().estimators(counting).keepIn(file()).track(Runs.network(), Runs.patterns()))
        .isEqualTo(whole);
    assertThat(counting.calls()).hasValue(kept == 6 ? 0 : each * (6 - kept + 1));
  }
}
