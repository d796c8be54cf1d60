package org.infobottleneck.estimators;

import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.estimators.internal.CountSpectrum;
import org.infobottleneck.estimators.internal.DenseCodes;

/** A variable as symbols, and what was noticed on the way. */
record Cells(Discrete symbols, Channel channel, boolean outOfRange, boolean constantColumn) {

  static Cells of(Quantizer quantizer, Variable variable) {
    return of(quantizer, variable, new CountTables(), 0);
  }

  /**
   * With tables, which hold the codes of a variable as long as no other one takes its place among
   * them.
   */
  static Cells of(Quantizer quantizer, Variable variable, CountTables tables, int place) {
    if (variable instanceof Discrete discrete) {
      return new Cells(discrete, Channel.EXACT, false, false);
    }
    Continuous values = Pairs.values(variable);
    int[] codes = tables.codes(place, values.size());
    int occupied = tables.numbers().number(quantizer, values, codes);
    return new Cells(
        Discrete.ofCodes(codes, occupied),
        quantizer.channel(),
        tables.numbers().outOfRange(),
        values.hasConstantColumn());
  }

  boolean isEnumerated() {
    return symbols.coverage() == Coverage.ENUMERATED;
  }

  Joint joint() {
    boolean inputs = symbols.kind() == Variable.Kind.INPUTS;
    return new Joint(symbols.codes(), symbols.symbols(), symbols.symbols(), inputs);
  }

  /**
   * One variable, or several as one.
   *
   * @param occupied the number of symbols that occur
   * @param possible the number of symbols that may occur
   * @param inputs whether distinct inputs are among the variables
   */
  @SuppressWarnings("ArrayRecordComponent") // lives for one call, is never compared
  record Joint(int[] codes, int occupied, double possible, boolean inputs) {

    /**
     * With another variable. Of a part with distinct inputs the other one is a function if it adds
     * no symbol; no more symbols are possible then.
     */
    Joint with(Joint other) {
      int[] pairs = new int[codes.length];
      int together = DenseCodes.ofPairs(codes, other.codes, pairs);
      double most = possible * other.possible;
      if (inputs && together == occupied) {
        most = possible;
      } else if (other.inputs && together == other.occupied) {
        most = other.possible;
      }
      return new Joint(pairs, together, most, inputs || other.inputs);
    }

    int[] counts() {
      return CountEntropy.counts(codes, occupied);
    }

    double entropy(CountEntropyMethod method) {
      return method.entropy(CountSpectrum.of(counts()), possible);
    }
  }
}
