package org.infobottleneck.plane;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.network.TrainingState;

/**
 * The plane and the training of a run, on disk while it goes on.
 *
 * <p>The training is written behind the plane, never before it: whenever a program is killed, the
 * plane on disk has every snapshot that comes before the training on disk, and perhaps some that
 * follow. What the training meets again it makes again to the bit.
 */
final class KeptRun {

  private static final String TRAINING = ".training";

  /** The note of what the network makes of a few rows, so that another arithmetic is found. */
  private static final String OUTPUTS = "outputs of the stored network";

  private static final int PROBED = 64;

  /** Unless an interval is set: how long between two trainings at least, in nanoseconds. */
  private static final long PAUSE = 1_000_000_000;

  /** Unless an interval is set: at most one part in so many of the time goes into writing. */
  private static final int PATIENCE = 50;

  private final KeptPlane plane;
  private final Path training;
  private final Dataset probe;
  private final OptionalLong interval;
  private volatile long written = System.nanoTime();
  private volatile long cost; // of writing, in nanoseconds
  private volatile int last; // the epoch that was written; the start need not be

  /**
   * Files that need not exist; what a program that was killed had not finished of them is deleted.
   *
   * @param patient whether the plane may lag behind, see {@link KeptPlane}
   * @param train the rows that are trained on
   * @param interval nanoseconds between two trainings that are written; by their cost if empty
   */
  KeptRun(Path plane, boolean patient, Dataset train, OptionalLong interval) {
    this.plane = new KeptPlane(plane, patient);
    training = trainingFile(plane);
    this.interval = interval;
    probe = train.subset(IntStream.range(0, Math.min(PROBED, train.size())).toArray());
    AtomicFiles.deleteUnfinished(training);
  }

  /** The file of the training, beside that of the plane. */
  static Path trainingFile(Path plane) {
    return plane.resolveSibling(plane.getFileName() + TRAINING);
  }

  KeptPlane plane() {
    return plane;
  }

  /**
   * The training on disk, if there is one.
   *
   * @throws IllegalArgumentException naming the file and what is wrong: it is damaged, or of a run
   *     of another configuration, or its network has other outputs here than where it was stored
   */
  Optional<TrainingState> load(Map<String, String> configuration) {
    if (!Files.exists(training)) {
      return Optional.empty();
    }
    TrainingState state = TrainingState.load(training);
    Map<String, String> notes = new LinkedHashMap<>(state.notes());
    String before = String.valueOf(notes.remove(OUTPUTS));
    RunConfiguration.requireSame(training + " holds the training of a run", notes, configuration);
    String now = outputs(state);
    if (!before.equals(now)) {
      throw new IllegalArgumentException(
          training
              + " was written by another version, whose numbers differ: the outputs of its network are "
              + before
              + " there, "
              + now
              + " here; without this file the run begins anew");
    }
    return Optional.of(state);
  }

  /** Whether the training should be written now. Time decides when, never what. */
  boolean isDue(int epoch) {
    return epoch > last
        && System.nanoTime() - written >= interval.orElse(Math.max(PAUSE, PATIENCE * cost));
  }

  /** Writes the plane if the one on disk lags behind, then the training. */
  void save(Supplier<InformationPlane> soFar, TrainingState state) {
    long start = System.nanoTime();
    plane.flush(soFar);
    Map<String, String> notes = new LinkedHashMap<>(state.notes());
    notes.put(OUTPUTS, outputs(state));
    state.withNotes(notes).save(training);
    last = state.epoch();
    written = System.nanoTime();
    cost = written - start;
  }

  private String outputs(TrainingState state) {
    return Digests.of(state.network().predict(probe.inputs()));
  }
}
