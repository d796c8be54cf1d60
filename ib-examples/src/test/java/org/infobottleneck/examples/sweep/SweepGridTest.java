package org.infobottleneck.examples.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Tasks;
import org.infobottleneck.network.Activation;
import org.infobottleneck.network.Architecture;
import org.junit.jupiter.api.Test;

class SweepGridTest {

  private static final SweepGrid GRID = Sweep.grid("grid", SmallSweeps.experiment());

  @Test
  void valuesOfJavaAreLevelsLikeTheirTexts() {
    Sweep values =
        GRID.over("activation", Activation.TANH, Activation.RELU)
            .over("fraction", 0.5, 1)
            .over("task", Tasks.parts(1, 2))
            .over("estimators", List.of(BinningEstimator.width(0.5), BinningEstimator.width(0.1)))
            .sweep();
    Sweep texts =
        GRID.over("activation", "TANH", "RELU")
            .over("fraction", "0.5", "1")
            .over("task", "parts(relevant=1,irrelevant=2)")
            .over("estimators", "binning(width=0.5), binning(width=0.1)")
            .sweep();
    assertThat(values).isEqualTo(texts);
    assertThat(values.runs()).hasSize(4);
    assertThat(values.runs().get(3).experiment().estimators()).hasSize(2);
  }

  @Test
  void aChangeOfOnesOwnIsAFactor() {
    Sweep sweep =
        GRID.over(
                "width",
                List.of(2, 4),
                (base, width) -> base.withArchitecture(Architecture.tanh(3, width, 2)))
            .over("activation", "relu")
            .sweep();
    assertThat(sweep.factors()).containsExactly("width", "activation");
    assertThat(sweep.runs()).extracting(run -> run.levels().get("width")).containsExactly("2", "4");
    assertThat(sweep.runs().get(1).experiment().architecture()) // the change comes last
        .isEqualTo(Architecture.tanh(3, 4, 2));
  }

  @Test
  void withoutAFactorItIsTheBaseAlone() {
    assertThat(GRID.sweep().runs())
        .extracting(SweepRun::experiment)
        .containsExactly(SmallSweeps.experiment());
  }

  @Test
  void mistakesAreNamed() {
    Object[] many = LongStream.range(0, 1001).boxed().toArray();
    List<Runnable> mistakes =
        List.of(
            () -> GRID.over("width", 3),
            () -> GRID.over("seed"),
            () -> GRID.over("seed", 1, "1"),
            () -> GRID.over("seed", "one"),
            () -> GRID.over("seed", 1).over("seed", 2),
            () -> GRID.over("seed", List.of(1L), Experiment::withSeed),
            () -> GRID.over("a", List.of(1, 2), (base, level) -> base).sweep(),
            () ->
                GRID.over("seed", many)
                    .over("epochs", List.of(1, 2).toArray())
                    .over("batch size", LongStream.range(1, 1001).boxed().toArray())
                    .sweep());
    List<String> messages =
        List.of(
            "key must be one of [task, rows, fraction, architecture, activation, optimizer,",
            "number of levels of seed must be at least 1, got 0",
            "levels of seed must differ, got 1 twice",
            "seed must be a whole number: got one",
            "factors must differ, got seed twice",
            "factor must have another name than the keys [task, ",
            "run 2 of a sweep occurs before:",
            "a sweep must have at most 1000000 runs, this one has more");
    for (int i = 0; i < mistakes.size(); i++) {
      assertThatIllegalArgumentException()
          .isThrownBy(mistakes.get(i)::run)
          .withMessageStartingWith(messages.get(i));
    }
  }
}
