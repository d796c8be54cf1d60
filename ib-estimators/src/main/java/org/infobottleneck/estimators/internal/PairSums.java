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
 * <p>The sums of some samples alone have the same bits, so that parts of the work can be done
 * apart; see {@link #add}.
 *
 * <p>Cost at most n²(d + c)/2. Relative error of a sum below 3e-13, mostly 1e-14. The order of
 * summation is a function of the samples. Reusable: memory, O(n d), grows to the largest layer
 * seen. Not thread-safe.
 */
public final class PairSums {

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
  private final PairTile tile = new PairTile(order, labels);
  private TileSums[][] asked = plain; // those fed by terms with 8 s2, and by terms with 2 s2
  private double[] marks = new double[0]; // weights or labels by position
  private int n;

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
    prepare(rows, d, n, noiseVariance);
    addAll();
  }

  /**
   * Prepares the sums of samples, w = 1: {@link #add} or {@link #addAll} comes next, once.
   *
   * @param rows n x d values, row-major. Not modified, held until then.
   * @param d number of columns, at least one
   * @param n number of samples, at least one
   * @param noiseVariance s2
   */
  public void prepare(double[] rows, int d, int n, double noiseVariance) {
    order.sort(rows, d, n);
    begin(d, n, noiseVariance, plain, PairTile.Marks.NONE);
  }

  /**
   * Prepares the sums of some rows among themselves, w = 1.
   *
   * @param rows values, row-major. Not modified, held until they are added.
   * @param d number of columns, at least one
   * @param n number of samples, at least one
   * @param noiseVariance s2
   * @param members numbers of their rows. Not modified, not retained.
   * @param first where these begin
   */
  public void prepare(double[] rows, int d, int n, double noiseVariance, int[] members, int first) {
    order.sort(rows, d, n, members, first);
    begin(d, n, noiseVariance, plain, PairTile.Marks.NONE);
  }

  /**
   * Prepares the sums of samples with weights.
   *
   * @param rows values, row-major. Not modified, held until they are added.
   * @param d number of columns, at least one
   * @param n number of samples, at least one
   * @param noiseVariance s2
   * @param weights w by row number, none negative. Not modified, not retained.
   */
  public void prepareWeighted(double[] rows, int d, int n, double noiseVariance, double[] weights) {
    order.sort(rows, d, n);
    begin(d, n, noiseVariance, weighted, PairTile.Marks.WEIGHTS);
    for (int p = 0; p < n; p++) {
      marks[p] = weights[order.rowAt(p)];
    }
    weightedLower.weigh(marks);
    weightedUpper.weigh(marks);
  }

  /**
   * Prepares the sums over all samples and, beside them, those over samples of the same label. The
   * former have the same bits as without labels.
   *
   * @param rows values, row-major. Not modified, held until they are added.
   * @param d number of columns, at least one
   * @param n number of samples, at least one
   * @param noiseVariance s2
   * @param labels whole numbers by row number. Not modified, not retained.
   */
  public void prepareLabeled(double[] rows, int d, int n, double noiseVariance, int[] labels) {
    order.sort(rows, d, n);
    begin(d, n, noiseVariance, labeled, PairTile.Marks.LABELS);
    for (int p = 0; p < n; p++) {
      marks[p] = labels[order.rowAt(p)];
    }
  }

  private void begin(int d, int n, double noiseVariance, TileSums[][] asked, PairTile.Marks kind) {
    this.n = n;
    this.asked = asked;
    if (marks.length < n) {
      marks = new double[n];
    }
    tile.begin(d, n, noiseVariance, asked, kind, marks);
    for (TileSums[] bound : asked) {
      for (TileSums sums : bound) {
        sums.begin(n);
      }
    }
  }

  /** Computes what was prepared. */
  public void addAll() {
    add(0, order.leaves());
  }

  /**
   * Computes what was prepared for the samples of some leaves; sums at other positions are
   * arbitrary. Every sum has the same bits as among all: it is made of the same terms, tile after
   * tile, and a tile is cut and looked at as if all its columns were asked for.
   *
   * <p>Pairs of a leaf and one before the first of these are visited here and for that one: cost n
   * times the number of these samples, and the choice of columns of every tile up to the last.
   *
   * @param first the first of the leaves, which are those of {@link #leafEnds}
   * @param end the one behind the last
   */
  public void add(int first, int end) {
    for (int leaf = 0; leaf < first; leaf++) {
      tile.addColumns(leaf, first, end);
    }
    for (int leaf = first; leaf < end; leaf++) {
      tile.add(leaf);
    }
    order.release();
  }

  /**
   * Returns the number of samples that were prepared.
   *
   * @return the number
   */
  public int size() {
    return n;
  }

  /**
   * Returns where the leaves of so many samples end, by position.
   *
   * @param n number of samples, at least one
   * @return the position behind every leaf, ascending up to n
   */
  public static int[] leafEnds(int n) {
    return SampleOrder.ends(n);
  }

  /**
   * Copies the sums at some positions, those of one kind after those of another.
   *
   * @param from the first position
   * @param to the one behind the last
   * @param out receives them. Modified.
   * @param offset where they go
   * @return the offset behind them
   */
  public int copy(int from, int to, double[] out, int offset) {
    int next = offset;
    for (TileSums[] bound : asked) {
      for (TileSums sums : bound) {
        System.arraycopy(sums.sums(), from, out, next, to - from);
        next += to - from;
      }
    }
    return next;
  }

  /**
   * Puts sums that were copied elsewhere to their positions, in place of computing them.
   *
   * @param from the first position
   * @param to the one behind the last
   * @param copied what {@link #copy} gave. Not modified, not retained.
   * @param offset where they stand
   * @return the offset behind them
   */
  public int put(int from, int to, double[] copied, int offset) {
    int next = offset;
    for (TileSums[] bound : asked) {
      for (TileSums sums : bound) {
        System.arraycopy(copied, next, sums.sums(), from, to - from);
        next += to - from;
      }
    }
    order.release();
    return next;
  }

  /**
   * Returns the sums with 8 s2, by position; valid until the next computation.
   *
   * @return the sums, not to be modified
   */
  public double[] lower() {
    return asked[PairTile.LOWER][0].sums();
  }

  /**
   * Returns the sums with 2 s2, by position; valid until the next computation.
   *
   * @return the sums, not to be modified
   */
  public double[] upper() {
    return asked[PairTile.UPPER][0].sums();
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
}
