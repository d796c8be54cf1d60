package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompressionSpeedTest {

  @Test
  void theDurationEndsAtNineTenthsOfTheFall() {
    int[] epochs = {0, 10, 100, 500, 1000};
    assertThat(CompressionSpeed.epochs(epochs, new double[] {3, 6, 4, 2.4, 2})).hasValue(490);
    assertThat(CompressionSpeed.epochs(epochs, new double[] {3, 6, 2.4, 2.4, 2})).hasValue(90);
  }

  @Test
  void ofEqualRightmostPointsTheLastIsTheOnset() {
    assertThat(CompressionSpeed.epochs(new int[] {0, 10, 100}, new double[] {6, 6, 2}))
        .hasValue(90);
  }

  @Test
  void aPathThatHardlyFallsHasNoDuration() {
    assertThat(CompressionSpeed.epochs(new int[] {0, 10}, new double[] {6, 5.95})).isEmpty();
    assertThat(CompressionSpeed.epochs(new int[] {0, 10}, new double[] {5, 6})).isEmpty();
  }

  @Test
  void durationsFallOnlyIfEveryOneDoes() {
    assertThat(CompressionSpeed.falls(List.of(5, 4, 1))).isTrue();
    assertThat(CompressionSpeed.falls(List.of(5, 5))).isFalse();
    assertThat(CompressionSpeed.falls(List.of(5, 3, 4))).isFalse();
    assertThat(CompressionSpeed.falls(List.of(5))).isFalse();
  }
}
