package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairSumsTest {

  private static final double TOLERANCE = 3e-13;

  /** Layers as networks make them, and the corners of what may come. */
  private static Map<String, double[]> layers(int n, int d) {
    SplittableRandom random = new SplittableRandom(7 * n + d);
    double[][] weights = new double[d][12];
    for (double[] row : weights) {
      for (int k = 0; k < row.length; k++) {
        row[k] = random.nextDouble(-1, 1);
      }
    }
    Map<String, double[]> layers = new LinkedHashMap<>();
    for (String name :
        new String[] {
          "uniform", "untrained", "saturated", "clusters", "duplicates", "one point", "far apart"
        }) {
      layers.put(name, new double[n * d]);
    }
    for (int i = 0; i < n; i++) {
      int cluster = random.nextInt(4);
      double spread = StrictMath.pow(10, random.nextDouble(-8, -0.5));
      for (int f = 0; f < d; f++) {
        double sum = 0;
        for (int k = 0; k < 12; k++) {
          sum += (i >> k) % 2 == 0 ? weights[f][k] : -weights[f][k];
        }
        int at = i * d + f;
        double corner = (cluster >> f % 2) % 2 == 0 ? -1 : 1;
        layers.get("uniform")[at] = random.nextDouble(-1, 1);
        layers.get("untrained")[at] = StrictMath.tanh(0.2 * sum);
        layers.get("saturated")[at] = StrictMath.tanh(5 * sum);
        layers.get("clusters")[at] = corner * (1 - spread * random.nextDouble());
        layers.get("duplicates")[at] = random.nextInt(3) * 0.1;
        layers.get("one point")[at] = 0.3;
        layers.get("far apart")[at] = corner * 1e6 + 0.1 * random.nextDouble();
      }
    }
    return layers;
  }

  private static void assertCloseToDoubleSum(
      String name, double[] rows, int d, int n, double variance, PairSums sums) {
    for (int p = 0; p < n; p += Math.max(1, n / 200)) {
      double[] expected = doubleSum(rows, d, n, variance, sums.rowAt(p), null, null);
      assertThat(relative(sums.lower()[p], expected[0])).as(name).isLessThan(TOLERANCE);
      assertThat(relative(sums.upper()[p], expected[1])).as(name).isLessThan(TOLERANCE);
    }
  }

  private static double relative(double actual, double expected) {
    return Math.abs(actual - expected) / expected;
  }

  /** The definition, for one sample, with weights or among equal labels where these are given. */
  private static double[] doubleSum(
      double[] rows, int d, int n, double variance, int i, double[] weights, int[] labels) {
    double lower = 0;
    double upper = 0;
    for (int j = 0; j < n; j++) {
      if (labels != null && labels[i] != labels[j]) {
        continue;
      }
      double square = 0;
      for (int f = 0; f < d; f++) {
        double difference = rows[i * d + f] - rows[j * d + f];
        square += difference * difference;
      }
      double weight = weights == null ? 1 : weights[j];
      lower += weight * StrictMath.exp(-square / (8 * variance));
      upper += weight * StrictMath.exp(-square / (2 * variance));
    }
    return new double[] {lower, upper};
  }

  @ParameterizedTest
  @CsvSource({
    "1,1", "1,3", "2,1", "2,2", "63,2", "64,2", "65,2", "65,1", "129,3", "1000,1", "1000,2",
    "1000,3", "1000,4", "1000,7", "1000,10", "300,50", "700,131", "3000,2", "3000,5"
  })
  void sumsAreThoseOfTheDefinition(int n, int d) {
    PairSums sums = new PairSums();
    layers(n, d)
        .forEach(
            (name, rows) -> {
              for (double variance : new double[] {1e-3, 0.1}) {
                sums.compute(rows, d, n, variance);
                assertCloseToDoubleSum(name + " " + variance, rows, d, n, variance, sums);
              }
            });
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-30, 1e-12, 1e-6, 1, 1e3, 1e12, 1e300})
  void sumsAreThoseOfTheDefinitionForAnyNoise(double variance) {
    PairSums sums = new PairSums();
    layers(500, 2)
        .forEach(
            (name, rows) -> {
              sums.compute(rows, 2, 500, variance);
              assertCloseToDoubleSum(name, rows, 2, 500, variance, sums);
            });
  }

  @Test
  void valuesOfAnySizeAreToldApart() {
    int n = 200;
    double[] rows = new double[n];
    for (int i = 0; i < n; i++) {
      rows[i] = (i % 2 == 0 ? 1 : -1) * (i < 100 ? 4e307 : 1e-300) * (i % 5);
    }
    for (double variance : new double[] {1e-300, 1, 1e300}) {
      PairSums sums = new PairSums();
      sums.compute(rows, 1, n, variance);
      assertCloseToDoubleSum("huge", rows, 1, n, variance, sums);
    }
  }

  /** Equal values must find each other across the boxes, however small the noise beside them. */
  @Test
  void equalValuesAreEqualAcrossLeaves() {
    int n = 640;
    double[] rows = new double[n];
    for (int i = 0; i < n; i++) {
      rows[i] = 1e6 + i % 7 * 0.1;
    }
    PairSums sums = new PairSums();
    sums.compute(rows, 1, n, 1e-24);
    for (int p = 0; p < n; p++) {
      assertThat(sums.upper()[p]).isEqualTo(sums.rowAt(p) % 7 < 3 ? 92 : 91);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 12, 1000})
  void sumsWithinLabelsAreThoseOfTheDefinition(int classes) {
    for (int n : new int[] {1, 65, 1000}) {
      for (int d : new int[] {1, 2, 10}) {
        layers(n, d)
            .forEach(
                (name, rows) -> {
                  int[] labels = labels(name, rows, d, n, classes);
                  PairSums plain = new PairSums();
                  plain.compute(rows, d, n, 1e-3);
                  PairSums sums = new PairSums();
                  sums.prepareLabeled(rows, d, n, 1e-3, labels);
                  sums.addAll();
                  for (int p = 0; p < n; p += Math.max(1, n / 100)) {
                    int i = sums.rowAt(p);
                    double[] expected = doubleSum(rows, d, n, 1e-3, i, null, labels);
                    assertThat(relative(sums.lowerWithin()[p], expected[0])).isLessThan(TOLERANCE);
                    assertThat(relative(sums.upperWithin()[p], expected[1])).isLessThan(TOLERANCE);
                    assertThat(sums.lower()[p]).isEqualTo(plain.lower()[p]);
                    assertThat(sums.upper()[p]).isEqualTo(plain.upper()[p]);
                  }
                });
      }
    }
  }

  /** Labels at random, or those of the clusters, which leave whole blocks with one label. */
  private static int[] labels(String name, double[] rows, int d, int n, int classes) {
    SplittableRandom random = new SplittableRandom(n + classes);
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = name.equals("clusters") ? (rows[i * d] > 0 ? 1 : 0) : random.nextInt(classes);
    }
    return labels;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "65,2", "1000,2", "1000,10"})
  void weightedSumsAreThoseOfTheDefinition(int n, int d) {
    SplittableRandom random = new SplittableRandom(3);
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      weights[i] = i % 3 == 0 ? 0.001 : random.nextDouble();
    }
    layers(n, d)
        .forEach(
            (name, rows) -> {
              PairSums sums = new PairSums();
              sums.prepareWeighted(rows, d, n, 1e-3, weights);
              sums.addAll();
              for (int p = 0; p < n; p += Math.max(1, n / 100)) {
                int i = sums.rowAt(p);
                double[] expected = doubleSum(rows, d, n, 1e-3, i, weights, null);
                assertThat(relative(sums.lower()[p], expected[0])).isLessThan(1e-12);
                assertThat(relative(sums.upper()[p], expected[1])).isLessThan(1e-12);
              }
            });
  }

  @Test
  void sumsOfSomeRowsAreThoseOfTheseRowsAlone() {
    int n = 700;
    double[] rows = layers(n, 3).get("untrained");
    int[] members = new int[250];
    double[] alone = new double[200 * 3];
    for (int k = 0; k < members.length; k++) {
      members[k] = (3 * k + 5) % n;
    }
    for (int k = 0; k < 200; k++) {
      System.arraycopy(rows, members[50 + k] * 3, alone, k * 3, 3);
    }
    PairSums some = new PairSums();
    some.compute(rows, 3, n, 1e-3);
    some.prepare(rows, 3, 200, 1e-3, members, 50);
    some.addAll();
    PairSums expected = new PairSums();
    expected.compute(alone, 3, 200, 1e-3);
    for (int p = 0; p < 200; p++) {
      assertThat(some.rowAt(p)).isEqualTo(members[50 + expected.rowAt(p)]);
      assertThat(some.lower()[p]).isEqualTo(expected.lower()[p]);
      assertThat(some.upper()[p]).isEqualTo(expected.upper()[p]);
    }
  }

  @ParameterizedTest
  @CsvSource({"64,1", "1000,2", "1000,10", "700,40", "1500,3"})
  void sumsOfSomeLeavesHaveTheBitsTheyHaveAmongAll(int n, int d) {
    int[] ends = PairSums.leafEnds(n);
    PairSums all = new PairSums();
    PairSums some = new PairSums();
    layers(n, d)
        .forEach(
            (name, rows) -> {
              int[] labels = labels(name, rows, d, n, 30);
              all.prepareLabeled(rows, d, n, 1e-3, labels);
              all.addAll();
              double[] expected = new double[4 * n];
              double[] actual = new double[4 * n];
              for (int first = 0; first < ends.length; first += 3) {
                int end = Math.min(ends.length, first + 3);
                int from = first == 0 ? 0 : ends[first - 1];
                some.prepareLabeled(rows, d, n, 1e-3, labels);
                some.add(first, end);
                assertThat(some.copy(from, ends[end - 1], actual, 0))
                    .isEqualTo(4 * (ends[end - 1] - from))
                    .isEqualTo(all.copy(from, ends[end - 1], expected, 0));
                assertThat(actual).as(name).isEqualTo(expected);
              }
            });
  }

  /**
   * Columns of one label are summed in another order than those of several, where the rows have
   * more labels than masks: leaves in the middle of a block must be summed as the block is.
   */
  @Test
  void columnsOfOneLabelAreSummedAsTheBlockTheyAreCutFrom() {
    int n = 900;
    double[] rows = new double[n];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = 1e-3 * StrictMath.sqrt(i); // ascending, and so in order of position
      labels[i] = i < 12 || i >= 600 ? i : 99;
    }
    PairSums all = new PairSums();
    all.prepareLabeled(rows, 1, n, 1e-3, labels);
    all.addAll();
    double[] expected = all.lowerWithin();
    int[] ends = PairSums.leafEnds(n);
    for (int leaf = 1; leaf < ends.length; leaf++) {
      PairSums some = new PairSums();
      some.prepareLabeled(rows, 1, n, 1e-3, labels);
      some.add(leaf, leaf + 1);
      for (int p = ends[leaf - 1]; p < ends[leaf]; p++) {
        assertThat(some.rowAt(p)).isEqualTo(p);
        assertThat(some.lowerWithin()[p]).isEqualTo(expected[p]);
      }
    }
  }

  @Test
  void nothingIsAllocatedOnceTheMemoryIsThere() {
    com.sun.management.ThreadMXBean bean =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    PairSums sums = new PairSums();
    double[] rows = layers(3000, 5).get("untrained");
    int[] labels = labels("untrained", rows, 5, 3000, 2);
    long allocated = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      long before = bean.getThreadAllocatedBytes(thread);
      sums.prepareLabeled(rows, 5, 3000, 1e-3, labels);
      sums.addAll();
      sums.compute(rows, 5, 3000, 1e-3);
      allocated = Math.min(allocated, bean.getThreadAllocatedBytes(thread) - before);
    }
    assertThat(allocated).isLessThan(1000);
  }

  @Test
  void memoryOfEarlierLayersLeavesNoTrace() {
    PairSums used = new PairSums();
    for (int[] shape : new int[][] {{2000, 2}, {100, 10}, {700, 3}, {2000, 10}, {65, 1}}) {
      double[] rows = layers(shape[0], shape[1]).get("clusters");
      used.compute(rows, shape[1], shape[0], 1e-3);
      PairSums fresh = new PairSums();
      fresh.compute(rows, shape[1], shape[0], 1e-3);
      for (int p = 0; p < shape[0]; p++) {
        assertThat(used.lower()[p]).isEqualTo(fresh.lower()[p]);
        assertThat(used.upper()[p]).isEqualTo(fresh.upper()[p]);
      }
    }
  }
}
