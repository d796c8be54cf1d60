package org.infobottleneck.estimators.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvenCellsTest {

  private static final double[][] RANGES = {
    {-1, 1}, {0, 1}, {-0.1, 0.3}, {0, 255}, {-5, 5}, {1e9, 1e9 + 1}, {-3e-7, 1e-8}, {-1e300, 1e300}
  };

  private static double[] edges(double low, double high, int number) {
    double[] edges = new double[number];
    for (int i = 0; i < number; i++) {
      edges[i] = low + i * ((high - low) / (number - 1));
    }
    edges[number - 1] = high;
    return edges;
  }

  private static int below(double[] edges, double value) {
    int below = 0;
    for (double edge : edges) {
      below += edge <= value ? 1 : 0;
    }
    return below;
  }

  /**
   * Every edge with its neighbors among the doubles, what lies far, and what is next to nothing.
   */
  private static double[] critical(double[] edges) {
    List<Double> values =
        new ArrayList<>(
            List.of(0.0, -0.0, 4.9e-324, -4.9e-324, 1e300, -1e300, 1e-300, 1e17, -1e17, 1e9, -1e9));
    values.addAll(List.of(Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_NORMAL));
    for (int i = 0; i < edges.length; i++) {
      double down = edges[i];
      double up = edges[i];
      for (int step = 0; step < 4; step++) {
        values.add(down);
        values.add(up);
        down = Math.nextDown(down);
        up = Math.nextUp(up);
      }
      if (i > 0) {
        values.add(edges[i - 1] / 2 + edges[i] / 2);
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void cellsBetweenEdgesAreThoseOfAComparisonWithEachAlsoNextToThem() {
    int proven = 0;
    for (double[] range : RANGES) {
      for (int number = 2; number < 120; number++) {
        double[] edges = edges(range[0], range[1], number);
        double step = (range[1] - range[0]) / (number - 1);
        EvenCells even = new EvenCells(range[0], range[1], step, number);
        if (even.provenFor(edges)) {
          proven++;
          double[] values = critical(edges);
          double[] marked = new double[values.length];
          double[] clamped = new double[values.length];
          even.between(values, 0, values.length, marked);
          even.clamped(values, 0, values.length, clamped);
          for (int k = 0; k < values.length; k++) {
            int below = below(edges, values[k]);
            boolean inside = below > 0 && below < number;
            assertThat(clamped[k]).as("%s of %d", values[k], number).isEqualTo(below - 1.0);
            assertThat(!Double.isNaN(marked[k]))
                .as("%s of %d inside", values[k], number)
                .isEqualTo(inside);
            assertThat(!inside || marked[k] == below - 1).isTrue();
          }
        }
      }
    }
    assertThat(proven).isGreaterThan(RANGES.length * 118 / 2);
  }

  @Test
  void edgesThatTheArithmeticMissesAreNotProven() {
    double[] edges = edges(-1, 1, 31);
    EvenCells even = new EvenCells(-1, 1, 2 / 30.0, 31);
    assertThat(even.provenFor(edges)).isTrue();
    for (int i = 0; i < edges.length; i++) {
      double[] moved = edges.clone();
      moved[i] = Math.nextUp(moved[i]);
      assertThat(even.provenFor(moved)).isFalse();
    }
    assertThat(new EvenCells(0, 1e-310, 1e-311, 11).provenFor(edges(0, 1e-310, 11))).isFalse();
  }

  @Test
  void cellsOfAWidthAreQuotientsAndMarkedBeyondTheirReach() {
    double width = 0.07;
    double[] values = new double[4000];
    for (int k = 0; k < values.length; k++) {
      double multiple = (k / 4 - 500) * width;
      values[k] =
          switch (k % 4) {
            case 0 -> multiple;
            case 1 -> Math.nextDown(multiple);
            case 2 -> Math.nextUp(multiple);
            default -> multiple * 1e300;
          };
    }
    double[] cells = new double[values.length];
    EvenCells.ofWidth(values, 0, values.length, width, 16, cells);
    for (int k = 0; k < values.length; k++) {
      double cell = Math.floor(values[k] / width);
      boolean within = cell > -16 && cell < 16;
      assertThat(!Double.isNaN(cells[k])).isEqualTo(within);
      assertThat(!within || cells[k] == cell).isTrue();
    }
  }
}
