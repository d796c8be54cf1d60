package org.infobottleneck.examples.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Presets;
import org.infobottleneck.experiment.TrainingRows;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SweepFileTest {

  private static final String BASE = "base: {preset: saxe2018}\n";

  private static List<Map<String, String>> levels(Sweep sweep) {
    return sweep.runs().stream().map(SweepRun::levels).toList();
  }

  @Test
  void aGridIsEveryCombinationTheFirstFactorSlowest() {
    Sweep sweep =
        Sweep.parse(
            """
            name: width and activation   # called so
            base: {preset: saxe2018, epochs: 50}
            grid:
              activation: [tanh, relu]
              architecture:
                - 12-5-2 tanh
                - 12-10-2 tanh, softmax output
              seed: 1..3
            """,
            "file");
    assertThat(sweep.name()).isEqualTo("width and activation");
    assertThat(sweep.factors()).containsExactly("activation", "architecture", "seed");
    assertThat(sweep.runs()).hasSize(12);
    assertThat(levels(sweep).get(0))
        .isEqualTo(Map.of("activation", "tanh", "architecture", "12-5-2 tanh", "seed", "1"));
    assertThat(levels(sweep).get(4))
        .isEqualTo(
            Map.of(
                "activation", "tanh",
                "architecture", "12-10-2 tanh, softmax output",
                "seed", "2"));
    Experiment last = // the activation goes with every architecture, though it is named before
        Presets.saxe2018()
            .withEpochs(50)
            .withArchitecture(Architecture.tanh(12, 10, 2).withHidden(Activation.RELU))
            .withSeed(3);
    assertThat(sweep.runs().get(11).experiment()).isEqualTo(last);
  }

  @Test
  void everyPartOfAnExperimentCanBeSaid() {
    Experiment all =
        SmallSweeps.experiment()
            .withTraining(SmallSweeps.experiment().training().withWeightNoise(1e-3));
    StringBuilder base = new StringBuilder("base:\n");
    for (SweepKey key : SweepKey.values()) {
      base.append("  ").append(key.key()).append(": \"").append(key.current(all)).append("\"\n");
    }
    Sweep sweep = Sweep.parse(base + "runs: [{}]\n", "file");
    assertThat(sweep.runs()).extracting(SweepRun::experiment).containsExactly(all);
    assertThat(sweep.factors()).isEmpty();
    assertThat(sweep.name()).isEqualTo("file");
  }

  @Test
  void jsonIsReadAsWell() {
    Sweep yaml =
        Sweep.parse(
            BASE
                + "grid: {fraction: [0.3, 0.85], estimators: [[binning(width=0.07), "
                + "binning(width=0.1)], [kde-upper(noiseVariance=1e-3)]], seed: [5, 7..8]}",
            "s");
    Sweep json =
        Sweep.parse(
            """
            {"base": {"preset": "saxe2018"},
             "grid": {"fraction": [0.3, 0.85],
                      "estimators": [["binning(width=0.07)", "binning(width=0.1)"],
                                     "kde-upper(noiseVariance=1e-3)"],
                      "seed": [5, "7..8"]}}
            """,
            "s");
    assertThat(json).isEqualTo(yaml);
    assertThat(json.runs()).hasSize(12);
    assertThat(json.runs().get(0).experiment().rows()).isEqualTo(TrainingRows.random(0.3));
    assertThat(json.runs().get(0).experiment().estimators()).hasSize(2);
    assertThat(levels(json)).extracting(run -> run.get("seed")).startsWith("5", "7", "8");
  }

  @Test
  void runsOfAListHaveALevelOfEveryFactor() {
    Sweep sweep =
        Sweep.parse(
            BASE
                + """
                grid: {activation: [tanh, RELU]}
                runs:
                  - {activation: relu, seed: 3}
                  - {optimizer: sgd(learningRate=0.1)}
                """,
            "s");
    assertThat(sweep.factors()).containsExactly("activation", "optimizer", "seed");
    String adam = Presets.saxe2018().training().optimizer().toString();
    assertThat(levels(sweep))
        .containsExactly(
            Map.of("activation", "tanh", "optimizer", adam, "seed", "1"),
            Map.of("activation", "RELU", "optimizer", adam, "seed", "1"),
            Map.of("activation", "RELU", "optimizer", adam, "seed", "3"),
            Map.of("activation", "tanh", "optimizer", "sgd(learningRate=0.1)", "seed", "1"));
  }

  @Test
  void withoutAPresetWhatMattersMustBeSaid() {
    String parts =
        """
        base:
          task: "parts(relevant=1,irrelevant=2)"
          fraction: 0.75
          optimizer: sgd(learningRate=0.1)
          epochs: 3
          snapshots: everyEpoch
          estimators: binning(width=0.07)
        """;
    Sweep sweep = Sweep.parse(parts + "grid: {architecture: [3-3-2 tanh, 3-2-2 relu]}", "s");
    sweep.check();
    assertThat(sweep.runs()).hasSize(2);
    assertThat(sweep.runs().get(1).experiment().training().batchSize()).isEqualTo(256);
    assertThatExceptionOfType(SweepFormatException.class)
        .isThrownBy(() -> Sweep.parse(parts + "grid: {seed: [1]}", "s"))
        .withMessage(
            "s, line 8, column 7: base must name a preset, or the runs must have [architecture]");
  }

  @Test
  void aValueWithAnAnchorCanBeUsedAgain() {
    Sweep sweep = Sweep.parse("base: {preset: saxe2018}\ngrid: {epochs: &n [1, 2], seed: *n}", "s");
    assertThat(sweep.runs()).hasSize(4);
  }

  static Arguments refused(String text, String message) {
    return Arguments.of(text, message);
  }

  static List<Arguments> mistakes() {
    return List.of(
        refused("", "s: must hold a sweep, is empty"),
        refused("# nothing", "s: must hold a sweep, is empty"),
        refused("- 1", "line 1, column 1: a sweep must be a map of keys, of [name, base, grid"),
        refused("grids: {}", "line 1, column 1: a sweep must have no key but [name, base, grid"),
        refused("name: [a]\n", "line 1, column 7: name must be a text, got a list"),
        refused(BASE, "line 1, column 1: a sweep must have grid or runs"),
        refused("grid: {a", "line 1, column 9: is not YAML: while parsing a flow mapping"),
        refused("grid: \t{", "is not YAML: "),
        refused(BASE + "grid: {seed: [1]}\n---\na: 1", "line 4, column 1: a file must hold one"),
        refused(BASE + "grid: {seed: [1], seed: [2]}", "column 19: \"seed\" occurs a second time"),
        refused(BASE + "grid: {? [a] : [1]}", "line 2, column 10: a key must be a text"),
        refused("base: {preset: saxe}", "column 16: preset must be one of [saxe2018, shwartz"),
        refused("base: {presets: a}", "column 8: base must have no key but [preset, task, rows"),
        refused("base: tanh", "line 1, column 7: base must be a map of keys, of [preset, task"),
        refused("base:\n  epochs: many", "line 2, column 11: epochs must be a whole number"),
        refused("base: {epochs: 0}", "column 16: epochs must be a whole number, at least 1: got 0"),
        refused("base: {epochs: }", "epochs must be a whole number, at least 1, got nothing"),
        refused("base: {epochs: [1]}", "epochs must be a whole number, at least 1, got a list"),
        refused("base: {epochs: 1.5}", "epochs must be a whole number"),
        refused("base: {batch size: -1}", "batch size must be a whole number, at least 1: got -1"),
        refused("base: {fraction: 1.5}", "fraction must be a number above 0 and at most 1: train"),
        refused("base: {weight noise: -1}", "weight noise must be a number that is not negative"),
        refused("base: {rows: some(1)}", "rows must be a rule like random(0.85): "),
        refused("base: {task: icosaedron}", "task must be a task like icosahedron: "),
        refused("base: {optimizer: sgd(rate=1)}", "optimizer must be an optimizer like sgd("),
        refused("base: {activation: softmax}", "activation must be the hidden activation"),
        refused("base: {activation: tan}", "activation must be the hidden activation, like relu"),
        refused("base: {batching: all}", "batching must be shuffled or consecutive: "),
        refused("base: {loss: hinge}", "loss must be a loss like cross_entropy: "),
        refused("base: {snapshots: never}", "snapshots must be a rule like logarithmic(60): "),
        refused("base: {gradients: never}", "gradients must be a rule like at_snapshot: "),
        refused("base: {seed: 1e3}", "seed must be a whole number: got 1e3"),
        refused("base: {estimators: []}", "estimators must be estimators like [kde-upper("),
        refused("base: {estimators: [[a]]}", "one of the estimators must be a text like binning"),
        refused("base: {estimators: binnings}", "estimators must be estimators like [kde-upper"),
        refused(
            "base: {estimators: [binning(width=1), binning(width=1.0)]}",
            "got binning(width=1) twice"),
        refused(
            "base: {task: parts(relevant=3, irrelevant=3)}",
            "within brackets, a text with commas needs quotation marks"),
        refused(
            BASE + "grid: {task: [parts(relevant=3, irrelevant=3)]}",
            "line 2, column 15: task must be a task like icosahedron: "),
        refused(
            BASE + "grid: {architecture: [12-3-2 tanh, softmax output]}",
            "column 36: architecture must be an architecture like 12-10-7-5-4-3-2 tanh: "),
        refused(BASE + "grid: {}", "line 2, column 7: grid must have at least one of [task, rows"),
        refused(BASE + "grid: [seed]", "line 2, column 7: grid must be a map of keys, of [task"),
        refused(BASE + "grid: {preset: [a]}", "grid must have no key but [task, rows, fraction"),
        refused(
            BASE + "grid: {epochs: []}", "column 16: levels of epochs must be a list in square"),
        refused(BASE + "grid: {epochs: 3}", "column 16: levels of epochs must be a list in square"),
        refused(
            BASE + "grid: {epochs: [{}]}", "column 17: epochs must be a whole number, at least"),
        refused(BASE + "grid: {seed: 3}", "levels of seed must be a list in square brackets or a"),
        refused(BASE + "grid: {seed: 3..1}", "a range of seeds must go up, got 3..1"),
        refused(BASE + "grid: {seed: 0..1000000}", "a sweep must have at most 1000000 runs"),
        refused(
            BASE + "grid: {fraction: [0.3, 0.30]}",
            "column 18: levels of fraction must differ, got 0.30 twice"),
        refused(
            BASE + "grid: {activation: [relu, RELU]}",
            "levels of activation must differ, got RELU twice"),
        refused(BASE + "grid: {seed: [1..3, 2]}", "levels of seed must differ, got 2 twice"),
        refused(
            BASE + "grid: {epochs: [1, 2], seed: 1..999999}",
            "line 2, column 7: a sweep must have at most 1000000 runs, this one has more"),
        refused(
            BASE
                + "grid: {rows: [random(0.5), first(0.5)], fraction: [0.5], seed: [1]}\n"
                + "runs: [{rows: random(0.5)}]",
            "line 3, column 8: the run occurs before"),
        refused(BASE + "runs: {}", "line 2, column 7: runs must be a list of at least one, each"),
        refused(BASE + "runs: []", "line 2, column 7: runs must be a list of at least one, each"),
        refused(
            BASE + "runs: [3]", "line 2, column 8: a run must be a map of keys, of [task, rows"),
        refused(BASE + "runs: [{seed: 1..2}]", "seed must be a whole number: got 1..2"),
        refused(BASE + "runs: [{seed: 1}, {}]", "line 2, column 19: the run occurs before"),
        refused(BASE + "grid: {seed: *n}", "nothing before is called n"),
        refused("a: " + "[".repeat(100), "must lie at most 20 levels deep"),
        refused("a: [&x 1" + ", *x".repeat(101) + "]", "must have at most 100 aliases"),
        refused("a: " + "b".repeat(4_000_001), "s: must have at most 4000000 characters"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsPlaceAndWhatWasExpected(String text, String message) {
    assertThatExceptionOfType(SweepFormatException.class)
        .isThrownBy(() -> Sweep.parse(text, "s"))
        .withMessageStartingWith("s")
        .withMessageContaining(message);
  }

  @Test
  void aFileIsNamedInMessagesAndNamesTheSweep(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("my sweep.yaml");
    Files.writeString(file, BASE + "grid: {seed: [1]}");
    assertThat(Sweep.read(file).name()).isEqualTo("my sweep");
    Files.writeString(file, BASE + "grid: {sed: [1]}");
    assertThatExceptionOfType(SweepFormatException.class)
        .isThrownBy(() -> Sweep.read(file))
        .withMessageStartingWith(file + ", line 2, column 8: grid must have no key but [task");
    Files.write(file, "name: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatExceptionOfType(SweepFormatException.class)
        .isThrownBy(() -> Sweep.read(file))
        .withMessage(file + ": is not in UTF-8");
  }
}
