package org.infobottleneck.estimators.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Variable.Kind;

/** The samples on which a law says something: of which shapes, of which kinds. */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold no state
enum Domain {
  /** Everything the estimator accepts. */
  ANY(shape -> true, (x, y) -> true),
  /** At least one real variable, of any shape. */
  REAL(shape -> true, (x, y) -> Rewrite.isReal(x) || Rewrite.isReal(y)),
  /** No value and no distance twice in a column, for laws that ties would break by a rounding. */
  UNTIED(SampleShape::isUntied, (x, y) -> true),
  /** At least one variable of labels. */
  LABELS(shape -> true, (x, y) -> x == Kind.LABELS || y == Kind.LABELS),
  /** Two variables of labels. */
  CODES(shape -> true, (x, y) -> x == Kind.LABELS && y == Kind.LABELS),
  /** The inputs of a plane and a layer. */
  INPUTS(shape -> true, (x, y) -> x == Kind.INPUTS && Rewrite.isReal(y));

  /** Kinds of X and Y. */
  record Pair(Kind x, Kind y) {}

  private final Predicate<SampleShape> shapes;
  private final BiPredicate<Kind, Kind> kinds;

  Domain(Predicate<SampleShape> shapes, BiPredicate<Kind, Kind> kinds) {
    this.shapes = shapes;
    this.kinds = kinds;
  }

  boolean covers(Kind x, Kind y) {
    return kinds.test(x, y);
  }

  /** Whether samples belong here: of what an untied law says, ties in the samples say nothing. */
  boolean contains(Samples samples) {
    return covers(samples.x().kind(), samples.y().kind())
        && (this != UNTIED || (isUntied(samples.x()) && isUntied(samples.y())));
  }

  private static boolean isUntied(Variable variable) {
    if (!Rewrite.isReal(variable)) {
      return true;
    }
    double[][] rows = Rewrite.reals(variable);
    return IntStream.range(0, rows[0].length)
        .allMatch(
            j -> {
              double[] column = Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
              double[] distances =
                  IntStream.range(0, column.length)
                      .boxed()
                      .flatMapToDouble(
                          i ->
                              IntStream.range(0, i)
                                  .mapToDouble(k -> Math.abs(column[i] - column[k])))
                      .sorted()
                      .toArray();
              return distances[0] > 0
                  && IntStream.range(1, distances.length)
                      .allMatch(i -> distances[i - 1] < distances[i]);
            });
  }

  List<SampleShape> shapes() {
    return Arrays.stream(SampleShape.values()).filter(shapes).toList();
  }

  /** The pairs of kinds in this domain that an estimator accepts. */
  List<Pair> pairs(Subject subject) {
    List<Pair> pairs = new ArrayList<>();
    for (Kind x : Kind.values()) {
      for (Kind y : Kind.values()) {
        if (covers(x, y) && subject.supports(x, y)) {
          pairs.add(new Pair(x, y));
        }
      }
    }
    return pairs;
  }
}
