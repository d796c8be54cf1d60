package org.infobottleneck.estimators.testkit;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** Laws of what makes no difference to an estimate. */
final class InvarianceLaws {

  private static final int WIDEST_SHIFT = 1 << 20;

  private InvarianceLaws() {}

  /**
   * Symbols are numbered by first appearance. The rows in which labels appear first come first, so
   * that they keep their numbers and only the order of the samples is at stake.
   */
  static Verdict permutation(Subject subject, Samples samples) {
    boolean[] first = new boolean[samples.size()];
    markFirstAppearances(samples.x(), first);
    markFirstAppearances(samples.y(), first);
    List<Integer> others =
        IntStream.range(0, first.length)
            .filter(i -> !first[i])
            .boxed()
            .collect(Collectors.toList());
    Collections.shuffle(others, new Random(samples.seed()));
    int[] order =
        IntStream.concat(
                IntStream.range(0, first.length).filter(i -> first[i]),
                others.stream().mapToInt(Integer::intValue))
            .toArray();
    return Comparison.same(
        subject,
        samples,
        Rewrite.take(samples, order),
        "samples in the order " + Arrays.toString(order));
  }

  private static void markFirstAppearances(Variable variable, boolean[] rows) {
    if (variable instanceof Discrete discrete && discrete.kind() == Kind.LABELS) {
      boolean[] seen = new boolean[discrete.symbols()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] |= !seen[discrete.code(i)];
        seen[discrete.code(i)] = true;
      }
    }
  }

  static Verdict symmetry(Subject subject, Samples samples) {
    Samples exchanged = new Samples(samples.y(), samples.x(), samples.seed());
    Verdict verdict =
        Comparison.same(subject, samples, exchanged, "estimate(y, x) in place of (x, y)");
    if (verdict.outcome() != Verdict.Outcome.HOLDS) {
      return verdict;
    }
    Estimand estimand = subject.estimator().estimate(samples.x(), samples.y()).estimand();
    Estimand other = subject.estimator().estimate(samples.y(), samples.x()).estimand();
    return other.firstChannel().equals(estimand.secondChannel())
            && other.secondChannel().equals(estimand.firstChannel())
        ? verdict
        : Verdict.fails("estimand " + estimand + " became " + other + " with x and y exchanged");
  }

  /** Puts a sample of another symbol first, by which the first two symbols exchange numbers. */
  static Verdict relabeling(Subject subject, Samples samples) {
    Discrete labels = (Discrete) (samples.y().kind() == Kind.LABELS ? samples.y() : samples.x());
    int second = -1;
    for (int i = 0; i < labels.size() && second < 0; i++) {
      second = labels.code(i) == 1 ? i : -1;
    }
    if (second < 0) {
      return Verdict.doesNotApply("one symbol only");
    }
    int[] order = Rewrite.all(samples.size());
    order[0] = second;
    order[second] = 0;
    return Comparison.same(
        subject,
        samples,
        Rewrite.take(samples, order),
        "rows 0 and " + second + " exchanged, and so the numbers of their labels");
  }

  /** Both sets of samples hold the same zeros, a part of them with the other sign. */
  static Verdict negativeZero(Subject subject, Samples samples) {
    Random random = new Random(samples.seed());
    long[] choices = random.longs(samples.size()).toArray();
    Samples zeros = each(samples, v -> withZeros(v, choices, 0.0));
    Samples negative = each(samples, v -> withZeros(v, choices, -0.0));
    return Comparison.same(subject, zeros, negative, "-0.0 for some of the zeros of");
  }

  private static Variable withZeros(Variable real, long[] choices, double zero) {
    double[][] rows = Rewrite.reals(real);
    for (int i = 0; i < rows.length; i++) {
      if (choices[i] % 3 == 0) {
        rows[i][(int) Math.floorMod(choices[i] >> 8, (long) rows[i].length)] =
            (choices[i] & 0x80) == 0 ? 0.0 : zero;
      }
    }
    return Rewrite.ofReals(real.kind(), rows);
  }

  static Verdict translation(Subject subject, Samples samples) {
    Random random = new Random(samples.seed());
    Samples shifted =
        each(
            samples,
            real -> {
              double[][] rows = Rewrite.reals(real);
              for (int j = 0; j < rows[0].length; j++) {
                int shift = random.nextInt(2 * WIDEST_SHIFT) - WIDEST_SHIFT;
                for (double[] row : rows) {
                  row[j] += shift;
                }
              }
              return Rewrite.ofReals(real.kind(), rows);
            });
    return hasReal(samples)
        ? Comparison.same(subject, samples, shifted, "columns shifted by whole numbers")
        : noReal();
  }

  static Verdict jointScale(Subject subject, Samples samples) {
    int exponent = exponent(new Random(samples.seed()));
    return scaled(subject, samples, exponent, exponent);
  }

  static Verdict scale(Subject subject, Samples samples) {
    Random random = new Random(samples.seed());
    int exponent = exponent(random);
    return scaled(subject, samples, exponent, exponent(random) + exponent);
  }

  private static int exponent(Random random) {
    int size = 1 + random.nextInt(8);
    return random.nextBoolean() ? size : -size;
  }

  private static Verdict scaled(Subject subject, Samples samples, int x, int y) {
    Samples scaled =
        new Samples(
            Rewrite.map(samples.x(), v -> Math.scalb(v, x)),
            Rewrite.map(samples.y(), v -> Math.scalb(v, y)),
            samples.seed());
    return hasReal(samples)
        ? Comparison.same(
            subject, samples, scaled, "real variables scaled, x by 2^" + x + ", y by 2^" + y)
        : noReal();
  }

  static Verdict rotation(Subject subject, Samples samples) {
    Random random = new Random(samples.seed());
    Samples rotated =
        each(
            samples,
            real -> {
              List<Integer> columns =
                  IntStream.range(0, Rewrite.dimensions(real)).boxed().collect(Collectors.toList());
              Collections.shuffle(columns, random);
              long signs = random.nextLong();
              double[][] rows =
                  Rewrite.reals(
                      Rewrite.columns(
                          real, columns.stream().mapToInt(Integer::intValue).toArray()));
              for (double[] row : rows) {
                Arrays.setAll(row, j -> (signs >> j & 1) == 0 ? row[j] : -row[j]);
              }
              return Rewrite.ofReals(real.kind(), rows);
            });
    return hasReal(samples)
        ? Comparison.same(subject, samples, rotated, "columns reordered, some with the other sign")
        : noReal();
  }

  /** Every column's distinct values are replaced by others in the same order, still dyadic. */
  static Verdict monotoneMap(Subject subject, Samples samples) {
    Random random = new Random(samples.seed());
    Samples mapped =
        each(
            samples,
            real -> {
              double[][] rows = Rewrite.reals(real);
              for (int j = 0; j < rows[0].length; j++) {
                int column = j;
                double[] sorted =
                    Arrays.stream(rows)
                        .mapToDouble(row -> row[column] + 0.0)
                        .sorted()
                        .distinct()
                        .toArray();
                Map<Double, Double> images = new HashMap<>();
                double image = -8;
                for (double value : sorted) {
                  images.put(value, image);
                  image += (1 + random.nextInt(1 << 12)) * 0x1p-10;
                }
                for (double[] row : rows) {
                  row[column] = images.getOrDefault(row[column] + 0.0, Double.NaN);
                }
              }
              return Rewrite.ofReals(real.kind(), rows);
            });
    return Comparison.same(subject, samples, mapped, "increasing maps of the columns");
  }

  static Verdict constantColumn(Subject subject, Samples samples) {
    double constant = new Random(samples.seed()).nextInt(64) - 32;
    return hasReal(samples)
        ? Comparison.same(
            subject,
            samples,
            each(samples, real -> withColumn(real, row -> constant)),
            "a column of " + constant + " appended")
        : noReal();
  }

  static Verdict duplicatedColumn(Subject subject, Samples samples) {
    int choice = new Random(samples.seed()).nextInt(Integer.MAX_VALUE);
    return hasReal(samples)
        ? Comparison.same(
            subject,
            samples,
            each(samples, real -> withColumn(real, row -> row[choice % row.length])),
            "a copy of a column appended")
        : noReal();
  }

  private static Variable withColumn(
      Variable real, java.util.function.ToDoubleFunction<double[]> value) {
    double[][] rows = Rewrite.reals(real);
    for (int i = 0; i < rows.length; i++) {
      double[] row = Arrays.copyOf(rows[i], rows[i].length + 1);
      row[row.length - 1] = value.applyAsDouble(rows[i]);
      rows[i] = row;
    }
    return Rewrite.ofReals(real.kind(), rows);
  }

  static Verdict replication(Subject subject, Samples samples) {
    if (isEnumerated(samples.x()) || isEnumerated(samples.y())) {
      return Verdict.doesNotApply("enumerated inputs don't repeat");
    }
    int times = 2 + new Random(samples.seed()).nextInt(2);
    int n = samples.size();
    int[] rows = IntStream.range(0, times * n).map(i -> i % n).toArray();
    return Comparison.same(
        subject, samples, Rewrite.take(samples, rows), "every sample " + times + " times over");
  }

  private static boolean isEnumerated(Variable variable) {
    return variable instanceof Discrete discrete
        && discrete.kind() == Kind.INPUTS
        && discrete.coverage() == org.infobottleneck.estimators.Coverage.ENUMERATED;
  }

  static Verdict softOneHot(Subject subject, Samples samples) {
    boolean second = samples.y().kind() == Kind.LABELS;
    Discrete labels = (Discrete) (second ? samples.y() : samples.x());
    double[][] rows = new double[labels.size()][labels.symbols()];
    for (int i = 0; i < rows.length; i++) {
      rows[i][labels.code(i)] = 1;
    }
    Variable soft = Variable.distribution(rows).withCoverage(labels.coverage());
    return Comparison.same(
        subject,
        samples,
        new Samples(second ? samples.x() : soft, second ? soft : samples.y(), samples.seed()),
        "labels as one-hot distributions");
  }

  /** Changes the real sides of samples. */
  private static Samples each(Samples samples, java.util.function.UnaryOperator<Variable> change) {
    return new Samples(
        Rewrite.isReal(samples.x()) ? change.apply(samples.x()) : samples.x(),
        Rewrite.isReal(samples.y()) ? change.apply(samples.y()) : samples.y(),
        samples.seed());
  }

  private static boolean hasReal(Samples samples) {
    return Rewrite.isReal(samples.x()) || Rewrite.isReal(samples.y());
  }

  private static Verdict noReal() {
    return Verdict.doesNotApply("no real variable");
  }
}
