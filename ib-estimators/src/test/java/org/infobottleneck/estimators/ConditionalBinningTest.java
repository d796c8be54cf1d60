package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.infobottleneck.estimators.Variable.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I(X;Y|Z) of counts against its sum over strata, closed forms and its four entropies. */
class ConditionalBinningTest {

  private static final int N = 400;
  private static final Continuous T = Variable.continuous(Draws.gaussian(N, 2, 1));
  private static final Continuous S = Variable.scalar(Draws.column(Draws.gaussian(N, 1, 2), 0));
  private static final Discrete Y = Variable.labels(Draws.labels(N, 4, 3));
  private static final Discrete Z = Variable.labels(Draws.labels(N, 3, 4));
  private static final Discrete W = Variable.labels(Draws.labels(N, 5, 6));
  private static final BinningEstimator WIDTH = BinningEstimator.width(0.5);

  @Test
  void thePlugInIsTheSumOverStrata() {
    ConditionalEstimator strata = new StratifiedEstimator(WIDTH);
    ConditionalEstimator counts = WIDTH.conditional();
    Discrete inputs = Variable.everyRowDistinct(N, Coverage.ENUMERATED);
    Soft soft = Variable.distribution(Draws.oneHot(Draws.labels(N, 4, 3), 4));
    Variable[][] pairs = {{T, Y}, {Y, T}, {T, S}, {Y, Z}, {inputs, T}, {T, inputs}, {T, soft}};
    for (Variable[] pair : pairs) {
      for (Discrete given : List.of(Z, Y)) {
        Estimate expected = strata.estimate(pair[0], pair[1], given);
        Estimate estimate = counts.estimate(pair[0], pair[1], given);
        assertThat(estimate.nats()).isCloseTo(expected.nats(), within(1e-12));
        assertThat(estimate.estimand()).isEqualTo(expected.estimand());
        assertThat(estimate.samples()).isEqualTo(N);
        assertThat(estimate.estimator()).isEqualTo(counts.description());
      }
    }
  }

  /** What they add per sample depends on the cells alone, so that it adds up over strata. */
  @ParameterizedTest
  @EnumSource(names = {"MILLER_MADOW", "ZHANG"})
  void correctionsThatAddUpOverStrataAreTheirSumToo(CountEntropyMethod method) {
    BinningEstimator estimator = WIDTH.withEntropy(method);
    assertThat(estimator.conditional().estimate(T, Y, Z).nats())
        .isCloseTo(new StratifiedEstimator(estimator).estimate(T, Y, Z).nats(), within(1e-12));
  }

  @Test
  void singleSamplesOfASymbolAddNothingHereToo() {
    int[] z = Draws.labels(N, 3, 4);
    z[7] = 100;
    z[8] = 101;
    Discrete given = Variable.labels(z);
    assertThat(WIDTH.conditional().estimate(T, Y, given).nats())
        .isCloseTo(new StratifiedEstimator(WIDTH).estimate(T, Y, given).nats(), within(1e-12));
  }

  @Test
  void softLabelsGivenAreTheDifference() {
    Soft soft = Variable.distribution(Draws.oneHot(Draws.labels(N, 4, 3), 4));
    Discrete inputs = Variable.everyRowDistinct(N, Coverage.ENUMERATED);
    Estimate estimate = WIDTH.conditional().estimate(inputs, T, soft);
    double expected = WIDTH.estimate(inputs, T).nats() - WIDTH.estimate(T, soft).nats();
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-13));
    assertThat(estimate.estimator()).isEqualTo("binning(width=0.5)|counts");
    assertThat(estimate.estimand()).hasToString("I(X;bin(Y,0.5)|Z)");
    assertThat(WIDTH.conditional().estimate(inputs, T, Y).nats())
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void aRealConditionIsQuantizedLikeTheOthers() {
    int[] cells = new int[N];
    for (int i = 0; i < N; i++) {
      cells[i] = (int) Math.floor(S.value(i, 0) / 0.5);
    }
    Discrete given = Variable.labels(cells);
    Soft soft = Variable.distribution(Draws.oneHot(Draws.labels(N, 4, 3), 4));
    for (Variable y : List.of(Y, soft)) {
      Estimate estimate = WIDTH.conditional().estimate(T, y, S);
      assertThat(estimate.nats())
          .isCloseTo(WIDTH.conditional().estimate(T, y, given).nats(), within(1e-13));
      assertThat(estimate.estimand()).hasToString("I(bin(X,0.5);Y|bin(Z,0.5))");
    }
  }

  /** Z = X xor Y of fair bits: nothing between X and Y, a bit given Z. */
  @Test
  void anExclusiveOrHoldsABitGivenItsResult() {
    int[] x = new int[8];
    int[] y = new int[8];
    int[] z = new int[8];
    for (int i = 0; i < 8; i++) {
      x[i] = i & 1;
      y[i] = i >> 1 & 1;
      z[i] = x[i] ^ y[i];
    }
    Estimate estimate =
        BinningEstimator.distinct()
            .conditional()
            .estimate(Variable.labels(x), Variable.labels(y), Variable.labels(z));
    assertThat(estimate.nats()).isCloseTo(StrictMath.log(2), within(1e-15));
    assertThat(estimate.estimand()).hasToString("I(X;Y|Z)");
  }

  @ParameterizedTest
  @EnumSource
  void itIsMadeOfFourEntropies(CountEntropyMethod method) {
    int[] xz = new int[100];
    int[] yz = new int[100];
    int[] xyz = new int[100];
    for (int i = 0; i < N; i++) {
      xz[3 * W.code(i) + Z.code(i)]++;
      yz[3 * Y.code(i) + Z.code(i)]++;
      xyz[12 * W.code(i) + 3 * Y.code(i) + Z.code(i)]++;
    }
    int[] z = new int[3];
    for (int i = 0; i < N; i++) {
      z[Z.code(i)]++;
    }
    double expected =
        method.entropy(xz, 15)
            + method.entropy(yz, 12)
            - method.entropy(xyz, 60)
            - method.entropy(z);
    ConditionalEstimator conditional =
        BinningEstimator.distinct().withEntropy(method).conditional();
    assertThat(conditional.estimate(W, Y, Z).nats()).isCloseTo(expected, within(1e-13));
    assertThat(conditional.estimate(Y, W, Z).nats()).isCloseTo(expected, within(1e-13));
  }

  /** H(X,Z) and H(X,T,Z) cancel. */
  @ParameterizedTest
  @EnumSource
  void ofSampledInputsALayerHoldsItsConditionalEntropy(CountEntropyMethod method) {
    BinningEstimator estimator = WIDTH.withEntropy(method);
    Discrete inputs = Variable.everyRowDistinct(N, Coverage.SAMPLED);
    int[] pairs = new int[N];
    Discrete cells = Discrete.ofCells(cellsOf(T), N, 2);
    for (int i = 0; i < N; i++) {
      pairs[i] = 3 * cells.code(i) + Z.code(i);
    }
    int[] counts = new int[3 * cells.symbols()];
    for (int pair : pairs) {
      counts[pair]++;
    }
    double expected = method.entropy(counts, counts.length) - estimator.entropy(Z);
    assertThat(estimator.conditional().estimate(inputs, T, Z).nats())
        .isCloseTo(expected, within(1e-13));
    assertThat(estimator.conditional().estimate(T, inputs, Z).nats())
        .isCloseTo(expected, within(1e-13));
  }

  private static double[] cellsOf(Continuous t) {
    double[] cells = t.toRowMajor();
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Math.floor(cells[i] / 0.5);
    }
    return cells;
  }

  @Test
  void ceilingsAndSmallSamplesAreFlagged() {
    Discrete inputs = Variable.everyRowDistinct(N, Coverage.ENUMERATED);
    ConditionalEstimator fine = BinningEstimator.width(1e-6).conditional();
    assertThat(fine.estimate(inputs, T, Z).caveats()).containsExactly(Caveat.SATURATED);
    assertThat(fine.estimate(T, S, Z).caveats())
        .containsExactly(Caveat.SATURATED, Caveat.UNDERSAMPLED);
    ConditionalEstimator coarse = BinningEstimator.edges(-1, 1, 3).conditional();
    assertThat(coarse.estimate(inputs, T, Z).caveats()).containsExactly(Caveat.OUT_OF_RANGE);
    Random random = new Random(1);
    int[] many = random.ints(100_000, 0, 2).toArray();
    int[] others = random.ints(100_000, 0, 2).toArray();
    int[] copies = many.clone();
    for (int i = 0; i < copies.length; i += 3) {
      copies[i] = others[i];
    }
    assertThat(
            fine.estimate(Variable.labels(many), Variable.labels(copies), Variable.labels(others))
                .caveats())
        .isEmpty();
  }

  /** Within each of two symbols six cells of a 3 x 2 table: the bias is (12 - 6 - 4 + 2) / 2N. */
  @Test
  void aBiasOfAHundredthOfANatIsNegligible() {
    ConditionalEstimator counts = BinningEstimator.distinct().conditional();
    for (int n : new int[] {192, 204}) {
      Variable x = inTurn(n, 1, 3);
      Variable y = inTurn(n, 3, 2);
      Discrete z = inTurn(n, 6, 2);
      Estimate estimate = counts.estimate(x, y, z);
      assertThat(estimate.nats()).isCloseTo(0, within(1e-13));
      assertThat(estimate.caveats().contains(Caveat.UNDERSAMPLED)).isEqualTo(n < 200);
      for (int enumerated = 0; enumerated < 3; enumerated++) {
        Discrete[] all = {inTurn(n, 1, 3), inTurn(n, 3, 2), inTurn(n, 6, 2)};
        all[enumerated] = all[enumerated].withCoverage(Coverage.ENUMERATED);
        assertThat(counts.estimate(all[0], all[1], all[2]).caveats()).isEmpty();
      }
    }
  }

  private static Discrete inTurn(int n, int each, int symbols) {
    return Variable.labels(Draws.inTurn(n, each, symbols));
  }

  /** Inputs are alone by nature: what counts is whether they share the cells of the layer. */
  @Test
  void distinctInputsAreNotHeldAgainstTheLayer() {
    ConditionalEstimator counts = BinningEstimator.distinct().conditional();
    Discrete inputs = Variable.everyRowDistinct(100, Coverage.SAMPLED);
    Variable shared =
        Variable.scalar(Arrays.stream(Draws.inTurn(100, 1, 2)).asDoubleStream().toArray());
    Variable apart = Variable.scalar(Draws.lastFifthAlone(100));
    Discrete z = inTurn(100, 2, 2);
    assertThat(counts.estimate(inputs, shared, z).caveats()).isEmpty();
    assertThat(counts.estimate(shared, inputs, z).caveats()).isEmpty();
    assertThat(counts.estimate(inputs, apart, z).caveats()).containsExactly(Caveat.UNDERSAMPLED);
    assertThat(counts.estimate(apart, inputs, z).caveats()).containsExactly(Caveat.UNDERSAMPLED);
  }

  /** Four inputs, two to a symbol of Z: a layer that parts them holds ln 2, which is all. */
  @Test
  void repeatedInputsSaturateAtTheirOwnEntropy() {
    ConditionalEstimator counts = BinningEstimator.distinct().conditional();
    double[][] rows = new double[400][1];
    double[] half = new double[400];
    for (int i = 0; i < 400; i++) {
      rows[i][0] = i % 4;
      half[i] = i % 8 < 4 ? i % 4 : 7; // the layer takes half of them together
    }
    Discrete inputs = Variable.distinctRows(rows, Coverage.SAMPLED);
    Discrete z = inTurn(400, 1, 2);
    Estimate all = counts.estimate(inputs, Variable.continuous(rows), z);
    assertThat(all.nats()).isCloseTo(StrictMath.log(2), within(1e-14));
    assertThat(all.caveats()).containsExactly(Caveat.SATURATED);
    Estimate some = counts.estimate(inputs, Variable.scalar(half), z);
    assertThat(some.nats()).isCloseTo(StrictMath.log(2) / 2, within(1e-14));
    assertThat(some.caveats()).isEmpty();
  }

  @Test
  void kindsAreRefusedAsWithoutACondition() {
    ConditionalEstimator plain = WIDTH.conditional();
    ConditionalEstimator corrected =
        WIDTH.withEntropy(CountEntropyMethod.MILLER_MADOW).conditional();
    assertThat(plain.refusal(Kind.CONTINUOUS, Kind.LABELS, Kind.MIXED)).isEmpty();
    assertThat(plain.refusal(Kind.INPUTS, Kind.CONTINUOUS, Kind.SOFT)).isEmpty();
    assertThat(plain.refusal(Kind.CONTINUOUS, Kind.LABELS, Kind.SOFT)).isPresent();
    assertThat(plain.refusal(Kind.SOFT, Kind.SOFT, Kind.LABELS)).isPresent();
    assertThat(plain.refusal(Kind.CONTINUOUS, Kind.SOFT, Kind.INPUTS)).isPresent();
    assertThat(plain.refusal(Kind.CONTINUOUS, Kind.LABELS, Kind.INPUTS)).isEmpty();
    assertThat(corrected.refusal(Kind.INPUTS, Kind.CONTINUOUS, Kind.SOFT).orElse(""))
        .contains("ask the plug-in");
    assertThat(corrected.refusal(Kind.CONTINUOUS, Kind.SOFT, Kind.LABELS)).isPresent();
    assertThat(corrected).hasToString("binning(width=0.5,entropy=miller-madow)|counts");
    assertThatThrownBy(() -> plain.estimate(T, Y, Variable.labels(new int[3])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same number of samples, got 400, 400 and 3");
  }
}
