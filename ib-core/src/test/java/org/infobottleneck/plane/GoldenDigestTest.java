package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.report.InformationPlaneReport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same configuration gives the same files, bit for bit, on any number of threads and any
 * virtual machine. A change of the first digest is a change of numbers, and belongs in the
 * changelog; one of the others alone is a change of a form.
 */
class GoldenDigestTest {

  private static final String SAVED =
      "13bcde9794505e37ff7720e3c4c6d66eb84a8d0ab42f7ed12ef4c13c96ccd87e";
  private static final String CSV =
      "e16f5d240ce9bb8f494c84d7034f7b535f723ce9fad5600e7a5c686f6de0fcd6";
  private static final String REPORT =
      "b8c396e8b0cff6a3582f61a6625a2eda2f022559417752562fb094b831e5f122";

  /** What a report shows, without the page that shows it. */
  private static final Pattern REPORTED =
      Pattern.compile("id=\"report-data\">(.*?)</script>", Pattern.DOTALL);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void whatIsWrittenOfAPlaneHasTheStoredDigests(int threads)
      throws IOException, NoSuchAlgorithmException {
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
    assertThat(digest(PlaneWriter.text(plane))).isEqualTo(SAVED);
    Path csv = folder.resolve("plane.csv");
    plane.writeCsv(csv);
    assertThat(digest(Files.readString(csv))).as("CSV").isEqualTo(CSV);
    Matcher reported = REPORTED.matcher(InformationPlaneReport.of(plane).html());
    assertThat(reported.find()).isTrue();
    assertThat(digest(reported.group(1))).as("report").isEqualTo(REPORT);
  }

  private static String digest(String text) throws NoSuchAlgorithmException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
