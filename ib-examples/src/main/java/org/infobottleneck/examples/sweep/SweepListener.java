package org.infobottleneck.examples.sweep;

/**
 * Is told of every run of a sweep that ends. What it throws ends the sweep; what is finished is
 * kept.
 */
@FunctionalInterface
public interface SweepListener {

  /**
   * Called once per run, by the thread that runs the sweep.
   *
   * @param outcome what became of the run
   * @param finished how many runs have ended, those included that were there already
   * @param total how many runs the sweep has
   */
  void onRun(RunOutcome outcome, int finished, int total);
}
