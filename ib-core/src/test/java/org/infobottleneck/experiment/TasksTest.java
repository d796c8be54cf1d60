package org.infobottleneck.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasksTest {

  @Test
  void dealtLabelsKeepTheirSharesAndSayNothingOfTheInputs() {
    Task task = Tasks.randomLabels(Tasks.icosahedron());
    Dataset dealt = task.data(1);
    int[] labels = dealt.labels().orElseThrow();
    int[] real = IcosahedronTask.deterministic().labels().orElseThrow();
    assertThat(Arrays.stream(labels).sum()).isEqualTo(2118);
    // agreement of two independent deals: a standard error of 32 of 4096
    long agreeing = 0;
    for (int row = 0; row < real.length; row++) {
      agreeing += labels[row] == real[row] ? 1 : 0;
    }
    double expected = (2118.0 * 2118 + 1978.0 * 1978) / 4096;
    assertThat((double) agreeing).isEqualTo(expected, within(4 * 32.0));
    assertThat(task.data(1).labels().orElseThrow()).isEqualTo(labels);
    assertThat(task.data(2).labels().orElseThrow()).isNotEqualTo(labels);
    assertThat(dealt.enumeratesAllInputs()).isTrue();
  }

  @Test
  void labelsOfTheStochasticRuleAreDrawnAndObservedAsTheRule() {
    Task task = Tasks.icosahedron(12);
    Dataset drawn = task.data(5);
    assertThat(drawn.kind()).isEqualTo(Dataset.Kind.LABELED);
    Dataset observed = task.observed(drawn).get("all");
    assertThat(observed.kind()).isEqualTo(Dataset.Kind.SOFT);
    // p(y=1) = 0.50092; a standard error of 0.0078 is an upper bound
    assertThat(Arrays.stream(drawn.labels().orElseThrow()).sum() / 4096.0)
        .isEqualTo(0.50092, within(0.031));
  }

  @ParameterizedTest
  @CsvSource({
    "'icosahedron(gain=12,sharpness=1)', sharpness",
    "'icosahedron(12)', 12",
    "'parts(relevant=7,irrelevant=5,noise=1)', noise",
    "'parts(relevant=7)', irrelevant",
    "'parts(relevant=6,irrelevant=5)', odd",
    "'parts(relevant=9,irrelevant=8)', 9 + 8",
    "'random-labels(icosahedron,seed=1)', seed",
    "random-labels, argument number 1"
  })
  void textsOfNoTaskAreRefusedByWhatIsWrongWithThem(String text, String word) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.parse(text))
        .withMessageContaining(word);
  }

  @Test
  void sixteenInputsAreNotTooMany() {
    Dataset data = Tasks.parts(1, 15).data(1);
    assertThat(data.size()).isEqualTo(1 << 16);
    assertThat(Arrays.stream(data.labels().orElseThrow()).sum()).isEqualTo(1 << 15);
  }

  @Test
  void thePartsAreIndependentAndOnlyOneMatters() {
    Task task = Tasks.parts(7, 5);
    Dataset data = task.data(1);
    Map<String, Dataset> observed = task.observed(data);
    assertThat(observed.keySet()).containsExactly("all", Tasks.RELEVANT, Tasks.IRRELEVANT);
    Variable label = data.targetVariable();
    Variable relevant = observed.get(Tasks.RELEVANT).targetVariable();
    Variable irrelevant = observed.get(Tasks.IRRELEVANT).targetVariable();
    assertThat(bits(relevant, relevant)).isEqualTo(7, within(1e-12));
    assertThat(bits(irrelevant, irrelevant)).isEqualTo(5, within(1e-12));
    assertThat(bits(label, label)).isEqualTo(1, within(1e-12)); // a majority of seven fair bits
    assertThat(bits(relevant, label)).isEqualTo(1, within(1e-12));
    assertThat(bits(irrelevant, label)).isEqualTo(0, within(1e-12));
    assertThat(bits(irrelevant, relevant)).isEqualTo(0, within(1e-12));
  }

  @Test
  void badTasksAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.parts(4, 2))
        .withMessage("number of relevant inputs must be odd, got 4");
    assertThatIllegalArgumentException().isThrownBy(() -> Tasks.parts(15, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Tasks.icosahedron(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tasks.randomLabels(Tasks.randomLabels(new Unlabeled())).data(1))
        .withMessage("labels can't be dealt out: soft has none");
  }

  private record Unlabeled() implements Task {

    @Override
    public String description() {
      return "soft";
    }

    @Override
    public Dataset data(long seed) {
      return IcosahedronTask.stochastic(12);
    }
  }

  private static double bits(Variable x, Variable y) {
    return BinningEstimator.distinct().estimate(x, y).bits();
  }
}
