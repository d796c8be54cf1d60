package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.junit.jupiter.api.Test;

/**
 * A network and a training that earlier programs wrote stay readable, and say what they said. They
 * are never written anew: README.md beside them tells where each comes from. All numbers in them
 * were chosen, not computed, so that no change of arithmetic moves what is expected here.
 */
class OldTrainingsTest {

  private static final Architecture SHAPE = Architecture.relu(2, 2, 2);
  private static final Architecture QUANTIZED = SHAPE.withChannel(ActivationChannel.quantized(2));
  private static final Training TRAINING =
      Training.with(Sgd.learningRate(0.125).withMomentum(0.5)).withBatchSize(2).withSeed(7);
  private static final Dataset ROWS =
      Dataset.labeled(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new int[] {0, 1, 1, 0}, 2);

  /** In the order of the file: of each layer its weights, fan in by fan out, and its biases. */
  private static final double[][] PARAMETERS = {
    {1, -1, 0.5, 2}, {0.25, -0.5}, {-0.75, 1.5, 0x1p-30, 3}, {-0.0, 0.1}
  };

  private static final double[] VELOCITY = {
    0.5, -0.25, 0.125, 1, -1, 0.75, 2, -3, 0.0625, Double.MIN_VALUE, -0.0, 0x1.fffffffffffffp-3
  };

  private static Path stored(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(OldTrainingsTest.class.getResource(name), name).toURI());
  }

  private static Mlp network(Architecture architecture) {
    return Mlp.of(
        architecture,
        List.of(
            new DMatrixRMaj(2, 2, true, PARAMETERS[0]), new DMatrixRMaj(2, 2, true, PARAMETERS[2])),
        List.of(
            new DMatrixRMaj(1, 2, true, PARAMETERS[1]),
            new DMatrixRMaj(1, 2, true, PARAMETERS[3])));
  }

  /** The training of version1.training as it was before it was stored. */
  private static Trainer trainer() {
    return Trainer.resume(network(SHAPE), ROWS, TRAINING, 3, OptimizerState.of(6, VELOCITY));
  }

  private static void assertParameters(Mlp network, double[][] expected) {
    assertThat(network.layerCount()).isEqualTo(2);
    for (int layer = 1; layer <= 2; layer++) {
      assertThat(network.weights(layer).numRows).isEqualTo(2);
      assertThat(network.weights(layer).numCols).isEqualTo(2);
      assertThat(network.weights(layer).data).containsExactly(expected[2 * layer - 2]);
      assertThat(network.biases(layer).data).containsExactly(expected[2 * layer - 1]);
    }
  }

  @Test
  void aNetworkOfVersionOneIsWhatItWas() throws URISyntaxException {
    Mlp read = Mlp.load(stored("version1.network"));
    assertThat(read.architecture()).isEqualTo(QUANTIZED);
    assertParameters(read, PARAMETERS);
    // The least and the greatest output of the first layer over the four rows.
    assertThat(read.levels().low()).containsExactly(0);
    assertThat(read.levels().high()).containsExactly(1.75);
  }

  @Test
  void aTrainingOfVersionOneIsWhatItWas() throws URISyntaxException {
    TrainingState read = TrainingState.load(stored("version1.training"));
    assertThat(read.network().architecture()).isEqualTo(SHAPE);
    assertParameters(read.network(), PARAMETERS);
    assertThat(read.training()).isEqualTo(TRAINING);
    assertThat(read.epoch()).isEqualTo(3);
    assertThat(read.optimizerState().steps()).isEqualTo(6);
    assertThat(read.optimizerState().values()).containsExactly(VELOCITY);
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("rows", "four of them");
    notes.put("f\u00fcnf", "a tab\tand\na line");
    assertThat(read.notes()).containsExactlyEntriesOf(notes);
  }

  @Test
  void aTrainingOfVersionOneGoesOnAsOneThatWasNeverStored() throws URISyntaxException {
    TrainingState read = TrainingState.load(stored("version1.training"));
    Trainer again = Trainer.resume(Mlp.create(SHAPE, 99), ROWS, read);
    Trainer unbroken = trainer();
    for (int epoch = 4; epoch <= 6; epoch++) {
      again.trainEpoch();
      unbroken.trainEpoch();
      assertThat(again.epoch()).isEqualTo(epoch);
      Mlp expected = unbroken.network();
      assertParameters(
          again.network(),
          new double[][] {
            expected.weights(1).data,
            expected.biases(1).data,
            expected.weights(2).data,
            expected.biases(2).data
          });
      assertThat(again.optimizerState().values()).isEqualTo(unbroken.optimizerState().values());
    }
    assertThat(again.network().weights(1).data).isNotEqualTo(PARAMETERS[0]);
    assertThat(again.optimizerState().steps()).isEqualTo(12);
  }
}
