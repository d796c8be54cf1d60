package org.infobottleneck.bottleneck;

import java.util.Map;
import java.util.TreeMap;

/**
 * The points of an encoder that is known exactly: the cells of a quantized layer, or the symbols of
 * a table p(t|x). Everything is a finite sum.
 */
final class ExactPoints implements EncoderPoints {

  /** p(t|x), where x may reach several points. */
  private interface Table {
    double at(int x, int point);
  }

  private final JointDistribution joint;
  private final JointDistribution merged;
  private final Table table;
  private final int[] cells; // empty where x reaches several points
  private final double[] weights;
  private final double[] posteriors;
  private final double information; // I(S;T)
  private final double floor;
  private final EncoderSupport support;

  private ExactPoints(JointDistribution joint, int[] cells, int points, Table table) {
    this.joint = joint;
    this.cells = cells;
    this.table = table;
    merged = joint.merged();
    int[] group = joint.mergedInputs();
    weights = new double[points];
    Map<Long, Double> pairs = new TreeMap<>(); // p(s,t), in ascending order of the pairs
    for (int x = 0; x < joint.inputs(); x++) {
      if (cells.length > 0) {
        add(pairs, group[x], cells[x], joint.inputProbability(x));
        continue;
      }
      for (int j = 0; j < points; j++) {
        add(pairs, group[x], j, joint.inputProbability(x) * table.at(x, j));
      }
    }
    int classes = joint.classes();
    posteriors = new double[points * classes];
    pairs.forEach(
        (pair, p) -> {
          int j = point(pair);
          weights[j] += p;
          for (int y = 0; y < classes; y++) {
            posteriors[j * classes + y] += p * merged.conditional(group(pair), y);
          }
        });
    for (int i = 0; i < posteriors.length; i++) {
      posteriors[i] /= weights[i / classes];
    }
    double told = 0;
    double distortion = 0;
    for (Map.Entry<Long, Double> entry : pairs.entrySet()) {
      int s = group(entry.getKey());
      int j = point(entry.getKey());
      double p = entry.getValue();
      told += Divergences.timesLog(p, p / merged.inputProbability(s) / weights[j]);
      distortion +=
          p
              * Divergences.kullbackLeibler(
                  merged.conditionals(), s * classes, posteriors, j * classes, classes);
    }
    information = told;
    floor = floor(pairs, group, points);
    support =
        new EncoderSupport(
            merged, merged.inputProbabilities(), weights, posteriors, distortion, information);
  }

  private ExactPoints(JointDistribution joint, int[] cells, int points) {
    this(joint, cells, points, (x, j) -> cells[x] == j ? 1 : 0);
  }

  /** Every input in one cell. */
  static ExactPoints quantized(JointDistribution joint, int[] cells, int points) {
    return new ExactPoints(joint, cells, points);
  }

  /** p(t|x) row after row, every column with a positive sum. Retained. */
  static ExactPoints conditional(JointDistribution joint, double[] encoder, int points) {
    return new ExactPoints(joint, new int[0], points, (x, j) -> encoder[x * points + j]);
  }

  private void add(Map<Long, Double> pairs, int group, int point, double p) {
    if (p > 0) {
      pairs.merge((long) group << Integer.SIZE | point, p, Double::sum);
    }
  }

  private static int group(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  private static int point(long pair) {
    return (int) pair;
  }

  /** Σ_x p(x) KL[p(t|x) || p(t|s)]; for a quantized layer that is H(T|S). */
  private double floor(Map<Long, Double> pairs, int[] group, int points) {
    double sum = 0;
    if (cells.length > 0) {
      for (Map.Entry<Long, Double> entry : pairs.entrySet()) {
        double p = entry.getValue();
        sum -= Divergences.timesLog(p, p / merged.inputProbability(group(entry.getKey())));
      }
      return sum;
    }
    double[] given = new double[merged.inputs() * points];
    pairs.forEach(
        (pair, p) ->
            given[group(pair) * points + point(pair)] = p / merged.inputProbability(group(pair)));
    double[] row = new double[points];
    for (int x = 0; x < joint.inputs(); x++) {
      for (int j = 0; j < points; j++) {
        row[j] = table.at(x, j);
      }
      sum +=
          joint.inputProbability(x)
              * Divergences.kullbackLeibler(row, 0, given, group[x] * points, points);
    }
    return sum;
  }

  @Override
  public double inputInformation() {
    return floor + information;
  }

  @Override
  public double targetInformation() {
    double sum = 0;
    int classes = joint.classes();
    for (int j = 0; j < weights.length; j++) {
      sum +=
          weights[j]
              * Divergences.kullbackLeibler(
                  posteriors, j * classes, joint.classProbabilities(), 0, classes);
    }
    return sum;
  }

  @Override
  public double floor() {
    return floor;
  }

  @Override
  public int count() {
    return weights.length;
  }

  @Override
  public double weight(int point) {
    return weights[point];
  }

  @Override
  public double[] posteriors() {
    return posteriors;
  }

  @Override
  public EncoderSupport support() {
    return support;
  }

  @Override
  public double[] means(double[] values, int columns) {
    double[] means = new double[weights.length * columns];
    for (int x = 0; x < joint.inputs(); x++) {
      int from = cells.length > 0 ? cells[x] : 0;
      int to = cells.length > 0 ? from + 1 : weights.length;
      for (int j = from; j < to; j++) {
        double share = joint.inputProbability(x) * table.at(x, j) / weights[j];
        for (int c = 0; c < columns; c++) {
          means[j * columns + c] += share * values[x * columns + c];
        }
      }
    }
    return means;
  }
}
