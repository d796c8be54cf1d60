package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a corrected entropy makes of an estimate, and what it refuses. */
class CorrectedBinningTest {

  private static final String PLUG_IN = "PLUG_IN";

  /** A channel over 12 symbols that lets 60 % through: 1.2263 nats. */
  private static Discrete[] channel(int n, Random random) {
    int[] x = new int[n];
    int[] y = new int[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextInt(12);
      y[i] = random.nextDouble() < 0.6 ? x[i] : random.nextInt(12);
    }
    return new Discrete[] {Variable.labels(x), Variable.labels(y)};
  }

  private static double meanError(BinningEstimator estimator) {
    double wrong = 0.4 / 12;
    double right = 0.6 + wrong;
    double truth =
        StrictMath.log(12) + right * StrictMath.log(right) + 11 * wrong * StrictMath.log(wrong);
    Random random = new Random(3);
    double sum = 0;
    for (int i = 0; i < 200; i++) {
      Discrete[] pair = channel(300, random);
      sum += estimator.estimate(pair[0], pair[1]).nats() - truth;
    }
    return sum / 200;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = PLUG_IN)
  void aCorrectedEstimateIsNearerToTheTruthOnTheAverage(CountEntropyMethod method) {
    double plain = meanError(BinningEstimator.distinct());
    assertThat(plain).isGreaterThan(0.1); // (144 - 12 - 12 + 1) / 600, nearly
    assertThat(Math.abs(meanError(BinningEstimator.distinct().withEntropy(method))))
        .isLessThan(0.75 * plain);
  }

  @ParameterizedTest
  @EnumSource
  void theInformationIsMadeOfThreeEntropies(CountEntropyMethod method) {
    Discrete[] pair = channel(60, new Random(1));
    int[] both = new int[60];
    for (int i = 0; i < both.length; i++) {
      both[i] = 12 * pair[0].code(i) + pair[1].code(i);
    }
    long cells = (long) pair[0].symbols() * pair[1].symbols();
    double expected =
        method.entropy(counts(pair[0].toCodes()))
            + method.entropy(counts(pair[1].toCodes()))
            - method.entropy(counts(both), cells);
    BinningEstimator estimator = BinningEstimator.distinct().withEntropy(method);
    Estimate estimate = estimator.estimate(pair[0], pair[1]);
    assertThat(estimate.nats()).isCloseTo(expected, within(1e-13));
    assertThat(estimate.estimator()).isEqualTo(estimator.description());
    assertThat(estimate.estimand()).hasToString("I(X;Y)");
    assertThat(estimator.entropy(pair[0])).isEqualTo(method.entropy(counts(pair[0].toCodes())));
  }

  private static int[] counts(int[] codes) {
    int[] counts = new int[144];
    for (int code : codes) {
      counts[code]++;
    }
    return counts;
  }

  @Test
  void theMethodIsPartOfTheDescriptionUnlessItIsThePlugIn() {
    BinningEstimator width = BinningEstimator.width(0.07);
    assertThat(width.withEntropy(CountEntropyMethod.PLUG_IN)).isEqualTo(width);
    assertThat(width.withEntropy(CountEntropyMethod.PLUG_IN)).hasToString("binning(width=0.07)");
    BinningEstimator corrected = width.withEntropy(CountEntropyMethod.CHAO_SHEN);
    assertThat(corrected).hasToString("binning(width=0.07,entropy=chao-shen)");
    assertThat(corrected).isNotEqualTo(width);
    assertThat(corrected.withEntropy(CountEntropyMethod.PLUG_IN)).isEqualTo(width);
  }

  /** X all singletons, T a function of it: H(X) and H(X,T) cancel, whatever they are. */
  @ParameterizedTest
  @EnumSource
  void ofDistinctInputsALayerHoldsItsOwnEntropy(CountEntropyMethod method) {
    Variable t = Variable.continuous(Draws.gaussian(200, 2, 1));
    Discrete inputs = Variable.everyRowDistinct(200, Coverage.SAMPLED);
    BinningEstimator estimator = BinningEstimator.width(0.5).withEntropy(method);
    double expected = estimator.entropy(t);
    assertThat(estimator.estimate(inputs, t).nats()).isCloseTo(expected, within(1e-14));
    assertThat(estimator.estimate(t, inputs).nats()).isCloseTo(expected, within(1e-14));
    Discrete labels = Variable.labels(Draws.labels(200, 3, 2));
    LayerEstimate layer =
        estimator.estimate(inputs, List.of((Continuous) t), labels, new Workspace()).get(0);
    assertThat(layer.inputInformation().nats()).isEqualTo(estimator.estimate(inputs, t).nats());
    assertThat(layer.targetInformation().nats()).isEqualTo(estimator.estimate(t, labels).nats());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = PLUG_IN)
  void enumeratedVariablesAreRefused(CountEntropyMethod method) {
    BinningEstimator estimator = BinningEstimator.width(0.5).withEntropy(method);
    Continuous t = Variable.continuous(Draws.gaussian(50, 2, 1));
    Discrete inputs = Variable.everyRowDistinct(50, Coverage.ENUMERATED);
    Discrete labels = Variable.labels(Draws.labels(50, 3, 2));
    for (Discrete enumerated : List.of(inputs, labels.withCoverage(Coverage.ENUMERATED))) {
      assertThatThrownBy(() -> estimator.estimate(enumerated, t))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(enumerated.kind() + " are enumerated, where the plug-in is exact")
          .hasMessageContaining("ask binning(width=0.5), or declare");
      assertThatThrownBy(() -> estimator.estimate(t, enumerated))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> estimator.entropy(enumerated))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> estimator.conditional().estimate(t, t, enumerated))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> estimator.estimate(inputs, List.of(t), labels, new Workspace()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = PLUG_IN)
  void softLabelsAreRefusedAndThePlugInIsNamed(CountEntropyMethod method) {
    BinningEstimator estimator = BinningEstimator.width(0.5).withEntropy(method);
    Continuous t = Variable.continuous(Draws.gaussian(50, 2, 1));
    Variable soft = Variable.distribution(Draws.oneHot(Draws.labels(50, 3, 2), 3));
    for (Variable.Kind kind : Variable.Kind.values()) {
      assertThat(estimator.refusal(kind, Variable.Kind.SOFT).orElse(""))
          .contains("soft labels p(y|x) are weights; ask the plug-in, binning(width=0.5)");
      assertThat(estimator.refusal(Variable.Kind.SOFT, kind)).isPresent();
    }
    assertThatThrownBy(() -> estimator.estimate(t, soft))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask the plug-in");
    Discrete inputs = Variable.everyRowDistinct(50, Coverage.SAMPLED);
    assertThatThrownBy(() -> estimator.estimate(inputs, List.of(t), soft, new Workspace()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask the plug-in");
    assertThatThrownBy(() -> estimator.entropy(soft))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("soft labels");
  }

  /** 60 samples of 144 cells; the caveat tells how large the correction is. */
  @ParameterizedTest
  @EnumSource
  void fewSamplesAreFlaggedWithACorrectionToo(CountEntropyMethod method) {
    BinningEstimator estimator = BinningEstimator.distinct().withEntropy(method);
    Discrete[] few = channel(60, new Random(1));
    Discrete[] many = channel(60_000, new Random(1));
    assertThat(estimator.estimate(few[0], few[1]).caveats()).contains(Caveat.UNDERSAMPLED);
    assertThat(estimator.estimate(many[0], many[1]).caveats()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void evenSamplesThatAreAllAloneHaveAnEstimate(CountEntropyMethod method) {
    Variable t = Variable.continuous(Draws.gaussian(40, 1, 1));
    Variable s = Variable.continuous(Draws.gaussian(40, 1, 2));
    BinningEstimator estimator = BinningEstimator.distinct().withEntropy(method);
    assertThat(estimator.estimate(t, s).nats()).isFinite();
    assertThat(estimator.estimate(t, s).caveats()).contains(Caveat.UNDERSAMPLED);
  }

  @Test
  void theEntropyOfAVariableIsThatOfItsCells() {
    Variable t = Variable.scalar(new double[] {0.1, 0.2, 0.6, 0.7});
    assertThat(BinningEstimator.width(0.5).entropy(t)).isCloseTo(StrictMath.log(2), within(1e-15));
    assertThat(
            BinningEstimator.distinct().entropy(Variable.everyRowDistinct(4, Coverage.ENUMERATED)))
        .isCloseTo(StrictMath.log(4), within(1e-15));
  }
}
