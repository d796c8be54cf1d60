package org.infobottleneck.examples.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {

  private static final Dataset DATA = IcosahedronTask.deterministic().splitConsecutive(0.1).test();
  private static final Training SGD = Sgd.learningRate(0.1).withBatchSize(100);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("network.state");
  }

  private static Mlp network() {
    return Mlp.create(Architecture.relu(12, 5, 2), 1);
  }

  private static void assertSameBits(Mlp actual, Mlp expected) {
    assertThat(actual.weights(1).data).isEqualTo(expected.weights(1).data);
    assertThat(actual.biases(2).data).isEqualTo(expected.biases(2).data);
  }

  @Test
  void aTrainingThatGoesOnRemembersWhatTheOptimizerDoes() {
    Training adam = SGD.withOptimizer(Adam.kingma(1e-3));
    Trainer whole = Trainer.of(network(), DATA, adam);
    whole.trainEpoch();
    RunState.write(file(), "today", whole);
    Trainer again = RunState.resume(file(), "today", network(), DATA);
    whole.trainEpoch();
    again.trainEpoch();
    assertSameBits(again.network(), whole.network());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunState.resume(file(), "other", network(), DATA))
        .withMessageContaining("is of another training: today, now other");
  }
}
