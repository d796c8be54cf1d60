package org.infobottleneck.estimators.internal;

/**
 * The labels of the rows of a tile of {@link PairSums}. The first few that are met have masks in
 * the tile's blocks, where terms are dense. Reusable, not thread-safe.
 */
final class TileLabels {

  /** The most labels with masks; a column has so many sums. */
  private static final int MOST = 8;

  private final double[] distinct = new double[MOST];
  private final double[] labels = new double[SampleOrder.LEAF];
  private final int[] slots = new int[SampleOrder.LEAF];
  private int masks;

  /** Takes the labels of the rows at some positions, with masks or without any. */
  void take(double[] byPosition, int from, int to, boolean masked) {
    masks = 0;
    for (int p = from; p < to; p++) {
      labels[p - from] = byPosition[p];
      slots[p - from] = masked ? slot(byPosition[p]) : 0;
    }
  }

  private int slot(double label) {
    int k = 0;
    while (k < masks && distinct[k] != label) {
      k++;
    }
    if (k == MOST) {
      return 0;
    }
    if (k == masks) {
      distinct[masks++] = label;
    }
    return k + 1;
  }

  /** Makes the masks of a block. */
  void mask(TileBlock block) {
    if (block.uniform) {
      return;
    }
    if (block.masks.length < masks) {
      block.masks = new double[masks][TileBlock.LENGTH];
    }
    for (int k = 0; k < masks; k++) {
      PairLoops.mask(block.marks, distinct[k], block.masks[k], block.count);
    }
  }

  /** The label of a row. */
  double label(int row) {
    return labels[row];
  }

  /** The number of the mask of a row's label, counted from one; 0 where it has none. */
  int slot(int row) {
    return slots[row];
  }

  /** How many labels have masks. */
  int masks() {
    return masks;
  }
}
