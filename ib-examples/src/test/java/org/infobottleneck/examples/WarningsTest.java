package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.Test;

/** What a run warns of, and how often, as the logging that the examples bring along prints it. */
class WarningsTest {

  private static List<String> warningsOf(Mlp network) {
    Dataset patterns = IcosahedronTask.deterministic();
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      InformationPlane.tracker()
          .training(Sgd.learningRate(0.1).withBatchSize(512))
          .epochs(4)
          .snapshots(Snapshots.everyEpoch())
          .estimators(BinningEstimator.edges(-1, 1, 30))
          .track(network, patterns);
    } finally {
      System.setErr(before);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void gradientsThatVanishAreWarnedOfOnceByLayerAndEpoch() {
    Mlp saturated = Mlp.create(Architecture.tanh(12, 6, 4, 2), 1);
    CommonOps_DDRM.scale(1e6, saturated.weights(1)); // every output is 1 or -1 to the last bit
    assertThat(warningsOf(saturated))
        .singleElement()
        .asString()
        .contains("gradients vanished after epoch 0: those of layer 1 are zero")
        .endsWith("; the run goes on");
  }

  @Test
  void aHealthyRunWarnsOfNothing() {
    assertThat(warningsOf(Mlp.create(Architecture.tanh(12, 6, 4, 2), 1))).isEmpty();
  }
}
