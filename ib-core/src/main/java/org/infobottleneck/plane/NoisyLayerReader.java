package org.infobottleneck.plane;

import java.util.Arrays;
import org.infobottleneck.numerics.ElementaryFunctions;

/**
 * What one draw t of a noisy layer tells of its input and its target.
 *
 * <p>With &phi; the density of the layer's own noise, c_m draws of the center of t's row i, c_g the
 * one that t was drawn around, and draws of the centers of every other row in two halves A and B:
 *
 * <pre>
 *   p(t|x_i) = (&frac12; &phi;(t - c_g) + &Sigma;_(m&ne;g) &phi;(t - c_m)) / (M - &frac12;)
 *   p(t|x_j) = mean of &phi;(t - c_jr)                               j &ne; i
 *   ln p(t)  = 2 ln p_AB(t) - &frac12; (ln p_A(t) + ln p_B(t))
 * </pre>
 *
 * <p>The own center counts half: left out, the logarithm would be too small by V/2M on the average,
 * in full too large by as much, V being the relative variance of &phi;(t - c). The halves take the
 * first order out of the logarithm of p(t), and out of the divergence of p(y|t). Holds buffers: not
 * thread-safe.
 */
final class NoisyLayerReader {

  /**
   * What a draw tells, in nats.
   *
   * @param input ln p(t|x)/p(t)
   * @param inputByHalf the same with half of the centers of the own row
   * @param inputStep what the halves of the other rows' centers changed
   * @param inputHalves by how much the two halves differ
   * @param target KL[p(y|t) || p(y)]
   * @param targetByHalf the same with half of the centers of the own row
   * @param targetStep what the halves of the other rows' centers changed
   * @param targetHalves by how much the two halves differ
   * @param rowShare p(t|x)/N p(t): one over the rows that meet at t
   * @param centerShare the share of c_g in p(t|x): near 1 where no other center is near t
   */
  record Told(
      double input,
      double inputByHalf,
      double inputStep,
      double inputHalves,
      double target,
      double targetByHalf,
      double targetStep,
      double targetHalves,
      double rowShare,
      double centerShare) {}

  private final NoisyMixture mixture;
  private final int rows;

  /** p(y|x) of every row, [class][row]. */
  private final double[][] labels;

  /** p(y). */
  private final double[] prior;

  /** Sums over the other rows by class, of the first and the second half of their centers. */
  private final double[][] sums;

  private final double[] posterior;
  private double[] own = {};

  NoisyLayerReader(NoisyMixture mixture, double[][] labels) {
    this.mixture = mixture;
    this.labels = labels;
    rows = labels[0].length;
    sums = new double[2][labels.length];
    posterior = new double[labels.length];
    prior = new double[labels.length];
    for (int c = 0; c < labels.length; c++) {
      for (double p : labels[c]) {
        prior[c] += p / rows;
      }
    }
  }

  /**
   * Reads a draw.
   *
   * @param t the draw. Not modified.
   * @param row its row i
   * @param centers centers of the row, one after another, the number of them 1 where there is no
   *     noise below, even elsewhere. Not modified.
   * @param chosen the number g of the center that t was drawn around
   */
  Told read(double[] t, int row, double[] centers, int chosen) {
    int count = centers.length / t.length;
    if (own.length != count) {
      own = new double[count];
    }
    double nearest = Double.POSITIVE_INFINITY;
    for (int m = 0; m < count; m++) {
      double square = 0;
      for (int f = 0; f < t.length; f++) {
        double u = (t[f] - centers[m * t.length + f]) * mixture.scale();
        square += u * u;
      }
      own[m] = square;
      nearest = Math.min(nearest, square);
    }
    int near = mixture.read(t, row, nearest);
    double unit = StrictMath.exp(mixture.least() - nearest);
    for (int m = 0; m < count; m++) {
      own[m] -= nearest;
    }
    ElementaryFunctions.expOfNegative(own, 0, count);
    int half = count / 2;
    int from = chosen < half ? 0 : half;
    double density = unit * density(chosen, 0, count);
    double coarse = count == 1 ? density : unit * density(chosen, from, from + half);
    sumByClass(near);
    return told(row, density, coarse, centerShare(chosen, density / unit));
  }

  private double centerShare(int chosen, double density) {
    return own.length == 1 ? 0 : own[chosen] / 2 / (density * (own.length - 0.5));
  }

  private void sumByClass(int near) {
    for (int c = 0; c < labels.length; c++) {
      double first = 0;
      double second = 0;
      for (int k = 0; k < near; k++) {
        double label = labels[c][mixture.row(k)];
        first += label * mixture.first(k);
        second += label * mixture.second(k);
      }
      sums[0][c] = first;
      sums[1][c] = second;
    }
  }

  private Told told(int row, double density, double coarse, double centerShare) {
    double first = Arrays.stream(sums[0]).sum();
    double second = Arrays.stream(sums[1]).sum();
    double step = logStep(density, first, second);
    double targetStep = divergenceStep(row, density);
    return new Told(
        gain(density, first, second) - step,
        gain(coarse, first, second) - logStep(coarse, first, second),
        step,
        StrictMath.log((density + second) / (density + first)),
        divergence(row, density, 0.5, 0.5) + targetStep,
        divergence(row, coarse, 0.5, 0.5) + divergenceStep(row, coarse),
        targetStep,
        divergence(row, density, 1, 0) - divergence(row, density, 0, 1),
        density / (density + (first + second) / 2),
        centerShare);
  }

  private double gain(double density, double first, double second) {
    return StrictMath.log(density / ((density + (first + second) / 2) / rows));
  }

  /** What the halves add to ln p(t). */
  private static double logStep(double density, double first, double second) {
    double whole = StrictMath.log(density + (first + second) / 2);
    return whole - (StrictMath.log(density + first) + StrictMath.log(density + second)) / 2;
  }

  private double divergenceStep(int row, double density) {
    return divergence(row, density, 0.5, 0.5)
        - (divergence(row, density, 1, 0) + divergence(row, density, 0, 1)) / 2;
  }

  /** KL[p(y|t) || p(y)] where the two halves of the other rows' centers have given weights. */
  private double divergence(int row, double density, double first, double second) {
    double all = 0;
    for (int c = 0; c < labels.length; c++) {
      posterior[c] = density * labels[c][row] + first * sums[0][c] + second * sums[1][c];
      all += posterior[c];
    }
    double divergence = 0;
    for (int c = 0; c < labels.length; c++) {
      double p = posterior[c] / all;
      divergence += p > 0 ? p * StrictMath.log(p / prior[c]) : 0;
    }
    return divergence;
  }

  private double density(int chosen, int from, int to) {
    if (to - from == 1) {
      return own[chosen];
    }
    double sum = 0;
    for (int m = from; m < to; m++) {
      sum += m == chosen ? own[m] / 2 : own[m];
    }
    return sum / (to - from - 0.5);
  }
}
