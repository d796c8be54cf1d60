package org.infobottleneck.examples.plots;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class EpochScaleTest {

  @Test
  void runsFromDarkToLight() {
    EpochScale scale = new EpochScale(3000);
    double before = -1;
    for (int epoch = 0; epoch <= 3000; epoch++) {
      double lightness = lightness(scale.color(epoch));
      assertThat(lightness).isGreaterThan(before - 1);
      before = Math.max(before, lightness);
    }
    assertThat(scale.color(0)).isEqualTo(new Color(0x440154));
    assertThat(scale.color(3000)).isEqualTo(new Color(0xfde725));
  }

  @Test
  void ticksAreZeroPowersOfTenAndTheLastEpoch() {
    assertThat(new EpochScale(3000).ticks()).containsExactly(0, 1, 10, 100, 1000, 3000);
    assertThat(new EpochScale(1200).ticks()).containsExactly(0, 1, 10, 100, 1200);
    assertThat(new EpochScale(1).ticks()).containsExactly(0, 1);
    assertThat(new EpochScale(0).ticks()).containsExactly(0);
  }

  @Test
  void oneEpochHasTheFirstColor() {
    assertThat(new EpochScale(0).color(0)).isEqualTo(new Color(0x440154));
  }

  private static double lightness(Color color) {
    return 0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue();
  }
}
