package org.infobottleneck.estimators.internal;

/**
 * The scaled squared distances of all rows of a tile of {@link PairSums} to all its columns, for
 * layers of many units.
 *
 * <p>A block of 512 columns of such a layer does not stay in the cache: taken row by row, it comes
 * from memory 64 times. Here three units of it are taken at a time, and every row of a pack adds
 * its distances in them, two rows in one loop. The sums are those that a row by itself gets, term
 * by term in the same order, to the bit.
 *
 * <p>Cost: rows x columns x units, three operations each, and 8 bytes per row and column. Reusable,
 * not thread-safe.
 */
final class TileDistances {

  /** Fewer units than this are in the cache as they are. */
  static final int UNITS = 32;

  /** Rows whose distances to a block stay in the first cache beside three units of it. */
  private static final int PACK = Integer.getInteger("pack", 8);

  private double[][][] distances = new double[0][][]; // by block and row
  private int first;

  /** Computes those of the rows at positions from one to another. */
  void compute(
      SampleOrder order, int d, int from, int to, TileBlock[] blocks, int blockCount, double scale) {
    first = from;
    if (distances.length < blockCount) {
      distances = new double[blockCount][SampleOrder.LEAF][TileBlock.LENGTH];
    }
    for (int b = 0; b < blockCount; b++) {
      for (int pack = from; pack < to; pack += PACK) {
        compute(order, d, pack, Math.min(to, pack + PACK), blocks[b], distances[b], scale);
      }
    }
  }

  private void compute(
      SampleOrder order, int d, int from, int to, TileBlock block, double[][] out, double scale) {
    int head = d % 3 == 0 ? 3 : d % 3;
    for (int i = from; i < to; i++) {
      PairSums.distances(order, i, block, head, scale, out[i - first]);
    }
    double[][] v = block.values;
    for (int f = head; f < d; f += 3) {
      double[] x = order.column(f);
      double[] y = order.column(f + 1);
      double[] z = order.column(f + 2);
      for (int i = from; i < to; i++) {
        PairLoops.addSquares(
            v[f], v[f + 1], v[f + 2], x[i], y[i], z[i], scale, out[i - first], block.count);
      }
    }
  }

  /** The distances of the row at a position to the columns of a block; valid until the next. */
  double[] of(int position, int block) {
    return distances[block][position - first];
  }
}
