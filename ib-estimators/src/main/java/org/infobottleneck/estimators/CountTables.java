package org.infobottleneck.estimators;

import java.util.Arrays;
import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.estimators.internal.CountLogarithms;
import org.infobottleneck.estimators.internal.CountSpectrum;
import org.infobottleneck.estimators.internal.CountTally;
import org.infobottleneck.estimators.internal.KeyCodes;
import org.infobottleneck.estimators.internal.PairTally;

/**
 * What counting keeps from call to call in a {@link Workspace}, so that at steady state nothing is
 * allocated that grows with the number of samples. Not thread-safe.
 */
final class CountTables {

  /** A table of all pairs may be so many times as long as the samples. */
  private static final int PAIRS_PER_SAMPLE = 4;

  private static final int FEW = 64;

  private final CellCodes numbers = new CellCodes();
  private final KeyCodes pairs = new KeyCodes();
  private final CountTally tally = new CountTally();
  private final PairTally pairTally = new PairTally();
  private final CountLogarithms logarithms = new CountLogarithms();
  private final int[][] codes = {{}, {}, {}};
  private long[] keys = {};
  private int[] counts = {};
  private double[] mass = {};

  static CountTables of(Workspace scratch) {
    return scratch.kernel(CountTables.class, CountTables::new);
  }

  CellCodes numbers() {
    return numbers;
  }

  /** An array for one code per sample, another one for each of three places. */
  int[] codes(int place, int samples) {
    if (codes[place].length != samples) {
      codes[place] = new int[samples];
    }
    return codes[place];
  }

  double logarithm(int count) {
    return logarithms.applyAsDouble(count);
  }

  double entropy(CountEntropyMethod method, CountSpectrum spectrum, double possible) {
    return method == CountEntropyMethod.PLUG_IN
        ? CountEntropy.plugIn(spectrum, logarithms)
        : method.entropy(spectrum, possible);
  }

  /** The counts of symbols, valid until the next call. */
  CountSpectrum spectrum(Discrete x) {
    if (x.symbols() == x.size()) {
      return CountSpectrum.ofSingletons(x.size());
    }
    return tally.of(counts(x), x.symbols(), x.size());
  }

  /** How often each symbol occurs, valid until the next call; what follows is arbitrary. */
  int[] counts(Discrete x) {
    int[] codes = x.codes();
    int symbols = x.symbols();
    if (symbols > FEW) {
      int[] cells = cleared(symbols);
      for (int code : codes) {
        cells[code]++;
      }
      return cells;
    }
    // A count waits for the one before it in the same place, unless they take turns at two.
    int[] cells = cleared(2 * symbols);
    int i = codes.length % 2;
    if (i == 1) {
      cells[codes[0]]++;
    }
    for (; i < codes.length; i += 2) {
      cells[codes[i]]++;
      cells[symbols + codes[i + 1]]++;
    }
    for (int code = 0; code < symbols; code++) {
      cells[code] += cells[symbols + code];
    }
    return cells;
  }

  /** Whether a table holds all pairs of symbols, so that {@link #spectra} may be asked. */
  boolean fit(Discrete x, Discrete y) {
    return (long) x.symbols() * y.symbols() <= (long) PAIRS_PER_SAMPLE * x.size();
  }

  /** The counts of one variable, and of its pairs with another, valid until the next call. */
  PairTally.Spectra spectra(Discrete x, Discrete y) {
    if (x.symbols() == x.size()) {
      CountSpectrum alone = CountSpectrum.ofSingletons(x.size());
      return new PairTally.Spectra(alone, alone);
    }
    int rows = x.symbols();
    int columns = y.symbols();
    int[] cells = cleared(rows * columns);
    count(x.codes(), y.codes(), columns, cells);
    return pairTally.of(cells, rows, columns, x.size());
  }

  /** The counts of pairs of symbols, valid until the next call. */
  CountSpectrum spectrum(Discrete x, Discrete y) {
    if (fit(x, y)) {
      return spectra(x, y).cells();
    }
    int n = x.size();
    if (keys.length < n) {
      keys = new long[n];
    }
    for (int i = 0; i < n; i++) {
      keys[i] = (long) x.code(i) * y.symbols() + y.code(i);
    }
    int[] numbered = codes(2, n);
    return spectrum(Discrete.ofCodes(numbered, pairs.number(keys, n, numbered)));
  }

  private static void count(int[] x, int[] y, int columns, int[] cells) {
    for (int i = 0; i < x.length; i++) {
      cells[x[i] * columns + y[i]]++;
    }
  }

  /** Whether no symbol of one variable goes with two of the other. */
  boolean determines(Discrete x, Discrete y) {
    if (x.symbols() == x.size()) {
      return true;
    }
    int[] images = cleared(x.symbols()); // 1 + a symbol of y, 0 where there is none yet
    for (int i = 0; i < x.size(); i++) {
      int code = x.code(i);
      if (images[code] == 0) {
        images[code] = 1 + y.code(i);
      } else if (images[code] != 1 + y.code(i)) {
        return false;
      }
    }
    return true;
  }

  /** Real zeros, valid until the next call. */
  double[] zeros(int length) {
    if (mass.length < length) {
      mass = new double[length];
    } else {
      Arrays.fill(mass, 0, length, 0);
    }
    return mass;
  }

  /** Zeros, valid until the next call. */
  private int[] cleared(int length) {
    if (counts.length < length) {
      counts = new int[length];
    } else {
      Arrays.fill(counts, 0, length, 0);
    }
    return counts;
  }
}
