package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountTallyTest {

  @Test
  void aSpectrumIsThatOfSortedCountsAndItsEntropyHasTheSameBits() {
    Random random = new Random(1);
    CountTally tally = new CountTally();
    CountLogarithms logarithms = new CountLogarithms();
    for (int round = 0; round < 500; round++) {
      int length = 1 + random.nextInt(200);
      int most = 1 << random.nextInt(19);
      int[] counts = new int[length];
      for (int i = 0; i < length; i++) {
        counts[i] = random.nextInt(4) == 0 ? random.nextInt(most + 1) : random.nextInt(3);
      }
      counts[random.nextInt(length)]++;
      CountSpectrum expected = CountSpectrum.of(counts);
      CountSpectrum spectrum = tally.of(counts, length, IntStream.of(counts).sum());
      assertThat(spectrum.size()).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        assertThat(spectrum.count(i)).isEqualTo(expected.count(i));
        assertThat(spectrum.cells(i)).isEqualTo(expected.cells(i));
      }
      assertThat(spectrum.samples()).isEqualTo(expected.samples());
      assertThat(spectrum.occupied()).isEqualTo(expected.occupied());
      assertThat(spectrum.singletons()).isEqualTo(expected.singletons());
      assertThat(CountEntropy.plugIn(spectrum, logarithms))
          .isEqualTo(CountEntropy.plugIn(expected));
    }
  }
}
