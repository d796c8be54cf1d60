package org.infobottleneck.estimators.testkit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** Draws one set of joint samples of a shape. */
final class SampleDrawer {

  /** The grid on which untied values lie: so fine that distances don't tie either. */
  private static final double GRID = 0x1p-28;

  private static final int RANGE = 1 << 30; // half of the numbers on the grid, from -4 to 4
  private static final int MOST_CLASSES = 4;

  private final SampleShape shape;
  private final int n;
  private final Random random;

  SampleDrawer(SampleShape shape, int n, Random random) {
    this.shape = shape;
    this.n = n;
    this.random = random;
  }

  Samples draw(Kind xKind, Kind yKind) {
    int relation = shape == SampleShape.DETERMINISTIC ? 0 : random.nextInt(3);
    double[][] cause = reals();
    Variable x = variable(xKind, cause);
    Variable y =
        switch (relation) {
          case 0 -> variable(yKind, function(cause));
          case 1 -> variable(yKind, mixture(cause, reals()));
          default -> variable(yKind, reals());
        };
    if (shape == SampleShape.DUPLICATED_ROWS && xKind != Kind.INPUTS && yKind != Kind.INPUTS) {
      int[] rows = Rewrite.all(n);
      for (int i = 0; i < n; i++) {
        rows[i] = random.nextInt(3) == 0 ? random.nextInt(n) : i;
      }
      x = Rewrite.take(x, rows);
      y = Rewrite.take(y, rows);
    }
    return new Samples(x, y, random.nextLong());
  }

  /** Turns real rows into a variable of the kind wanted. */
  private Variable variable(Kind kind, double[][] rows) {
    return switch (kind) {
      case CONTINUOUS, MIXED -> Rewrite.ofReals(kind, rows);
      case LABELS -> Variable.labels(labels(rows));
      case SOFT -> Variable.distribution(distributions(rows));
      case INPUTS ->
          Variable.everyRowDistinct(
              n, random.nextBoolean() ? Coverage.ENUMERATED : Coverage.SAMPLED);
    };
  }

  private double[][] reals() {
    int dimensions =
        switch (shape) {
          case HIGH_DIMENSION -> 8 + random.nextInt(5);
          case CONSTANT_COLUMN -> 2 + random.nextInt(2);
          default -> 1 + random.nextInt(3);
        };
    double[][] rows = new double[n][dimensions];
    for (int j = 0; j < dimensions; j++) {
      boolean constant = shape == SampleShape.CONSTANT_COLUMN && j == 0;
      double value = uniform();
      Set<Double> seen = new HashSet<>();
      for (int i = 0; i < n; i++) {
        rows[i][j] = constant ? value : real();
        while (shape.isUntied() && !seen.add(rows[i][j])) {
          rows[i][j] = real();
        }
      }
    }
    return rows;
  }

  private double real() {
    return switch (shape) {
      case TIE_HEAVY -> (random.nextInt(7) - 3) / 2.0;
      case MIXED -> random.nextBoolean() ? random.nextInt(3) - 1.0 : uniform();
      case SATURATED -> saturated();
      case HEAVY_TAILS -> {
        double magnitude = (1 + random.nextInt(1 << 20) * 0x1p-20) * Math.scalb(1.0, exponent());
        yield random.nextBoolean() ? magnitude : -magnitude;
      }
      default -> uniform();
    };
  }

  /** From -8 to 18, the large ones rarer. */
  private int exponent() {
    int exponent = -8;
    while (exponent < 18 && random.nextInt(8) != 0) {
      exponent++;
    }
    return exponent;
  }

  private double uniform() {
    return random.nextInt(-RANGE, RANGE) * GRID;
  }

  private double saturated() {
    double sign = random.nextBoolean() ? 1 : -1;
    return switch (random.nextInt(5)) {
      case 0 -> uniform() / 4;
      case 1 -> sign * (1 - random.nextInt(16) * 0x1p-20);
      default -> sign;
    };
  }

  /** A function of the first columns: a fold, which keeps ties as ties and makes new ones. */
  private double[][] function(double[][] cause) {
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.stream(cause[i]).map(v -> Math.abs(v) - 1).toArray();
    }
    return rows;
  }

  /** Half of a cause and half of something else, on a grid four times as fine. */
  private double[][] mixture(double[][] cause, double[][] other) {
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] row = other[i].clone();
      for (int j = 0; j < row.length; j++) {
        row[j] = cause[i][j % cause[i].length] + row[j] / 4;
      }
      rows[i] = row;
    }
    return rows;
  }

  /** Classes by the first column, some flipped; rare ones where the shape wants them. */
  private int[] labels(double[][] rows) {
    int classes = 2 + random.nextInt(MOST_CLASSES - 1);
    double[] first = Arrays.stream(rows).mapToDouble(row -> row[0]).sorted().toArray();
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      int rank = Arrays.binarySearch(first, rows[i][0]);
      boolean flipped = shape != SampleShape.DETERMINISTIC && random.nextInt(4) == 0;
      labels[i] =
          flipped ? random.nextInt(classes) : (int) ((long) Math.max(rank, 0) * classes / n);
    }
    if (shape == SampleShape.RARE_SYMBOLS) {
      labels[random.nextInt(n)] = classes;
      labels[random.nextInt(n)] = classes + 1;
      labels[random.nextInt(n)] = classes + 1;
    }
    return labels;
  }

  /** Distributions in eighths, so that they sum to one exactly. */
  private double[][] distributions(double[][] rows) {
    int[] labels = labels(rows);
    int classes = Arrays.stream(labels).max().orElse(0) + 1;
    double[][] p = new double[n][classes];
    for (int i = 0; i < n; i++) {
      for (int eighth = 0; eighth < 8; eighth++) {
        boolean own = random.nextInt(3) > 0;
        p[i][own ? labels[i] : random.nextInt(classes)] += 0.125;
      }
    }
    return p;
  }
}
