package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileDistancesTest {

  private static final int ROWS = 600;
  private static final double SCALE = 0.3;

  private final SampleOrder order = new SampleOrder();
  private final TileColumns columns = new TileColumns();
  private final TileDistances distances = new TileDistances();

  /** Some units tell much, most tell little, so that a limit is reached early, late or never. */
  private void take(int units) {
    SplittableRandom random = new SplittableRandom(units);
    double[] rows = new double[ROWS * units];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextDouble(-1, 1) * (i % units % 7 == 0 ? 1 : 0.1);
    }
    order.sort(rows, units, ROWS);
    columns.choose(order, units, 0, Double.MAX_VALUE);
    columns.take(units, 0, order.leaves());
  }

  /** What every row of the first leaf gets by itself. */
  private double[][] byThemselves(int block, int units) {
    TileBlock columnsOf = columns.blocks()[block];
    columnsOf.fill(order, units);
    double[][] expected = new double[order.end(0)][TileBlock.LENGTH];
    for (int i = 0; i < expected.length; i++) {
      TileDistances.each(order, i, columnsOf, units, SCALE, expected[i]);
    }
    return expected;
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 33, 34, 50, 200})
  void withoutALimitAllAreThoseOfARowByItself(int units) {
    take(units);
    double none = Double.POSITIVE_INFINITY;
    distances.compute(
        order, units, 0, order.end(0), columns.blocks(), columns.count(), SCALE, none);
    for (int b = 0; b < columns.count(); b++) {
      double[][] expected = byThemselves(b, units);
      int count = columns.blocks()[b].count;
      for (int i = 0; i < expected.length; i++) {
        assertThat(Arrays.copyOf(distances.of(i, b), count))
            .isEqualTo(Arrays.copyOf(expected[i], count));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 100, 200, 1024})
  void belowALimitTheyAreThoseOfARowByItselfAndBeyondItTheyStayThere(int units) {
    take(units);
    double[] sorted = byThemselves(0, units)[1].clone();
    Arrays.sort(sorted, 0, columns.blocks()[0].count);
    for (int share : new int[] {2, 10, 100}) {
      double limit = sorted[columns.blocks()[0].count / share];
      take(units); // nothing has been copied
      distances.compute(
          order, units, 0, order.end(0), columns.blocks(), columns.count(), SCALE, limit);
      int wrong = 0;
      for (int b = 0; b < columns.count(); b++) {
        double[][] expected = byThemselves(b, units);
        for (int i = 0; i < expected.length; i++) {
          double[] found = distances.of(i, b);
          for (int k = 0; k < columns.blocks()[b].count; k++) {
            if (expected[i][k] < limit) {
              wrong += found[k] == expected[i][k] ? 0 : 1;
            } else {
              wrong += found[k] >= limit && found[k] <= expected[i][k] ? 0 : 1;
            }
          }
        }
      }
      assertThat(wrong).as("share 1/%d", share).isZero();
    }
  }
}
