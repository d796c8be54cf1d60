package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tree and brute force agree to the last bit, ties, duplicates and absurd ranges included. */
class KdTreeTest {

  @Property(seed = "1", tries = 300)
  void nearestDistancesAreThoseOfBruteForce(
      @ForAll @IntRange(min = 2, max = 300) int n,
      @ForAll @IntRange(min = 1, max = 20) int d,
      @ForAll Shape shape,
      @ForAll @IntRange(min = 1, max = 300) int most,
      @ForAll boolean euclidean,
      @ForAll long seed) {
    double[] rows = shape.rows(n, d, seed);
    requireNearest(rows, n, d, Math.min(most, n - 1), euclidean, 1);
  }

  @Property(seed = "1", tries = 200)
  void countsAndExtentsAreThoseOfBruteForce(
      @ForAll @IntRange(min = 2, max = 200) int n,
      @ForAll @IntRange(min = 2, max = 20) int d,
      @ForAll Shape shape,
      @ForAll long seed) {
    double[] rows = shape.rows(n, d, seed);
    requireBoxes(rows, n, d, 1 + (int) Math.floorMod(seed, d - 1L), 1);
  }

  @Property(seed = "1", tries = 200)
  void countsOfOneColumnAreThoseOfBruteForce(
      @ForAll @IntRange(min = 1, max = 500) int n, @ForAll Shape shape, @ForAll long seed) {
    double[] rows = shape.rows(n, 1, seed);
    MarginCounter counter = MarginCounter.of(rows, n, 1);
    for (int i = 0; i < n; i++) {
      double radius = Math.abs(rows[i] - rows[(i + 1) % n]);
      requireCounts(counter, rows, 1, n, i, 0, 1, radius);
    }
  }

  /** Word, bin and block boundaries, and several blocks. */
  @ParameterizedTest
  @MethodSource("manyPoints")
  void manyPointsAreSearchedAsFewAre(int n, int d, Shape shape) {
    double[] rows = shape.rows(n, d, n + d);
    int every = Math.max(1, n / 40);
    for (boolean euclidean : new boolean[] {false, true}) {
      requireNearest(rows, n, d, 5, euclidean, every);
    }
    requireNearest(rows, n, d, Math.min(n - 1, 1500), false, 20 * every);
    if (d > 1) {
      requireBoxes(rows, n, d, (d + 1) / 2, every);
    }
  }

  static Stream<Arguments> manyPoints() {
    return Stream.of(64, 65, 1025, 4096, 4097, 9001)
        .flatMap(
            n ->
                Stream.of(1, 2, 3, 20)
                    .flatMap(d -> Arrays.stream(Shape.values()).map(s -> Arguments.of(n, d, s))));
  }

  private static void requireNearest(
      double[] rows, int n, int d, int k, boolean euclidean, int every) {
    KdTree.Query query = new KdTree(rows, n, d, euclidean).query(k);
    double[] distances = new double[n - 1];
    for (int i = 0; i < n; i += every) {
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

  private static void requireBoxes(double[] rows, int n, int d, int split, int every) {
    KdTree tree = new KdTree(rows, n, d, false);
    MarginCounter first = MarginCounter.of(tree, rows, 0, split, new Arena());
    MarginCounter second = MarginCounter.of(tree, rows, split, d, new Arena());
    MarginCounter all = MarginCounter.of(rows, n, d);
    Boxes boxes = new Boxes(tree);
    double[] extents = new double[2];
    for (int i = 0; i < n; i += every) {
      // The distance to some other point: the radius at which open and closed differ.
      int other = (int) ((i + 1 + 7L * i) % n);
      double radius = distance(rows, d, i, other, 0, d);
      requireCounts(first, rows, d, n, i, 0, split, distance(rows, d, i, other, 0, split));
      requireCounts(second, rows, d, n, i, split, d, distance(rows, d, i, other, split, d));
      requireCounts(all, rows, d, n, i, 0, d, radius);
      requireCounts(all, rows, d, n, i, 0, d, 0);
      double inFirst = 0;
      double inSecond = 0;
      int within = 0;
      double radiusOfFirst = distance(rows, d, i, other, 0, split);
      for (int j = 0; j < n; j++) {
        double ofFirst = distance(rows, d, i, j, 0, split);
        double ofSecond = distance(rows, d, i, j, split, d);
        if (Math.max(ofFirst, ofSecond) <= radius) {
          inFirst = Math.max(inFirst, ofFirst);
          inSecond = Math.max(inSecond, ofSecond);
        }
        within += ofFirst <= radiusOfFirst && ofSecond <= radius ? 1 : 0;
      }
      boxes.extents(i, radius, new int[] {split, d}, extents);
      assertThat(extents).containsExactly(inFirst, inSecond);
      assertThat(boxes.count(i, split, radiusOfFirst, radius)).isEqualTo(within);
    }
  }

  private static void requireCounts(
      MarginCounter counter, double[] rows, int d, int n, int i, int from, int to, double radius) {
    int open = 0;
    int closed = 0;
    for (int j = 0; j < n; j++) {
      double distance = distance(rows, d, i, j, from, to);
      open += distance < radius && j != i ? 1 : 0;
      closed += distance <= radius && j != i ? 1 : 0;
    }
    assertThat(counter.countOpen(i, radius)).isEqualTo(open);
    assertThat(counter.countClosed(i, radius)).isEqualTo(closed);
  }

  /** What points may look like. */
  enum Shape {
    CONTINUOUS,
    LATTICE,
    DUPLICATES,
    CONSTANT_COLUMNS,
    FAR_AND_NEAR;

    double[] rows(int n, int d, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] rows = new double[n * d];
      for (int i = 0; i < n; i++) {
        int copied = this == DUPLICATES ? i / 3 * 3 : i;
        for (int f = 0; f < d; f++) {
          rows[i * d + f] = copied < i ? rows[copied * d + f] : value(f, random);
        }
      }
      return rows;
    }

    private double value(int f, SplittableRandom random) {
      double uniform = random.nextDouble() - 0.5;
      return switch (this) {
        case LATTICE -> (random.nextInt(5) - 2) * 0.1;
        case CONSTANT_COLUMNS -> f % 2 == 1 ? -0.0 : uniform;
        case FAR_AND_NEAR -> Math.scalb(uniform, random.nextInt(2046) - 1023);
        default -> uniform;
      };
    }
  }

  private static double distance(double[] rows, int d, int i, int j, int from, int to) {
    double max = 0;
    for (int f = from; f < to; f++) {
      max = Math.max(max, Math.abs(rows[i * d + f] - rows[j * d + f]));
    }
    return max;
  }

  private static double distance(double[] rows, int d, int i, int j, boolean euclidean) {
    double sum = 0;
    for (int f = 0; f < d; f++) {
      double difference = rows[i * d + f] - rows[j * d + f];
      sum += difference * difference;
    }
    return euclidean ? Math.sqrt(sum) : distance(rows, d, i, j, 0, d);
  }
}
