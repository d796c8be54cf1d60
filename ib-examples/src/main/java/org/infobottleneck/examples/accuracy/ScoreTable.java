package org.infobottleneck.examples.accuracy;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Mean absolute errors by family, as a Markdown table. */
final class ScoreTable {

  private ScoreTable() {}

  static String text(List<Score> scores, List<String> estimators) {
    StringBuilder text = new StringBuilder();
    for (String estimator : estimators) {
      SortedMap<String, List<Score>> families =
          scores.stream()
              .filter(score -> score.estimator().equals(estimator))
              .collect(
                  Collectors.groupingBy(
                      score -> score.entry().family(), TreeMap::new, Collectors.toList()));
      if (families.isEmpty()) {
        continue;
      }
      text.append(String.format(Locale.ROOT, "| %s | data sets | MAE, nats | bias |%n", estimator));
      text.append(String.format(Locale.ROOT, "|---|---|---|---|%n"));
      families.forEach((family, own) -> text.append(row(family, own)));
      double macro =
          families.values().stream().mapToDouble(ScoreTable::meanError).average().orElse(0);
      int all = families.values().stream().mapToInt(List::size).sum();
      text.append(
          String.format(Locale.ROOT, "| all families alike | %d | %.4f | |%n%n", all, macro));
    }
    return text.toString();
  }

  private static String row(String family, List<Score> scores) {
    double bias = scores.stream().mapToDouble(Score::error).average().orElse(0);
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.4f | %+.4f |%n",
        family,
        scores.size(),
        meanError(scores),
        bias);
  }

  private static double meanError(List<Score> scores) {
    return scores.stream().mapToDouble(score -> Math.abs(score.error())).average().orElse(0);
  }
}
