package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairTallyTest {

  @Test
  void spectraAreThoseOfSortedRowsAndCells() {
    Random random = new Random(1);
    PairTally tally = new PairTally();
    for (int round = 0; round < 1000; round++) {
      int columns = 1 + random.nextInt(4);
      int rows = 1 + random.nextInt(60);
      double crowded = random.nextDouble();
      int[] table = new int[rows * columns];
      for (int row = 0; row < rows; row++) {
        int samples = random.nextDouble() < crowded * crowded ? 1 + random.nextInt(40) : 1;
        for (int i = 0; i < samples; i++) {
          table[row * columns + random.nextInt(columns)]++;
        }
      }
      int[] sums =
          IntStream.range(0, rows)
              .map(row -> IntStream.range(0, columns).map(j -> table[row * columns + j]).sum())
              .toArray();
      PairTally.Spectra spectra =
          tally.of(table.clone(), rows, columns, Arrays.stream(table).sum());
      assertAlike(spectra.rows(), CountSpectrum.of(sums));
      assertAlike(spectra.cells(), CountSpectrum.of(table));
    }
  }

  private static void assertAlike(CountSpectrum spectrum, CountSpectrum expected) {
    assertThat(spectrum.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      assertThat(spectrum.count(i)).isEqualTo(expected.count(i));
      assertThat(spectrum.cells(i)).isEqualTo(expected.cells(i));
    }
    assertThat(spectrum.samples()).isEqualTo(expected.samples());
    assertThat(spectrum.occupied()).isEqualTo(expected.occupied());
    assertThat(spectrum.singletons()).isEqualTo(expected.singletons());
  }
}
