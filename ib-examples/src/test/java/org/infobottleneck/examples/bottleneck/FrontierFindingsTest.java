package org.infobottleneck.examples.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.bottleneck.EncoderDecoderView.Reading;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.junit.jupiter.api.Test;

/** Made-up networks: the sentences must follow the numbers, whatever they are. */
class FrontierFindingsTest {

  private static final InformationCurve CURVE =
      InformationBottleneck.of(JointDistribution.of(IcosahedronTask.stochastic(12))).curve();

  private static List<String> findings(double[][] bits) {
    FrontierGrid grid = new FrontierGrid(12, List.of(6), List.of(0.85), 10, 2, 2, 1);
    List<FrontierStudy.Network> networks = new ArrayList<>();
    for (FrontierGrid.Task task : grid.tasks()) {
      List<Reading> readings = new ArrayList<>();
      for (int i = 0; i < bits.length; i++) {
        readings.add(new Reading(10 * i, estimate(bits[i][0]), estimate(bits[i][1])));
      }
      networks.add(new FrontierStudy.Network(task, readings));
    }
    return FrontierFindings.of(Frontier.of(grid, networks, CURVE, 2));
  }

  private static Estimate estimate(double bits) {
    Estimand estimand = Estimand.of(new Channel.Exact(), new Channel.Exact());
    return Estimate.of(Bits.toNats(bits), estimand, 4096, "made up");
  }

  @Test
  void lossAfterTheBestEpochIsReported() {
    assertThat(findings(new double[][] {{5, 0.1}, {6, 0.8}, {4, 0.7}}))
        .anyMatch(
            line ->
                line.contains("from 0.100 to 0.700 bits, the most, 0.800, at epoch 10")
                    && line.contains("0.100 lost after it (standard error 0.000)")
                    && line.contains("from 5.00 over 6.00 at epoch 10 to 4.00 bits"));
    assertThat(findings(new double[][] {{5, 0.1}, {6, 0.8}}))
        .anyMatch(line -> line.contains("the most at the last epoch"));
  }

  @Test
  void pointsAboveTheLimitAreReported() {
    assertThat(findings(new double[][] {{5, 0.1}, {5, 0.95}}))
        .anyMatch(
            line -> line.startsWith("IB limit: 1 of the 2 means lie above it, by up to 0.05"));
    assertThat(findings(new double[][] {{5, 0.1}, {5, 0.8}}))
        .contains("IB limit: none of the 2 means lies above it.");
  }

  @Test
  void redCurveIsComparedWhereItSaysSomething() {
    // Its maximum for m = 3482 is 0.764 bits, at 1.18 bits; at 2 bits it is lower.
    assertThat(findings(new double[][] {{9, 0.1}, {2, 0.8}}))
        .anyMatch(line -> line.contains("vacuous at the I(X;T) of 1 of 2 means; 1 of the other 1"))
        .anyMatch(line -> line.startsWith("At m = 3482 the networks of 6 hidden layers keep more"));
    assertThat(findings(new double[][] {{9, 0.1}, {2, 0.2}}))
        .anyMatch(line -> line.contains("0 of the other 1 lie above it"))
        .anyMatch(line -> line.startsWith("At no m do the networks of 6 hidden layers keep more"));
    assertThat(findings(new double[][] {{9, 0.1}, {9, 0.2}}))
        .anyMatch(line -> line.endsWith("m = 3482: vacuous at the I(X;T) of every mean."));
  }
}
