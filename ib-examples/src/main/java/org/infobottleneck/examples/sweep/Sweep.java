package org.infobottleneck.examples.sweep;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.infobottleneck.numerics.Arguments;

/**
 * Experiments that are run together, and the factors in which they differ.
 *
 * @param name what it is called
 * @param factors the names of the factors, in order; none for a sweep of one run
 * @param runs the runs, no two of one experiment
 */
public record Sweep(String name, List<String> factors, List<SweepRun> runs) {

  /**
   * Checks the parts and copies the lists.
   *
   * @param name what it is called
   * @param factors the names of the factors
   * @param runs the runs
   * @throws IllegalArgumentException if there is no run, two are of one experiment, or one has
   *     levels of other factors
   */
  public Sweep {
    Objects.requireNonNull(name, "name");
    factors = Arguments.listOf(factors, "factors");
    runs = Arguments.listOf(runs, "runs");
    Arguments.atLeast(runs.size(), 1, "number of runs");
    Set<String> keys = new HashSet<>();
    for (int run = 0; run < runs.size(); run++) {
      SweepRun each = runs.get(run);
      if (!keys.add(each.key())) {
        throw new IllegalArgumentException(
            "run " + (run + 1) + " of a sweep occurs before:\n" + each.experiment().text());
      }
      if (!List.copyOf(each.levels().keySet()).equals(factors)) {
        throw new IllegalArgumentException(
            "run " + (run + 1) + " must have levels of " + factors + ", got " + each.levels());
      }
    }
  }
}
