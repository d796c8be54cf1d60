package org.infobottleneck.bottleneck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which rows p(y|x) are equal, up to rounding: quotients of products such as 0.3 * 0.1 / 0.3 miss
 * each other by some last bits.
 *
 * <p>Rows are sorted by the key sum_y (y + 1) p(y|x), on which equal rows agree, and each is
 * compared with the founders of groups whose key is as good as its own.
 *
 * <p>Cost: n ln n and, per row, a comparison with every group of the same key, most often one.
 */
final class EqualRows {

  /** By how much, relative to them, probabilities may differ that rounding alone tells apart. */
  private static final double SAME = 1e-13;

  private final double[] conditionals;
  private final int classes;
  private final double[] keys;

  private EqualRows(double[] conditionals, int classes) {
    this.conditionals = conditionals;
    this.classes = classes;
    keys = new double[conditionals.length / classes];
    for (int i = 0; i < conditionals.length; i++) {
      keys[i / classes] += (i % classes + 1) * conditionals[i];
    }
  }

  /** Returns for every row the number of its group, in order of first appearance. */
  static int[] groups(double[] conditionals, int classes) {
    return numbered(new EqualRows(conditionals, classes).founders());
  }

  /** For every row one that stands for its group. */
  private int[] founders() {
    int[] founderOf = new int[keys.length];
    List<Integer> founders = new ArrayList<>();
    for (int x : byKey()) {
      founderOf[x] = x;
      for (int i = founders.size() - 1; i >= 0 && founderOf[x] == x; i--) {
        int founder = founders.get(i);
        if (keys[founder] < keys[x] * (1 - 2 * SAME)) {
          break;
        }
        founderOf[x] = areSame(founder, x) ? founder : x;
      }
      if (founderOf[x] == x) {
        founders.add(x);
      }
    }
    return founderOf;
  }

  private int[] byKey() {
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(Comparator.comparingDouble(x -> keys[x]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private boolean areSame(int x, int z) {
    for (int y = 0; y < classes; y++) {
      double a = conditionals[x * classes + y];
      double b = conditionals[z * classes + y];
      if (Math.abs(a - b) > SAME * Math.max(a, b)) {
        return false;
      }
    }
    return true;
  }

  private static int[] numbered(int[] founderOf) {
    int[] numbers = new int[founderOf.length];
    Arrays.fill(numbers, -1);
    int[] group = new int[founderOf.length];
    int count = 0;
    for (int x = 0; x < group.length; x++) {
      if (numbers[founderOf[x]] < 0) {
        numbers[founderOf[x]] = count++;
      }
      group[x] = numbers[founderOf[x]];
    }
    return group;
  }
}
