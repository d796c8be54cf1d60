package org.infobottleneck.experiment;

/** Is told of every experiment that ends. */
@FunctionalInterface
public interface RunListener {

  /**
   * Called once per experiment, one call at a time. What it throws is logged and harms no run.
   *
   * @param progress how far the runner has come
   */
  void onProgress(RunProgress progress);
}
