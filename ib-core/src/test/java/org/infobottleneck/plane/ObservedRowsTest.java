package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ObservedRowsTest {

  @Test
  void bitsAreNatsOverTheLogarithmOfTwo() {
    ObservedRows rows = new ObservedRows("all", 8, Math.log(8), OptionalDouble.of(2 * Math.log(2)));
    assertThat(rows.inputEntropyBits()).isEqualTo(3);
    assertThat(rows.targetEntropyBits()).hasValue(2);
    assertThat(new ObservedRows("all", 8, 1, OptionalDouble.empty()).targetEntropyBits()).isEmpty();
  }
}
