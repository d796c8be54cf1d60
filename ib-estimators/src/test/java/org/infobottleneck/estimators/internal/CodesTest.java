package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CodesTest {

  @Property(seed = "1", tries = 200)
  void rowsShareACodeWhereTheyAreEqual(
      @ForAll @IntRange(min = 1, max = 300) int n,
      @ForAll @IntRange(min = 1, max = 3) int d,
      @ForAll @IntRange(min = 1, max = 6) int levels,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[] rows = new double[n * d];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(levels) * 0.1;
    }
    int[] codes = new int[n];
    int distinct = DenseCodes.ofRows(rows, n, d, codes);
    List<List<Double>> seen = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < d; j++) {
        row.add(rows[i * d + j]);
      }
      if (!seen.contains(row)) {
        seen.add(row);
      }
      assertThat(codes[i]).isEqualTo(seen.indexOf(row));
    }
    assertThat(distinct).isEqualTo(seen.size());
  }

  @Test
  void minusZeroIsZero() {
    int[] codes = new int[2];
    assertThat(DenseCodes.ofRows(new double[] {-0.0, 0.0}, 2, 1, codes)).isEqualTo(1);
  }

  @Test
  void entropyOfCountsIsThatOfTheirFrequencies() {
    int[] codes = {0, 0, 0, 1, 1, 2};
    double expected =
        -(3 * StrictMath.log(3.0 / 6) + 2 * StrictMath.log(2.0 / 6) + StrictMath.log(1.0 / 6)) / 6;
    assertThat(CountEntropy.plugIn(codes, 3)).isCloseTo(expected, within(1e-15));
  }

  @Property(seed = "1", tries = 100)
  void entropyHasTheSameBitsInAnyOrderOfTheCodes(
      @ForAll @IntRange(min = 2, max = 40) int symbols, @ForAll long seed) {
    Random random = new Random(seed);
    int[] codes = random.ints(500, 0, symbols).toArray();
    int shift = 1 + random.nextInt(symbols - 1);
    int[] renamed = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      renamed[i] = (codes[i] + shift) % symbols;
    }
    assertThat(CountEntropy.plugIn(renamed, symbols))
        .isEqualTo(CountEntropy.plugIn(codes, symbols));
  }

  @Test
  void entropyOfSingletonsIsTheLogarithmExactly() {
    int[] codes = new int[4096];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = i;
    }
    assertThat(CountEntropy.plugIn(codes, codes.length)).isEqualTo(StrictMath.log(4096));
  }
}
