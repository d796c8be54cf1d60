package org.infobottleneck.plane;

import java.util.function.Supplier;

/**
 * Is told of every snapshot as it is completed, in order, by a thread of the library's own that
 * tells nobody else. To stop the run, interrupt the thread that called {@code track}.
 *
 * <p>It can do no harm to the run. What it throws is logged. The run waits for it, so that the next
 * snapshot is completed when it returns, but for ten seconds at most: one that takes longer is left
 * behind, and gets its news, all of them in order, as it comes to them. Not even the end of the run
 * waits longer for it.
 */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Takes notice of a complete snapshot.
   *
   * @param progress how far the run has come
   */
  void onProgress(Progress progress);

  /**
   * Takes notice of a complete snapshot, and may ask for the plane so far. Unless overridden it
   * calls {@link #onProgress(Progress)}.
   *
   * @param progress how far the run has come
   * @param soFar gives the plane of all snapshots that are complete when it is asked, this one at
   *     least; may be asked by any thread, at any time, also after the run
   */
  default void onProgress(Progress progress, Supplier<InformationPlane> soFar) {
    onProgress(progress);
  }

  /**
   * Takes notice that the run ended before its last snapshot was complete. Unless overridden it
   * does nothing.
   *
   * @param stopped why, with the plane so far
   */
  default void onStopped(TrackingStoppedException stopped) {}
}
