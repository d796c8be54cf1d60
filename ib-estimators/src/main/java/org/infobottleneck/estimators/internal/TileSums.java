package org.infobottleneck.estimators.internal;

import java.util.Arrays;

/**
 * Sums of one kernel for every sample, collected over the tiles of {@link PairSums}: a term adds to
 * the sum of its row and to that of its column. Which terms count, and how much, is up to those who
 * extend this class.
 *
 * <p>Where a tile has several blocks, sums over a row are collected side by side, in as many cells
 * as a block is wide, and added up at the row's end. The first block sets them: it holds the tile's
 * own rows, so that none of these passes it by. Reusable, not thread-safe.
 */
abstract class TileSums {

  /** Rows that are visited together, so that their columns' sums are read and written once. */
  static final int GROUP = 4;

  private final double[][] cells = new double[GROUP][TileBlock.LENGTH];
  final double[] rows = new double[SampleOrder.LEAF];
  double[][] columns = new double[0][]; // of the tile's blocks first
  TileBlock[] blocks = new TileBlock[0];
  int blockCount;
  boolean inCells;
  private double[] sums = new double[0]; // by position
  private int width; // of the widest block

  /** Starts anew. */
  final void begin(int n) {
    if (sums.length < n) {
      sums = new double[n];
    }
    Arrays.fill(sums, 0, n, 0);
  }

  /** Starts a tile. */
  final void beginTile(TileBlock[] blocks, int blockCount, int width) {
    this.blocks = blocks;
    this.blockCount = blockCount;
    this.width = width;
    inCells = blockCount > 1 || alwaysInCells();
    int count = blockCount * columnsPerBlock();
    if (columns.length < count) {
      columns = new double[2 * count][TileBlock.LENGTH];
    }
    for (int c = 0; c < count; c++) {
      Arrays.fill(columns[c], 0, width, 0);
    }
    Arrays.fill(rows, 0);
  }

  /** Whether rows are summed in cells for a single block, too. */
  abstract boolean alwaysInCells();

  /** How many sums a column has within a tile; there are those of all blocks, then as many anew. */
  int columnsPerBlock() {
    return 1;
  }

  /** Adds terms of one of a group's rows with a block to its cells; the first block sets them. */
  final void addToCells(double[] terms, int r, int b) {
    int count = blocks[b].count;
    if (b == 0) {
      System.arraycopy(terms, 0, cells[r], 0, count);
      Arrays.fill(cells[r], count, width, 0);
    } else {
      PairLoops.add(terms, cells[r], count);
    }
  }

  /** Adds terms times the weights of a block's columns to a row's cells; the first sets them. */
  final void addToCells(double[] terms, double[] weights, int r, int b) {
    int count = blocks[b].count;
    if (b == 0) {
      PairLoops.multiply(terms, weights, cells[r], count);
      Arrays.fill(cells[r], count, width, 0);
    } else {
      PairLoops.addProducts(terms, weights, cells[r], count);
    }
  }

  /** Adds the terms of a group of rows, the first of which stands at a position, with a block. */
  abstract void add(double[][] terms, int row, int position, int group, int b);

  /** Ends a group of rows. */
  final void endRows(int row, int group) {
    for (int r = 0; inCells && r < group; r++) {
      rows[row + r] += PairLoops.sum(cells[r], width);
    }
  }

  /** Adds some terms of one row, at a position, with those columns of a block that are named. */
  abstract void addSome(
      double[] terms, int[] names, int from, int to, int row, int position, int b);

  /** Ends a tile; so many of its first columns are its rows, which have been summed as such. */
  final void endTile(int position, int rowCount) {
    for (int r = 0; r < rowCount; r++) {
      sums[position + r] += rows[r];
    }
    for (int b = 0; b < blockCount; b++) {
      endBlock(b);
      int[] positions = blocks[b].positions;
      for (int k = b == 0 ? rowCount : 0; k < blocks[b].count; k++) {
        sums[positions[k]] += columns[b][k];
      }
    }
  }

  /** Makes one sum of those that a column of a block has. */
  void endBlock(int b) {}

  /** The sums by position. */
  final double[] sums() {
    return sums;
  }
}
