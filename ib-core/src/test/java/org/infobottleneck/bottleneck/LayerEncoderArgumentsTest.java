package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.CountEntropyMethod;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;

/** What an encoder refuses, and what it says. */
class LayerEncoderArgumentsTest {

  private static final JointDistribution JOINT =
      JointDistribution.ofConditionals(new double[][] {{0.9, 0.1}, {0.2, 0.8}, {0.5, 0.5}});
  private static final Discrete INPUTS = Variable.everyRowDistinct(3, Coverage.ENUMERATED);
  private static final DMatrixRMaj LAYER = new DMatrixRMaj(3, 1, true, 0.1, 0.2, 0.9);
  private static final BinningEstimator BINS = BinningEstimator.width(0.5);

  private static LayerEncoder encoder() {
    return LayerEncoder.quantized(JOINT, INPUTS, BINS, LAYER);
  }

  @Test
  void rowsThatDoNotMatchAreRefused() {
    assertRefused(
        () -> LayerEncoder.quantized(JOINT, INPUTS, BINS, new DMatrixRMaj(4, 1)),
        "number of rows of the activations must be 3, got 4");
    Discrete two = Variable.everyRowDistinct(2, Coverage.ENUMERATED);
    assertRefused(
        () -> LayerEncoder.quantized(JOINT, two, BINS, new DMatrixRMaj(2, 1)),
        "number of distinct inputs, as in the joint distribution, must be 3, got 2");
    assertRefused(
        () -> LayerEncoder.noisy(JOINT, INPUTS, NoisyChannelEstimator.of(1), new DMatrixRMaj(2, 1)),
        "number of rows of the activations must be 3, got 2");
    assertRefused(
        () -> LayerEncoder.ofConditionals(JOINT, new double[][] {{1}, {1}}),
        "number of rows of the encoder p(t|x) must be 3, got 2");
  }

  @Test
  void layersThatAreNoFunctionOfTheInputsAreRefusedWithTheRows() {
    DMatrixRMaj rows = new DMatrixRMaj(4, 1, true, 5, 6, 7, 6);
    Discrete inputs = Variable.distinctRows(rows, Coverage.SAMPLED);
    DMatrixRMaj layer = new DMatrixRMaj(4, 2, true, 1, 2, 3, 4, 5, 6, 3, 4.5);
    String message =
        "activations must be a function of the inputs: rows 1 and 3 are the same input but differ"
            + " in column 1";
    assertRefused(() -> LayerEncoder.quantized(JOINT, inputs, BINS, layer), message);
    assertRefused(
        () -> LayerEncoder.noisy(JOINT, inputs, NoisyChannelEstimator.of(1), layer), message);
  }

  @Test
  void valuesThatAreNoNumbersAreRefused() {
    DMatrixRMaj nan = new DMatrixRMaj(3, 1, true, 0.1, Double.NaN, 0.9);
    assertRefused(
        () -> LayerEncoder.quantized(JOINT, INPUTS, BINS, nan),
        "activations: samples must be finite, got NaN at row 1, column 0");
    assertRefused(
        () -> LayerEncoder.ofConditionals(JOINT, new double[][] {{1, 0}, {-0.5, 1.5}, {0, 1}}),
        "must not be negative, got -0.5 at row 1, column 0");
    assertRefused(
        () -> LayerEncoder.ofConditionals(JOINT, new double[][] {{1, 0}, {0.5, 0.4}, {0, 1}}),
        "encoder p(t|x): conditional distribution must sum to 1, got 0.9 at row 1");
  }

  @Test
  void betasThatAreNotPositiveAreRefused() {
    for (double beta : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(
          () -> encoder().residual(beta), "beta must be positive and finite, got " + beta);
    }
  }

  @Test
  void outputsThatAreNoSoftmaxAreRefused() {
    assertRefused(
        () -> encoder().decoder(new DMatrixRMaj(3, 3)),
        "number of columns of the softmax must be 2, got 3");
    assertRefused(
        () -> encoder().decoder(new DMatrixRMaj(2, 2)),
        "number of rows of the softmax must be 3, got 2");
    assertRefused(
        () -> encoder().decoder(new DMatrixRMaj(3, 2, true, 0.5, 0.5, 0.2, 0.9, 1, 0)),
        "softmax: p(y|x) must sum to 1 within 1e-6, got 1.1 at row 1");
  }

  @Test
  void correctionsForSamplesAreRefused() {
    assertRefused(
        () ->
            LayerEncoder.quantized(
                JOINT, INPUTS, BINS.withEntropy(CountEntropyMethod.MILLER_MADOW), LAYER),
        "an encoder is exact; ask binning(width=0.5)");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
