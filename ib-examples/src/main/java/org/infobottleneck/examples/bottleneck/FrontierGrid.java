package org.infobottleneck.examples.bottleneck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.numerics.Arguments;

/**
 * Which networks are trained for the frontier: every depth with every training size and seed.
 *
 * @param gain the gain of the stochastic rule
 * @param depths numbers of hidden layers, each from 1 to 6
 * @param fractions shares of the 4096 patterns to train on
 * @param epochs the training events
 * @param snapshots how many epochs are looked at
 * @param seeds networks of each kind
 * @param seed the seed of their seeds
 */
record FrontierGrid(
    double gain,
    List<Integer> depths,
    List<Double> fractions,
    int epochs,
    int snapshots,
    int seeds,
    long seed) {

  /** The hidden layers of Shwartz-Ziv &amp; Tishby (2017); a network has the first ones of them. */
  private static final List<Integer> HIDDEN = List.of(10, 7, 5, 4, 3, 2);

  /**
   * One network.
   *
   * @param depth its hidden layers
   * @param fraction the share of patterns that it is trained on
   * @param seed of its first weights, its labels, its training patterns and their order
   */
  record Task(int depth, double fraction, long seed) {}

  FrontierGrid {
    Arguments.positive(gain, "--gain");
    Arguments.atLeast(depths.size(), 1, "number of --depths");
    Arguments.atLeast(fractions.size(), 1, "number of --fractions");
    for (int depth : depths) {
      if (depth < 1 || depth > HIDDEN.size()) {
        throw new IllegalArgumentException(
            "--depths must lie between 1 and " + HIDDEN.size() + ", got " + depth);
      }
    }
    for (double fraction : fractions) {
      if (!(fraction > 0 && fraction < 1)) {
        throw new IllegalArgumentException(
            "--fractions must lie strictly between 0 and 1, got " + fraction);
      }
      if (samples(fraction) < 1 || samples(fraction) >= IcosahedronTask.PATTERNS) {
        throw new IllegalArgumentException(
            "--fractions must leave patterns to train on and others, got " + fraction);
      }
    }
    Arguments.atLeast(epochs, 1, "--epochs");
    Arguments.atLeast(snapshots, 2, "--snapshots");
    Arguments.atLeast(seeds, 1, "--seeds");
    depths = depths.stream().sorted().distinct().toList();
    fractions = fractions.stream().sorted().distinct().toList();
    if (fractions.stream().map(FrontierGrid::samples).distinct().count() < fractions.size()) {
      throw new IllegalArgumentException(
          "--fractions must differ by a pattern at least, got " + fractions);
    }
  }

  static int samples(double fraction) {
    return (int) Math.round(fraction * IcosahedronTask.PATTERNS);
  }

  /** The training sizes, ascending. */
  List<Integer> samples() {
    return fractions.stream().map(FrontierGrid::samples).toList();
  }

  int deepest() {
    return depths.get(depths.size() - 1);
  }

  static Architecture architecture(int depth) {
    int[] widths = new int[depth + 2];
    widths[0] = IcosahedronTask.VERTICES;
    for (int layer = 1; layer <= depth; layer++) {
      widths[layer] = HIDDEN.get(layer - 1);
    }
    widths[depth + 1] = 2;
    return Architecture.tanh(widths);
  }

  /** Networks of one seed differ in nothing else: they share labels, and training patterns nest. */
  List<Task> tasks() {
    long[] own = new SplittableRandom(seed).longs(seeds).toArray();
    List<Task> tasks = new ArrayList<>();
    for (int depth : depths) {
      for (double fraction : fractions) {
        Arrays.stream(own).forEach(s -> tasks.add(new Task(depth, fraction, s)));
      }
    }
    return tasks;
  }
}
