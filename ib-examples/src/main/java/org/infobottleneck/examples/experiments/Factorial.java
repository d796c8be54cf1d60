package org.infobottleneck.examples.experiments;

import java.util.List;

/**
 * Shares of variance in a balanced design of three factors with repeats: sums of squares of main
 * effects, of what two and three factors do only together, and of the repeats, each over the total
 * (Fisher 1925). They add up to 1.
 */
final class Factorial {

  /** The terms, in the order of the shares: factors A, B, C. */
  static final List<String> TERMS = List.of("A", "B", "C", "AB", "AC", "BC", "ABC", "repeats");

  private static final int FACTORS = 3;

  private Factorial() {}

  /** A value of a cell and repeat. */
  interface Values {
    double of(int a, int b, int c, int repeat);
  }

  /**
   * Computes the shares.
   *
   * @param levels how many levels A, B and C have
   * @param repeats the repeats, by their numbers
   * @param values the values
   * @return one share per term; NaN where nothing varies
   */
  static double[] shares(int[] levels, int[] repeats, Values values) {
    int subsets = 1 << FACTORS;
    double[][][][] means = new double[subsets][levels[0]][levels[1]][levels[2]];
    int cells = levels[0] * levels[1] * levels[2];
    for (int subset = 0; subset < subsets; subset++) {
      int size = cells * repeats.length;
      for (int factor = 0; factor < FACTORS; factor++) {
        size /= (subset >> factor & 1) == 1 ? levels[factor] : 1;
      }
      for (int a = 0; a < levels[0]; a++) {
        for (int b = 0; b < levels[1]; b++) {
          for (int c = 0; c < levels[2]; c++) {
            for (int repeat : repeats) {
              means[subset][a * (subset & 1)][b * (subset >> 1 & 1)][c * (subset >> 2)] +=
                  values.of(a, b, c, repeat) / size;
            }
          }
        }
      }
    }
    double[] squares = new double[TERMS.size()];
    int[] order = {1, 2, 4, 3, 5, 6, 7}; // the subsets of factors in the order of the terms
    double total = 0;
    for (int a = 0; a < levels[0]; a++) {
      for (int b = 0; b < levels[1]; b++) {
        for (int c = 0; c < levels[2]; c++) {
          for (int term = 0; term < order.length; term++) {
            double effect = effect(means, order[term], a, b, c);
            squares[term] += effect * effect * repeats.length;
          }
          for (int repeat : repeats) {
            double value = values.of(a, b, c, repeat);
            double rest = value - means[subsets - 1][a][b][c];
            double all = value - means[0][0][0][0];
            squares[TERMS.size() - 1] += rest * rest;
            total += all * all;
          }
        }
      }
    }
    double[] shares = new double[squares.length];
    for (int term = 0; term < shares.length; term++) {
      shares[term] = total > 0 ? squares[term] / total : Double.NaN;
    }
    return shares;
  }

  /** The alternating sum of the means over all subsets of a term's factors. */
  private static double effect(double[][][][] means, int term, int a, int b, int c) {
    double effect = 0;
    for (int subset = term; ; subset = (subset - 1) & term) {
      double mean = means[subset][a * (subset & 1)][b * (subset >> 1 & 1)][c * (subset >> 2)];
      effect += (Integer.bitCount(term ^ subset) & 1) == 0 ? mean : -mean;
      if (subset == 0) {
        return effect;
      }
    }
  }
}
