package org.infobottleneck.estimators.testkit.broken;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/**
 * The information of the empirical frequencies, H(X) + H(Y) - H(X,Y): of labels, inputs, soft
 * labels and, if wanted, real vectors by distinct values.
 */
class CorrectPlugIn extends CheckedEstimator {

  private final boolean takesReals;

  CorrectPlugIn(boolean takesReals) {
    this("brute-plug-in", takesReals);
  }

  CorrectPlugIn(String name, boolean takesReals) {
    super(name + (takesReals ? "(reals)" : "(symbols)"));
    this.takesReals = takesReals;
  }

  @Override
  boolean takes(Kind x, Kind y) {
    return takes(x) && takes(y) && !(x == Kind.SOFT && y == Kind.SOFT);
  }

  private boolean takes(Kind kind) {
    return takesReals || !Rows.isReal(kind);
  }

  @Override
  double nats(Variable x, Variable y) {
    List<Map<Integer, Double>> a = symbols(x);
    List<Map<Integer, Double>> b = symbols(y);
    Map<Long, Double> margin = new HashMap<>();
    Map<Long, Double> otherMargin = new HashMap<>();
    Map<Long, Double> joint = new HashMap<>();
    for (int i = 0; i < a.size(); i++) {
      for (Map.Entry<Integer, Double> s : a.get(i).entrySet()) {
        margin.merge((long) s.getKey(), s.getValue(), Double::sum);
        for (Map.Entry<Integer, Double> t : b.get(i).entrySet()) {
          joint.merge(pair(s.getKey(), t.getKey()), s.getValue() * t.getValue(), Double::sum);
        }
      }
      b.get(i).forEach((symbol, p) -> otherMargin.merge((long) symbol, p, Double::sum));
    }
    double total = total(a.size());
    return nats(entropy(margin, total), entropy(otherMargin, total), entropy(joint, total));
  }

  /** Of every sample the symbols that it may be, with their probabilities. */
  private List<Map<Integer, Double>> symbols(Variable variable) {
    List<Map<Integer, Double>> symbols = new ArrayList<>();
    int[] codes = variable instanceof Soft ? new int[0] : codes(variable);
    for (int i = 0; i < variable.size(); i++) {
      symbols.add(variable instanceof Soft soft ? probabilities(soft, i) : Map.of(codes[i], 1.0));
    }
    return symbols;
  }

  /** The distribution of a soft label. */
  Map<Integer, Double> probabilities(Soft soft, int row) {
    Map<Integer, Double> probabilities = new HashMap<>();
    for (int c = 0; c < soft.classes(); c++) {
      probabilities.put(c, soft.probability(row, c));
    }
    return probabilities;
  }

  /** A number for every sample, equal where symbols or values are equal. */
  int[] codes(Variable variable) {
    if (variable instanceof Discrete discrete) {
      return discrete.toCodes();
    }
    Map<List<Double>, Integer> seen = new HashMap<>();
    double[][] rows = Rows.of(variable);
    int[] codes = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      List<Double> cell = new ArrayList<>();
      for (double value : rows[i]) {
        cell.add(key(value));
      }
      seen.putIfAbsent(cell, seen.size());
      codes[i] = seen.get(cell);
    }
    return codes;
  }

  /** What a value is known by; adding 0.0 turns -0.0 into 0.0. */
  double key(double value) {
    return value + 0.0;
  }

  /** A number for a pair of codes. */
  long pair(int a, int b) {
    return ((long) a << 32) | b;
  }

  /** By what counts are divided. */
  double total(int samples) {
    return samples;
  }

  double nats(double entropyOfX, double entropyOfY, double jointEntropy) {
    return entropyOfX + entropyOfY - jointEntropy;
  }

  private static double entropy(Map<Long, Double> counts, double total) {
    double entropy = 0;
    for (double count : counts.values()) {
      double p = count / total;
      entropy -= p > 0 ? p * StrictMath.log(p) : 0;
    }
    return entropy;
  }
}
