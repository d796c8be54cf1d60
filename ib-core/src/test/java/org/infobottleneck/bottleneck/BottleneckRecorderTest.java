package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;

class BottleneckRecorderTest {

  private static final JointDistribution JOINT =
      JointDistribution.ofConditionals(
          new double[][] {{0.9, 0.1}, {0.2, 0.8}, {0.5, 0.5}, {0.6, 0.4}});
  private static final Discrete INPUTS = Variable.everyRowDistinct(4, Coverage.ENUMERATED);
  private static final BinningEstimator BINS = BinningEstimator.width(0.5);
  private static final NoisyChannelEstimator NOISE = NoisyChannelEstimator.of(0.1);
  private static final DMatrixRMaj WIDE =
      new DMatrixRMaj(4, 2, true, 0.1, 0.2, 0.9, 0.3, 0.4, 0.1, 0.8, 0.9);
  private static final DMatrixRMaj NARROW = new DMatrixRMaj(4, 1, true, 0.1, 0.9, 0.2, 0.7);
  private static final DMatrixRMaj SOFTMAX =
      new DMatrixRMaj(4, 2, true, 0.8, 0.2, 0.3, 0.7, 0.4, 0.6, 0.5, 0.5);

  private static BottleneckRecorder recorder() {
    return BottleneckRecorder.of(JOINT, INPUTS, BINS, NOISE);
  }

  @Test
  void fitsAreThoseOfTheEncodersByEpochLayerAndObserver() {
    BottleneckRecorder recorder = recorder().layerNames("wide", "narrow");
    recorder.record(0, List.of(WIDE, NARROW));
    recorder.record(5, List.of(NARROW, WIDE), SOFTMAX);
    List<LayerFit> fits = recorder.fits();
    assertThat(fits).extracting(LayerFit::epoch).containsExactly(0, 0, 0, 0, 5, 5, 5, 5);
    assertThat(fits).extracting(LayerFit::layer).containsExactly(1, 1, 2, 2, 1, 1, 2, 2);
    assertThat(fits.get(2).layerName()).isEqualTo("narrow");
    assertThat(fits.get(2).observer()).isEqualTo("binning(width=0.5)");
    LayerEncoder binned = LayerEncoder.quantized(JOINT, INPUTS, BINS, NARROW);
    assertThat(fits.get(2))
        .isEqualTo(
            new LayerFit(
                0,
                2,
                "narrow",
                binned.inputInformation(),
                binned.targetInformation(),
                binned.fit(),
                Optional.empty()));
    LayerEncoder noisy = LayerEncoder.noisy(JOINT, INPUTS, NOISE, WIDE);
    assertThat(fits.get(7).fit()).isEqualTo(noisy.fit());
    assertThat(fits.get(7).decoder()).contains(noisy.decoder(SOFTMAX));
    assertThat(fits.get(2).toString())
        .startsWith("epoch 0, narrow, binning(width=0.5): I(X;T) = 1.0000, I(T;Y) = ")
        .contains("bits; beta* = ");
  }

  @Test
  void aCallThatThrowsLeavesTheRecorderAsItWas() {
    BottleneckRecorder recorder = recorder();
    recorder.record(3, List.of(WIDE));
    List<LayerFit> before = recorder.fits();
    assertRefused(() -> recorder.record(3, List.of(WIDE)), "epochs must ascend, got 3 after 3");
    assertRefused(
        () -> recorder.record(4, List.of(WIDE, WIDE)),
        "number of layers, as before, must be 1, got 2");
    assertRefused(() -> recorder.record(4, List.of()), "number of layers must be at least 1");
    assertRefused(
        () -> recorder.record(4, List.of(new DMatrixRMaj(3, 1))),
        "layer 1 at epoch 4: number of rows of the activations must be 4, got 3");
    assertRefused(
        () -> recorder.record(4, List.of(WIDE), new DMatrixRMaj(4, 2)),
        "layer 1 at epoch 4: softmax: p(y|x) must sum to 1");
    assertThat(recorder.fits()).isEqualTo(before);
    assertThatThrownBy(() -> recorder.layerNames("late")).isInstanceOf(IllegalStateException.class);
    recorder.record(4, List.of(WIDE));
    assertThat(recorder.fits()).hasSize(4);
    assertThat(before).hasSize(2);
  }

  @Test
  void activationsAreNeitherChangedNorKept() {
    BottleneckRecorder recorder = recorder();
    DMatrixRMaj layer = NARROW.copy();
    recorder.record(0, List.of(layer), SOFTMAX);
    List<LayerFit> before = recorder.fits();
    assertThat(layer.data).isEqualTo(NARROW.data);
    layer.fill(0.3);
    assertThat(recorder.fits()).isEqualTo(before);
  }

  @Test
  void recordersThatCanNotWorkAreRefused() {
    assertRefused(
        () -> BottleneckRecorder.of(JOINT, INPUTS), "number of observers must be at least 1");
    assertRefused(
        () -> BottleneckRecorder.of(JOINT, INPUTS, KdeEstimator.upperBound(1e-3)),
        "kde-upper(noiseVariance=1e-3) shows no encoder that could be compared; ask a"
            + " BinningEstimator or a NoisyChannelEstimator");
    assertRefused(
        () -> BottleneckRecorder.of(JOINT, Variable.everyRowDistinct(3, Coverage.ENUMERATED), BINS),
        "number of distinct inputs, as in the joint distribution, must be 4, got 3");
    assertRefused(
        () -> recorder().layerNames("a", "b").record(0, List.of(WIDE)),
        "number of layers, as named, must be 2, got 1");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
