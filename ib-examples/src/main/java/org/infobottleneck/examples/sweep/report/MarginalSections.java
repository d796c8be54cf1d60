package org.infobottleneck.examples.sweep.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.plane.Compression;

/** The sections of a sweep's page that hold its marginals, and how they are to be read. */
final class MarginalSections {

  private static final List<Reading> OF_LAYERS =
      List.of(Reading.INPUT_INFORMATION, Reading.TARGET_INFORMATION, Reading.COMPRESSION);
  private static final List<Reading> OF_NETWORKS =
      List.of(Reading.TEST_ACCURACY, Reading.TEST_LOSS, Reading.TRAIN_ACCURACY, Reading.TRAIN_LOSS);

  private final Design design;
  private final Findings findings;
  private final Marginals marginals;
  private final String layer;
  private final StringBuilder page = new StringBuilder();

  MarginalSections(Design design, Findings findings, Marginals marginals, String layer) {
    this.design = design;
    this.findings = findings;
    this.marginals = marginals;
    this.layer = layer;
  }

  String html(Map<String, String> figures) {
    page.setLength(0);
    for (String estimator : findings.estimators()) {
      byEstimator(estimator, figures.getOrDefault(estimator, ""));
    }
    ofNetworks(figures.getOrDefault("", ""));
    shares();
    return page.toString();
  }

  private void section(String heading) {
    page.append("<section>\n<h2>").append(HtmlTable.text(heading)).append("</h2>\n");
  }

  private void paragraph(String text) {
    page.append("<p>").append(HtmlTable.text(text)).append("</p>\n");
  }

  private void figure(String svg, String words) {
    if (!svg.isEmpty()) {
      page.append("<figure role=\"img\" aria-label=\"")
          .append(HtmlTable.text(words))
          .append("\">\n")
          .append(svg)
          .append("\n</figure>\n");
    }
  }

  private void byEstimator(String estimator, String svg) {
    section(estimator);
    List<Series> wanted =
        OF_LAYERS.stream().map(each -> new Series(each, estimator, layer)).toList();
    StringBuilder what = new StringBuilder("Layer: ").append(layer).append(". ");
    for (Series series : wanted.subList(0, 2)) {
      if (!findings.isOne(series)) {
        what.append("Not averaged, the runs are of different estimands: ")
            .append(findings.meaning(series).map(Meanings::counts).orElse(""))
            .append(". ");
      } else {
        what.append(series.reading().words())
            .append(" is ")
            .append(findings.meaning(series).map(Meanings::words).orElse("not there"))
            .append(". ");
      }
    }
    paragraph(what.toString().strip());
    figure(svg, "Means over each factor by " + estimator);
    tables(wanted, ", in bits");
    caveats(wanted);
    page.append("</section>\n");
  }

  private void ofNetworks(String svg) {
    List<Series> there =
        OF_NETWORKS.stream()
            .map(Series::of)
            .filter(series -> !findings.of(series).isEmpty())
            .toList();
    if (!there.isEmpty()) {
      section("Accuracy and loss");
      figure(svg, "Means of accuracy and loss over each factor");
      tables(there, "");
      page.append("</section>\n");
    }
  }

  private void tables(List<Series> wanted, String unit) {
    List<Marginal> overall = wanted.stream().map(marginals::overall).toList();
    if (design.varied().isEmpty()) {
      HtmlTable table = table("All runs" + unit, "", wanted);
      table.row(row("all", overall));
      page.append(table.html());
    }
    for (String factor : design.varied()) {
      HtmlTable table = table("Over " + factor + unit, factor, wanted);
      List<List<Marginal>> columns = new ArrayList<>();
      wanted.forEach(series -> columns.add(marginals.over(factor, series)));
      Set<String> levels = new LinkedHashSet<>();
      columns.forEach(column -> column.forEach(each -> levels.add(each.level())));
      for (String level : levels) {
        List<Marginal> own = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
          own.add(
              columns.get(i).stream()
                  .filter(each -> each.level().equals(level))
                  .findFirst()
                  .orElse(none(wanted.get(i), factor, level)));
        }
        table.row(row(level, own));
      }
      table.row(row("all", overall));
      page.append(table.html());
    }
  }

  private static Marginal none(Series series, String factor, String level) {
    return Marginal.of(new Marginal.Place(series, factor, level, 0, 0), List.of(), true);
  }

  private static HtmlTable table(String caption, String factor, List<Series> wanted) {
    List<String> header = new ArrayList<>(List.of(factor, "settings", "runs"));
    for (Series series : wanted) {
      header.add(series.reading().words());
      if (series.reading() == Reading.COMPRESSION) {
        header.add("compress / forget / neither");
      }
    }
    return new HtmlTable(caption, 1, header);
  }

  private static List<String> row(String level, List<Marginal> own) {
    List<String> row = new ArrayList<>();
    row.add(level);
    Marginal first = own.get(0);
    for (Marginal each : own) {
      first = each.runs() > first.runs() ? each : first;
    }
    int cells = first.cells() + first.emptyCells();
    row.add(first.emptyCells() == 0 ? "" + cells : first.cells() + " of " + cells);
    row.add(
        first.lacking() == 0
            ? "" + first.runs()
            : first.runs() + " of " + (first.runs() + first.lacking()));
    for (Marginal each : own) {
      row.add(Shown.number(each));
      if (each.series().reading() == Reading.COMPRESSION) {
        row.add(
            each.kinds().getOrDefault(Compression.Kind.COMPRESSION, 0)
                + " / "
                + each.kinds().getOrDefault(Compression.Kind.FORGETTING, 0)
                + " / "
                + each.kinds().getOrDefault(Compression.Kind.NONE, 0));
      }
    }
    return row;
  }

  private void caveats(List<Series> wanted) {
    Map<Caveat, Integer> all = new EnumMap<>(Caveat.class);
    for (Series series : wanted) {
      marginals
          .overall(series)
          .caveats()
          .forEach((caveat, runs) -> all.merge(caveat, runs, Math::max));
    }
    all.forEach(
        (caveat, runs) ->
            paragraph(
                caveat
                    + (caveat == Caveat.NOISE_UNRESOLVED ? " (*)" : "")
                    + " in "
                    + Shown.count(runs, "run")
                    + ": "
                    + caveat.explanation()
                    + "."));
  }

  private void shares() {
    if (design.varied().isEmpty()) {
      return;
    }
    section("Shares of variance");
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    List<String> terms = new ArrayList<>(design.varied());
    terms.add(VarianceShares.INTERACTIONS);
    terms.add(VarianceShares.SEEDS);
    List<String> header = new ArrayList<>(List.of("what", "estimator"));
    header.addAll(terms);
    HtmlTable table =
        new HtmlTable(
            "Sums of squares over their total; in brackets what the share is about if nothing has"
                + " an effect. With one run per setting chance is in the interactions.",
            2,
            header);
    int rows = 0;
    for (Series series : findings.series()) {
      if (!series.layer().isEmpty() && !series.layer().equals(layer)) {
        continue;
      }
      VarianceShares shares = marginals.shares(series);
      if (shares.shares().isEmpty()) {
        String by = series.estimator().isEmpty() ? "" : " by " + series.estimator();
        reasons
            .computeIfAbsent(shares.reason(), each -> new ArrayList<>())
            .add(series.reading().words() + by);
        continue;
      }
      List<String> row = new ArrayList<>(List.of(series.reading().words(), series.estimator()));
      for (String term : terms) {
        Double share = shares.shares().get(term);
        row.add(
            share == null
                ? ""
                : Shown.percent(share)
                    + " ("
                    + Shown.percent(shares.byChance().getOrDefault(term, 0.0))
                    + ")");
      }
      table.row(row);
      rows++;
    }
    if (rows > 0) {
      page.append(table.html());
    }
    reasons.forEach(
        (reason, names) ->
            paragraph("No shares of " + String.join(", ", names) + ": " + reason + "."));
    page.append("</section>\n");
  }

  /** Whether all combinations of levels have as many runs, and what it means if not. */
  String balance() {
    Set<String> reasons = new LinkedHashSet<>();
    for (Series series : findings.series()) {
      VarianceShares shares = marginals.shares(series);
      if (findings.isOne(series) && !shares.isBalanced()) {
        reasons.add(shares.reason());
      }
    }
    if (findings.values().isEmpty()) {
      return "No run is done.";
    }
    return reasons.isEmpty()
        ? "The design is balanced: every combination of levels has as many runs."
        : "The design is not balanced: "
            + String.join("; ", reasons)
            + ". Means of two levels then differ by what the other factors do, too.";
  }

  /** What the means and their errors are. */
  String howToRead() {
    page.setLength(0);
    section("How to read it");
    page.append("<ul>\n");
    item(
        "Values are those of a run's last epoch"
            + (findings.firstEnd() < findings.lastEnd() ? ", which differs between runs" : "")
            + ", or of the last one at which an estimator was asked, on the rows observed first ("
            + String.join(", ", findings.observed())
            + ").");
    item(
        "A setting is what is run, whatever the seed. The mean of a level is over its settings,"
            + " each counting the same.");
    boolean repeated =
        findings.values().values().stream().flatMap(List::stream).anyMatch(each -> each.runs() > 1);
    item(
        repeated
            ? "\u00b1 is one standard error of that mean over other seeds: with C settings of n"
                + " runs it is s/C \u221a(\u03a3 1/n), where s\u00b2 is the variance between the"
                + " runs of a setting, pooled over the level's settings. It takes runs of different"
                + " settings for independent. The column standard_error_common_seeds of"
                + " marginals.csv allows for what a seed does in all settings alike; it is there"
                + " where all have the same seeds."
            : "Every setting has one run: there are no standard errors.");
    item(
        "The fall of I(X;T) is that behind the rightmost point of a layer's path, which of"
            + " several runs is that of the other runs' mean path, so that it is without bias; of"
            + " a single run it is the run's own, and the fall too large. A setting compresses if"
            + " the fall is above "
            + Collector.LEAST_BITS
            + " bits and beyond chance and I(T;Y) does not fall, and forgets if that falls, too.");
    page.append("</ul>\n</section>\n");
    return page.toString();
  }

  private void item(String text) {
    page.append("<li>").append(HtmlTable.text(text)).append("</li>\n");
  }
}
