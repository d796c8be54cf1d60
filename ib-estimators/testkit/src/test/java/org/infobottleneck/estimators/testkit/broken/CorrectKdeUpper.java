package org.infobottleneck.estimators.testkit.broken;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/**
 * The estimator of Kolchinsky and Tracey (2017) from the upper bounds on the entropies of a layer
 * with Gaussian noise of variance s2, by brute force: a bound on I(X;T) of enumerated inputs.
 */
class CorrectKdeUpper extends CheckedEstimator {

  final double noiseVariance;

  CorrectKdeUpper(double noiseVariance) {
    this("brute-kde-upper", noiseVariance);
  }

  CorrectKdeUpper(String name, double noiseVariance) {
    super(name + "(noiseVariance=" + noiseVariance + ")");
    this.noiseVariance = noiseVariance;
  }

  @Override
  boolean takes(Kind x, Kind y) {
    return Rows.isReal(x) != Rows.isReal(y);
  }

  @Override
  Estimand estimand(Variable x, Variable y) {
    return Estimand.of(channel(x), channel(y));
  }

  Channel channel(Variable variable) {
    return Rows.isReal(variable.kind()) ? new Channel.Noisy(noiseVariance) : Channel.EXACT;
  }

  @Override
  Estimate result(double nats, Variable x, Variable y) {
    Variable given = Rows.isReal(x.kind()) ? y : x;
    boolean bound =
        given instanceof Discrete inputs
            && inputs.coverage() == Coverage.ENUMERATED
            && inputs.symbols() == inputs.size();
    return super.result(nats, x, y).withBound(bound ? side() : Bound.DIFFERENCE_OF_BOUNDS);
  }

  /** Of which kind the bound is on I(X;T). */
  Bound side() {
    return Bound.UPPER;
  }

  @Override
  double nats(Variable x, Variable y) {
    double[][] layer = Rows.of(Rows.isReal(x.kind()) ? x : y);
    Variable given = Rows.isReal(x.kind()) ? y : x;
    double[] certain = new double[layer.length];
    Arrays.fill(certain, 1);
    double nats = excess(layer, certain, layer.length);
    for (double[] weights : probabilities(given)) {
      double probability = Arrays.stream(weights).sum() / layer.length;
      nats -= probability > 0 ? probability * excess(layer, weights, mass(weights, given)) : 0;
    }
    return nats;
  }

  /** The probabilities of every class at every sample. */
  private static double[][] probabilities(Variable given) {
    int classes = given instanceof Soft soft ? soft.classes() : ((Discrete) given).symbols();
    double[][] probabilities = new double[classes][given.size()];
    for (int c = 0; c < classes; c++) {
      for (int i = 0; i < given.size(); i++) {
        probabilities[c][i] =
            given instanceof Soft soft
                ? soft.probability(i, c)
                : ((Discrete) given).code(i) == c ? 1 : 0;
      }
    }
    return probabilities;
  }

  /** The bound on the entropy of a weighted mixture, less the entropy of the noise. */
  private double excess(double[][] layer, double[] weights, double mass) {
    int[] members = IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
    double excess = 0;
    for (int i : members) {
      double density = 0;
      for (int j : members) {
        density += weights[j] / mass * Math.exp(-squared(layer[i], layer[j]) / denominator());
      }
      excess -= weights[i] / mass * StrictMath.log(density);
    }
    return excess;
  }

  /** By what the probabilities of a class are divided to weigh its samples. */
  double mass(double[] weights, Variable given) {
    return Arrays.stream(weights).sum();
  }

  double denominator() {
    return 2 * noiseVariance;
  }

  /** The squared Euclidean distance. */
  double squared(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }
}
