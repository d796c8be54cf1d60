package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of a reference run in float64 NumPy, cross-checked with torch autograd. */
class ReferenceRunTest {

  private static final Offset<Double> EXACT = Offset.offset(1e-12);
  private static final Offset<Double> TRACE = Offset.offset(1e-9);

  @Test
  void theLossAtTheStartIsThatOfTheReference() {
    double expected = ReferenceRun.ROOT.get("loss_init_train").asDouble();
    Mlp network = ReferenceRun.network();

    assertThat(network.evaluate(ReferenceRun.TRAIN, Loss.CROSS_ENTROPY).loss())
        .isCloseTo(expected, EXACT);
    assertThat(
            network.loss(
                ReferenceRun.TRAIN.inputs(), ReferenceRun.TRAIN.targets(), Loss.CROSS_ENTROPY))
        .isCloseTo(expected, EXACT);
  }

  @Test
  void theGradientsAtTheStartAreThoseOfTheReference() {
    Gradients gradients =
        ReferenceRun.network()
            .gradients(
                ReferenceRun.TRAIN.inputs(), ReferenceRun.TRAIN.targets(), Loss.CROSS_ENTROPY);
    List<DMatrixRMaj> weights =
        ReferenceRun.matrices(ReferenceRun.ROOT.get("grad_W_init_fullbatch"));
    List<DMatrixRMaj> biases =
        ReferenceRun.matrices(ReferenceRun.ROOT.get("grad_b_init_fullbatch"));

    for (int layer = 1; layer <= 6; layer++) {
      assertThat(gradients.weights(layer).data).containsExactly(weights.get(layer - 1).data, EXACT);
      assertThat(gradients.biases(layer).data).containsExactly(biases.get(layer - 1).data, EXACT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aTrainingFollowsTheReference(int run) {
    JsonNode reference = ReferenceRun.ROOT.get("runs").get(run);
    Mlp network = ReferenceRun.network();
    Trainer trainer = Trainer.of(network, ReferenceRun.TRAIN, training(reference));

    for (JsonNode point : reference.get("trace")) {
      while (trainer.epoch() < point.get("epoch").asInt()) {
        trainer.trainEpoch();
      }
      checkPoint(network, point);
      if (point.has("grad_stats_during_this_epoch")) {
        checkStatistics(
            trainer.trainEpochMeasuringGradients(), point.get("grad_stats_during_this_epoch"));
      }
    }
    List<DMatrixRMaj> weights = ReferenceRun.matrices(reference.get("final_W"));
    List<DMatrixRMaj> biases = ReferenceRun.matrices(reference.get("final_b"));
    for (int layer = 1; layer <= 6; layer++) {
      assertThat(network.weights(layer).data).containsExactly(weights.get(layer - 1).data, TRACE);
      assertThat(network.biases(layer).data).containsExactly(biases.get(layer - 1).data, TRACE);
    }
  }

  private static Training training(JsonNode reference) {
    double rate = reference.get("lr").asDouble();
    Optimizer optimizer =
        reference.get("optimizer").asText().equals("sgd")
            ? Sgd.learningRate(rate)
            : Adam.tensorFlow(rate);
    return optimizer
        .withBatchSize(reference.get("batch").asInt())
        .withBatching(Batching.CONSECUTIVE);
  }

  private static void checkPoint(Mlp network, JsonNode point) {
    Evaluation full = network.evaluate(ReferenceRun.FULL, Loss.CROSS_ENTROPY);
    Evaluation train = network.evaluate(ReferenceRun.TRAIN, Loss.CROSS_ENTROPY);
    assertThat(train.loss()).isCloseTo(point.get("train_loss").asDouble(), TRACE);
    assertThat(full.loss()).isCloseTo(point.get("full_loss").asDouble(), TRACE);
    assertThat(full.accuracy()).hasValue(point.get("acc_full").asDouble());
    for (int layer = 1; layer <= 6; layer++) {
      assertThat(network.weightNorm(layer))
          .isCloseTo(point.get("weight_l2").get(layer - 1).asDouble(), TRACE);
    }
  }

  private static void checkStatistics(List<GradientStatistics> actual, JsonNode expected) {
    assertThat(actual).hasSize(6);
    for (int i = 0; i < 6; i++) {
      GradientStatistics statistics = actual.get(i);
      JsonNode layer = expected.get(i);
      assertThat(statistics.layer()).isEqualTo(layer.get("layer").asInt());
      assertThat(statistics.batches()).isEqualTo(layer.get("n_batches").asInt());
      assertThat(statistics.normOfMean()).isCloseTo(layer.get("norm_of_mean").asDouble(), TRACE);
      assertThat(statistics.normOfStd())
          .isCloseTo(layer.get("norm_of_std_ddof0").asDouble(), TRACE);
    }
  }
}
