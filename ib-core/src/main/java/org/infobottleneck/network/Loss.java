package org.infobottleneck.network;

import java.util.Locale;
import org.infobottleneck.data.Dataset;

/** What training makes small: a mean over the samples of a batch or a data set. */
public enum Loss {

  /**
   * Mean over the samples of -sum_j t_j ln p_j, in nats, where the targets t are one-hot rows or
   * distributions and p is the softmax output.
   *
   * <p>Computed from the weighted sums z of the output layer as ln sum_j exp(z_j - max z) + sum_j
   * t_j (max z - z_j): every term is finite and none is negative, however wrong a prediction is.
   * The gradient by z is (p - t)/n.
   */
  CROSS_ENTROPY {
    @Override
    double total(double[] sums, double[] outputs, double[] targets, int rows, int columns) {
      double total = 0;
      for (int row = 0; row < rows; row++) {
        int from = row * columns;
        int best = from;
        for (int i = from + 1; i < from + columns; i++) {
          best = sums[i] > sums[best] ? i : best;
        }
        double others = 0;
        double cost = 0;
        for (int i = from; i < from + columns; i++) {
          double below = sums[best] - sums[i];
          others += i == best ? 0 : StrictMath.exp(-below);
          cost += targets[i] * below;
        }
        total += StrictMath.log1p(others) + cost;
      }
      return total;
    }

    @Override
    double mean(double total, int rows, int columns) {
      return total / rows;
    }

    @Override
    void gradient(
        Activation output,
        double[] outputs,
        double[] targets,
        double[] result,
        int rows,
        int cols) {
      for (int i = 0; i < rows * cols; i++) {
        result[i] = (outputs[i] - targets[i]) / rows;
      }
    }

    @Override
    void checkOutput(Activation output) {
      if (output != Activation.SOFTMAX) {
        throw new IllegalArgumentException(
            "CROSS_ENTROPY requires a SOFTMAX output layer, the network has " + output);
      }
    }

    @Override
    void checkData(Dataset data) {
      if (data.kind() == Dataset.Kind.REGRESSION) {
        throw new IllegalArgumentException(
            "CROSS_ENTROPY requires labels or distributions, the data set is a REGRESSION");
      }
    }

    @Override
    void checkTargets(double[] targets, int rows, int columns) {
      for (int row = 0; row < rows; row++) {
        double sum = 0;
        boolean negative = false;
        for (int i = row * columns; i < (row + 1) * columns; i++) {
          sum += targets[i];
          negative |= targets[i] < 0;
        }
        if (negative || Math.abs(sum - 1) > 1e-9) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "CROSS_ENTROPY targets must be distributions, row %d sums to %s%s",
                  row,
                  sum,
                  negative ? " with a negative entry" : ""));
        }
      }
    }
  },

  /**
   * Mean over the samples <em>and</em> the outputs of (a - t)&sup2;, without a factor 1/2; any
   * output activation.
   */
  MEAN_SQUARED_ERROR {
    @Override
    double total(double[] sums, double[] outputs, double[] targets, int rows, int columns) {
      double total = 0;
      for (int i = 0; i < rows * columns; i++) {
        double error = outputs[i] - targets[i];
        total += error * error;
      }
      return total;
    }

    @Override
    double mean(double total, int rows, int columns) {
      return total / ((double) rows * columns);
    }

    @Override
    void gradient(
        Activation output,
        double[] outputs,
        double[] targets,
        double[] result,
        int rows,
        int cols) {
      double factor = 2 / ((double) rows * cols);
      for (int i = 0; i < rows * cols; i++) {
        result[i] = factor * (outputs[i] - targets[i]);
      }
      output.multiplyByDerivative(outputs, result, rows, cols);
    }

    @Override
    void checkOutput(Activation output) {}

    @Override
    void checkData(Dataset data) {}

    @Override
    void checkTargets(double[] targets, int rows, int columns) {}
  };

  /**
   * Sums the loss over samples.
   *
   * @param sums weighted sums of the output layer, row-major
   * @param outputs its outputs, same shape
   * @param targets the targets, same shape
   */
  abstract double total(double[] sums, double[] outputs, double[] targets, int rows, int columns);

  /** Turns the total over all samples into the loss. */
  abstract double mean(double total, int rows, int columns);

  /** Writes the derivative of the mean loss by the weighted sums of the output layer. */
  abstract void gradient(
      Activation output, double[] outputs, double[] targets, double[] result, int rows, int cols);

  /** Throws IllegalArgumentException where this loss cannot be had from this output layer. */
  abstract void checkOutput(Activation output);

  /** Throws IllegalArgumentException where the data set has no targets for this loss. */
  abstract void checkData(Dataset data);

  /** Throws IllegalArgumentException where raw targets are not what this loss needs. */
  abstract void checkTargets(double[] targets, int rows, int columns);
}
