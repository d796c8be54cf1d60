package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.LayerEstimate;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.estimators.StandardError;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Workspace;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.ActivationChannel;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.junit.jupiter.api.Test;

class NoisyNetworkEstimatorTest {

  private static final NoisyNetworkEstimator ESTIMATOR =
      NoisyNetworkEstimator.withDefaults().withRows(128).withDraws(256);

  /** Every sixteenth pattern of the icosahedron task, as if these were all. */
  private static Dataset patterns() {
    return some(IcosahedronTask.deterministic());
  }

  private static Dataset some(Dataset all) {
    int[] rows = new int[256];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = 16 * i + i % 16;
    }
    return all.subset(rows).asEnumerated();
  }

  private static Mlp network(Activation hidden, double variance, int... widths) {
    return Mlp.create(
        Architecture.of(hidden, widths)
            .withOutput(hidden == Activation.LINEAR ? Activation.LINEAR : Activation.SOFTMAX)
            .withChannel(ActivationChannel.gaussian(variance)),
        1);
  }

  private static double error(Estimate estimate) {
    return estimate.standardError().orElseThrow();
  }

  /**
   * Layers of a linear network are Gaussian given the input, with a known covariance: on axes where
   * that is the identity, the information is that of a plain channel with noise of variance 1.
   */
  private static LayerEstimate truth(Mlp network, Dataset data, int layer, double variance) {
    DMatrixRMaj covariance = new DMatrixRMaj(0, 0);
    for (int l = 1; l <= layer; l++) {
      DMatrixRMaj w = network.weights(l);
      DMatrixRMaj next = CommonOps_DDRM.identity(w.numCols);
      CommonOps_DDRM.scale(variance, next);
      if (l > 1) {
        DMatrixRMaj half = new DMatrixRMaj(w.numCols, w.numRows);
        CommonOps_DDRM.multTransA(w, covariance, half);
        DMatrixRMaj passed = new DMatrixRMaj(w.numCols, w.numCols);
        CommonOps_DDRM.mult(half, w, passed);
        CommonOps_DDRM.addEquals(next, passed);
      }
      covariance = next;
    }
    int d = covariance.numRows;
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
    assertThat(cholesky.decompose(covariance.copy())).isTrue();
    DMatrixRMaj inverse = new DMatrixRMaj(d, d);
    CommonOps_DDRM.invert(cholesky.getT(null), inverse);
    DMatrixRMaj white = new DMatrixRMaj(data.size(), d);
    CommonOps_DDRM.multTransB(network.activations(data.inputs()).get(layer - 1), inverse, white);
    return NoisyChannelEstimator.of(1)
        .withDraws(40)
        .withSeed(77)
        .estimate(
            data.inputVariable(),
            List.of(Variable.continuous(white)),
            data.targetVariable(),
            new Workspace())
        .get(0);
  }

  @Test
  void layersOfLinearNetworksAreMetWithinTheirStandardErrors() {
    Dataset hard = patterns();
    Dataset soft = some(IcosahedronTask.stochastic(12));
    for (double variance : new double[] {0.003, 0.1}) {
      Mlp network = network(Activation.LINEAR, variance, 12, 6, 5, 3, 2);
      for (Dataset data : List.of(hard, soft)) {
        List<LayerEstimate> estimates = ESTIMATOR.estimate(network, data);
        for (int layer = 1; layer <= 4; layer++) {
          LayerEstimate estimate = estimates.get(layer - 1);
          LayerEstimate truth = truth(network, data, layer, variance);
          // Four standard errors: of 32 values, one in a few hundred tests would miss by chance.
          check(estimate.inputInformation(), truth.inputInformation());
          check(estimate.targetInformation(), truth.targetInformation());
        }
      }
    }
  }

  /** Three, one of which never occurs; as labels and as distributions they are the same. */
  @Test
  void classesAreThoseOfTheRows() {
    DMatrixRMaj inputs = patterns().inputs();
    int[] labels = new int[inputs.numRows];
    DMatrixRMaj distribution = new DMatrixRMaj(inputs.numRows, 4);
    for (int i = 0; i < labels.length; i++) {
      int ones = 0;
      for (int c = 0; c < inputs.numCols; c++) {
        ones += inputs.get(i, c) > 0 ? 1 : 0;
      }
      labels[i] = ones < 5 ? 0 : ones < 7 ? 3 : 1;
      distribution.set(i, labels[i], 1);
    }
    Dataset hard = Dataset.labeled(inputs, labels, 4).asEnumerated();
    Mlp network = network(Activation.LINEAR, 0.1, 12, 6, 5, 4);
    List<LayerEstimate> estimates = ESTIMATOR.estimate(network, hard);
    for (int layer = 1; layer <= 2; layer++) {
      LayerEstimate truth = truth(network, hard, layer, 0.1);
      check(estimates.get(layer - 1).targetInformation(), truth.targetInformation());
    }
    Dataset soft = Dataset.soft(inputs, distribution).asEnumerated();
    List<LayerEstimate> same = ESTIMATOR.estimate(network, soft);
    for (int i = 0; i < estimates.size(); i++) {
      assertThat(same.get(i).targetInformation().nats())
          .isCloseTo(estimates.get(i).targetInformation().nats(), within(1e-13));
    }
  }

  private static void check(Estimate estimate, Estimate truth) {
    assertThat(estimate.isValid()).as(estimate.toString()).isTrue();
    double error = Math.hypot(error(estimate), error(truth));
    assertThat(estimate.nats()).isCloseTo(truth.nats(), within(4 * error + 1e-9));
    assertThat(error).isLessThan(0.15);
  }

  @Test
  void theFirstLayerIsThatOfThePlainNoisyChannel() {
    Dataset data = patterns();
    Mlp network = network(Activation.TANH, 0.05, 12, 5, 3, 2);
    LayerEstimate first = ESTIMATOR.estimate(network, data).get(0);
    Variable layer = Variable.continuous(network.activations(data.inputs()).get(0));
    NoisyChannelEstimator plain = NoisyChannelEstimator.of(0.05).withDraws(100).withSeed(5);
    check(first.inputInformation(), plain.estimate(data.inputVariable(), layer));
    check(first.targetInformation(), plain.estimate(layer, data.targetVariable()));
  }

  @Test
  void saturatedUnitsAreBinaryChannels() {
    // Two inputs far apart and little noise: each layer holds ln 2 and the label, but for nothing.
    DMatrixRMaj inputs = new DMatrixRMaj(new double[][] {{-1}, {1}});
    Dataset data = Dataset.labeled(inputs, new int[] {0, 1}, 2).asEnumerated();
    Mlp network = network(Activation.TANH, 1e-4, 1, 1, 1, 2);
    for (int layer = 1; layer <= 3; layer++) {
      network.weights(layer).data[0] = 30;
    }
    NoisyNetworkEstimator estimator = ESTIMATOR.withRows(32).withDraws(16);
    for (LayerEstimate estimate : estimator.estimate(network, data)) {
      assertThat(estimate.inputInformation().nats()).isCloseTo(Math.log(2), within(1e-9));
      assertThat(estimate.targetInformation().nats()).isCloseTo(Math.log(2), within(1e-9));
      assertThat(estimate.inputInformation().caveats()).containsExactly(Caveat.SATURATED);
    }
  }

  @Test
  void oneLinearUnitOnAnotherIsATwoPointMixture() {
    // T_2 = w (x + Z_1) + Z_2 with x = -1, 1: N(w x, s2 (1 + w^2)), the integral by Simpson's rule.
    double variance = 0.8;
    double weight = 1.5;
    DMatrixRMaj inputs = new DMatrixRMaj(new double[][] {{-1}, {1}});
    Dataset data = Dataset.labeled(inputs, new int[] {0, 1}, 2).asEnumerated();
    Mlp network = network(Activation.LINEAR, variance, 1, 1, 1, 2);
    network.weights(1).data[0] = 1;
    network.weights(2).data[0] = weight;
    double truth = twoPoints(weight, variance * (1 + weight * weight));
    int seeds = 40;
    double sum = 0;
    double squares = 0;
    int covered = 0;
    for (int seed = 0; seed < seeds; seed++) {
      Estimate estimate =
          NoisyNetworkEstimator.withDefaults()
              .withRows(64)
              .withDraws(64)
              .withMixtureDraws(32)
              .withSeed(seed)
              .estimate(network, data)
              .get(1)
              .inputInformation();
      double deviation = estimate.nats() - truth;
      sum += deviation;
      squares += deviation * deviation;
      covered += Math.abs(deviation) < 2 * error(estimate) ? 1 : 0;
    }
    // No bias within four of its own standard errors; nine of ten intervals cover.
    assertThat(sum / seeds).isCloseTo(0, within(4 * Math.sqrt(squares) / seeds));
    assertThat(squares / seeds).isLessThan(0.04 * 0.04);
    assertThat(covered).isGreaterThanOrEqualTo(36);
  }

  @Test
  void oneTanhUnitOnAnotherIsTheIntegralOverBothNoises() {
    double variance = 0.3;
    DMatrixRMaj inputs = new DMatrixRMaj(new double[][] {{-1}, {0.2}, {1}});
    Dataset data = Dataset.labeled(inputs, new int[] {0, 1, 1}, 2).asEnumerated();
    Mlp network = network(Activation.TANH, variance, 1, 1, 1, 2);
    network.weights(1).data[0] = 1.2;
    network.weights(2).data[0] = 2;
    network.biases(2).data[0] = 0.3;
    double deviation = Math.sqrt(variance);
    // Sums over even steps of smooth functions that vanish at both ends: exact to many digits.
    double step = 0.02;
    double input = 0;
    double target = 0;
    for (double t = -6; t <= 6; t += step) {
      double[] p = new double[3];
      for (int x = 0; x < 3; x++) {
        double below = StrictMath.tanh(1.2 * inputs.get(x, 0));
        for (double z = -8; z <= 8; z += 0.05) {
          double gap = t - StrictMath.tanh(2 * (below + deviation * z) + 0.3);
          p[x] += 0.05 * StrictMath.exp(-z * z / 2 - gap * gap / (2 * variance));
        }
        p[x] /= 2 * Math.PI * deviation;
      }
      double all = (p[0] + p[1] + p[2]) / 3;
      for (int x = 0; x < 3; x++) {
        input += step * p[x] / 3 * StrictMath.log(p[x] / all);
      }
      double zero = p[0] / 3 / all;
      target +=
          step
              * all
              * (zero * StrictMath.log(3 * zero) + (1 - zero) * StrictMath.log(1.5 * (1 - zero)));
    }
    for (int seed = 0; seed < 5; seed++) {
      LayerEstimate estimate =
          NoisyNetworkEstimator.withDefaults()
              .withRows(128)
              .withDraws(256)
              .withMixtureDraws(256)
              .withSeed(seed)
              .estimate(network, data)
              .get(1);
      Estimate x = estimate.inputInformation();
      Estimate y = estimate.targetInformation();
      assertThat(x.nats()).isCloseTo(input, within(3.5 * error(x)));
      assertThat(y.nats()).isCloseTo(target, within(3.5 * error(y)));
      assertThat(error(x)).isLessThan(0.15 * input);
      assertThat(error(y)).isLessThan(0.2 * target);
    }
  }

  /** I of X = -m, m with equal probability, and X + N(0, variance). */
  private static double twoPoints(double m, double variance) {
    double reach = m + 10 * Math.sqrt(variance);
    int steps = 4000;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double t = -reach + 2 * reach * i / steps;
      double one = StrictMath.exp(-(t - m) * (t - m) / (2 * variance));
      double other = StrictMath.exp(-(t + m) * (t + m) / (2 * variance));
      double value = one > 0 ? one * StrictMath.log(one / ((one + other) / 2)) : 0;
      sum += value * (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2);
    }
    return sum * (2 * reach / steps / 3) / Math.sqrt(2 * Math.PI * variance);
  }

  @Test
  void muchNoiseLeavesNothing() {
    Mlp network = network(Activation.TANH, 1e4, 12, 5, 3, 2);
    for (LayerEstimate estimate : ESTIMATOR.estimate(network, patterns())) {
      Offset<Double> near = within(1e-3);
      assertThat(estimate.inputInformation().nats()).isCloseTo(0, near);
      assertThat(estimate.targetInformation().nats()).isCloseTo(0, near);
    }
  }

  @Test
  void informationFallsFromLayerToLayerAndStaysBelowTheEntropies() {
    Dataset data = patterns();
    for (double variance : new double[] {0.01, 0.1}) {
      Mlp network = network(Activation.TANH, variance, 12, 6, 5, 4, 3, 2);
      double input = Math.log(256);
      double target = Math.log(2);
      double slackX = 1e-9;
      double slackY = 1e-9;
      for (LayerEstimate estimate : ESTIMATOR.estimate(network, data)) {
        Estimate x = estimate.inputInformation();
        Estimate y = estimate.targetInformation();
        assertThat(x.nats()).isLessThan(input + 3 * (slackX + error(x))).isPositive();
        assertThat(y.nats()).isLessThan(target + 3 * (slackY + error(y)));
        assertThat(y.nats()).isLessThan(x.nats() + 3 * (error(x) + error(y)));
        input = x.nats();
        target = y.nats();
        slackX = error(x);
        slackY = error(y);
      }
    }
  }

  @Test
  void noiseSpreadTooWideForTheKernelIsFlagged() {
    Mlp network = network(Activation.LINEAR, 0.1, 12, 8, 8, 2);
    CommonOps_DDRM.scale(5, network.weights(2));
    Estimate estimate = ESTIMATOR.estimate(network, patterns()).get(1).inputInformation();
    assertThat(estimate.caveats()).contains(Caveat.NOISE_UNRESOLVED);
    assertThat(estimate.isValid()).isFalse();
  }

  @Test
  void estimatesSayWhatTheyAre() {
    Mlp network = network(Activation.TANH, 0.1, 12, 5, 3, 2);
    LayerEstimate estimate = ESTIMATOR.estimate(network, patterns()).get(1);
    assertThat(estimate.layer()).isEqualTo(1);
    assertThat(estimate.estimator())
        .isEqualTo("noisy-network(rows=128,draws=256,mixtureDraws=64,seed=0)")
        .isEqualTo(ESTIMATOR.toString());
    Estimate x = estimate.inputInformation();
    assertThat(x.estimand()).hasToString("I(X;f(T~)+N(0,0.1))");
    assertThat(estimate.targetInformation().estimand()).hasToString("I(f(T~)+N(0,0.1);Y)");
    assertThat(x.error().orElseThrow().source()).isEqualTo(StandardError.Source.MONTE_CARLO);
    assertThat(x.samples()).isEqualTo(256);
    assertThat(ESTIMATOR.estimate(network, patterns()).get(1)).isEqualTo(estimate);
    assertThat(ESTIMATOR.withSeed(1).estimate(network, patterns()).get(1)).isNotEqualTo(estimate);
    assertThat(ESTIMATOR).isEqualTo(ESTIMATOR.withSeed(0)).hasSameHashCodeAs(ESTIMATOR.withSeed(0));
    assertThat(ESTIMATOR).isNotEqualTo(ESTIMATOR.withMixtureDraws(2));
  }

  @Test
  void sampledRowsAreFlagged() {
    Mlp network = network(Activation.TANH, 0.1, 12, 5, 3, 2);
    Dataset sample = IcosahedronTask.deterministic().subset(new int[] {1, 500, 900, 4000, 77});
    Estimate first = ESTIMATOR.withRows(4).estimate(network, sample).get(0).inputInformation();
    assertThat(first.caveats()).contains(Caveat.SAMPLED_INPUTS, Caveat.UNDERSAMPLED);
  }

  @Test
  void otherNetworksAndTargetsAreRefused() {
    Mlp plain = Mlp.create(Architecture.tanh(12, 5, 2), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ESTIMATOR.estimate(plain, patterns()))
        .withMessageContaining("gaussian(noiseVariance=0.01), got none");
    assertThat(
            ESTIMATOR.refusal(
                plain.architecture().withChannel(ActivationChannel.quantized(4)),
                Variable.Kind.LABELS))
        .hasValueSatisfying(reason -> assertThat(reason).contains("BinningEstimator.distinct()"));
    assertThat(
            ESTIMATOR.refusal(
                plain.architecture().withChannel(ActivationChannel.gaussian(1)),
                Variable.Kind.CONTINUOUS))
        .hasValueSatisfying(reason -> assertThat(reason).contains("needs labels or soft labels"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ESTIMATOR.withDraws(5))
        .withMessageContaining("number of draws must be even, got 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ESTIMATOR.withMixtureDraws(0))
        .withMessageContaining("number of mixture draws must be at least 2, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ESTIMATOR.withRows(1))
        .withMessageContaining("number of rows must be at least 2, got 1");
    assertThat(((Discrete) patterns().targetVariable()).symbols()).isEqualTo(2);
  }
}
