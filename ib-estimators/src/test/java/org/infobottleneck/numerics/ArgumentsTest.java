package org.infobottleneck.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
}
