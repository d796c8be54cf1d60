package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Tree and brute force agree to the last bit, ties and duplicates included. */
class KdTreeTest {

  @Property(tries = 300)
  void nearestDistancesAreThoseOfBruteForce(
      @ForAll @IntRange(min = 2, max = 200) int n,
      @ForAll @IntRange(min = 1, max = 5) int d,
      @ForAll @IntRange(min = 0, max = 3) int levels,
      @ForAll boolean euclidean,
      @ForAll long seed) {
    double[] rows = rows(n, d, levels, seed);
    int k = Math.min(4, n - 1);
    KdTree.Query query = new KdTree(rows, n, d, euclidean).query(k);
    for (int i = 0; i < n; i++) {
      double[] distances = new double[n - 1];
      for (int j = 0, next = 0; j < n; j++) {
        if (j != i) {
          distances[next++] = distance(rows, d, i, j, euclidean);
        }
      }
      Arrays.sort(distances);
      assertThat(query.nearest(i)).isEqualTo(distances[k - 1]);
      if (!euclidean) {
        for (int rank = 0; rank < k; rank++) {
          assertThat(query.distance(rank)).isEqualTo(distances[rank]);
        }
        if (k > 1) {
          assertThat(query.isTied(k - 1)).isEqualTo(distances[k - 1] == distances[k - 2]);
        }
        assertThat(query.isTied(k)).isFalse(); // what lies behind the last is not known
      }
    }
  }

  @Property(tries = 200)
  void extentsAreThoseOfAllPointsWithinTheRadius(
      @ForAll @IntRange(min = 2, max = 100) int n,
      @ForAll @IntRange(min = 0, max = 3) int levels,
      @ForAll long seed) {
    double[] rows = rows(n, 3, levels, seed);
    KdTree.Query query = new KdTree(rows, n, 3, false).query(1);
    double[] extents = new double[2];
    for (int i = 0; i < n; i++) {
      double radius = distance(rows, 3, i, (i + 1) % n, false);
      double first = 0;
      double others = 0;
      for (int j = 0; j < n; j++) {
        if (distance(rows, 3, i, j, false) <= radius) {
          first = Math.max(first, Math.abs(rows[3 * i] - rows[3 * j]));
          for (int f = 1; f < 3; f++) {
            others = Math.max(others, Math.abs(rows[3 * i + f] - rows[3 * j + f]));
          }
        }
      }
      query.extents(i, radius, 1, extents);
      assertThat(extents).containsExactly(first, others);
    }
  }

  @Property(tries = 300)
  void countsAreThoseOfBruteForce(
      @ForAll @IntRange(min = 1, max = 200) int n,
      @ForAll @IntRange(min = 1, max = 4) int d,
      @ForAll @IntRange(min = 0, max = 3) int levels,
      @ForAll long seed) {
    double[] rows = rows(n, d, levels, seed);
    KdTree.Query query = new KdTree(rows, n, d, false).query(1);
    MarginCounter margin = MarginCounter.of(rows, n, d);
    for (int i = 0; i < n; i++) {
      // The distance to some other point: the radius at which open and closed differ.
      double radius = distance(rows, d, i, (i + 1) % n, false);
      int open = 0;
      int closed = 0;
      for (int j = 0; j < n; j++) {
        open += distance(rows, d, i, j, false) < radius ? 1 : 0;
        closed += distance(rows, d, i, j, false) <= radius ? 1 : 0;
      }
      assertThat(query.count(rows, i * d, radius, false)).isEqualTo(open);
      assertThat(query.count(rows, i * d, radius, true)).isEqualTo(closed);
      assertThat(margin.countOpen(i, radius)).isEqualTo(Math.max(0, open - 1));
      assertThat(margin.countClosed(i, radius)).isEqualTo(closed - 1);
    }
  }

  /** Continuous values for level 0, else a grid of few values. */
  private static double[] rows(int n, int d, int levels, long seed) {
    Random random = new Random(seed);
    double[] rows = new double[n * d];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = levels == 0 ? random.nextGaussian() : random.nextInt(2 * levels) * 0.1;
    }
    return rows;
  }

  private static double distance(double[] rows, int d, int i, int j, boolean euclidean) {
    double max = 0;
    double sum = 0;
    for (int f = 0; f < d; f++) {
      double difference = rows[i * d + f] - rows[j * d + f];
      max = Math.max(max, Math.abs(difference));
      sum += difference * difference;
    }
    return euclidean ? Math.sqrt(sum) : max;
  }
}
