package org.infobottleneck.estimators;

import java.io.Serializable;
import java.util.Arrays;

/** A variable as plain arrays, which are checked anew by the factories that made it. */
final class VariableForm implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Variable.Kind kind;
  private final Coverage coverage;
  private final int columns; // 0 for symbols
  private final double[] values;
  private final int[] codes;

  private VariableForm(
      Variable.Kind kind, Coverage coverage, int columns, double[] values, int[] codes) {
    this.kind = kind;
    this.coverage = coverage;
    this.columns = columns;
    this.values = values;
    this.codes = codes;
  }

  static VariableForm of(Variable variable) {
    Variable.Kind kind = variable.kind();
    Coverage coverage = Pairs.coverage(variable);
    if (variable instanceof Discrete discrete) {
      return new VariableForm(kind, coverage, 0, new double[0], discrete.codes());
    }
    if (variable instanceof Soft soft) {
      return ofRows(kind, coverage, soft.values(), soft.size(), soft.classes());
    }
    Continuous real = Pairs.values(variable);
    return ofRows(kind, coverage, real.values(), real.size(), real.dimensions());
  }

  private static VariableForm ofRows(
      Variable.Kind kind, Coverage coverage, double[] held, int size, int columns) {
    int length = size * columns;
    double[] values = held.length == length ? held : Arrays.copyOf(held, length);
    return new VariableForm(kind, coverage, columns, values, new int[0]);
  }

  Variable read() {
    int size = columns == 0 ? codes.length : values.length / columns;
    return switch (kind) {
      case LABELS, INPUTS -> Discrete.ofSymbols(codes, kind, coverage);
      case SOFT -> Soft.ofNormalized(values, size, columns).withCoverage(coverage);
      case CONTINUOUS -> Variable.view(values, size, columns);
      case MIXED -> new Mixed(Variable.view(values, size, columns));
    };
  }

  /** A number that another variable has by a chance of one in 2⁶⁴ only, or so. */
  long fingerprint() {
    long hash = mixed(mixed(kind.name().hashCode(), coverage.name().hashCode()), columns);
    for (double value : values) {
      hash = mixed(hash, Double.doubleToLongBits(value));
    }
    for (int code : codes) {
      hash = mixed(hash, code);
    }
    return hash;
  }

  /** A step of a hash over 64 bits: multiplication by an odd number, and its upper bits below. */
  static long mixed(long hash, long value) {
    long product = (hash ^ value) * 0x9E3779B97F4A7C15L;
    return product ^ (product >>> 32);
  }
}
