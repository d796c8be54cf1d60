package org.infobottleneck.examples.sweep;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.RunSize;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.numerics.Arguments;

/**
 * Experiments that are run together, and the factors in which they differ.
 *
 * @param name what it is called
 * @param factors the names of the factors, in order; none for a sweep of one run
 * @param runs the runs, no two of one experiment
 */
public record Sweep(String name, List<String> factors, List<SweepRun> runs) {

  /** The name of the file that holds a sweep in its folder. */
  static final String FILE = "sweep.json";

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

  /**
   * Returns the runs in the order in which they should begin: the long ones first, so that none is
   * left alone at the end.
   *
   * @return the runs by descending {@link RunSize}; of equals in the order of the sweep
   */
  public List<SweepRun> longestFirst() {
    double[] sizes = RunSize.of(runs.stream().map(SweepRun::experiment).toList());
    return IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer run) -> sizes[run]).reversed())
        .map(runs::get)
        .toList();
  }

  /**
   * Refuses runs whose parts don't fit each other, before the first begins. Of runs that differ in
   * seed, optimizer and noise alone, one is looked at.
   *
   * @throws IllegalArgumentException naming the run, and what does not fit
   */
  public void check() {
    Set<String> checked = new HashSet<>();
    for (int run = 0; run < runs.size(); run++) {
      Experiment experiment = runs.get(run).experiment();
      if (!checked.add(setting(experiment))) {
        continue;
      }
      try {
        experiment.check();
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "run " + (run + 1) + " " + runs.get(run).levels() + " can't be run: " + e.getMessage(),
            e);
      }
    }
  }

  private static String setting(Experiment experiment) {
    return experiment
        .withTraining(
            experiment.training().withOptimizer(Sgd.learningRate(1)).withWeightNoise(0))
        .withSeed(0)
        .text();
  }

  /**
   * Writes the sweep to {@value #FILE} in its folder, from where {@link #load} reads it.
   *
   * @param folder the folder
   * @throws java.io.UncheckedIOException if it can't be written
   */
  public void save(SweepFolder folder) {
    folder.write(FILE, SweepJson.text(this).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads the sweep that a folder holds.
   *
   * @param folder the folder
   * @return the sweep that was run there last; empty if there is none
   * @throws SweepFormatException if its file is not what {@link #save} writes
   * @throws java.io.UncheckedIOException if it can't be read
   */
  public static Optional<Sweep> load(SweepFolder folder) {
    return folder
        .read(FILE)
        .map(
            bytes ->
                SweepJson.read(
                    folder + "/" + FILE, new String(bytes, StandardCharsets.UTF_8)));
  }
}
