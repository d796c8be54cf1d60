package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.infobottleneck.bottleneck.DeterministicBottleneck.Phase;
import org.infobottleneck.data.IcosahedronTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterministicBottleneckTest {

  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);
  private static final double[] BETAS = {0.3, 1, 1.2, 2, 3.7, 8, 20, 100, 1000};

  @Test
  void noPartitionOfFewInputsIsBetter() {
    for (int seed = 0; seed < 42; seed++) {
      double[][] weights = Partitions.weights(seed, 1 + seed % 7);
      List<Partitions.Point> points = Partitions.points(weights);
      DeterministicBottleneck bottleneck =
          DeterministicBottleneck.of(JointDistribution.ofCounts(weights));
      for (double beta : BETAS) {
        double best = points.stream().mapToDouble(p -> p.functional(beta)).min().orElseThrow();

        assertThat(bottleneck.at(beta).functional(beta))
            .as("seed %d, beta %s", seed, beta)
            .isCloseTo(best, Offset.offset(1e-13 * (10 + beta)));
      }
    }
  }

  @Test
  void thePhasesAreTheLowerHullOfAllPartitions() {
    for (int seed = 0; seed < 42; seed++) {
      double[][] weights = Partitions.weights(seed, 1 + seed % 7);
      List<Double> expected = hullSlopes(Partitions.points(weights), 200);
      List<Phase> phases =
          DeterministicBottleneck.of(JointDistribution.ofCounts(weights)).phasesUpTo(200);

      assertThat(phases.stream().map(Phase::from))
          .as("seed %d", seed)
          .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-8 * (1 + b) ? 0 : 1)
          .containsExactlyElementsOf(expected);
    }
  }

  /** Walks the hull from the trivial partition: the next corner is the one of least slope. */
  private static List<Double> hullSlopes(List<Partitions.Point> points, double end) {
    List<Double> slopes = new ArrayList<>(List.of(0.0));
    double h = 0;
    double i = 0;
    while (true) {
      double least = end;
      double nextH = 0;
      double nextI = 0;
      for (Partitions.Point point : points) {
        double dI = point.targetInformation() - i;
        double slope = (point.inputInformation() - h) / dI;
        // Among points on one edge the far one is the corner.
        boolean same = Math.abs(slope - least) < 1e-9 * least && point.targetInformation() > nextI;
        if (dI > 1e-9 && (slope < least * (1 - 1e-9) || same)) {
          least = slope;
          nextH = point.inputInformation();
          nextI = point.targetInformation();
        }
      }
      if (least >= end) {
        return slopes;
      }
      slopes.add(least);
      h = nextH;
      i = nextI;
    }
  }

  @Test
  void phasesMeetAndAreBestWhereTheySayTheyAre() {
    assertPhases(JointDistribution.of(IcosahedronTask.stochastic(12)), 1e4);
    for (int seed = 0; seed < 30; seed++) {
      double[][] weights = Partitions.weights(seed, 2 + seed);
      if (seed % 3 == 1) {
        // Symmetric under exchange of the classes: three encoders may tie at one beta.
        Partitions.mirror(weights);
      }
      assertPhases(JointDistribution.ofCounts(weights), seed % 2 == 0 ? 30 : 1e7);
    }
  }

  private static void assertPhases(JointDistribution joint, double end) {
    DeterministicBottleneck bottleneck = DeterministicBottleneck.of(joint);
    List<Phase> phases = bottleneck.phasesUpTo(end);

    assertThat(phases.get(0).from()).isZero();
    assertThat(phases.get(0).encoder().cells()).isEqualTo(1);
    assertThat(phases.get(phases.size() - 1).to()).isEqualTo(end);
    for (int i = 0; i < phases.size(); i++) {
      Phase phase = phases.get(i);
      double middle = (phase.from() + phase.to()) / 2;
      assertThat(phase.encoder().functional(middle))
          .isCloseTo(
              bottleneck.at(middle).functional(middle), Offset.offset(1e-13 * (10 + middle)));
      if (i > 0) {
        Phase before = phases.get(i - 1);
        double from = phase.from();
        assertThat(from).isEqualTo(before.to()).isLessThan(phase.to());
        assertThat(phase.encoder().functional(from))
            .isCloseTo(before.encoder().functional(from), Offset.offset(1e-13 * (10 + from)));
        assertThat(phase.encoder().inputInformation())
            .isGreaterThan(before.encoder().inputInformation());
        assertThat(phase.encoder().targetInformation())
            .isGreaterThan(before.encoder().targetInformation());
      }
    }
  }

  /** Nearly independent: all of I(X;Y) is of the size of what rounding leaves of H(Y). */
  @Test
  void aTradeOffAtWhichRoundingIsAllThereIsStillHasPhases() {
    double[][] weights = new double[40][2];
    SplittableRandom random = new SplittableRandom(4);
    for (double[] row : weights) {
      row[0] = 1 + 1e-7 * random.nextDouble();
      row[1] = 1 + 1e-7 * random.nextDouble();
    }
    List<Phase> phases =
        DeterministicBottleneck.of(JointDistribution.ofCounts(weights)).phasesUpTo(1e15);

    assertThat(phases.get(0).from()).isZero();
    assertThat(phases.get(phases.size() - 1).to()).isEqualTo(1e15);
    assertThat(phases).allSatisfy(phase -> assertThat(phase.from()).isLessThan(phase.to()));
  }

  @Test
  void noneOfAThousandRandomPartitionsIsBetter() {
    JointDistribution joint = JointDistribution.ofCounts(Partitions.weights(1, 200));
    DeterministicBottleneck bottleneck = DeterministicBottleneck.of(joint);
    SplittableRandom random = new SplittableRandom(8);
    for (int trial = 0; trial < 1000; trial++) {
      double beta = StrictMath.exp(random.nextDouble(0, 7));
      int cells = random.nextInt(2, 8);
      int[] partition = new int[200];
      // Half of them blind, half cut p(y=1|x) into equal intervals.
      for (int x = 0; x < 200; x++) {
        partition[x] =
            trial % 2 == 0 ? random.nextInt(cells) : (int) (joint.conditional(x, 1) * cells);
      }
      DeterministicEncoder other = DeterministicEncoder.of(joint, compact(partition));

      assertThat(bottleneck.at(beta).functional(beta)).isLessThanOrEqualTo(other.functional(beta));
    }
  }

  private static int[] compact(int[] cells) {
    List<Integer> seen = new ArrayList<>();
    int[] compacted = new int[cells.length];
    for (int x = 0; x < cells.length; x++) {
      if (!seen.contains(cells[x])) {
        seen.add(cells[x]);
      }
      compacted[x] = seen.indexOf(cells[x]);
    }
    return compacted;
  }

  @Test
  void withoutALimitOnCellsItIsNeverWorseThanTheBestQuantizer() {
    JointDistribution joint = JointDistribution.of(IcosahedronTask.stochastic(12));
    List<DeterministicEncoder> quantizers = BestQuantizer.of(joint).upTo(64);
    for (double beta : BETAS) {
      double best = DeterministicBottleneck.of(joint).at(beta).functional(beta);

      assertThat(quantizers)
          .allSatisfy(
              encoder -> assertThat(encoder.functional(beta)).isGreaterThanOrEqualTo(best - 1e-12));
    }
  }

  @Test
  void upToBetaOneNothingIsWorthTelling() {
    DeterministicBottleneck bottleneck =
        DeterministicBottleneck.of(JointDistribution.of(IcosahedronTask.deterministic()));

    assertThat(bottleneck.at(0.5).cells()).isEqualTo(1);
    assertThat(bottleneck.phasesUpTo(0.9)).hasSize(1);
  }

  @Test
  void aDeterministicClassIsItsOwnBestEncoderFromBetaOneOn() {
    JointDistribution joint = JointDistribution.of(IcosahedronTask.deterministic());
    List<Phase> phases = DeterministicBottleneck.of(joint).phasesUpTo(50);

    assertThat(phases).hasSize(2);
    assertThat(phases.get(1).from()).isCloseTo(1, ROUNDING);
    for (int x = 0; x < joint.inputs(); x++) {
      assertThat(phases.get(1).encoder().cell(x)).isEqualTo((int) joint.conditional(x, 1));
    }
    assertThat(phases.get(1).encoder().inputInformation())
        .isCloseTo(joint.classEntropy(), ROUNDING);
  }

  @Test
  void independentInputsHaveOnePhase() {
    JointDistribution joint = JointDistribution.ofCounts(new double[][] {{1, 3}, {2, 6}});

    assertThat(DeterministicBottleneck.of(joint).phasesUpTo(1e6)).hasSize(1);
  }

  @Test
  void orderOfInputsAndClassesDoesNotMatter() {
    double[][] weights = Partitions.weights(2, 30);
    double[][] turned = new double[30][];
    for (int x = 0; x < 30; x++) {
      turned[x * 7 % 30] = new double[] {weights[x][1], weights[x][0]};
    }
    DeterministicBottleneck one = DeterministicBottleneck.of(JointDistribution.ofCounts(weights));
    DeterministicBottleneck other = DeterministicBottleneck.of(JointDistribution.ofCounts(turned));

    for (double beta : BETAS) {
      assertThat(other.at(beta).functional(beta))
          .isCloseTo(one.at(beta).functional(beta), Offset.offset(1e-13 * (10 + beta)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -2, Double.NaN, Double.POSITIVE_INFINITY})
  void aTradeOffThatIsNotPositiveIsRefused(double beta) {
    DeterministicBottleneck bottleneck =
        DeterministicBottleneck.of(JointDistribution.ofCounts(new double[][] {{1, 3}, {2, 1}}));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> bottleneck.at(beta))
        .withMessageContaining("beta must be positive and finite");
    assertThatIllegalArgumentException().isThrownBy(() -> bottleneck.phasesUpTo(beta));
  }

  @Test
  void threeClassesAreRefused() {
    JointDistribution joint = JointDistribution.ofCounts(new double[][] {{1, 3, 1}});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeterministicBottleneck.of(joint))
        .withMessageContaining("classes of positive probability must be at most 2, got 3");
  }

  @Test
  void aPhaseThatEndsBeforeItStartsIsRefused() {
    DeterministicEncoder encoder =
        DeterministicEncoder.trivial(JointDistribution.ofCounts(new double[][] {{1, 3}}));

    assertThatIllegalArgumentException().isThrownBy(() -> new Phase(2, 1, encoder));
  }
}
