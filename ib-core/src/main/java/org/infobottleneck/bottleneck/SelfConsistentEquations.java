package org.infobottleneck.bottleneck;

import java.util.Arrays;
import org.infobottleneck.numerics.ElementaryFunctions;

/**
 * One step of the self-consistent equations of the information bottleneck (Tishby, Pereira &amp;
 * Bialek 1999) at one trade-off beta, and of its generalization (Strouse &amp; Schwab 2017) at one
 * alpha:
 *
 * <pre>
 *   p(t|x)  = p(t)^(1/alpha) exp(-(beta/alpha) KL[p(y|x) || p(y|t)]) / Z(x)
 *   p'(t,y) = sum_x p(x) p(y|x) p(t|x)
 * </pre>
 *
 * <p>From p(t,y) to p'(t,y) the functional
 *
 * <pre>
 *   F[p(t,y)] = -alpha sum_x p(x) ln Z(x) - beta I(X;Y)
 * </pre>
 *
 * never grows; at alpha = 1 it is an upper bound of I(X;T) - beta I(T;Y) of the encoder p(t|x),
 * equal to it at a fixed point.
 *
 * <p>Cost: one exponential and 2 |Y| multiply-adds per input and cluster. An exponential is good to
 * 1e-14 of the largest in its row, and those below 4e-18 of it are zero. Not thread-safe: scratch
 * memory is reused.
 */
final class SelfConsistentEquations {

  /** What the bulk exponential gives for all arguments beyond its range. */
  private static final double NEGLIGIBLE = negligible();

  /** Stands for ln 0: times any probability it stays finite, and its exponential is zero. */
  private static final double LOG_OF_ZERO = -1e290;

  private final JointDistribution distribution;
  private final double beta;
  private final double alpha;
  private double[] logs = new double[0];
  private double[] row = new double[0];
  private final double[] logNormalizers;

  SelfConsistentEquations(JointDistribution distribution, double beta, double alpha) {
    this.distribution = distribution;
    this.beta = beta;
    this.alpha = alpha;
    logNormalizers = new double[distribution.inputs()];
  }

  private static double negligible() {
    double[] far = {Double.MAX_VALUE};
    ElementaryFunctions.expOfNegative(far, 0, 1);
    return far[0];
  }

  double beta() {
    return beta;
  }

  double alpha() {
    return alpha;
  }

  JointDistribution distribution() {
    return distribution;
  }

  /**
   * Of the last step, per input: alpha ln sum_t (p(t) prod_y p(y|t)^(beta p(y|x)))^(1/alpha), which
   * is alpha ln Z(x) - beta H(Y|x).
   */
  double[] logNormalizers() {
    return logNormalizers;
  }

  /**
   * Writes p'(t,y) and returns F of what it came from, in nats.
   *
   * @param from p(t,y), class by class, all p(t) positive
   * @param count number of clusters
   * @param to p'(t,y), class by class. Overwritten.
   */
  double step(double[] from, int count, double[] to) {
    prepare(from, count);
    int classes = distribution.classes();
    double[] inputs = distribution.inputProbabilities();
    double[] conditionals = distribution.conditionals();
    Arrays.fill(to, 0, classes * count, 0);
    double value = 0;
    for (int x = 0; x < inputs.length; x++) {
      double sum = encode(x, count);
      value -= inputs[x] * logNormalizers[x];
      for (int y = 0; y < classes; y++) {
        double factor = inputs[x] * conditionals[x * classes + y] / sum;
        if (factor > 0) {
          addMultiple(factor, row, 0, to, y * count, count);
        }
      }
    }
    return value - beta * distribution.classEntropy();
  }

  /**
   * Returns the encoder p(t|x) that p(t,y) induces, row-major: inputs x clusters.
   *
   * @param from p(t,y), class by class, all p(t) positive
   * @param count number of clusters
   */
  double[] encoder(double[] from, int count) {
    prepare(from, count);
    double[] encoder = new double[distribution.inputs() * count];
    for (int x = 0; x < distribution.inputs(); x++) {
      double sum = encode(x, count);
      for (int t = 0; t < count; t++) {
        encoder[x * count + t] = row[t] / sum;
      }
    }
    return encoder;
  }

  /** Logarithms of p(t) and, times beta, of p(y|t). */
  private void prepare(double[] from, int count) {
    int classes = distribution.classes();
    if (row.length < count) {
      row = new double[count];
      logs = new double[(classes + 1) * count];
    }
    for (int t = 0; t < count; t++) {
      double weight = 0;
      for (int y = 0; y < classes; y++) {
        weight += from[y * count + t];
      }
      logs[classes * count + t] = StrictMath.log(weight);
      for (int y = 0; y < classes; y++) {
        double p = from[y * count + t];
        logs[y * count + t] = p > 0 ? beta * StrictMath.log(p / weight) : LOG_OF_ZERO;
      }
    }
  }

  /** Leaves p(t|x) in the row, up to a factor, and returns their sum. */
  private double encode(int x, int count) {
    int classes = distribution.classes();
    double[] conditionals = distribution.conditionals();
    System.arraycopy(logs, classes * count, row, 0, count);
    for (int y = 0; y < classes; y++) {
      double factor = conditionals[x * classes + y];
      if (factor > 0) {
        addMultiple(factor, logs, y * count, row, 0, count);
      }
    }
    double max = largest(row, count);
    double sum = alpha == 0 ? choose(max, count) : soften(max, count);
    logNormalizers[x] = max + alpha * StrictMath.log(sum);
    return sum;
  }

  /** Exponentials of what lies below the largest exponent. */
  private double soften(double max, int count) {
    double steepness = 1 / alpha;
    for (int t = 0; t < count; t++) {
      row[t] = (max - row[t]) * steepness;
    }
    ElementaryFunctions.expOfNegative(row, 0, count);
    for (int t = 0; t < count; t++) {
      row[t] = Math.max(0, row[t] - NEGLIGIBLE);
    }
    return sum(row, count);
  }

  /** All for the first cluster with the largest exponent: the limit of alpha to 0. */
  private double choose(double max, int count) {
    int chosen = 0;
    while (row[chosen] < max) {
      chosen++;
    }
    Arrays.fill(row, 0, count, 0);
    row[chosen] = 1;
    return 1;
  }

  private static void addMultiple(
      double factor, double[] from, int first, double[] to, int into, int count) {
    for (int i = 0; i < count; i++) {
      to[into + i] += factor * from[first + i];
    }
  }

  /** Four at a time: a single running maximum waits for itself. */
  private static double largest(double[] values, int count) {
    double a = values[0];
    double b = a;
    double c = a;
    double d = a;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a = values[i] > a ? values[i] : a;
      b = values[i + 1] > b ? values[i + 1] : b;
      c = values[i + 2] > c ? values[i + 2] : c;
      d = values[i + 3] > d ? values[i + 3] : d;
    }
    for (; i < count; i++) {
      a = values[i] > a ? values[i] : a;
    }
    return Math.max(Math.max(a, b), Math.max(c, d));
  }

  /** Four at a time, for the same reason, in an order that is always the same. */
  private static double sum(double[] values, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < count; i++) {
      a += values[i];
    }
    return a + b + (c + d);
  }
}
