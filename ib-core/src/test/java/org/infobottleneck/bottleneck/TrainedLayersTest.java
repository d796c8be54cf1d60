package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.junit.jupiter.api.Test;

/**
 * The paper's network after plain descent (learning rate 0.1, batches of 256), binned by the 30
 * edges, beside the soft rule of gain 12. Another program, with other seeds, had beta* = 47, 5.8,
 * 1.4 and 1.3 for layers 3 to 6, and 7.7, 4.1, 1.0 and 0.2 bits left; the bounds are a factor of
 * about two around that.
 */
class TrainedLayersTest {

  @Test
  void betaStarFallsWithDepthAndTheResidualDoesNotVanish() {
    Dataset rule = IcosahedronTask.stochastic(IcosahedronTask.GAIN_OF_PUBLISHED_FILE);
    Dataset train = IcosahedronTask.deterministic().split(0.85, 2).train();
    Trainer trainer =
        Trainer.of(
            Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), 2),
            train,
            Training.with(Sgd.learningRate(0.1)).withBatchSize(256).withSeed(2));
    BottleneckRecorder recorder =
        BottleneckRecorder.of(
            JointDistribution.of(rule), rule.inputVariable(), BinningEstimator.edges(-1, 1, 30));
    while (trainer.epoch() < 3000) {
      trainer.trainEpoch();
      if (trainer.epoch() == 300 || trainer.epoch() == 3000) {
        List<DMatrixRMaj> layers = trainer.network().activations(rule.inputs());
        recorder.record(trainer.epoch(), layers, layers.get(5));
      }
    }
    List<LayerFit> fits = recorder.fits().subList(6, 12);
    double[] beta = {47, 5.8, 1.4, 1.3};
    double[] left = {7.7, 4.1, 1.0, 0.2};
    for (int i = 0; i < 4; i++) {
      LayerFit fit = fits.get(2 + i);
      double betaStar = fit.fit().betaStar().orElseThrow();
      EncoderResidual residual = fit.fit().residual().orElseThrow();
      assertThat(betaStar).as(fit.toString()).isBetween(beta[i] / 2, beta[i] * 2);
      assertThat(residual.bits()).as(fit.toString()).isBetween(left[i] / 2, left[i] * 2);
      assertThat(residual.fit()).isPositive();
      if (i > 0) {
        assertThat(betaStar).isLessThan(fits.get(1 + i).fit().betaStar().orElseThrow());
      }
      // Training compresses: what the residual holds falls with it.
      assertThat(residual.bits())
          .isLessThan(recorder.fits().get(2 + i).fit().residual().orElseThrow().bits());
    }
    // The further back a layer, the more of Y it has lost, and the less is left to the decoder.
    assertThat(fits.get(5).decoder().orElseThrow().lostInformation())
        .isGreaterThan(fits.get(0).decoder().orElseThrow().lostInformation());
    assertThat(fits.get(5).decoder().orElseThrow().residual())
        .isLessThan(fits.get(0).decoder().orElseThrow().residual());
  }
}
