package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.bottleneck.InformationCurve;
import org.junit.jupiter.api.Test;

class SampleSizesTest {

  private static final double NATS_PER_BIT = 0.6931471805599453;
  private static final List<String> OBSERVERS = List.of(SyntheticLayers.OBSERVER);

  private static final InformationCurve CURVE = SyntheticLayers.bottleneck().curve();

  /** One layer of two bits, at two seeds a hundredth of a bit apart. */
  private static SampleSizes sizes(double... targetBits) {
    List<ConvergedLayers> networks = new ArrayList<>();
    for (int i = 0; i < targetBits.length; i++) {
      for (int seed = 1; seed <= 2; seed++) {
        double target = (targetBits[i] + 0.01 * seed) * NATS_PER_BIT;
        networks.add(
            SyntheticLayers.network(
                seed, 100 * (i + 1), new double[] {2 * NATS_PER_BIT, target, 3, 0}));
      }
    }
    return SampleSizes.of(networks);
  }

  @Test
  void risingInEveryStepHolds() {
    Judgement judgement = sizes(0.1, 0.2, 0.3).raise(OBSERVERS, 1);
    assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(judgement.number()).contains("2 of 2 steps", "0.200 ± 0.000");
  }

  @Test
  void risingInHalfOfTheStepsDoesNot() {
    assertThat(sizes(0.1, 0.3, 0.2).raise(OBSERVERS, 1).verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
  }

  @Test
  void aRiseAtOneAmountOfInformationApproachesTheCurveAlongBothAxes() {
    Judgement judgement = sizes(0.1, 0.2).approach(OBSERVERS, 1, CURVE);
    // Along I(T;Y) the layer comes nearer; along I(X;T) the curve moves toward it, too.
    assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(judgement.number())
        .contains("along I(T;Y) by " + SyntheticLayers.OBSERVER + ": -0.100");
  }

  @Test
  void aLayerAboveTheWholeCurveIsComparedWithItsEnd() {
    ConvergedLayers.Reading above =
        SyntheticLayers.network(
                1, 1, new double[] {2 * NATS_PER_BIT, CURVE.mutualInformation() + 1e-3, 3, 0})
            .last(1, SyntheticLayers.OBSERVER);
    assertThat(Curves.horizontal(CURVE, above))
        .isCloseTo(2 - CURVE.statisticEntropy() / NATS_PER_BIT, within(0.05));
  }

  @Test
  void networksThatDivergedAreLeftOut() {
    List<ConvergedLayers> networks = new ArrayList<>();
    networks.add(ConvergedLayers.parse("diverged\t3\t100\t17\n"));
    double[] layer = {1, 0.2, 3, 0};
    networks.add(SyntheticLayers.network(1, 100, layer));
    networks.add(SyntheticLayers.network(1, 200, layer));
    assertThat(SampleSizes.of(networks).network(100, ConvergedLayers::testAccuracy).runs())
        .isEqualTo(1);
  }
}
