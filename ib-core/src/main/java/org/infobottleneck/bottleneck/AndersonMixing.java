package org.infobottleneck.bottleneck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Guesses the fixed point of a map from the last few points and their images (Anderson 1965): the
 * combination of images whose combined residual is smallest.
 *
 * <p>With x the points, f their images and r = f - x, differences taken to the newest of each:
 *
 * <pre>
 *   gamma = argmin |r_n - sum_i gamma_i (r_n - r_i)|,    guess = f_n - sum_i gamma_i (f_n - f_i)
 * </pre>
 *
 * <p>Linear constraints that all images obey, here the sums of p(t,y), the guess obeys too; signs
 * it need not keep.
 */
final class AndersonMixing {

  /** Keeps the normal equations solvable where residuals are nearly parallel. */
  private static final double RIDGE = 1e-14;

  private final int depth;
  private final Deque<double[]> images = new ArrayDeque<>();
  private final Deque<double[]> residuals = new ArrayDeque<>();

  AndersonMixing(int depth) {
    this.depth = depth;
  }

  void clear() {
    images.clear();
    residuals.clear();
  }

  /** Takes in a point and its image; the arrays are copied. */
  void add(double[] point, double[] image) {
    double[] residual = new double[point.length];
    for (int i = 0; i < point.length; i++) {
      residual[i] = image[i] - point[i];
    }
    images.addLast(image.clone());
    residuals.addLast(residual);
    if (images.size() > depth + 1) {
      images.removeFirst();
      residuals.removeFirst();
    }
  }

  /** The guess; empty while there is but one point, or where the equations have no solution. */
  Optional<double[]> guess() {
    int count = images.size() - 1;
    if (count < 1) {
      return Optional.empty();
    }
    List<double[]> differences = differences(residuals);
    DMatrixRMaj gram = new DMatrixRMaj(count, count);
    DMatrixRMaj right = new DMatrixRMaj(count, 1);
    double[] newest = residuals.getLast();
    for (int i = 0; i < count; i++) {
      right.set(i, 0, dot(differences.get(i), newest));
      for (int j = 0; j <= i; j++) {
        double product = dot(differences.get(i), differences.get(j));
        gram.set(i, j, product);
        gram.set(j, i, product);
      }
    }
    for (int i = 0; i < count; i++) {
      gram.add(i, i, RIDGE * gram.get(i, i));
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(count);
    if (!solver.setA(gram)) {
      return Optional.empty();
    }
    DMatrixRMaj gamma = new DMatrixRMaj(count, 1);
    solver.solve(right, gamma);
    double[] guess = images.getLast().clone();
    List<double[]> steps = differences(images);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < guess.length; j++) {
        guess[j] -= gamma.get(i, 0) * steps.get(i)[j];
      }
    }
    return Optional.of(guess);
  }

  private static List<double[]> differences(Deque<double[]> history) {
    double[] newest = history.getLast();
    List<double[]> differences = new ArrayList<>();
    for (double[] older : history) {
      if (older != newest) {
        double[] difference = new double[newest.length];
        for (int i = 0; i < newest.length; i++) {
          difference[i] = newest[i] - older[i];
        }
        differences.add(difference);
      }
    }
    return differences;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
