package org.infobottleneck.estimators.internal;

import java.util.Arrays;
import org.infobottleneck.numerics.ElementaryFunctions;

/**
 * Multinomial logistic regression with a ridge penalty, q(y|x) ∝ exp(a_y + w_y · x).
 *
 * <pre>
 *   minimize over w   - Σ_i Σ_y p_iy ln q(y|x_i) + (λ/2) Σ_y |w_y|²          a_y = ln of smoothed frequencies
 * </pre>
 *
 * <p>By Böhning's bound (1992) the Hessian is nowhere above (½ XᵀX + λ I) for each class, so that a
 * step of this matrix's inverse times the gradient never overshoots; it is factored once. Steps are
 * accelerated (Nesterov 1983) and restarted where they turn uphill (O'Donoghue &amp; Candès 2015).
 * They end when the last moved the objective by less than 1e-5 nats per sample, or after 200. The
 * order of all sums is fixed. Cost n p² / 2 + p³ / 3 for the factor, 2 n p c per step.
 *
 * <p>Samples are grouped in folds, one behind the other, and each fit leaves one fold out. Holds
 * scratch memory: not thread-safe.
 */
public final class SoftmaxRegression {

  private static final int MOST_STEPS = 200;
  private static final double TOLERANCE = 1e-5;

  /** Added to every class, so that one that a fold holds alone is unlikely, not impossible. */
  private static final double PRIOR_COUNT = 0.5;

  private final double[] rows;
  private final double[] targets;
  private final int p;
  private final int classes;
  private final int[] starts;
  private final double penalty;
  private final double[][] grams;
  private final double[] logits;

  /**
   * Prepares the fits.
   *
   * @param rows n x p features, row-major, fold after fold. Not modified, borrowed.
   * @param p number of features
   * @param targets n x classes probabilities, row-major. Not modified, borrowed.
   * @param classes number of classes
   * @param starts the first row of every fold, and n. Not modified, borrowed.
   * @param penalty λ, positive
   */
  public SoftmaxRegression(
      double[] rows, int p, double[] targets, int classes, int[] starts, double penalty) {
    this.rows = rows;
    this.targets = targets;
    this.p = p;
    this.classes = classes;
    this.starts = starts;
    this.penalty = penalty;
    this.grams = new double[starts.length - 1][p * p];
    for (int fold = 0; fold < grams.length; fold++) {
      addGram(rows, p, starts[fold], starts[fold + 1], grams[fold]);
    }
    this.logits = new double[classes];
  }

  /** Adds x xᵀ of every row to the lower half. */
  private static void addGram(double[] rows, int p, int from, int to, double[] gram) {
    for (int i = from; i < to; i++) {
      for (int j = 0; j < p; j++) {
        addMultiple(rows, i * p, rows[i * p + j], gram, j * p, j + 1);
      }
    }
  }

  /**
   * Fits all samples outside of a fold and writes ln q(y|x) of those inside.
   *
   * @param fold the fold left out
   * @param logs receives n x classes logarithms, row-major, at the rows of the fold. Modified.
   */
  public void predict(int fold, double[] logs) {
    double[] offsets = offsets(fold);
    double[] factor = factor(fold);
    double[] weights = new double[classes * p];
    double[] previous = new double[classes * p];
    double[] ahead = new double[classes * p];
    double[] gradient = new double[classes * p];
    double[] step = new double[p];
    double momentum = 1;
    int outside = starts[grams.length] - (starts[fold + 1] - starts[fold]);
    for (int s = 0; s < MOST_STEPS; s++) {
      gradient(fold, offsets, ahead, gradient);
      System.arraycopy(weights, 0, previous, 0, weights.length);
      double decrease = 0;
      double uphill = 0;
      for (int c = 0; c < classes; c++) {
        System.arraycopy(gradient, c * p, step, 0, p);
        solve(factor, p, step);
        for (int j = 0; j < p; j++) {
          int at = c * p + j;
          weights[at] = ahead[at] - step[j];
          decrease += step[j] * gradient[at] / 2;
          uphill += gradient[at] * (weights[at] - previous[at]);
        }
      }
      if (decrease < TOLERANCE * outside) {
        break;
      }
      double next = uphill > 0 ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      double weight = uphill > 0 ? 0 : (momentum - 1) / next;
      for (int at = 0; at < weights.length; at++) {
        ahead[at] = weights[at] + weight * (weights[at] - previous[at]);
      }
      momentum = next;
    }
    for (int i = starts[fold]; i < starts[fold + 1]; i++) {
      double normalizer = normalizer(i, offsets, weights);
      for (int c = 0; c < classes; c++) {
        logs[i * classes + c] = logits[c] - normalizer;
      }
    }
  }

  private double[] offsets(int fold) {
    double[] counts = new double[classes];
    Arrays.fill(counts, PRIOR_COUNT);
    for (int i = 0; i < starts[grams.length]; i++) {
      boolean inside = i >= starts[fold] && i < starts[fold + 1];
      for (int c = 0; c < classes && !inside; c++) {
        counts[c] += targets[i * classes + c];
      }
    }
    for (int c = 0; c < classes; c++) {
      counts[c] = StrictMath.log(counts[c]);
    }
    return counts;
  }

  private double[] factor(int fold) {
    double[] bound = new double[p * p];
    for (int other = 0; other < grams.length; other++) {
      for (int at = 0; at < bound.length && other != fold; at++) {
        bound[at] += grams[other][at] / 2;
      }
    }
    for (int j = 0; j < p; j++) {
      bound[j * p + j] += penalty;
    }
    return SymmetricMatrix.cholesky(bound, p);
  }

  private void gradient(int fold, double[] offsets, double[] weights, double[] gradient) {
    for (int at = 0; at < gradient.length; at++) {
      gradient[at] = penalty * weights[at];
    }
    double[] terms = new double[classes];
    for (int other = 0; other < grams.length; other++) {
      for (int i = starts[other]; i < starts[other + 1] && other != fold; i++) {
        probabilities(i, offsets, weights, terms);
        for (int c = 0; c < classes; c++) {
          addMultiple(rows, i * p, terms[c] - targets[i * classes + c], gradient, c * p, p);
        }
      }
    }
  }

  /** Writes q(y|x). */
  private void probabilities(int row, double[] offsets, double[] weights, double[] probabilities) {
    double largest = scores(row, offsets, weights);
    for (int c = 0; c < classes; c++) {
      probabilities[c] = largest - logits[c];
    }
    ElementaryFunctions.expOfNegative(probabilities, 0, classes);
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability;
    }
    for (int c = 0; c < classes; c++) {
      probabilities[c] /= sum;
    }
  }

  /** Leaves the scores in the scratch memory and returns ln Σ exp of them. */
  private double normalizer(int row, double[] offsets, double[] weights) {
    double largest = scores(row, offsets, weights);
    double sum = 0;
    for (double score : logits) {
      sum += StrictMath.exp(score - largest);
    }
    return largest + StrictMath.log(sum);
  }

  private double scores(int row, double[] offsets, double[] weights) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      logits[c] = offsets[c] + product(rows, row * p, weights, c * p, p);
      largest = Math.max(largest, logits[c]);
    }
    return largest;
  }

  private static void addMultiple(
      double[] from, int offset, double factor, double[] to, int at, int count) {
    for (int j = 0; j < count; j++) {
      to[at + j] += factor * from[offset + j];
    }
  }

  private static double product(double[] a, int i, double[] b, int k, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < count; j += 4) {
      s0 += a[i + j] * b[k + j];
      s1 += a[i + j + 1] * b[k + j + 1];
      s2 += a[i + j + 2] * b[k + j + 2];
      s3 += a[i + j + 3] * b[k + j + 3];
    }
    for (; j < count; j++) {
      s0 += a[i + j] * b[k + j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Solves L Lᵀ x = b in place. */
  private static void solve(double[] factor, int p, double[] b) {
    for (int i = 0; i < p; i++) {
      double sum = b[i];
      for (int l = 0; l < i; l++) {
        sum -= factor[i * p + l] * b[l];
      }
      b[i] = sum / factor[i * p + i];
    }
    for (int i = p - 1; i >= 0; i--) {
      b[i] /= factor[i * p + i];
      for (int l = 0; l < i; l++) {
        b[l] -= factor[i * p + l] * b[i];
      }
    }
  }
}
