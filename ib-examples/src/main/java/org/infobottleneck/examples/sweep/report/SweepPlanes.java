package org.infobottleneck.examples.sweep.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlaneFormatException;

/** The planes in a sweep's folder, loaded one by one, and why others are not there. */
final class SweepPlanes {

  private final Path folder;

  /** The folder of a sweep. */
  SweepPlanes(Path folder) {
    this.folder = folder;
  }

  /** A run's state, and its plane where it is done. */
  record Loaded(RunState state, Optional<InformationPlane> plane) {}

  /** Loads a run's plane. A plane that can't be read is a state, too, and no end of the report. */
  Loaded load(SweepRun run) {
    Path file = folder.resolve("runs").resolve(run.key() + ".ibp");
    if (!Files.exists(file)) {
      return new Loaded(withoutPlane(run), Optional.empty());
    }
    try {
      InformationPlane plane = InformationPlane.load(file);
      if (plane.points().isEmpty()) {
        return unreadable(run, "the plane has no point");
      }
      return new Loaded(new RunState(run, RunState.Status.DONE, 0, ""), Optional.of(plane));
    } catch (PlaneFormatException | UncheckedIOException e) {
      return unreadable(run, String.valueOf(e.getMessage()));
    }
  }

  private static Loaded unreadable(SweepRun run, String cause) {
    return new Loaded(new RunState(run, RunState.Status.UNREADABLE, 0, cause), Optional.empty());
  }

  private RunState withoutPlane(SweepRun run) {
    Path file = folder.resolve("failed").resolve(run.key() + ".json");
    if (!Files.exists(file)) {
      return new RunState(run, RunState.Status.MISSING, 0, "not run yet");
    }
    try {
      JsonNode failure = new ObjectMapper().readTree(Files.readAllBytes(file));
      return new RunState(
          run,
          RunState.Status.FAILED,
          failure.path("attempts").asInt(0),
          failure.path("cause").asText("no cause is told in " + file));
    } catch (IOException e) {
      return new RunState(
          run, RunState.Status.FAILED, 0, "its cause can't be read from " + file + ": " + e);
    }
  }
}
