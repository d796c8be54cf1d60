package org.infobottleneck.bottleneck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The largest gain of a cluster found by climbing from many positions, for any number of classes.
 *
 * <p>The climb q &larr; sum_x r_x p(y|x), with r_x proportional to p(x) exp(-beta KL[p(y|x) || q])
 * / Z(x), never lowers the gain c(q): it is the self-consistent step of a lone cluster of vanishing
 * weight. Its fixed points lie in the hull of the p(y|x), as every global maximum does. It starts
 *
 * <ol>
 *   <li>from every p(y|x), from p(y), from every cluster moved a tenth, a hundredth and a
 *       thousandth of the way to p(y), and from the midpoint of every two clusters, 1024 in all if
 *       there are as many clusters;
 *   <li>where none of these leads to a gain: from the midpoint of every p(y|x) with p(y), with
 *       every cluster and with every other p(y|x), and from 256 random mixtures of a few p(y|x). A
 *       climb never leaves the support it starts in, so inputs that miss different classes are
 *       mixed.
 * </ol>
 *
 * <p>Of either list the 512 starts with the largest gain after four steps are climbed to the end. A
 * good search, and no proof: it finds the largest of the local maxima that one of these leads to.
 */
final class SearchedGain {

  private static final int MAX_CLIMBS = 512;
  private static final int MAX_NEAR = 1024;
  private static final int MAX_STARTS = 8192;
  private static final int FIRST_STEPS = 4;
  private static final int RANDOM_MIXTURES = 256;
  private static final int STEPS = 2000;
  private static final int LOOK_EVERY = 8;

  /** How far clusters are moved towards p(y) for a start. */
  private static final double[] SHARES = {0.1, 0.01, 0.001};

  private static final int MAX_POSITIONS = 16;
  private static final double TOLERANCE = 1e-10;

  /** A climb ends when the logarithm of the gain grows by less than this. */
  private static final double STANDSTILL = 1e-13;

  /** Peaks closer than this are one. */
  private static final double SAME = 1e-4;

  /** A climb that comes this close to a cluster ends there, where the gain is known to be 1. */
  private static final double AT_CLUSTER = 1e-6;

  private final JointDistribution distribution;
  private final double beta;
  private final GainTerms terms;
  private final double[] offsets;
  private final double[] clusters;
  private final double[] exponents;

  /** A position and the logarithm of the gain there. */
  private static final class Peak {

    final double[] position;
    final double logGain;

    Peak(double[] position, double logGain) {
      this.position = position;
      this.logGain = logGain;
    }

    double logGain() {
      return logGain;
    }

    double[] position() {
      return position;
    }
  }

  private SearchedGain(SelfConsistentEquations equations, Clusters clusters) {
    distribution = equations.distribution();
    beta = equations.beta();
    this.clusters = clusters.positions();
    terms = GainTerms.of(equations);
    offsets = terms.offsets();
    exponents = new double[offsets.length];
  }

  /**
   * Searches.
   *
   * @param equations after a step from the encoder in question
   * @param clusters where the clusters are
   * @param thorough whether to go through the second list of starts where the first leads nowhere
   */
  static Gain largest(SelfConsistentEquations equations, Clusters clusters, boolean thorough) {
    SearchedGain search = new SearchedGain(equations, clusters);
    Gain near = search.from(search.nearStarts());
    return thorough && near.positions().isEmpty()
        ? search.from(search.mixedStarts()).atLeast(near)
        : near;
  }

  private Gain from(List<double[]> starts) {
    List<Peak> peaks = new ArrayList<>();
    double largest = 0;
    List<Peak> begun =
        starts.stream()
            .map(start -> climb(start, FIRST_STEPS))
            .sorted(Comparator.comparingDouble(Peak::logGain).reversed())
            .limit(MAX_CLIMBS)
            .toList();
    for (Peak start : begun) {
      Peak peak = climb(start.position(), STEPS);
      largest = Math.max(largest, peak.logGain());
      if (peak.logGain() > TOLERANCE && peaks.stream().noneMatch(p -> isSame(p, peak))) {
        peaks.add(peak);
      }
    }
    peaks.sort(Comparator.comparingDouble(Peak::logGain).reversed());
    return new Gain(
        terms.boundOf(StrictMath.exp(largest)),
        false,
        peaks.stream().limit(MAX_POSITIONS).map(Peak::position).toList());
  }

  private List<double[]> nearStarts() {
    int classes = distribution.classes();
    List<double[]> starts = new ArrayList<>();
    starts.add(distribution.classProbabilities());
    for (int x = 0; x < offsets.length; x++) {
      starts.add(mixture(distribution.conditionals(), x, distribution.conditionals(), x));
    }
    int count = clusters.length / classes;
    for (int t = 0; t < count && starts.size() < MAX_NEAR; t++) {
      for (double share : SHARES) {
        starts.add(moved(t, share));
      }
    }
    for (int t = 0; t < count; t++) {
      for (int u = 0; u < t && starts.size() < MAX_NEAR; u++) {
        starts.add(mixture(clusters, t, clusters, u));
      }
    }
    return starts;
  }

  /**
   * A cluster moved towards p(y). From a face of the simplex the gain rises steeply where beta
   * p(y|x) is small for a class missing there, but a climb from afar slows down at the cluster on
   * the face and is given up.
   */
  private double[] moved(int cluster, double share) {
    double[] mean = distribution.classProbabilities();
    double[] position = new double[mean.length];
    for (int y = 0; y < mean.length; y++) {
      double from = clusters[cluster * mean.length + y];
      position[y] = from + share * (mean[y] - from);
    }
    return position;
  }

  private List<double[]> mixedStarts() {
    double[] inputs = distribution.conditionals();
    int count = clusters.length / distribution.classes();
    List<double[]> starts = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(offsets.length);
    for (int i = 0; i < RANDOM_MIXTURES; i++) {
      starts.add(randomMixture(random));
    }
    for (int x = 0; x < offsets.length; x++) {
      starts.add(mixture(inputs, x, distribution.classProbabilities(), 0));
    }
    for (int x = 0; x < offsets.length; x++) {
      for (int t = 0; t < count && starts.size() < MAX_STARTS; t++) {
        starts.add(mixture(inputs, x, clusters, t));
      }
    }
    IntStream.range(1, offsets.length)
        .forEach(
            x -> {
              for (int z = 0; z < x && starts.size() < MAX_STARTS; z++) {
                starts.add(mixture(inputs, x, inputs, z));
              }
            });
    return starts;
  }

  /** The midpoint of two rows. */
  private double[] mixture(double[] a, int rowA, double[] b, int rowB) {
    int classes = distribution.classes();
    double[] middle = new double[classes];
    for (int y = 0; y < classes; y++) {
      middle[y] = (a[rowA * classes + y] + b[rowB * classes + y]) / 2;
    }
    return middle;
  }

  /** The mean of two to five inputs' p(y|x), each with a random weight. */
  private double[] randomMixture(SplittableRandom random) {
    int classes = distribution.classes();
    double[] mean = new double[classes];
    double total = 0;
    for (int i = random.nextInt(2, 6); i > 0; i--) {
      int x = random.nextInt(offsets.length);
      double weight = random.nextDouble();
      total += weight;
      for (int y = 0; y < classes; y++) {
        mean[y] += weight * distribution.conditional(x, y);
      }
    }
    for (int y = 0; y < classes; y++) {
      mean[y] /= total;
    }
    return mean;
  }

  private Peak climb(double[] start, int steps) {
    double[] position = start;
    double[] next = new double[start.length];
    double gain = climbOnce(position, next);
    double previousRise = Double.POSITIVE_INFINITY;
    for (int step = 1; step <= steps; step++) {
      double[] further = new double[start.length];
      double higher = climbOnce(next, further);
      double rise = higher - gain;
      if (rise >= 0) {
        position = next;
        gain = higher;
      }
      next = further;
      boolean look = step % LOOK_EVERY == 0 && gain < TOLERANCE;
      if (rise <= STANDSTILL
          || (look && (isAtCluster(position) || staysBelow(gain, rise, previousRise)))) {
        break;
      }
      previousRise = rise;
    }
    return new Peak(position, gain);
  }

  /** Whether rises that go on falling in one ratio would add up to no gain. */
  private static boolean staysBelow(double gain, double rise, double previousRise) {
    double ratio = rise / previousRise;
    return ratio < 1 && gain + rise * ratio / (1 - ratio) < TOLERANCE;
  }

  private boolean isAtCluster(double[] position) {
    int classes = position.length;
    for (int t = 0; t < clusters.length / classes; t++) {
      double distance = 0;
      for (int y = 0; y < classes; y++) {
        distance = Math.max(distance, Math.abs(position[y] - clusters[t * classes + y]));
      }
      if (distance < AT_CLUSTER) {
        return true;
      }
    }
    return false;
  }

  /** Writes where the climb goes from a position and returns the logarithm of the gain there. */
  private double climbOnce(double[] position, double[] next) {
    int classes = position.length;
    double[] conditionals = distribution.conditionals();
    double[] logs = new double[classes];
    for (int y = 0; y < classes; y++) {
      logs[y] = beta * StrictMath.log(position[y]);
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (int x = 0; x < offsets.length; x++) {
      double exponent = offsets[x];
      for (int y = 0; y < classes; y++) {
        double p = conditionals[x * classes + y];
        if (p > 0) {
          exponent += p * logs[y];
        }
      }
      exponents[x] = exponent;
      largest = Math.max(largest, exponent);
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      System.arraycopy(position, 0, next, 0, classes);
      return largest;
    }
    double sum = 0;
    for (int x = 0; x < offsets.length; x++) {
      double term = StrictMath.exp(exponents[x] - largest);
      sum += term;
      for (int y = 0; y < classes; y++) {
        next[y] += term * conditionals[x * classes + y];
      }
    }
    for (int y = 0; y < classes; y++) {
      next[y] /= sum;
    }
    return largest + StrictMath.log(sum);
  }

  private static boolean isSame(Peak a, Peak b) {
    for (int y = 0; y < a.position().length; y++) {
      if (Math.abs(a.position()[y] - b.position()[y]) > SAME) {
        return false;
      }
    }
    return true;
  }
}
