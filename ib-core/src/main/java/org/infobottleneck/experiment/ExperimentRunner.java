package org.infobottleneck.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Maps experiments to their results. A run is a pure function of its experiment, so every runner
 * gives the same results in the same order.
 */
public interface ExperimentRunner {

  /**
   * Runs experiments and hands their results on, in the order of the experiments, as soon as each
   * and all before it are there. Results that were handed on are not kept.
   *
   * @param experiments the experiments, no two equal
   * @param sink takes the results, on the calling thread
   * @throws IllegalArgumentException if two experiments are equal
   * @throws InterruptedException if the calling thread is interrupted; runs in hand are stopped
   */
  void run(List<Experiment> experiments, Consumer<ExperimentResult> sink)
      throws InterruptedException;

  /**
   * Runs experiments and returns all results.
   *
   * @param experiments the experiments, no two equal
   * @return the results in the order of the experiments, unmodifiable
   * @throws IllegalArgumentException if two experiments are equal
   * @throws InterruptedException if the calling thread is interrupted; runs in hand are stopped
   */
  default List<ExperimentResult> run(List<Experiment> experiments) throws InterruptedException {
    List<ExperimentResult> results = new ArrayList<>();
    run(experiments, results::add);
    return List.copyOf(results);
  }
}
