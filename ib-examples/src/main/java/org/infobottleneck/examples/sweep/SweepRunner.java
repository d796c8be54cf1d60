package org.infobottleneck.examples.sweep;

import java.util.List;

/**
 * Runs sweeps in a folder. A run is a pure function of its experiment, so every runner gives the
 * same planes and the same tables.
 */
public interface SweepRunner {

  /**
   * Runs what the folder does not hold yet of a sweep, the long runs first, and writes its tables.
   * A run that fails is tried again, then recorded as failed with its cause; the others go on. What
   * a sweep that was stopped has finished is not run again, and what has failed before is tried
   * anew. Runs of other sweeps in the folder stay, and are not in the tables.
   *
   * @param sweep the sweep
   * @param listener is told of every run that ends
   * @return what became of the runs, in the order of the sweep
   * @throws IllegalStateException if another driver runs a sweep in the folder
   * @throws java.io.UncheckedIOException if the folder can't be read or written to
   * @throws InterruptedException if the calling thread is interrupted; what is finished is kept
   */
  List<RunOutcome> run(Sweep sweep, SweepListener listener) throws InterruptedException;
}
