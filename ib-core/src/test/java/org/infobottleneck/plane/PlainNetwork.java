package org.infobottleneck.plane;

import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.numerics.ElementaryFunctions;

/** A tanh network with a softmax output, trained by plain loops over plain arrays. */
final class PlainNetwork {

  private final double[][][] weights; // [layer][from][to]
  private final double[][] biases;

  PlainNetwork(Mlp initial) {
    weights = new double[initial.layerCount()][][];
    biases = new double[initial.layerCount()][];
    for (int l = 0; l < weights.length; l++) {
      DMatrixRMaj w = initial.weights(l + 1);
      weights[l] = new double[w.getNumRows()][w.getNumCols()];
      for (int k = 0; k < w.getNumRows(); k++) {
        for (int j = 0; j < w.getNumCols(); j++) {
          weights[l][k][j] = w.get(k, j);
        }
      }
      biases[l] = initial.biases(l + 1).data.clone();
    }
  }

  /** Outputs of every layer for every row: [layer][row][unit]. */
  double[][][] activations(double[][] inputs) {
    double[][][] layers = new double[weights.length][inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      double[] below = inputs[i];
      for (int l = 0; l < weights.length; l++) {
        below = forward(l, below);
        layers[l][i] = below;
      }
    }
    return layers;
  }

  private double[] forward(int l, double[] below) {
    double[] z = new double[biases[l].length];
    for (int j = 0; j < z.length; j++) {
      for (int k = 0; k < below.length; k++) {
        z[j] += weights[l][k][j] * below[k];
      }
      z[j] += biases[l][j];
    }
    if (l < weights.length - 1) {
      ElementaryFunctions.tanh(z, 0, z.length);
      return z;
    }
    double max = Math.max(z[0], z[1]);
    for (int j = 0; j < z.length; j++) {
      z[j] = max - z[j];
    }
    ElementaryFunctions.expOfNegative(z, 0, z.length);
    double sum = z[0] + z[1];
    return new double[] {z[0] / sum, z[1] / sum};
  }

  /** One epoch of gradient descent on the cross-entropy, batches in the order of the rows. */
  void trainEpoch(double[][] inputs, double[][] targets, int batchSize, double learningRate) {
    for (int from = 0; from < inputs.length; from += batchSize) {
      int size = Math.min(batchSize, inputs.length - from);
      double[][] x = java.util.Arrays.copyOfRange(inputs, from, from + size);
      double[][][] a = activations(x);
      double[][] delta = new double[size][2];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < 2; j++) {
          delta[i][j] = (a[a.length - 1][i][j] - targets[from + i][j]) / size;
        }
      }
      for (int l = weights.length - 1; l >= 0; l--) {
        double[][] below = l == 0 ? x : a[l - 1];
        double[][] next = l == 0 ? new double[0][] : backward(l, delta, below);
        step(l, below, delta, learningRate);
        delta = next;
      }
    }
  }

  private double[][] backward(int l, double[][] delta, double[][] below) {
    double[][] next = new double[delta.length][below[0].length];
    for (int i = 0; i < delta.length; i++) {
      for (int k = 0; k < next[i].length; k++) {
        for (int j = 0; j < delta[i].length; j++) {
          next[i][k] += weights[l][k][j] * delta[i][j];
        }
        next[i][k] *= 1 - below[i][k] * below[i][k];
      }
    }
    return next;
  }

  private void step(int l, double[][] below, double[][] delta, double learningRate) {
    for (int j = 0; j < biases[l].length; j++) {
      for (int k = 0; k < weights[l].length; k++) {
        double gradient = 0;
        for (int i = 0; i < below.length; i++) {
          gradient += below[i][k] * delta[i][j];
        }
        weights[l][k][j] -= learningRate * gradient;
      }
      double gradient = 0;
      for (double[] row : delta) {
        gradient += row[j];
      }
      biases[l][j] -= learningRate * gradient;
    }
  }
}
