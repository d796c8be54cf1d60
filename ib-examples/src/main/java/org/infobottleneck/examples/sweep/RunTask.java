package org.infobottleneck.examples.sweep;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.infobottleneck.examples.Json;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.InformationPlane;

/**
 * Does one run, on whatever machine, and leaves its plane in the folder, or the cause of its
 * failure. The same on every runner, so that they can't differ.
 *
 * @param folder the sweep's folder
 * @param attempts how often a run is tried, at least 1
 */
public record RunTask(SweepFolder folder, int attempts) implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /**
   * Checks the parts.
   *
   * @param folder the sweep's folder
   * @param attempts how often a run is tried
   * @throws IllegalArgumentException if it is less than 1
   */
  public RunTask {
    Objects.requireNonNull(folder, "folder");
    Arguments.atLeast(attempts, 1, "number of attempts");
  }

  /** The name of the plane of a run. */
  static String planeFile(String key) {
    return "runs/" + key + ".ibp";
  }

  /** The name of the file that says why a run failed. */
  static String failureFile(String key) {
    return "failed/" + key + ".json";
  }

  /**
   * Runs an experiment, on the calling thread and one beside it.
   *
   * @param experiment the experiment
   * @return what became of it
   * @throws UncheckedIOException if the folder can't be written to
   */
  public RunOutcome run(Experiment experiment) {
    String key = experiment.key();
    if (folder.contains(planeFile(key))) {
      return new RunOutcome(key, RunOutcome.Status.STORED, 0, "");
    }
    for (int attempt = 1; ; attempt++) {
      try {
        byte[] plane = bytes(experiment.run(1, progress -> {}));
        folder.write("runs/" + key + ".txt", experiment.text().getBytes(StandardCharsets.UTF_8));
        folder.write(planeFile(key), plane);
        folder.delete(failureFile(key));
        return new RunOutcome(key, RunOutcome.Status.RAN, attempt, "");
      } catch (UncheckedIOException e) {
        throw e; // the folder's, not the run's
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        if (attempt == attempts || Thread.currentThread().isInterrupted()) {
          return failed(experiment, attempt, cause(e));
        }
      }
    }
  }

  private RunOutcome failed(Experiment experiment, int attempt, String cause) {
    String text =
        Json.object()
            .put("experiment", experiment.text())
            .put("attempts", attempt)
            .put("cause", cause)
            .toString();
    folder.write(failureFile(experiment.key()), text.getBytes(StandardCharsets.UTF_8));
    return new RunOutcome(experiment.key(), RunOutcome.Status.FAILED, attempt, cause);
  }

  private static String cause(Throwable e) {
    return (e.getClass().getSimpleName() + ": " + e.getMessage()).lines().findFirst().orElse("");
  }

  private static byte[] bytes(InformationPlane plane) {
    try {
      Path file = Files.createTempFile("plane", ".ibp");
      try {
        plane.save(file);
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a plane to the temporary folder: " + e, e);
    }
  }
}
