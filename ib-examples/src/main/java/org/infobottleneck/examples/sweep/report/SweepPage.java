package org.infobottleneck.examples.sweep.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The page of a sweep: one file without scripts, which asks nobody for anything. Its colors follow
 * the system's, light or dark.
 */
final class SweepPage {

  private static final String STYLE = "sweep.css";
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  /** More runs without a plane than these are folded away; how many there are stands above. */
  private static final int UNFOLDED = 20;

  private final String title;
  private final Design design;
  private final Findings findings;
  private final MarginalSections sections;
  private final PlaneGrid grid;
  private final StringBuilder page = new StringBuilder();

  SweepPage(
      String title,
      Design design,
      Findings findings,
      Marginals marginals,
      PlaneGrid grid,
      String layer) {
    this.title = title;
    this.design = design;
    this.findings = findings;
    this.grid = grid;
    sections = new MarginalSections(design, findings, marginals, layer);
  }

  /**
   * Returns the page.
   *
   * @param ofMarginals the figures of the marginals by estimator, as SVG
   * @param ofPlanes the figures of the planes by estimator, as SVG
   */
  String html(Map<String, String> ofMarginals, Map<String, String> ofPlanes) {
    page.setLength(0);
    String name = HtmlTable.text(title);
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .append(POLICY)
        .append("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
        .append(name)
        .append("</title>\n<style>\n")
        .append(style())
        .append("</style>\n</head>\n<body>\n<header>\n<h1>")
        .append(name)
        .append("</h1>\n");
    paragraph(summary("", findings));
    page.append("</header>\n<main>\n");
    factors();
    withoutPlane();
    if (!findings.values().isEmpty()) {
      planes(ofPlanes);
      page.append(sections.html(ofMarginals));
      page.append(sections.howToRead());
    }
    remarks();
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  /** How many runs there are, and how many of them are in which state. */
  static String summary(String name, Findings findings) {
    StringBuilder text = new StringBuilder(name.isEmpty() ? "" : name + ": ");
    text.append(Shown.count(findings.states().size(), "run")).append(", ");
    text.append(findings.count(RunState.Status.DONE)).append(" done");
    for (RunState.Status status :
        List.of(RunState.Status.FAILED, RunState.Status.UNREADABLE, RunState.Status.MISSING)) {
      if (findings.count(status) > 0) {
        text.append(", ").append(findings.count(status)).append(' ').append(status.words());
      }
    }
    if (findings.lastEnd() > 0) {
      text.append("; last epoch ").append(findings.lastEnd());
      if (findings.firstEnd() < findings.lastEnd()) {
        text.append(" (of the shortest runs ").append(findings.firstEnd()).append(')');
      }
    }
    return text.append('.').toString();
  }

  private void paragraph(String text) {
    page.append("<p>").append(HtmlTable.text(text)).append("</p>\n");
  }

  private void section(String heading) {
    page.append("<section>\n<h2>").append(HtmlTable.text(heading)).append("</h2>\n");
  }

  private void factors() {
    section("Factors");
    long combinations = design.cells().stream().map(Cell::levels).distinct().count();
    if (design.factors().isEmpty()) {
      paragraph("The sweep has no factor but the seed.");
    } else {
      HtmlTable table =
          new HtmlTable(
              "Levels, and how many of their runs are done.", 2, List.of("factor", "levels"));
      for (String factor : design.factors()) {
        List<String> levels = new ArrayList<>();
        for (String level : design.levelsOf(factor)) {
          List<Cell> own =
              design.cells().stream().filter(cell -> cell.level(factor).equals(level)).toList();
          int all = own.stream().mapToInt(cell -> cell.runs().size()).sum();
          int lacking = own.stream().mapToInt(findings::lacking).sum();
          String done = lacking == 0 ? "" : (all - lacking) + " of ";
          levels.add(level + " (" + done + Shown.count(all, "run") + ")");
        }
        table.row(List.of(factor, String.join("; ", levels)));
      }
      page.append(table.html());
      if (combinations < design.combinations()) {
        paragraph(
            "The sweep has runs of "
                + combinations
                + " of the "
                + design.combinations()
                + " combinations of levels.");
      }
    }
    int cells = design.cells().size();
    int least = design.cells().stream().mapToInt(cell -> cell.runs().size()).min().orElse(0);
    int most = design.cells().stream().mapToInt(cell -> cell.runs().size()).max().orElse(0);
    paragraph(
        cells
            + (cells == 1 ? " setting, with " : " settings, each with ")
            + (least == most ? "" : least + " to ")
            + most
            + (most == 1 ? " run." : " runs that differ in their seed."));
    paragraph(sections.balance());
    page.append("</section>\n");
  }

  private void withoutPlane() {
    List<RunState> without = findings.withoutPlane();
    if (without.isEmpty()) {
      return;
    }
    section("Runs without a plane: " + without.size());
    List<String> empty =
        design.cells().stream()
            .filter(cell -> findings.lacking(cell) == cell.runs().size())
            .map(cell -> cell.levels().isEmpty() ? "the only setting" : Cell.words(cell.levels()))
            .toList();
    if (!empty.isEmpty()) {
      paragraph("Settings of which no run is done: " + String.join("; ", empty) + ".");
    }
    List<String> header = new ArrayList<>(List.of("state"));
    header.addAll(design.factors());
    header.addAll(List.of("seed", "cause", "run", "attempts"));
    HtmlTable table = new HtmlTable("No mean has these in it.", header.size() - 1, header);
    for (RunState state : without) {
      List<String> row = new ArrayList<>(List.of(state.status().words()));
      design.factors().forEach(factor -> row.add(state.run().levels().getOrDefault(factor, "")));
      row.add(Long.toString(state.run().experiment().seed()));
      row.add(state.cause());
      row.add(state.run().key());
      row.add(state.attempts() == 0 ? "" : Integer.toString(state.attempts()));
      table.row(row);
    }
    boolean folded = without.size() > UNFOLDED;
    page.append(folded ? "<details><summary>All of them</summary>\n" : "").append(table.html());
    page.append(folded ? "</details>\n" : "").append("</section>\n");
  }

  private void planes(Map<String, String> figures) {
    section("Planes side by side");
    paragraph(
        grid.words()
            + " A dot is a snapshot, of paths with many about 30 of them. All panels of a figure"
            + " have the same axes and colors. Layers are named at the ends of their paths: hidden"
            + " ones by their numbers, the last one \"out\". Where networks of different depth"
            + " share a panel, it shows the last hidden layer and the output. Points at epochs that"
            + " not all settings of a panel have are left out.");
    grid.leftOut().forEach(this::paragraph);
    figures.forEach(
        (estimator, svg) ->
            page.append("<figure class=\"wide\" role=\"img\" aria-label=\"Information planes by ")
                .append(HtmlTable.text(estimator))
                .append("\">\n")
                .append(svg)
                .append("\n</figure>\n"));
    for (String estimator : findings.estimators()) {
      if (!figures.containsKey(estimator)) {
        paragraph("There is no figure of " + estimator + ".");
      }
    }
    page.append("</section>\n");
  }

  private void remarks() {
    if (!findings.remarks().isEmpty()) {
      section("Remarks");
      page.append("<ul>\n");
      findings
          .remarks()
          .forEach(each -> page.append("<li>").append(HtmlTable.text(each)).append("</li>\n"));
      page.append("</ul>\n</section>\n");
    }
  }

  private static String style() {
    try (InputStream in = SweepPage.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + STYLE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + STYLE, e);
    }
  }
}
