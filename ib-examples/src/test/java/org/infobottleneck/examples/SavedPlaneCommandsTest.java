package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.plane.InformationPlane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports and comparisons of planes that were saved. */
class SavedPlaneCommandsTest {

  private static final BinningEstimator BINS = BinningEstimator.width(0.5);
  private static final KdeEstimator UPPER = KdeEstimator.upperBound(1e-2);
  private static final KdeEstimator LOWER = KdeEstimator.lowerBound(1e-2);

  @TempDir private Path folder;

  private Path saved(String name, InformationPlane plane) {
    Path file = folder.resolve(name + ".ibp");
    plane.save(file);
    return file;
  }

  @Test
  void aReportOfAPlane() throws IOException {
    Path output = folder.resolve("out");
    CommandLineRun run =
        CommandLineRun.of(
            "report",
            saved("plane", SmallPlanes.by(BINS)),
            "--title",
            "Tulips",
            "--output",
            output);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Open " + output.resolve("report.html").toUri());
    assertThat(Files.readString(output.resolve("report.html"))).contains("Tulips");
    assertThat(output.resolve("plane.pdf")).isNotEmptyFile();
    assertThat(output.resolve("plane.csv")).isNotEmptyFile();
    CommandLineRun json =
        CommandLineRun.of(
            "report", folder.resolve("plane.ibp"), "--output", output, "--animation", "--json");
    JsonNode object = new ObjectMapper().readTree(json.out());
    assertThat(object.get("points")).hasSize(2); // layers
    assertThat(object.get("files").get(0).asText()).endsWith("plane.gif");
    assertThat(output.resolve("plane.gif")).isNotEmptyFile();
    assertThat(object.get("report").asText())
        .isEqualTo(output.resolve("report.html").toUri().toString());
  }

  /** Their panels have one scale of epochs, and a bound says on which side it lies. */
  @Test
  void planesOfDifferentLengthAreCompared() {
    Path output = folder.resolve("out");
    CommandLineRun run =
        CommandLineRun.of(
            "compare",
            saved("long", SmallPlanes.of(12, UPPER, LOWER)),
            saved("short", SmallPlanes.of(5, UPPER, LOWER)),
            "--output",
            output);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(output.resolve("compare-1.png")).isNotEmptyFile();
    assertThat(run.out().lines().filter(line -> line.contains("short.ibp |")))
        .hasSize(4)
        .allMatch(line -> line.contains("|    16 |"))
        .anyMatch(line -> line.contains("<= "))
        .anyMatch(line -> line.contains(">= "));
    // A star says there is a caveat: it is told which.
    assertThat(run.out().contains(" *")).isEqualTo(run.out().contains("\n  * "));
  }

  @Test
  void whatIsEstimatedInAllPlanesIsCompared() throws IOException {
    Path output = folder.resolve("out");
    InformationPlane first = SmallPlanes.by(BINS, UPPER);
    CommandLineRun run =
        CommandLineRun.of(
            "compare",
            saved("first", first),
            saved("second", SmallPlanes.by(LOWER)),
            "--names",
            "tanh,relu",
            "--output",
            output,
            "--json");
    assertThat(run.code()).as(run.err()).isZero();
    // Bounds of one quantity stand side by side, another quantity does not.
    assertThat(run.err())
        .contains("I(X;T+N(0,0.01))")
        .contains("not compared: tanh by binning(width=0.5)");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("compared")).hasSize(1);
    JsonNode points = json.get("compared").get(0).get("points");
    assertThat(points).hasSize(4);
    var path = first.path(1, UPPER);
    assertThat(points.get(0).get("plane").asText()).isEqualTo("tanh");
    assertThat(points.get(0).get("inputInformation").get("bits").asDouble())
        .isEqualTo(path.get(path.size() - 1).inputInformation().bits());
    assertThat(points.get(3).get("inputInformation").get("bound").asText()).isEqualTo("lower");
    assertThat(output.resolve("compare-1.svg")).isNotEmptyFile();
    assertThat(Files.readString(output.resolve("report.html"))).contains("relu");
  }
}
