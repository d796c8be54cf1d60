package org.infobottleneck.estimators.testkit;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** Makes failing samples smaller: fewer rows, fewer columns, fewer symbols, rounder numbers. */
final class Shrinker {

  private static final int FEWEST_ROWS = 2;

  private Shrinker() {}

  /** Samples a step simpler than these, the boldest steps first; every one has less weight. */
  static Stream<Samples> simpler(Samples samples) {
    long[] weight = weight(samples);
    return Stream.of(fewerRows(samples), fewerColumns(samples), rounder(samples), plain(samples))
        .flatMap(steps -> steps)
        .filter(candidate -> Arrays.compare(weight(candidate), weight) < 0);
  }

  /** Rows, then columns and symbols, then the digits that write the numbers. */
  static long[] weight(Samples samples) {
    return new long[] {
      samples.size(),
      breadth(samples.x()) + breadth(samples.y()),
      digits(samples.x()) + digits(samples.y())
    };
  }

  private static long breadth(Variable variable) {
    if (variable instanceof Discrete discrete) {
      return discrete.kind() == Kind.INPUTS ? 0 : discrete.symbols();
    }
    return Rewrite.isReal(variable) ? Rewrite.dimensions(variable) : 2;
  }

  private static long digits(Variable variable) {
    return Rewrite.isReal(variable)
        ? Arrays.stream(Rewrite.reals(variable))
            .flatMapToDouble(Arrays::stream)
            .mapToLong(Shrinker::digits)
            .sum()
        : 0;
  }

  /** Whole numbers weigh their magnitude, others more than any of them. */
  private static long digits(double value) {
    double size = Math.abs(value);
    return value == Math.rint(value)
        ? (long) Math.min(2 * size, 1 << 20) + (value < 0 ? 1 : 0)
        : (1 << 20) + Math.min(1 << 20, (long) Math.abs(Math.scalb(value, 4)));
  }

  /**
   * Takes simpler samples as long as they keep failing.
   *
   * @param checks how often to try at the most
   */
  static Samples smallest(Samples failing, Predicate<Samples> fails, int checks) {
    Samples best = failing;
    int[] left = {checks};
    boolean found = true;
    while (found && left[0] > 0) {
      var next = simpler(best).takeWhile(candidate -> left[0]-- > 0).filter(fails).findFirst();
      found = next.isPresent();
      best = next.orElse(best);
    }
    return best;
  }

  private static Stream<Samples> fewerRows(Samples samples) {
    int n = samples.size();
    Stream.Builder<Samples> steps = Stream.builder();
    Stream<Samples> all = steps.build();
    for (int gone = n / 2; gone >= 1; gone /= 2) {
      int block = gone;
      all =
          Stream.concat(
              all,
              IntStream.range(0, (n + block - 1) / block)
                  .filter(b -> n - Math.min(block, n - b * block) >= FEWEST_ROWS)
                  .mapToObj(b -> without(samples, b * block, Math.min(n, (b + 1) * block))));
    }
    return all;
  }

  private static Samples without(Samples samples, int from, int to) {
    int[] rows = IntStream.range(0, samples.size()).filter(i -> i < from || i >= to).toArray();
    return Rewrite.take(samples, rows);
  }

  private static Stream<Samples> fewerColumns(Samples samples) {
    return sides(
        samples,
        variable -> {
          if (Rewrite.isReal(variable)) {
            int d = Rewrite.dimensions(variable);
            return each(
                d > 1 ? d : 0,
                gone ->
                    Rewrite.columns(
                        variable, IntStream.range(0, d).filter(j -> j != gone).toArray()));
          }
          if (variable instanceof Discrete discrete && discrete.kind() == Kind.LABELS) {
            return each(
                discrete.symbols() - 1,
                gone -> {
                  int[] codes = discrete.toCodes();
                  Arrays.setAll(codes, i -> codes[i] > gone ? codes[i] - 1 : codes[i]);
                  return Rewrite.ofCodes(discrete, codes);
                });
          }
          return Stream.empty();
        });
  }

  private static Stream<Variable> each(int count, IntFunction<Variable> step) {
    return IntStream.range(0, count).mapToObj(step);
  }

  private static Stream<Samples> rounder(Samples samples) {
    DoubleUnaryOperator[] roundings = {
      Math::rint, v -> Math.rint(v / 4), v -> Math.rint(v * 8) / 8, v -> (double) (long) (v / 2)
    };
    return sides(
        samples,
        variable ->
            Rewrite.isReal(variable)
                ? Stream.concat(
                    Stream.of(Rewrite.ofReals(variable.kind(), ranks(Rewrite.reals(variable)))),
                    Arrays.stream(roundings).map(rounding -> Rewrite.map(variable, rounding)))
                : Stream.empty());
  }

  /** Every column's values by their order alone. */
  private static double[][] ranks(double[][] rows) {
    for (int j = 0; j < rows[0].length; j++) {
      int column = j;
      double[] sorted =
          Arrays.stream(rows).mapToDouble(row -> row[column] + 0.0).sorted().distinct().toArray();
      for (double[] row : rows) {
        row[j] = Arrays.binarySearch(sorted, row[j] + 0.0);
      }
    }
    return rows;
  }

  /** Single values to zero, to a whole number, or half as large. */
  private static Stream<Samples> plain(Samples samples) {
    return sides(
        samples,
        variable -> {
          if (!Rewrite.isReal(variable)) {
            return Stream.empty();
          }
          int d = Rewrite.dimensions(variable);
          return IntStream.range(0, variable.size() * d)
              .boxed()
              .flatMap(
                  at -> {
                    double value = Rewrite.reals(variable)[at / d][at % d];
                    return Stream.of(0.0, Math.rint(value), Math.rint(value / 2), value - 1)
                        .distinct()
                        .filter(simpler -> digits(simpler) < digits(value))
                        .map(simpler -> replaced(variable, at / d, at % d, simpler));
                  });
        });
  }

  private static Variable replaced(Variable real, int row, int column, double value) {
    double[][] rows = Rewrite.reals(real);
    rows[row][column] = value;
    return Rewrite.ofReals(real.kind(), rows);
  }

  private static Stream<Samples> sides(
      Samples samples, java.util.function.Function<Variable, Stream<Variable>> steps) {
    return Stream.concat(
        steps.apply(samples.x()).map(x -> new Samples(x, samples.y(), samples.seed())),
        steps.apply(samples.y()).map(y -> new Samples(samples.x(), y, samples.seed())));
  }
}
