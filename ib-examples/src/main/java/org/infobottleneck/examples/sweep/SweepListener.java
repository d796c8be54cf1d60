package org.infobottleneck.examples.sweep;

/** Is told of every run of a sweep that ends. */
@FunctionalInterface
public interface SweepListener {

  /**
   * Called once per run, by one thread at a time.
   *
   * @param outcome what became of the run
   * @param finished how many runs have ended, those included that were there already
   * @param total how many runs the sweep has
   */
  void onRun(RunOutcome outcome, int finished, int total);
}
