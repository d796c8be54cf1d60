package org.infobottleneck.examples.sweep;

import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlaneFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs that stand in a sweep's folder: the planes of those that succeeded, with the text of
 * their experiment beside them, and the causes of those that failed.
 *
 * @param folder the sweep's folder
 */
public record StoredRuns(SweepFolder folder) implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private static final Logger LOG = LoggerFactory.getLogger(StoredRuns.class);

  /**
   * The runs of a folder.
   *
   * @param folder the sweep's folder
   */
  public StoredRuns {
    Objects.requireNonNull(folder, "folder");
  }

  /**
   * Returns the plane of a run.
   *
   * @param key the run's key
   * @return its plane; empty where there is none, or none that is whole
   * @throws java.io.UncheckedIOException if it is there and can't be read
   */
  public Optional<InformationPlane> plane(String key) {
    Objects.requireNonNull(key, "key");
    String file = planeFile(key);
    Optional<byte[]> content = folder.read(file);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InformationPlane.parse(new String(content.get(), StandardCharsets.UTF_8)));
    } catch (PlaneFormatException e) {
      LOG.warn("{} in {} counts as missing: {}", file, folder, e.getMessage());
      return Optional.empty();
    }
  }

  /** Stores the plane of a run; that it has failed before counts no more. */
  void save(Experiment experiment, InformationPlane plane) {
    String key = experiment.key();
    write("runs/" + key + ".txt", experiment.text());
    write(planeFile(key), plane.text());
    folder.delete(failureFile(key));
  }

  /**
   * Stores why a run failed, where a runner knows what the run itself could not say any more. A
   * plane that was not whole goes.
   *
   * @param experiment the run's experiment
   * @param attempts how often it was tried, at least 1
   * @param cause why it failed, on one line
   * @throws IllegalArgumentException if it was not tried
   * @throws java.io.UncheckedIOException if it can't be written
   */
  public void fail(Experiment experiment, int attempts, String cause) {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(cause, "cause");
    Arguments.atLeast(attempts, 1, "number of attempts");
    Json failure =
        Json.object()
            .put("experiment", experiment.text())
            .put("attempts", attempts)
            .put("cause", cause);
    folder.delete(planeFile(experiment.key()));
    write(failureFile(experiment.key()), failure + "\n");
  }

  private void write(String file, String text) {
    folder.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static String planeFile(String key) {
    return "runs/" + key + ".ibp";
  }

  static String failureFile(String key) {
    return "failed/" + key + ".json";
  }
}
