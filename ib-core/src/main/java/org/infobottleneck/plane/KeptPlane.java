package org.infobottleneck.plane;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.infobottleneck.data.AtomicFiles;

/** The file in which a plane is kept while it grows. */
final class KeptPlane {

  /** A patient keeper spends at most about so small a share of the time on saving. */
  private static final int PATIENCE = 10;

  private final Path path;
  private final boolean patient;
  private long saved = System.nanoTime();
  private long cost;
  private boolean behind;

  /**
   * A file that need not exist; what a program that was killed had not finished of it is deleted.
   *
   * @param patient false: the plane is saved at every snapshot; true: where that would take more
   *     than a tenth of the time, less often. Time decides when to save, never what.
   */
  KeptPlane(Path path, boolean patient) {
    this.path = path;
    this.patient = patient;
    AtomicFiles.deleteUnfinished(path);
  }

  /** The plane so far, if the file exists. */
  Optional<InformationPlane> load() {
    return Files.exists(path) ? Optional.of(InformationPlane.load(path)) : Optional.empty();
  }

  void offer(Supplier<InformationPlane> plane) {
    if (!patient || System.nanoTime() - saved >= PATIENCE * cost) {
      save(plane.get());
    } else {
      behind = true;
    }
  }

  /** Saves the plane unless it is saved already. */
  void flush(Supplier<InformationPlane> plane) {
    if (behind) {
      save(plane.get());
    }
  }

  void save(InformationPlane plane) {
    long start = System.nanoTime();
    behind = true; // until it has been written
    plane.save(path);
    behind = false;
    saved = System.nanoTime();
    cost = saved - start;
  }

  Path path() {
    return path;
  }

  /** Refuses a plane that another recording has made. */
  void requireSame(String what, Object before, Object now) {
    if (!before.equals(now)) {
      throw new IllegalArgumentException(
          path
              + " holds a plane of other "
              + what
              + ": "
              + before
              + ", now "
              + now
              + "; name another file to begin anew");
    }
  }
}
