package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.network.GradientsVanishedException;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Optimizer;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.TrainingDivergedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients that explode or vanish are told of by layer and epoch, and no snapshot is lost. */
class ExtremeGradientsTest {

  @TempDir private Path folder;

  private static Tracker tracker() {
    return InformationPlane.tracker()
        .epochs(4)
        .snapshots(Snapshots.everyEpoch())
        .estimators(BinningEstimator.adaptive(8));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e3, 1e150, 1.7e308})
  void howeverGradientsExplodeTheEndNamesLayerAndEpochAndThePlaneIsSaved(double rate) {
    int ended = 0;
    for (Activation hidden : List.of(Activation.TANH, Activation.RELU, Activation.LINEAR)) {
      for (Optimizer optimizer :
          List.of(
              Sgd.learningRate(rate),
              Sgd.learningRate(rate).withMomentum(0.9),
              Adam.kingma(rate))) {
        for (GradientSampling sampling :
            List.of(GradientSampling.AT_SNAPSHOT, GradientSampling.ALONG_EPOCH)) {
          Path file = folder.resolve("run-" + ended++ + ".ibp");
          Tracker tracker =
              tracker().training(optimizer.withBatchSize(64)).gradients(sampling).keepIn(file);
          Mlp network = Mlp.create(Architecture.of(hidden, 12, 6, 4, 2), 5);
          InformationPlane plane;
          try {
            plane = tracker.track(network, Runs.patterns());
          } catch (TrackingStoppedException e) {
            plane = e.planeSoFar();
            assertThat(e.getCause()).isInstanceOf(TrainingDivergedException.class);
            assertThat(e.getMessage())
                .containsPattern("diverged in epoch \\d+ .*: layer \\d+ has ");
          }
          assertThat(InformationPlane.load(file)).isEqualTo(plane);
          assertThat(plane.snapshots()).isNotEmpty();
        }
      }
    }
  }

  /** A network whose first layer is saturated: every output is 1 or -1 to the last bit. */
  private static Mlp saturated() {
    Mlp network = Runs.network();
    CommonOps_DDRM.scale(1e6, network.weights(1));
    return network;
  }

  @ParameterizedTest
  @EnumSource(names = {"AT_SNAPSHOT", "ALONG_EPOCH"})
  void gradientsThatVanishEndTheRunWhereThatIsWished(GradientSampling sampling) {
    Path file = folder.resolve("run.ibp");
    TrackingStoppedException end =
        catchThrowableOfType(
            TrackingStoppedException.class,
            () ->
                tracker()
                    .training(Sgd.learningRate(0.1).withBatchSize(64))
                    .gradients(sampling)
                    .stopWhenGradientsVanish()
                    .keepIn(file)
                    .track(saturated(), Runs.patterns()));
    assertThat(end)
        .hasMessageContaining("gradients vanished after epoch 0: those of layer 1 are zero");
    GradientsVanishedException cause = (GradientsVanishedException) end.getCause();
    assertThat(cause.epoch()).isZero();
    assertThat(cause.layer()).isEqualTo(1);
    assertThat(end.planeSoFar().snapshots()).hasSize(1);
    assertThat(end.planeSoFar().snapshots().get(0).gradients().get(0).isVanished()).isTrue();
    assertThat(end.planeSoFar().snapshots().get(0).gradients().get(1).isVanished()).isFalse();
    assertThat(InformationPlane.load(file)).isEqualTo(end.planeSoFar());
  }

  @Test
  void otherwiseTheRunGoesOnAndSaysTheSame() {
    InformationPlane plane =
        tracker()
            .training(Sgd.learningRate(0.1).withBatchSize(64))
            .track(saturated(), Runs.patterns());
    assertThat(plane.snapshots()).hasSize(5);
    InformationPlane healthy =
        tracker()
            .training(Sgd.learningRate(0.1).withBatchSize(64))
            .track(Runs.network(), Runs.patterns());
    assertThat(
            tracker()
                .training(Sgd.learningRate(0.1).withBatchSize(64))
                .stopWhenGradientsVanish()
                .track(Runs.network(), Runs.patterns()))
        .isEqualTo(healthy);
  }

  @Test
  void whereNothingIsLeftToLearnNothingHasVanished() {
    List<GradientStatistics> still = List.of(new GradientStatistics(1, 4, 0, 0, 1));
    GradientWatch strict = new GradientWatch(true);
    assertThat(strict.check(7, new Evaluation(0, OptionalDouble.of(1)), still)).isEmpty();
    assertThat(strict.check(7, new Evaluation(0.1, OptionalDouble.of(1)), still)).isPresent();
    assertThat(strict.check(7, new Evaluation(0.1, OptionalDouble.of(1)), List.of())).isEmpty();
    List<GradientStatistics> small = List.of(new GradientStatistics(1, 4, 1e-150, 0, 1));
    assertThat(strict.check(7, new Evaluation(0.1, OptionalDouble.of(1)), small)).isEmpty();
  }

  @Test
  void gradientsThatAreNotSampledCanNotBeWatched() {
    Dataset data = Runs.patterns();
    for (Tracker blind :
        List.of(
            tracker().gradients(GradientSampling.NONE),
            tracker().training(Sgd.learningRate(0.1).withBatchSize(data.size())))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> blind.stopWhenGradientsVanish().track(Runs.network(), data))
          .withMessageContaining("gradients must be sampled");
    }
  }
}
