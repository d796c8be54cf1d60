package org.infobottleneck.examples.sweep.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reasons, where each occurred first, and how often: of a thousand runs one sentence. */
final class Occurrences {

  private record First(String place, int count) {}

  private final Map<String, First> reasons = new LinkedHashMap<>();

  void add(String reason, String place) {
    reasons.merge(
        reason,
        new First(place, 1),
        (before, one) -> new First(before.place(), before.count() + one.count()));
  }

  /** A sentence per reason, which begins with what happened. */
  List<String> sentences(String what) {
    List<String> sentences = new ArrayList<>();
    reasons.forEach(
        (reason, first) ->
            sentences.add(
                what
                    + ": "
                    + first.place()
                    + (first.count() > 1 ? " and " + (first.count() - 1) + " more" : "")
                    + ", since "
                    + reason
                    + "."));
    return sentences;
  }
}
