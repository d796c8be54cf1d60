package org.infobottleneck.adapters.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.numerics.RowMajor;
import org.infobottleneck.plane.Recorder;

/**
 * The paper's network in a loop of one's own: arrays, and gradient descent written out by hand. All
 * that the recorder asks of it are two lines in {@link #train}.
 */
final class LoopNetwork implements PaperNetwork {

  /** Weights by layer, unit of the layer below and unit; the last row holds the biases. */
  private final double[][][] weights;

  LoopNetwork() {
    List<Integer> widths = PaperTask.ARCHITECTURE.widths();
    weights = new double[widths.size() - 1][][];
    for (int layer = 0; layer < weights.length; layer++) {
      weights[layer] = new double[widths.get(layer) + 1][widths.get(layer + 1)];
    }
  }

  @Override
  public String engine() {
    return "A loop of one's own, double";
  }

  @Override
  public void train(PaperTask task, Recorder recorder) {
    double[][] observed = rows(task.observed().inputs());
    Dataset training = task.training();
    double[][] inputs = rows(training.inputs());
    double[][] targets = rows(training.targets());
    int[] recorded = task.recordedEpochs();
    for (int epoch = 0; ; epoch++) {
      if (Arrays.binarySearch(recorded, epoch) >= 0) {
        recorder.record(epoch, forward(observed));
      }
      if (epoch == task.epochs()) {
        return;
      }
      for (int[] batch : task.batches(epoch, inputs.length)) {
        descend(take(inputs, batch), take(targets, batch));
      }
    }
  }

  /** Activations by layer, row and unit. */
  private double[][][] forward(double[][] inputs) {
    double[][][] activations = new double[weights.length][inputs.length][];
    for (int row = 0; row < inputs.length; row++) {
      double[] below = inputs[row];
      for (int layer = 0; layer < weights.length; layer++) {
        double[] values = weights[layer][below.length].clone();
        for (int i = 0; i < below.length; i++) {
          for (int j = 0; j < values.length; j++) {
            values[j] += below[i] * weights[layer][i][j];
          }
        }
        activate(values, layer == weights.length - 1);
        activations[layer][row] = values;
        below = values;
      }
    }
    return activations;
  }

  private static void activate(double[] values, boolean isOutput) {
    if (isOutput) {
      double largest = Arrays.stream(values).max().orElseThrow();
      double sum = 0;
      for (int j = 0; j < values.length; j++) {
        values[j] = StrictMath.exp(values[j] - largest);
        sum += values[j];
      }
      for (int j = 0; j < values.length; j++) {
        values[j] /= sum;
      }
    } else {
      for (int j = 0; j < values.length; j++) {
        values[j] = StrictMath.tanh(values[j]);
      }
    }
  }

  /** One step down the gradient of the mean cross entropy of a batch. */
  private void descend(double[][] inputs, double[][] targets) {
    double[][][] activations = forward(inputs);
    double[][][] gradient = new double[weights.length][][];
    for (int layer = 0; layer < weights.length; layer++) {
      gradient[layer] = new double[weights[layer].length][weights[layer][0].length];
    }
    for (int row = 0; row < inputs.length; row++) {
      double[] error = activations[weights.length - 1][row].clone();
      for (int j = 0; j < error.length; j++) {
        error[j] -= targets[row][j];
      }
      for (int layer = weights.length - 1; layer >= 0; layer--) {
        double[] below = layer == 0 ? inputs[row] : activations[layer - 1][row];
        error = collect(gradient[layer], weights[layer], below, error);
      }
    }
    double step = PaperTask.LEARNING_RATE / inputs.length;
    for (int layer = 0; layer < weights.length; layer++) {
      for (int i = 0; i < weights[layer].length; i++) {
        for (int j = 0; j < weights[layer][i].length; j++) {
          weights[layer][i][j] -= step * gradient[layer][i][j];
        }
      }
    }
  }

  /** Adds a row to the gradient of a layer and returns the error of the layer below. */
  private static double[] collect(
      double[][] gradient, double[][] weights, double[] below, double[] error) {
    double[] errorBelow = new double[below.length];
    for (int j = 0; j < error.length; j++) {
      for (int i = 0; i < below.length; i++) {
        gradient[i][j] += error[j] * below[i];
        // The derivative of tanh, by its value; of no use at the inputs.
        errorBelow[i] += error[j] * weights[i][j] * (1 - below[i] * below[i]);
      }
      gradient[below.length][j] += error[j];
    }
    return errorBelow;
  }

  private static double[][] take(double[][] rows, int[] chosen) {
    return Arrays.stream(chosen).mapToObj(row -> rows[row]).toArray(double[][]::new);
  }

  static double[][] rows(DMatrixRMaj matrix) {
    double[][] rows = new double[matrix.numRows][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Arrays.copyOfRange(matrix.data, row * matrix.numCols, (row + 1) * matrix.numCols);
    }
    return rows;
  }

  @Override
  public void copyFrom(Mlp ours) {
    for (int layer = 0; layer < weights.length; layer++) {
      double[][] values = rows(ours.weights(layer + 1));
      System.arraycopy(values, 0, weights[layer], 0, values.length);
      weights[layer][values.length] = rows(ours.biases(layer + 1))[0];
    }
  }

  @Override
  public Mlp toOurs() {
    List<DMatrixRMaj> matrices = new ArrayList<>();
    List<DMatrixRMaj> biases = new ArrayList<>();
    for (double[][] layer : weights) {
      matrices.add(new DMatrixRMaj(Arrays.copyOf(layer, layer.length - 1)));
      biases.add(new DMatrixRMaj(new double[][] {layer[layer.length - 1]}));
    }
    return Mlp.of(PaperTask.ARCHITECTURE, matrices, biases);
  }

  @Override
  public List<DMatrixRMaj> activations(DMatrixRMaj inputs) {
    return RowMajor.layers(forward(rows(inputs)));
  }

  @Override
  public void close() {
    // Arrays need none.
  }
}
