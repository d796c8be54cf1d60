package org.infobottleneck.adapters.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.Recorder;
import org.junit.jupiter.api.Test;

class AgreementTest {

  private static final double IN_FLOAT = 1e-6;
  private static final double IN_DOUBLE = 1e-12;

  private final PaperTask task = new PaperTask(3, 2, 2);

  @Test
  void enginesInFloatAgreeWithinAMillionthOfABit() {
    assertAgreement(List.of(Dl4jNetwork::inFloat, DjlNetwork::inFloat), IN_FLOAT);
  }

  @Test
  void enginesInDoubleAgreeToRounding() {
    assertAgreement(
        List.of(LoopNetwork::new, Dl4jNetwork::inDouble, DjlNetwork::inDouble), IN_DOUBLE);
  }

  private void assertAgreement(List<Supplier<PaperNetwork>> engines, double bits) {
    for (Supplier<PaperNetwork> engine : engines) {
      try (PaperNetwork network = engine.get()) {
        network.copyFrom(Mlp.create(PaperTask.ARCHITECTURE, 8));
        Agreement agreement = Agreement.of(network, network.toOurs(), task);
        assertThat(agreement.upperBits()).as(network.engine()).isLessThan(bits);
        assertThat(agreement.lowerBits()).as(network.engine()).isLessThan(bits);
        if (agreement.overAnEdge() == 0) {
          assertThat(agreement.binnedBits()).as(network.engine()).isZero();
        }
      }
    }
  }

  @Test
  void weightsComeBackAsTheyWent() {
    Mlp ours = Mlp.create(PaperTask.ARCHITECTURE, 8);
    for (Supplier<PaperNetwork> engine :
        List.<Supplier<PaperNetwork>>of(
            LoopNetwork::new, Dl4jNetwork::inDouble, DjlNetwork::inDouble)) {
      try (PaperNetwork network = engine.get()) {
        network.copyFrom(ours);
        Mlp back = network.toOurs();
        for (int layer = 1; layer <= ours.layerCount(); layer++) {
          assertThat(back.weights(layer).data).isEqualTo(ours.weights(layer).data);
          assertThat(back.biases(layer).data).isEqualTo(ours.biases(layer).data);
        }
      }
    }
  }

  @Test
  void enginesTakeTheSameStepsFromTheSameWeights() {
    Recorder byLoop = trained(LoopNetwork::new);
    for (Supplier<PaperNetwork> engine :
        List.<Supplier<PaperNetwork>>of(
            Dl4jNetwork::inFloat, Dl4jNetwork::inDouble, DjlNetwork::inFloat)) {
      Recorder recorder = trained(engine);
      // Two epochs leave what float rounds by little grown.
      assertThat(Agreement.distance(recorder.plane(), byLoop.plane(), "kde-upper"))
          .isLessThan(1e-4);
    }
  }

  private Recorder trained(Supplier<PaperNetwork> engine) {
    Recorder recorder = task.recorder();
    try (PaperNetwork network = engine.get()) {
      network.copyFrom(task.untrained());
      network.train(task, recorder);
    }
    return recorder;
  }
}
