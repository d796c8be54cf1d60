package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexNumberTest {

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        1,
        -1,
        3,
        0.1,
        1e300,
        -1e-300,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      })
  void textIsThatOfTheLibrary(double value) {
    assertThat(HexNumber.text(value)).isEqualTo(Double.toHexString(value));
  }

  @Test
  void textIsThatOfTheLibraryForAnyBits() {
    SplittableRandom random = new SplittableRandom(16);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      // Short mantissas, too.
      double round = Double.longBitsToDouble(random.nextLong() & (-1L << random.nextInt(64)));
      assertThat(HexNumber.text(value)).isEqualTo(Double.toHexString(value));
      assertThat(HexNumber.text(round)).isEqualTo(Double.toHexString(round));
    }
  }
}
