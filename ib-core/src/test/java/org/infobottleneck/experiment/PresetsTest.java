package org.infobottleneck.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.Split;
import org.infobottleneck.network.Activation;
import org.junit.jupiter.api.Test;

class PresetsTest {

  /** Facts on the published program, recomputed from its files. */
  @Test
  void theProgramOfShwartzZivAndTishbyTrainsOnTheFirstRowsAndLooks274Times() {
    Experiment program = Presets.shwartzZivTishby2017Program();
    Split split = program.rows().split(program.task().data(1), 1);
    assertThat(split.train().size()).isEqualTo(3277);
    assertThat(shareOfOnes(split.train())).isEqualTo(0.437, within(5e-4));
    assertThat(shareOfOnes(split.test())).isEqualTo(0.836, within(5e-4));
    assertThat(program.snapshots().epochs(program.epochs())).hasSize(274);
  }

  @Test
  void saxeLooks211TimesAtARandomSplit() {
    Experiment saxe = Presets.saxe2018();
    assertThat(saxe.snapshots().epochs(saxe.epochs())).hasSize(211);
    Split split = saxe.rows().split(saxe.task().data(1), 1);
    // hypergeometric: the share of ones among 3277 of 4096 rows has a standard error of 0.004
    assertThat(shareOfOnes(split.train())).isEqualTo(2118 / 4096.0, within(0.016));
  }

  @Test
  void anotherActivationChangesNothingElse() {
    Experiment tanh = Presets.saxe2018();
    Experiment relu = Presets.withActivation(tanh, Activation.RELU);
    assertThat(relu.architecture().hidden()).isEqualTo(Activation.RELU);
    assertThat(Presets.withActivation(relu, Activation.TANH)).isEqualTo(tanh);
  }

  @Test
  void presetsHaveNames() {
    assertThat(Presets.named("saxe2018")).isEqualTo(Presets.saxe2018());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Presets.named("saxe"))
        .withMessageContaining("shwartzZivTishby2017Program");
  }

  private static double shareOfOnes(Dataset data) {
    int[] labels = data.labels().orElseThrow();
    return Arrays.stream(labels).sum() / (double) labels.length;
  }
}
