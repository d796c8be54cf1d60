package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbeEstimatorTest {

  private static final ProbeEstimator PROBE = ProbeEstimator.crossValidated();

  /** The label is the sign of x plus logistic noise: ln q(y|x) is linear in x, scale 1/3. */
  @Test
  void aLogisticRuleIsFoundWithinItsStandardError() {
    int n = 4000;
    Random random = new Random(1);
    double[] x = new double[n];
    int[] y = new int[n];
    double truth = 0;
    for (int i = 0; i < n; i++) {
      x[i] = 2 * random.nextDouble() - 1;
      double p = 1 / (1 + StrictMath.exp(-3 * x[i]));
      y[i] = random.nextDouble() < p ? 1 : 0;
    }
    int steps = 100_000; // midpoints of the uniform distribution of x
    for (int k = 0; k < steps; k++) {
      double p = 1 / (1 + StrictMath.exp(-3 * ((2 * k + 1.0) / steps - 1)));
      truth +=
          (p * StrictMath.log(p) + (1 - p) * StrictMath.log(1 - p) + StrictMath.log(2)) / steps;
    }
    Estimate estimate = PROBE.estimate(Variable.scalar(x), Variable.labels(y));
    double error = estimate.standardError().orElseThrow();
    assertThat(estimate.nats()).isBetween(truth - 4 * error, truth + 4 * error);
    assertThat(error).isLessThan(0.01);
    assertThat(estimate.bound()).isEqualTo(Bound.LOWER);
    assertThat(estimate.error().orElseThrow().source()).isEqualTo(StandardError.Source.SAMPLES);
    assertThat(estimate.named("T", "Y").estimand()).hasToString("I(T;Y)");
  }

  /** The exclusive or of two signs is no linear rule; ln 2 are there, four fifths are decoded. */
  @Test
  void aRuleThatIsNotLinearIsDecoded() {
    double[][] t = Draws.gaussian(2000, 2, 1);
    int[] y = new int[t.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = t[i][0] * t[i][1] > 0 ? 1 : 0;
    }
    double nats = PROBE.estimate(Variable.continuous(t), Variable.labels(y)).nats();
    assertThat(nats).isBetween(0.8 * StrictMath.log(2), StrictMath.log(2));
  }

  /** Three Gaussians in one dimension: never above the information of Ross's estimate, and near. */
  @Test
  void classesAreToldAsWellAsTheyOverlap() {
    int n = 3000;
    Random random = new Random(2);
    int[] y = new int[n];
    double[] t = new double[n];
    double gain = 0;
    for (int i = 0; i < n; i++) {
      y[i] = random.nextInt(3);
      t[i] = 2 * y[i] + random.nextGaussian();
      double all = 0;
      for (int c = 0; c < 3; c++) {
        all += StrictMath.exp(-(t[i] - 2 * c) * (t[i] - 2 * c) / 2) / 3;
      }
      double own = StrictMath.exp(-(t[i] - 2 * y[i]) * (t[i] - 2 * y[i]) / 2);
      gain += StrictMath.log(own / all) / n; // of Bayes' decoder on the same samples
    }
    Estimate estimate = PROBE.estimate(Variable.scalar(t), Variable.labels(y));
    assertThat(estimate.nats()).isBetween(gain - 0.02, gain + 0.005);
  }

  @Test
  void labelsThatAreIndependentAreNotDecoded() {
    for (int d : new int[] {1, 5, 20}) {
      Variable t = Variable.continuous(Draws.gaussian(1000, d, d));
      double nats = PROBE.estimate(t, Variable.labels(Draws.labels(1000, 2, d))).nats();
      assertThat(nats).isBetween(-0.2, 0.005);
    }
  }

  @Test
  void oneHotDistributionsAreWorthTheLabelsAndSoftOnesAreLearned() {
    double[][] t = Draws.gaussian(400, 2, 3);
    int[] y = new int[400];
    double[][] soft = new double[400][2];
    double truth = 0;
    for (int i = 0; i < 400; i++) {
      y[i] = t[i][0] > 0 ? 1 : 0;
      double p = t[i][0] > 0 ? 0.9 : 0.2;
      soft[i][1] = p;
      soft[i][0] = 1 - p;
      truth += (p * StrictMath.log(p) + (1 - p) * StrictMath.log(1 - p)) / 400;
    }
    Variable layer = Variable.continuous(t);
    assertThat(PROBE.estimate(layer, Variable.distribution(Draws.oneHot(y, 2))).nats())
        .isCloseTo(PROBE.estimate(layer, Variable.labels(y)).nats(), within(1e-12));
    truth += StrictMath.log(2);
    assertThat(PROBE.estimate(layer, Variable.distribution(soft)).nats())
        .isBetween(0.8 * truth, truth);
  }

  @Test
  void constantLayersAndLabelsHoldNothing() {
    Variable labels = Variable.labels(Draws.labels(200, 2, 1));
    Estimate dead = PROBE.estimate(Variable.continuous(new double[200][3]), labels);
    assertThat(dead.nats()).isBetween(-0.01, 0.0);
    assertThat(dead.caveats()).containsExactly(Caveat.CONSTANT_COLUMN);
    Variable t = Variable.continuous(Draws.gaussian(200, 3, 1));
    assertThat(PROBE.estimate(t, Variable.labels(new int[200])).nats()).isZero();
  }

  @Test
  void aClassOfOneSampleCostsFinitely() {
    int[] y = new int[50];
    y[7] = 1;
    double nats =
        PROBE.estimate(Variable.continuous(Draws.gaussian(50, 2, 1)), Variable.labels(y)).nats();
    assertThat(nats).isBetween(-1.0, 0.0);
  }

  @Test
  void badParametersAndKindsAreRefused() {
    assertThatThrownBy(() -> PROBE.withFolds(1))
        .hasMessage("number of folds must be at least 2, got 1");
    Variable t = Variable.continuous(Draws.gaussian(12, 1, 1));
    Variable labels = Variable.labels(Draws.labels(12, 2, 1));
    assertThatThrownBy(() -> PROBE.estimate(t, t)).hasMessageContaining("ask KnnEstimator.ksg1()");
    assertThatThrownBy(() -> PROBE.estimate(labels, labels))
        .hasMessageContaining("ask BinningEstimator.distinct()");
    assertThatThrownBy(() -> PROBE.estimate(Variable.everyRowDistinct(12, Coverage.ENUMERATED), t))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NoisyChannelEstimator.of(noiseVariance)");
    assertThatThrownBy(() -> PROBE.withFolds(7).estimate(t, labels))
        .hasMessage("number of samples, two for each of 7 folds, must be at least 14, got 12");
    Variable wide = Variable.scalar(new double[] {-1.7e308, 1.7e308, 0, 1});
    assertThatThrownBy(
            () -> PROBE.withFolds(2).estimate(wide, Variable.labels(new int[] {0, 1, 0, 1})))
        .hasMessageContaining("overflows");
    assertThat(PROBE.withFolds(10).withSeed(4))
        .hasToString("probe(folds=10,seed=4)")
        .isEqualTo(PROBE.withSeed(4).withFolds(10))
        .hasSameHashCodeAs(PROBE.withSeed(4).withFolds(10))
        .isNotEqualTo(PROBE);
    assertThat(PROBE.withSeed(4).estimate(t, labels).nats())
        .isNotEqualTo(PROBE.estimate(t, labels).nats());
  }
}
