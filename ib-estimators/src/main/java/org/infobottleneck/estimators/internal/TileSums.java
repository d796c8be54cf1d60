package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Sums of one kernel for every sample, collected over the tiles of {@link PairSums}: a term adds to
 * the sum of its row and to that of its column, where its weight allows.
 *
 * <p>Where a tile has several blocks, sums over a row are collected side by side, in as many cells
 * as a block is wide, and added up at the row's end. Reusable, not thread-safe.
 */
final class TileSums {

  /** Which terms count: all, all times the other sample's weight, or those of one label. */
  enum Rule {
    ALL,
    WEIGHTED,
    SAME_LABEL
  }

  /** Rows that are visited together, so that their columns' sums are read and written once. */
  static final int GROUP = 4;

  private Rule rule = Rule.ALL;
  private double[] marks = new double[0]; // weights or labels by position
  private double[] sums = new double[0]; // by position
  private double[][] columns = new double[0][]; // of the tile's blocks
  private final double[][] cells = new double[GROUP][TileBlock.WIDTH];
  private final double[] rows = new double[SampleOrder.LEAF];
  private final double[][] selected = new double[GROUP][TileBlock.WIDTH];
  private final double[][] counted = new double[GROUP][];
  private final int[] countedRows = new int[GROUP];
  private boolean inCells;
  private int width; // of the widest block

  /** Starts anew, all terms counting alike. */
  void begin(int n) {
    begin(n, Rule.ALL, marks);
  }

  /** Starts anew, with weights or labels by position where the rule needs them. */
  void begin(int n, Rule rule, double[] marks) {
    this.rule = rule;
    this.marks = marks;
    if (sums.length < n) {
      sums = new double[n];
    }
    Arrays.fill(sums, 0, n, 0);
  }

  /** Starts a tile. */
  void beginTile(int blocks, int width) {
    this.width = width;
    inCells = blocks > 1 || rule == Rule.WEIGHTED;
    if (columns.length < blocks) {
      columns = new double[2 * blocks][TileBlock.WIDTH];
    }
    for (int b = 0; b < blocks; b++) {
      Arrays.fill(columns[b], 0, width, 0);
    }
    Arrays.fill(rows, 0);
  }

  /** Starts a group of rows. */
  void beginRows(int group) {
    for (int r = 0; inCells && r < group; r++) {
      Arrays.fill(cells[r], 0, width, 0);
    }
  }

  /** Adds the terms of a group of rows, the first of which stands at a position, with a block. */
  void add(double[][] terms, int row, int position, int group, int b, TileBlock block) {
    int count = block.count;
    if (rule == Rule.WEIGHTED) {
      for (int r = 0; r < group; r++) {
        PairLoops.addScaled(terms[r], marks[position + r], columns[b], count);
        PairLoops.addProducts(terms[r], block.marks, cells[r], count);
      }
      return;
    }
    int rowCount = count(terms, position, group, block);
    if (rowCount == GROUP) {
      PairLoops.addFour(counted[0], counted[1], counted[2], counted[3], columns[b], count);
    }
    for (int k = 0; k < rowCount; k++) {
      if (rowCount < GROUP) {
        PairLoops.add(counted[k], columns[b], count);
      }
      if (inCells) {
        PairLoops.add(counted[k], cells[countedRows[k]], count);
      } else {
        rows[row + countedRows[k]] += PairLoops.sum(counted[k], count);
      }
    }
  }

  /** Collects the rows that count, with zeros where a term does not; returns how many they are. */
  private int count(double[][] terms, int position, int group, TileBlock block) {
    int found = 0;
    for (int r = 0; r < group; r++) {
      double[] row = terms[r];
      if (rule == Rule.SAME_LABEL) {
        double label = marks[position + r];
        if (block.uniform && block.marks[0] != label) {
          continue;
        }
        if (!block.uniform) {
          row = selected[r];
          PairLoops.select(terms[r], block.marks, label, row, block.count);
        }
      }
      counted[found] = row;
      countedRows[found++] = r;
    }
    return found;
  }

  /** Ends a group of rows. */
  void endRows(int row, int group) {
    for (int r = 0; inCells && r < group; r++) {
      rows[row + r] += PairLoops.sum(cells[r], width);
    }
  }

  /** Adds some terms of one row, at a position, with those columns of a block that are named. */
  void addSome(
      double[] terms,
      int[] names,
      int from,
      int to,
      int row,
      int position,
      int b,
      TileBlock block) {
    switch (rule) {
      case ALL -> rows[row] += addSome(terms, names, from, to, columns[b]);
      case WEIGHTED ->
          rows[row] +=
              addWeighted(terms, names, from, to, columns[b], marks[position], block.marks);
      case SAME_LABEL ->
          rows[row] +=
              addSameLabel(terms, names, from, to, columns[b], marks[position], block.marks);
    }
  }

  private static double addSome(double[] terms, int[] names, int from, int to, double[] sums) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      sums[names[k]] += terms[k];
      sum += terms[k];
    }
    return sum;
  }

  private static double addWeighted(
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

  private static double addSameLabel(
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

  /** Ends a tile, whose first columns are its rows: these have been summed as rows. */
  void endTile(int position, int rowCount, TileBlock[] blocks, int blockCount) {
    for (int r = 0; r < rowCount; r++) {
      sums[position + r] += rows[r];
    }
    for (int b = 0; b < blockCount; b++) {
      int[] positions = blocks[b].positions;
      for (int k = b == 0 ? rowCount : 0; k < blocks[b].count; k++) {
        sums[positions[k]] += columns[b][k];
      }
    }
  }

  /** The sums by position. */
  double[] sums() {
    return sums;
  }
}
