package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.infobottleneck.network.Mlp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a run that is kept in a folder of its own, where it may be interrupted. */
abstract class KeptFiles {

  @TempDir Path folder;

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  Path file() {
    return folder.resolve("run.ibp");
  }

  Path training() {
    return Tracker.trainingFile(file());
  }

  /**
   * Starts a run that is kept in the file, and interrupts it a while behind a number of snapshots.
   */
  TrackingStoppedException stop(Tracker tracker, Mlp network, int snapshots, Duration later) {
    Thread runner = Thread.currentThread();
    TrackingStoppedException end =
        catchThrowableOfType(
            TrackingStoppedException.class,
            () ->
                tracker
                    .keepIn(file())
                    .onProgress(
                        progress -> {
                          if (progress.done() == snapshots) {
                            sleep(later);
                            runner.interrupt();
                          }
                        })
                    .track(network, Runs.patterns()));
    assertThat(end).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
    return end;
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
