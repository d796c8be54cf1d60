package org.infobottleneck.estimators.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infobottleneck.estimators.testkit.broken.BrokenEstimators;
import org.infobottleneck.estimators.testkit.broken.BrokenEstimators.Broken;

/** The tables of docs/laws.md, made from the laws, the waivers and the broken estimators. */
final class LawTables {

  private static final Comparator<Law> BY_NAME = Comparator.comparing(Law::name);

  private LawTables() {}

  /** Each table by the name of its place in the document. */
  static Map<String, String> all() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("exact", laws(ExactLaw.values()));
    tables.put("statistical", laws(StatisticalLaw.values()));
    tables.put("waivers", waivers());
    tables.put("mistakes", mistakes());
    return tables;
  }

  private static String laws(Law... laws) {
    return table(
        "law | what must hold | waived by",
        Stream.of(laws)
            .map(
                law ->
                    code(law)
                        + " | "
                        + law.statement().replace("|", "\\|")
                        + " | "
                        + waivedBy(law)));
  }

  private static String waivedBy(Law law) {
    if (!law.isWaivable()) {
      return "nobody";
    }
    String names =
        LibrarySubjects.all().stream()
            .filter(subject -> subject.waivers().containsKey(law))
            .map(LawTables::shortName)
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none of ours" : names;
  }

  private static String waivers() {
    List<String> rows = new ArrayList<>();
    for (Subject subject : LibrarySubjects.all()) {
      Map<String, List<String>> byReason = new LinkedHashMap<>();
      subject
          .waivers()
          .forEach(
              (law, reason) ->
                  byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(code(law)));
      byReason.forEach(
          (reason, laws) ->
              rows.add(name(subject) + " | " + String.join(", ", laws) + " | " + reason));
    }
    return table("estimator | waives | because", rows.stream().distinct());
  }

  private static String mistakes() {
    return table(
        "mistake | law that names it",
        BrokenEstimators.all().stream().map(broken -> broken.what() + " | " + laws(broken)));
  }

  private static String laws(Broken broken) {
    return Stream.concat(Stream.of(broken.right()), broken.also().stream().sorted(BY_NAME))
        .map(LawTables::code)
        .collect(Collectors.joining(", "));
  }

  private static String name(Subject subject) {
    return "`" + subject + "`";
  }

  /** Without parameters, where the name tells the estimator. */
  private static String shortName(Subject subject) {
    String text = subject.toString();
    return text.startsWith("binning") ? name(subject) : "`" + text.replaceFirst("\\(.*", "") + "`";
  }

  private static String code(Law law) {
    return "`" + law.name() + "`";
  }

  private static String table(String header, Stream<String> rows) {
    String rule = "|" + header.replaceAll("[^|]+", "---") + "|";
    return Stream.concat(Stream.of("| " + header + " |", rule), rows.map(row -> "| " + row + " |"))
        .collect(Collectors.joining("\n"));
  }
}
