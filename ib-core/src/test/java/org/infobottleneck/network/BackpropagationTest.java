package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackpropagationTest {

  private static final double H = 1e-5;

  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (Activation hidden : Activation.values()) {
      if (hidden != Activation.SOFTMAX) {
        pairs.add(Arguments.of(hidden, Activation.SOFTMAX, Loss.CROSS_ENTROPY));
        pairs.add(Arguments.of(hidden, Activation.SOFTMAX, Loss.MEAN_SQUARED_ERROR));
        pairs.add(Arguments.of(Activation.TANH, hidden, Loss.MEAN_SQUARED_ERROR));
        pairs.add(Arguments.of(hidden, Activation.LINEAR, Loss.MEAN_SQUARED_ERROR));
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void gradientsMatchFiniteDifferencesOfTheLoss(Activation hidden, Activation output, Loss loss) {
    Architecture architecture = Architecture.of(hidden, 3, 4, 3, 2).withOutput(output);
    Mlp network = Mlp.create(architecture, 5);
    for (int layer = 1; layer <= 3; layer++) {
      // Away from zero, where a rectifier over dead units would sit on its kink.
      network.biases(layer).fill(0.1 * layer);
    }
    DMatrixRMaj inputs = random(7, 3, 1);
    DMatrixRMaj targets = distributions(7, 2);
    checkAgainstDifferences(network, inputs, targets, loss);
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF, seed = "20170302")
  void gradientsOfAnyShapeMatchFiniteDifferences(
      @ForAll @IntRange(min = 1, max = 5) int inputs,
      @ForAll @IntRange(min = 1, max = 5) int hidden,
      @ForAll @IntRange(min = 2, max = 5) int outputs,
      @ForAll @IntRange(min = 1, max = 9) int rows,
      @ForAll long seed) {
    Mlp network = Mlp.create(Architecture.tanh(inputs, hidden, outputs), seed);
    checkAgainstDifferences(
        network, random(rows, inputs, seed), distributions(rows, outputs), Loss.CROSS_ENTROPY);
  }

  @Test
  void gradientsOfWideLayersMatchFiniteDifferences() {
    Mlp network = Mlp.create(Architecture.tanh(16, 70, 2), 3);
    checkAgainstDifferences(network, random(9, 16, 4), distributions(9, 2), Loss.CROSS_ENTROPY);
  }

  private static void checkAgainstDifferences(
      Mlp network, DMatrixRMaj inputs, DMatrixRMaj targets, Loss loss) {
    Gradients gradients = network.gradients(inputs, targets, loss);
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      check(network, network.weights(layer), gradients.weights(layer), inputs, targets, loss);
      check(network, network.biases(layer), gradients.biases(layer), inputs, targets, loss);
    }
  }

  private static void check(
      Mlp network,
      DMatrixRMaj parameters,
      DMatrixRMaj gradient,
      DMatrixRMaj inputs,
      DMatrixRMaj targets,
      Loss loss) {
    for (int i = 0; i < parameters.getNumElements(); i++) {
      double kept = parameters.data[i];
      parameters.data[i] = kept + H;
      double up = network.loss(inputs, targets, loss);
      parameters.data[i] = kept - H;
      double down = network.loss(inputs, targets, loss);
      parameters.data[i] = kept;
      // Rounding of a loss of order 1 over 2 H is 1e-11, the third derivative times H^2/6 some
      // 1e-10.
      assertThat(gradient.data[i]).isCloseTo((up - down) / (2 * H), Offset.offset(5e-9));
    }
  }

  private static DMatrixRMaj random(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = 2 * random.nextDouble() - 1;
    }
    return matrix;
  }

  private static DMatrixRMaj distributions(int rows, int columns) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < rows; i++) {
      // A few one-hot rows among soft ones.
      double share = i % 3 == 0 ? 1 : 0.7;
      for (int j = 0; j < columns; j++) {
        matrix.set(i, j, j == i % columns ? share : (1 - share) / (columns - 1));
      }
    }
    return matrix;
  }

  @Test
  void aShortBatchAfterALongOneGivesTheBitsOfAFreshKernel() {
    Mlp network = Mlp.create(Architecture.tanh(3, 4, 2), 1);
    ForwardPass forward = new ForwardPass(network, 9, 1);
    Backpropagation kernel = new Backpropagation(network, 9);
    forward.run(random(9, 3, 1), 0, 9);
    kernel.gradients(forward, byUnit(distributions(9, 2)), Loss.CROSS_ENTROPY);
    DMatrixRMaj inputs = random(4, 3, 2);
    DMatrixRMaj targets = distributions(4, 2);
    forward.run(inputs, 0, 4);
    Gradients reused = kernel.gradients(forward, byUnit(targets), Loss.CROSS_ENTROPY);
    Gradients fresh = network.gradients(inputs, targets, Loss.CROSS_ENTROPY);

    for (int layer = 1; layer <= 2; layer++) {
      assertThat(reused.weights(layer).data).isEqualTo(fresh.weights(layer).data);
      assertThat(reused.biases(layer).data).isEqualTo(fresh.biases(layer).data);
    }
  }

  private static double[][] byUnit(DMatrixRMaj matrix) {
    double[][] units = new double[matrix.numCols][matrix.numRows];
    UnitMajor.fromRows(matrix.data, 0, units, matrix.numRows);
    return units;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 255, 257})
  void gradientsOfLongBatchesAreTheMeansOfThoseOfTheirRows(int rows) {
    Mlp network = Mlp.create(Architecture.tanh(3, 7, 1, 2), 6);
    DMatrixRMaj inputs = random(rows, 3, 8);
    DMatrixRMaj targets = distributions(rows, 2);
    Gradients whole = network.gradients(inputs, targets, Loss.CROSS_ENTROPY);
    for (int layer = 1; layer <= 3; layer++) {
      double[] mean = new double[whole.weights(layer).getNumElements()];
      for (int i = 0; i < rows; i++) {
        DMatrixRMaj input = CommonOps_DDRM.extractRow(inputs, i, null);
        DMatrixRMaj target = CommonOps_DDRM.extractRow(targets, i, null);
        double[] one = network.gradients(input, target, Loss.CROSS_ENTROPY).weights(layer).data;
        for (int k = 0; k < mean.length; k++) {
          mean[k] += one[k] / rows;
        }
      }
      // Terms below 1 each, summed over at most 257 rows.
      assertThat(whole.weights(layer).data).containsExactly(mean, Offset.offset(1e-14));
    }
  }
}
