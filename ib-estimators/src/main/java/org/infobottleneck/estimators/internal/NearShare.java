package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Whether of a tile's columns enough are near to one of its rows: of the columns that {@link
 * TileColumns} has chosen, those below a cut-off of the scaled squared distance.
 *
 * <p>Boxes of leaves settle most of it; samples of a leaf that may be on either side of the cut-off
 * are looked at, until the share is known to be reached or missed. Reusable, not thread-safe.
 */
final class NearShare {

  /** Room for rounding where the distance of a box is compared with a cut-off. */
  private static final double SLACK = 1 + 1e-9;

  private final TileBlock block = new TileBlock();
  private final TileBlock[] alone = {block};
  private final double[] terms = new double[TileBlock.LENGTH];
  private final int[] positions = new int[TileBlock.WIDTH];
  private final TileDistances wide = new TileDistances();
  private double[] least = new double[0]; // bounds of squared distances, by leaf
  private double[] most = new double[0];

  /** Whether the share of near columns is at least one given. */
  boolean reaches(
      double share,
      TileColumns columns,
      SampleOrder order,
      int d,
      int leaf,
      double scale,
      double cut) {
    int row = (order.begin(leaf) + order.end(leaf)) >>> 1;
    int leaves = order.leaves();
    bounds(order, d, leaf, row);
    int all = columns.size();
    int near = 0;
    int open = 0;
    for (int other = leaf; other < leaves; other++) {
      boolean within = most[other] * scale * SLACK < cut;
      boolean beyond = least[other] * scale > cut * SLACK;
      near += within ? columns.size(other) : 0;
      open += within || beyond ? 0 : columns.size(other);
    }
    int found = 0;
    for (int other = leaf; open > 0 && other < leaves; other++) {
      boolean within = most[other] * scale * SLACK < cut;
      boolean beyond = least[other] * scale > cut * SLACK;
      if (isKnown(share, near, open, all)) {
        break;
      }
      found = within || beyond ? found : columns.list(other, positions, found);
      if (found + SampleOrder.LEAF > TileBlock.WIDTH || (found == open && found > 0)) {
        near += near(order, d, row, found, scale, cut);
        open -= found;
        found = 0;
      }
    }
    return (double) near / all >= share;
  }

  private static boolean isKnown(double share, int near, int open, int all) {
    return (double) near / all >= share || (double) (near + open) / all < share;
  }

  private void bounds(SampleOrder order, int d, int from, int row) {
    int leaves = order.leaves();
    if (least.length < leaves) {
      least = new double[leaves];
      most = new double[leaves];
    }
    Arrays.fill(least, from, leaves, 0);
    Arrays.fill(most, from, leaves, 0);
    for (int f = 0; f < d; f++) {
      double value = order.column(f)[row];
      PairLoops.addGap(order.highs(f), order.lows(f), value, value, least, from, leaves);
      PairLoops.addGap(order.lows(f), order.highs(f), value, value, most, from, leaves);
    }
  }

  private int near(SampleOrder order, int d, int row, int found, double scale, double cut) {
    block.take(d, positions, 0, found, true);
    if (d < TileDistances.UNITS) {
      block.fill(order, d);
      TileDistances.each(order, row, block, d, scale, terms);
      return PairLoops.countBelow(terms, cut, found);
    }
    wide.compute(order, d, row, row + 1, alone, 1, scale, cut);
    return PairLoops.countBelow(wide.of(row, 0), cut, found);
  }
}
