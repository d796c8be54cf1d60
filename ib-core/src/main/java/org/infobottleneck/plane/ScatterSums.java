package org.infobottleneck.plane;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;

/**
 * The sums of {@link ClassScatter}: means first, then squared distances from them, so that nothing
 * is lost to cancellation.
 *
 * <p>Cost: two passes over N rows of d units for hard labels; as many times more as there are
 * classes for soft ones.
 */
final class ScatterSums {

  private ScatterSums() {}

  /** Whether these targets are classes. */
  static boolean hasClasses(Variable targets) {
    return targets.kind() == Variable.Kind.LABELS || targets.kind() == Variable.Kind.SOFT;
  }

  /** The scatter of a layer; empty where activations are so large that their squares overflow. */
  static Optional<ClassScatter> of(
      String observed, int layer, DMatrixRMaj activations, Variable targets) {
    double[] traces =
        targets instanceof Discrete labels
            ? hard(activations, labels)
            : soft(activations, (Soft) targets);
    return Double.isFinite(traces[0]) && Double.isFinite(traces[1])
        ? Optional.of(new ClassScatter(observed, layer, traces[0], traces[1]))
        : Optional.empty();
  }

  private static double[] hard(DMatrixRMaj activations, Discrete labels) {
    int rows = activations.numRows;
    int units = activations.numCols;
    double[] sizes = new double[labels.symbols()];
    double[][] means = new double[sizes.length][units];
    for (int i = 0; i < rows; i++) {
      sizes[labels.code(i)]++;
      add(means[labels.code(i)], activations, i, 1);
    }
    double between = toMeans(means, sizes, rows);
    double within = 0;
    for (int i = 0; i < rows; i++) {
      within += squaredDistance(activations, i, means[labels.code(i)]);
    }
    return new double[] {within / rows, between};
  }

  private static double[] soft(DMatrixRMaj activations, Soft targets) {
    int rows = activations.numRows;
    int units = activations.numCols;
    double[] sizes = new double[targets.classes()];
    double[][] means = new double[sizes.length][units];
    for (int i = 0; i < rows; i++) {
      for (int y = 0; y < sizes.length; y++) {
        double weight = targets.probability(i, y);
        sizes[y] += weight;
        add(means[y], activations, i, weight);
      }
    }
    double between = toMeans(means, sizes, rows);
    double within = 0;
    for (int i = 0; i < rows; i++) {
      for (int y = 0; y < sizes.length; y++) {
        double weight = targets.probability(i, y);
        within += weight == 0 ? 0 : weight * squaredDistance(activations, i, means[y]);
      }
    }
    return new double[] {within / rows, between};
  }

  /** Turns sums into means of classes; returns the scatter between them. */
  private static double toMeans(double[][] sums, double[] sizes, int rows) {
    int units = sums[0].length;
    double[] mean = new double[units];
    for (int y = 0; y < sums.length; y++) {
      for (int j = 0; j < units; j++) {
        mean[j] += sums[y][j] / rows;
        sums[y][j] = sizes[y] == 0 ? 0 : sums[y][j] / sizes[y];
      }
    }
    double between = 0;
    for (int y = 0; y < sums.length; y++) {
      double square = 0;
      for (int j = 0; j < units; j++) {
        square += (sums[y][j] - mean[j]) * (sums[y][j] - mean[j]);
      }
      between += sizes[y] / rows * square;
    }
    return between;
  }

  private static void add(double[] sums, DMatrixRMaj activations, int row, double weight) {
    int start = row * sums.length;
    for (int j = 0; j < sums.length; j++) {
      sums[j] += weight * activations.data[start + j];
    }
  }

  private static double squaredDistance(DMatrixRMaj activations, int row, double[] mean) {
    int start = row * mean.length;
    double square = 0;
    for (int j = 0; j < mean.length; j++) {
      double deviation = activations.data[start + j] - mean[j];
      square += deviation * deviation;
    }
    return square;
  }
}
