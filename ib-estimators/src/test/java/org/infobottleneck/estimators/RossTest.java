package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.infobottleneck.numerics.Digamma;

/** Ross's estimator against its formula, counted by brute force. */
class RossTest {

  @Property(seed = "1", tries = 100)
  void classesSmallerThanKUseAllTheNeighborsTheyHave(
      @ForAll @IntRange(min = 2, max = 20) int pairs,
      @ForAll @IntRange(min = 1, max = 3) int d,
      @ForAll @IntRange(min = 1, max = 6) int k,
      @ForAll long seed) {
    int n = 2 * pairs + 3; // every class has two samples, but for one of three
    double[][] x = Draws.gaussian(n, d, seed);
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = Math.min(i / 2, pairs);
    }
    double expected = 0;
    for (int i = 0; i < n; i++) {
      double[] own = new double[n];
      int members = 0;
      for (int j = 0; j < n; j++) {
        if (labels[j] == labels[i]) {
          own[members++] = distance(x[i], x[j]); // its own zero comes first
        }
      }
      Arrays.sort(own, 0, members);
      int neighbors = Math.min(k, members - 1);
      int nearer = 0;
      for (int j = 0; j < n; j++) {
        nearer += distance(x[i], x[j]) < own[neighbors] ? 1 : 0;
      }
      expected += (psi(neighbors) - psi(members) - psi(nearer)) / n;
    }
    KnnEstimator ross = KnnEstimator.ross().withK(Math.min(k, n - 1));
    assertThat(ross.estimate(Variable.continuous(x), Variable.labels(labels)).nats())
        .isCloseTo(psi(n) + expected, within(1e-12));
  }

  private static double psi(int n) {
    return Digamma.digamma(n);
  }

  private static double distance(double[] a, double[] b) {
    double max = 0;
    for (int f = 0; f < a.length; f++) {
      max = Math.max(max, Math.abs(a[f] - b[f]));
    }
    return max;
  }
}
