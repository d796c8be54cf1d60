package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.network.Loss;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.numerics.Decimals;

/** The path of one linear student, every number of it exact but for the rounding. */
final class LinearPath {

  private static final int ERRORS = 3;

  private final int[] epochs;
  private final double[] trainError;
  private final double[] testError;
  private final double[][] inputNats;
  private final double[][] targetNats;

  /**
   * A path; the arrays are kept.
   *
   * @param epochs the epochs that were looked at
   * @param trainError the mean squared error on the examples
   * @param testError the expected squared error on new ones: v + |w - a|^2 + b^2 for a student y =
   *     x a + b
   * @param inputNats I(X;T), [hidden layer][epoch]
   * @param targetNats I(T;Y), [hidden layer][epoch]
   */
  LinearPath(
      int[] epochs,
      double[] trainError,
      double[] testError,
      double[][] inputNats,
      double[][] targetNats) {
    this.epochs = epochs;
    this.trainError = trainError;
    this.testError = testError;
    this.inputNats = inputNats;
    this.targetNats = targetNats;
  }

  /**
   * Trains a student and looks at it.
   *
   * @param experiment a {@link LinearTeacher} and an architecture of linear layers alone
   * @param noiseVariance of the noise with which hidden layers are observed
   */
  static LinearPath of(Experiment experiment, double noiseVariance) {
    LinearTeacher teacher = (LinearTeacher) experiment.task();
    Dataset data = teacher.data(experiment.seed());
    DMatrixRMaj weights = teacher.weights(experiment.seed());
    Mlp student = Mlp.create(experiment.architecture(), experiment.seed());
    Trainer trainer = Trainer.of(student, data, experiment.training());
    int[] epochs = experiment.snapshots().epochs(experiment.epochs());
    int hidden = student.layerCount() - 1;
    LinearPath path =
        new LinearPath(
            epochs,
            new double[epochs.length],
            new double[epochs.length],
            new double[hidden][epochs.length],
            new double[hidden][epochs.length]);
    for (int i = 0; i < epochs.length; i++) {
      while (trainer.epoch() < epochs[i]) {
        trainer.trainEpoch();
      }
      path.trainError[i] = student.evaluate(data, Loss.MEAN_SQUARED_ERROR).loss();
      DMatrixRMaj map = CommonOps_DDRM.identity(teacher.inputs());
      DMatrixRMaj offset = new DMatrixRMaj(1, teacher.inputs());
      for (int layer = 1; layer <= hidden + 1; layer++) {
        offset = times(offset, student.weights(layer));
        CommonOps_DDRM.addEquals(offset, student.biases(layer));
        map = times(map, student.weights(layer));
        if (layer <= hidden) {
          GaussianLayer known = new GaussianLayer(map, noiseVariance);
          path.inputNats[layer - 1][i] = known.inputInformation();
          path.targetNats[layer - 1][i] = known.targetInformation(weights, teacher.noiseVariance());
        }
      }
      double error = teacher.noiseVariance() + offset.get(0) * offset.get(0);
      for (int input = 0; input < teacher.inputs(); input++) {
        double difference = weights.get(input, 0) - map.get(input, 0);
        error += difference * difference;
      }
      path.testError[i] = error;
    }
    return path;
  }

  private static DMatrixRMaj times(DMatrixRMaj left, DMatrixRMaj right) {
    DMatrixRMaj product = new DMatrixRMaj(left.numRows, right.numCols);
    CommonOps_DDRM.mult(left, right, product);
    return product;
  }

  int[] epochs() {
    return epochs;
  }

  double[] trainError() {
    return trainError;
  }

  double[] testError() {
    return testError;
  }

  double[][] inputNats() {
    return inputNats;
  }

  double[][] targetNats() {
    return targetNats;
  }

  int hidden() {
    return inputNats.length;
  }

  /** By how much I(X;T) of a hidden layer, from 0, ends below its largest value, in nats. */
  double fall(int layer) {
    double[] values = inputNats[layer];
    return Arrays.stream(values).max().orElseThrow() - values[values.length - 1];
  }

  /** A line per epoch: epoch, errors, then both coordinates of every hidden layer. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < epochs.length; i++) {
      text.append(epochs[i]);
      append(text, trainError[i]);
      append(text, testError[i]);
      for (int layer = 0; layer < hidden(); layer++) {
        append(text, inputNats[layer][i]);
        append(text, targetNats[layer][i]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, double value) {
    text.append('\t').append(Decimals.shortest(value));
  }

  /** Reads what {@link #text} writes. */
  static LinearPath parse(String text) {
    List<double[]> rows = new ArrayList<>();
    text.lines()
        .forEach(
            line ->
                rows.add(
                    Arrays.stream(line.split("\t", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray()));
    int hidden = (rows.get(0).length - ERRORS) / 2;
    double[][] inputs = new double[hidden][];
    double[][] targets = new double[hidden][];
    for (int layer = 0; layer < hidden; layer++) {
      inputs[layer] = column(rows, ERRORS + 2 * layer);
      targets[layer] = column(rows, ERRORS + 2 * layer + 1);
    }
    return new LinearPath(
        Arrays.stream(column(rows, 0)).mapToInt(epoch -> (int) epoch).toArray(),
        column(rows, 1),
        column(rows, 2),
        inputs,
        targets);
  }

  private static double[] column(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }
}
