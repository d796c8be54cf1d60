package org.infobottleneck.examples.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Task;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Decimals;

/**
 * A sweep over every combination of the levels of some factors; the first factor is the slowest.
 *
 * <pre>{@code
 * Sweep sweep =
 *     Sweep.grid("width and activation", Presets.saxe2018().withEpochs(2000))
 *         .over("activation", "tanh", "relu")
 *         .over("fraction", 0.3, 0.85)
 *         .over("width", List.of(5, 10), (base, width) ->
 *             base.withArchitecture(Architecture.tanh(12, width, 2)))
 *         .over("seed", 1, 2, 3)
 *         .sweep();
 * }</pre>
 *
 * <p>Immutable. Keys of sweep files are laid over the base in the order of the files' keys,
 * whatever that of the factors, so that an activation goes with every architecture; other changes
 * follow.
 */
public final class SweepGrid {

  /** More are a mistake, and would fill the memory before the first run. */
  static final int MOST_RUNS = 1_000_000;

  static final String TOO_LARGE =
      "a sweep must have at most " + MOST_RUNS + " runs, this one has more";

  private final String name;
  private final Experiment base;
  private final List<Factor> factors;

  private SweepGrid(String name, Experiment base, List<Factor> factors) {
    this.name = name;
    this.base = base;
    this.factors = List.copyOf(factors);
  }

  /** What a level is called and does. */
  record Level(String text, UnaryOperator<Experiment> change) {}

  /** A factor: of the keys of sweep files, or of a change of its own. */
  record Factor(String name, Optional<SweepKey> key, List<Level> levels) {

    /** Where it stands among the changes: keys by their own order, all others behind them. */
    int place() {
      return key.map(each -> Arrays.asList(SweepKey.values()).indexOf(each))
          .orElse(SweepKey.values().length);
    }
  }

  static SweepGrid of(String name, Experiment base) {
    Objects.requireNonNull(name, "name");
    return new SweepGrid(name, Objects.requireNonNull(base, "base"), List.of());
  }

  /**
   * Adds a factor by its key in sweep files.
   *
   * @param key {@code task}, {@code rows}, {@code fraction}, {@code architecture}, {@code
   *     activation}, {@code optimizer}, {@code batch size}, {@code batching}, {@code loss}, {@code
   *     weight noise}, {@code epochs}, {@code snapshots}, {@code gradients}, {@code estimators} or
   *     {@code seed}
   * @param levels its levels, as text, number or value; a list for several estimators at once
   * @return a grid with one more factor
   * @throws IllegalArgumentException if the key is none of these or a factor already, there is no
   *     level, one can't be read, or two are the same
   */
  public SweepGrid over(String key, Object... levels) {
    Objects.requireNonNull(key, "key");
    SweepKey part =
        SweepKey.of(key)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "key must be one of " + SweepKey.keys() + ", got " + key));
    List<Level> read =
        Arguments.listOf(levels, "levels").stream()
            .map(SweepGrid::text)
            .map(text -> new Level(text, part.read(text)))
            .toList();
    return with(new Factor(key, Optional.of(part), read));
  }

  /**
   * Adds a factor by what it changes.
   *
   * @param <T> what a level is
   * @param factor its name, none of the keys of sweep files
   * @param levels its levels, which are called by their text
   * @param change the experiment that a level makes of another
   * @return a grid with one more factor
   * @throws IllegalArgumentException if the name is taken, there is no level, or two are called the
   *     same
   */
  public <T> SweepGrid over(
      String factor, List<T> levels, BiFunction<Experiment, T, Experiment> change) {
    Objects.requireNonNull(factor, "factor");
    Objects.requireNonNull(change, "change");
    if (SweepKey.of(factor).isPresent()) {
      throw new IllegalArgumentException(
          "factor must have another name than the keys " + SweepKey.keys() + ", got " + factor);
    }
    List<Level> named =
        Arguments.listOf(levels, "levels").stream()
            .map(level -> new Level(text(level), before -> change.apply(before, level)))
            .toList();
    return with(new Factor(factor, Optional.empty(), named));
  }

  SweepGrid with(Factor factor) {
    if (factors.stream().anyMatch(each -> each.name().equals(factor.name()))) {
      throw new IllegalArgumentException("factors must differ, got " + factor.name() + " twice");
    }
    Arguments.atLeast(factor.levels().size(), 1, "number of levels of " + factor.name());
    Set<String> seen = new HashSet<>();
    for (Level level : factor.levels()) {
      if (!seen.add(value(factor, level))) {
        throw new IllegalArgumentException(
            "levels of " + factor.name() + " must differ, got " + level.text() + " twice");
      }
    }
    List<Factor> more = new ArrayList<>(factors);
    more.add(factor);
    return new SweepGrid(name, base, more);
  }

  /** What a level comes to, however it is written. */
  private String value(Factor factor, Level level) {
    return factor.key().map(key -> key.current(level.change().apply(base))).orElse(level.text());
  }

  private static String text(Object level) {
    if (level instanceof Double number) {
      return Decimals.shortest(number);
    }
    if (level instanceof Collection<?> many) {
      return many.stream().map(SweepGrid::text).collect(Collectors.joining(", "));
    }
    if (level instanceof MutualInformationEstimator estimator) {
      return estimator.description();
    }
    return level instanceof Task task ? task.description() : level.toString();
  }

  /** The names of the factors. */
  List<String> names() {
    return factors.stream().map(Factor::name).toList();
  }

  /**
   * Returns the sweep.
   *
   * @return all combinations; without a factor the base alone
   * @throws IllegalArgumentException if there are more than a million, or two come to the same
   *     experiment
   */
  public Sweep sweep() {
    return new Sweep(name, names(), runs());
  }

  List<SweepRun> runs() {
    long count = 1;
    for (Factor factor : factors) {
      count *= factor.levels().size();
      if (count > MOST_RUNS) {
        throw new IllegalArgumentException(TOO_LARGE);
      }
    }
    List<SweepRun> runs = new ArrayList<>();
    for (int run = 0; run < count; run++) {
      runs.add(run(run));
    }
    return runs;
  }

  /** The run of a number, whose last digit, so to say, is the level of the last factor. */
  private SweepRun run(int number) {
    int rest = number;
    Level[] chosen = new Level[factors.size()];
    for (int factor = chosen.length - 1; factor >= 0; factor--) {
      List<Level> levels = factors.get(factor).levels();
      chosen[factor] = levels.get(rest % levels.size());
      rest /= levels.size();
    }
    Map<String, String> texts = new LinkedHashMap<>();
    List<Integer> order = new ArrayList<>();
    for (int factor = 0; factor < chosen.length; factor++) {
      texts.put(factors.get(factor).name(), chosen[factor].text());
      order.add(factor);
    }
    order.sort(Comparator.comparingInt(factor -> factors.get(factor).place()));
    Experiment experiment = base;
    for (int factor : order) {
      experiment = chosen[factor].change().apply(experiment);
    }
    return new SweepRun(experiment, texts);
  }
}
