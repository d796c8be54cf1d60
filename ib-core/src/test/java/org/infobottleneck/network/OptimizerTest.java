package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class OptimizerTest {

  private static final Offset<Double> ROUNDING = Offset.offset(1e-15);

  /** One weight and one bias. */
  private static final Architecture SCALAR =
      new Architecture(
          List.of(1, 1), Activation.LINEAR, Activation.LINEAR, Initializer.GLOROT_NORMAL);

  private static final double[] SLOPES = {0.5, -0.25, 1.5, 0.125};

  /** The path of the weight and the bias, both from 2, under the slopes above. */
  private static double[][] path(Optimizer optimizer) {
    Mlp network =
        Mlp.of(
            SCALAR,
            List.of(new DMatrixRMaj(1, 1, true, 2)),
            List.of(new DMatrixRMaj(1, 1, true, 2)));
    OptimizerState state = optimizer.newState(SCALAR);
    double[][] path = new double[SLOPES.length][];
    for (int t = 0; t < SLOPES.length; t++) {
      Gradients gradients = new Gradients(SCALAR);
      gradients.weights(1).set(0, 0, SLOPES[t]);
      gradients.biases(1).set(0, 0, SLOPES[t]);
      optimizer.step(network, gradients, state);
      path[t] = new double[] {network.weights(1).get(0, 0), network.biases(1).get(0, 0)};
    }
    assertThat(state.steps()).isEqualTo(SLOPES.length);
    return path;
  }

  @Test
  void plainDescentFollowsTheSlope() {
    double w = 2;
    double[][] path = path(Sgd.learningRate(0.1));
    for (int t = 0; t < SLOPES.length; t++) {
      w -= 0.1 * SLOPES[t];
      assertThat(path[t]).containsExactly(new double[] {w, w}, ROUNDING);
    }
  }

  @Test
  void momentumKeepsAShareOfTheVelocity() {
    // v: 0.5, 0.2, 1.68, 1.637; lr 0.1.
    double[][] path = path(Sgd.learningRate(0.1).withMomentum(0.9));

    assertThat(path[0][0]).isCloseTo(1.95, ROUNDING);
    assertThat(path[1][0]).isCloseTo(1.93, ROUNDING);
    assertThat(path[2][0]).isCloseTo(1.762, ROUNDING);
    assertThat(path[3][0]).isCloseTo(1.5983, ROUNDING);
    assertThat(path[3][1]).isEqualTo(path[3][0]);
  }

  @Test
  void weightDecayShrinksWeightsAndLeavesBiases() {
    double w = 2;
    double b = 2;
    double[][] path = path(Sgd.learningRate(0.1).withWeightDecay(0.5));
    for (int t = 0; t < SLOPES.length; t++) {
      w -= 0.1 * (SLOPES[t] + 0.5 * w);
      b -= 0.1 * SLOPES[t];
      assertThat(path[t]).containsExactly(new double[] {w, b}, ROUNDING);
    }
  }

  @Test
  void weightDecayEntersTheVelocity() {
    double w = 2;
    double v = 0;
    double[][] path = path(new Sgd(0.1, 0.9, 0.5));
    for (int t = 0; t < SLOPES.length; t++) {
      v = 0.9 * v + SLOPES[t] + 0.5 * w;
      w -= 0.1 * v;
      assertThat(path[t][0]).isCloseTo(w, ROUNDING);
    }
  }

  @Test
  void adamOfThePaperAddsEpsilonToTheCorrectedRoot() {
    checkAdam(Adam.kingma(0.01).withEpsilon(1e-3), 0);
    checkAdam(Adam.kingma(0.01).withBeta1(0.5).withBeta2(0.9).withWeightDecay(0.1), 0.1);
  }

  @Test
  void adamOfTensorFlowAddsEpsilonToTheRawRoot() {
    checkAdam(Adam.tensorFlow(0.01).withEpsilon(1e-3), 0);
    checkAdam(Adam.tensorFlow(0.01).withBeta1(0.5).withBeta2(0.9).withWeightDecay(0.1), 0.1);
  }

  private static void checkAdam(Adam adam, double decay) {
    double w = 2;
    double m = 0;
    double v = 0;
    double[][] path = path(adam);
    for (int t = 1; t <= SLOPES.length; t++) {
      double g = SLOPES[t - 1] + decay * w;
      m = adam.beta1() * m + (1 - adam.beta1()) * g;
      v = adam.beta2() * v + (1 - adam.beta2()) * g * g;
      double c1 = 1 - Math.pow(adam.beta1(), t);
      double c2 = 1 - Math.pow(adam.beta2(), t);
      w -=
          adam.form() == Adam.Form.KINGMA
              ? 0.01 * (m / c1) / (Math.sqrt(v / c2) + adam.epsilon())
              : 0.01 * Math.sqrt(c2) / c1 * m / (Math.sqrt(v) + adam.epsilon());
      assertThat(path[t - 1][0]).isCloseTo(w, ROUNDING);
    }
  }

  @Test
  void theFirstStepOfAdamIsTheLearningRateWhateverTheSlope() {
    assertThat(path(Adam.kingma(0.01))[0][0]).isCloseTo(1.99, Offset.offset(1e-9));
    // The raw root is 0.5 sqrt(0.001): epsilon weighs 32 times as much.
    double smaller = 2 - 0.01 * (1 - 1e-3 / (0.5 * Math.sqrt(0.001) + 1e-3));
    assertThat(path(Adam.tensorFlow(0.01).withEpsilon(1e-3))[0][0]).isCloseTo(smaller, ROUNDING);
  }

  @Test
  void theFormsAgreeAsEpsilonVanishes() {
    double[][] kingma = path(Adam.kingma(0.01).withEpsilon(1e-14));
    double[][] tensorFlow = path(Adam.tensorFlow(0.01).withEpsilon(1e-14));

    for (int t = 0; t < SLOPES.length; t++) {
      assertThat(kingma[t][0]).isCloseTo(tensorFlow[t][0], Offset.offset(1e-13));
    }
  }

  @Test
  void aChangeGivesANewValue() {
    assertThat(Sgd.learningRate(0.1).withMomentum(0.9).withWeightDecay(1e-4).withLearningRate(0.2))
        .isEqualTo(new Sgd(0.2, 0.9, 1e-4));
    assertThat(
            Adam.kingma(1)
                .withLearningRate(0.5)
                .withBeta1(0.1)
                .withBeta2(0.2)
                .withEpsilon(0.3)
                .withWeightDecay(0.4))
        .isEqualTo(new Adam(Adam.Form.KINGMA, 0.5, 0.1, 0.2, 0.3, 0.4));
    assertThat(Sgd.learningRate(0.1).withBatchSize(32))
        .isEqualTo(Training.with(new Sgd(0.1, 0, 0)).withBatchSize(32));
  }

  @Test
  void descriptionsNameEveryNumber() {
    assertThat(Sgd.learningRate(0.1).withMomentum(0.9).withWeightDecay(1e-4))
        .hasToString("sgd(learningRate=0.1, momentum=0.9, weightDecay=1e-4)");
    assertThat(Adam.tensorFlow(4e-4))
        .hasToString(
            "adam(form=tensor_flow, learningRate=4e-4, beta1=0.9, beta2=0.999, epsilon=1e-8,"
                + " weightDecay=0)");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    refused(() -> Sgd.learningRate(0), "learning rate must be positive and finite, got 0.0");
    refused(() -> Sgd.learningRate(Double.NaN), "learning rate");
    refused(() -> Sgd.learningRate(1).withMomentum(1), "momentum must lie in [0, 1), got 1.0");
    refused(() -> Sgd.learningRate(1).withMomentum(-0.1), "momentum");
    refused(() -> Sgd.learningRate(1).withWeightDecay(-1), "weight decay must not be negative");
    refused(() -> Sgd.learningRate(1).withWeightDecay(Double.POSITIVE_INFINITY), "weight decay");
    refused(() -> Adam.kingma(-1), "learning rate");
    refused(() -> Adam.kingma(1).withBeta1(1), "beta1 must lie in [0, 1)");
    refused(() -> Adam.kingma(1).withBeta2(Double.NaN), "beta2 must lie in [0, 1), got NaN");
    refused(() -> Adam.kingma(1).withEpsilon(0), "epsilon must be positive");
    refused(() -> Adam.kingma(1).withWeightDecay(Double.NaN), "weight decay");
  }

  @Test
  void statesAndGradientsOfOtherShapesAreRefused() {
    Mlp network = Mlp.create(Architecture.tanh(2, 3), 1);
    Architecture other = Architecture.tanh(2, 4);
    Gradients gradients = new Gradients(network.architecture());
    Adam adam = Adam.kingma(0.1);

    refused(
        () -> adam.step(network, new Gradients(other), adam.newState(other)),
        "gradients must be those of the network [2, 3], got [2, 4]");
    refused(
        () -> adam.step(network, gradients, adam.newState(other)),
        "length of the optimizer state must be 18, got 24");
    refused(
        () -> adam.step(network, gradients, Sgd.learningRate(1).newState(network.architecture())),
        "length of the optimizer state must be 18, got 0");
  }

  @Test
  void aStateCanBeStoredAndBroughtBack() {
    double[] values = {1, 2, 3};
    OptimizerState state = OptimizerState.of(7, values);
    values[0] = 9;
    state.values()[1] = 9;

    assertThat(state.steps()).isEqualTo(7);
    assertThat(state.values()).containsExactly(1, 2, 3);
    assertThat(state.copy().values()).containsExactly(1, 2, 3);
    refused(() -> OptimizerState.of(-1, values), "steps must not be negative, got -1");
    refused(() -> OptimizerState.of(0, new double[] {0, Double.NaN}), "optimizer state");
  }

  private static void refused(ThrowingCallable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(part);
  }
}
