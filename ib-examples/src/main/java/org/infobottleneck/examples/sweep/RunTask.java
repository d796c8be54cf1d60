package org.infobottleneck.examples.sweep;

import java.io.Serial;
import java.io.Serializable;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.TrackingStoppedException;

/**
 * Does one run, on whatever machine, and leaves its plane in the folder, or the cause of its
 * failure. The same on every runner, so that they can't differ.
 *
 * @param folder the sweep's folder
 * @param attempts how often a run is tried, at least 1
 */
public record RunTask(SweepFolder folder, int attempts) implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** A cause is one cell of a table. */
  private static final int LONGEST_CAUSE = 500;

  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");

  /** What a machine adds to the name of an object, such as a thread. */
  private static final Pattern ADDRESS = Pattern.compile("@[0-9a-f]{5,}|(?<=\\$\\$Lambda)\\S+");

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

  /**
   * Runs an experiment, on the calling thread and one beside it, unless its plane stands in the
   * folder as a whole.
   *
   * @param experiment the experiment
   * @return what became of it
   * @throws java.io.UncheckedIOException if the folder can't be read or written to, which is no
   *     failure of the run
   * @throws InterruptedException if the thread is interrupted, which is none either: nothing is
   *     recorded
   */
  public RunOutcome run(Experiment experiment) throws InterruptedException {
    String key = experiment.key();
    StoredRuns runs = new StoredRuns(folder);
    if (runs.plane(key).isPresent()) {
      return new RunOutcome(key, RunOutcome.Status.STORED, 0, "");
    }
    String cause = "";
    for (int attempt = 1; attempt <= attempts; attempt++) {
      InformationPlane plane;
      try {
        plane = experiment.run(1, progress -> {});
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
        if (isInterruption(e)) {
          throw new InterruptedException("run " + key + " was interrupted");
        }
        cause = cause(e);
        continue;
      }
      runs.save(experiment, plane); // what goes wrong here is the folder's
      return new RunOutcome(key, RunOutcome.Status.RAN, attempt, "");
    }
    runs.fail(experiment, attempts, cause);
    return new RunOutcome(key, RunOutcome.Status.FAILED, attempts, cause);
  }

  /** Whether a run was stopped from outside. The thread's flag is then not set any more. */
  private static boolean isInterruption(Throwable e) {
    boolean interrupted = Thread.interrupted();
    for (Throwable each = e; each != null; each = each.getCause()) {
      interrupted |=
          each instanceof InterruptedException || each instanceof ClosedByInterruptException;
    }
    return interrupted;
  }

  /** What happened, on one line, the same on every machine as far as that is known here. */
  static String cause(Throwable e) {
    Throwable first =
        e instanceof TrackingStoppedException && e.getCause() != null ? e.getCause() : e;
    String name = first.getClass().getSimpleName();
    String message = first.getMessage() == null ? name : name + ": " + first.getMessage();
    String line =
        ADDRESS.matcher(LINE_BREAK.matcher(message.strip()).replaceAll(" ")).replaceAll("");
    return line.length() <= LONGEST_CAUSE ? line : line.substring(0, LONGEST_CAUSE) + "...";
  }
}
