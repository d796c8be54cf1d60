package org.infobottleneck.estimators.internal;

/** Sums in which all terms count alike. */
final class PlainTileSums extends TileSums {

  @Override
  boolean alwaysInCells() {
    return false;
  }

  @Override
  void add(double[][] terms, int row, int position, int group, int b) {
    int count = blocks[b].count;
    if (group == GROUP) {
      PairLoops.addFour(terms[0], terms[1], terms[2], terms[3], columns[b], count);
    }
    for (int r = 0; r < group; r++) {
      if (group < GROUP) {
        PairLoops.add(terms[r], columns[b], count);
      }
      if (inCells) {
        addToCells(terms[r], r, b);
      } else {
        rows[row + r] += PairLoops.sum(terms[r], count);
      }
    }
  }

  @Override
  void addSome(double[] terms, int[] names, int from, int to, int row, int position, int b) {
    rows[row] += addSome(terms, names, from, to, columns[b]);
  }

  private static double addSome(double[] terms, int[] names, int from, int to, double[] sums) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sums[names[k]] += terms[k];
      sum += terms[k];
    }
    return sum;
  }
}
