package org.infobottleneck.examples.sweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.infobottleneck.estimators.Measure;
import org.infobottleneck.examples.sweep.SweepRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page, the figures and the tables of made-up sweeps. */
class SweepReportTest {

  @TempDir private Path folder;

  private MadeUpSweep sweep(String... factors) {
    return new MadeUpSweep(folder.resolve("sweep"), factors);
  }

  private static Choice choice(String rows, String columns) {
    return new Choice(
        Optional.of(rows).filter(name -> !name.isEmpty()),
        Optional.of(columns).filter(name -> !name.isEmpty()),
        Optional.empty(),
        Optional.empty());
  }

  /** The page without its figures, which take time. */
  private static String page(SweepReport report) {
    return report.page(Map.of(), Map.of());
  }

  private String written(SweepReport report) throws IOException {
    Path output = Files.createDirectories(folder.resolve("out"));
    report.write(output);
    return Files.readString(output.resolve("sweep.html"));
  }

  private String file(String name) throws IOException {
    return Files.readString(folder.resolve("out").resolve(name));
  }

  /** A grid in which one run failed, one was not made, and one file is rubbish. */
  private MadeUpSweep withHoles() {
    MadeUpSweep sweep = sweep("width", "rate", "seed");
    for (String width : List.of("3", "5")) {
      for (String rate : List.of("slow", "<b>fast</b>")) {
        for (long seed = 1; seed <= 2; seed++) {
          SweepRun run = sweep.add(seed, width, rate, "" + seed);
          if (width.equals("3") || rate.equals("slow")) {
            sweep.ends(run, Integer.parseInt(width), 0.5 + 0.1 * seed);
          }
          if (width.equals("5") && rate.equals("slow") && seed == 2) {
            sweep.write("runs/" + run.key() + ".ibp", "rubbish\n");
          }
          if (!width.equals("3") && !rate.equals("slow") && seed == 1) {
            sweep.write(
                "failed/" + run.key() + ".json",
                "{\"attempts\": 3, \"cause\": \"Diverged: <script>alert(1)</script>\"}");
          }
        }
      }
    }
    return sweep;
  }

  @Test
  void runsThatFailedAreListedWithTheirCauses() throws IOException {
    SweepReport report = withHoles().report();
    String page = page(report);
    assertThat(page)
        .contains("8 runs, 5 done, 1 failed, 1 unreadable, 1 not run")
        .contains("Runs without a plane: 3")
        .contains("Diverged: &lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("this is no saved information plane")
        .contains("not run yet")
        .contains("Settings of which no run is done: width = 5, rate = &lt;b&gt;fast&lt;/b&gt;.")
        .contains("The design is not balanced: 1 of 4 combinations");
    assertThat(report.toString()).contains("failed: width = 5, rate = <b>fast</b>, seed = 1: Div");
    JsonNode json = new ObjectMapper().readTree(report.json().toString());
    assertThat(json.get("without")).hasSize(3);
    assertThat(json.get("failed").asInt()).isEqualTo(1);
    assertThat(json.get("factors").get("width")).hasSize(2);
  }

  /** No address, no script, nothing to load; an identifier occurs once. */
  @Test
  void thePageAsksNobodyForAnything() throws IOException {
    SweepReport report = withHoles().report();
    String page = written(report);
    assertThat(page)
        .contains("default-src 'none'")
        .contains("<svg")
        .doesNotContain("://", "<script", "src=", "@import", "href=", "<b>", "url(\"");
    List<String> identifiers =
        Pattern.compile(" id=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(result -> result.group(1))
            .toList();
    assertThat(identifiers).doesNotHaveDuplicates();
    assertThat(Pattern.compile("url\\(#([^)]+)\\)").matcher(page).results().map(MatchResult::group))
        .allSatisfy(each -> assertThat(identifiers).contains(each.substring(5, each.length() - 1)));
    everyNumberStandsInTheTables(report);
  }

  private void everyNumberStandsInTheTables(SweepReport report) throws IOException {
    assertThat(report.files())
        .contains(folder.resolve("out/planes-1.pdf"), folder.resolve("out/marginals-1.png"))
        .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    assertThat(file("marginals.csv").lines())
        .anySatisfy(line -> assertThat(line).contains("last hidden,", ",width,3,2,4,0,0,3,0,2,"))
        .anySatisfy(line -> assertThat(line).contains("output,", ",width,3,2,4,0,0,3,"))
        .anySatisfy(line -> assertThat(line).startsWith("fall of I(X;T)"))
        .anySatisfy(line -> assertThat(line).startsWith("test accuracy,share,,,,rate,slow,"));
    assertThat(file("variance.csv")).contains("1 of 4 combinations of levels have no run");
    assertThat(file("planes.csv").lines().findFirst())
        .hasValue(
            "rate,width,estimator,layer,epoch,runs,input_bits,input_standard_error_bits,"
                + "target_bits,target_standard_error_bits");
  }

  @Test
  void aSingleFactorGoesAcross() {
    MadeUpSweep sweep = sweep("width");
    for (String width : List.of("3", "5", "9")) {
      sweep.ends(sweep.add(1, width), Integer.parseInt(width), 0.5);
    }
    assertThat(page(sweep.report()))
        .contains("Columns: width. Means over seeds;", "Every setting has one run")
        .contains("The design is balanced")
        .doesNotContain("Rows:", "Runs without");
  }

  @Test
  void aSweepOfNothingButSeedsHasNoFactor() {
    MadeUpSweep sweep = sweep("seed");
    sweep.ends(sweep.add(1, "1"), 1, 0.5);
    sweep.ends(sweep.add(2, "2"), 2, 0.5);
    assertThat(page(sweep.report()))
        .contains("The sweep has no factor but the seed.", "1 setting, with 2 runs")
        .contains("1.500 \u00b1 0.500");
  }

  @Test
  void aSweepWithoutAPlaneIsReportedToo() {
    MadeUpSweep sweep = sweep("width");
    sweep.add(1, "3");
    assertThat(page(sweep.report())).contains("1 run, 0 done, 1 not run", "No run is done.");
  }

  @Test
  void estimandsThatDifferAreNamedAndNotDrawn() {
    MadeUpSweep sweep = sweep("a");
    double[] ends = {0.5, 1};
    sweep.done(sweep.add(1, "low"), ends, ends);
    sweep.done(sweep.add(1, "high"), ends, ends, Measure.SLICED);
    String counts = "different estimands: I(X;bin(T,0.5)) in 1 run; SI(";
    assertThat(page(sweep.report())).contains("Not averaged, the runs are of " + counts);
    Design design = Design.of(sweep.sweep());
    SweepPlanes planes = new SweepPlanes(folder.resolve("sweep"));
    Findings findings = Collector.collect(design, planes);
    Marginals marginals = new Marginals(design, findings);
    assertThat(new ReportTables(design, findings, marginals).marginals()).contains(counts);
    PlaneGrid grid =
        PlaneGrid.of(design, new PlaneGrid.Factors(Optional.empty(), Optional.of("a")), planes);
    assertThat(new GridFigures(grid, findings).figures()).isEmpty();
    assertThat(
            new MarginalFigures(design, marginals, findings, Series.LAST_HIDDEN).figures().keySet())
        .containsExactly(""); // of accuracy and loss
  }

  /** Width moves the mean by 2 bits, the rate by 0.2, the order not at all. */
  @Test
  void theFactorsWithMostEffectAreRowsAndColumns() {
    MadeUpSweep sweep = sweep("order", "rate", "width");
    for (String order : List.of("up", "down")) {
      for (int rate = 0; rate < 2; rate++) {
        for (int width = 0; width < 3; width++) {
          sweep.ends(sweep.add(1, order, "r" + rate, "w" + width), 1 + 2 * width + 0.2 * rate, 0.5);
        }
      }
    }
    assertThat(page(sweep.report())).contains("Rows: rate. Columns: width. Means over seeds, then");
    assertThat(page(sweep.report(choice("width", "order"))))
        .contains("Rows: width. Columns: order");
    assertThat(page(sweep.report(choice("", "order")))).contains("Rows: width. Columns: order");
    assertThatThrownBy(() -> sweep.report(choice("width", "width")))
        .hasMessage("--rows and --columns must be different factors, got width");
    assertThatThrownBy(() -> sweep.report(choice("depth", "")))
        .hasMessage(
            "--rows must be a factor of two levels or more, [order, rate, width], got depth");
    Choice layer =
        new Choice(Optional.empty(), Optional.empty(), Optional.of("7"), Optional.empty());
    assertThatThrownBy(() -> sweep.report(layer))
        .hasMessage("--layer must be one of [last hidden, 1, output], got 7");
  }

  @Test
  void panelsForWhichThereIsNoRoomAreNamed() {
    MadeUpSweep sweep = sweep("width");
    for (int width = 0; width < PlaneGrid.MOST + 2; width++) {
      sweep.ends(sweep.add(1, "w" + width), 1, 0.5);
    }
    assertThat(sweep.report().warnings())
        .containsExactly("Not drawn, for want of room: width = w36, w37.");
  }

  /** Two settings of means 1.5 and 4, of which the first has two seeds. */
  @Test
  void aPanelIsTheMeanOverSeedsThenOverSettings() {
    MadeUpSweep sweep = sweep("column", "other");
    sweep.ends(sweep.add(1, "left", "one"), 1, 0.5);
    sweep.ends(sweep.add(2, "left", "one"), 2, 0.5);
    sweep.ends(sweep.add(1, "left", "two"), 4, 0.7);
    sweep.ends(sweep.add(1, "right", "one"), 9, 0.7);
    Design design = Design.of(sweep.sweep());
    PlaneGrid grid =
        PlaneGrid.of(
            design,
            new PlaneGrid.Factors(Optional.empty(), Optional.of("column")),
            new SweepPlanes(folder.resolve("sweep")));
    List<PanelPaths.Point> path =
        grid.panels().get(0).paths().paths(MadeUpSweep.ESTIMATOR).get("1");
    assertThat(path).hasSize(2);
    assertThat(path.get(1).epoch()).isEqualTo(5);
    assertThat(path.get(1).x()).isEqualTo(2.75, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(path.get(1).y()).isEqualTo(0.6, org.assertj.core.data.Offset.offset(1e-12));
    assertThat(path.get(1).xError()).isNaN();
    assertThat(grid.panels().get(0).runs()).isEqualTo(3);
  }
}
