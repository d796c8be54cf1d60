package org.infobottleneck.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DecimalsTest {

  @Property(seed = "1", tries = 2000)
  void textReadsBackAsTheSameNumber(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    if (!Double.isNaN(value)) {
      assertThat(Double.parseDouble(Decimals.shortest(value))).isEqualTo(value);
    }
  }

  @Test
  void parametersReadAsAPersonWritesThem() {
    assertThat(Decimals.shortest(0.001)).isEqualTo("1e-3");
    assertThat(Decimals.shortest(0.07)).isEqualTo("0.07");
    assertThat(Decimals.shortest(-0.0025)).isEqualTo("-2.5e-3");
    assertThat(Decimals.shortest(12)).isEqualTo("12");
    assertThat(Decimals.shortest(100000)).isEqualTo("100000");
    assertThat(Decimals.shortest(2.5e7)).isEqualTo("2.5e7");
    assertThat(Decimals.shortest(0.01)).isEqualTo("0.01");
    assertThat(Decimals.shortest(0.0099)).isEqualTo("9.9e-3");
    assertThat(Decimals.shortest(999_999)).isEqualTo("999999");
    assertThat(Decimals.shortest(1_000_000)).isEqualTo("1e6");
    assertThat(Decimals.shortest(Double.MIN_VALUE)).isEqualTo("5e-324");
    assertThat(Decimals.shortest(0)).isEqualTo("0");
    assertThat(Decimals.shortest(1.0 / 3)).isEqualTo("0.3333333333333333");
    assertThat(Decimals.shortest(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    assertThat(Decimals.shortest(Double.NaN)).isEqualTo("NaN");
  }
}
