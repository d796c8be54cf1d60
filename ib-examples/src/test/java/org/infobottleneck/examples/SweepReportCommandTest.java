package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ib report} on what {@code ib sweep} left. */
class SweepReportCommandTest {

  @TempDir private Path folder;

  /** The second rate is beyond all bounds, so that its runs fail. */
  @Test
  void theFolderOfASweepIsReported() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("small.yaml"),
            """
            base:
              task: "parts(relevant=1,irrelevant=2)"
              rows: random(0.75)
              architecture: 3-3-2 tanh
              epochs: 3
              snapshots: at[0, 3]
              estimators: binning(width=0.07)
            grid:
              optimizer: [sgd(learningRate=0.1), sgd(learningRate=1e300)]
              seed: 1..2
            """);
    Path sweep = folder.resolve("sweep");
    Path output = folder.resolve("out");
    CommandLineRun.of("sweep", file, "--output", sweep, "--attempts", 1, "--threads", 1);
    CommandLineRun run = CommandLineRun.of("report", sweep, "--output", output, "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("done").asInt()).isEqualTo(2);
    assertThat(json.get("failed").asInt()).isEqualTo(2);
    assertThat(json.get("report").asText()).isEqualTo(output.resolve("sweep.html").toUri() + "");
    assertThat(Files.readString(output.resolve("sweep.html")))
        .contains("small</h1>", "4 runs, 2 done, 2 failed", "TrainingDivergedException");
    assertThat(run.err()).contains("failed: optimizer = sgd(learningRate=1e300), seed = 1: ");

    assertThat(CommandLineRun.of("report", sweep, "--rows", "depth").err())
        .contains("--rows must be a factor of two levels or more, [optimizer], got depth");
    assertThat(CommandLineRun.of("report", sweep, "--animation").code()).isEqualTo(2);
    CommandLineRun plane = CommandLineRun.of("report", sweep.resolve("runs"), "--layer", "1");
    assertThat(plane.code()).isEqualTo(2);
    assertThat(plane.err()).contains("--layer are for the folder of a sweep");
  }
}
