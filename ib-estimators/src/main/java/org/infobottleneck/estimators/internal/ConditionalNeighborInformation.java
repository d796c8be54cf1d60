package org.infobottleneck.estimators.internal;

import org.infobottleneck.numerics.Digamma;

/**
 * The nearest-neighbor estimators of I(X;Y|Z), as local values whose mean is the estimate.
 *
 * <p>Distances are maximum norms throughout; ψ is the digamma function; e_i is the distance of
 * sample i to its k-th nearest neighbor in the joint space of X, Y and Z, itself excluded. All
 * values in nats. Cost: n neighbor searches in the joint space and 3n counts in the margins Z,
 * (X,Z) and (Y,Z).
 */
public final class ConditionalNeighborInformation {

  private final int n;
  private final int[] ends; // of the coordinates of X, Z and Y
  private final double[] rows; // X, Z and Y side by side: each pair with Z stands together
  private final Arena arena = new Arena();
  private final KdTree tree;

  /**
   * Joins the spaces.
   *
   * @param x n x dx values, row-major. Not modified.
   * @param dx dimensions of x
   * @param y n x dy values, row-major. Not modified.
   * @param dy dimensions of y
   * @param z n x dz values, row-major. Not modified.
   * @param dz dimensions of z
   * @param n number of samples
   */
  public ConditionalNeighborInformation(
      double[] x, int dx, double[] y, int dy, double[] z, int dz, int n) {
    this.n = n;
    ends = new int[] {dx, dx + dz, dx + dz + dy};
    double[] zy = NeighborInformation.join(z, dz, y, dy, n);
    rows = NeighborInformation.join(x, dx, zy, dz + dy, n);
    tree = new KdTree(rows, n, dx + dz + dy, false, arena);
  }

  /**
   * Local values, and the largest mean that they could have.
   *
   * @param values one per sample, in nats
   * @param ties for how many samples the k-th neighbor shares its distance with the next
   * @param ceiling the mean of ψ(n_z + 1) - ψ(k), closed counts ψ(n_z) - ψ(k): the value where no
   *     other point is near in (X,Z) or (Y,Z) but the k neighbors
   */
  @SuppressWarnings("ArrayRecordComponent") // internal, and handed over once
  public record Local(double[] values, int ties, double ceiling) {}

  /**
   * The form of the first estimator of Kraskov, Stögbauer and Grassberger (2004) for conditional
   * information (Frenzel and Pompe 2007): ψ(k) + ψ(n_z + 1) - ψ(n_xz + 1) - ψ(n_yz + 1), the counts
   * of other points strictly nearer than e_i.
   *
   * @param k number of neighbors
   * @return the local values
   */
  public Local ksg1(int k) {
    double[] psi = Digamma.table(n);
    KdTree.Query joint = tree.query(Math.min(k + 1, n - 1));
    MarginCounter inZ = MarginCounter.of(tree, rows, ends[0], ends[1], arena);
    MarginCounter inXz = MarginCounter.of(tree, rows, 0, ends[1], arena);
    MarginCounter inYz = MarginCounter.of(tree, rows, ends[0], ends[2], arena);
    double[] local = new double[n];
    double[] ceilings = new double[n];
    int ties = 0;
    for (int p = 0; p < n; p++) {
      int i = tree.row(p);
      joint.nearest(i);
      ties += joint.isTied(k) ? 1 : 0;
      double e = joint.distance(k - 1);
      int nz = inZ.countOpen(i, e) + 1;
      int nxz = inXz.countOpen(i, e) + 1;
      int nyz = inYz.countOpen(i, e) + 1;
      local[i] = psi[k] + psi[nz] - (psi[nxz] + psi[nyz]);
      ceilings[i] = psi[nz] - psi[k];
    }
    return new Local(local, ties, mean(ceilings));
  }

  /**
   * The form of the second estimator (Wibral, Vicente and Lindner 2014; Lizier 2014): ψ(k) - 2/k +
   * ψ(n_z) - ψ(n_xz) + 1/n_xz - ψ(n_yz) + 1/n_yz. The k joint neighbors extend e_x, e_y and e_z in
   * the three variables; n_z counts the other points no farther than e_z in Z, n_xz those of them
   * no farther than e_x in X, and n_yz likewise. Where several points share the k-th distance all
   * of them count as neighbors.
   *
   * @param k number of neighbors
   * @return the local values
   */
  public Local ksg2(int k) {
    double[] psi = Digamma.table(n);
    KdTree.Query joint = tree.query(Math.min(k + 1, n - 1));
    Boxes inAll = new Boxes(tree);
    MarginCounter inZ = MarginCounter.of(tree, rows, ends[0], ends[1], arena);
    Boxes inXz = new Boxes(tree, 0, ends[1]);
    Boxes inYz = new Boxes(tree, ends[0], ends[2]);
    double[] extents = new double[3];
    double[] local = new double[n];
    double[] ceilings = new double[n];
    int ties = 0;
    for (int p = 0; p < n; p++) {
      int i = tree.row(p);
      joint.nearest(i);
      ties += joint.isTied(k) ? 1 : 0;
      inAll.extents(i, joint.distance(k - 1), ends, extents);
      int nz = inZ.countClosed(i, extents[1]);
      int nxz = inXz.count(i, ends[0], extents[0], extents[1]) - 1;
      int nyz = inYz.count(i, ends[1], extents[1], extents[2]) - 1;
      local[i] = psi[k] - 2.0 / k + psi[nz] - (psi[nxz] - 1.0 / nxz + (psi[nyz] - 1.0 / nyz));
      ceilings[i] = psi[nz] - psi[k];
    }
    return new Local(local, ties, mean(ceilings));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
