package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that its gradients end is ended by them wherever it is started again. */
class KeptEndsTest extends KeptFiles {

  /**
   * A run that ends before its time.
   *
   * @param last the epoch of its last snapshot
   */
  private record Kind(
      String name,
      GradientSampling gradients,
      Optimizer optimizer,
      Supplier<Mlp> network,
      int last,
      String reason) {

    Tracker tracker() {
      return InformationPlane.tracker()
          .training(optimizer.withBatchSize(64))
          .epochs(12)
          .snapshots(Snapshots.everyEpoch())
          .gradients(gradients)
          .estimators(BinningEstimator.adaptive(8))
          .stopWhenGradientsVanish();
    }

    @Override
    public String toString() {
      return name + " " + gradients;
    }
  }

  /** Gradients of about 1e160 and parameters that such a step does not reach. */
  private static Mlp steep() {
    Mlp network = Mlp.create(Architecture.of(Activation.LINEAR, 12, 6, 4, 2), 5);
    CommonOps_DDRM.scale(1e80, network.weights(2));
    CommonOps_DDRM.scale(1e80, network.weights(3));
    return network;
  }

  private static Mlp fresh(Activation hidden) {
    return Mlp.create(Architecture.of(hidden, 12, 6, 4, 2), 5);
  }

  static Stream<Arguments> kinds() {
    GradientSampling at = GradientSampling.AT_SNAPSHOT;
    GradientSampling along = GradientSampling.ALONG_EPOCH;
    Supplier<Mlp> tanh = () -> fresh(Activation.TANH);
    Supplier<Mlp> linear = () -> fresh(Activation.LINEAR);
    String vanished = "gradients vanished after epoch ";
    String large = "layer 1 has gradients that are not finite or too large to be squared";
    return Stream.of(
            new Kind("vanished", at, Adam.kingma(1), tanh, 6, vanished + 6),
            new Kind("vanished", along, Adam.kingma(1), tanh, 9, vanished + 9),
            new Kind("diverging", at, Sgd.learningRate(10), linear, 1, large),
            new Kind("steep", at, Sgd.learningRate(1e-200), KeptEndsTest::steep, 0, large),
            new Kind("steep", along, Sgd.learningRate(1e-200), KeptEndsTest::steep, 0, large))
        .map(Arguments::of);
  }

  /** How a run ended, by what it said, whom it told, and the bytes of its plane. */
  private record End(String message, List<Integer> told, ByteBuffer plane) {}

  private static End end(Kind kind, Path file) throws IOException {
    List<Integer> told = new ArrayList<>();
    TrackingStoppedException stopped =
        catchThrowableOfType(
            TrackingStoppedException.class,
            () ->
                kind.tracker()
                    .keepIn(file)
                    .onProgress(progress -> told.add(progress.snapshot().epoch()))
                    .track(kind.network().get(), Runs.patterns()));
    assertThat(stopped).as("the run must not reach its last epoch").isNotNull();
    assertThat(InformationPlane.load(file)).isEqualTo(stopped.planeSoFar());
    return new End(
        String.valueOf(stopped.getMessage()), told, ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  private void assertEndsAs(End whole, Kind kind) throws IOException {
    End again = end(kind, file());
    assertThat(again.message()).isEqualTo(whole.message());
    assertThat(again.told()).isEqualTo(whole.told());
    assertThat(again.plane()).isEqualTo(whole.plane());
  }

  private End whole(Kind kind) throws IOException {
    End whole = end(kind, folder.resolve("whole.ibp"));
    assertThat(whole.message()).contains(kind.reason());
    assertThat(whole.told()).isEqualTo(IntStream.rangeClosed(0, kind.last()).boxed().toList());
    return whole;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aRunThatHasEndedEndsThereAgain(Kind kind) throws IOException {
    End whole = whole(kind);
    assertEndsAs(whole, kind);
    assertEndsAs(whole, kind);
    assertEndsAs(whole, kind);
  }

  /** As where a program is killed behind its last snapshot, before any training was written. */
  @ParameterizedTest
  @MethodSource("kinds")
  void aPlaneThatHasTheLastSnapshotEndsThereToo(Kind kind) throws IOException {
    End whole = whole(kind);
    Files.write(file(), whole.plane().array());
    assertEndsAs(whole, kind);
  }

  /** Those with room for a stop before their end, which may come a snapshot or two late. */
  static Stream<Arguments> longer() {
    return kinds().filter(kind -> ((Kind) kind.get()[0]).last() > 5);
  }

  @ParameterizedTest
  @MethodSource("longer")
  void soDoesOneThatIsAheadOfItsTraining(Kind kind) throws IOException {
    End whole = whole(kind);
    Tracker tracker = kind.tracker().checkpointEvery(Duration.ZERO);
    stop(tracker, kind.network().get(), 2, Duration.ZERO);
    byte[] early = Files.readAllBytes(training());
    assertThat(TrainingState.load(training()).epoch()).isBetween(1, kind.last());
    assertEndsAs(whole, kind);
    Files.write(training(), early);
    assertEndsAs(whole, kind);
  }

  /** The wish to stop is none of the run's configuration: it can be given up. */
  @Test
  void aRunThatVanishedGoesOnWhereThatIsNoLongerItsEnd() throws IOException {
    Kind kind =
        new Kind(
            "vanished",
            GradientSampling.AT_SNAPSHOT,
            Adam.kingma(1),
            () -> fresh(Activation.TANH),
            6,
            "gradients vanished after epoch 6");
    whole(kind);
    Path kept = folder.resolve("whole.ibp");
    assertThat(TrainingState.load(Tracker.trainingFile(kept)).epoch()).isEqualTo(6);
    Supplier<Tracker> patient =
        () ->
            InformationPlane.tracker()
                .training(kind.optimizer().withBatchSize(64))
                .epochs(12)
                .snapshots(Snapshots.everyEpoch())
                .estimators(BinningEstimator.adaptive(8));
    InformationPlane never = patient.get().track(kind.network().get(), Runs.patterns());
    assertThat(never.snapshots()).hasSize(13);
    assertThat(patient.get().keepIn(kept).track(kind.network().get(), Runs.patterns()))
        .isEqualTo(never);
  }
}
