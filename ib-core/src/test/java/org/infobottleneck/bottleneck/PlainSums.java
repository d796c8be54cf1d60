package org.infobottleneck.bottleneck;

import java.util.Arrays;

/** Information of tables and encoders by plain sums, in nats, as they stand in the textbook. */
final class PlainSums {

  private PlainSums() {}

  /** I of a table p(a,b). */
  static double information(double[][] joint) {
    double[] rows = new double[joint.length];
    double[] columns = new double[joint[0].length];
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b < columns.length; b++) {
        rows[a] += joint[a][b];
        columns[b] += joint[a][b];
      }
    }
    double sum = 0;
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b < columns.length; b++) {
        double p = joint[a][b];
        sum += p > 0 ? p * StrictMath.log(p / rows[a] / columns[b]) : 0;
      }
    }
    return sum;
  }

  static double entropy(double... p) {
    double sum = 0;
    for (double value : p) {
      sum -= value > 0 ? value * StrictMath.log(value) : 0;
    }
    return sum;
  }

  /** p(x) of p(x,y). */
  static double[] inputs(double[][] table) {
    double[] inputs = new double[table.length];
    for (int x = 0; x < inputs.length; x++) {
      for (double p : table[x]) {
        inputs[x] += p;
      }
    }
    return inputs;
  }

  /** p(x,t). */
  static double[][] withInputs(double[][] table, double[][] encoder) {
    double[] inputs = inputs(table);
    double[][] joint = new double[table.length][encoder[0].length];
    for (int x = 0; x < joint.length; x++) {
      for (int t = 0; t < joint[x].length; t++) {
        joint[x][t] = inputs[x] * encoder[x][t];
      }
    }
    return joint;
  }

  /** p(t,y). */
  static double[][] withClasses(double[][] table, double[][] encoder) {
    double[][] joint = new double[encoder[0].length][table[0].length];
    for (int x = 0; x < table.length; x++) {
      for (int t = 0; t < joint.length; t++) {
        for (int y = 0; y < joint[t].length; y++) {
          joint[t][y] += encoder[x][t] * table[x][y];
        }
      }
    }
    return joint;
  }

  /** I(X;T). */
  static double inputInformation(double[][] table, double[][] encoder) {
    return information(withInputs(table, encoder));
  }

  /** I(T;Y). */
  static double targetInformation(double[][] table, double[][] encoder) {
    return information(withClasses(table, encoder));
  }

  /** F = I(X;T) - beta I(T;Y). */
  static double functional(double[][] table, double[][] encoder, double beta) {
    return inputInformation(table, encoder) - beta * targetInformation(table, encoder);
  }

  /** KL[p || q]. */
  static double divergence(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i] > 0 ? p[i] * StrictMath.log(p[i] / q[i]) : 0;
    }
    return sum;
  }

  /** p(t)^(1/alpha) exp(-(beta/alpha) KL[p(y|x) || p(y|t)]) / Z(x) with what an encoder induces. */
  static double[][] selfConsistent(
      double[][] table, double[][] encoder, double alpha, double beta) {
    double[][] joint = withClasses(table, encoder);
    double[] weights = inputs(joint);
    double[][] image = new double[table.length][weights.length];
    for (int x = 0; x < table.length; x++) {
      double[] conditional = conditional(table[x]);
      for (int t = 0; t < weights.length; t++) {
        double divergence = divergence(conditional, conditional(joint[t]));
        image[x][t] = (StrictMath.log(weights[t]) - beta * divergence) / alpha;
      }
      double largest = Arrays.stream(image[x]).max().orElseThrow();
      for (int t = 0; t < weights.length; t++) {
        image[x][t] = StrictMath.exp(image[x][t] - largest);
      }
      image[x] = conditional(image[x]);
    }
    return image;
  }

  /** The sum of |a - b|. */
  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum;
  }

  /** A row divided by its sum. */
  static double[] conditional(double[] row) {
    double sum = 0;
    for (double p : row) {
      sum += p;
    }
    double[] conditional = row.clone();
    for (int i = 0; i < conditional.length; i++) {
      conditional[i] /= sum;
    }
    return conditional;
  }

  /** p(t|x) of an encoder of ours. */
  static double[][] table(BottleneckEncoder encoder) {
    double[][] table = new double[encoder.inputs()][encoder.clusters()];
    for (int x = 0; x < table.length; x++) {
      for (int t = 0; t < table[x].length; t++) {
        table[x][t] = encoder.probability(x, t);
      }
    }
    return table;
  }
}
