package org.infobottleneck.estimators.internal;

/**
 * Sums in which the terms of equal labels count.
 *
 * <p>In a dense tile a column has a sum for every label that its rows have: terms of a row add to
 * the one of its label, whatever the columns' labels are, rows of one label together. At the tile's
 * end the one of the column's own label is kept. A row's sum takes every term times the mask of its
 * label, 1 or 0. Blocks whose columns have one label need none of this, their rows count or do not.
 * Labels without a mask are compared term by term.
 */
final class LabelTileSums extends TileSums {

  private final TileLabels labels;
  private final double[] mask = new double[TileBlock.LENGTH];
  private final double[][] counted = new double[GROUP][];
  private final double[][] alike = new double[GROUP][];
  private final int[] slots = new int[GROUP];

  /** Makes sums for tiles whose rows have these labels. */
  LabelTileSums(TileLabels labels) {
    this.labels = labels;
  }

  @Override
  boolean alwaysInCells() {
    return true;
  }

  @Override
  int columnsPerBlock() {
    return 1 + labels.masks();
  }

  @Override
  void add(double[][] terms, int row, int position, int group, int b) {
    TileBlock block = blocks[b];
    int found = 0;
    for (int r = 0; r < group; r++) {
      double label = labels.label(row + r);
      int slot = labels.slot(row + r);
      if (block.uniform) {
        if (block.marks[0] == label) {
          addToCells(terms[r], r, b);
          counted[found] = terms[r];
          slots[found++] = 0;
        }
      } else if (slot > 0) {
        addToCells(terms[r], block.masks[slot - 1], r, b);
        counted[found] = terms[r];
        slots[found++] = slot;
      } else {
        PairLoops.mask(block.marks, label, mask, block.count);
        addToCells(terms[r], mask, r, b);
        PairLoops.addProducts(terms[r], mask, columns[b], block.count);
      }
    }
    while (found > 0) {
      found = addAlike(found, b);
    }
  }

  /** Adds the counted rows that have the label of the first; returns how many are left. */
  private int addAlike(int found, int b) {
    int slot = slots[0];
    int same = 0;
    int left = 0;
    for (int k = 0; k < found; k++) {
      if (slots[k] == slot) {
        alike[same++] = counted[k];
      } else {
        counted[left] = counted[k];
        slots[left++] = slots[k];
      }
    }
    double[] sums = columns[slot * blockCount + b];
    int count = blocks[b].count;
    switch (same) {
      case 4 -> PairLoops.addFour(alike[0], alike[1], alike[2], alike[3], sums, count);
      case 3 -> PairLoops.addThree(alike[0], alike[1], alike[2], sums, count);
      case 2 -> PairLoops.addTwo(alike[0], alike[1], sums, count);
      default -> PairLoops.add(alike[0], sums, count);
    }
    return left;
  }

  @Override
  void addSome(double[] terms, int[] names, int from, int to, int row, int position, int b) {
    rows[row] += addSome(terms, names, from, to, columns[b], labels.label(row), blocks[b].marks);
  }

  private static double addSome(
      double[] terms, int[] names, int from, int to, double[] sums, double label, double[] labels) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      if (labels[names[k]] == label) {
        sums[names[k]] += terms[k];
        sum += terms[k];
      }
    }
    return sum;
  }

  @Override
  void endBlock(int b) {
    TileBlock block = blocks[b];
    for (int slot = 1; !block.uniform && slot <= labels.masks(); slot++) {
      double[] sums = columns[slot * blockCount + b];
      PairLoops.addProducts(sums, block.masks[slot - 1], columns[b], block.count);
    }
  }
}
