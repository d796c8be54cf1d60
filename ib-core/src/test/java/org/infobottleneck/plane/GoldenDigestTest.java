package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same configuration gives the same file, bit for bit, on any number of threads and any virtual
 * machine. A change of this digest is a change of numbers, and belongs in the changelog.
 */
class GoldenDigestTest {

  private static final String DIGEST =
      "13bcde9794505e37ff7720e3c4c6d66eb84a8d0ab42f7ed12ef4c13c96ccd87e";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void savedPlaneHasTheStoredDigest(int threads) throws NoSuchAlgorithmException {
    InformationPlane plane =
        InformationPlane.tracker()
            .training(Sgd.learningRate(0.1).withMomentum(0.5).withBatchSize(256).withSeed(3))
            .epochs(60)
            .snapshots(Snapshots.logarithmic(4))
            .threads(threads)
            .estimators(
                KdeEstimator.upperBound(1e-3),
                KdeEstimator.lowerBound(1e-3),
                BinningEstimator.edges(-1, 1, 30),
                BinningEstimator.quantiles(8),
                KnnEstimator.noisy(1e-3).withDraws(2))
            .track(
                Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), 3),
                IcosahedronTask.deterministic());
    byte[] bytes = PlaneWriter.text(plane).getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(DIGEST);
  }
}
