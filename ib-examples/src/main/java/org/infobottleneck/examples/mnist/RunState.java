package org.infobottleneck.examples.mnist;

import java.nio.file.Path;
import java.util.Map;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.TrainingState;

/** Where a training stands, in a file: a {@link TrainingState} with what is trained as its note. */
final class RunState {

  private static final String NOTE = "run";

  private RunState() {}

  /** Writes the file, or replaces it as a whole. */
  static void write(Path file, String configuration, Trainer trainer) {
    trainer.state().withNotes(Map.of(NOTE, configuration)).save(file);
  }

  /**
   * Goes on with what the file holds.
   *
   * @param network a network of the same architecture. Modified.
   * @return a trainer before the next epoch
   * @throws IllegalArgumentException if the file is of another training, or damaged
   */
  static Trainer resume(Path file, String configuration, Mlp network, Dataset train) {
    TrainingState state = TrainingState.load(file);
    requireSame(file, state.notes().getOrDefault(NOTE, "nothing"), configuration);
    return Trainer.resume(network, train, state);
  }

  private static void requireSame(Path file, String before, String now) {
    if (!before.equals(now)) {
      throw new IllegalArgumentException(
          file
              + " is of another training: "
              + before
              + ", now "
              + now
              + "; name another output folder to begin anew");
    }
  }
}
