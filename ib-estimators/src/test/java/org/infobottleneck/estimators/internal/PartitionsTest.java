package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class PartitionsTest {

  @Test
  void everyRowIsInOnePartAndPartsDifferByOneAtTheMost() {
    for (int n = 2; n < 40; n++) {
      int[] rows = Partitions.permutation(n, new SplittableRandom(n));
      assertThat(rows.clone()).containsExactlyInAnyOrder(IntStream.range(0, n).toArray());
      for (int parts = 1; parts <= n; parts++) {
        int[][] dealt = Partitions.deal(rows, parts);
        assertThat(dealt).hasNumberOfRows(parts);
        for (int[] part : dealt) {
          assertThat(part).isSorted();
          assertThat(part.length).isBetween(n / parts, (n + parts - 1) / parts);
        }
        assertThat(Arrays.stream(dealt).flatMapToInt(Arrays::stream).toArray())
            .containsExactlyInAnyOrder(IntStream.range(0, n).toArray());
      }
    }
  }

  @Test
  void quartersAreHalvesOfTheHalves() {
    int[] rows = Partitions.permutation(103, new SplittableRandom(1));
    int[][] halves = Partitions.deal(rows, 2);
    int[][] quarters = Partitions.deal(rows, 4);
    for (int h = 0; h < 2; h++) {
      int[] union =
          IntStream.concat(Arrays.stream(quarters[h]), Arrays.stream(quarters[h + 2]))
              .sorted()
              .toArray();
      assertThat(union).isEqualTo(halves[h]);
    }
  }

  /** 24 orders of four rows, 24,000 draws: chi-square with 23 degrees of freedom, one in 10^6. */
  @Test
  void everyPermutationIsAsLikelyAsAnother() {
    SplittableRandom random = new SplittableRandom(4);
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < 24_000; i++) {
      seen.merge(Arrays.toString(Partitions.permutation(4, random)), 1, Integer::sum);
    }
    assertThat(seen).hasSize(24);
    double statistic =
        seen.values().stream().mapToDouble(f -> (f - 1000.0) * (f - 1000.0) / 1000).sum();
    assertThat(statistic)
        .isLessThan(new ChiSquaredDistribution(23).inverseCumulativeProbability(1 - 1e-6));
  }
}
