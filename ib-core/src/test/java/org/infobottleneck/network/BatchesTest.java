package org.infobottleneck.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.junit.jupiter.api.Test;

class BatchesTest {

  private static final Dataset DATA = IcosahedronTask.deterministic();

  /** A network that gives its inputs. */
  private static ForwardPass identity() {
    Mlp network =
        Mlp.of(
            Architecture.of(Activation.LINEAR, 12, 12).withOutput(Activation.LINEAR),
            List.of(CommonOps_DDRM.identity(12)),
            List.of(new DMatrixRMaj(1, 12)));
    return new ForwardPass(network, 1000, 1);
  }

  @Test
  void theOrderIsThatOfTheShuffledDataSetAndEveryRowComesOnce() {
    Batches batches = new Batches(DATA, 1000, Batching.SHUFFLED);
    ForwardPass forward = identity();
    for (long seed = 3; seed < 5; seed++) {
      batches.shuffle(seed);
      int[] order = DATA.shuffledRows(seed);
      for (int from = 0; from < 4096; from += 1000) {
        check(batches.run(forward, from), forward, order, from);
      }
      assertThat(forward.samples()).isEqualTo(96);
    }
  }

  @Test
  void consecutiveBatchesKeepTheOrderWhateverTheSeed() {
    Batches batches = new Batches(DATA, 1000, Batching.CONSECUTIVE);
    batches.shuffle(3);
    ForwardPass forward = identity();
    int[] order = new int[4096];
    java.util.Arrays.setAll(order, i -> i);
    check(batches.run(forward, 3000), forward, order, 3000);
  }

  private static void check(double[][] targets, ForwardPass forward, int[] order, int from) {
    for (int s = 0; s < forward.samples(); s++) {
      int row = order[from + s];
      for (int j = 0; j < 12; j++) {
        assertThat(forward.prediction()[j][s]).isEqualTo(DATA.inputs().get(row, j));
      }
      assertThat(targets[0][s]).isEqualTo(DATA.targets().get(row, 0));
      assertThat(targets[1][s]).isEqualTo(DATA.targets().get(row, 1));
    }
  }
}
