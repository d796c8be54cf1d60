package org.infobottleneck.examples.sweep.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;

/** What the estimates of a series stand for, and in how many runs. Modified as runs are read. */
final class Meanings {

  private record Meaning(Estimand estimand, Bound bound) {}

  private final Map<Meaning, Integer> runs = new LinkedHashMap<>();

  void add(Estimate estimate) {
    runs.merge(new Meaning(estimate.estimand(), estimate.bound()), 1, Integer::sum);
  }

  /**
   * Whether the runs are of one quantity: of one estimand, on one side of it. A difference of
   * bounds may be a bound in some runs, as where a layer has collapsed to a point per label.
   */
  boolean isOne() {
    long estimands = runs.keySet().stream().map(Meaning::estimand).distinct().count();
    return estimands == 1 && (runs.size() == 1 || hasDifference());
  }

  private boolean hasDifference() {
    return runs.keySet().stream().anyMatch(each -> each.bound() == Bound.DIFFERENCE_OF_BOUNDS);
  }

  /** The estimand, with the side on which the values lie. */
  String words() {
    Meaning first =
        runs.keySet().stream()
            .max(Comparator.comparing(each -> each.bound() == Bound.DIFFERENCE_OF_BOUNDS))
            .orElseThrow();
    return isOne() ? words(first) : "different estimands";
  }

  /** Every meaning with the number of its runs. */
  String counts() {
    return runs.entrySet().stream()
        .map(entry -> words(entry.getKey()) + " in " + Shown.count(entry.getValue(), "run"))
        .collect(Collectors.joining("; "));
  }

  private static String words(Meaning meaning) {
    return switch (meaning.bound()) {
      case NONE -> meaning.estimand().toString();
      case LOWER -> meaning.estimand() + ", a lower bound";
      case UPPER -> meaning.estimand() + ", an upper bound";
      case DIFFERENCE_OF_BOUNDS -> meaning.estimand() + ", a difference of bounds";
    };
  }
}
