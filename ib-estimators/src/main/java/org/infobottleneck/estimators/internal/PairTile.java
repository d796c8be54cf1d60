package org.infobottleneck.estimators.internal;

/**
 * A tile of {@link PairSums}: the samples of a leaf against those of the leaf and behind it. What
 * is computed of it goes to the sums that are asked for. Reusable, not thread-safe.
 */
final class PairTile {

  /** What is known of every sample beside its values. */
  enum Marks {
    NONE,
    WEIGHTS,
    LABELS
  }

  static final int LOWER = 0;
  static final int UPPER = 1;

  /** n terms below exp(-this)/n are 5e-14: lost in a sum that holds a one. */
  private static final double NEGLIGIBLE = 30.6;

  /** Room for rounding where the way to a box is compared with a cut-off. */
  private static final double SLACK = 1 + 1e-9;

  /** From this share of near columns on, exponentials of all cost less than picking the near. */
  private static final double DENSE = 0.1;

  private final SampleOrder order;
  private final TileLabels labels;
  private final double[][] terms = new double[TileSums.GROUP][TileBlock.LENGTH];
  private final double[] picked = new double[2 * TileBlock.WIDTH + 1];
  private final int[] names = new int[2 * TileBlock.WIDTH + 1];
  private final int[] rowEnds = new int[SampleOrder.LEAF];
  private final TileColumns tile = new TileColumns();
  private final NearShare share = new NearShare();
  private final TileDistances wide = new TileDistances();
  private TileBlock[] blocks = new TileBlock[0]; // of the tile at hand
  private int blockCount;
  private TileSums[][] asked = {{}, {}};
  private Marks kind = Marks.NONE;
  private double[] marks = new double[0]; // weights or labels by position
  private int d;
  private double scale; // of squared distances to arguments of the exponential
  private double cut; // of those arguments

  /** Makes a tile of samples in an order, whose rows' labels are shared with the sums. */
  PairTile(SampleOrder order, TileLabels labels) {
    this.order = order;
    this.labels = labels;
  }

  /** Starts anew, for the sums that are asked for and with weights or labels by position. */
  void begin(int d, int n, double noiseVariance, TileSums[][] asked, Marks kind, double[] marks) {
    this.d = d;
    this.asked = asked;
    this.kind = kind;
    this.marks = marks;
    scale = 1 / (8 * noiseVariance * PairLoops.EXPONENTS);
    cut = (NEGLIGIBLE + StrictMath.log(n)) / PairLoops.EXPONENTS;
  }

  /** Adds the tile of a leaf. */
  void add(int leaf) {
    boolean dense = choose(leaf, leaf, order.leaves());
    add(leaf, order.end(leaf) - order.begin(leaf), dense);
  }

  /**
   * Adds what the tile of a leaf gives to the samples of some leaves behind it. Of its rows the
   * sums become arbitrary.
   */
  void addColumns(int leaf, int first, int end) {
    boolean dense = choose(leaf, first, end);
    tile.keep(order.begin(first), order.end(end - 1));
    if (tile.count() > 0) {
      add(leaf, 0, dense);
    }
  }

  /** Chooses the columns, those in blocks with some leaves; returns whether most are near. */
  private boolean choose(int leaf, int first, int end) {
    tile.choose(order, d, leaf, cut / scale * SLACK);
    boolean dense = share.reaches(DENSE, tile, order, d, leaf, scale, cut);
    tile.take(d, first, end);
    if (kind != Marks.NONE) {
      tile.mark(marks);
    }
    return dense;
  }

  /** Adds the tile's columns; as many of its rows as are told are the first of these. */
  private void add(int leaf, int ownColumns, boolean dense) {
    int from = order.begin(leaf);
    int to = order.end(leaf);
    blocks = tile.blocks();
    blockCount = tile.count();
    if (isWide()) {
      double limit = dense ? Double.POSITIVE_INFINITY : cut;
      wide.compute(order, d, from, to, blocks, blockCount, scale, limit);
    } else {
      tile.fill(order, d);
    }
    if (kind == Marks.LABELS) {
      labels.take(marks, from, to, dense);
      tile.mask(labels);
    }
    for (TileSums sums : asked[LOWER]) {
      sums.beginTile(blocks, blockCount, tile.widest());
    }
    for (TileSums sums : asked[UPPER]) {
      sums.beginTile(blocks, dense ? tile.nearCount() : blockCount, tile.widest());
    }
    if (dense) {
      addAll(from, to, isWithinLimit(leaf));
    } else {
      addNear(from, to);
    }
    for (TileSums[] bound : asked) {
      for (TileSums sums : bound) {
        sums.endTile(from, ownColumns);
      }
    }
  }

  /** Whether no argument can exceed the limit of the exponential: none is far behind the cut. */
  private boolean isWithinLimit(int leaf) {
    double diagonal = 0;
    for (int f = 0; f < d; f++) {
      double side = order.high(leaf, f) - order.low(leaf, f);
      diagonal += side * side * scale;
    }
    double reach = Math.sqrt(cut * SLACK) + Math.sqrt(diagonal);
    return reach * reach < PairLoops.LIMIT;
  }

  private void addAll(int from, int to, boolean withinLimit) {
    for (int first = from; first < to; first += TileSums.GROUP) {
      int row = first - from;
      int group = Math.min(TileSums.GROUP, to - first);
      for (int b = 0; b < blockCount; b++) {
        TileBlock block = blocks[b];
        for (int r = 0; r < group; r++) {
          distances(first + r, b, terms[r]);
          if (!withinLimit) {
            PairLoops.limit(terms[r], block.count);
          }
          PairLoops.exponential(terms[r], block.count);
        }
        for (TileSums sums : asked[LOWER]) {
          sums.add(terms, row, first, group, b);
        }
        if (block.near) {
          for (int r = 0; r < group; r++) {
            PairLoops.fourthPower(terms[r], block.count);
          }
          for (TileSums sums : asked[UPPER]) {
            sums.add(terms, row, first, group, b);
          }
        }
      }
      endRows(row, group);
    }
  }

  private void endRows(int row, int group) {
    for (TileSums[] bound : asked) {
      for (TileSums sums : bound) {
        sums.endRows(row, group);
      }
    }
  }

  /** Picks near pairs row by row, and takes exponentials once there are many of them. */
  private void addNear(int from, int to) {
    for (int b = 0; b < blockCount; b++) {
      TileBlock block = blocks[b];
      int first = from;
      int found = 0;
      for (int i = from; i < to; i++) {
        double[] t = terms[0];
        distances(i, b, t);
        int before = found;
        found = PairLoops.find(t, cut, names, before, block.count);
        for (int k = before; k < found; k++) {
          picked[k] = t[names[k]];
        }
        rowEnds[i - from] = found;
        if (found > TileBlock.WIDTH || i == to - 1) {
          PairLoops.exponential(picked, found);
          addPicked(asked[LOWER], from, first, i, b);
          PairLoops.fourthPower(picked, found);
          addPicked(asked[UPPER], from, first, i, b);
          first = i + 1;
          found = 0;
        }
      }
    }
  }

  private void addPicked(TileSums[] fed, int from, int first, int last, int b) {
    int start = 0;
    for (int i = first; i <= last; i++) {
      int end = rowEnds[i - from];
      for (TileSums sums : fed) {
        sums.addSome(picked, names, start, end, i - from, i, b);
      }
      start = end;
    }
  }

  private boolean isWide() {
    return d >= TileDistances.UNITS;
  }

  /** Scaled squared distances of a sample to those of a block. */
  private void distances(int i, int b, double[] out) {
    if (isWide()) {
      System.arraycopy(wide.of(i, b), 0, out, 0, blocks[b].count);
    } else {
      TileDistances.each(order, i, blocks[b], d, scale, out);
    }
  }
}
