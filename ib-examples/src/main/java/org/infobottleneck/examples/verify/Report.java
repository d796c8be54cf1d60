package org.infobottleneck.examples.verify;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Prints outcomes as they come, a line each, and counts them. */
final class Report {

  private static final String LINE = "%-52s %-22s %-22s %-9s %s%n";

  private final PrintStream out;
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

  Report(PrintStream out) {
    this.out = out;
  }

  private int count(Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  void heading(String file, int values) {
    out.printf(Locale.ROOT, "%s, %d values%n", file, values);
    out.printf(Locale.ROOT, LINE, "id", "expected", "computed", "tolerance", "verdict");
  }

  void add(Outcome outcome) {
    counts.merge(outcome.verdict(), 1, Integer::sum);
    out.printf(
        Locale.ROOT,
        LINE,
        outcome.id(),
        shown(outcome.expected()),
        shown(outcome.computed()),
        shown(outcome.tolerance()),
        outcome.verdict() + (outcome.message().isEmpty() ? "" : ": " + outcome.message()));
  }

  private static String shown(String text) {
    return text.isEmpty() ? "-" : text;
  }

  void summary() {
    out.printf(
        Locale.ROOT,
        "%n%d ok, %d failed, %d in error; %d unsupported%n",
        count(Verdict.OK),
        count(Verdict.FAILED),
        count(Verdict.ERROR),
        count(Verdict.UNSUPPORTED));
  }

  boolean allMet() {
    return count(Verdict.FAILED) == 0 && count(Verdict.ERROR) == 0;
  }
}
