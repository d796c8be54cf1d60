package org.infobottleneck.examples.sweep;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infobottleneck.examples.sweep.SweepYaml.Fields;
import org.infobottleneck.examples.sweep.SweepYaml.Items;
import org.infobottleneck.examples.sweep.SweepYaml.Place;
import org.infobottleneck.examples.sweep.SweepYaml.Text;
import org.infobottleneck.examples.sweep.SweepYaml.Value;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Presets;

/** Reads a sweep from a file that people write, in YAML or JSON, see docs/sweeps.md. */
final class SweepFile {

  private static final String PRESET = "preset";
  private static final List<String> PARTS = List.of("name", "base", "grid", "runs");

  private static final Pattern RANGE = Pattern.compile("(-?\\d{1,18})\\s*\\.\\.\\s*(-?\\d{1,18})");

  /** What must be said of a run where no preset says it. The rest has a usual value. */
  private static final Set<SweepKey> NEEDED =
      EnumSet.of(
          SweepKey.TASK,
          SweepKey.ROWS,
          SweepKey.ARCHITECTURE,
          SweepKey.OPTIMIZER,
          SweepKey.EPOCHS,
          SweepKey.SNAPSHOTS,
          SweepKey.ESTIMATORS);

  private static final long TOO_MANY = SweepGrid.MOST_RUNS + 1L;

  private static final String HINT = "; within brackets, a text with commas needs quotation marks";

  private final String file;
  private Experiment base = Presets.shwartzZivTishby2017();
  private boolean fromPreset;

  private SweepFile(String file) {
    this.file = file;
  }

  static Sweep parse(String text, String file, String name) {
    Value root =
        SweepYaml.read(file, text)
            .orElseThrow(() -> new SweepFormatException(file + ": must hold a sweep, is empty"));
    return new SweepFile(file).sweep(root, name);
  }

  private SweepFormatException wrong(Place place, String problem) {
    return SweepYaml.wrong(file, place, problem);
  }

  private Sweep sweep(Value root, String fallback) {
    Fields parts = fields(root, "a sweep", PARTS);
    String name =
        Optional.ofNullable(parts.values().get("name"))
            .map(value -> text(value, "name", "a text"))
            .orElse(fallback);
    Set<SweepKey> given = EnumSet.noneOf(SweepKey.class);
    Optional.ofNullable(parts.values().get("base"))
        .ifPresent(value -> given.addAll(readBase(value)));
    Optional<Value> gridPart = Optional.ofNullable(parts.values().get("grid"));
    Optional<Value> runsPart = Optional.ofNullable(parts.values().get("runs"));
    if (gridPart.isEmpty() && runsPart.isEmpty()) {
      throw wrong(root.place(), "a sweep must have grid or runs");
    }
    SweepGrid grid = SweepGrid.of(name, base);
    List<SweepRun> runs = new ArrayList<>();
    List<Value> listed = runsPart.map(this::listed).orElse(List.of());
    if (gridPart.isPresent()) {
      grid = grid(grid, gridPart.get(), given, listed.size());
      runs.addAll(grid.runs());
    }
    Set<String> factors = new LinkedHashSet<>(grid.names());
    runs.addAll(readRuns(listed, given, runs, factors));
    try {
      return new Sweep(name, List.copyOf(factors), withAllLevels(runs, factors));
    } catch (IllegalArgumentException e) {
      throw wrong(root.place(), String.valueOf(e.getMessage()));
    }
  }

  private Set<SweepKey> readBase(Value value) {
    List<String> known = new ArrayList<>(SweepKey.keys());
    known.add(0, PRESET);
    Map<String, Value> parts = new LinkedHashMap<>(fields(value, "base", known).values());
    Value preset = parts.remove(PRESET);
    if (preset != null) {
      String expected = "one of " + Presets.names();
      String name = text(preset, PRESET, expected);
      if (!Presets.names().contains(name)) {
        throw wrong(preset.place(), PRESET + " must be " + expected + ", got " + name);
      }
      base = Presets.named(name);
      fromPreset = true;
    }
    Map<SweepKey, UnaryOperator<Experiment>> changes = new EnumMap<>(SweepKey.class);
    parts.forEach(
        (name, part) -> {
          SweepKey key = key(name);
          changes.put(key, read(key, level(key, part), part));
        });
    base = applied(base, changes);
    return changes.keySet();
  }

  private static Experiment applied(
      Experiment before, Map<SweepKey, UnaryOperator<Experiment>> changes) {
    Experiment experiment = before;
    for (UnaryOperator<Experiment> change : changes.values()) { // in the order of the keys
      experiment = change.apply(experiment);
    }
    return experiment;
  }

  private SweepGrid grid(SweepGrid empty, Value value, Set<SweepKey> given, int listed) {
    Fields parts = fields(value, "grid", SweepKey.keys());
    if (parts.values().isEmpty()) {
      throw wrong(value.place(), "grid must have at least one of " + SweepKey.keys());
    }
    requireFew(parts, listed);
    SweepGrid grid = empty;
    Set<SweepKey> all = EnumSet.noneOf(SweepKey.class);
    all.addAll(given);
    for (Map.Entry<String, Value> part : parts.values().entrySet()) {
      SweepKey key = key(part.getKey());
      all.add(key);
      List<SweepGrid.Level> levels = levels(key, part.getValue());
      try {
        grid = grid.with(new SweepGrid.Factor(key.key(), Optional.of(key), levels));
      } catch (IllegalArgumentException e) {
        throw wrong(part.getValue().place(), String.valueOf(e.getMessage()));
      }
    }
    requireWhole(value.place(), all);
    return grid;
  }

  /** Refuses a grid that is too large before any of it is built. */
  private void requireFew(Fields parts, int listed) {
    long count = 1;
    for (Value value : parts.values().values()) {
      List<Value> items = value instanceof Items list ? list.items() : List.of(value);
      long levels = items.stream().mapToLong(SweepFile::seeds).sum();
      count = Math.min(count * Math.min(levels, TOO_MANY), TOO_MANY);
    }
    if (count + listed > SweepGrid.MOST_RUNS) {
      throw wrong(parts.place(), SweepGrid.TOO_LARGE);
    }
  }

  /** How many levels an item may stand for. */
  private static long seeds(Value item) {
    Matcher range = RANGE.matcher(item instanceof Text text ? text.text() : "");
    return range.matches()
        ? Math.max(
            1,
            Math.min(Long.parseLong(range.group(2)) - Long.parseLong(range.group(1)), TOO_MANY) + 1)
        : 1;
  }

  private List<SweepGrid.Level> levels(SweepKey key, Value value) {
    List<Value> items =
        value instanceof Items list
            ? list.items()
            : key == SweepKey.SEED && value instanceof Text text && isRange(text.text())
                ? List.of(value)
                : List.of();
    if (items.isEmpty()) {
      throw wrong(
          value.place(),
          "levels of "
              + key.key()
              + " must be a list in square brackets"
              + (key == SweepKey.SEED ? " or a range like 1..10" : "")
              + ", of at least one");
    }
    List<SweepGrid.Level> levels = new ArrayList<>();
    for (Value item : items) {
      for (String text : texts(key, item)) {
        levels.add(new SweepGrid.Level(text, read(key, text, item)));
      }
    }
    return levels;
  }

  private static boolean isRange(String text) {
    return RANGE.matcher(text).matches();
  }

  /** The levels that an item stands for: one, but for a range of seeds. */
  private List<String> texts(SweepKey key, Value item) {
    Matcher range = RANGE.matcher(item instanceof Text text ? text.text() : "");
    if (key != SweepKey.SEED || !range.matches()) {
      return List.of(level(key, item));
    }
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    if (last < first) {
      throw wrong(item.place(), "a range of seeds must go up, got " + range.group());
    }
    List<String> seeds = new ArrayList<>();
    for (long seed = first; seed <= last; seed++) {
      seeds.add(Long.toString(seed));
    }
    return seeds;
  }

  private List<Value> listed(Value value) {
    if (!(value instanceof Items list) || list.items().isEmpty()) {
      throw wrong(value.place(), "runs must be a list of at least one, each a map of keys");
    }
    return list.items();
  }

  /** Reads the runs of a list; their keys are factors, too. */
  private List<SweepRun> readRuns(
      List<Value> listed, Set<SweepKey> given, List<SweepRun> before, Set<String> factors) {
    Set<String> keys = new HashSet<>();
    before.forEach(run -> keys.add(run.key()));
    Set<SweepKey> added = EnumSet.noneOf(SweepKey.class);
    List<SweepRun> runs = new ArrayList<>();
    for (Value item : listed) {
      Map<SweepKey, UnaryOperator<Experiment>> changes = new EnumMap<>(SweepKey.class);
      Map<String, String> texts = new LinkedHashMap<>();
      fields(item, "a run", SweepKey.keys())
          .values()
          .forEach(
              (name, part) -> {
                SweepKey key = key(name);
                String text = level(key, part);
                changes.put(key, read(key, text, part));
                texts.put(name, text);
              });
      Set<SweepKey> all = EnumSet.noneOf(SweepKey.class);
      all.addAll(given);
      all.addAll(changes.keySet());
      requireWhole(item.place(), all);
      added.addAll(changes.keySet());
      SweepRun run = new SweepRun(applied(base, changes), texts);
      if (!keys.add(run.key())) {
        throw wrong(item.place(), "the run occurs before");
      }
      runs.add(run);
    }
    added.forEach(key -> factors.add(key.key()));
    return runs;
  }

  /** Without a preset nothing that matters is left to a usual value. */
  private void requireWhole(Place place, Set<SweepKey> given) {
    Set<SweepKey> missing = EnumSet.copyOf(NEEDED);
    missing.removeAll(given);
    if (given.contains(SweepKey.FRACTION)) {
      missing.remove(SweepKey.ROWS); // a share of random rows
    }
    if (!fromPreset && !missing.isEmpty()) {
      throw wrong(
          place,
          "base must name a preset, or the runs must have "
              + missing.stream().map(SweepKey::key).toList());
    }
  }

  /**
   * Gives every run a level of every factor: as it was written, as the same value was written
   * elsewhere, or as the experiment has it.
   */
  private static List<SweepRun> withAllLevels(List<SweepRun> runs, Set<String> factors) {
    Map<String, Map<String, String>> written = new HashMap<>();
    List<SweepRun> whole = new ArrayList<>();
    for (SweepRun run : runs) {
      Map<String, String> levels = new LinkedHashMap<>();
      for (String factor : factors) {
        String value = SweepKey.of(factor).orElseThrow().current(run.experiment());
        String text =
            written
                .computeIfAbsent(factor, none -> new HashMap<>())
                .computeIfAbsent(value, none -> run.levels().getOrDefault(factor, value));
        levels.put(factor, text);
      }
      whole.add(new SweepRun(run.experiment(), levels));
    }
    return whole;
  }

  private Fields fields(Value value, String what, List<String> known) {
    if (!(value instanceof Fields fields)) {
      throw wrong(value.place(), what + " must be a map of keys, of " + known);
    }
    fields
        .keys()
        .forEach(
            (key, place) -> {
              if (!known.contains(key)) {
                throw wrong(
                    place,
                    what
                        + " must have no key but "
                        + known
                        + ", got \""
                        + key
                        + "\""
                        + (isCut(key) ? HINT : ""));
              }
            });
    return fields;
  }

  private static SweepKey key(String name) {
    return SweepKey.of(name).orElseThrow(); // the names were checked
  }

  /** The text of one level; estimators may be a list. */
  private String level(SweepKey key, Value value) {
    if (key == SweepKey.ESTIMATORS && value instanceof Items list && !list.items().isEmpty()) {
      List<String> texts = new ArrayList<>();
      for (Value item : list.items()) {
        texts.add(text(item, "one of the estimators", "a text like binning(width=0.07)"));
      }
      return String.join(", ", texts);
    }
    return text(value, key.key(), key.expected());
  }

  private String text(Value value, String what, String expected) {
    if (value instanceof Text text && !text.text().isEmpty()) {
      return text.text();
    }
    String got = value instanceof Items ? "a list" : value instanceof Fields ? "a map" : "nothing";
    throw wrong(value.place(), what + " must be " + expected + ", got " + got);
  }

  private UnaryOperator<Experiment> read(SweepKey key, String text, Value value) {
    try {
      return Objects.requireNonNull(key.read(text));
    } catch (IllegalArgumentException e) {
      boolean cut =
          value instanceof Text plain
              && plain.flow()
              && (key == SweepKey.ARCHITECTURE || isCut(text));
      throw wrong(value.place(), e.getMessage() + (cut ? HINT : ""));
    }
  }

  /** Whether a text looks like the part of another that a comma has cut. */
  private static boolean isCut(String text) {
    return text.chars().filter(c -> c == '(').count() != text.chars().filter(c -> c == ')').count();
  }
}
