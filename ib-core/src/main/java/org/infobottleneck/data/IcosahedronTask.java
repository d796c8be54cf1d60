package org.infobottleneck.data;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;

/**
 * The twelve-bit task of Shwartz-Ziv &amp; Tishby, "Opening the Black Box of Deep Neural Networks
 * via Information" (2017), in closed form.
 *
 * <p>The twelve binary inputs are the vertices of a regular icosahedron; all 4096 patterns are
 * equally likely. Rows are in counting order, the first column being the most significant bit. The
 * answer depends on the rotation invariant power spectrum of the pattern, seen as a sum of point
 * masses on the sphere. With k the number of ones, and n_adj, n_mid and n_anti the numbers of pairs
 * of ones whose vertices are adjacent (cosine c = 1/&radic;5), second neighbors (-c) and antipodes
 * (-1), and P_l the Legendre polynomials,
 *
 * <pre>
 *   Q_l = k + 2 (n_adj P_l(c) + n_mid P_l(-c) + n_anti P_l(-1)),
 *   |a_l| = sqrt(4 pi / (2 l + 1)) sqrt(Q_l) / 12,      l = 0, 1, 2.
 * </pre>
 *
 * <p>The spectrum takes 64 distinct values. Q_l is computed from the integer counts, so equal
 * spectra give equal bits. The constants of the two rules are those with which the published labels
 * and the published I(X;Y) come out; the paper prints the rule without them.
 */
public final class IcosahedronTask {

  /** Number of binary inputs. */
  public static final int VERTICES = 12;

  /** Number of input patterns. */
  public static final int PATTERNS = 1 << VERTICES;

  /**
   * The gain with which the stochastic rule gives the authors' published file: I(X;Y) = 0.8995
   * bits, p(y=1) = 0.50092.
   */
  public static final double GAIN_OF_PUBLISHED_FILE = 12;

  /**
   * The gain with which the stochastic rule gives the I(X;Y) = 0.99 bits that the paper states;
   * p(y=1) = 0.5106.
   */
  public static final double GAIN_OF_PAPER = 41.642;

  /** Any value in (2.29024, 2.35278) gives the published labels. */
  private static final double DETERMINISTIC_THRESHOLD = 2.32;

  private static final double STOCHASTIC_THRESHOLD = 5.89;
  private static final double COSINE_OF_NEIGHBORS = 1 / Math.sqrt(5);

  /** The five neighbors of every vertex, in the numbering of the published data. */
  private static final int[][] NEIGHBORS = {
    {1, 3, 5, 10, 11},
    {0, 2, 3, 4, 11},
    {1, 3, 4, 8, 9},
    {0, 1, 2, 8, 10},
    {1, 2, 6, 9, 11},
    {0, 6, 7, 10, 11},
    {4, 5, 7, 9, 11},
    {5, 6, 8, 9, 10},
    {2, 3, 7, 9, 10},
    {2, 4, 6, 7, 8},
    {0, 3, 5, 7, 8},
    {0, 1, 4, 5, 6}
  };

  private static final int[] ANTIPODES = {9, 7, 5, 6, 10, 2, 3, 1, 11, 0, 4, 8};

  private IcosahedronTask() {}

  /**
   * Returns the task with its published labels: y = 1 where |a_0| + 2 |a_1| &gt; 2.32. Of the 4096
   * patterns 2118 are ones; H(Y) = 0.69256 nats (0.9991571 bits).
   *
   * @return 4096 x 12 inputs of 0 and 1 in counting order, 2 classes, enumerated
   */
  public static Dataset deterministic() {
    int[] labels =
        IntStream.range(0, PATTERNS)
            .map(
                pattern -> {
                  double[] norms = spectrum(pattern);
                  return norms[0] + 2 * norms[1] > DETERMINISTIC_THRESHOLD ? 1 : 0;
                })
            .toArray();
    return Dataset.labeled(inputs(), labels, 2).asEnumerated();
  }

  /**
   * Returns the task with its stochastic rule, p(y=1|x) = sigmoid(gain (2 |a_0| + 5 |a_1| + 4 |a_2|
   * - 5.89)).
   *
   * @param gain the steepness g of the rule, positive: {@link #GAIN_OF_PUBLISHED_FILE}, {@link
   *     #GAIN_OF_PAPER} or any other
   * @return 4096 x 12 inputs of 0 and 1 in counting order, p(y=0|x) and p(y=1|x), enumerated
   * @throws IllegalArgumentException if the gain is not positive and finite
   */
  public static Dataset stochastic(double gain) {
    Arguments.positive(gain, "gain");
    DMatrixRMaj distribution = new DMatrixRMaj(PATTERNS, 2);
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      double[] norms = spectrum(pattern);
      double z = gain * (2 * norms[0] + 5 * norms[1] + 4 * norms[2] - STOCHASTIC_THRESHOLD);
      distribution.set(pattern, 0, sigmoid(-z));
      distribution.set(pattern, 1, sigmoid(z));
    }
    return Dataset.soft(inputs(), distribution).asEnumerated();
  }

  private static DMatrixRMaj inputs() {
    DMatrixRMaj inputs = new DMatrixRMaj(PATTERNS, VERTICES);
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      for (int vertex = 0; vertex < VERTICES; vertex++) {
        inputs.set(pattern, vertex, bit(pattern, vertex));
      }
    }
    return inputs;
  }

  /** The norms |a_0|, |a_1|, |a_2| of a pattern. */
  static double[] spectrum(int pattern) {
    int ones = Integer.bitCount(pattern);
    int adjacent = 0;
    int antipodal = 0;
    for (int vertex = 0; vertex < VERTICES; vertex++) {
      if (bit(pattern, vertex) == 1) {
        for (int neighbor : NEIGHBORS[vertex]) {
          adjacent += bit(pattern, neighbor);
        }
        antipodal += bit(pattern, ANTIPODES[vertex]);
      }
    }
    // Every pair was met from both ends.
    adjacent /= 2;
    antipodal /= 2;
    int middle = ones * (ones - 1) / 2 - adjacent - antipodal;
    // P_1(t) = t is odd, P_2(t) = (3 t^2 - 1)/2 gives -1/5 at both cosines and 1 at the antipode.
    int q0 = ones * ones;
    double q1 = ones - 2 * antipodal + 2 * COSINE_OF_NEIGHBORS * (adjacent - middle);
    double q2 = (5 * ones + 10 * antipodal - 2 * (adjacent + middle)) / 5.0;
    return new double[] {norm(q0, 0), norm(q1, 1), norm(q2, 2)};
  }

  private static double norm(double power, int degree) {
    return Math.sqrt(4 * Math.PI / (2 * degree + 1)) * Math.sqrt(power) / VERTICES;
  }

  private static int bit(int pattern, int vertex) {
    return pattern >>> (VERTICES - 1 - vertex) & 1;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + StrictMath.exp(-z));
  }
}
