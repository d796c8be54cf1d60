package org.infobottleneck.bottleneck;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Problems with two classes, and every partition of a few inputs with its plain sums. */
final class Partitions {

  private Partitions() {}

  /** H(T) and I(T;Y) in nats of one partition. */
  record Point(int cells, double inputInformation, double targetInformation) {
    double functional(double beta) {
      return inputInformation - beta * targetInformation;
    }
  }

  /** Weights between 0 and 1; every third problem has small whole ones, so that many rows tie. */
  static double[][] weights(long seed, int inputs) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] weights = new double[inputs][2];
    for (double[] row : weights) {
      if (seed % 3 == 0) {
        row[0] = random.nextInt(3);
        row[1] = random.nextInt(3) + (row[0] == 0 ? 1 : 0);
      } else {
        row[0] = random.nextDouble();
        row[1] = random.nextDouble();
      }
    }
    return weights;
  }

  /** Makes the second half of the inputs the first with its classes exchanged. */
  static void mirror(double[][] weights) {
    for (int x = 0; x < weights.length / 2; x++) {
      weights[weights.length - 1 - x] = new double[] {weights[x][1], weights[x][0]};
    }
  }

  /** All partitions of the inputs: growth strings, in which no number skips one. */
  static List<int[]> all(int inputs) {
    List<int[]> found = new ArrayList<>();
    grow(new int[inputs], 0, 0, found);
    return found;
  }

  private static void grow(int[] cells, int x, int used, List<int[]> found) {
    if (x == cells.length) {
      found.add(cells.clone());
      return;
    }
    for (int cell = 0; cell <= used; cell++) {
      cells[x] = cell;
      grow(cells, x + 1, Math.max(used, cell + 1), found);
    }
  }

  static Point point(double[][] weights, int[] cells) {
    int count = 0;
    double total = 0;
    double[] classMass = new double[2];
    for (int x = 0; x < cells.length; x++) {
      count = Math.max(count, cells[x] + 1);
      total += weights[x][0] + weights[x][1];
      classMass[0] += weights[x][0];
      classMass[1] += weights[x][1];
    }
    double[][] mass = new double[count][2];
    for (int x = 0; x < cells.length; x++) {
      mass[cells[x]][0] += weights[x][0] / total;
      mass[cells[x]][1] += weights[x][1] / total;
    }
    double entropy = 0;
    double information = 0;
    for (double[] cell : mass) {
      double w = cell[0] + cell[1];
      entropy -= w * Math.log(w);
      for (int y = 0; y < 2; y++) {
        if (cell[y] > 0) {
          information += cell[y] * Math.log(cell[y] / (w * (classMass[y] / total)));
        }
      }
    }
    return new Point(count, entropy, information);
  }

  static List<Point> points(double[][] weights) {
    return all(weights.length).stream().map(cells -> point(weights, cells)).toList();
  }
}
