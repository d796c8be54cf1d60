package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** On which side of its thresholds a KDE estimate is doubted, and how the estimator is named. */
class KdeCaveatsTest {

  private static final int N = 100;

  @Test
  void eachBoundIsDoubtedByItsOwnNumberOfPointsApart() {
    Continuous t = Variable.continuous(Draws.gaussian(N, 2, 1));
    Discrete labels = Variable.labels(Draws.labels(N, 2, 2));
    int onlyTheUpper = 0;
    for (double variance = 1e-3; variance < 10; variance *= 1.3) {
      KdeEstimator upper = KdeEstimator.upperBound(variance);
      KdeEntropies entropies = upper.entropies(t, labels);
      boolean upperApart = StrictMath.exp(entropies.upperExcess()) > N / 10.0;
      boolean lowerApart = StrictMath.exp(entropies.lowerExcess()) > N / 10.0;
      assertThat(isUndersampled(upper.estimate(t, labels))).isEqualTo(upperApart);
      assertThat(isUndersampled(KdeEstimator.lowerBound(variance).estimate(t, labels)))
          .isEqualTo(lowerApart);
      onlyTheUpper += upperApart && !lowerApart ? 1 : 0;
    }
    assertThat(onlyTheUpper).isGreaterThan(2);
  }

  private static boolean isUndersampled(Estimate estimate) {
    return estimate.caveats().contains(Caveat.UNDERSAMPLED);
  }

  /** One point, ten samples: exactly ten for every point, and both bounds exactly zero. */
  @Test
  void tenSamplesOfOnePointAreEnoughAndItsBoundsAreNotFarApart() {
    Continuous t = Variable.scalar(new double[10]);
    Discrete labels = Variable.labels(new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1});
    for (KdeEstimator estimator :
        new KdeEstimator[] {KdeEstimator.upperBound(1), KdeEstimator.lowerBound(1)}) {
      Estimate estimate = estimator.estimate(t, labels);
      assertThat(estimate.nats()).isZero();
      assertThat(estimate.caveats()).doesNotContain(Caveat.UNDERSAMPLED, Caveat.BOUNDS_FAR_APART);
    }
  }

  @Test
  void softLabelsThatAreAllThereIsAreNotTooFew() {
    Continuous t = Variable.continuous(Draws.gaussian(N, 2, 1));
    Soft soft = Variable.distribution(Draws.oneHot(Draws.labels(N, 2, 2), 2));
    KdeEstimator estimator = KdeEstimator.upperBound(1e-6);
    assertThat(estimator.estimate(t, soft).caveats()).containsExactly(Caveat.UNDERSAMPLED);
    assertThat(estimator.estimate(t, soft.withCoverage(Coverage.ENUMERATED)).caveats()).isEmpty();
  }

  @Test
  void softLabelsThatSayNothingLeaveTheEntropyOfTheLayer() {
    Continuous t = Variable.continuous(Draws.gaussian(N, 2, 1));
    double[][] even = new double[N][2];
    for (double[] row : even) {
      row[0] = 0.25;
      row[1] = 0.75;
    }
    KdeEntropies entropies = KdeEstimator.upperBound(0.1).entropies(t, Variable.distribution(even));
    assertThat(entropies.upperConditionalExcess())
        .isCloseTo(entropies.upperExcess(), within(1e-13));
    assertThat(entropies.lowerConditionalExcess())
        .isCloseTo(entropies.lowerExcess(), within(1e-13));
  }

  @Test
  void inputsThatAreAllAlikeSaturateNothing() {
    Discrete inputs = Variable.distinctRows(new double[4][1], Coverage.SAMPLED);
    Estimate estimate = KdeEstimator.lowerBound(1).estimate(inputs, Variable.scalar(new double[4]));
    assertThat(estimate.nats()).isZero();
    assertThat(estimate.caveats()).doesNotContain(Caveat.SATURATED);
  }

  @Test
  void theEstimatorNamesItsSideAndItsNoise() {
    assertThat(KdeEstimator.upperBound(0.1)).hasToString("kde-upper(noiseVariance=0.1)");
    assertThat(KdeEstimator.lowerBound(1e-3)).hasToString("kde-lower(noiseVariance=1e-3)");
    for (double variance : new double[] {1e-300, 0.1, 1e300}) {
      assertThat(KdeEstimator.upperBound(variance).noiseVariance()).isEqualTo(variance);
    }
  }
}
