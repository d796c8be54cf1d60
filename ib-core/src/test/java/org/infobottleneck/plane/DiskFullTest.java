package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.TrainingState;
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
    String said = limited(file);
    assertThat(said)
        .matches("(?s)\\d+ snapshots: tracking stopped after epoch \\d+ .*")
        .contains("cannot write " + file + ": ");
    int soFar = Integer.parseInt(said.substring(0, said.indexOf(' ')));
    InformationPlane kept = InformationPlane.load(file);
    assertThat(kept.snapshots()).hasSizeBetween(2, soFar);
    int trained = TrainingState.load(Tracker.trainingFile(file)).epoch();
    assertThat(trained).isPositive().isLessThanOrEqualTo(kept.snapshots().size());
    try (var files = Files.list(folder)) {
      assertThat(files)
          .noneMatch(path -> path.getFileName().toString().startsWith(AtomicFiles.TEMPORARY));
    }

    // there is room again
    Growing.tracker(file).track(Runs.network(), Runs.patterns());
    assertThat(file).hasBinaryContent(Files.readAllBytes(whole));
    assertThat(Tracker.trainingFile(file))
        .hasBinaryContent(Files.readAllBytes(Tracker.trainingFile(whole)));
  }

  private static String limited(Path file) throws IOException, InterruptedException {
    Process process =
        OwnProcess.start(
            List.of("sh", "-c", "ulimit -f " + LONGEST + " && exec \"$@\"", "sh"),
            Growing.class,
            file.toString());
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said.strip();
  }
}
