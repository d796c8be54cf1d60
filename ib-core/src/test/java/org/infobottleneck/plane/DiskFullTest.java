package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.Unfinished;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.TrainingState;
import org.infobottleneck.report.InformationPlaneReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that can't be written to its end, as on a disk that is full: here the operating system
 * allows a process files of a certain length only, which no user is excepted from.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no such limit")
class DiskFullTest {

  private static final int BLOCK = 512;
  private static final int LONGEST = 32; // of the files, in blocks

  @TempDir private Path folder;

  /** A run whose plane outgrows the limit, long before its end. */
  static final class Growing {

    private Growing() {}

    static Tracker tracker(Path file) {
      return InformationPlane.tracker()
          .training(Sgd.learningRate(0.1).withBatchSize(64))
          .epochs(40)
          .snapshots(Snapshots.everyEpoch())
          .estimators(BinningEstimator.edges(-1, 1, 30))
          .threads(1)
          .keepIn(file)
          .checkpointEvery(Duration.ZERO);
    }

    /** The file of the plane is the only argument. */
    public static void main(String[] args) {
      Mlp network = Runs.network();
      try {
        tracker(Path.of(args[0])).track(network, Runs.patterns());
        System.out.println("ended");
      } catch (TrackingStoppedException e) {
        System.out.println(e.planeSoFar().snapshots().size() + " snapshots: " + e.getMessage());
      }
    }
  }

  @Test
  void aDiskThatIsFullEndsTheRunWithTheLastCheckpointIntact()
      throws IOException, InterruptedException {
    Path whole = folder.resolve("whole.ibp");
    Growing.tracker(whole).track(Runs.network(), Runs.patterns());
    assertThat(Files.size(whole)).isGreaterThan(LONGEST * BLOCK);

    Path file = folder.resolve("run.ibp");
    String said = limited(Growing.class, file);
    assertThat(said)
        .matches("(?s)\\d+ snapshots: tracking stopped after epoch \\d+ .*")
        .contains("cannot write " + file + ": ");
    int soFar = Integer.parseInt(said.substring(0, said.indexOf(' ')));
    InformationPlane kept = InformationPlane.load(file);
    assertThat(kept.snapshots()).hasSizeBetween(2, soFar);
    int trained = TrainingState.load(Tracker.trainingFile(file)).epoch();
    assertThat(trained).isPositive().isLessThanOrEqualTo(kept.snapshots().size());
    assertThat(Unfinished.in(folder)).isEmpty();

    // there is room again
    Growing.tracker(file).track(Runs.network(), Runs.patterns());
    assertThat(file).hasBinaryContent(Files.readAllBytes(whole));
    assertThat(Tracker.trainingFile(file))
        .hasBinaryContent(Files.readAllBytes(Tracker.trainingFile(whole)));
  }

  /** A run whose training is too long from the start, but not its plane. */
  static final class Wide {

    private Wide() {}

    static Tracker tracker(Path file) {
      return Growing.tracker(file).epochs(2);
    }

    static Mlp network() {
      return Mlp.create(Architecture.tanh(12, 64, 32, 2), 1);
    }

    /** The file of the plane is the only argument. */
    public static void main(String[] args) {
      assertThatThrownBy(() -> tracker(Path.of(args[0])).track(network(), Runs.patterns()))
          .isInstanceOf(TrackingStoppedException.class)
          .satisfies(e -> System.out.println(e.getMessage()));
    }
  }

  @Test
  void aTrainingThatFindsNoRoomEndsTheRunWithItsPlane() throws IOException, InterruptedException {
    Path file = folder.resolve("run.ibp");
    Path training = Tracker.trainingFile(file);
    assertThat(limited(Wide.class, file)).contains("cannot write " + training + ": ");
    assertThat(filesIn(folder)).containsExactly(file);

    // there is room again
    Path whole = folder.resolve("whole.ibp");
    Wide.tracker(whole).track(Wide.network(), Runs.patterns());
    assertThat(Files.size(Tracker.trainingFile(whole))).isGreaterThan(LONGEST * BLOCK);
    assertThat(Files.size(whole)).isLessThan(LONGEST * BLOCK);
    Wide.tracker(file).track(Wide.network(), Runs.patterns());
    assertThat(file).hasSameBinaryContentAs(whole);
    assertThat(training).hasSameBinaryContentAs(Tracker.trainingFile(whole));
  }

  /** Whatever else is written, each as large as it is told. */
  static final class Writers {

    private Writers() {}

    static Map<String, Consumer<Path>> of(int size) {
      InformationPlane plane = ReportPlanes.plane(1, 2, 2, size, "", "all");
      AveragePlane average =
          AveragePlane.of(List.of(plane, ReportPlanes.plane(2, 2, 2, size, "", "all")));
      Map<String, Consumer<Path>> writers = new TreeMap<>();
      writers.put("plane.ibp", plane::save);
      writers.put("plane.csv", plane::writeCsv);
      writers.put("average.csv", average::writeCsv);
      writers.put("measurements.csv", average::writeMeasurementsCsv);
      writers.put("report.html", path -> InformationPlaneReport.write(plane, path));
      writers.put("network.ibn", Mlp.create(Architecture.tanh(12, size, size, 2), 1)::save);
      writers.put("text.txt", path -> AtomicFiles.write(path, "x".repeat(size * size * 8)));
      return writers;
    }

    /** The folder is the only argument. */
    public static void main(String[] args) {
      Path folder = Path.of(args[0]);
      of(80)
          .forEach(
              (name, writer) ->
                  assertThatThrownBy(() -> writer.accept(folder.resolve(name)))
                      .isInstanceOf(UncheckedIOException.class)
                      .hasMessageContaining("cannot write " + folder.resolve(name) + ": "));
      System.out.print("none was written");
    }
  }

  @Test
  void whateverElseFindsNoRoomLeavesWhatWasThere() throws IOException, InterruptedException {
    Map<String, byte[]> before = new TreeMap<>();
    for (Map.Entry<String, Consumer<Path>> each : Writers.of(2).entrySet()) {
      Path file = folder.resolve(each.getKey());
      each.getValue().accept(file);
      before.put(each.getKey(), Files.readAllBytes(file));
    }
    assertThat(limited(Writers.class, folder)).isEqualTo("none was written");
    assertThat(filesIn(folder))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyElementsOf(before.keySet());
    before.forEach((name, bytes) -> assertThat(folder.resolve(name)).hasBinaryContent(bytes));
  }

  /** Activations that are too many, of another epoch than those before. */
  static final class Spilling {

    private Spilling() {}

    static void record(Path folder, int epoch) {
      try (SpillingRecorder recorder =
          InformationPlane.spillingRecorder(folder, Spilled.TRAIN_X, Spilled.TRAIN_Y)) {
        recorder.record(
            Snapshot.of(epoch), List.of(Spilled.matrix(Spilled.TRAIN, LONGEST * BLOCK / 64, 1)));
      }
    }

    /** The folder is the only argument. */
    public static void main(String[] args) {
      assertThatThrownBy(() -> record(Path.of(args[0]), 1))
          .isInstanceOf(UncheckedIOException.class)
          .satisfies(e -> System.out.println(e.getMessage()));
    }
  }

  @Test
  void activationsThatFindNoRoomLeaveThoseBefore() throws IOException, InterruptedException {
    Path spilled = folder.resolve("spilled");
    Spilling.record(spilled, 0);
    List<Path> before = filesIn(spilled);
    assertThat(limited(Spilling.class, spilled)).contains("cannot write " + spilled);
    assertThat(filesIn(spilled)).isEqualTo(before);
    assertThat(SpilledActivations.open(spilled).epochs()).containsExactly(0);

    // there is room again
    Spilling.record(spilled, 1);
    assertThat(SpilledActivations.open(spilled).epochs()).containsExactly(0, 1);
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String limited(Class<?> program, Path argument)
      throws IOException, InterruptedException {
    Process process =
        OwnProcess.start(
            List.of("sh", "-c", "ulimit -f " + LONGEST + " && exec \"$@\"", "sh"),
            program,
            argument.toString());
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said.strip();
  }
}
