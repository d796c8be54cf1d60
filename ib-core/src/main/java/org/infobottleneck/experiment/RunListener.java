package org.infobottleneck.experiment;

/** Is told of every experiment that ends. */
@FunctionalInterface
public interface RunListener {

  /**
   * Called once per experiment, in order, by a thread of the library's own. It harms no run: what
   * it throws is logged, and one that takes longer than ten seconds is not waited for.
   *
   * @param progress how far the runner has come
   */
  void onProgress(RunProgress progress);
}
