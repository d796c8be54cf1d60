package org.infobottleneck.estimators.internal;

/**
 * Sums of Gaussian kernels over all pairs of samples, for both Kolchinsky-Tracey bounds in one
 * pass.
 *
 * <p>For every sample i, with squared distances as sums of (a - b)² (the Gram trick loses all
 * digits of near neighbors):
 *
 * <pre>
 *   lower[i] = Σ_j w_j exp(-|t_i - t_j|² / (8 s2))
 *   upper[i] = Σ_j w_j exp(-|t_i - t_j|² / (2 s2))     the fourth power of the same exponential
 * </pre>
 *
 * <p>The sum includes j = i, so unweighted sums are at least 1, and terms below 5e-14/n are left
 * out. Every pair is visited once and adds to both its rows:
 *
 * <ol>
 *   <li>Samples stand in an order of neighborhood, cut into leaves ({@link SampleOrder}). A tile
 *       has the samples of one leaf for its rows and for its columns those of the leaf and those
 *       behind it that come near enough to the leaf's box to matter: first those that matter to
 *       both bounds, then those that matter to the lower one only.
 *   <li>A dense tile computes all its terms by loops that run in the vector unit ({@link
 *       PairLoops}), four rows against a block of columns at a time.
 *   <li>A sparse one, where few pairs are near although the boxes are, computes all distances and
 *       the terms of the near pairs only. The middle row's near columns are counted to choose.
 * </ol>
 *
 * <p>Cost at most n²(d + c)/2. Relative error of a sum below 3e-13, mostly 1e-14. The order of
 * summation is a function of the samples. Reusable: memory, O(n d), grows to the largest layer
 * seen. Not thread-safe.
 */
public final class PairSums {

  /** n terms below exp(-this)/n are 5e-14: lost in a sum that holds a one. */
  private static final double NEGLIGIBLE = 30.6;

  /** Room for rounding where the way to a box is compared with a cut-off. */
  private static final double SLACK = 1 + 1e-9;

  /** From this share of near columns on, exponentials of all cost less than picking the near. */
  private static final double DENSE = 0.1;

  private static final int LOWER = 0;
  private static final int UPPER = 1;

  private final SampleOrder order = new SampleOrder();
  private final TileLabels labels = new TileLabels();
  private final PlainTileSums plainLower = new PlainTileSums();
  private final PlainTileSums plainUpper = new PlainTileSums();
  private final WeightedTileSums weightedLower = new WeightedTileSums();
  private final WeightedTileSums weightedUpper = new WeightedTileSums();
  private final LabelTileSums lowerWithin = new LabelTileSums(labels);
  private final LabelTileSums upperWithin = new LabelTileSums(labels);
  private final TileSums[][] plain = {{plainLower}, {plainUpper}};
  private final TileSums[][] weighted = {{weightedLower}, {weightedUpper}};
  private final TileSums[][] labeled = {{plainLower, lowerWithin}, {plainUpper, upperWithin}};
  private TileSums[][] asked = plain; // those fed by terms with 8 s2, and by terms with 2 s2
  private final double[][] terms = new double[TileSums.GROUP][TileBlock.LENGTH];
  private final double[] picked = new double[2 * TileBlock.WIDTH + 1];
  private final int[] names = new int[2 * TileBlock.WIDTH + 1];
  private final int[] rowEnds = new int[SampleOrder.LEAF];
  private double[] marks = new double[0]; // weights or labels by position
  private final TileColumns tile = new TileColumns();
  private final TileDistances wide = new TileDistances();
  private TileBlock[] blocks = new TileBlock[0]; // of the tile at hand
  private int blockCount;
  private int n;
  private int d;
  private double scale; // of squared distances to arguments of the exponential
  private double cut; // of those arguments

  /** Makes sums that hold no memory yet. */
  public PairSums() {}

  /**
   * Computes the sums of samples, w = 1.
   *
   * @param rows n x d values, row-major. Not modified, not retained.
   * @param d number of columns, at least one
   * @param n number of samples, at least one
   * @param noiseVariance s2
   */
  public void compute(double[] rows, int d, int n, double noiseVariance) {
    order.sort(rows, d, n);
    begin(d, n, noiseVariance);
    addUnmarked();
  }

  /**
   * Computes the sums of some rows among themselves, w = 1.
   *
   * @param rows values, row-major. Not modified, not retained.
   * @param d number of columns, at least one
   * @param n number of samples, at least one
   * @param noiseVariance s2
   * @param members numbers of their rows. Not modified, not retained.
   * @param first where these begin
   */
  public void compute(double[] rows, int d, int n, double noiseVariance, int[] members, int first) {
    order.sort(rows, d, n, members, first);
    begin(d, n, noiseVariance);
    addUnmarked();
  }

  private void addUnmarked() {
    asked = plain;
    plainLower.begin(n);
    plainUpper.begin(n);
    addTiles();
  }

  /**
   * Computes the sums of samples with weights.
   *
   * @param rows values, row-major. Not modified, not retained.
   * @param d number of columns, at least one
   * @param n number of samples, at least one
   * @param noiseVariance s2
   * @param weights w by row number, none negative. Not modified, not retained.
   */
  public void computeWeighted(double[] rows, int d, int n, double noiseVariance, double[] weights) {
    order.sort(rows, d, n);
    begin(d, n, noiseVariance);
    asked = weighted;
    for (int p = 0; p < n; p++) {
      marks[p] = weights[order.rowAt(p)];
    }
    weightedLower.begin(n, marks);
    weightedUpper.begin(n, marks);
    addTiles();
  }

  /**
   * Computes the sums over all samples and, beside them, those over samples of the same label. The
   * former have the same bits as without labels.
   *
   * @param rows values, row-major. Not modified, not retained.
   * @param d number of columns, at least one
   * @param n number of samples, at least one
   * @param noiseVariance s2
   * @param labels whole numbers by row number. Not modified, not retained.
   */
  public void computeLabeled(double[] rows, int d, int n, double noiseVariance, int[] labels) {
    order.sort(rows, d, n);
    begin(d, n, noiseVariance);
    asked = labeled;
    for (int p = 0; p < n; p++) {
      marks[p] = labels[order.rowAt(p)];
    }
    plainLower.begin(n);
    plainUpper.begin(n);
    lowerWithin.begin(n);
    upperWithin.begin(n);
    addTiles();
  }

  private void begin(int d, int n, double noiseVariance) {
    this.n = n;
    this.d = d;
    scale = 1 / (8 * noiseVariance * PairLoops.EXPONENTS);
    cut = (NEGLIGIBLE + StrictMath.log(n)) / PairLoops.EXPONENTS;
    if (marks.length < n) {
      marks = new double[n];
    }
  }

  private void addTiles() {
    int from = 0;
    for (int leaf = 0; leaf < order.leaves(); leaf++) {
      addTile(leaf, from, order.end(leaf));
      from = order.end(leaf);
    }
    order.release();
  }

  /**
   * Returns the sums with 8 s2, by position; valid until the next computation.
   *
   * @return the sums, not to be modified
   */
  public double[] lower() {
    return asked[LOWER][0].sums();
  }

  /**
   * Returns the sums with 2 s2, by position; valid until the next computation.
   *
   * @return the sums, not to be modified
   */
  public double[] upper() {
    return asked[UPPER][0].sums();
  }

  /**
   * Returns the sums with 8 s2 over samples of the same label, by position.
   *
   * @return the sums, not to be modified
   */
  public double[] lowerWithin() {
    return lowerWithin.sums();
  }

  /**
   * Returns the sums with 2 s2 over samples of the same label, by position.
   *
   * @return the sums, not to be modified
   */
  public double[] upperWithin() {
    return upperWithin.sums();
  }

  /**
   * Returns the row whose sums stand at a position.
   *
   * @param position from 0 to n - 1
   * @return the row number
   */
  public int rowAt(int position) {
    return order.rowAt(position);
  }

  private void addTile(int leaf, int from, int to) {
    tile.choose(order, d, n, leaf, from, cut / scale * SLACK);
    if (asked != plain) {
      tile.mark(marks);
    }
    blocks = tile.blocks();
    blockCount = tile.count();
    int middle = (from + to) >>> 1;
    if (isWide()) {
      wide.compute(order, d, middle, middle + 1, blocks, blockCount, scale, cut);
    } else {
      tile.fill(order, d);
    }
    boolean dense = nearShare(middle) >= DENSE;
    if (isWide()) {
      double limit = dense ? Double.POSITIVE_INFINITY : cut;
      wide.compute(order, d, from, to, blocks, blockCount, scale, limit);
    }
    if (asked == labeled) {
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
        sums.endTile(from, to - from);
      }
    }
  }

  /** The share of the columns that are near to a sample. */
  private double nearShare(int position) {
    int count = 0;
    int all = 0;
    for (int b = 0; b < blockCount; b++) {
      distances(position, b, terms[0]);
      count += PairLoops.countBelow(terms[0], cut, blocks[b].count);
      all += blocks[b].count;
    }
    return (double) count / all;
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
      distances(order, i, blocks[b], d, scale, out);
    }
  }

  /** The same in the first d columns, three at a time. */
  static void distances(
      SampleOrder order, int i, TileBlock block, int d, double scale, double[] out) {
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
