package org.infobottleneck.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void whatPassesIsHandedBack() {
    assertThat(Arguments.positive(0.25, "width")).isEqualTo(0.25);
    assertThat(Arguments.finite(-7, "edge")).isEqualTo(-7);
    assertThat(Arguments.within(2, 1, 3, "share")).isEqualTo(2);
    assertThat(Arguments.atLeast(4, 4, "k")).isEqualTo(4);
  }

  @Test
  void anIntervalHoldsItsEnds() {
    assertThat(Arguments.within(1, 1, 3, "share")).isEqualTo(1);
    assertThat(Arguments.within(3, 1, 3, "share")).isEqualTo(3);
    for (double outside : new double[] {Math.nextDown(1.0), Math.nextUp(3.0), Double.NaN}) {
      assertThatThrownBy(() -> Arguments.within(outside, 1, 3, "share"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("share must lie between 1.0 and 3.0, got " + outside);
    }
  }

  @Test
  void countsThatDifferAreRefused() {
    Arguments.same(3, 3, "rows");
    assertThatThrownBy(() -> Arguments.same(2, 3, "rows"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows must be 3, got 2");
  }

  @Test
  void anElementThatIsNotFiniteIsRefusedByItsPlace() {
    double[] values = {1, 2, 3, 4, Double.NaN, 6, Double.NaN};
    Arguments.finite(values, 2, 2, "x"); // what is behind the matrix is not looked at
    assertThatThrownBy(() -> Arguments.finite(values, 2, 3, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x must be finite, got NaN at row 1, column 1");
  }

  @ParameterizedTest
  @CsvSource({"-1, 2", "2, -1", "4, 2", "65536, 65536"})
  void aMatrixThatItsArrayDoesNotFillIsRefused(int rows, int columns) {
    assertThatThrownBy(() -> Arguments.finite(new double[7], rows, columns, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values of x must fill rows x columns, " + rows + " x " + columns + ", got 7");
  }

  @Test
  void emptyMatricesAreFinite() {
    Arguments.finite(new double[0], 0, 3, "x");
    Arguments.finite(new double[0], 3, 0, "x");
  }

  @Test
  void aNumberMayBeInfiniteButNotNaN() {
    assertThat(Arguments.number(Double.NEGATIVE_INFINITY, "x")).isNegative();
    assertThatThrownBy(() -> Arguments.number(Double.NaN, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x must not be NaN");
  }

  @Test
  void anIndexIsBelowTheCount() {
    assertThat(Arguments.index(0, 3, "row")).isZero();
    assertThat(Arguments.index(2, 3, "row")).isEqualTo(2);
    for (int outside : new int[] {-1, 3}) {
      assertThatThrownBy(() -> Arguments.index(outside, 3, "row"))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("row must lie between 0 and 2, got " + outside);
    }
  }

  @Test
  void aListIsCopiedAndANullInItIsRefusedByItsPlace() {
    String[] names = {"a", "b"};
    List<String> copied = Arguments.listOf(names, "names");
    names[0] = "c";
    assertThat(copied).containsExactly("a", "b");
    assertThat(Arguments.listOf(copied, "names")).containsExactly("a", "b");
    assertThatThrownBy(() -> Arguments.listOf(new String[] {"a", "b", null}, "names"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("names must not hold null, got one at 2");
  }
}
