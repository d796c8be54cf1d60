package org.infobottleneck.estimators;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.infobottleneck.estimators.internal.DenseCodes;
import org.infobottleneck.numerics.Arguments;

/**
 * Symbols without order or distance. Made by {@link Variable#labels}, {@link Variable#oneHot},
 * {@link Variable#distinctRows} and {@link Variable#everyRowDistinct}.
 *
 * <p>Symbols are held as codes 0, 1, 2, … in order of first appearance, so that relabelling changes
 * nothing at all.
 */
public final class Discrete implements Variable {

  private final int[] codes;
  private final int symbols;
  private final Kind kind;
  private final Coverage coverage;

  private Discrete(int[] codes, int symbols, Kind kind, Coverage coverage) {
    this.codes = codes;
    this.symbols = symbols;
    this.kind = kind;
    this.coverage = Objects.requireNonNull(coverage, "coverage");
    if (kind == Kind.INPUTS && coverage == Coverage.ENUMERATED && symbols < codes.length) {
      requireDistinct();
    }
  }

  /** Inputs that are all there are, each once, have no two rows alike. */
  private void requireDistinct() {
    int[] first = new int[symbols];
    Arrays.fill(first, -1);
    for (int i = 0; i < codes.length; i++) {
      if (first[codes[i]] >= 0) {
        throw new IllegalArgumentException(
            "enumerated inputs must be distinct, but rows "
                + first[codes[i]]
                + " and "
                + i
                + " are equal");
      }
      first[codes[i]] = i;
    }
  }

  static Discrete ofLabels(int[] labels) {
    Arguments.atLeast(labels.length, 2, "number of labels");
    Map<Integer, Integer> seen = new HashMap<>();
    int[] codes = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      Integer code = seen.putIfAbsent(labels[i], seen.size());
      codes[i] = code == null ? seen.size() - 1 : code;
    }
    return new Discrete(codes, seen.size(), Kind.LABELS, Coverage.SAMPLED);
  }

  static Discrete ofRows(Continuous rows, Coverage coverage) {
    int[] codes = new int[rows.size()];
    int symbols = DenseCodes.ofRows(rows.values(), rows.size(), rows.dimensions(), codes);
    return new Discrete(codes, symbols, Kind.INPUTS, coverage);
  }

  /** The cells of a quantized variable, one symbol per distinct tuple. */
  static Discrete ofCells(double[] cells, int samples, int dimensions) {
    int[] codes = new int[samples];
    int symbols = DenseCodes.ofRows(cells, samples, dimensions, codes);
    return new Discrete(codes, symbols, Kind.LABELS, Coverage.SAMPLED);
  }

  /** Symbols 0, 1, 2, … in order of first appearance; the array is not copied. */
  static Discrete ofCodes(int[] codes, int symbols) {
    return new Discrete(codes, symbols, Kind.LABELS, Coverage.SAMPLED);
  }

  /** Symbols of a known kind, numbered in order of first appearance whatever they were. */
  static Discrete ofSymbols(int[] symbols, Kind kind, Coverage coverage) {
    Discrete labels = ofLabels(symbols);
    return new Discrete(labels.codes, labels.symbols, kind, coverage);
  }

  static Discrete ofSingletons(int samples, Coverage coverage) {
    Arguments.atLeast(samples, 2, "number of samples");
    int[] codes = new int[samples];
    for (int i = 0; i < samples; i++) {
      codes[i] = i;
    }
    return new Discrete(codes, samples, Kind.INPUTS, coverage);
  }

  /**
   * Declares whether the samples are all there is or drawn from a larger population; labels are
   * taken for a sample unless told otherwise.
   *
   * @param coverage the coverage
   * @return the same symbols with that coverage
   * @throws IllegalArgumentException if inputs that repeat are declared enumerated
   */
  public Discrete withCoverage(Coverage coverage) {
    return new Discrete(codes, symbols, kind, coverage);
  }

  @Override
  public int size() {
    return codes.length;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Discrete take(int[] rows) {
    Rows.requireTaken(rows, codes.length);
    int[] numbers = new int[symbols]; // 1 + the new code of an old one, 0 where it has none yet
    int[] taken = new int[rows.length];
    int distinct = 0;
    for (int i = 0; i < rows.length; i++) {
      int code = codes[rows[i]];
      if (numbers[code] == 0) {
        numbers[code] = ++distinct;
      }
      taken[i] = numbers[code] - 1;
    }
    boolean all = coverage == Coverage.ENUMERATED && Rows.isPermutation(rows, codes.length);
    return new Discrete(taken, distinct, kind, all ? coverage : Coverage.SAMPLED);
  }

  /**
   * Returns the number of symbols that occur.
   *
   * @return the number of distinct symbols among the samples
   */
  public int symbols() {
    return symbols;
  }

  /**
   * Returns the code of a sample.
   *
   * @param row the sample
   * @return its code, from 0 to {@code symbols() - 1}
   * @throws IndexOutOfBoundsException if there is no such sample
   */
  public int code(int row) {
    Arguments.index(row, codes.length, "row");
    return codes[row];
  }

  /**
   * Returns the codes of all samples as a fresh array.
   *
   * @return one code per sample, the caller's own
   */
  public int[] toCodes() {
    return codes.clone();
  }

  /**
   * Returns whether the samples are all there is.
   *
   * @return the coverage
   */
  public Coverage coverage() {
    return coverage;
  }

  /** The array itself, for kernels of this package that only read. */
  int[] codes() {
    return codes;
  }
}
