package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.junit.jupiter.api.Test;

/** Encoders that are known exactly: cells, and tables p(t|x). */
class LayerEncoderTest {

  private static final Dataset TASK =
      IcosahedronTask.stochastic(IcosahedronTask.GAIN_OF_PUBLISHED_FILE);
  private static final JointDistribution JOINT = JointDistribution.of(TASK);
  private static final List<DMatrixRMaj> ACTIVATIONS =
      Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), 3).activations(TASK.inputs());
  private static final BinningEstimator BINS = BinningEstimator.width(0.07);
  private static final double[] BETAS = {0.3, 2, 17, 400};

  private static LayerEncoder binned(int layer) {
    return LayerEncoder.quantized(JOINT, TASK.inputVariable(), BINS, ACTIVATIONS.get(layer - 1));
  }

  /** Three classes; inputs 2 and 3 share p(y|x), as do 4, 5 and 6. */
  private static JointDistribution small() {
    double[] p = {0.1, 0.2, 0.1, 0.15, 0.05, 0.25, 0.15};
    double[] shared = {0.2, 0.5, 0.3};
    double[] last = {0.05, 0.15, 0.8};
    double[][] rows = {
      {0.7, 0.2, 0.1}, {0.1, 0.85, 0.05}, shared, shared, last, last, last,
    };
    return JointDistribution.ofConditionals(p, rows);
  }

  private static double[][] randomTable(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] table = new double[rows][columns];
    for (double[] row : table) {
      double sum = 0;
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextDouble() * random.nextDouble() + 1e-3;
        sum += row[j];
      }
      for (int j = 0; j < columns; j++) {
        row[j] /= sum;
      }
    }
    return table;
  }

  /** E_x KL[p(t|x) || p_IB(t|x; beta)], word by word. */
  private static double residual(JointDistribution joint, double[][] encoder, double beta) {
    int points = encoder[0].length;
    double[][] ib = optimal(joint, encoder, beta);
    double sum = 0;
    for (int x = 0; x < encoder.length; x++) {
      for (int t = 0; t < points; t++) {
        if (encoder[x][t] > 0) {
          sum +=
              joint.inputProbability(x) * encoder[x][t] * StrictMath.log(encoder[x][t] / ib[x][t]);
        }
      }
    }
    return sum;
  }

  /** One step of the self-consistent equations. */
  private static double[][] optimal(JointDistribution joint, double[][] encoder, double beta) {
    int points = encoder[0].length;
    double[] weights = new double[points];
    double[][] posterior = new double[points][joint.classes()];
    for (int x = 0; x < encoder.length; x++) {
      for (int t = 0; t < points; t++) {
        double p = joint.inputProbability(x) * encoder[x][t];
        weights[t] += p;
        for (int y = 0; y < joint.classes(); y++) {
          posterior[t][y] += p * joint.conditional(x, y);
        }
      }
    }
    double[][] ib = new double[encoder.length][points];
    for (int x = 0; x < encoder.length; x++) {
      double z = 0;
      for (int t = 0; t < points; t++) {
        double d = 0;
        for (int y = 0; y < joint.classes(); y++) {
          double p = joint.conditional(x, y);
          d += p > 0 ? p * StrictMath.log(p * weights[t] / posterior[t][y]) : 0;
        }
        ib[x][t] = weights[t] * StrictMath.exp(-beta * d);
        z += ib[x][t];
      }
      for (int t = 0; t < points; t++) {
        ib[x][t] /= z;
      }
    }
    return ib;
  }

  @Test
  void residualOfATableIsThatOfTheDefinition() {
    JointDistribution joint = small();
    for (long seed = 1; seed <= 20; seed++) {
      double[][] table = randomTable(7, 4, seed);
      LayerEncoder encoder = LayerEncoder.ofConditionals(joint, table);
      for (double beta : BETAS) {
        EncoderResidual left = encoder.residual(beta);
        double expected = residual(joint, table, beta);
        assertThat(left.nats()).isCloseTo(expected, within(1e-12 * (1 + expected)));
        assertThat(left.fit()).isNotNegative();
        assertThat(left.floor()).isNotNegative();
        assertThat(left.standardError()).isZero();
      }
    }
  }

  /** All 4096 inputs and all cells, nothing merged: for a cell of its own KL is -ln p_IB(t|x). */
  @Test
  void residualOfABinnedLayerIsThatOfTheDefinitionOverAllInputs() {
    DMatrixRMaj layer = ACTIVATIONS.get(3);
    Map<List<Double>, Integer> numbers = new HashMap<>();
    int[] cell = new int[TASK.size()];
    for (int x = 0; x < cell.length; x++) {
      Double[] key = new Double[layer.getNumCols()];
      for (int f = 0; f < key.length; f++) {
        key[f] = Math.floor(layer.get(x, f) / 0.07);
      }
      Integer next = numbers.size();
      cell[x] = numbers.computeIfAbsent(Arrays.asList(key), k -> next);
    }
    int cells = numbers.size();
    assertThat(cells).isBetween(50, 4000);
    double[][] table = new double[cell.length][cells];
    for (int x = 0; x < cell.length; x++) {
      table[x][cell[x]] = 1;
    }
    LayerEncoder encoder = binned(4);
    for (double beta : new double[] {1.5, 60}) {
      double expected = residual(JOINT, table, beta);
      assertThat(encoder.residual(beta).nats()).isCloseTo(expected, within(1e-11 * expected));
    }
  }

  @Test
  void informationIsThatOfTheBinningEstimator() {
    for (int layer = 1; layer <= 6; layer++) {
      LayerEncoder encoder = binned(layer);
      Variable t = Variable.continuous(ACTIVATIONS.get(layer - 1));
      Estimate input = BINS.estimate(TASK.inputVariable(), t).named("X", "T");
      Estimate target = BINS.estimate(t, TASK.targetVariable()).named("T", "Y");
      assertThat(encoder.inputInformation().nats()).isCloseTo(input.nats(), within(1e-12));
      assertThat(encoder.targetInformation().nats()).isCloseTo(target.nats(), within(1e-12));
      assertThat(encoder.inputInformation().estimand()).isEqualTo(input.estimand());
      assertThat(encoder.targetInformation().estimand()).isEqualTo(target.estimand());
      assertThat(encoder.inputInformation().caveats()).isEqualTo(input.caveats());
      assertThat(encoder.observer()).isEqualTo(BINS.description());
    }
  }

  /** H(T|S) = H(S,T) - H(S), counted by the binning estimator. */
  @Test
  void floorOfABinnedLayerIsTheEntropyGivenTheClassOfTheInput() {
    int[] group = JOINT.mergedInputs();
    for (int layer = 1; layer <= 6; layer++) {
      Discrete cells = BINS.cells(Variable.continuous(ACTIVATIONS.get(layer - 1)));
      int groups = Arrays.stream(group).max().orElseThrow() + 1;
      int[] pairs = new int[group.length];
      for (int x = 0; x < pairs.length; x++) {
        pairs[x] = cells.code(x) * groups + group[x];
      }
      BinningEstimator counts = BinningEstimator.distinct();
      double expected =
          counts.entropy(Variable.labels(pairs)) - counts.entropy(Variable.labels(group));
      LayerEncoder encoder = binned(layer);
      assertThat(encoder.fit().floor()).isCloseTo(expected, within(1e-12));
      for (double beta : BETAS) {
        assertThat(encoder.residual(beta).floor()).isEqualTo(encoder.fit().floor());
        assertThat(encoder.residual(beta).fit()).isNotNegative();
      }
    }
  }

  @Test
  void encodersOfTheBottleneckFitAtTheirOwnBetaAndNowhereElse() {
    JointDistribution joint = small();
    for (double beta : new double[] {3.1, 6, 25}) {
      double[][] table = randomTable(7, 5, 4);
      for (int step = 0; step < 20_000; step++) {
        table = optimal(joint, table, beta);
      }
      LayerEncoder encoder = LayerEncoder.ofConditionals(joint, table);
      assertThat(encoder.inputInformation().nats()).isGreaterThan(0.05);
      BottleneckFit fit = encoder.fit();
      assertThat(fit.verdict()).isEqualTo(BottleneckFit.Verdict.FINITE);
      assertThat(fit.betaStar().orElseThrow()).isCloseTo(beta, within(1e-6 * beta));
      assertThat(fit.residual().orElseThrow().nats()).isCloseTo(0, within(1e-12));
      assertThat(fit.floor()).isCloseTo(0, within(1e-12));
      assertThat(encoder.residual(beta * 1.1).nats()).isGreaterThan(1e-8);
    }
  }

  /** Telling the inputs of one class apart costs I(X;T|S) and moves nothing else. */
  @Test
  void detailsBelowTheClassOfTheInputRaiseTheFloorAlone() {
    JointDistribution joint = small();
    double[][] table = randomTable(7, 4, 4);
    for (int step = 0; step < 20_000; step++) {
      table = optimal(joint, table, 6);
    }
    // A second symbol r tells x apart within S; it is independent of t given x.
    double[] share = {0.5, 0.5, 0.9, 0.1, 1, 0.3, 0};
    double[][] detailed = new double[7][8];
    for (int x = 0; x < 7; x++) {
      for (int t = 0; t < 4; t++) {
        detailed[x][t] = table[x][t] * share[x];
        detailed[x][4 + t] = table[x][t] * (1 - share[x]);
      }
    }
    int[] group = joint.mergedInputs();
    double expected = 0;
    for (int x = 0; x < 7; x++) {
      double mass = 0;
      double ones = 0;
      for (int other = 0; other < 7; other++) {
        if (group[other] == group[x]) {
          mass += joint.inputProbability(other);
          ones += joint.inputProbability(other) * share[other];
        }
      }
      double mean = ones / mass;
      double kl = share[x] > 0 ? share[x] * StrictMath.log(share[x] / mean) : 0;
      kl += share[x] < 1 ? (1 - share[x]) * StrictMath.log((1 - share[x]) / (1 - mean)) : 0;
      expected += joint.inputProbability(x) * kl;
    }
    BottleneckFit fit = LayerEncoder.ofConditionals(joint, detailed).fit();
    assertThat(fit.floor()).isCloseTo(expected, within(1e-12)).isGreaterThan(0.1);
    for (double beta : BETAS) {
      assertThat(LayerEncoder.ofConditionals(joint, detailed).residual(beta).nats())
          .isCloseTo(residual(joint, detailed, beta), within(1e-11));
    }
  }

  /** The functional I(X;T) - beta I(T;Y) before and after one step of the iteration. */
  @Test
  void aStepOfTheIterationSavesTheResidualAtLeast() {
    JointDistribution joint = small();
    for (long seed = 1; seed <= 20; seed++) {
      double[][] table = randomTable(7, 4, seed);
      LayerEncoder encoder = LayerEncoder.ofConditionals(joint, table);
      for (double beta : BETAS) {
        LayerEncoder next = LayerEncoder.ofConditionals(joint, optimal(joint, table, beta));
        double saved = functional(encoder, beta) - functional(next, beta);
        assertThat(saved).isGreaterThanOrEqualTo(encoder.residual(beta).nats() - 1e-11);
      }
    }
  }

  private static double functional(LayerEncoder encoder, double beta) {
    return encoder.inputInformation().nats() - beta * encoder.targetInformation().nats();
  }

  @Test
  void residualIsConvexAndLeastAtBetaStar() {
    JointDistribution joint = small();
    for (long seed = 1; seed <= 20; seed++) {
      LayerEncoder encoder = LayerEncoder.ofConditionals(joint, randomTable(7, 4, seed));
      BottleneckFit fit = encoder.fit();
      double best = fit.betaStar().orElseThrow();
      double least = fit.residual().orElseThrow().nats();
      for (double factor : new double[] {0.3, 0.9, 0.999, 1.001, 1.1, 4}) {
        double at = encoder.residual(factor * best).nats();
        assertThat(at).isGreaterThan(least);
        double middle = encoder.residual((1 + factor) / 2 * best).nats();
        assertThat(middle).isLessThan((at + least) / 2);
      }
      // The minimum to second order: equal steps to both sides cost the same.
      double left = encoder.residual(best * (1 - 1e-4)).nats() - least;
      double right = encoder.residual(best * (1 + 1e-4)).nats() - least;
      assertThat(left / right).isCloseTo(1, within(1e-2));
    }
  }

  @Test
  void orderOfCellsAndInputsMakesNoDifference() {
    double[][] table = randomTable(7, 4, 9);
    JointDistribution joint = small();
    LayerEncoder encoder = LayerEncoder.ofConditionals(joint, table);
    int[] inputs = {3, 1, 6, 0, 5, 4, 2};
    int[] columns = {2, 0, 3, 1};
    double[] p = new double[7];
    double[][] conditionals = new double[7][3];
    double[][] shuffled = new double[7][4];
    for (int x = 0; x < 7; x++) {
      p[x] = joint.inputProbability(inputs[x]);
      for (int y = 0; y < 3; y++) {
        conditionals[x][y] = joint.conditional(inputs[x], y);
      }
      for (int t = 0; t < 4; t++) {
        shuffled[x][t] = table[inputs[x]][columns[t]];
      }
    }
    LayerEncoder other =
        LayerEncoder.ofConditionals(JointDistribution.ofConditionals(p, conditionals), shuffled);
    double beta = encoder.fit().betaStar().orElseThrow();
    assertThat(other.fit().betaStar().orElseThrow()).isCloseTo(beta, within(1e-10 * beta));
    assertThat(other.residual(beta).nats()).isCloseTo(encoder.residual(beta).nats(), within(1e-12));
    assertThat(other.fit().floor()).isCloseTo(encoder.fit().floor(), within(1e-12));
  }

  @Test
  void symbolsThatNeverOccurAreLeftOut() {
    double[][] table = randomTable(7, 3, 2);
    double[][] wide = new double[7][5];
    for (int x = 0; x < 7; x++) {
      System.arraycopy(table[x], 0, wide[x], 1, 2);
      wide[x][4] = table[x][2];
    }
    LayerEncoder encoder = LayerEncoder.ofConditionals(small(), wide);
    assertThat(encoder.observer()).isEqualTo("encoder(|T|=3)");
    assertThat(encoder.fit().residual())
        .isEqualTo(LayerEncoder.ofConditionals(small(), table).fit().residual());
  }

  /** T = X is at beta = infinity: it tells S in full and x beyond it. */
  @Test
  void aLayerThatTellsEveryInputHasAnInfiniteBeta() {
    JointDistribution joint = small();
    DMatrixRMaj layer = new DMatrixRMaj(7, 1, true, 1, 2, 3, 4, 5, 6, 7);
    BottleneckFit fit =
        LayerEncoder.quantized(
                joint,
                Variable.everyRowDistinct(7, Coverage.ENUMERATED),
                BinningEstimator.width(1),
                layer)
            .fit();
    assertThat(fit.verdict()).isEqualTo(BottleneckFit.Verdict.INFINITE);
    assertThat(fit.betaStar()).hasValue(Double.POSITIVE_INFINITY);
    EncoderResidual left = fit.residual().orElseThrow();
    // p_IB at infinity spreads s over its cells as p(t) does, which is what the layer's p(t|s) is.
    assertThat(left.fit()).isCloseTo(0, within(1e-12));
    assertThat(left.nats())
        .isCloseTo(joint.inputEntropy() - joint.merged().inputEntropy(), within(1e-12));
    assertThat(fit.toString()).startsWith("beta* = infinite, residual");
  }

  /** Far from infinity, the residual approaches its limit. */
  @Test
  void theLimitIsWhatALargeBetaApproaches() {
    JointDistribution joint = small();
    double[][] table = new double[7][3];
    int[] cell = {0, 1, 1, 1, 2, 2, 2};
    for (int x = 0; x < 7; x++) {
      table[x][cell[x]] = 1;
    }
    LayerEncoder encoder = LayerEncoder.ofConditionals(joint, table);
    BottleneckFit fit = encoder.fit();
    assertThat(fit.verdict()).isEqualTo(BottleneckFit.Verdict.INFINITE);
    assertThat(encoder.residual(1e4).nats())
        .isCloseTo(fit.residual().orElseThrow().nats(), within(1e-9));
    assertThat(encoder.residual(200).nats()).isCloseTo(residual(joint, table, 200), within(1e-11));
  }

  /** A cell of pure class has an infinite distance from inputs that hold the other class. */
  @Test
  void infiniteDivergencesAreNoObstacle() {
    JointDistribution joint =
        JointDistribution.ofConditionals(new double[][] {{1, 0}, {0, 1}, {0.6, 0.4}, {0.3, 0.7}});
    double[][] table = {{1, 0, 0}, {0, 1, 0}, {0, 0.4, 0.6}, {0, 0, 1}};
    LayerEncoder encoder = LayerEncoder.ofConditionals(joint, table);
    for (double beta : BETAS) {
      assertThat(encoder.residual(beta).nats())
          .isCloseTo(residual(joint, table, beta), within(1e-12));
    }
    assertThat(encoder.fit().verdict()).isEqualTo(BottleneckFit.Verdict.FINITE);
  }

  @Test
  void aLayerThatTellsNothingOfYFitsEveryBetaAlike() {
    JointDistribution joint =
        JointDistribution.ofConditionals(
            new double[][] {{0.9, 0.1}, {0.2, 0.8}, {0.9, 0.1}, {0.2, 0.8}});
    double[][] table = {{1, 0}, {1, 0}, {0, 1}, {0, 1}};
    LayerEncoder encoder = LayerEncoder.ofConditionals(joint, table);
    BottleneckFit fit = encoder.fit();
    assertThat(fit.verdict()).isEqualTo(BottleneckFit.Verdict.UNINFORMATIVE);
    assertThat(fit.betaStar()).hasValue(0);
    assertThat(fit.residual().orElseThrow().nats()).isCloseTo(StrictMath.log(2), within(1e-14));
    for (double beta : BETAS) {
      assertThat(encoder.residual(beta).nats()).isCloseTo(StrictMath.log(2), within(1e-12));
    }
  }

  @Test
  void aDeterministicTargetHasNoBetaButEverythingElse() {
    Dataset data = IcosahedronTask.deterministic();
    JointDistribution joint = JointDistribution.of(data);
    LayerEncoder encoder =
        LayerEncoder.quantized(joint, data.inputVariable(), BINS, ACTIVATIONS.get(4));
    BottleneckFit fit = encoder.fit();
    assertThat(fit.verdict()).isEqualTo(BottleneckFit.Verdict.DETERMINISTIC_TARGET);
    assertThat(fit.betaStar()).isEmpty();
    assertThat(fit.residual()).isEmpty();
    assertThat(fit.toString()).contains("Y is a function of X").contains("floor");
    assertThat(encoder.targetInformation().nats())
        .isCloseTo(
            BINS.estimate(Variable.continuous(ACTIVATIONS.get(4)), data.targetVariable()).nats(),
            within(1e-12));
    // What S is then: I(X;T|S) = I(X;T|Y).
    assertThat(fit.floor())
        .isCloseTo(
            encoder.inputInformation().nats() - encoder.targetInformation().nats(), within(1e-12));
    assertThat(encoder.decoder(ACTIVATIONS.get(5)).residual()).isPositive();
    assertThat(encoder.residual(2).nats()).isPositive();
  }

  /** The cross-entropy over inputs, of which the class wants no posterior p(y|t). */
  @Test
  void crossEntropyOfTheDecoderIsTheSumOfItsParts() {
    DMatrixRMaj softmax = ACTIVATIONS.get(5);
    for (int layer = 1; layer <= 6; layer++) {
      Discrete cells = BINS.cells(Variable.continuous(ACTIVATIONS.get(layer - 1)));
      double[][] decoded = new double[cells.symbols()][3];
      for (int x = 0; x < TASK.size(); x++) {
        decoded[cells.code(x)][0] += softmax.get(x, 0);
        decoded[cells.code(x)][1] += softmax.get(x, 1);
        decoded[cells.code(x)][2]++;
      }
      double expected = 0;
      for (int x = 0; x < TASK.size(); x++) {
        double[] q = decoded[cells.code(x)];
        for (int y = 0; y < 2; y++) {
          expected -= JOINT.conditional(x, y) * StrictMath.log(q[y] / q[2]) / TASK.size();
        }
      }
      DecoderResidual decoder = binned(layer).decoder(softmax);
      assertThat(decoder.crossEntropy()).isCloseTo(expected, within(1e-11));
      assertThat(decoder.conditionalEntropy() + decoder.lostInformation() + decoder.residual())
          .isCloseTo(expected, within(1e-11));
      assertThat(decoder.residual()).isPositive();
      assertThat(decoder.bits()).isEqualTo(decoder.residual() / StrictMath.log(2));
    }
  }

  @Test
  void theOptimalDecoderLeavesNothingAndAnExclusiveOneEverything() {
    double[][] table = randomTable(7, 4, 3);
    JointDistribution joint = small();
    LayerEncoder encoder = LayerEncoder.ofConditionals(joint, table);
    DMatrixRMaj softmax = new DMatrixRMaj(7, 3);
    for (int x = 0; x < 7; x++) {
      for (int y = 0; y < 3; y++) {
        softmax.set(x, y, joint.conditional(x, y));
      }
    }
    assertThat(encoder.decoder(softmax).residual()).isCloseTo(0, within(1e-15));
    for (int x = 0; x < 7; x++) {
      softmax.set(x, 0, 0);
      softmax.set(x, 1, 1);
      softmax.set(x, 2, 0);
    }
    assertThat(encoder.decoder(softmax).residual()).isInfinite();
  }

  @Test
  void rowsThatRepeatAreOneInput() {
    int[] codes = {0, 1, 0, 2, 3, 4, 1, 5, 6};
    DMatrixRMaj rows = new DMatrixRMaj(9, 1);
    DMatrixRMaj layer = new DMatrixRMaj(9, 1);
    double[] t = {0.1, 0.7, 0.2, 1.3, 1.4, 1.9, 0.3};
    for (int i = 0; i < 9; i++) {
      rows.set(i, 0, codes[i]);
      layer.set(i, 0, t[codes[i]]);
    }
    BinningEstimator bins = BinningEstimator.width(0.5);
    LayerEncoder repeated =
        LayerEncoder.quantized(small(), Variable.distinctRows(rows, Coverage.SAMPLED), bins, layer);
    LayerEncoder single =
        LayerEncoder.quantized(
            small(),
            Variable.everyRowDistinct(7, Coverage.ENUMERATED),
            bins,
            new DMatrixRMaj(7, 1, true, t));
    assertThat(repeated.fit()).isEqualTo(single.fit());
    assertThat(repeated.inputInformation().caveats()).contains(Caveat.UNDERSAMPLED);
    assertThat(single.inputInformation().caveats()).isEmpty();
  }
}
