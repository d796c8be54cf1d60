package org.infobottleneck.examples.situations;

import java.util.Locale;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * Layers of many units that lie on a curved surface of few dimensions: T = tanh(W c + b), c a point
 * of the surface at some independent Gaussian numbers. What is asked for is a number of correlation
 * .9 with the first of them. A point belongs to one set of numbers only, so that I(T;number) is
 * that of the two correlated ones, -ln(1 - .81)/2 = .830 nats.
 */
enum CurvedLayer {
  /** A spiral of one turn and a half, as wide as it is thick. */
  ROLL(2, 3),
  /** A curve, five frequencies of it in ten dimensions. */
  CURVE(1, 10),
  /** Arcs of four circles, of which the smallest is asked for. */
  CIRCLES(4, 8);

  private static final double CORRELATION = 0.9;
  static final double TRUTH = Integrals.gaussian(CORRELATION);

  private static final double WEIGHT = 1.5;
  private static final double BIAS = 0.5;
  private static final double OPEN = 0.95; // an arc that does not close
  private static final int DRAW_OF_NUMBERS = 0;
  private static final int DRAW_OF_WEIGHTS = 1;

  private final int numbers;
  private final int dimensions;

  CurvedLayer(int numbers, int dimensions) {
    this.numbers = numbers;
    this.dimensions = dimensions;
  }

  /** A layer and the number that it tells of. */
  record Sample(Continuous layer, Variable number) {}

  Sample sample(int rows, int units, long seed) {
    double[] values = new double[rows * units];
    double[] asked = new double[rows];
    for (int i = 0; i < rows; i++) {
      double[] ranks = new double[numbers];
      for (int k = 0; k < numbers; k++) {
        ranks[k] = Integrals.below(GaussianNoise.at(seed, i, DRAW_OF_NUMBERS, k));
      }
      asked[i] =
          CORRELATION * GaussianNoise.at(seed, i, DRAW_OF_NUMBERS, 0)
              + Math.sqrt(1 - CORRELATION * CORRELATION)
                  * GaussianNoise.at(seed, i, DRAW_OF_NUMBERS, numbers);
      double[] point = point(ranks);
      for (int j = 0; j < units; j++) {
        double sum = BIAS * GaussianNoise.at(seed, j, DRAW_OF_WEIGHTS, dimensions);
        for (int k = 0; k < dimensions; k++) {
          double weight = WEIGHT / Math.sqrt(dimensions);
          sum += weight * GaussianNoise.at(seed, j, DRAW_OF_WEIGHTS, k) * point[k];
        }
        values[i * units + j] = StrictMath.tanh(sum);
      }
    }
    return new Sample(Variable.view(values, rows, units), Variable.scalar(asked));
  }

  private double[] point(double[] ranks) {
    double[] point = new double[dimensions];
    switch (this) {
      case ROLL -> {
        double angle = 1.5 * Math.PI * (1 + 2 * ranks[0]);
        double radius = angle / 8;
        double width = 3 * (ranks[1] - 0.5);
        return new double[] {radius * StrictMath.cos(angle), width, radius * StrictMath.sin(angle)};
      }
      case CURVE -> {
        for (int f = 0; f < dimensions / 2; f++) {
          arc(point, f, 1, (f + 2) * OPEN * ranks[0]);
        }
      }
      case CIRCLES -> {
        for (int f = 0; f < numbers; f++) {
          arc(point, f, f == 0 ? 0.7 : 1.3, OPEN * ranks[f]);
        }
      }
    }
    return point;
  }

  private static void arc(double[] point, int pair, double radius, double turns) {
    point[2 * pair] = radius * StrictMath.cos(2 * Math.PI * turns);
    point[2 * pair + 1] = radius * StrictMath.sin(2 * Math.PI * turns);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
