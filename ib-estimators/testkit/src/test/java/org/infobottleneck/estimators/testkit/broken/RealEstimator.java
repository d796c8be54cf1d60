package org.infobottleneck.estimators.testkit.broken;

import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Digamma;

/** An estimator of two continuous variables from the neighbors of every sample. */
abstract class RealEstimator extends CheckedEstimator {

  final int k;

  RealEstimator(String name, int k) {
    super(name + "(k=" + k + ")");
    this.k = k;
  }

  @Override
  boolean takes(Kind x, Kind y) {
    return x == Kind.CONTINUOUS && y == Kind.CONTINUOUS;
  }

  @Override
  double nats(Variable x, Variable y) {
    requireEnough(x.size());
    return nats(rows(x, "x"), rows(y, "y"));
  }

  void requireEnough(int samples) {
    if (samples <= k) {
      throw new IllegalArgumentException(
          "number of samples must exceed k = " + k + ", got " + samples);
    }
  }

  double[][] rows(Variable variable, String name) {
    double[][] rows = Rows.of(variable);
    Rows.requireFiniteRange(rows, name);
    return rows;
  }

  /** The estimate of as many rows of x as of y, which are the callee's own. */
  double nats(double[][] x, double[][] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += local(Distances.of(x, i), Distances.of(y, i));
    }
    return sum / x.length;
  }

  /** The contribution of a sample, from its distances in either margin. */
  abstract double local(Distances inX, Distances inY);

  double psi(int argument) {
    return Digamma.digamma(argument);
  }
}
