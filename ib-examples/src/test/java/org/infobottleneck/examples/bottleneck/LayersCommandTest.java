package org.infobottleneck.examples.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.LayerFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersCommandTest {

  private static final double BIT = Math.log(2);

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return LayersCommand.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        args);
  }

  private int runSmall(Path output) {
    return run(
        "--networks",
        "2",
        "--epochs",
        "3",
        "--snapshots",
        "3",
        "--draws",
        "0",
        "--gain",
        "5",
        "--output",
        output.toString());
  }

  @Test
  void writesEveryLayerAtEverySnapshotByEveryObserverAndTheSameBytesAgain() throws IOException {
    assertThat(runSmall(folder)).isZero();
    List<String> lines = Files.readAllLines(folder.resolve("layers.csv"));
    int networks = 2;
    int snapshots = 3;
    int layers = 6;
    int observers = 2;
    assertThat(lines).hasSize(1 + networks * snapshots * layers * observers);
    assertThat(lines.get(0))
        .startsWith("seed,epoch,layer,observer,input_bits,target_bits,beta_star");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.replaceAll("\"[^\"]*\"", "quoted").split(",", -1);
      double floor = Double.parseDouble(cells[8]);
      assertThat(Double.parseDouble(cells[7])).isGreaterThanOrEqualTo(floor - 1e-9);
      // A binned layer over all inputs is an encoder: never above the curve.
      assertThat(Double.parseDouble(cells[10])).isGreaterThan(-1e-9);
      // The horizontal gap is at least the residual: half a step of the iteration saves that much.
      assertThat(Double.parseDouble(cells[12])).isGreaterThan(Double.parseDouble(cells[7]) - 1e-6);
    }
    assertThat(folder.resolve("layers.png")).exists();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("every certificate proven", "beta* falls with depth in", "zero would mean");

    assertThat(runSmall(folder.resolve("again"))).isZero();
    assertThat(folder.resolve("again/layers.csv"))
        .hasSameTextualContentAs(folder.resolve("layers.csv"));
  }

  @Test
  void theTableHoldsTheMeansOfTheFits() {
    LayersStudy study = new LayersStudy(new LayersStudy.Settings(5, 0.85, 0.1, 2, 2, 0));
    List<LayersStudy.Run> runs = List.of(study.run(1), study.run(2));
    InformationBottleneck bottleneck = InformationBottleneck.of(study.joint());
    InformationCurve curve = bottleneck.curve(1.5, 3, 10, 100);
    LayersReport report = new LayersReport(runs, curve, bottleneck.bifurcations(curve));
    String observer = report.observers().get(0);
    double mean =
        runs.stream()
            .flatMap(run -> run.fits().stream())
            .filter(fit -> fit.observer().equals(observer) && fit.epoch() == 2 && fit.layer() == 4)
            .mapToDouble(fit -> fit.inputInformation().nats() / BIT)
            .average()
            .orElseThrow();
    String row =
        report
            .table(observer)
            .lines()
            .filter(line -> line.matches("\\| +2 \\| +4 \\|.*"))
            .findFirst()
            .orElseThrow();
    double printed = Double.parseDouble(row.split("\\|", -1)[3].trim().split(" ", -1)[0]);
    assertThat(printed).isEqualTo(mean, within(5e-4));
  }

  @Test
  void labelsAndWeightsComeFromTheSeed() {
    LayersStudy study = new LayersStudy(new LayersStudy.Settings(5, 0.85, 0.1, 1, 2, 0));
    List<LayerFit> one = study.run(1).fits();
    assertThat(study.run(1).fits()).isEqualTo(one);
    assertThat(study.run(2).fits()).isNotEqualTo(one);
  }

  @Test
  void badOptionsAreNamed() {
    assertThat(run("--networks", "0")).isEqualTo(2);
    assertThat(run("--gain", "-1")).isEqualTo(2);
    assertThat(run("--train-fraction", "1")).isEqualTo(2);
    assertThat(run("--draws", "2")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--seeds must be at least 1, got 0")
        .contains("--gain must be positive and finite, got -1")
        .contains("--train-fraction must lie strictly between 0 and 1, got 1")
        .contains("--draws must be at least 4, got 2");
  }
}
