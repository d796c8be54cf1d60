package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClustersTest {

  private static final double ROUNDING = 1e-15;
  private static final double[][] TABLE = {{0.1, 0.2}, {0.25, 0.05}, {0.05, 0.35}};

  private static void assertPositions(Clusters clusters, double... expected) {
    double[] positions = clusters.positions();
    assertThat(positions).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(positions[i]).isCloseTo(expected[i], within(ROUNDING));
    }
  }

  private static void assertWeights(Clusters clusters, double... expected) {
    assertThat(clusters.count()).isEqualTo(expected.length);
    for (int t = 0; t < expected.length; t++) {
      assertThat(clusters.weights()[t]).isCloseTo(expected[t], within(ROUNDING));
      assertThat(clusters.weight(t)).isEqualTo(clusters.weights()[t]);
    }
  }

  @Test
  void oneClusterHoldsAllAndEachInputCanHoldItsOwn() {
    JointDistribution joint = JointDistribution.of(TABLE);
    Clusters all = Clusters.trivial(joint);
    assertWeights(all, 1);
    assertPositions(all, 0.4, 0.6);
    Clusters each = Clusters.identity(joint);
    assertThat(each.classes()).isEqualTo(2);
    assertWeights(each, 0.3, 0.3, 0.4);
    assertPositions(each, 1 / 3.0, 2 / 3.0, 5 / 6.0, 1 / 6.0, 1 / 8.0, 7 / 8.0);
    Clusters some = Clusters.atInputs(joint, new int[] {2, 0});
    assertWeights(some, 4 / 7.0, 3 / 7.0);
    assertPositions(some, 1 / 8.0, 7 / 8.0, 1 / 3.0, 2 / 3.0);
    Clusters cells = Clusters.ofCells(joint, new int[] {1, 0, 1});
    assertWeights(cells, 0.3, 0.7);
    assertPositions(cells, 5 / 6.0, 1 / 6.0, 0.15 / 0.7, 0.55 / 0.7);
  }

  @Test
  void aSearchStartsFromAllInputsOrFrom256() {
    for (int inputs : new int[] {255, 256, 257, 400}) {
      SplittableRandom random = new SplittableRandom(inputs);
      double[][] weights = new double[inputs][2];
      for (double[] row : weights) {
        row[0] = 0.01 + random.nextDouble();
        row[1] = 0.01 + random.nextDouble();
      }
      JointDistribution joint = JointDistribution.of(RandomProblems.normalized(weights));
      assertThat(Clusters.start(joint).count()).isEqualTo(Math.min(inputs, 256));
    }
  }

  /** First the most probable, then the farthest from what is chosen, by sorting all pairs. */
  @Test
  void spreadInputsAreTheFarthestInTurn() {
    for (long seed = 0; seed < 20; seed++) {
      JointDistribution joint =
          JointDistribution.of(RandomProblems.table(new SplittableRandom(seed), 12, 3)).merged();
      int count = Math.min(6, joint.inputs());
      List<Integer> expected = new ArrayList<>();
      expected.add(
          IntStream.range(0, joint.inputs())
              .boxed()
              .reduce(0, (a, b) -> joint.inputProbability(b) > joint.inputProbability(a) ? b : a));
      while (expected.size() < count) {
        int best = 0;
        double farthest = 0;
        for (int x = 0; x < joint.inputs(); x++) {
          int candidate = x;
          double nearest =
              expected.stream()
                  .mapToDouble(chosen -> squaredHellinger(joint, candidate, chosen))
                  .min()
                  .orElseThrow();
          if (nearest > farthest) {
            farthest = nearest;
            best = x;
          }
        }
        expected.add(best);
      }
      assertThat(SpreadInputs.of(joint, count))
          .containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private static double squaredHellinger(JointDistribution joint, int a, int b) {
    double affinity = 0;
    for (int y = 0; y < joint.classes(); y++) {
      affinity += Math.sqrt(joint.conditional(a, y) * joint.conditional(b, y));
    }
    return 2 - 2 * affinity;
  }

  /** Those without weight are left out. */
  @Test
  void clustersAreMadeOfWeightsAndPositions() {
    Clusters clusters =
        Clusters.of(new double[] {0, 0.25, 0, 0.75}, new double[] {9, 9, 1, 0, 9, 9, 0.2, 0.8}, 2);
    assertWeights(clusters, 0.25, 0.75);
    assertPositions(clusters, 1, 0, 0.2, 0.8);
  }

  /** Square roots of probabilities tell how far: 0.01 and 0.04 are 0.1 apart. */
  @Test
  void nearClustersAreMergedIntoTheFirstOfThem() {
    double[] weights = {0.2, 0.3, 0.1, 0.4};
    double[] positions = {0.01, 0.99, 0.6, 0.4, 0.04, 0.96, 0.61, 0.39};
    Clusters clusters = Clusters.of(weights, positions, 2);
    assertThat(clusters.merged(0)).isSameAs(clusters);
    assertThat(clusters.merged(1e-3)).isSameAs(clusters);
    assertWeights(clusters.merged(0.05), 0.2, 0.7, 0.1);
    Clusters pairs = clusters.merged(0.101);
    assertWeights(pairs, 0.3, 0.7);
    assertPositions(pairs, 0.02, 0.98, (0.18 + 0.244) / 0.7, (0.12 + 0.156) / 0.7);
    Clusters same = Clusters.of(new double[] {0.5, 0.5}, new double[] {0.3, 0.7, 0.3, 0.7}, 2);
    assertWeights(same.merged(0), 1);
    // The third is near the second, but that is gone: it is held to the first.
    Clusters chain =
        Clusters.of(
            new double[] {0.2, 0.3, 0.5}, new double[] {0.25, 0.75, 0.36, 0.64, 0.49, 0.51}, 2);
    assertWeights(chain.merged(0.11), 0.5, 0.5);
  }

  @Test
  void furtherPositionsComeWithoutWeight() {
    Clusters clusters = Clusters.of(new double[] {0.25, 0.75}, new double[] {1, 0, 0.25, 0.75}, 2);
    double[][] both = clusters.with(List.of(new double[] {0.5, 0.5}, new double[] {0, 1}));
    assertThat(both[0]).containsExactly(0.25, 0.75, 0, 0);
    assertThat(both[1]).containsExactly(1, 0, 0.25, 0.75, 0.5, 0.5, 0, 1);
  }

  @Test
  void clustersThatGoTakeTheirWeightWithThem() {
    Clusters clusters =
        Clusters.of(new double[] {0.25, 0.5, 0.25}, new double[] {1, 0, 0.25, 0.75, 0.5, 0.5}, 2);
    Clusters left = clusters.without(new boolean[] {false, true, false});
    assertWeights(left, 0.25, 0.25);
    assertPositions(left, 1, 0, 0.5, 0.5);
  }
}
