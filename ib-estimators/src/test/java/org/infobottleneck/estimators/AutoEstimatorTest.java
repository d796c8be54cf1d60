package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.infobottleneck.estimators.Variable.Kind;
import org.junit.jupiter.api.Test;

/** Every row of the table of rules: the estimator that is picked, and its very estimate. */
class AutoEstimatorTest {

  private static final int N = 120;
  private static final AutoEstimator AUTO = AutoEstimator.create();
  private static final Discrete LABELS = Variable.labels(Draws.labels(N, 3, 1));
  private static final Soft SOFT = Variable.distribution(softRows());

  private static Continuous continuous(int d, long seed) {
    return Variable.continuous(Draws.gaussian(N, d, seed));
  }

  private static Mixed mixed(int d, long seed) {
    double[][] rows = Draws.gaussian(N, d, seed);
    for (double[] row : rows) {
      row[0] = Math.max(0, row[0]);
    }
    return Variable.mixed(rows);
  }

  private static double[][] softRows() {
    double[][] rows = new double[N][];
    for (int i = 0; i < N; i++) {
      double p = (i % 10) / 10.0;
      rows[i] = new double[] {p, 1 - p};
    }
    return rows;
  }

  /** The estimate of the estimator picked, in all its parts, in both orders of the variables. */
  private static void assertPicked(
      AutoEstimator auto, Variable x, Variable y, MutualInformationEstimator expected) {
    String name = auto.description() + " by " + expected.description();
    assertThat(auto.estimate(x, y)).isEqualTo(expected.estimate(x, y).by(name));
    assertThat(auto.estimate(y, x)).isEqualTo(expected.estimate(y, x).by(name));
  }

  @Test
  void aDeclaredNoiseGoesToTheNoisyChannel() {
    AutoEstimator auto = AUTO.withNoiseVariance(0.1).withSeed(5);
    NoisyChannelEstimator channel = NoisyChannelEstimator.of(0.1).withSeed(5);
    Discrete inputs = Variable.everyRowDistinct(N, Coverage.ENUMERATED);
    assertPicked(auto, inputs, continuous(2, 2), channel);
    assertPicked(auto, Variable.everyRowDistinct(N, Coverage.SAMPLED), mixed(5, 3), channel);
    assertPicked(auto, continuous(2, 2), LABELS, channel);
    assertPicked(auto, continuous(2, 2), SOFT, channel);
  }

  @Test
  void softLabelsAndDiscreteOnesGoToExpectations() {
    assertPicked(AUTO, LABELS, SOFT, BinningEstimator.distinct());
    Variable inputs = Variable.everyRowDistinct(N, Coverage.SAMPLED);
    assertPicked(AUTO, inputs, SOFT, BinningEstimator.distinct());
  }

  @Test
  void exactCountsNeedNoCorrection() {
    Discrete inputs = Variable.everyRowDistinct(N, Coverage.ENUMERATED);
    assertPicked(AUTO, inputs, LABELS, BinningEstimator.distinct());
    assertThat(AUTO.estimate(inputs, LABELS).nats())
        .isEqualTo(BinningEstimator.distinct().estimate(inputs, LABELS).nats());
  }

  @Test
  void sampledInputsReckonWithCellsNeverSeen() {
    Discrete inputs = Variable.everyRowDistinct(N, Coverage.SAMPLED);
    assertPicked(
        AUTO,
        inputs,
        LABELS,
        BinningEstimator.distinct().withEntropy(CountEntropyMethod.CHAO_SHEN));
  }

  @Test
  void labelsAreCorrectedCellByCell() {
    assertPicked(
        AUTO,
        LABELS,
        Variable.labels(Draws.labels(N, 4, 4)),
        BinningEstimator.distinct().withEntropy(CountEntropyMethod.GRASSBERGER_2003));
  }

  @Test
  void aMixedVariableIsSplit() {
    for (Variable other : new Variable[] {mixed(1, 5), continuous(3, 6), LABELS}) {
      assertPicked(AUTO, mixed(2, 7), other, SplitAtomsEstimator.create());
    }
  }

  @Test
  void labelsAndFewDimensionsGoToRoss() {
    KnnEstimator ross = KnnEstimator.ross().withStandardization();
    assertPicked(AUTO, continuous(1, 8), LABELS, ross);
    assertPicked(AUTO, continuous(2, 8), LABELS, ross.withK(1));
    assertPicked(AUTO, continuous(3, 8), LABELS, ross.withK(1));
  }

  @Test
  void labelsAndMoreDimensionsGoToSurrogates() {
    assertPicked(
        AUTO.withSeed(3),
        continuous(4, 9),
        LABELS,
        SurrogateEstimator.gaussianMixture().withK(1).withSeed(3));
  }

  @Test
  void gaussianCopulasAreReconciled() {
    for (int d = 1; d <= 3; d++) {
      Continuous x = continuous(d, 10);
      double[] y = Draws.column(Draws.gaussian(N, 1, 11), 0);
      for (int i = 0; i < N; i++) {
        y[i] += x.value(i, 0);
      }
      SurrogateEstimator surrogates = SurrogateEstimator.gaussianMixture().withK(d < 3 ? 3 : 1);
      SurrogateCorrection correction = surrogates.correction(x, Variable.scalar(y));
      Estimate estimate = AUTO.estimate(x, Variable.scalar(y));
      assertThat(correction.gaussian()).isTrue();
      assertThat(estimate.nats()).isEqualTo(correction.reconciled());
      assertThat(estimate.estimator()).isEqualTo("auto(seed=0) by " + surrogates.description());
    }
  }

  /** A cross: no Gaussian, and no correlation. */
  @Test
  void otherCopulasKeepThePlainValueInTwoDimensionsAndTheCorrectedOneInMore() {
    for (int d = 1; d <= 2; d++) {
      Random random = new Random(12);
      double[][] x = Draws.gaussian(500, d, 13);
      double[] y = new double[500];
      for (int i = 0; i < 500; i++) {
        y[i] = (random.nextBoolean() ? 1 : -1) * x[i][0] + 0.2 * random.nextGaussian();
      }
      Continuous first = Variable.continuous(x);
      Continuous second = Variable.scalar(y);
      SurrogateCorrection correction =
          SurrogateEstimator.gaussianMixture().correction(first, second);
      assertThat(correction.gaussian()).isFalse();
      assertThat(correction.plain()).isNotEqualTo(correction.corrected());
      assertThat(AUTO.estimate(first, second).nats())
          .isEqualTo(d == 1 ? correction.plain() : correction.corrected());
    }
  }

  @Test
  void constantAndCopiedColumnsChangeNoRoute() {
    Continuous x = continuous(1, 14);
    double[][] more = new double[N][5];
    for (int i = 0; i < N; i++) {
      double a = x.value(i, 0);
      more[i] = new double[] {a, 7, a, -a, a};
    }
    Continuous wider = Variable.continuous(more);
    Estimate labels = AUTO.estimate(x, LABELS);
    assertThat(AUTO.estimate(wider, LABELS).nats()).isEqualTo(labels.nats());
    assertThat(AUTO.estimate(wider, LABELS).estimator()).isEqualTo(labels.estimator());
    Continuous y = continuous(1, 15);
    Estimate pair = AUTO.estimate(x, y);
    assertThat(AUTO.estimate(wider, y).nats()).isEqualTo(pair.nats());
    assertThat(AUTO.estimate(wider, y).estimator()).isEqualTo(pair.estimator());
  }

  @Test
  void aConstantTellsExactlyNothing() {
    Continuous constant = Variable.continuous(new double[N][3]);
    for (Variable other : new Variable[] {LABELS, continuous(2, 15), mixed(2, 15)}) {
      Estimate estimate = AUTO.estimate(constant, other);
      assertThat(estimate.nats()).isEqualTo(0);
      assertThat(estimate.estimator()).isEqualTo("auto(seed=0) by binning(distinct)");
    }
  }

  @Test
  void theInputsOfALayerWithoutNoiseAreRefusedWithTheReason() {
    Variable inputs = Variable.everyRowDistinct(N, Coverage.ENUMERATED);
    for (Variable layer : new Variable[] {continuous(2, 16), mixed(2, 16)}) {
      assertThatThrownBy(() -> AUTO.estimate(inputs, layer))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("I(X;T) is infinite")
          .hasMessageContaining("withNoiseVariance(..)")
          .hasMessageContaining("BinningEstimator");
    }
  }

  @Test
  void softLabelsOfRealVariablesAreRefusedWithTheNameOfOneThatServes() {
    assertThat(AUTO.refusal(Kind.CONTINUOUS, Kind.SOFT).orElse(""))
        .startsWith("auto(seed=0): ross(k=1,standardized) refuses")
        .contains("ask NoisyChannelEstimator or KdeEstimator");
    assertThat(AUTO.refusal(Kind.SOFT, Kind.MIXED).orElse(""))
        .startsWith("auto(seed=0): split-atoms(k=3) refuses")
        .contains("ask NoisyChannelEstimator or KdeEstimator");
    assertThatThrownBy(() -> AUTO.estimate(continuous(5, 17), SOFT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Neighbors of rounded numbers are at distance zero; their ranks still say what they said. */
  @Test
  void roundedNumbersGetTheModelsValue() {
    double[] x = new double[1000];
    double[] y = new double[1000];
    double[][] normal = Draws.gaussian(1000, 2, 31);
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.rint(normal[i][0] * 10) / 10;
      y[i] = Math.rint((0.6 * normal[i][0] + 0.8 * normal[i][1]) * 10) / 10;
    }
    Continuous a = Variable.scalar(x);
    Continuous b = Variable.scalar(y);
    Estimate estimate = AUTO.estimate(a, b);
    assertThat(estimate.nats())
        .isEqualTo(SurrogateEstimator.gaussianMixture().correction(a, b).modelInformation());
    assertThat(estimate.caveats()).contains(Caveat.TIES);
    // -ln(1 - .36)/2, within five standard errors of rho/sqrt(N); rounding takes less than .002.
    assertThat(estimate.nats()).isCloseTo(0.2231, within(5 * 0.6 / Math.sqrt(1000)));
  }

  @Test
  void aNoiseVarianceThatCanNotBeUsedIsRefused() {
    AutoEstimator auto = AUTO.withNoiseVariance(0.1);
    for (Kind[] kinds :
        new Kind[][] {{Kind.CONTINUOUS, Kind.CONTINUOUS}, {Kind.LABELS, Kind.INPUTS}}) {
      assertThat(auto.refusal(kinds[0], kinds[1]).orElse(""))
          .contains("noise that is declared", kinds[0].toString(), "AutoEstimator.create()");
    }
  }

  @Test
  void descriptionsHoldEveryParameter() {
    AutoEstimator auto = AUTO.withNoiseVariance(1e-3).withSeed(4);
    assertThat(auto).hasToString("auto(noiseVariance=1e-3,seed=4)");
    assertThat(auto).isEqualTo(AUTO.withSeed(4).withNoiseVariance(1e-3)).isNotEqualTo(AUTO);
    assertThatThrownBy(() -> AUTO.withNoiseVariance(-1)).hasMessageContaining("noise variance");
  }
}
