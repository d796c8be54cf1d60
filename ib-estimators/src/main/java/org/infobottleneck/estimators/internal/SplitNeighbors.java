package org.infobottleneck.estimators.internal;

import org.infobottleneck.numerics.Digamma;

/**
 * The rule for mixtures of Gao, Kannan, Oh &amp; Viswanath (2017) with atoms split off: samples of
 * different categories have no distance, so that a neighbor is never sought across an atom.
 *
 * <pre>
 *   ψ(k_i) + ψ(N) - ψ(n_x) - ψ(n_y)
 * </pre>
 *
 * <p>(Gao et al. have ln N in place of ψ(N), which leaves 1/2N between independent variables.)
 *
 * <p>Of sample i: k_i = min(k, samples in its cell - 1), the cell being the pair of categories; e_i
 * the maximum-norm distance of the k_i-th neighbor within the cell; n_x the samples of the same
 * category of X strictly nearer than e_i in x, itself included, and n_y likewise. Where e_i = 0,
 * all three count the samples at distance 0, itself included. A sample alone in its cell has no
 * neighbor, and is counted: with its cell for k_i and its categories for n_x and n_y, as if e_i
 * were infinite. To leave it out would keep the cells that are fuller than chance has it.
 *
 * <p>Cost: one neighbor search in a cell and two counts in a category per sample.
 */
public final class SplitNeighbors {

  private final double[] psi;
  private final double psiOfSamples;
  private final int k;

  private SplitNeighbors(int n, int k) {
    this.psi = Digamma.table(n);
    this.psiOfSamples = psi[n];
    this.k = k;
  }

  /** One side: values, and the category of every sample. */
  public static final class Side {

    private final double[] rows;
    private final int dimensions;
    private final int[] categories;
    private final int number;

    /**
     * Takes the arrays as they are.
     *
     * @param rows n x d values, row-major. Not modified, retained.
     * @param dimensions d, at least 1
     * @param categories codes from 0 up. Not modified, retained.
     * @param number how many categories there are
     */
    public Side(double[] rows, int dimensions, int[] categories, int number) {
      this.rows = rows;
      this.dimensions = dimensions;
      this.categories = categories;
      this.number = number;
    }
  }

  /**
   * Computes the local values.
   *
   * @param x one side
   * @param y the other
   * @param n number of samples
   * @param k number of neighbors
   * @return the values; unsettled are samples that are alone in their cell
   */
  public static LocalValues localValues(Side x, Side y, int n, int k) {
    SplitNeighbors rule = new SplitNeighbors(n, k);
    double[] local = new double[n];
    int alone = 0;
    int[] cells = new int[n];
    int number = DenseCodes.ofPairs(x.categories, y.categories, cells);
    Category[] ofX = Category.all(x, n);
    Category[] ofY = Category.all(y, n);
    int[] sizes = CountEntropy.counts(cells, number);
    for (int cell = 0; cell < number; cell++) {
      int[] members = NeighborInformation.members(cells, cell, sizes[cell]);
      if (members.length == 1) {
        int sample = members[0];
        int nx = ofX[x.categories[sample]].size();
        int ny = ofY[y.categories[sample]].size();
        local[sample] = rule.psi[1] + rule.psiOfSamples - rule.psi[nx] - rule.psi[ny];
        alone++;
      } else {
        rule.fill(
            local, members, x, ofX[x.categories[members[0]]], y, ofY[y.categories[members[0]]]);
      }
    }
    return new LocalValues(local, alone);
  }

  private void fill(double[] local, int[] members, Side x, Category inX, Side y, Category inY) {
    int d = x.dimensions + y.dimensions;
    int size = members.length;
    double[] rows =
        NeighborInformation.join(
            NeighborInformation.gather(x.rows, x.dimensions, members),
            x.dimensions,
            NeighborInformation.gather(y.rows, y.dimensions, members),
            y.dimensions,
            size);
    int neighbors = Math.min(k, size - 1);
    KdTree tree = new KdTree(rows, size, d, false);
    KdTree.Query joint = tree.query(neighbors);
    Boxes boxes = new Boxes(tree);
    for (int p = 0; p < size; p++) {
      int m = tree.row(p);
      double e = joint.nearest(m);
      boolean atom = e == 0;
      int near = atom ? boxes.count(m, 0) : neighbors;
      int nx = inX.count(members[m], e, atom);
      int ny = inY.count(members[m], e, atom);
      local[members[m]] = psi[near] + psiOfSamples - psi[nx] - psi[ny];
    }
  }

  /** The samples of one category of one side, ready to be counted. */
  private static final class Category {

    private final MarginCounter counter;
    private final int size;
    private final int[] places; // of every sample among the category's, arbitrary for others

    private Category(MarginCounter counter, int size, int[] places) {
      this.counter = counter;
      this.size = size;
      this.places = places;
    }

    static Category[] all(Side side, int n) {
      Category[] all = new Category[side.number];
      int[] places = new int[n];
      int[] sizes = CountEntropy.counts(side.categories, side.number);
      for (int category = 0; category < side.number; category++) {
        int[] members = NeighborInformation.members(side.categories, category, sizes[category]);
        for (int m = 0; m < members.length; m++) {
          places[members[m]] = m;
        }
        double[] rows = NeighborInformation.gather(side.rows, side.dimensions, members);
        all[category] =
            new Category(
                MarginCounter.of(rows, members.length, side.dimensions), members.length, places);
      }
      return all;
    }

    int size() {
      return size;
    }

    /** Samples nearer than a distance, or at distance 0, the sample itself included. */
    int count(int sample, double distance, boolean atom) {
      int place = places[sample];
      return 1 + (atom ? counter.countClosed(place, 0) : counter.countOpen(place, distance));
    }
  }
}
