package org.infobottleneck.plane;

import java.nio.file.Path;
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
}
