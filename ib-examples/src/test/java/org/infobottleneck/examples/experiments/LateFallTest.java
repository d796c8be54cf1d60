package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.infobottleneck.plane.Average;
import org.junit.jupiter.api.Test;

class LateFallTest {

  @Test
  void othersTellFromWhereARunFalls() {
    List<double[]> told = List.of(new double[] {0, 0.9, 0.6, 0.5}, new double[] {0, 0.3, 0.8, 0.4});
    List<double[]> measured =
        List.of(new double[] {0, 0.9, 0.7, 0.5}, new double[] {0, 0.1, 0.6, 0.5});

    LateFall fall = LateFall.of(told, measured);

    assertThat(fall.snapshot()).isEqualTo(2);
    assertThat(fall.fall().mean()).isCloseTo(0.15, within(1e-12));
    assertThat(fall.fall().standardError().orElseThrow()).isCloseTo(0.05, within(1e-12));
    assertThat(fall.isSeen()).isTrue();
  }

  /** The highest of the same noisy runs lies above their last by chance alone. */
  @Test
  void pathsOfNoiseDoNotFall() {
    SplittableRandom random = new SplittableRandom(1);
    double[] same = new double[50];
    double[] other = new double[50];
    for (int i = 0; i < same.length; i++) {
      List<double[]> told = noise(random);
      same[i] = LateFall.of(told, told).fall().mean();
      other[i] = LateFall.of(told, noise(random)).fall().mean();
    }
    Average biased = Average.of(same);
    Average fall = Average.of(other);
    assertThat(biased.mean()).isGreaterThan(5 * Numbers.error(biased));
    assertThat(Math.abs(fall.mean())).isLessThan(2 * Numbers.error(fall));
  }

  private static List<double[]> noise(SplittableRandom random) {
    return Stream.generate(() -> random.doubles(60).toArray()).limit(50).toList();
  }
}
