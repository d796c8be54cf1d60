package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.examples.formats.MatFormat;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.SpilledActivations;
import org.infobottleneck.plane.SpillingRecorder;
import org.infobottleneck.replay.ActivationFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planes of activations that PyTorch, NumPy and SciPy exported. */
class PlaneCommandTest {

  private static final Path EXPORTED =
      Path.of("src", "test", "resources", "org", "infobottleneck", "examples", "exported");

  private static final MutualInformationEstimator[] ESTIMATORS = {
    BinningEstimator.width(0.25), KdeEstimator.upperBound(1e-2)
  };

  private static final String DESCRIPTIONS = "binning(width=0.25), kde-upper(noiseVariance=1e-2)";

  @TempDir private Path folder;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

  private int run(String... args) {
    return Ib.run(
        new PrintStream(written, true, StandardCharsets.UTF_8),
        new PrintStream(complaints, true, StandardCharsets.UTF_8),
        Stream.concat(Stream.of("plane"), Stream.of(args)).toArray(String[]::new));
  }

  private String said() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return complaints.toString(StandardCharsets.UTF_8);
  }

  private static InformationPlane plane(String layout) {
    return ActivationFolder.open(EXPORTED.resolve(layout), new MatFormat()).compute(ESTIMATORS);
  }

  @Test
  void whatTheDocumentShowsWroteTheFiles() throws IOException {
    String script = CodeBlocks.squeezed(Files.readString(EXPORTED.resolve("export.py")));
    assertThat(CodeBlocks.of(Path.of("..", "docs", "integrations.md"), "python"))
        .hasSize(2)
        .allSatisfy(block -> assertThat(script).contains(block));
  }

  @ParameterizedTest
  @ValueSource(strings = {"npy", "csv", "mat"})
  void everyLayoutGivesTheSamePlane(String layout) {
    assertThat(plane(layout)).isEqualTo(plane("npz"));
  }

  @Test
  void informationIsThatWhichNumpyCounts() throws IOException {
    InformationPlane plane = plane("npz");
    List<PlanePoint> points =
        plane.points().stream().filter(point -> point.estimator().startsWith("binning")).toList();
    List<String> lines = Files.readAllLines(EXPORTED.resolve("expected.csv"));
    assertThat(lines).hasSize(1 + points.size());
    for (int i = 0; i < points.size(); i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      PlanePoint point = points.get(i);
      assertThat(point.epoch()).isEqualTo(Integer.parseInt(cells[0]));
      assertThat(point.layerName()).isEqualTo(cells[1]);
      assertThat(point.inputInformation().bits())
          .isCloseTo(Double.parseDouble(cells[2]), within(1e-12));
      assertThat(point.targetInformation().bits())
          .isCloseTo(Double.parseDouble(cells[3]), within(1e-12));
    }
  }

  @Test
  void commandPrintsAndWritesThePlane() throws IOException {
    Path output = folder.resolve("out");
    int code =
        run(
            EXPORTED.resolve("mat").toString(),
            "--estimators",
            DESCRIPTIONS,
            "--threads",
            "1",
            "--output",
            output.toString());

    assertThat(code).as(complained()).isZero();
    assertThat(said()).contains("3 epochs, 64 samples, by ", "output", "tanh", "I(X;bin(T,0.25))");
    assertThat(output.resolve("report.html")).content().contains("<html");
    assertThat(InformationPlane.load(output.resolve("plane.ibp"))).isEqualTo(plane("npz"));
    assertThat(Files.readAllLines(output.resolve("plane.csv"))).hasSize(1 + 3 * 2 * 2);
    assertThat(output.resolve("plane-so-far.ibp")).doesNotExist();
    assertThat(said())
        .contains(
            "plane.ibp",
            "plane.csv",
            "measurements.csv",
            "plane.svg",
            "Open file:///",
            "report.html");
    assertThat(output.resolve("plane.svg")).content().contains("I(X;bin(T,0.25))");
  }

  @Test
  void withoutANameTheEstimatorsAreThoseOfATracker() {
    int code = run(EXPORTED.resolve("npz").toString(), "--output", folder.toString());
    assertThat(code).as(complained()).isZero();
    assertThat(InformationPlane.load(folder.resolve("plane.ibp")).estimators())
        .containsExactly(
            "kde-upper(noiseVariance=1e-3)",
            "kde-lower(noiseVariance=1e-3)",
            "binning(width=0.07)");
  }

  @Test
  void allInputsAreSaidToBeAll() {
    assertThat(
            run(
                EXPORTED.resolve("npy").toString(),
                "--all-inputs",
                "--estimators",
                DESCRIPTIONS,
                "--output",
                folder.toString()))
        .isZero();
    assertThat(InformationPlane.load(folder.resolve("plane.ibp")))
        .isEqualTo(
            ActivationFolder.open(EXPORTED.resolve("npy")).asEnumerated().compute(ESTIMATORS));
  }

  @Test
  void epochsBeforeADamagedOneAreNotLost() throws IOException {
    for (String name : List.of("inputs.npy", "labels.npy", "epoch-0.npz", "epoch-20.npz")) {
      Files.copy(EXPORTED.resolve("npz").resolve(name), folder.resolve(name));
    }
    byte[] last = Files.readAllBytes(EXPORTED.resolve("npz").resolve("epoch-200.npz"));
    last[200] ^= 1;
    Files.write(folder.resolve("epoch-200.npz"), last);
    Path output = folder.resolve("out");

    assertThat(run(folder.toString(), "--estimators", DESCRIPTIONS, "--output", output.toString()))
        .isEqualTo(1);
    assertThat(complained())
        .contains("epoch 200", "epoch-200.npz", "checksum", "epochs before (2)");
    InformationPlane saved = InformationPlane.load(output.resolve("plane-so-far.ibp"));
    assertThat(saved.points()).isEqualTo(plane("npz").points().subList(0, 8));
    assertThat(output.resolve("plane.ibp")).doesNotExist();

    // Mended, the same command goes on; with another question it says why not.
    last[200] ^= 1;
    Files.write(folder.resolve("epoch-200.npz"), last);
    assertThat(
            run(
                folder.toString(),
                "--estimators",
                "binning(width=1)",
                "--output",
                output.toString()))
        .isEqualTo(2);
    assertThat(complained()).contains("plane-so-far.ibp holds a plane of other estimators");
    assertThat(run(folder.toString(), "--estimators", DESCRIPTIONS, "--output", output.toString()))
        .isZero();
    assertThat(said()).contains("Goes on with " + output.resolve("plane-so-far.ibp"));
    assertThat(InformationPlane.load(output.resolve("plane.ibp"))).isEqualTo(plane("npz"));
    assertThat(output).isDirectoryNotContaining("glob:**so-far*");
  }

  @Test
  void foldersThatAreNoneAndEstimatorsThatAreNoneAreRefused() {
    assertThat(run(folder.toString(), "--estimators", DESCRIPTIONS)).isEqualTo(1);
    assertThat(complained()).contains(folder.toString(), "labels");
    assertThat(run(EXPORTED.resolve("npz").toString(), "--estimators", "guess(k=3)")).isEqualTo(2);
    assertThat(complained()).contains("guess");
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void activationsThatWereSpilledAreTakenAsWell() {
    ActivationFolder exported = ActivationFolder.open(EXPORTED.resolve("npz"));
    Path spilled = folder.resolve("spilled");
    try (SpillingRecorder recorder =
        InformationPlane.spillingRecorder(spilled)
            .observe("test", exported.inputs(), exported.targets())
            .layerNames("output", "tanh")) {
      assertThat(recorder.lastEpoch()).isEmpty();
      assertThat(run(spilled.toString(), "--estimators", DESCRIPTIONS)).isEqualTo(1);
      assertThat(complained()).contains(spilled + ": holds no snapshot yet");
      for (int epoch : exported.epochs()) {
        recorder.record(epoch, exported.activations(epoch));
      }
    }
    Path output = folder.resolve("out");
    assertThat(run(spilled.toString(), "--estimators", DESCRIPTIONS, "--output", output.toString()))
        .as(complained())
        .isZero();
    assertThat(said()).contains("3 epochs, 64 samples named test, by ");
    assertThat(InformationPlane.load(output.resolve("plane.ibp")))
        .isEqualTo(SpilledActivations.open(spilled).compute(ESTIMATORS));
    assertThat(run(spilled.toString(), "--all-inputs", "--estimators", DESCRIPTIONS)).isEqualTo(2);
    assertThat(complained()).contains("--all-inputs is for exported activations");
  }
}
