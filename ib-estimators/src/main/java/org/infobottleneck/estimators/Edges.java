package org.infobottleneck.estimators;

import org.infobottleneck.estimators.internal.EvenCells;
import org.infobottleneck.estimators.internal.RowKeys;
import org.infobottleneck.numerics.Arguments;

/** Cells between ascending edges, closed below, and one cell more on either side. */
final class Edges implements Quantizer.ByValue {

  private final double[] edges;
  private final String rule;
  private final EvenCells even;
  private final boolean proven;

  /**
   * Edges and how they are called.
   *
   * @param edges the edges, ascending. Not copied.
   * @param rule the rule as it stands in descriptions
   */
  Edges(double[] edges, String rule) {
    this.edges = edges;
    this.rule = rule;
    double low = edges[0];
    double high = edges[edges.length - 1];
    even = new EvenCells(low, high, step(low, high, edges.length), edges.length);
    proven = even.provenFor(edges);
  }

  /** Edges at low + i step, the last one exactly where it is asked for. */
  static double[] even(double low, double high, int edges) {
    double[] values = new double[edges];
    double step = step(low, high, edges);
    for (int i = 0; i < edges; i++) {
      values[i] = low + i * step;
    }
    values[edges - 1] = high;
    return values;
  }

  private static double step(double low, double high, int edges) {
    double range = high - low;
    return Double.isFinite(range) ? range / (edges - 1) : high / (edges - 1) - low / (edges - 1);
  }

  /** Checks that edges are finite and ascend strictly. */
  static void checkAscending(double[] edges) {
    for (int i = 0; i < edges.length; i++) {
      Arguments.finite(edges[i], "edge " + i);
      if (i > 0 && !(edges[i - 1] < edges[i])) {
        throw new IllegalArgumentException(
            "edges must ascend, got " + edges[i - 1] + " before " + edges[i] + " at edge " + i);
      }
    }
  }

  @Override
  public double cells() {
    return edges.length + 1.0;
  }

  @Override
  public double base(int dimensions) {
    return proven && RowKeys.fitting(cells(), 1) >= dimensions ? cells() : Double.POSITIVE_INFINITY;
  }

  @Override
  public void quantize(double[] values, int from, int to, double base, double[] digits) {
    even.between(values, from, to, digits);
  }

  @Override
  public boolean quantizeMarked(double[] values, int from, int to, double[] digits) {
    even.clamped(values, from, to, digits);
    return true;
  }

  @Override
  public String rule() {
    return rule;
  }

  @Override
  public String description() {
    return rule;
  }

  @Override
  public boolean quantize(Continuous samples, double[] cells) {
    double[] values = samples.values();
    int n = samples.size();
    int d = samples.dimensions();
    if (proven) {
      even.clamped(values, 0, n * d, cells);
    }
    boolean outside = false;
    for (int i = 0; i < n * d; i++) {
      double cell = proven ? cells[i] + 1 : Quantizer.countUpTo(edges, values[i]);
      outside |= cell == 0 || cell == edges.length;
      cells[i] = cell;
    }
    return outside;
  }
}
