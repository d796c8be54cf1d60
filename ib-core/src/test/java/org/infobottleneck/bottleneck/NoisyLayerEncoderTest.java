package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.junit.jupiter.api.Test;

/** Encoders behind Gaussian noise, held to integrals on a grid. */
class NoisyLayerEncoderTest {

  private static final double VARIANCE = 0.2;
  private static final double[] PLACES = {-1.3, -0.8, -0.1, 0.4, 0.5, 1.7};
  private static final double[] P = {0.1, 0.25, 0.15, 0.2, 0.2, 0.1};
  private static final double[][] CONDITIONALS = {
    {0.9, 0.1}, {0.75, 0.25}, {0.9, 0.1}, {0.3, 0.7}, {0.05, 0.95}, {0.3, 0.7}
  };
  private static final JointDistribution JOINT = JointDistribution.ofConditionals(P, CONDITIONALS);
  private static final Discrete INPUTS = Variable.everyRowDistinct(6, Coverage.ENUMERATED);
  private static final DMatrixRMaj LAYER = new DMatrixRMaj(6, 1, true, PLACES);

  private static LayerEncoder noisy(int draws, long seed) {
    return LayerEncoder.noisy(
        JOINT, INPUTS, NoisyChannelEstimator.of(VARIANCE).withDraws(draws).withSeed(seed), LAYER);
  }

  /** The layer on a fine grid of t, as a table p(t|x): exact to the error of the trapezoid. */
  private static LayerEncoder onAGrid() {
    int points = 3000;
    double[][] table = new double[6][points];
    for (int x = 0; x < 6; x++) {
      double sum = 0;
      for (int j = 0; j < points; j++) {
        double distance = -5 + 10.0 * j / points - PLACES[x];
        table[x][j] = StrictMath.exp(-distance * distance / 2 / VARIANCE);
        sum += table[x][j];
      }
      for (int j = 0; j < points; j++) {
        table[x][j] /= sum;
      }
    }
    return LayerEncoder.ofConditionals(JOINT, table);
  }

  private static final DMatrixRMaj SOFTMAX =
      new DMatrixRMaj(6, 2, true, 0.6, 0.4, 0.9, 0.1, 0.5, 0.5, 0.1, 0.9, 0.2, 0.8, 0.4, 0.6);

  /**
   * Forty seeds: the mean of every quantity lies within 4.5 standard errors of its truth (eight
   * comparisons, 5e-5 false alarms in all), the errors stated are those observed (the spread of 40
   * values is known to 11 %).
   */
  @Test
  void drawsGiveTheIntegralsWithTheErrorsTheyState() {
    LayerEncoder truth = onAGrid();
    double beta = truth.fit().betaStar().orElseThrow();
    int seeds = 40;
    double[][] values = new double[seeds][];
    double[][] errors = new double[seeds][];
    for (int seed = 0; seed < seeds; seed++) {
      LayerEncoder encoder = noisy(600, seed);
      BottleneckFit fit = encoder.fit();
      EncoderResidual best = fit.residual().orElseThrow();
      EncoderResidual sharp = encoder.residual(20);
      EncoderResidual blunt = encoder.residual(0.5);
      DecoderResidual decoder = encoder.decoder(SOFTMAX);
      values[seed] =
          new double[] {
            encoder.inputInformation().nats(),
            encoder.targetInformation().nats(),
            fit.betaStar().orElseThrow(),
            best.nats(),
            sharp.nats(),
            blunt.nats(),
            decoder.residual(),
            fit.floor()
          };
      errors[seed] =
          new double[] {
            encoder.inputInformation().standardError().orElseThrow(),
            encoder.targetInformation().standardError().orElseThrow(),
            fit.betaError(),
            best.standardError(),
            sharp.standardError(),
            blunt.standardError(),
            decoder.standardError(),
            Double.NaN
          };
    }
    double[] expected = {
      truth.inputInformation().nats(),
      truth.targetInformation().nats(),
      beta,
      truth.fit().residual().orElseThrow().nats(),
      truth.residual(20).nats(),
      truth.residual(0.5).nats(),
      truth.decoder(SOFTMAX).residual(),
      truth.fit().floor()
    };
    for (int q = 0; q < expected.length; q++) {
      double mean = 0;
      double error = 0;
      for (int seed = 0; seed < seeds; seed++) {
        mean += values[seed][q] / seeds;
        error += errors[seed][q] / seeds;
      }
      double squares = 0;
      for (int seed = 0; seed < seeds; seed++) {
        squares += (values[seed][q] - mean) * (values[seed][q] - mean);
      }
      double spread = Math.sqrt(squares / (seeds - 1));
      assertThat(mean)
          .as("quantity %d", q)
          .isCloseTo(expected[q], within(4.5 * spread / Math.sqrt(seeds)));
      if (!Double.isNaN(error)) {
        assertThat(error / spread).as("error of quantity %d", q).isBetween(0.6, 1.6);
      }
    }
  }

  /** The estimator draws the same noise, but takes means of other terms. */
  @Test
  void informationAgreesWithTheNoisyChannelEstimator() {
    Dataset data = IcosahedronTask.stochastic(12);
    int[] rows = new int[512];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = 8 * i + i % 8;
    }
    Dataset part = data.subset(rows).asEnumerated();
    List<DMatrixRMaj> layers =
        Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), 3).activations(part.inputs());
    NoisyChannelEstimator channel = NoisyChannelEstimator.of(1e-2);
    for (int layer : new int[] {0, 3, 5}) {
      LayerEncoder encoder =
          LayerEncoder.noisy(
              JointDistribution.of(part), part.inputVariable(), channel, layers.get(layer));
      Variable t = Variable.continuous(layers.get(layer));
      Estimate input = channel.estimate(part.inputVariable(), t).named("X", "T");
      Estimate target = channel.estimate(t, part.targetVariable()).named("T", "Y");
      assertAgree(encoder.inputInformation(), input);
      assertAgree(encoder.targetInformation(), target);
      assertThat(encoder.inputInformation().caveats()).isEqualTo(input.caveats());
    }
  }

  private static void assertAgree(Estimate ours, Estimate theirs) {
    assertThat(ours.estimand()).isEqualTo(theirs.estimand());
    double error =
        Math.hypot(ours.standardError().orElseThrow(), theirs.standardError().orElseThrow());
    assertThat(ours.nats()).isCloseTo(theirs.nats(), within(4 * error));
  }

  @Test
  void theIdentityOfTheDecoderHoldsToTheErrorOfTheDraws() {
    LayerEncoder encoder = noisy(2000, 1);
    DecoderResidual decoder = encoder.decoder(SOFTMAX);
    double sum = decoder.conditionalEntropy() + decoder.lostInformation() + decoder.residual();
    double error = encoder.targetInformation().standardError().orElseThrow();
    assertThat(decoder.crossEntropy()).isCloseTo(sum, within(5 * error));
    assertThat(decoder.standardError()).isPositive();
  }

  @Test
  void residualOfTheDrawsIsConvexAndNoneIsBelowTheFloor() {
    LayerEncoder encoder = noisy(40, 2);
    BottleneckFit fit = encoder.fit();
    double best = fit.betaStar().orElseThrow();
    double least = fit.residual().orElseThrow().fit();
    assertThat(least).isNotNegative();
    for (double factor : new double[] {0.2, 0.9, 1.1, 6}) {
      double at = encoder.residual(factor * best).fit();
      assertThat(at).isGreaterThan(least);
      assertThat(encoder.residual((1 + factor) / 2 * best).fit()).isLessThan((at + least) / 2);
    }
  }

  /** With noise far below the spacing the layer tells its inputs, as if it were binned. */
  @Test
  void noiseThatLeavesTheInputsApartIsTheIdentity() {
    NoisyChannelEstimator channel = NoisyChannelEstimator.of(1e-8);
    LayerEncoder encoder = LayerEncoder.noisy(JOINT, INPUTS, channel, LAYER);
    BottleneckFit fit = encoder.fit();
    assertThat(fit.verdict()).isEqualTo(BottleneckFit.Verdict.INFINITE);
    assertThat(fit.residual().orElseThrow().nats())
        .isCloseTo(JOINT.inputEntropy() - JOINT.merged().inputEntropy(), within(1e-12));
    assertThat(encoder.inputInformation().nats()).isCloseTo(JOINT.inputEntropy(), within(1e-12));
    assertThat(encoder.inputInformation().caveats()).containsExactly(Caveat.SATURATED);
    Discrete sampled = INPUTS.withCoverage(Coverage.SAMPLED);
    assertThat(LayerEncoder.noisy(JOINT, sampled, channel, LAYER).targetInformation().caveats())
        .containsExactly(Caveat.UNDERSAMPLED);
  }

  @Test
  void aDeadLayerTellsNothing() {
    LayerEncoder encoder =
        LayerEncoder.noisy(JOINT, INPUTS, NoisyChannelEstimator.of(0.1), new DMatrixRMaj(6, 2));
    BottleneckFit fit = encoder.fit();
    assertThat(fit.verdict()).isEqualTo(BottleneckFit.Verdict.UNINFORMATIVE);
    assertThat(fit.residual().orElseThrow().nats()).isCloseTo(0, within(1e-12));
    assertThat(encoder.inputInformation().caveats()).containsExactly(Caveat.CONSTANT_COLUMN);
  }
}
