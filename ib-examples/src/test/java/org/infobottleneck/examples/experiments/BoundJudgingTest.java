package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.junit.jupiter.api.Test;

class BoundJudgingTest {

  private static final double NATS_PER_BIT = 0.6931471805599453;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static final InformationBottleneck BOTTLENECK = SyntheticLayers.bottleneck();
  private static final InformationCurve CURVE = BOTTLENECK.curve();
  private static final CurvePoint SHARP = BOTTLENECK.at(50).point();
  private static final CurvePoint BLUNT = BOTTLENECK.at(3).point();

  private static List<Judgement> judgements(double right, double down, double residual) {
    double[] first = {
      SHARP.inputInformation() + right * NATS_PER_BIT,
      SHARP.targetInformation() - down * NATS_PER_BIT,
      50,
      residual * NATS_PER_BIT
    };
    double[] second = {
      BLUNT.inputInformation() + right * NATS_PER_BIT,
      BLUNT.targetInformation() - down * NATS_PER_BIT,
      3,
      residual * NATS_PER_BIT
    };
    List<ConvergedLayers> networks =
        List.of(
            SyntheticLayers.network(1, 100, first, second),
            SyntheticLayers.network(2, 100, first, second));
    return new BoundJudging(
            networks,
            List.of(SyntheticLayers.OBSERVER),
            List.of(1, 2),
            CURVE,
            new double[] {2.9, 52})
        .judgements();
  }

  private static Verdict of(Claim claim, List<Judgement> judgements) {
    return judgements.stream()
        .filter(judgement -> judgement.claim() == claim)
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  @Test
  void layersOnTheCurveMeetEveryClaim() {
    assertThat(judgements(0, 0, 0)).allMatch(judgement -> judgement.verdict() == Verdict.HOLDS);
  }

  @Test
  void layersFarToTheRightHoldExcessInformation() {
    assertThat(of(Claim.NO_EXCESS_INFORMATION, judgements(1, 0, 0)))
        .isEqualTo(Verdict.DOES_NOT_HOLD);
  }

  @Test
  void layersFarBelowAreNotNear() {
    List<Judgement> below = judgements(0, 0.1, 0);
    assertThat(of(Claim.NEAR_THE_BOUND, below)).isEqualTo(Verdict.DOES_NOT_HOLD);
    assertThat(of(Claim.SELF_CONSISTENT, below)).isEqualTo(Verdict.HOLDS);
  }

  @Test
  void aResidualAboveTheThresholdDoesNotHold() {
    assertThat(of(Claim.SELF_CONSISTENT, judgements(0, 0, 0.11))).isEqualTo(Verdict.DOES_NOT_HOLD);
    assertThat(of(Claim.SELF_CONSISTENT, judgements(0, 0, 0.09))).isEqualTo(Verdict.HOLDS);
  }

  @Test
  void everyClaimOfTheFigureIsJudged() {
    assertThat(judgements(0, 0, 0).stream().map(Judgement::claim).toList())
        .isEqualTo(new Figure6().claims());
  }

  @Test
  void twoInfiniteBetasAreNoFallUnlessTheyAreLeftOut() {
    double[] betas = {INFINITE, INFINITE, 40, 5, 1.4};
    assertThat(BoundJudging.falls(betas, true)).isFalse();
    assertThat(BoundJudging.falls(betas, false)).isTrue();
    assertThat(BoundJudging.falls(new double[] {INFINITE, 40, 5}, true)).isTrue();
    assertThat(BoundJudging.falls(new double[] {INFINITE, 5}, false)).isFalse();
    assertThat(BoundJudging.falls(new double[] {40, 41, 5}, false)).isFalse();
    assertThat(BoundJudging.falls(new double[] {40, INFINITE, 5}, false)).isFalse();
  }

  @Test
  void theFactorToTheNearestCriticalBetaIsTheSameFromBothSides() {
    double[] critical = {2, 20};
    assertThat(BoundJudging.factorToNearest(4, critical)).isEqualTo(2);
    assertThat(BoundJudging.factorToNearest(10, critical)).isEqualTo(2);
    assertThat(BoundJudging.factorToNearest(INFINITE, critical)).isInfinite();
  }

  @Test
  void theShareNearTwoCriticalBetasIsThatOfTheirInnerNeighborhoods() {
    // Of a range of a factor 100, a factor 10^0.1 behind the first and before the last: a tenth.
    assertThat(BoundJudging.shareNear(new double[] {1, 100}, StrictMath.pow(10, 0.1)))
        .isCloseTo(0.1, within(1e-3));
  }
}
