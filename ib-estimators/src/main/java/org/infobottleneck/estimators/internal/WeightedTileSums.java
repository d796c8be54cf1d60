package org.infobottleneck.estimators.internal;

/** Sums in which a term counts as much as the other sample weighs. */
final class WeightedTileSums extends TileSums {

  private double[] weights = new double[0]; // by position

  /** Takes weights by position, which are held. */
  void weigh(double[] weights) {
    this.weights = weights;
  }

  @Override
  boolean alwaysInCells() {
    return true;
  }

  @Override
  void add(double[][] terms, int row, int position, int group, int b) {
    TileBlock block = blocks[b];
    for (int r = 0; r < group; r++) {
      PairLoops.addScaled(terms[r], weights[position + r], columns[b], block.count);
      addToCells(terms[r], block.marks, r, b);
    }
  }

  @Override
  void addSome(double[] terms, int[] names, int from, int to, int row, int position, int b) {
    rows[row] += addSome(terms, names, from, to, columns[b], weights[position], blocks[b].marks);
  }

  private static double addSome(
      double[] terms,
      int[] names,
      int from,
      int to,
      double[] sums,
      double weight,
      double[] weights) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sums[names[k]] += weight * terms[k];
      sum += weights[names[k]] * terms[k];
    }
    return sum;
  }
}
