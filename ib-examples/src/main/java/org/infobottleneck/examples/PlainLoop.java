package org.infobottleneck.examples;

import java.util.Locale;
import java.util.Random;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;

/**
 * Records the information plane of a training loop that is not ours: plain arrays, a tanh network
 * and gradient descent written out by hand. The library sees the activations, nothing else.
 *
 * <p>The task: of 8 bits, does the first half hold more ones than the second? All 256 patterns are
 * trained on.
 */
public final class PlainLoop {

  private static final int BITS = 8;
  private static final int[] WIDTHS = {BITS, 5, 3, 1};
  private static final double LEARNING_RATE = 0.3;
  private static final int SNAPSHOT_EVERY = 50;

  private final double[][] inputs = new double[1 << BITS][BITS];
  private final int[] labels = new int[1 << BITS];

  /** Weights by layer, unit and unit of the layer below, the bias last. */
  private final double[][][] weights = new double[WIDTHS.length - 1][][];

  private PlainLoop(long seed) {
    for (int row = 0; row < inputs.length; row++) {
      int more = 0;
      for (int bit = 0; bit < BITS; bit++) {
        inputs[row][bit] = row >> bit & 1;
        more += (bit < BITS / 2 ? 1 : -1) * (row >> bit & 1);
      }
      labels[row] = more > 0 ? 1 : 0;
    }
    Random random = new Random(seed);
    for (int layer = 0; layer < weights.length; layer++) {
      weights[layer] = new double[WIDTHS[layer + 1]][WIDTHS[layer] + 1];
      for (double[] unit : weights[layer]) {
        for (int j = 0; j < unit.length - 1; j++) {
          unit[j] = random.nextGaussian() / Math.sqrt(WIDTHS[layer]);
        }
      }
    }
  }

  /**
   * Runs the example and prints the last snapshot.
   *
   * @param args none
   */
  public static void main(String[] args) {
    InformationPlane plane = run(1, 2000);
    int last = plane.snapshots().get(plane.snapshots().size() - 1).epoch();
    System.out.println("after " + last + " epochs, in bits:");
    for (PlanePoint point : plane.points()) {
      if (point.epoch() == last) {
        System.out.printf(
            Locale.ROOT,
            "%s  %s = %.3f  %s = %.3f%n",
            point.layerName(),
            point.inputInformation().estimand(),
            point.inputInformation().bits(),
            point.targetInformation().estimand(),
            point.targetInformation().bits());
      }
    }
  }

  /**
   * Trains and records.
   *
   * @param seed seed of the weights
   * @param epochs number of epochs
   * @return the plane of the two hidden layers and the output
   */
  static InformationPlane run(long seed, int epochs) {
    PlainLoop loop = new PlainLoop(seed);
    var recorder =
        InformationPlane.recorder(
                Variable.distinctRows(loop.inputs, Coverage.ENUMERATED),
                Variable.labels(loop.labels).withCoverage(Coverage.ENUMERATED),
                KdeEstimator.upperBound(1e-2),
                BinningEstimator.width(0.1))
            .layerNames("hidden 1", "hidden 2", "output");
    for (int epoch = 0; epoch <= epochs; epoch++) {
      double[][][] activations = loop.forward();
      if (epoch % SNAPSHOT_EVERY == 0) {
        recorder.record(epoch, activations);
      }
      loop.descend(activations);
    }
    return recorder.plane();
  }

  /** Activations by layer, row and unit: tanh, and a logistic output. */
  private double[][][] forward() {
    double[][][] activations = new double[weights.length][inputs.length][];
    for (int row = 0; row < inputs.length; row++) {
      double[] below = inputs[row];
      for (int layer = 0; layer < weights.length; layer++) {
        double[] values = new double[weights[layer].length];
        for (int unit = 0; unit < values.length; unit++) {
          double[] w = weights[layer][unit];
          double sum = w[below.length];
          for (int j = 0; j < below.length; j++) {
            sum += w[j] * below[j];
          }
          boolean isOutput = layer == weights.length - 1;
          values[unit] = isOutput ? 1 / (1 + Math.exp(-sum)) : Math.tanh(sum);
        }
        activations[layer][row] = values;
        below = values;
      }
    }
    return activations;
  }

  /** One step down the gradient of the mean cross entropy over all rows. */
  private void descend(double[][][] activations) {
    double[][][] gradient = new double[weights.length][][];
    for (int layer = 0; layer < weights.length; layer++) {
      gradient[layer] = new double[weights[layer].length][weights[layer][0].length];
    }
    for (int row = 0; row < inputs.length; row++) {
      double[] error = {activations[weights.length - 1][row][0] - labels[row]};
      for (int layer = weights.length - 1; layer >= 0; layer--) {
        double[] below = layer == 0 ? inputs[row] : activations[layer - 1][row];
        double[] errorBelow = new double[below.length];
        for (int unit = 0; unit < error.length; unit++) {
          for (int j = 0; j < below.length; j++) {
            gradient[layer][unit][j] += error[unit] * below[j];
            // The derivative of tanh, by its value; of no use at the inputs.
            errorBelow[j] += error[unit] * weights[layer][unit][j] * (1 - below[j] * below[j]);
          }
          gradient[layer][unit][below.length] += error[unit];
        }
        error = errorBelow;
      }
    }
    for (int layer = 0; layer < weights.length; layer++) {
      for (int unit = 0; unit < weights[layer].length; unit++) {
        for (int j = 0; j < weights[layer][unit].length; j++) {
          weights[layer][unit][j] -= LEARNING_RATE * gradient[layer][unit][j] / inputs.length;
        }
      }
    }
  }
}
