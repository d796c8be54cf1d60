package org.infobottleneck.examples.experiments;

import java.util.List;

/** A question that the papers raise, and how runs answer it. */
interface PaperExperiment {

  /** The name on the command line and of the folder of results. */
  String name();

  /** The title of its page. */
  String title();

  /** The question, a sentence or two. */
  String question();

  /** The claims that it judges; their thresholds stand in {@link Claim}. */
  List<Claim> claims();

  /** How many seeds there are unless they are named: of the full scale and of the small one. */
  default int seeds(boolean full) {
    return full ? 20 : 2;
  }

  /**
   * Makes the runs and says what they show.
   *
   * @param scale how much of it
   * @param runs where runs come from
   * @throws InterruptedException if the thread is interrupted; what has been run is kept
   */
  Findings findings(Scale scale, Runs runs) throws InterruptedException;
}
