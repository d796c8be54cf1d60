package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowKeysTest {

  @Test
  void keysDifferByTheDigitsOfTheirRows() {
    Random random = new Random(1);
    for (int d = 1; d <= 12; d++) {
      for (double base : new double[] {1, 2, 3, 32, 1000, 1 << 20, 0x1p50}) {
        if (RowKeys.fitting(base, 1) >= d) {
          int n = 50;
          double[] cells = new double[n * d];
          for (int k = d; k < cells.length; k++) {
            cells[k] = Math.floor((random.nextDouble() - 0.5) * base);
          }
          long[] keys = new long[n];
          assertThat(RowKeys.append(cells, d, 0, n, 0, d, base, keys)).isTrue();
          for (int i = 0; i < n; i++) {
            long number = 0;
            for (int j = 0; j < d; j++) {
              number = number * (long) base + (long) cells[i * d + j];
            }
            assertThat(keys[i] - keys[0]).as("base %s, %d columns", base, d).isEqualTo(number);
          }
        }
      }
    }
  }

  /** In two steps, of any number of columns each, keys become the same numbers. */
  @Test
  void columnsAreAppendedToKeys() {
    Random random = new Random(4);
    int n = 20;
    for (int d = 2; d <= 14; d++) {
      double[] cells = new double[n * d];
      for (int k = d; k < cells.length; k++) {
        cells[k] = random.nextInt(21) - 10;
      }
      for (int first = 1; first < d; first++) {
        long[] keys = new long[n];
        assertThat(RowKeys.append(cells, d, 0, n, 0, first, 21, keys)).isTrue();
        assertThat(RowKeys.append(cells, d, 5, n, first, d - first, 21, keys)).isTrue();
        for (int i = 6; i < n; i++) {
          long number = 0;
          for (int j = 0; j < d; j++) {
            number = number * 21 + (long) (cells[i * d + j] - cells[5 * d + j]);
          }
          assertThat(keys[i] - keys[5]).as("%d of %d columns first", first, d).isEqualTo(number);
        }
        for (int i = 1; i < 5; i++) {
          long number = 0;
          for (int j = 0; j < first; j++) {
            number = number * 21 + (long) cells[i * d + j];
          }
          assertThat(keys[i] - keys[0]).as("rows that are not asked for").isEqualTo(number);
        }
      }
    }
  }

  @Test
  void aMarkedDigitShowsWhereverItStands() {
    for (int d = 1; d <= 12; d++) {
      for (int place = 0; place < d; place++) {
        for (double mark : new double[] {0x1p60, 0x1p900, Double.NaN, 1 / 0.0}) {
          double[] cells = new double[d];
          cells[place] = mark;
          assertThat(RowKeys.append(cells, d, 0, 1, 0, d, 32, new long[1])).isFalse();
        }
      }
    }
  }

  @Test
  void numbersFollowTheOrderOfFirstAppearanceFromCallToCall() {
    Random random = new Random(2);
    KeyCodes numbers = new KeyCodes();
    for (int round = 0; round < 200; round++) {
      int n = 1 + random.nextInt(round % 20 == 0 ? 20_000 : 300);
      int levels = 1 + random.nextInt(n);
      long[] keys = new long[n];
      for (int i = 0; i < n; i++) {
        // Multiples of a high power of two fall into few places of a table.
        keys[i] = round % 3 == 0 ? (long) random.nextInt(levels) << 52 : random.nextInt(levels);
      }
      Map<Long, Integer> seen = new HashMap<>();
      int[] expected = new int[n];
      for (int i = 0; i < n; i++) {
        expected[i] = seen.computeIfAbsent(keys[i], absent -> seen.size());
      }
      int[] codes = new int[n];
      assertThat(numbers.number(keys, n, codes)).isEqualTo(seen.size());
      assertThat(codes).isEqualTo(expected);
    }
  }

  @Test
  void keysThatLieCloseAreNumberedAlike() {
    Random random = new Random(3);
    KeyCodes close = new KeyCodes();
    for (int round = 0; round < 300; round++) {
      int n = 1 + random.nextInt(5000);
      int range = 1 + random.nextInt(1 << random.nextInt(18));
      long least = random.nextLong();
      long[] keys = random.longs(n, 0, range).map(key -> least + key).toArray();
      int[] expected = new int[n];
      int[] codes = new int[n];
      int distinct = new KeyCodes().number(keys, n, expected);
      assertThat(close.numberWithin(range, keys, n, codes)).isEqualTo(distinct);
      assertThat(codes).isEqualTo(expected);
    }
  }
}
