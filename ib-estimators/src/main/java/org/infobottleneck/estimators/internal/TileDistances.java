package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * The scaled squared distances of some rows of a tile of {@link PairSums} to all its columns, for
 * layers of many units.
 *
 * <ul>
 *   <li>A block of 512 columns of such a layer does not stay in the cache: taken row by row, it
 *       comes from memory once for each. Here three units of it are taken at a time, and every row
 *       of a pack adds its distances in them.
 *   <li>Where only distances below a limit matter, most pairs reach it long before the last unit,
 *       as sums of squares only grow (also rounded ones). Once few of a pack and a block are below,
 *       the others stay as they are, beyond the limit, and those few go on one by one.
 * </ul>
 *
 * <p>Every distance below the limit is the sum that {@link #each} makes, term by term in the same
 * order, to the bit.
 *
 * <p>Cost: at most rows x columns x units, three operations each, and 8 bytes per row and column.
 * Reusable, not thread-safe.
 */
final class TileDistances {

  /** Fewer units than this are in the cache as they are. */
  static final int UNITS = 32;

  /** Rows whose distances to a block stay in the first cache beside three units of it. */
  private static final int PACK = 8;

  /** Units between two looks at how many are below the limit, a multiple of three. */
  private static final int STRETCH = 48;

  /** From a part of one in so many on, those below the limit are cheaper one by one. */
  private static final int FEW = 6;

  private double[][][] distances = new double[0][][]; // by block and row
  private final int[] below = new int[TileBlock.WIDTH];
  private int first;

  /** Computes those of the rows at positions from one to another; exact where below the limit. */
  void compute(
      SampleOrder order,
      int d,
      int from,
      int to,
      TileBlock[] blocks,
      int blockCount,
      double scale,
      double limit) {
    first = from;
    if (distances.length < blockCount) {
      int made = distances.length;
      distances = Arrays.copyOf(distances, blockCount);
      for (int b = made; b < distances.length; b++) {
        distances[b] = new double[SampleOrder.LEAF][TileBlock.LENGTH];
      }
    }
    for (int b = 0; b < blockCount; b++) {
      for (int pack = from; pack < to; pack += PACK) {
        int end = Math.min(to, pack + PACK);
        compute(order, d, pack, end, blocks[b], distances[b], scale, limit);
      }
    }
  }

  private void compute(
      SampleOrder order,
      int d,
      int from,
      int to,
      TileBlock block,
      double[][] out,
      double scale,
      double limit) {
    int f = d % 3 == 0 ? 3 : d % 3;
    block.fill(order, f);
    for (int i = from; i < to; i++) {
      each(order, i, block, f, scale, out[i - first]);
    }
    while (f < d) {
      int end = Math.min(d, f + STRETCH);
      block.fill(order, end);
      for (; f < end; f += 3) {
        addThreeUnits(order, f, from, to, block, out, scale);
      }
      if (f < d && (long) FEW * below(out, from, to, block.count, limit) <= all(from, to, block)) {
        finish(order, d, f, from, to, block, out, scale, limit);
        return;
      }
    }
  }

  private static long all(int from, int to, TileBlock block) {
    return (long) (to - from) * block.count;
  }

  private void addThreeUnits(
      SampleOrder order, int f, int from, int to, TileBlock block, double[][] out, double scale) {
    double[] x = order.column(f);
    double[] y = order.column(f + 1);
    double[] z = order.column(f + 2);
    double[][] v = block.values;
    for (int i = from; i < to; i++) {
      PairLoops.addSquares(
          v[f], v[f + 1], v[f + 2], x[i], y[i], z[i], scale, out[i - first], block.count);
    }
  }

  private int below(double[][] out, int from, int to, int count, double limit) {
    int all = 0;
    for (int i = from; i < to; i++) {
      all += PairLoops.countBelow(out[i - first], limit, count);
    }
    return all;
  }

  /** Adds the units from one on to the distances that are below the limit. */
  private void finish(
      SampleOrder order,
      int d,
      int f,
      int from,
      int to,
      TileBlock block,
      double[][] out,
      double scale,
      double limit) {
    double[] rows = order.rows();
    for (int i = from; i < to; i++) {
      double[] t = out[i - first];
      int found = PairLoops.find(t, limit, below, 0, block.count);
      int own = order.rowAt(i) * d;
      for (int k = 0; k < found; k++) {
        int other = order.rowAt(block.positions[below[k]]) * d;
        t[below[k]] = finish(rows, own, other, f, d, scale, t[below[k]], limit);
      }
    }
  }

  private static double finish(
      double[] rows,
      int own,
      int other,
      int from,
      int d,
      double scale,
      double distance,
      double limit) {
    double sum = distance;
    for (int f = from; f < d && sum < limit; ) {
      int end = Math.min(d, f + STRETCH);
      for (; f < end; f += 3) {
        double e = rows[other + f] - rows[own + f];
        double g = rows[other + f + 1] - rows[own + f + 1];
        double h = rows[other + f + 2] - rows[own + f + 2];
        sum += (e * e + g * g + h * h) * scale;
      }
    }
    return sum;
  }

  /** The distances of the row at a position to the columns of a block; valid until the next. */
  double[] of(int position, int block) {
    return distances[block][position - first];
  }

  /**
   * Scaled squared distances of a sample to those of a block in the first d columns, three at a
   * time.
   */
  static void each(SampleOrder order, int i, TileBlock block, int d, double scale, double[] out) {
    double[][] v = block.values;
    int count = block.count;
    int f = d % 3 == 0 ? 3 : d % 3;
    double a = order.column(0)[i];
    if (f == 1) {
      PairLoops.square(v[0], a, scale, out, count);
    } else if (f == 2) {
      PairLoops.squares(v[0], v[1], a, order.column(1)[i], scale, out, count);
    } else {
      double b = order.column(1)[i];
      double c = order.column(2)[i];
      PairLoops.squares(v[0], v[1], v[2], a, b, c, scale, out, count);
    }
    for (; f < d; f += 3) {
      double x = order.column(f)[i];
      double y = order.column(f + 1)[i];
      double z = order.column(f + 2)[i];
      PairLoops.addSquares(v[f], v[f + 1], v[f + 2], x, y, z, scale, out, count);
    }
  }
}
