package org.infobottleneck.plane;

import java.util.function.Supplier;

/**
 * Is told of every snapshot as it is completed, in order, never by two threads at once. What it
 * throws is logged and does no harm to the run. It is called on a thread of the library's own: to
 * stop the run, interrupt the thread that called {@code track}.
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
   * Takes notice that the run ended before its last snapshot was complete. Called by the thread
   * that called {@code track}. Unless overridden it does nothing.
   *
   * @param stopped why, with the plane so far
   */
  default void onStopped(TrackingStoppedException stopped) {}
}
