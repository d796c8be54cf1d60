package org.infobottleneck.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.infobottleneck.examples.shell.Commands;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSweepTest {

  private static final String FILE =
      """
      base:
        task: "parts(relevant=1,irrelevant=2)"
        rows: random(0.75)
        architecture: 3-3-2 tanh
        batch size: 2
        epochs: 3
        snapshots: everyEpoch
        estimators: [binning(width=0.07)]
      grid:
        optimizer: [sgd(learningRate=0.1), OTHER]
        seed: 1..2
      """;

  @TempDir private Path root;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void choose() { // what spark-submit says by properties, too
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
  }

  @AfterAll
  static void forget() {
    System.clearProperty("spark.master");
    System.clearProperty("spark.ui.enabled");
  }

  private int run(String second, String... options) throws IOException {
    Path file = Files.writeString(root.resolve("sweep.yaml"), FILE.replace("OTHER", second));
    String[] args = new String[options.length + 3];
    args[0] = file.toString();
    args[1] = "--output";
    args[2] = root.resolve("out").toString();
    System.arraycopy(options, 0, args, 3, options.length);
    PrintStream words = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream complaints = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Commands.run(new SparkSweep(words, complaints), words, complaints, args);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aSweepIsRunAndTold() throws IOException {
    assertThat(run("sgd(learningRate=0.2)")).isZero();
    assertThat(said()).contains("0 runs were there, 4 ran, 0 failed");
    assertThat(root.resolve("out/parquet/points/_SUCCESS")).exists();
    assertThat(CanonicalTables.runs(root.resolve("out"))).hasSize(5);
    assertThat(run("sgd(learningRate=0.2)")).isZero();
    assertThat(said()).contains("4 runs were there, 0 ran, 0 failed");
  }

  @Test
  void theExitCodeIsOneWhereARunFailed() throws IOException {
    assertThat(run("sgd(learningRate=1e300)", "--attempts", "1")).isEqualTo(1);
    assertThat(said()).contains("2 ran, 2 failed", "TrainingDivergedException");
  }

  @Test
  void whatIsWrongWithTheFileOrTheOptionsIsTold() throws IOException {
    assertThat(run("nonsense")).isEqualTo(1);
    assertThat(said()).contains("sweep.yaml, line 10");
    assertThat(run("sgd(learningRate=0.2)", "--attempts", "0")).isEqualTo(2);
    assertThat(run("sgd(learningRate=0.2)", "--threads", "2")).isEqualTo(2);
    assertThat(said()).contains("--attempts", "--threads");
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    assertThat(run("sgd(learningRate=0.2)", "--dry-run")).isZero();
    assertThat(said()).contains("4 runs, 0 of them in");
    assertThat(root.resolve("out")).doesNotExist();
  }
}
