package org.infobottleneck.bottleneck;

import java.util.Locale;
import org.infobottleneck.numerics.Arguments;

/**
 * A stochastic encoder p(t|x) of finitely many inputs into clusters, with what it induces: p(t),
 * p(y|t), I(X;T), I(T;Y) and H(T), all in nats. Inputs, classes and clusters are numbered from 0.
 *
 * <p>Immutable and thread-safe.
 */
public final class BottleneckEncoder {

  private final int inputs;
  private final int clusters;
  private final int classes;

  /** For every input the row of its p(t|x). */
  private final int[] rows;

  /** Row-major. */
  private final double[] encoder;

  private final double[] weights;

  /** Row-major: clusters x classes. */
  private final double[] positions;

  private final double inputInformation;
  private final double targetInformation;

  /**
   * An encoder of the merged inputs.
   *
   * @param merged p(s,y), without two equal p(y|s)
   * @param rows for every input x its s
   * @param encoder p(t|s), row-major. Kept.
   */
  BottleneckEncoder(JointDistribution merged, int[] rows, double[] encoder) {
    this.rows = rows;
    this.encoder = encoder;
    inputs = rows.length;
    classes = merged.classes();
    clusters = encoder.length / merged.inputs();
    weights = new double[clusters];
    positions = new double[clusters * classes];
    for (int s = 0; s < merged.inputs(); s++) {
      for (int t = 0; t < clusters; t++) {
        double joint = merged.inputProbability(s) * encoder[s * clusters + t];
        weights[t] += joint;
        for (int y = 0; y < classes; y++) {
          positions[t * classes + y] += joint * merged.conditional(s, y);
        }
      }
    }
    for (int i = 0; i < positions.length; i++) {
      positions[i] /= weights[i / classes];
    }
    double ofInputs = 0;
    for (int s = 0; s < merged.inputs(); s++) {
      ofInputs +=
          merged.inputProbability(s)
              * Divergences.kullbackLeibler(encoder, s * clusters, weights, 0, clusters);
    }
    double ofTargets = 0;
    for (int t = 0; t < clusters; t++) {
      ofTargets +=
          weights[t]
              * Divergences.kullbackLeibler(
                  positions, t * classes, merged.classProbabilities(), 0, classes);
    }
    inputInformation = ofInputs;
    targetInformation = ofTargets;
  }

  /**
   * Returns the number of inputs.
   *
   * @return |X|, before merging
   */
  public int inputs() {
    return inputs;
  }

  /**
   * Returns the number of classes.
   *
   * @return |Y|
   */
  public int classes() {
    return classes;
  }

  /**
   * Returns the number of clusters.
   *
   * @return |T|
   */
  public int clusters() {
    return clusters;
  }

  /**
   * Returns the probability of a cluster given an input.
   *
   * @param x the input
   * @param t the cluster
   * @return p(t|x)
   * @throws IndexOutOfBoundsException if there is none such
   */
  public double probability(int x, int t) {
    Arguments.index(x, inputs, "x");
    Arguments.index(t, clusters, "t");
    return encoder[rows[x] * clusters + t];
  }

  /**
   * Returns the probability of a cluster.
   *
   * @param t the cluster
   * @return p(t)
   * @throws IndexOutOfBoundsException if there is none such
   */
  public double clusterProbability(int t) {
    Arguments.index(t, clusters, "t");
    return weights[t];
  }

  /**
   * Returns the probability of a class given a cluster, the decoder.
   *
   * @param t the cluster
   * @param y the class
   * @return p(y|t)
   * @throws IndexOutOfBoundsException if there is none such
   */
  public double decoder(int t, int y) {
    Arguments.index(t, clusters, "t");
    Arguments.index(y, classes, "y");
    return positions[t * classes + y];
  }

  /**
   * Returns what the clusters tell of the inputs.
   *
   * @return I(X;T) in nats
   */
  public double inputInformation() {
    return inputInformation;
  }

  /**
   * Returns what the clusters tell of the classes.
   *
   * @return I(T;Y) in nats
   */
  public double targetInformation() {
    return targetInformation;
  }

  /**
   * Returns the entropy of the clusters, at least I(X;T).
   *
   * @return H(T) in nats
   */
  public double clusterEntropy() {
    return Divergences.entropy(weights, 0, clusters);
  }

  /**
   * Returns what the information bottleneck minimizes.
   *
   * @param beta the trade-off
   * @return I(X;T) - beta I(T;Y) in nats
   */
  public double functional(double beta) {
    return inputInformation - Arguments.finite(beta, "beta") * targetInformation;
  }

  /** The array itself, p(t|s) row-major: only read. */
  double[] mergedEncoder() {
    return encoder;
  }

  /** The clusters, to start a search from. */
  Clusters toClusters() {
    return Clusters.of(weights, positions, classes);
  }

  /**
   * Returns the encoder as a line for people, in bits.
   *
   * @return for example {@code p(t|x) of 4096 inputs into 2 clusters: I(X;T) = 0.9994, I(T;Y) =
   *     0.8484 bits}
   */
  @Override
  public String toString() {
    double bit = StrictMath.log(2);
    return String.format(
        Locale.ROOT,
        "p(t|x) of %d inputs into %d clusters: I(X;T) = %.4f, I(T;Y) = %.4f bits",
        inputs,
        clusters,
        inputInformation / bit,
        targetInformation / bit);
  }
}
