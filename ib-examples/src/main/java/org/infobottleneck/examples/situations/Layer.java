package org.infobottleneck.examples.situations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * A layer of three tanh units over all inputs of so many bits, each ±1, with random weights that
 * are the same at every call, and a rule for labels, hard and soft.
 *
 * <p>The label is the sign of a weighted sum of the bits, soft labels its logistic function.
 */
final class Layer {

  static final int UNITS = 3;

  private static final int SEED = 7;
  private static final double GAIN = 1.5;
  private static final double SHARPNESS = 2;

  private static final Layer ENUMERATED = new Layer(12);
  private static final Layer SAMPLED = new Layer(14);

  private final double[][] activations;
  private final double[] certainty; // p(y = 1|x)

  private Layer(int bits) {
    int size = 1 << bits;
    activations = new double[size][UNITS];
    certainty = new double[size];
    double scale = GAIN / Math.sqrt(bits);
    for (int i = 0; i < size; i++) {
      double label = 0;
      for (int b = 0; b < bits; b++) {
        int bit = 2 * ((i >> b) & 1) - 1; // ±1
        for (int u = 0; u < UNITS; u++) {
          activations[i][u] += bit * scale * GaussianNoise.at(SEED, b, 0, u);
        }
        label += bit * SHARPNESS * scale * GaussianNoise.at(SEED, b, 1, 0);
      }
      for (int u = 0; u < UNITS; u++) {
        activations[i][u] = StrictMath.tanh(activations[i][u]);
      }
      certainty[i] = 1 / (1 + StrictMath.exp(-label));
    }
  }

  /** Twelve bits: few enough inputs to have them all. */
  static Layer enumerated() {
    return ENUMERATED;
  }

  /** Fourteen bits, of which samples are drawn. */
  static Layer sampled() {
    return SAMPLED;
  }

  int size() {
    return activations.length;
  }

  int[] all() {
    int[] rows = new int[size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    return rows;
  }

  /** Inputs drawn with replacement. */
  int[] rows(int n, long seed) {
    Draws draws = new Draws(seed);
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = draws.below(size());
    }
    return rows;
  }

  /** The inputs as a sample; one that is drawn twice is the same symbol. */
  Variable inputs(int[] rows) {
    double[][] numbers = new double[rows.length][1];
    for (int i = 0; i < rows.length; i++) {
      numbers[i][0] = rows[i];
    }
    return Variable.distinctRows(numbers, Coverage.SAMPLED);
  }

  double[][] activations(int[] rows) {
    double[][] taken = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      taken[i] = activations[rows[i]].clone();
    }
    return taken;
  }

  int[] labels(int[] rows) {
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = certainty[rows[i]] > 0.5 ? 1 : 0;
    }
    return labels;
  }

  double[][] softLabels(int[] rows) {
    double[][] soft = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      soft[i] = new double[] {1 - certainty[rows[i]], certainty[rows[i]]};
    }
    return soft;
  }

  /** p(y = 1|x) of every input, of the hard or of the soft labels. */
  double[] certainty(boolean soft) {
    double[] all = certainty.clone();
    for (int i = 0; i < all.length && !soft; i++) {
      all[i] = certainty[i] > 0.5 ? 1 : 0;
    }
    return all;
  }

  /** The number of the cell of every row: floor(t / width) in every unit. */
  int[] cells(int[] rows, double width) {
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    int[] cells = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      List<Integer> cell = new ArrayList<>();
      for (double value : activations[rows[i]]) {
        cell.add((int) Math.floor(value / width));
      }
      int next = numbers.size();
      cells[i] = numbers.computeIfAbsent(cell, unseen -> next);
    }
    return cells;
  }

  /** I(X;cell) = H(cell), over all inputs. */
  double entropyOfCells(double width) {
    double[][] joint = table(width);
    double entropy = 0;
    for (double[] row : joint) {
      entropy -= Integrals.term(row[0] + row[1], 1);
    }
    return entropy;
  }

  /** I(cell;Y) of hard labels, over all inputs. */
  double informationOfCells(double width) {
    return Integrals.ofTable(table(width));
  }

  private double[][] table(double width) {
    int[] cells = cells(all(), width);
    int[] labels = labels(all());
    int most = 0;
    for (int cell : cells) {
      most = Math.max(most, cell);
    }
    double[][] joint = new double[most + 1][2];
    for (int i = 0; i < cells.length; i++) {
      joint[cells[i]][labels[i]] += 1.0 / cells.length;
    }
    return joint;
  }
}
