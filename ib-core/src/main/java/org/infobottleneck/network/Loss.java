package org.infobottleneck.network;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.numerics.Description;

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
    double total(double[][] sums, double[][] outputs, double[][] targets, int samples) {
      double total = 0;
      for (int s = 0; s < samples; s++) {
        int best = 0;
        for (int j = 1; j < sums.length; j++) {
          best = sums[j][s] > sums[best][s] ? j : best;
        }
        double others = 0;
        double cost = 0;
        for (int j = 0; j < sums.length; j++) {
          double below = sums[best][s] - sums[j][s];
          others += j == best ? 0 : StrictMath.exp(-below);
          cost += targets[j][s] * below;
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
        double[][] outputs,
        double[][] targets,
        double[][] result,
        int samples,
        double[] scratch) {
      for (int j = 0; j < outputs.length; j++) {
        dividedDifference(outputs[j], targets[j], samples, result[j], samples);
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
    double total(double[][] sums, double[][] outputs, double[][] targets, int samples) {
      double total = 0;
      for (int s = 0; s < samples; s++) {
        for (int j = 0; j < outputs.length; j++) {
          double error = outputs[j][s] - targets[j][s];
          total += error * error;
        }
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
        double[][] outputs,
        double[][] targets,
        double[][] result,
        int samples,
        double[] scratch) {
      double factor = 2 / ((double) samples * outputs.length);
      for (int j = 0; j < outputs.length; j++) {
        scaledDifference(outputs[j], targets[j], factor, result[j], samples);
      }
      output.multiplyByUnit(outputs, result, samples, scratch);
    }

    @Override
    void checkOutput(Activation output) {}

    @Override
    void checkData(Dataset data) {}

    @Override
    void checkTargets(double[] targets, int rows, int columns) {}
  };

  /**
   * Reads the name of a loss; capitals make no difference.
   *
   * @param name for example {@code CROSS_ENTROPY} or {@code cross_entropy}
   * @return the loss
   * @throws IllegalArgumentException naming the losses there are if it is none of them
   */
  public static Loss parse(String name) {
    Objects.requireNonNull(name, "name");
    return Description.parse(name).among(List.of(values()), Loss::name);
  }

  private static void dividedDifference(
      double[] outputs, double[] targets, double divisor, double[] result, int samples) {
    for (int s = 0; s < samples; s++) {
      result[s] = (outputs[s] - targets[s]) / divisor;
    }
  }

  private static void scaledDifference(
      double[] outputs, double[] targets, double factor, double[] result, int samples) {
    for (int s = 0; s < samples; s++) {
      result[s] = factor * (outputs[s] - targets[s]);
    }
  }

  /**
   * Sums the loss over samples.
   *
   * @param sums weighted sums of the output layer, [unit][sample]
   * @param outputs its outputs, same shape
   * @param targets the targets, same shape
   */
  abstract double total(double[][] sums, double[][] outputs, double[][] targets, int samples);

  /** Turns the total over all samples into the loss. */
  abstract double mean(double total, int rows, int columns);

  /**
   * Writes the derivative of the mean loss by the weighted sums of the output layer.
   *
   * @param outputs its outputs, [unit][sample]
   * @param targets the targets, same shape
   * @param result the derivatives, same shape. Overwritten.
   * @param scratch a buffer, at least one number per sample. Overwritten.
   */
  abstract void gradient(
      Activation output,
      double[][] outputs,
      double[][] targets,
      double[][] result,
      int samples,
      double[] scratch);

  /** Throws IllegalArgumentException where this loss cannot be had from this output layer. */
  abstract void checkOutput(Activation output);

  /** Throws IllegalArgumentException where the data set has no targets for this loss. */
  abstract void checkData(Dataset data);

  /** Throws IllegalArgumentException where raw targets are not what this loss needs. */
  abstract void checkTargets(double[] targets, int rows, int columns);
}
