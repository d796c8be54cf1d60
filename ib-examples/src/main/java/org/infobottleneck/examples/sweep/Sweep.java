package org.infobottleneck.examples.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Most file systems allow for no longer name. */
  private static final int LONGEST_FOLDER = 255;

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
   * Begins a sweep over every combination of levels.
   *
   * @param name what it is called
   * @param base the experiment that the levels are laid over
   * @return a grid without factors, which is the base alone
   */
  public static SweepGrid grid(String name, Experiment base) {
    return SweepGrid.of(name, base);
  }

  /**
   * Reads a sweep from a file that people write, in YAML or JSON; docs/sweeps.md says how.
   *
   * @param file the file
   * @return the sweep, called as the file says, else like the file
   * @throws SweepFormatException with line, column and what was expected, if the file is no sweep
   * @throws UncheckedIOException if it can't be read
   */
  public static Sweep read(Path file) {
    Objects.requireNonNull(file, "file");
    try {
      String text = Files.readString(file);
      String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", "");
      return SweepFile.parse(text, file.toString(), name);
    } catch (CharacterCodingException e) {
      throw new SweepFormatException(file + ": is not in UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /**
   * Reads a sweep from the text of such a file.
   *
   * @param text YAML or JSON
   * @param name what messages call the text, and the sweep where the text doesn't
   * @return the sweep
   * @throws SweepFormatException with line, column and what was expected, if the text is no sweep
   */
  public static Sweep parse(String text, String name) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(name, "name");
    return SweepFile.parse(text, name, name);
  }

  /**
   * Returns the runs in the order in which they should begin: the long ones first, so that none is
   * left alone at the end.
   *
   * @return the runs by descending {@link RunSize}; of equals in the order of the sweep
   */
  public List<SweepRun> longestFirst() {
    double[] sizes = RunSize.seconds(runs.stream().map(SweepRun::experiment).toList());
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
        experiment.estimators().forEach(each -> requireShort(each.description()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "run " + (run + 1) + " " + runs.get(run).levels() + " can't be run: " + e.getMessage(),
            e);
      }
    }
  }

  /** The points of an estimator stand in a folder of its name. */
  private static void requireShort(String estimator) {
    int bytes = SweepTables.partition(estimator).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_FOLDER) {
      throw new IllegalArgumentException(
          "an estimator's text must have at most "
              + LONGEST_FOLDER
              + " bytes as a folder's name, got "
              + bytes
              + " for "
              + estimator);
    }
  }

  private static String setting(Experiment experiment) {
    return experiment
        .withTraining(experiment.training().withOptimizer(Sgd.learningRate(1)).withWeightNoise(0))
        .withSeed(0)
        .text();
  }

  /**
   * Writes the sweep to {@value #FILE} in its folder, from where {@link #load} reads it.
   *
   * @param folder the folder
   * @throws UncheckedIOException if it can't be written
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
   * @throws UncheckedIOException if it can't be read
   */
  public static Optional<Sweep> load(SweepFolder folder) {
    return folder
        .read(FILE)
        .map(
            bytes ->
                SweepJson.read(folder + "/" + FILE, new String(bytes, StandardCharsets.UTF_8)));
  }
}
