package org.infobottleneck.network;

import java.util.Objects;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.ElementaryFunctions;

/**
 * What a layer does to its weighted sums.
 *
 * <p>Every derivative is computed from the output alone, so no weighted sum needs to be kept.
 * Values are row-major, rows = samples, columns = units. All functions are deterministic to the bit
 * on every virtual machine and give NaN for NaN. At a kink (0 of the rectifiers) the derivative is
 * that of the negative side.
 */
public enum Activation {

  /** Hyperbolic tangent; derivative 1 - a&sup2;. */
  TANH {
    @Override
    void apply(double[] values, int count) {
      ElementaryFunctions.tanh(values, 0, count);
    }

    @Override
    double lowest() {
      return -1;
    }

    @Override
    double highest() {
      return 1;
    }

    @Override
    double outputBound() {
      return 1;
    }

    @Override
    void applyWithin(double bound, double[] values, int count) {
      // A little less than 20: a sum may exceed its bound by its rounding.
      if (bound <= 19.99) {
        ElementaryFunctions.tanhWithin20(values, 0, count);
      } else {
        apply(values, count);
      }
    }

    @Override
    double derivative(double a) {
      return 1 - a * a;
    }

    @Override
    void multiply(double[] outputs, double[] gradient, int count) {
      // The loop of the default method, repeated here so that it compiles to vector instructions.
      for (int i = 0; i < count; i++) {
        gradient[i] *= 1 - outputs[i] * outputs[i];
      }
    }
  },

  /** Rectifier max(x, 0). */
  RELU {
    @Override
    double value(double x) {
      return Math.max(x, 0.0);
    }

    @Override
    double derivative(double a) {
      return a > 0 ? 1 : 0;
    }
  },

  /** Leaky rectifier, x for x &gt; 0 and x/100 elsewhere. */
  LEAKY_RELU {
    @Override
    double value(double x) {
      return x > 0 ? x : LEAK * x;
    }

    @Override
    double derivative(double a) {
      return a > 0 ? 1 : LEAK;
    }
  },

  /**
   * Logistic function 1/(1 + exp(-x)), computed as (1 + tanh(x/2))/2; derivative a (1 - a). Below
   * about x = -36 the output is 0.
   */
  SIGMOID {
    @Override
    void apply(double[] values, int count) {
      for (int i = 0; i < count; i++) {
        values[i] *= 0.5;
      }
      ElementaryFunctions.tanh(values, 0, count);
      for (int i = 0; i < count; i++) {
        values[i] = 0.5 + 0.5 * values[i];
      }
    }

    @Override
    double derivative(double a) {
      return a * (1 - a);
    }

    @Override
    double lowest() {
      return 0;
    }

    @Override
    double highest() {
      return 1;
    }
  },

  /** ln(1 + exp(x)), computed as max(x, 0) + log1p(exp(-|x|)); derivative 1 - exp(-a). */
  SOFTPLUS {
    @Override
    double value(double x) {
      return Math.max(x, 0.0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    @Override
    double derivative(double a) {
      return -StrictMath.expm1(-a);
    }
  },

  /** x/(1 + |x|); derivative (1 - |a|)&sup2;. */
  SOFTSIGN {
    @Override
    double value(double x) {
      // An overflowing sum would be divided by itself.
      return Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x));
    }

    @Override
    double derivative(double a) {
      double rest = 1 - Math.abs(a);
      return rest * rest;
    }

    @Override
    double lowest() {
      return -1;
    }

    @Override
    double highest() {
      return 1;
    }
  },

  /** Exponential linear unit, x for x &gt; 0 and exp(x) - 1 elsewhere (Clevert et al. 2016). */
  ELU {
    @Override
    double value(double x) {
      return x > 0 ? x : StrictMath.expm1(x);
    }

    @Override
    double derivative(double a) {
      return a > 0 ? 1 : a + 1;
    }
  },

  /** Identity. */
  LINEAR {
    @Override
    double value(double x) {
      return x;
    }

    @Override
    double derivative(double a) {
      return 1;
    }
  },

  /**
   * exp(x_j)/sum_k exp(x_k) over each row, for output layers only. The maximum of the row is
   * subtracted first, so no sum overflows. The gradient g becomes p_j (g_j - sum_k g_k p_k). A term
   * below exp(-40) = 4e-18 of the largest one is raised to that.
   */
  SOFTMAX {
    @Override
    public void apply(double[] values, int rows, int columns) {
      Objects.requireNonNull(values, "values");
      count(values, "values", rows, columns);
      for (int row = 0; row < rows; row++) {
        int from = row * columns;
        double max = values[from];
        for (int i = from + 1; i < from + columns; i++) {
          max = Math.max(max, values[i]);
        }
        for (int i = from; i < from + columns; i++) {
          values[i] = max - values[i];
        }
      }
      ElementaryFunctions.expOfNegative(values, 0, rows * columns);
      for (int row = 0; row < rows; row++) {
        int from = row * columns;
        double sum = 0;
        for (int i = from; i < from + columns; i++) {
          sum += values[i];
        }
        for (int i = from; i < from + columns; i++) {
          values[i] /= sum;
        }
      }
    }

    @Override
    public void multiplyByDerivative(double[] outputs, double[] gradient, int rows, int columns) {
      count(outputs, "outputs", rows, columns);
      count(gradient, "gradient", rows, columns);
      for (int row = 0; row < rows; row++) {
        int from = row * columns;
        double mean = 0;
        for (int i = from; i < from + columns; i++) {
          mean += gradient[i] * outputs[i];
        }
        for (int i = from; i < from + columns; i++) {
          gradient[i] = outputs[i] * (gradient[i] - mean);
        }
      }
    }

    @Override
    void applyByUnit(double[][] units, double[] bounds, int samples, double[] scratch) {
      SoftmaxByUnit.apply(units, samples, scratch);
    }

    @Override
    void multiplyByUnit(double[][] outputs, double[][] gradient, int samples, double[] scratch) {
      SoftmaxByUnit.multiplyByDerivative(outputs, gradient, samples, scratch);
    }
  };

  private static final double LEAK = 0.01;

  /**
   * Replaces weighted sums by the outputs of the layer.
   *
   * @param values weighted sums, row-major, rows x columns from index 0. Modified.
   * @param rows number of samples
   * @param columns number of units
   * @throws IllegalArgumentException if a number is negative, or the array shorter than the shape
   */
  public void apply(double[] values, int rows, int columns) {
    apply(values, count(values, "values", rows, columns));
  }

  /**
   * Turns the gradient by the outputs of a layer into the gradient by its weighted sums.
   *
   * @param outputs outputs of the layer, row-major, rows x columns from index 0. Not modified.
   * @param gradient derivative of the loss by each output, same shape. Modified.
   * @param rows number of samples
   * @param columns number of units
   * @throws IllegalArgumentException if a number is negative, or an array shorter than the shape
   */
  public void multiplyByDerivative(double[] outputs, double[] gradient, int rows, int columns) {
    count(outputs, "outputs", rows, columns);
    multiply(outputs, gradient, count(gradient, "gradient", rows, columns));
  }

  /** Checks a shape and returns its number of values. */
  static int count(double[] array, String name, int rows, int columns) {
    Objects.requireNonNull(array, name);
    Arguments.atLeast(rows, 0, "rows");
    Arguments.atLeast(columns, 0, "columns");
    if (array.length < (long) rows * columns) {
      throw new IllegalArgumentException(
          name + " must hold " + rows + " x " + columns + " values, got " + array.length);
    }
    return rows * columns;
  }

  /**
   * Does what {@link #apply(double[], int, int)} does, to the bit, to values stored by unit.
   *
   * @param units weighted sums, [unit][sample]. Modified.
   * @param bounds what the magnitudes of each unit don't exceed, or NaN where nothing is known
   * @param scratch a buffer, at least one number per sample. Overwritten.
   */
  void applyByUnit(double[][] units, double[] bounds, int samples, double[] scratch) {
    for (int j = 0; j < units.length; j++) {
      applyWithin(bounds[j], units[j], samples);
    }
  }

  /** The infimum of the outputs of a bounded activation, or negative infinity. */
  double lowest() {
    return Double.NEGATIVE_INFINITY;
  }

  /** The supremum of the outputs of a bounded activation, or infinity. */
  double highest() {
    return Double.POSITIVE_INFINITY;
  }

  /** What the magnitudes of the outputs don't exceed, or NaN where nobody asks. */
  double outputBound() {
    return Double.NaN;
  }

  /** Does what {@link #apply(double[], int)} does, to the bit, to magnitudes up to a bound. */
  void applyWithin(double bound, double[] values, int count) {
    apply(values, count);
  }

  /**
   * Does what {@link #multiplyByDerivative} does, to the bit, to values stored by unit.
   *
   * @param outputs outputs, [unit][sample]. Not modified.
   * @param gradient derivative of the loss by each output, same shape. Modified.
   * @param scratch a buffer, at least one number per sample. Overwritten.
   */
  void multiplyByUnit(double[][] outputs, double[][] gradient, int samples, double[] scratch) {
    for (int j = 0; j < outputs.length; j++) {
      multiply(outputs[j], gradient[j], samples);
    }
  }

  void apply(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = value(values[i]);
    }
  }

  void multiply(double[] outputs, double[] gradient, int count) {
    for (int i = 0; i < count; i++) {
      gradient[i] *= derivative(outputs[i]);
    }
  }

  /** The function of one unit, for those that are computed one by one. */
  double value(double x) {
    throw new UnsupportedOperationException(this + " is computed over arrays");
  }

  /** The derivative of one unit at the output a. */
  double derivative(double a) {
    throw new UnsupportedOperationException(this + " is computed over rows");
  }
}
