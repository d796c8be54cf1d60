package org.infobottleneck.examples.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.ejml.data.DMatrixRMaj;
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

  /** As it was written before trainings had a file format of the library. */
  private void writeOfBefore(String configuration, int epoch, Mlp network) throws IOException {
    CRC32 sum = new CRC32();
    try (DataOutputStream out =
        new DataOutputStream(new CheckedOutputStream(Files.newOutputStream(file()), sum))) {
      out.writeUTF(configuration);
      out.writeInt(epoch);
      for (int layer = 1; layer <= network.layerCount(); layer++) {
        for (DMatrixRMaj matrix :
            new DMatrixRMaj[] {network.weights(layer), network.biases(layer)}) {
          for (double value : matrix.data) {
            out.writeDouble(value);
          }
        }
      }
      out.writeLong(sum.getValue());
    }
  }

  @Test
  void aFileOfBeforeIsGoneOnFrom() throws IOException {
    Trainer whole = Trainer.of(network(), DATA, SGD);
    whole.trainEpoch();
    writeOfBefore("as before", 1, whole.network());
    Trainer again = RunState.resume(file(), "as before", network(), DATA, SGD);
    assertThat(again.epoch()).isEqualTo(1);
    assertSameBits(again.network(), whole.network());
    whole.trainEpoch();
    again.trainEpoch();
    assertSameBits(again.network(), whole.network());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunState.resume(file(), "other", network(), DATA, SGD))
        .withMessageContaining("is of another training: as before, now other");
  }

  @Test
  void aFileOfTodayRemembersWhatTheOptimizerDoes() {
    Training adam = SGD.withOptimizer(Adam.kingma(1e-3));
    Trainer whole = Trainer.of(network(), DATA, adam);
    whole.trainEpoch();
    RunState.write(file(), "today", whole);
    Trainer again = RunState.resume(file(), "today", network(), DATA, adam);
    whole.trainEpoch();
    again.trainEpoch();
    assertSameBits(again.network(), whole.network());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunState.resume(file(), "other", network(), DATA, adam))
        .withMessageContaining("is of another training: today, now other");
  }
}
