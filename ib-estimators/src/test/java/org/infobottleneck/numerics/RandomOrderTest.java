package org.infobottleneck.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomOrderTest {

  @Test
  void anOrderHoldsEveryNumberOnceAndIsTheSeedsAlone() {
    int[] order = order(1000, 7);
    assertThat(order).isNotEqualTo(IntStream.range(0, 1000).toArray());
    assertThat(order(1000, 7)).isEqualTo(order);
    assertThat(order(1000, 8)).isNotEqualTo(order);
    Arrays.sort(order);
    assertThat(order).isEqualTo(IntStream.range(0, 1000).toArray());
  }

  @Test
  void anOrderOfNoneOrOneIsWhatItIs() {
    assertThat(order(0, 1)).isEmpty();
    assertThat(order(1, 1)).containsExactly(0);
  }

  /** Each of the 24 orders of four comes as often: within five standard errors of a count. */
  @Test
  void everyOrderIsAsFrequent() {
    int draws = 24_000;
    Map<String, Integer> counts = new HashMap<>();
    for (int seed = 0; seed < draws; seed++) {
      counts.merge(Arrays.toString(order(4, seed)), 1, Integer::sum);
    }
    double error = Math.sqrt(draws * (1 / 24.0) * (23 / 24.0));
    assertThat(counts).hasSize(24);
    assertThat(counts.values())
        .allSatisfy(
            count ->
                assertThat(count).isBetween(1000 - (int) (5 * error), (int) (1000 + 5 * error)));
  }

  private static int[] order(int length, long seed) {
    int[] order = new int[length];
    RandomOrder.fill(order, seed);
    return order;
  }
}
