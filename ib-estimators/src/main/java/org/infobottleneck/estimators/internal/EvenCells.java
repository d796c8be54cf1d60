package org.infobottleneck.estimators.internal;

/**
 * Cells of even width, many values at a time: floor(t / width), and the cell between even edges e_i
 * = low + i step.
 *
 * <p>Every loop is free of branches and runs over one index, so that it vectorizes. The cell
 * between edges is guessed, floor((t - low) / step) by a reciprocal that is a trifle too large, and
 * lowered by one where t lies below the edge of the guess. That this is exact for every double is
 * proven for each set of edges by {@link #provenFor}: the guess rises with t, so that it holds for
 * all values between two edges if it holds for the first and the last of them.
 *
 * <p>A value outside the range is marked: its cell becomes NaN. Cost: one division, or two products
 * and a few sums, per value.
 */
public final class EvenCells {

  private final double low;
  private final double high;
  private final double step;
  private final double perStep;
  private final int edges;

  /**
   * Describes edges.
   *
   * @param low the first edge, finite
   * @param high the last edge, above the first
   * @param step the distance between two edges, positive
   * @param edges how many there are, at least two
   */
  public EvenCells(double low, double high, double step, int edges) {
    this.low = low;
    this.high = high;
    this.step = step;
    this.edges = edges;
    // A guess too large is lowered, one too small is not raised.
    this.perStep = 1 / step * (1 + 0x1p-48);
  }

  /**
   * Returns whether the arithmetic gives, for every double, the cell that a comparison with all
   * edges gives.
   *
   * @param values the edges as they are compared with. Not modified.
   * @return whether it does
   */
  public boolean provenFor(double[] values) {
    for (int i = 0; i < edges; i++) {
      boolean equal = values[i] == i * step + low;
      boolean above = guess(values[i]) >= i;
      boolean below = guess(Math.nextDown(values[i])) <= i;
      if (!(equal && above && below)) {
        return false;
      }
    }
    boolean lowersAtTheLast = guess(high) < edges || edges * step + low > high;
    return lowersAtTheLast && guess(high) <= edges && guess(Math.nextDown(low)) >= -1;
  }

  private double guess(double value) {
    return Math.floor((value - low) * perStep);
  }

  /**
   * Writes the number of the last edge that is not above each value, 0 for the first; marks values
   * below the first or not below the last edge.
   *
   * @param values values. Not modified.
   * @param from the first to take
   * @param to behind the last to take
   * @param cells receives the numbers at the same places. Modified.
   */
  public void between(double[] values, int from, int to, double[] cells) {
    // Of m cells, 0 to m - 1, twice the distance from the middle is below m.
    double last = edges - 2.0;
    double large = Double.MAX_VALUE / (edges - 1);
    if (step <= 0.5) {
      marked(values, from, to, low, perStep, step, last, large, cells);
    } else {
      clamped(values, from, to, cells);
      mark(from, to, last, large, cells);
    }
  }

  /** The difference to the edge of the guess is below 1 in size, its floor -1 or 0. */
  private static void between(
      double[] values, int from, int to, double low, double perStep, double step, double[] cells) {
    for (int k = from; k < to; k++) {
      double guess = Math.floor((values[k] - low) * perStep);
      cells[k] = guess + Math.floor(values[k] - (guess * step + low));
    }
  }

  /** A product that overflows leaves NaN, any other one nothing. */
  private static void mark(int from, int to, double last, double large, double[] cells) {
    for (int k = from; k < to; k++) {
      cells[k] = cells[k] + (cells[k] * 2 - last) * large * 0.0;
    }
  }

  /** Both at once. */
  private static void marked(
      double[] values,
      int from,
      int to,
      double low,
      double perStep,
      double step,
      double last,
      double large,
      double[] cells) {
    for (int k = from; k < to; k++) {
      double guess = Math.floor((values[k] - low) * perStep);
      double cell = guess + Math.floor(values[k] - (guess * step + low));
      cells[k] = cell + (cell * 2 - last) * large * 0.0;
    }
  }

  /**
   * Writes the number of the last edge that is not above each value, -1 below the first edge and
   * the number of the last from there on.
   *
   * @param values values. Not modified.
   * @param from the first to take
   * @param to behind the last to take
   * @param cells receives the numbers at the same places. Modified.
   */
  public void clamped(double[] values, int from, int to, double[] cells) {
    clamp(values, from, to, Math.nextDown(low), high, cells);
    if (step <= 0.5) {
      between(cells, from, to, low, perStep, step, cells);
    } else {
      lower(from, to, low, perStep, step, cells);
    }
  }

  private static void clamp(
      double[] values, int from, int to, double least, double most, double[] cells) {
    for (int k = from; k < to; k++) {
      cells[k] = Math.min(Math.max(values[k], least), most);
    }
  }

  private static void lower(
      int from, int to, double low, double perStep, double step, double[] cells) {
    for (int k = from; k < to; k++) {
      double guess = Math.floor((cells[k] - low) * perStep);
      double above = cells[k] - (guess * step + low);
      cells[k] = guess + Math.floor(Math.max(-1.0, Math.min(0.0, above)));
    }
  }

  /**
   * Writes floor(t / width), and marks cells that are not within -reach + 1 to reach - 1.
   *
   * @param values values. Not modified.
   * @param from the first to take
   * @param to behind the last to take
   * @param width the width of a cell, positive
   * @param reach how far cells may go, a power of two, at least 2
   * @param cells receives the cells at the same places. Modified.
   */
  public static void ofWidth(
      double[] values, int from, int to, double width, double reach, double[] cells) {
    double large = 0x1p1023 / (reach / 2);
    for (int k = from; k < to; k++) {
      double cell = Math.floor(values[k] / width);
      cells[k] = cell + cell * large * 0.0; // NaN if the product overflows, for |cell| >= reach
    }
  }
}
