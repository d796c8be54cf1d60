package org.infobottleneck.bottleneck;

import java.util.Arrays;
import java.util.List;

/**
 * The clusters t of a bottleneck, as their joint distribution p(t,y): weights p(t) = sum_y p(t,y)
 * and positions p(y|t) = p(t,y) / p(t). Never modified.
 *
 * <p>Values lie class by class, so that the loops over clusters run along memory: p(t,y) is at
 * {@code y * count + t}.
 */
final class Clusters {

  private static final int MAX_START = 256;

  private final int count;
  private final int classes;
  private final double[] joint;

  Clusters(int count, int classes, double[] joint) {
    this.count = count;
    this.classes = classes;
    this.joint = joint;
  }

  /** The encoder that tells nothing: one cluster with p(y). */
  static Clusters trivial(JointDistribution distribution) {
    return new Clusters(1, distribution.classes(), distribution.classProbabilities().clone());
  }

  /** One cluster for every input, or for 256 that differ most where there are more. */
  static Clusters start(JointDistribution distribution) {
    return distribution.inputs() <= MAX_START
        ? identity(distribution)
        : atInputs(distribution, SpreadInputs.of(distribution, MAX_START));
  }

  /** One cluster for every input. */
  static Clusters identity(JointDistribution distribution) {
    int[] every = new int[distribution.inputs()];
    Arrays.setAll(every, x -> x);
    return atInputs(distribution, every);
  }

  /** One cluster at the p(y|x) of each of some inputs, weighted by p(x). */
  static Clusters atInputs(JointDistribution distribution, int[] inputs) {
    int count = inputs.length;
    int classes = distribution.classes();
    double total = 0;
    for (int x : inputs) {
      total += distribution.inputProbability(x);
    }
    double[] joint = new double[classes * count];
    for (int t = 0; t < count; t++) {
      double weight = distribution.inputProbability(inputs[t]) / total;
      for (int y = 0; y < classes; y++) {
        joint[y * count + t] = weight * distribution.conditional(inputs[t], y);
      }
    }
    return new Clusters(count, classes, joint);
  }

  /** One cluster for every cell of inputs; cells are numbered from 0 and none is empty. */
  static Clusters ofCells(JointDistribution distribution, int[] cells) {
    int count = Arrays.stream(cells).max().orElseThrow() + 1;
    int classes = distribution.classes();
    double[] joint = new double[classes * count];
    for (int x = 0; x < cells.length; x++) {
      for (int y = 0; y < classes; y++) {
        joint[y * count + cells[x]] +=
            distribution.inputProbability(x) * distribution.conditional(x, y);
      }
    }
    return new Clusters(count, classes, joint);
  }

  int count() {
    return count;
  }

  int classes() {
    return classes;
  }

  /** The array itself: only read. */
  double[] joint() {
    return joint;
  }

  double weight(int t) {
    double sum = 0;
    for (int y = 0; y < classes; y++) {
      sum += joint[y * count + t];
    }
    return sum;
  }

  /** All p(t), in a fresh array. */
  double[] weights() {
    double[] weights = new double[count];
    Arrays.setAll(weights, this::weight);
    return weights;
  }

  /** All p(y|t) in a fresh array, row-major: clusters x classes. */
  double[] positions() {
    double[] rows = new double[count * classes];
    for (int t = 0; t < count; t++) {
      double weight = weight(t);
      for (int y = 0; y < classes; y++) {
        rows[t * classes + y] = joint[y * count + t] / weight;
      }
    }
    return rows;
  }

  /** Clusters at given positions with given weights; those without weight are left out. */
  static Clusters of(double[] weights, double[] positions, int classes) {
    int count = (int) Arrays.stream(weights).filter(w -> w > 0).count();
    double[] joint = new double[classes * count];
    int kept = 0;
    for (int t = 0; t < weights.length; t++) {
      if (weights[t] > 0) {
        for (int y = 0; y < classes; y++) {
          joint[y * count + kept] = weights[t] * positions[t * classes + y];
        }
        kept++;
      }
    }
    return new Clusters(count, classes, joint);
  }

  /**
   * The same with every two clusters merged whose positions differ by no more than a distance in
   * the square roots of their probabilities, the scale on which divergences are even.
   */
  Clusters merged(double distance) {
    double[] positions = positions();
    double[] merged = joint.clone();
    boolean[] gone = new boolean[count];
    boolean any = false;
    for (int t = 0; t < count; t++) {
      for (int u = 0; u < t && !gone[t]; u++) {
        if (!gone[u] && isWithin(positions, t, u, distance)) {
          for (int y = 0; y < classes; y++) {
            merged[y * count + u] += merged[y * count + t];
            merged[y * count + t] = 0;
          }
          gone[t] = true;
          any = true;
        }
      }
    }
    return any ? new Clusters(count, classes, merged).without(gone) : this;
  }

  private boolean isWithin(double[] positions, int t, int u, double distance) {
    for (int y = 0; y < classes; y++) {
      double own = Math.sqrt(positions[t * classes + y]);
      if (Math.abs(own - Math.sqrt(positions[u * classes + y])) > distance) {
        return false;
      }
    }
    return true;
  }

  /** The same and, without weight, clusters at further positions: weights, then positions. */
  double[][] with(List<double[]> further) {
    int all = count + further.size();
    double[] weights = Arrays.copyOf(weights(), all);
    double[] positions = Arrays.copyOf(positions(), all * classes);
    for (int i = 0; i < further.size(); i++) {
      System.arraycopy(further.get(i), 0, positions, (count + i) * classes, classes);
    }
    return new double[][] {weights, positions};
  }

  /** The same without some clusters, whose weight is lost. */
  Clusters without(boolean[] gone) {
    int kept = 0;
    for (boolean out : gone) {
      kept += out ? 0 : 1;
    }
    double[] left = new double[classes * kept];
    for (int t = 0, into = 0; t < count; t++) {
      if (!gone[t]) {
        for (int y = 0; y < classes; y++) {
          left[y * kept + into] = joint[y * count + t];
        }
        into++;
      }
    }
    return new Clusters(kept, classes, left);
  }
}
