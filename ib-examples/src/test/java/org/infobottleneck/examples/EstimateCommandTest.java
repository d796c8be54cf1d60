package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.SubsampledEstimator;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateCommandTest {

  private static final int ROWS = 200;

  @TempDir private Path folder;

  private final double[] a = new double[ROWS];
  private final double[] b = new double[ROWS];

  /** Two columns, the second the first with as much noise. */
  private Path pair() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      a[row] = random.nextDouble();
      b[row] = a[row] + random.nextDouble();
      text.append(a[row] + ";" + b[row] + "\n");
    }
    return Files.writeString(folder.resolve("pair.csv"), text);
  }

  @Test
  void whoWasPickedIsTold() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("estimate", pair(), "--x", "0", "--y", "1", "--splits", "2", "--json");
    assertThat(run.code()).as(run.err()).isZero();
    String picked =
        AutoEstimator.create().estimate(Variable.scalar(a), Variable.scalar(b)).estimator();
    assertThat(picked).contains(" by ");
    assertThat(new ObjectMapper().readTree(run.out()).get("picked").asText()).isEqualTo(picked);
    assertThat(run.err()).contains("picked: " + picked);
  }

  @Test
  void itIsTheLibrarysOwnEstimate() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "estimate",
            pair(),
            "--x",
            "0",
            "--y",
            "1",
            "--estimator",
            "ksg1(k=4)",
            "--units",
            "nats",
            "--splits",
            "5",
            "--null",
            "--permutations",
            "19",
            "--json");
    assertThat(run.code()).as(run.err()).isZero();
    Estimate expected =
        SubsampledEstimator.of(KnnEstimator.ksg1().withK(4))
            .withSplits(5)
            .estimate(Variable.scalar(a), Variable.scalar(b));
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("value").asDouble()).isEqualTo(expected.nats());
    assertThat(json.get("units").asText()).isEqualTo("nats");
    assertThat(json.get("samples").asInt()).isEqualTo(ROWS);
    assertThat(json.get("standardError").asDouble())
        .isEqualTo(expected.standardError().orElseThrow());
    assertThat(json.get("interval95").get(0).asDouble()).isLessThan(expected.nats());
    assertThat(json.get("independent").get("pValue").asDouble()).isEqualTo(0.05);
    assertThat(run.err()).contains("if independent:", "p = 0.0500");
  }

  @Test
  void twoFilesAreTakenRowByRow() throws IOException {
    Path y = Files.writeString(folder.resolve("y.csv"), "sort\n" + "red\nblue\n".repeat(50));
    Path x = Files.writeString(folder.resolve("x.csv"), "x\n" + "1\n2\n".repeat(50));
    CommandLineRun run = CommandLineRun.of("estimate", x, y, "--splits", "0");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("labels of 2 values", "I(X;Y) = ");
    double bits =
        Double.parseDouble(run.out().replaceAll("(?s).*I\\(X;Y\\) = (\\S+) bits.*", "$1"));
    assertThat(bits).isCloseTo(1, within(0.02));
    assertThat(CommandLineRun.of("estimate", x, pair(), "--y", "0").err())
        .contains("number of rows of", "200", "100");
  }

  @Test
  void doubtIsSaidInWords() throws IOException {
    Path ties =
        Files.writeString(folder.resolve("ties.csv"), "0.5,1.5\n0.5,2.5\n1.5,1.5\n".repeat(9));
    CommandLineRun run =
        CommandLineRun.of(
            "estimate",
            ties,
            "--x",
            "0",
            "--y",
            "1",
            "--estimator",
            "ksg1",
            "--x-kind",
            "continuous",
            "--splits",
            "0");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("caveat: TIES: repeated values where the estimator assumes a density");
  }
}
