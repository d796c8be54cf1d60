package org.infobottleneck.estimators.testkit.broken;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Variable;

/** Quantiles by value: the cell of a sample is floor(bins * #{smaller values} / N). */
class CorrectQuantiles extends CorrectPlugIn {

  private final int bins;

  CorrectQuantiles(int bins) {
    this("brute-quantiles", bins);
  }

  CorrectQuantiles(String name, int bins) {
    super(name + "[" + bins + "]", true);
    this.bins = bins;
  }

  @Override
  Estimand estimand(Variable x, Variable y) {
    return Estimand.of(channel(x), channel(y));
  }

  private Channel channel(Variable variable) {
    return Rows.isReal(variable.kind())
        ? new Channel.Quantized(bins + " quantiles")
        : Channel.EXACT;
  }

  @Override
  int[] codes(Variable variable) {
    if (!Rows.isReal(variable.kind())) {
      return super.codes(variable);
    }
    double[][] rows = Rows.of(variable);
    Map<List<Integer>, Integer> seen = new HashMap<>();
    int[] codes = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      List<Integer> cell = new ArrayList<>();
      for (int j = 0; j < rows[i].length; j++) {
        cell.add((int) ((long) bins * before(rows, j, i) / rows.length));
      }
      seen.putIfAbsent(cell, seen.size());
      codes[i] = seen.get(cell);
    }
    return codes;
  }

  /** How many samples come before one in the order of a column. */
  int before(double[][] rows, int column, int sample) {
    int before = 0;
    for (double[] row : rows) {
      before += row[column] < rows[sample][column] ? 1 : 0;
    }
    return before;
  }
}
