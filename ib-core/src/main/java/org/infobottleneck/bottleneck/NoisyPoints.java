package org.infobottleneck.bottleneck;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.NoisyChannelEstimator;

/**
 * The points of a layer with Gaussian noise: draws t_j around every input x with p(t_j) = p(x) /
 * draws, and p(s|t_j) and p(y|t_j) by Bayes over all inputs.
 *
 * <p>The draws with those posteriors are an encoder of their own, p(s,t_j) = p(t_j) p(s|t_j), whose
 * residual, slope and limits have the signs and the convexity of the true one; its p(s) is the true
 * one up to the Monte Carlo error. The part beyond S is the mean of ln p(t_j|x) - ln p(t_j|s) at
 * the input that was drawn.
 *
 * <p>Standard errors: draws of one x come in opposite pairs, and x itself is not drawn, so the
 * variance is that of the pairs within each x. Ratios and logarithms of means enter by their first
 * derivatives. Memory: 4 bytes for each group and draw.
 */
final class NoisyPoints implements EncoderPoints {

  private final JointDistribution joint;
  private final JointDistribution merged;
  private final NoisyChannelEstimator estimator;
  private final Continuous layer;
  private final int draws;
  private final int points;
  private final int groups;
  private final double[] posteriors;
  private final float[] given; // p(s|t_j), for errors only
  private final double[] beyond; // ln p(t_j|x) - ln p(t_j|s)
  private final double[] told; // KL[p(s|t_j) || p(s)]
  private final double[] toldOfClasses; // KL[p(y|t_j) || p(y)]
  private final double[] lost; // E d(s,t_j) = H(Y|t_j) - E H(Y|s)
  private final double[] groupProbabilities;
  private final double ownShare;
  private final EncoderSupport support;

  /** One row of the layer per input. */
  NoisyPoints(JointDistribution joint, Continuous layer, NoisyChannelEstimator estimator) {
    this.joint = joint;
    this.layer = layer;
    this.estimator = estimator;
    merged = joint.merged();
    draws = estimator.draws();
    groups = merged.inputs();
    long count = (long) joint.inputs() * draws;
    long widest = Math.max(groups, joint.classes());
    if (count * widest > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "number of draws is too large: "
              + draws
              + " draws of "
              + joint.inputs()
              + " inputs and "
              + widest
              + " groups or classes exceed one array");
    }
    points = (int) count;
    posteriors = new double[points * joint.classes()];
    given = new float[points * groups];
    beyond = new double[points];
    told = new double[points];
    toldOfClasses = new double[points];
    lost = new double[points];
    groupProbabilities = new double[groups];
    ownShare = pass();
    double information = mean(told) - kullbackLeibler(groupProbabilities, merged);
    double[] weights = new double[points];
    for (int j = 0; j < points; j++) {
      weights[j] = weight(j);
    }
    support =
        new EncoderSupport(
            merged, groupProbabilities, weights, posteriors, mean(lost), information);
  }

  private static double kullbackLeibler(double[] p, JointDistribution q) {
    return Divergences.kullbackLeibler(p, 0, q.inputProbabilities(), 0, p.length);
  }

  /** Fills what is kept of every draw and returns the mean share of the own kernel. */
  private double pass() {
    int[] group = joint.mergedInputs();
    int classes = joint.classes();
    double[] prior = joint.inputProbabilities();
    double[] spread = new double[groups]; // H(Y|s)
    for (int s = 0; s < groups; s++) {
      spread[s] = Divergences.entropy(merged.conditionals(), s * classes, classes);
    }
    double[] sums = new double[groups];
    double[] shares = new double[1];
    int[] next = new int[1];
    estimator.readDraws(
        layer,
        (row, likelihoods) -> {
          int j = next[0]++;
          Arrays.fill(sums, 0);
          for (int x = 0; x < likelihoods.length; x++) {
            sums[group[x]] += prior[x] * likelihoods[x];
          }
          double all = 0;
          for (double sum : sums) {
            all += sum;
          }
          // Only a draw that no mixture makes comes near the least positive number.
          double own = Math.max(Double.MIN_NORMAL, likelihoods[row]);
          int s = group[row];
          beyond[j] = StrictMath.log(own * merged.inputProbability(s) / sums[s]);
          shares[0] += prior[row] * own / all / points;
          for (int g = 0; g < groups; g++) {
            double p = sums[g] / all;
            if (p == 0) {
              continue;
            }
            given[j * groups + g] = (float) p;
            told[j] += p * StrictMath.log(p / merged.inputProbability(g));
            lost[j] -= p * spread[g];
            groupProbabilities[g] += prior[row] / draws * p;
            for (int y = 0; y < classes; y++) {
              posteriors[j * classes + y] += p * merged.conditional(g, y);
            }
          }
          lost[j] += Divergences.entropy(posteriors, j * classes, classes);
          toldOfClasses[j] =
              Divergences.kullbackLeibler(
                  posteriors, j * classes, joint.classProbabilities(), 0, classes);
        });
    return shares[0];
  }

  private double mean(double[] values) {
    double sum = 0;
    for (int j = 0; j < points; j++) {
      sum += weight(j) * values[j];
    }
    return sum;
  }

  /** The mean share of the own kernel in the density at a draw. */
  double ownShare() {
    return ownShare;
  }

  @Override
  public double inputInformation() {
    return mean(beyond) + mean(told);
  }

  @Override
  public double targetInformation() {
    return mean(toldOfClasses);
  }

  @Override
  public double floor() {
    return mean(beyond);
  }

  @Override
  public int count() {
    return points;
  }

  @Override
  public double weight(int point) {
    return joint.inputProbability(point / draws) / draws;
  }

  @Override
  public double[] posteriors() {
    return posteriors;
  }

  @Override
  public EncoderSupport support() {
    return support;
  }

  @Override
  public double[] means(double[] values, int columns) {
    double[] means = new double[points * columns];
    double[] prior = joint.inputProbabilities();
    int n = prior.length;
    double[] shares = new double[n];
    double[] ofColumns = new double[columns * n]; // column after column
    for (int x = 0; x < n; x++) {
      for (int c = 0; c < columns; c++) {
        ofColumns[c * n + x] = values[x * columns + c];
      }
    }
    int[] next = new int[1];
    estimator.readDraws(
        layer,
        (row, likelihoods) -> {
          int j = next[0]++;
          for (int x = 0; x < n; x++) {
            shares[x] = prior[x] * likelihoods[x];
          }
          double all = 0;
          for (double share : shares) {
            all += share;
          }
          for (int c = 0; c < columns; c++) {
            means[j * columns + c] = product(shares, ofColumns, c * n) / all;
          }
        });
    return means;
  }

  /** In four sums, which the processor adds side by side. */
  private static double product(double[] a, double[] b, int from) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[from + i];
      s1 += a[i + 1] * b[from + i + 1];
      s2 += a[i + 2] * b[from + i + 2];
      s3 += a[i + 3] * b[from + i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[from + i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public double standardError(double[] values) {
    int pairs = draws / 2;
    double variance = 0;
    for (int x = 0; x < joint.inputs(); x++) {
      double mean = 0;
      for (int k = 0; k < draws; k++) {
        mean += values[x * draws + k] / draws;
      }
      double squares = 0;
      for (int pair = 0; pair < pairs; pair++) {
        int j = x * draws + 2 * pair;
        double difference = (values[j] + values[j + 1]) / 2 - mean;
        squares += difference * difference;
      }
      double p = joint.inputProbability(x);
      variance += p * p * squares / (pairs - 1) / pairs;
    }
    return Math.sqrt(variance);
  }

  @Override
  public double inputError() {
    double[] sums = new double[points];
    for (int j = 0; j < points; j++) {
      sums[j] = beyond[j] + told[j];
    }
    return standardError(sums);
  }

  @Override
  public double targetError() {
    return standardError(toldOfClasses);
  }

  @Override
  public double residualError(double beta) {
    double[] influence = new double[points];
    boolean sharpest = Double.isInfinite(beta);
    for (int j = 0; j < points; j++) {
      influence[j] = beyond[j] + told[j] + (sharpest ? 0 : beta * lost[j]);
    }
    support.eachGroup(
        beta,
        (s, logPartition, excess, terms, sum) -> {
          // Of d itself: the least d had been taken out of ln Z.
          double shift =
              logPartition
                  - (sharpest ? 0 : beta * support.nearest(s))
                  - StrictMath.log(groupProbabilities[s] / merged.inputProbability(s));
          addInfluence(influence, s, shift, j -> terms[j] / sum);
        });
    return standardError(influence);
  }

  @Override
  public double slopeError(double beta) {
    double[] influence = lost.clone();
    support.eachGroup(
        beta,
        (s, logPartition, excess, terms, sum) -> {
          double moment = 0;
          for (int j = 0; j < points; j++) {
            moment += terms[j] / sum * excess[j];
          }
          double mean = moment;
          addInfluence(
              influence, s, -mean - support.nearest(s), j -> terms[j] / sum * (mean - excess[j]));
        });
    return standardError(influence);
  }

  /**
   * What a draw adds to Σ_s p(s) ln Z(s): p(s|t_j) ln Z(s) through p(s), and through Z its share of
   * it over p(t_j).
   */
  private void addInfluence(double[] influence, int s, double shift, IntToDoubleFunction ofShare) {
    for (int j = 0; j < points; j++) {
      influence[j] +=
          given[j * groups + s] * shift
              + groupProbabilities[s] * ofShare.applyAsDouble(j) / weight(j);
    }
  }
}
