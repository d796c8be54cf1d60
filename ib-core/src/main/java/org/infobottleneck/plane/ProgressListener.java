package org.infobottleneck.plane;

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
}
