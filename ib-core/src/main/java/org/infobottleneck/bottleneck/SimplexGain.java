package org.infobottleneck.bottleneck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A proven bound of the largest gain of a cluster, for any number of classes, by branch and bound
 * over the simplex of positions.
 *
 * <p>The gain is c(q) = sum_x exp(f_x(q)) with f_x(q) = a_x + beta sum_y p(y|x) ln q_y, every f_x
 * concave in q. So in a cell with vertices v_i and centroid m every f_x lies below its tangent at
 * m, and the sum of the exponentials of tangents is convex, hence largest at a vertex:
 *
 * <pre>
 *   max c &le; max_i sum_x exp(f_x(m) + beta sum_y p(y|x) (v_iy / m_y - 1)).
 * </pre>
 *
 * <p>The cell with the largest bound is cut through its longest edge, until no bound exceeds the
 * best value found, or 1, by more than a factor 1 + 4e-10, or the cells are used up: then the
 * largest bound left is what is proven.
 *
 * <p>Cost: n |Y|&sup2; multiply-adds and n |Y| exponentials per cell. Around every cluster, where
 * the gain is 1, cells must shrink to nothing, and their number grows exponentially with |Y|: three
 * classes are easy, five are not.
 */
final class SimplexGain {

  private static final double TOLERANCE = 4e-10;

  /** Distinct finds of one search are farther apart than this. */
  private static final double APART = 1e-2;

  private static final int MAX_POSITIONS = 8;

  private final JointDistribution distribution;
  private final double beta;
  private final GainTerms terms;
  private final double[] offsets;
  private final int classes;
  private final double[] exponents;

  /** Vertices in rows, the centroid, the gain there and the bound over the cell. */
  private static final class Cell {

    final double[] vertices;
    final double[] centroid;
    double gain;
    double bound;

    Cell(double[] vertices, int classes) {
      this.vertices = vertices;
      centroid = new double[classes];
      for (int i = 0; i < vertices.length; i++) {
        centroid[i % classes] += vertices[i] / classes;
      }
    }

    double bound() {
      return bound;
    }
  }

  private SimplexGain(SelfConsistentEquations equations) {
    distribution = equations.distribution();
    beta = equations.beta();
    classes = distribution.classes();
    terms = GainTerms.of(equations);
    offsets = terms.offsets();
    exponents = new double[offsets.length];
  }

  /**
   * Bounds the gain.
   *
   * @param equations after a step from the encoder in question
   * @param budget the number of cells to look at
   * @return the proven bound, and where gains above 1 were met on the way
   */
  static Gain largest(SelfConsistentEquations equations, int budget) {
    return new SimplexGain(equations).run(budget);
  }

  private Gain run(int budget) {
    PriorityQueue<Cell> cells =
        new PriorityQueue<>(Comparator.comparingDouble(Cell::bound).reversed());
    double[] whole = new double[classes * classes];
    for (int y = 0; y < classes; y++) {
      whole[y * classes + y] = 1;
    }
    Cell first = bounded(whole);
    cells.add(first);
    double best = Math.max(1, first.gain);
    List<Cell> finds = new ArrayList<>();
    for (int used = 1; used + 2 <= budget; used += 2) {
      Cell widest = cells.element();
      if (widest.bound <= best * (1 + TOLERANCE)) {
        break;
      }
      cells.remove();
      for (double[] half : halves(widest)) {
        Cell cell = bounded(half);
        best = Math.max(best, cell.gain);
        cells.add(cell);
        if (cell.gain > 1 + TOLERANCE) {
          finds.add(cell);
        }
      }
    }
    return new Gain(terms.boundOf(Math.max(best, cells.element().bound)), true, positions(finds));
  }

  private Cell bounded(double[] vertices) {
    Cell cell = new Cell(vertices, classes);
    double[] conditionals = distribution.conditionals();
    double[] logs = new double[classes];
    for (int y = 0; y < classes; y++) {
      logs[y] = beta * StrictMath.log(cell.centroid[y]);
    }
    for (int x = 0; x < offsets.length; x++) {
      double exponent = offsets[x];
      for (int y = 0; y < classes; y++) {
        exponent += conditionals[x * classes + y] * logs[y];
      }
      exponents[x] = exponent;
      cell.gain += StrictMath.exp(exponent);
    }
    double[] slope = new double[classes];
    for (int i = 0; i < classes; i++) {
      for (int y = 0; y < classes; y++) {
        slope[y] = beta * (vertices[i * classes + y] / cell.centroid[y] - 1);
      }
      double sum = 0;
      for (int x = 0; x < offsets.length; x++) {
        double exponent = exponents[x];
        for (int y = 0; y < classes; y++) {
          exponent += conditionals[x * classes + y] * slope[y];
        }
        sum += StrictMath.exp(exponent);
      }
      cell.bound = Math.max(cell.bound, sum);
    }
    return cell;
  }

  /** Both halves of a cell cut through the middle of its longest edge, measured in square roots. */
  private List<double[]> halves(Cell cell) {
    int from = 0;
    int to = 1;
    double longest = -1;
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < i; j++) {
        double length = 0;
        for (int y = 0; y < classes; y++) {
          double difference =
              Math.sqrt(cell.vertices[i * classes + y]) - Math.sqrt(cell.vertices[j * classes + y]);
          length += difference * difference;
        }
        if (length > longest) {
          longest = length;
          from = i;
          to = j;
        }
      }
    }
    double[] low = cell.vertices.clone();
    double[] high = cell.vertices.clone();
    for (int y = 0; y < classes; y++) {
      double middle = (low[from * classes + y] + low[to * classes + y]) / 2;
      low[from * classes + y] = middle;
      high[to * classes + y] = middle;
    }
    return List.of(low, high);
  }

  /** The finds with the largest gain, apart from each other. */
  private List<double[]> positions(List<Cell> finds) {
    finds.sort(Comparator.comparingDouble((Cell cell) -> cell.gain).reversed());
    List<double[]> positions = new ArrayList<>();
    for (Cell find : finds) {
      if (positions.size() < MAX_POSITIONS
          && positions.stream().allMatch(other -> isApart(other, find.centroid))) {
        positions.add(find.centroid);
      }
    }
    return positions;
  }

  private static boolean isApart(double[] a, double[] b) {
    double distance = 0;
    for (int y = 0; y < a.length; y++) {
      distance = Math.max(distance, Math.abs(a[y] - b[y]));
    }
    return distance > APART;
  }
}
