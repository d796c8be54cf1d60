package org.infobottleneck.estimators.internal;

/**
 * Boxes around the points of a {@link KdTree} whose coordinates are those of several variables, one
 * behind the other: a radius per variable, the maximum norm within each.
 *
 * <p>Distances are computed as |a - b| and compared with the radius itself, as in the tree, so that
 * boxes and brute force agree to the last bit. Not thread-safe.
 */
final class Boxes {

  private final KdTree tree;
  private final int[] variable; // of each coordinate
  private final double[] radii; // of each coordinate
  private int offset; // of the point in the middle

  /**
   * Prepares boxes.
   *
   * @param tree the points
   * @param dimensions numbers of coordinates of the variables, together those of the tree
   */
  Boxes(KdTree tree, int... dimensions) {
    this.tree = tree;
    variable = new int[tree.d];
    radii = new double[tree.d];
    int f = 0;
    for (int v = 0; v < dimensions.length; v++) {
      for (int j = 0; j < dimensions[v]; j++) {
        variable[f++] = v;
      }
    }
  }

  /**
   * Finds how far the points within a closed radius of a point extend in each variable.
   *
   * @param row the point's row
   * @param radius the radius in all coordinates
   * @param extents receives one extent per variable. Modified.
   */
  void extents(int row, double radius, double[] extents) {
    offset = tree.position[row] * tree.d;
    java.util.Arrays.fill(radii, radius);
    java.util.Arrays.fill(extents, 0);
    extend(0, 0, tree.n, extents);
  }

  /**
   * Counts the points of a closed box.
   *
   * @param row the point in the middle, excluded from the count
   * @param extents the radius of each variable. Not modified.
   * @return the count
   */
  int countClosed(int row, double... extents) {
    offset = tree.position[row] * tree.d;
    for (int f = 0; f < radii.length; f++) {
      radii[f] = extents[variable[f]];
    }
    return count(0, 0, tree.n) - 1;
  }

  private void extend(int node, int from, int to, double[] extents) {
    if (isOutside(node)) {
      return;
    }
    if (node < tree.leaves) {
      int middle = (from + to) >>> 1;
      extend(2 * node + 1, from, middle, extents);
      extend(2 * node + 2, middle, to, extents);
      return;
    }
    for (int p = from; p < to; p++) {
      if (contains(p)) {
        for (int f = 0; f < radii.length; f++) {
          extents[variable[f]] = Math.max(extents[variable[f]], distance(p, f));
        }
      }
    }
  }

  private int count(int node, int from, int to) {
    if (isOutside(node)) {
      return 0;
    }
    if (isInside(node)) {
      return to - from;
    }
    if (node >= tree.leaves) {
      int count = 0;
      for (int p = from; p < to; p++) {
        count += contains(p) ? 1 : 0;
      }
      return count;
    }
    int middle = (from + to) >>> 1;
    return count(2 * node + 1, from, middle) + count(2 * node + 2, middle, to);
  }

  private boolean contains(int p) {
    for (int f = 0; f < radii.length; f++) {
      if (distance(p, f) > radii[f]) {
        return false;
      }
    }
    return true;
  }

  private double distance(int p, int f) {
    return Math.abs(tree.points[p * tree.d + f] - tree.points[offset + f]);
  }

  private boolean isOutside(int node) {
    for (int f = 0; f < radii.length; f++) {
      double value = tree.points[offset + f];
      double below = tree.low[node * tree.d + f] - value;
      double above = value - tree.high[node * tree.d + f];
      if (Math.max(below, above) > radii[f]) {
        return true;
      }
    }
    return false;
  }

  private boolean isInside(int node) {
    for (int f = 0; f < radii.length; f++) {
      double value = tree.points[offset + f];
      double toLow = Math.abs(tree.low[node * tree.d + f] - value);
      double toHigh = Math.abs(tree.high[node * tree.d + f] - value);
      if (Math.max(toLow, toHigh) > radii[f]) {
        return false;
      }
    }
    return true;
  }
}
