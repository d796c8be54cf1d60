package org.infobottleneck.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class RowMajorTest {

  private static final double[][] ROWS = {{1, 2, 3}, {4, 5, 6}};

  @Test
  void rowsFollowEachOther() {
    assertThat(RowMajor.flatten(ROWS, "x")).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(RowMajor.width(ROWS, "x")).isEqualTo(3);
    assertThat(RowMajor.flatten(new double[0][], "x")).isEmpty();
    assertThat(RowMajor.width(new double[0][], "x")).isZero();
  }

  @Test
  void rowsThatDifferInLengthAreRefusedByTheirNumber() {
    assertThatThrownBy(() -> RowMajor.flatten(new double[][] {{1, 2}, {3, 4}, {5}}, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x must have rows of equal length: row 0 has 2 columns, row 2 has 1");
  }

  @Test
  void rowsThatAreNullAreRefusedByTheirNumber() {
    assertThatThrownBy(() -> RowMajor.flatten(new double[][] {{1}, null}, "x"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("x must not have a null row, got one at row 1");
    assertThatThrownBy(() -> RowMajor.width(new double[][] {null}, "x"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("x must not have a null row, got one at row 0");
  }

  /** One row of 32,769 numbers in 65,536 places: 65,536 numbers more than 2^31. */
  @Test
  void whatNoArrayHoldsIsRefusedBeforeItIsAllocated() {
    double[][] rows = new double[1 << 16][];
    Arrays.fill(rows, new double[(1 << 15) + 1]);
    assertThatThrownBy(() -> RowMajor.flatten(rows, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x must fit one array, got 65536 x 32769 values");
  }

  @Test
  void layersAreMatricesOfTheirOwnWidths() {
    List<DMatrixRMaj> layers = RowMajor.layers(ROWS, new double[][] {{7}, {8}});
    assertThat(layers).hasSize(2);
    assertThat(layers.get(0).numRows).isEqualTo(2);
    assertThat(layers.get(0).numCols).isEqualTo(3);
    assertThat(layers.get(0).get(1, 0)).isEqualTo(4);
    assertThat(layers.get(1).data).containsExactly(7, 8);
    assertThatThrownBy(() -> RowMajor.layers(ROWS, new double[][] {{7}, {8, 9}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "activations of layer 2 must have rows of equal length: row 0 has 1 columns, row 1 has"
                + " 2");
  }
}
