package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepCommandTest {

  private static final String BASE =
      """
      base:
        task: "random-labels(parts(relevant=1,irrelevant=2))"
        rows: random(0.75)
        architecture: 3-3-2 tanh
        optimizer: sgd(learningRate=0.1)
        epochs: 3
        snapshots: at[0, 3]
        estimators: binning(width=0.07)
      """;

  @TempDir private Path folder;

  private CommandLineRun sweep(String grid, Object... options) throws IOException {
    Path file = Files.writeString(folder.resolve("small.yaml"), BASE + "grid: " + grid + "\n");
    Object[] words = new Object[options.length + 4];
    System.arraycopy(
        new Object[] {"sweep", file, "--output", folder.resolve("out")}, 0, words, 0, 4);
    System.arraycopy(options, 0, words, 4, options.length);
    return CommandLineRun.of(words);
  }

  @Test
  void aSweepIsRunOnceAndSaysWhatItDoes() throws IOException {
    CommandLineRun dry = sweep("{activation: [tanh, relu], seed: 1..2}", "--dry-run", "--json");
    assertThat(dry.code()).isZero();
    assertThat(dry.err())
        .contains("small: 4 runs, 0 of them in ", "  activation: tanh; relu", "  seed: 1; 2");
    assertThat(new ObjectMapper().readTree(dry.out()).path("runs").asInt()).isEqualTo(4);
    assertThat(folder.resolve("out")).doesNotExist();

    CommandLineRun run = sweep("{activation: [tanh, relu], seed: 1..2}", "--threads", 1);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("100 %  4 of 4 runs", "0 runs were there, 4 ran, 0 failed", "tables/runs.csv");
    assertThat(folder.resolve("out/tables/points/estimator=binning(width%3D0.07)/part-00000.csv"))
        .exists();
    assertThat(sweep("{activation: [tanh, relu], seed: 1..2}").out())
        .contains("4 of them in ", "4 runs were there, 0 ran, 0 failed");
  }

  @Test
  void runsThatFailAreNamedAndGiveExitCode1() throws IOException {
    CommandLineRun run =
        sweep(
            "{optimizer: [sgd(learningRate=0.1), sgd(learningRate=1e300)]}",
            "--attempts",
            1,
            "--json");
    assertThat(run.code()).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("ran").asInt()).isEqualTo(1);
    JsonNode failed = json.path("failed").path(0);
    assertThat(failed.path("levels").path("optimizer").asText())
        .isEqualTo("sgd(learningRate=1e300)");
    assertThat(failed.path("attempts").asInt()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "failed: run " + failed.path("key").asText() + " {optimizer=sgd(learningRate=1e300)}",
            ": TrainingDivergedException: training diverged");
  }

  @Test
  void mistakesAreToldOnOneLine() throws IOException {
    CommandLineRun wrong = sweep("{activation: [tan]}");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err())
        .contains("small.yaml, line 9, column 21: activation must be the hidden activation")
        .hasLineCount(1);
    CommandLineRun unfit = sweep("{architecture: [3-3-2 tanh, 12-3-2 tanh]}", "--dry-run");
    assertThat(unfit.code()).isEqualTo(2);
    assertThat(unfit.err()).contains("run 2 {architecture=12-3-2 tanh} can't be run: ");
    assertThat(sweep("{seed: [1]}", "--threads", 0).code()).isEqualTo(2);
    CommandLineRun missing = CommandLineRun.of("sweep", folder.resolve("none.yaml"));
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("none.yaml: no such file");
  }
}
