package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.junit.jupiter.api.Test;

/** What was made by the solver, and what layers may not undercut. */
class LayersAgainstTheCurveTest {

  private static final Dataset TASK = IcosahedronTask.stochastic(12);
  private static final JointDistribution JOINT = JointDistribution.of(TASK);
  private static final InformationBottleneck BOTTLENECK = InformationBottleneck.of(JOINT);

  @Test
  void encodersOfTheSolverHaveTheirOwnBetaAndNoResidual() {
    for (double beta : new double[] {1.5, 4, 30}) {
      BottleneckEncoder solved = BOTTLENECK.at(beta).encoder();
      double[][] table = new double[solved.inputs()][solved.clusters()];
      for (int x = 0; x < table.length; x++) {
        for (int t = 0; t < solved.clusters(); t++) {
          table[x][t] = solved.probability(x, t);
        }
      }
      LayerEncoder encoder = LayerEncoder.ofConditionals(JOINT, table);
      BottleneckFit fit = encoder.fit();
      assertThat(fit.residual().orElseThrow().nats()).isCloseTo(0, within(1e-9));
      assertThat(fit.betaStar().orElseThrow()).isCloseTo(beta, within(1e-3 * beta));
      assertThat(encoder.inputInformation().nats())
          .isCloseTo(solved.inputInformation(), within(1e-9));
      assertThat(encoder.targetInformation().nats())
          .isCloseTo(solved.targetInformation(), within(1e-9));
    }
  }

  /** min I(X;T) - beta I(T;Y) + residual(beta) is no more than what the layer has. */
  @Test
  void layersKeepTheDistanceThatTheirResidualSays() {
    List<DMatrixRMaj> layers =
        Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), 8).activations(TASK.inputs());
    BottleneckRecorder recorder =
        BottleneckRecorder.of(
            JOINT,
            TASK.inputVariable(),
            BinningEstimator.edges(-1, 1, 30),
            BinningEstimator.width(0.5));
    recorder.record(0, layers);
    InformationCurve curve = BOTTLENECK.curve(1.05, 1.2, 1.5, 2, 3, 5, 10, 50, 1000);
    for (LayerFit fit : recorder.fits()) {
      CurveGap gap = fit.gap(curve);
      assertThat(gap.vertical().high()).as(fit.toString()).isGreaterThanOrEqualTo(-1e-12);
      // The residual at beta* is a lower bound of the horizontal gap.
      double residual = fit.fit().residual().orElseThrow().nats();
      assertThat(gap.horizontal().orElseThrow().high()).isGreaterThanOrEqualTo(residual - 1e-9);
    }
    for (double beta : new double[] {1.2, 2, 10}) {
      BottleneckEncoder best = BOTTLENECK.at(beta).encoder();
      double least = best.inputInformation() - beta * best.targetInformation();
      for (DMatrixRMaj layer : layers) {
        LayerEncoder encoder =
            LayerEncoder.quantized(JOINT, TASK.inputVariable(), BinningEstimator.width(0.5), layer);
        double has = encoder.inputInformation().nats() - beta * encoder.targetInformation().nats();
        assertThat(has - least).isGreaterThanOrEqualTo(encoder.residual(beta).nats() - 1e-9);
      }
    }
  }
}
