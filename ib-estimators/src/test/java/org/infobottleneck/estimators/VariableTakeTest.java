package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Variables at some of their samples. */
class VariableTakeTest {

  private static final double[][] ROWS = {{1, 10}, {2, 20}, {3, 30}, {4, 40}};

  private static final List<Variable> ALL =
      List.of(
          Variable.continuous(ROWS),
          Variable.mixed(ROWS),
          Variable.labels(new int[] {5, 6, 5, 7}),
          Variable.distinctRows(ROWS, Coverage.ENUMERATED),
          Variable.everyRowDistinct(4, Coverage.SAMPLED),
          Variable.distribution(new double[][] {{1, 0}, {0.5, 0.5}, {0.25, 0.75}, {0, 1}}));

  @Test
  void rowsOfRealsAreTakenInTheirOrderAndAsOftenAsAsked() {
    int[] rows = {3, 0, 3};
    assertThat(Variable.continuous(ROWS).take(rows).toRowMajor())
        .containsExactly(4, 40, 1, 10, 4, 40);
    assertThat(Variable.mixed(ROWS).take(rows).values().toRowMajor())
        .containsExactly(4, 40, 1, 10, 4, 40);
    assertThat(rows).containsExactly(3, 0, 3);
    double[] longer = {1, 2, 3, 4, 99, 99};
    assertThat(Variable.view(longer, 2, 2).take(new int[] {1, 0}).toRowMajor())
        .containsExactly(3, 4, 1, 2);
  }

  @Test
  void aTakenVariableOwnsItsValues() {
    double[] borrowed = {1, 2, 3, 4};
    Continuous taken = Variable.view(borrowed, 4, 1).take(new int[] {0, 1});
    borrowed[0] = 99;
    assertThat(taken.value(0, 0)).isEqualTo(1);
  }

  @Test
  void symbolsAreNumberedAnewByFirstAppearance() {
    Discrete labels = Variable.labels(new int[] {5, 6, 5, 7, 6});
    Discrete taken = labels.take(new int[] {3, 1, 4, 3});
    assertThat(taken.toCodes()).containsExactly(0, 1, 1, 0);
    assertThat(taken.symbols()).isEqualTo(2);
    int[] values = {7, 6, 6, 7};
    assertThat(taken.toCodes()).isEqualTo(Variable.labels(values).toCodes());
  }

  @Test
  void distributionsStayAsTheyAreToTheBit() {
    Soft soft = Variable.distribution(new double[][] {{0.1, 0.9}, {0.3, 0.7000001}, {1, 0}});
    Soft taken = soft.take(new int[] {1, 1, 0});
    for (int c = 0; c < 2; c++) {
      assertThat(taken.probability(0, c)).isEqualTo(soft.probability(1, c));
      assertThat(taken.probability(1, c)).isEqualTo(soft.probability(1, c));
      assertThat(taken.probability(2, c)).isEqualTo(soft.probability(0, c));
    }
    assertThat(taken.classes()).isEqualTo(2);
  }

  @Test
  void theKindStays() {
    for (Variable variable : ALL) {
      Variable taken = variable.take(new int[] {2, 0});
      assertThat(taken.kind()).isEqualTo(variable.kind());
      assertThat(taken.size()).isEqualTo(2);
    }
  }

  @Test
  void aPartOfEnumeratedInputsIsASampleAndAPermutationIsAllThereIs() {
    Soft soft = (Soft) ALL.get(5);
    List<Variable> enumerated =
        List.of(
            Variable.distinctRows(ROWS, Coverage.ENUMERATED),
            Variable.everyRowDistinct(4, Coverage.ENUMERATED),
            Variable.labels(new int[] {1, 1, 2, 2}).withCoverage(Coverage.ENUMERATED),
            soft.withCoverage(Coverage.ENUMERATED));
    for (Variable all : enumerated) {
      assertThat(Pairs.coverage(all.take(new int[] {2, 0, 3, 1}))).isEqualTo(Coverage.ENUMERATED);
      assertThat(Pairs.coverage(all.take(new int[] {2, 0, 3}))).isEqualTo(Coverage.SAMPLED);
      assertThat(Pairs.coverage(all.take(new int[] {2, 0, 3, 3}))).isEqualTo(Coverage.SAMPLED);
      assertThat(Pairs.coverage(all.take(new int[] {0, 1, 2, 3, 0}))).isEqualTo(Coverage.SAMPLED);
    }
    for (Variable sampled : ALL.subList(4, 6)) {
      assertThat(Pairs.coverage(sampled.take(new int[] {2, 0, 3, 1}))).isEqualTo(Coverage.SAMPLED);
    }
  }

  @Test
  void rowsThatAreNotThereAreRefusedByTheirPlace() {
    for (Variable variable : ALL) {
      assertThatThrownBy(() -> variable.take(new int[] {0, 1, 4}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("row to take must lie in 0..3, got 4 at 2");
      assertThatThrownBy(() -> variable.take(new int[] {0, -1}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("row to take must lie in 0..3, got -1 at 1");
      assertThatThrownBy(() -> variable.take(new int[] {2}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("number of rows taken must be at least 2, got 1");
      assertThatNullPointerException().isThrownBy(() -> variable.take(null)).withMessage("rows");
    }
  }
}
