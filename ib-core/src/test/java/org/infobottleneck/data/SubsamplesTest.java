package org.infobottleneck.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsamplesTest {

  /** Rows that hold their own number, of classes of these sizes, one class after the other. */
  private static Dataset classes(int... sizes) {
    int rows = Arrays.stream(sizes).sum();
    DMatrixRMaj inputs = new DMatrixRMaj(rows, 1);
    int[] labels = new int[rows];
    int row = 0;
    for (int label = 0; label < sizes.length; label++) {
      for (int i = 0; i < sizes[label]; i++) {
        inputs.set(row, 0, row);
        labels[row++] = label;
      }
    }
    return Dataset.labeled(inputs, labels, sizes.length);
  }

  private static int[] sizes(Dataset data, int classes) {
    int[] sizes = new int[classes];
    for (int label : data.labels().orElseThrow()) {
      sizes[label]++;
    }
    return sizes;
  }

  /** By hand: rows times share, rounded down, then the largest remainders, lower classes first. */
  @ParameterizedTest
  @CsvSource({
    "5, 3 1 1", // 2.5, 1.5, 1
    "6, 3 2 1", // 3, 1.8, 1.2
    "7, 4 2 1", // 3.5, 2.1, 1.4
    "9, 4 3 2", // 4.5, 2.7, 1.8
    "1, 1 0 0",
    "10, 5 3 2"
  })
  void quotasAreThoseOfHamilton(int rows, String expected) {
    int[] wanted = Arrays.stream(expected.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    assertThat(sizes(Subsamples.stratified(classes(5, 3, 2), rows, 1), 3)).isEqualTo(wanted);
  }

  @Test
  void aSeatOfARemainderIsGivenOncePerClass() {
    // 0.9 of a row each: three classes of four get the three rows.
    assertThat(sizes(Subsamples.stratified(classes(3, 3, 3, 1), 3, 1), 4))
        .containsExactly(1, 1, 1, 0);
  }

  @Test
  void rowsAreDistinctKeepTheirLabelsAndComeInRandomOrder() {
    Dataset all = classes(40, 60);
    Dataset some = Subsamples.stratified(all, 50, 7);

    double[] rows = some.inputs().data;
    assertThat(Arrays.stream(rows).distinct().count()).isEqualTo(50);
    int[] labels = some.labels().orElseThrow();
    for (int i = 0; i < rows.length; i++) {
      assertThat(labels[i]).isEqualTo(rows[i] < 40 ? 0 : 1);
    }
    assertThat(rows).isNotEqualTo(Arrays.stream(rows).sorted().toArray());
    // One class behind the other would change once.
    long changes = 0;
    for (int i = 1; i < labels.length; i++) {
      changes += labels[i] == labels[i - 1] ? 0 : 1;
    }
    assertThat(changes).isGreaterThan(1);
    assertThat(Subsamples.stratified(all, 50, 7).inputs().data).isEqualTo(rows);
    assertThat(Subsamples.stratified(all, 50, 8).inputs().data).isNotEqualTo(rows);
  }

  @Test
  void moreRowsThanThereAreAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Subsamples.stratified(classes(2, 2), 5, 1))
        .withMessageContaining("5");
  }
}
