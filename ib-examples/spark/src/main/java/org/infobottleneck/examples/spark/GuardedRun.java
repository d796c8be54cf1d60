package org.infobottleneck.examples.spark;

import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.infobottleneck.examples.sweep.RunOutcome;
import org.infobottleneck.examples.sweep.RunTask;
import org.infobottleneck.examples.sweep.StoredRuns;
import org.infobottleneck.examples.sweep.SweepFolder;
import org.infobottleneck.experiment.Experiment;

/**
 * A run on an executor that may not survive it. A run that takes more memory than the machine gives
 * ends the whole virtual machine, and Spark would send it to the next one for ever, or give up the
 * job with all other runs. So every start leaves a mark, which only the end of the run removes: a
 * mark that is there was left by an executor that is gone.
 *
 * @param folder the sweep's folder
 * @param attempts how often a run is tried
 */
record GuardedRun(SweepFolder folder, int attempts) implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** Where the marks are. */
  static final String STARTED = "started";

  RunOutcome run(Experiment experiment) throws InterruptedException {
    String key = experiment.key();
    long lost = folder.names(STARTED).stream().filter(mark -> mark.startsWith(key + "-")).count();
    if (lost >= attempts) {
      return abandoned(experiment, lost);
    }
    // The number is of this try alone, so that two of one run, as by speculation, don't meet.
    String mark = STARTED + "/" + key + "-" + TaskContext.get().taskAttemptId();
    String place = "executor " + SparkEnv.get().executorId() + "\n";
    folder.write(mark, place.getBytes(StandardCharsets.UTF_8));
    try {
      return new RunTask(folder, attempts).run(experiment);
    } finally {
      folder.delete(mark);
    }
  }

  private RunOutcome abandoned(Experiment experiment, long lost) {
    if (new StoredRuns(folder).plane(experiment.key()).isPresent()) {
      return new RunOutcome(experiment.key(), RunOutcome.Status.STORED, 0, "");
    }
    String cause =
        "the executor was lost each of the "
            + lost
            + " times the run was in its hands: out of memory, killed, or its machine gone";
    new StoredRuns(folder).fail(experiment, attempts, cause);
    return new RunOutcome(experiment.key(), RunOutcome.Status.FAILED, attempts, cause);
  }
}
