package org.infobottleneck.plane;

import java.util.List;
import java.util.OptionalInt;

/**
 * Activations that were recorded elsewhere or earlier, to be estimated now: handed to a {@link
 * Recorder} snapshot by snapshot, one of them in memory at a time.
 */
public interface ActivationSource {

  /**
   * Returns the epochs of the snapshots there are.
   *
   * @return the epochs, ascending, unmodifiable
   */
  List<Integer> epochs();

  /**
   * Reads one snapshot and has it recorded.
   *
   * @param epoch one of the {@link #epochs()}
   * @param recorder the recorder, which observes the rows of these activations
   * @throws IllegalArgumentException if there is no such snapshot, its file is damaged, or the
   *     recorder refuses it
   * @throws java.io.UncheckedIOException if it can't be read
   */
  void replay(int epoch, Recorder recorder);

  /**
   * Has all snapshots recorded that lie behind the last one of the recorder.
   *
   * @param recorder the recorder, which observes the rows of these activations
   * @throws IllegalArgumentException as {@link #replay(int, Recorder)}; what was recorded before
   *     stays
   * @throws java.io.UncheckedIOException if a snapshot can't be read
   */
  default void replay(Recorder recorder) {
    for (int epoch : epochs()) {
      OptionalInt last = recorder.lastEpoch();
      if (last.isEmpty() || epoch > last.getAsInt()) {
        replay(epoch, recorder);
      }
    }
  }
}
