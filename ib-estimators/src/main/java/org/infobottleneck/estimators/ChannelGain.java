package org.infobottleneck.estimators;

/**
 * What one noisy sample t~ of a row tells: the logarithm whose mean is the information, from the
 * kernels between t~ and all rows. With k_j the kernel of row j, N rows and i the row itself:
 *
 * <pre>
 *   inputs, enumerated    ln k_i - ln (1/N) Σ_j k_j
 *   inputs, sampled       ln k_i - ln (k_i/2 + Σ_{j≠i} k_j) / (N - 1/2)
 *   labels, enumerated    KL[p(y|t~) || p(y)],  p(y|t~) = Σ_j p(y|x_j) k_j / Σ_j k_j
 *   labels, sampled       (1 - a) h + a g,      a = k_i / Σ_j k_j
 *       h = Σ_y p(y|x_i) (ln p(t~|y) - ln p(t~)),  both densities with the own kernel halved
 *       g = Σ_y p(y|x_i) ln (Σ_{j≠i} p(y|x_j) k_j + k_i p_i(y)) / (p_i(y) Σ_j k_j)
 * </pre>
 *
 * <p>where p_i(y) is the frequency of y among the other rows. Holds scratch memory and the sum of
 * the shares a: not thread-safe.
 */
abstract class ChannelGain {

  /** The weight of the own kernel in the density of a sample, that removes the bias of 1/N. */
  static final double OWN_WEIGHT = 0.5;

  private double shares;
  private int draws;

  /** The gain of inputs or labels, as far as they are a sample with the own kernel discounted. */
  static ChannelGain of(Variable given) {
    boolean sampled = Pairs.coverage(given) == Coverage.SAMPLED;
    if (given.kind() == Variable.Kind.INPUTS) {
      return new OfInputs(given.size(), sampled);
    }
    ChannelClasses classes = new ChannelClasses(given);
    return sampled
        ? new OfSampledLabels(classes, given.size())
        : new OfLabels(classes, given.size());
  }

  /**
   * The gain of one draw.
   *
   * @param row the row i
   * @param terms the kernels of all rows but i, in units of the greatest
   * @param least ln of the own kernel in that unit
   */
  abstract double at(int row, double[] terms, double least);

  /** The mean share of the own kernel in the density: one over the rows that meet at a draw. */
  double meanShare() {
    return shares / draws;
  }

  final void addShare(double own, double others) {
    shares += own / (own + others);
    draws++;
  }

  /** Only a draw that no mixture makes comes near the least positive number. */
  private static double own(double least) {
    return Math.max(Double.MIN_NORMAL, StrictMath.exp(least));
  }

  private static final class OfInputs extends ChannelGain {

    private final int n;
    private final double weight;

    private OfInputs(int n, boolean sampled) {
      this.n = n;
      this.weight = sampled ? OWN_WEIGHT : 1;
    }

    @Override
    double at(int row, double[] terms, double least) {
      double own = own(least);
      double others = sum(terms, n);
      addShare(own, others);
      return least - StrictMath.log((weight * own + others) / (n - 1 + weight));
    }

    private static double sum(double[] terms, int n) {
      double s0 = 0;
      double s1 = 0;
      double s2 = 0;
      double s3 = 0;
      int j = 0;
      for (; j + 3 < n; j += 4) {
        s0 += terms[j];
        s1 += terms[j + 1];
        s2 += terms[j + 2];
        s3 += terms[j + 3];
      }
      for (; j < n; j++) {
        s0 += terms[j];
      }
      return (s0 + s1) + (s2 + s3);
    }
  }

  private static final class OfLabels extends ChannelGain {

    private final ChannelClasses classes;
    private final int n;
    private final double[] sums;

    private OfLabels(ChannelClasses classes, int n) {
      this.classes = classes;
      this.n = n;
      this.sums = new double[classes.count()];
    }

    @Override
    double at(int row, double[] terms, double least) {
      double own = own(least);
      classes.sums(terms, sums);
      double all = 0;
      for (int c = 0; c < sums.length; c++) {
        sums[c] += classes.weight(row, c) * own;
        all += sums[c];
      }
      addShare(own, all - own);
      double divergence = 0;
      for (int c = 0; c < sums.length; c++) {
        double posterior = sums[c] / all;
        double prior = classes.mass(c) / n;
        if (posterior > 0 && prior > 0) { // a probability that underflows tells nothing
          divergence += posterior * StrictMath.log(posterior / prior);
        }
      }
      return divergence;
    }
  }

  private static final class OfSampledLabels extends ChannelGain {

    private final ChannelClasses classes;
    private final int n;
    private final double[] sums;

    private OfSampledLabels(ChannelClasses classes, int n) {
      this.classes = classes;
      this.n = n;
      this.sums = new double[classes.count()];
    }

    @Override
    double at(int row, double[] terms, double least) {
      double own = own(least);
      classes.sums(terms, sums);
      double others = 0;
      for (double sum : sums) {
        others += sum;
      }
      addShare(own, others);
      double share = own / (own + others);
      double density = (OWN_WEIGHT * own + others) / (n - OWN_WEIGHT);
      double gain = 0;
      for (int c = 0; c < sums.length; c++) {
        double weight = classes.weight(row, c);
        if (weight > 0) {
          double halved = OWN_WEIGHT * weight;
          double given = (halved * own + sums[c]) / (classes.mass(c) - halved);
          double frequency = (classes.mass(c) - weight) / (n - 1);
          // A label that no other row has can't be told from them.
          double told =
              frequency > 0 ? StrictMath.log((sums[c] / frequency + own) / (others + own)) : 0;
          double ratio = given / density; // 0 where the probability of the label underflows
          double gained = ratio > 0 ? StrictMath.log(ratio) : 0;
          gain += weight * ((1 - share) * gained + share * told);
        }
      }
      return gain;
    }
  }
}
