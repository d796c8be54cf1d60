package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Where numbers are not finite any more, the first layer that has one is named. */
class DivergedLayerTest {

  /** Six weights and biases in each of the first layers, three in the last. */
  private static final Architecture ARCHITECTURE =
      new Architecture(
          List.of(2, 2, 2, 1), Activation.LINEAR, Activation.LINEAR, Initializer.GLOROT_NORMAL);

  @Test
  void theLayerOfANumberThatAnOptimizerRemembers() {
    int[] layers = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3};
    for (int kind = 0; kind < 2; kind++) {
      for (int i = 0; i < layers.length; i++) {
        OptimizerState state = OptimizerState.zeros(ARCHITECTURE, 2);
        double[] values = state.live();
        values[kind * layers.length + i] = i % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
        assertThat(state.firstDivergedLayer(ARCHITECTURE))
            .as("number %d of kind %d", i, kind)
            .hasValue(layers[i]);
        values[2 * layers.length - 1] = Double.NaN;
        assertThat(state.firstDivergedLayer(ARCHITECTURE)).hasValue(layers[i]);
      }
    }
    assertThat(OptimizerState.zeros(ARCHITECTURE, 2).firstDivergedLayer(ARCHITECTURE)).isEmpty();
    assertThat(OptimizerState.of(0, new double[0]).firstDivergedLayer(ARCHITECTURE)).isEmpty();
  }

  /** One unit of each layer multiplies by some power of ten: 308 of them are too many. */
  @Test
  void theLayerOfAnOutputThatOverflows() {
    assertThat(firstOverflowing(700, 699, 1e200, 1e200, 1)).isEqualTo(2);
    assertThat(firstOverflowing(700, 0, 1e200, 1e200, 1)).isEqualTo(2);
    assertThat(firstOverflowing(257, 256, 1e308, 1, 1)).isEqualTo(1);
    assertThat(firstOverflowing(256, 255, 1e100, 1e100, 1e200)).isEqualTo(3);
    assertThat(firstOverflowing(3, 2, 1, 1, 1)).isEqualTo(3); // the loss itself is too large
  }

  /** Of inputs that are 0 but for 10 in one row. */
  private static int firstOverflowing(int rows, int row, double... factors) {
    DMatrixRMaj inputs = new DMatrixRMaj(rows, 2);
    inputs.set(row, 0, 10);
    List<DMatrixRMaj> weights =
        List.of(
            new DMatrixRMaj(2, 2, true, factors[0], 0, 0, 0),
            new DMatrixRMaj(2, 2, true, factors[1], 0, 0, 0),
            new DMatrixRMaj(2, 1, true, factors[2], 0));
    List<DMatrixRMaj> biases =
        List.of(new DMatrixRMaj(1, 2), new DMatrixRMaj(1, 2), new DMatrixRMaj(1, 1));
    return NetworkLoss.firstOverflowingLayer(Mlp.of(ARCHITECTURE, weights, biases), inputs);
  }
}
