package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.infobottleneck.data.IcosahedronTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BestQuantizerTest {

  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  @Test
  void noPartitionOfFewInputsTellsMore() {
    for (int seed = 0; seed < 42; seed++) {
      double[][] weights = Partitions.weights(seed, 1 + seed % 7);
      List<Partitions.Point> points = Partitions.points(weights);
      BestQuantizer quantizer = BestQuantizer.of(JointDistribution.ofCounts(weights));
      for (int k = 1; k <= weights.length; k++) {
        int allowed = k;
        double best =
            points.stream()
                .filter(point -> point.cells() <= allowed)
                .mapToDouble(Partitions.Point::targetInformation)
                .max()
                .orElseThrow();
        DeterministicEncoder encoder = quantizer.withAtMost(k);

        assertThat(encoder.targetInformation())
            .as("seed %d, k %d", seed, k)
            .isCloseTo(best, ROUNDING);
        assertThat(encoder.cells()).isLessThanOrEqualTo(k);
      }
    }
  }

  @Test
  void theIcosahedronTaskHasItsReferenceValues() throws IOException {
    JointDistribution joint = JointDistribution.of(IcosahedronTask.stochastic(12));
    List<DeterministicEncoder> encoders = BestQuantizer.of(joint).upTo(12);
    try (InputStream resource = getClass().getResourceAsStream("best_quantizer.json")) {
      JsonNode reference = new ObjectMapper().readTree(resource);
      JsonNode expected = reference.get("target_information_bits");
      Offset<Double> tolerance = Offset.offset(reference.get("tolerance").asDouble());

      assertThat(encoders).hasSameSizeAs(expected);
      for (int k = 1; k <= 12; k++) {
        DeterministicEncoder encoder = encoders.get(k - 1);
        assertThat(encoder.cells()).isEqualTo(k);
        assertThat(encoder.inputs()).isEqualTo(4096);
        assertThat(encoder.targetInformation() / Math.log(2))
            .isCloseTo(expected.get(k - 1).asDouble(), tolerance);
      }
    }
  }

  @Test
  void moreCellsNeverTellLessAndOnePerDistinctInputTellsAll() {
    JointDistribution joint = JointDistribution.of(IcosahedronTask.stochastic(12));
    List<DeterministicEncoder> encoders = BestQuantizer.of(joint).upTo(1000);

    assertThat(encoders).hasSize(64);
    for (int k = 2; k <= 64; k++) {
      assertThat(encoders.get(k - 1).targetInformation())
          .isGreaterThan(encoders.get(k - 2).targetInformation() - 1e-13);
    }
    assertThat(encoders.get(63).targetInformation()).isCloseTo(joint.mutualInformation(), ROUNDING);
    assertThat(encoders.get(63).inputInformation())
        .isCloseTo(joint.merged().inputEntropy(), ROUNDING);
  }

  @Test
  void allAtOnceAreTheSameAsOneByOne() {
    BestQuantizer quantizer =
        BestQuantizer.of(JointDistribution.ofCounts(Partitions.weights(1, 40)));
    List<DeterministicEncoder> encoders = quantizer.upTo(40);

    for (int k = 1; k <= 40; k++) {
      assertThat(quantizer.withAtMost(k)).isEqualTo(encoders.get(k - 1));
    }
  }

  @Test
  void divideAndConquerFindsWhatThePlainDynamicProgramFinds() {
    for (int seed = 0; seed < 60; seed++) {
      double[][] weights = Partitions.weights(seed, 2 + 3 * seed);
      if (seed % 3 == 1) {
        // Optimal partitions come in pairs.
        Partitions.mirror(weights);
      } else if (seed % 3 == 2) {
        for (double[] row : weights) {
          // Most inputs are rare and nearly certain of their class.
          row[0] = Math.pow(row[0], 12);
          row[1] = Math.pow(row[1], 12);
        }
      }
      JointDistribution joint = JointDistribution.ofCounts(weights);
      double[] expected = plain(weights, 20);
      List<DeterministicEncoder> encoders = BestQuantizer.of(joint).upTo(20);
      for (int k = 1; k <= encoders.size(); k++) {
        assertThat(joint.classEntropy() - encoders.get(k - 1).targetInformation())
            .as("seed %d, k %d", seed, k)
            .isCloseTo(expected[k - 1], ROUNDING);
      }
    }
  }

  /** Smallest H(Y|T) for k = 1..cells over cuts of the sorted rows, none merged, in O(k n^2). */
  private static double[] plain(double[][] weights, int cells) {
    double[][] sorted = weights.clone();
    Arrays.sort(sorted, (a, b) -> Double.compare(a[1] * (b[0] + b[1]), b[1] * (a[0] + a[1])));
    int n = sorted.length;
    double total = Arrays.stream(sorted).mapToDouble(row -> row[0] + row[1]).sum();
    double[][] cost = new double[n][n + 1];
    for (int from = 0; from < n; from++) {
      double a = 0;
      double b = 0;
      for (int to = from + 1; to <= n; to++) {
        a += sorted[to - 1][0] / total;
        b += sorted[to - 1][1] / total;
        cost[from][to] =
            (a > 0 ? a * Math.log((a + b) / a) : 0) + (b > 0 ? b * Math.log((a + b) / b) : 0);
      }
    }
    double[] best = new double[cells];
    double[] value = cost[0].clone();
    for (int k = 1; k <= cells; k++) {
      best[k - 1] = value[n];
      double[] next = value.clone();
      for (int to = 1; to <= n; to++) {
        for (int from = 1; from < to; from++) {
          next[to] = Math.min(next[to], value[from] + cost[from][to]);
        }
      }
      value = next;
    }
    return best;
  }

  @Test
  void inputsThatShareTheirConditionalShareACellAndCellsAreIntervals() {
    JointDistribution joint = JointDistribution.of(IcosahedronTask.stochastic(12));
    DeterministicEncoder encoder = BestQuantizer.of(joint).withAtMost(5);
    double[] low = {1, 1, 1, 1, 1};
    double[] high = new double[5];
    for (int x = 0; x < joint.inputs(); x++) {
      int cell = encoder.cell(x);
      low[cell] = Math.min(low[cell], joint.conditional(x, 1));
      high[cell] = Math.max(high[cell], joint.conditional(x, 1));
    }

    for (int cell = 1; cell < 5; cell++) {
      assertThat(high[cell - 1]).isLessThan(low[cell]);
    }
  }

  @Test
  void orderOfInputsAndClassesDoesNotMatter() {
    double[][] weights = Partitions.weights(2, 30);
    double[][] turned = new double[30][];
    for (int x = 0; x < 30; x++) {
      turned[x * 7 % 30] = new double[] {weights[x][1], weights[x][0]};
    }
    List<DeterministicEncoder> encoders =
        BestQuantizer.of(JointDistribution.ofCounts(weights)).upTo(30);
    List<DeterministicEncoder> others =
        BestQuantizer.of(JointDistribution.ofCounts(turned)).upTo(30);

    for (int k = 1; k <= 30; k++) {
      assertThat(others.get(k - 1).targetInformation())
          .isCloseTo(encoders.get(k - 1).targetInformation(), ROUNDING);
      assertThat(others.get(k - 1).inputInformation())
          .isCloseTo(encoders.get(k - 1).inputInformation(), ROUNDING);
    }
  }

  @Test
  void splittingAnInputChangesNothing() {
    double[][] weights = Partitions.weights(4, 12);
    double[][] split = new double[24][];
    for (int x = 0; x < 12; x++) {
      split[x] = new double[] {weights[x][0] / 4, weights[x][1] / 4};
      split[23 - x] = new double[] {weights[x][0] * 3 / 4, weights[x][1] * 3 / 4};
    }
    BestQuantizer whole = BestQuantizer.of(JointDistribution.ofCounts(weights));
    BestQuantizer parts = BestQuantizer.of(JointDistribution.ofCounts(split));

    for (int k = 1; k <= 12; k++) {
      assertThat(parts.withAtMost(k).targetInformation())
          .isCloseTo(whole.withAtMost(k).targetInformation(), ROUNDING);
    }
  }

  @Test
  void independentInputsNeedOneCell() {
    BestQuantizer quantizer =
        BestQuantizer.of(JointDistribution.ofCounts(new double[][] {{1, 3}, {2, 6}, {4, 12}}));

    assertThat(quantizer.upTo(3)).hasSize(1);
    assertThat(quantizer.withAtMost(3).targetInformation()).isCloseTo(0, ROUNDING);
  }

  @Test
  void classesOfProbabilityZeroDoNotCount() {
    double[][] two = {{1, 3}, {2, 1}, {4, 1}};
    double[][] four = {{0, 1, 0, 3}, {0, 2, 0, 1}, {0, 4, 0, 1}};
    double[][] one = {{1}, {3}};

    assertThat(BestQuantizer.of(JointDistribution.ofCounts(four)).withAtMost(2).cellsOfInputs())
        .isEqualTo(BestQuantizer.of(JointDistribution.ofCounts(two)).withAtMost(2).cellsOfInputs())
        .containsExactly(1, 0, 0);
    assertThat(BestQuantizer.of(JointDistribution.ofCounts(one)).withAtMost(2).cells())
        .isEqualTo(1);
  }

  /** Uniform p(y=1|x): k equal cells lose 1/(24 k^2) E[1/(q (1-q))], and more at the ends. */
  @Test
  void fourThousandDistinctInputsAreCutWithALossOfTheOrderOfOneOverKSquared() {
    int n = 4096;
    SplittableRandom random = new SplittableRandom(5);
    double[][] conditionals = new double[n][];
    for (int x = 0; x < n; x++) {
      double q = random.nextDouble(0.25, 0.75);
      conditionals[x] = new double[] {1 - q, q};
    }
    JointDistribution joint = JointDistribution.ofConditionals(conditionals);
    List<DeterministicEncoder> encoders = BestQuantizer.of(joint).upTo(32);

    // A cell of width d around q loses d^2/24/(q(1-q)), between d^2/6 and d^2/4.5; d = 0.5/k.
    for (int k : new int[] {8, 16, 32}) {
      double loss = joint.mutualInformation() - encoders.get(k - 1).targetInformation();
      assertThat(loss * k * k / 0.25).isBetween(1 / 6.0 * 0.95, 1 / 4.5 * 1.05);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void lessThanOneCellIsRefused(int cells) {
    BestQuantizer quantizer = BestQuantizer.of(JointDistribution.ofCounts(new double[][] {{1, 3}}));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> quantizer.withAtMost(cells))
        .withMessage("number of cells must be at least 1, got " + cells);
    assertThatIllegalArgumentException().isThrownBy(() -> quantizer.upTo(cells));
  }

  @Test
  void threeClassesAreRefusedWithTheReason() {
    JointDistribution joint = JointDistribution.ofCounts(new double[][] {{1, 3, 1}});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> BestQuantizer.of(joint))
        .withMessageContaining("classes of positive probability must be at most 2, got 3")
        .withMessageContaining("DeterministicEncoder.of");
  }
}
