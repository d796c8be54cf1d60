package org.infobottleneck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.plane.AverageMeasurement;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.ReportPlanes;
import org.infobottleneck.plane.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InformationPlaneReportTest {

  private static final String HOSTILE =
      "</script><script>alert(1)</script><img src=x"
          + " onerror=alert(2)>&lt;\"'`${3}\u2028\u2029\ud800";

  private static final Pattern SCRIPT =
      Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);

  @TempDir private Path folder;

  private static InformationPlane plane(int seed) {
    return ReportPlanes.plane(seed, 3, 2, 9, "", "train", "test");
  }

  @Test
  void everyPointIsInThePageToTheLastBit() {
    InformationPlane plane = plane(1);
    PageData page = PageData.of(InformationPlaneReport.of(plane).html());
    int compared = 0;
    for (String rows : List.of("train", "test")) {
      for (int layer : plane.layers()) {
        for (String estimator : plane.estimators()) {
          List<PlanePoint> points = plane.path(rows, layer, estimator);
          JsonNode path = page.path(0, rows, layer, plane.estimators().indexOf(estimator));
          int[] epochs = page.integers(path.get("epoch"));
          for (int i = 0; i < epochs.length; i++) {
            PlanePoint point = points.get(i);
            assertThat(epochs[i]).isEqualTo(point.epoch());
            assertSame(page, path.get("input"), i, point.inputInformation());
            assertSame(page, path.get("target"), i, point.targetInformation());
            assertThat(page.integers(path.get("runs"))[i]).isEqualTo(1);
            assertThat(page.integers(path.get("invalidRuns"))[i])
                .isEqualTo(point.isValid() ? 0 : 1);
            compared++;
          }
        }
      }
    }
    assertThat(compared).isEqualTo(plane.points().size());
  }

  private static void assertSame(PageData page, JsonNode side, int i, Estimate estimate) {
    assertSameBits(page.doubles(side.get("nats"))[i], estimate.nats());
    assertSameBits(page.doubles(side.get("error"))[i], estimate.standardError().orElse(Double.NaN));
    JsonNode kind = page.root().get("kinds").get(page.integers(side.get("kind"))[i]);
    assertThat(kind.get("estimand").asText()).isEqualTo(estimate.estimand().toString());
    assertThat(kind.get("bound").asText()).isEqualTo(estimate.bound().name());
    assertThat(kind.get("answeredBy").asText()).isEqualTo(estimate.estimator());
    assertThat(kind.get("samples").asInt()).isEqualTo(estimate.samples());
    assertThat(kind.get("errorSource").asText())
        .isEqualTo(estimate.error().map(error -> error.source().name()).orElse(""));
    for (Caveat caveat : Caveat.values()) {
      JsonNode counts = side.get("caveats").get(caveat.name());
      int count = counts == null ? 0 : page.integers(counts)[i];
      assertThat(count).isEqualTo(estimate.caveats().contains(caveat) ? 1 : 0);
    }
  }

  private static void assertSameBits(double actual, double expected) {
    assertThat(Double.doubleToRawLongBits(actual)).isEqualTo(Double.doubleToRawLongBits(expected));
  }

  @Test
  void whatWasMeasuredBesideThePointsIsInThePageToTheLastBit() {
    InformationPlane plane = plane(2);
    PageData page = PageData.of(InformationPlaneReport.of(plane).html());
    double[] losses = series(page, "train_loss", 0);
    double[] norms = series(page, "weight_norm", 2);
    double[] means = series(page, "gradient_mean", 2);
    double[] scatter = series(page, "scatter_within", 2);
    List<Snapshot> snapshots = plane.snapshots();
    for (int i = 0; i < snapshots.size(); i++) {
      Snapshot snapshot = snapshots.get(i);
      assertThat(losses[i]).isEqualTo(snapshot.train().orElseThrow().loss());
      assertThat(norms[i]).isEqualTo(snapshot.weightNorms().get(1));
      assertThat(means[i]).isEqualTo(snapshot.gradients().get(1).normOfMean());
      assertThat(scatter[i]).isEqualTo(snapshot.scatter().get(1).within());
    }
  }

  private static double[] series(PageData page, String quantity, int layer) {
    for (JsonNode series : page.set(0).get("series")) {
      if (series.get("quantity").asText().equals(quantity)
          && series.get("layer").asInt() == layer) {
        return page.doubles(series.get("mean"));
      }
    }
    throw new IllegalArgumentException("no series of " + quantity);
  }

  @Test
  void averagesKeepMeanErrorAndTheNumberOfRuns() {
    AveragePlane average = AveragePlane.of(List.of(plane(1), plane(2), plane(3)));
    PageData page = PageData.of(InformationPlaneReport.of(average).html());
    List<AveragePoint> points = average.path("test", 3, average.estimators().get(1));
    JsonNode path = page.path(0, "test", 3, 1);
    for (int i = 0; i < points.size(); i++) {
      AveragePoint point = points.get(i);
      assertThat(page.integers(path.get("runs"))[i]).isEqualTo(3);
      assertThat(page.doubles(path.get("input").get("nats"))[i])
          .isEqualTo(point.inputInformation().nats().mean());
      assertThat(page.doubles(path.get("target").get("error"))[i])
          .isEqualTo(point.targetInformation().nats().standardError().orElseThrow());
      JsonNode kind = page.root().get("kinds").get(page.integers(path.get("input").get("kind"))[i]);
      assertThat(kind.get("errorSource").asText()).isEqualTo("SEEDS");
      assertThat(page.integers(path.get("invalidRuns"))[i]).isEqualTo(point.invalidRuns());
      JsonNode counts = path.get("input").get("caveats").get("SATURATED");
      assertThat(counts == null ? 0 : page.integers(counts)[i])
          .isEqualTo(point.inputInformation().caveats().getOrDefault(Caveat.SATURATED, 0));
    }
    int measurements = 0;
    for (JsonNode series : page.set(0).get("series")) {
      measurements += page.integers(series.get("epoch")).length;
      assertThat(page.integers(series.get("runs"))).containsOnly(3);
    }
    assertThat(measurements).isEqualTo(average.measurements().size());
    AverageMeasurement last = average.measurements().get(average.measurements().size() - 1);
    JsonNode series = page.set(0).get("series").get(page.set(0).get("series").size() - 1);
    double[] errors = page.doubles(series.get("error"));
    assertThat(errors[errors.length - 1]).isEqualTo(last.average().standardError().orElseThrow());
  }

  @Test
  void anAverageOfOneRunHasNoErrorToNameTheSourceOf() {
    AveragePlane average = AveragePlane.of(List.of(plane(1)));
    PageData page = PageData.of(InformationPlaneReport.of(average).html());
    page.root()
        .get("kinds")
        .forEach(kind -> assertThat(kind.get("errorSource").asText()).isEmpty());
    assertThat(page.doubles(page.path(0, "test", 3, 1).get("input").get("error")))
        .containsOnly(Double.NaN);
  }

  @Test
  void layersWithoutAPointKeepTheirNumbers() {
    AveragePlane average =
        AveragePlane.of(
            List.of(ReportPlanes.falling(1, 9, 3, 4), ReportPlanes.falling(2, 9, 5, 6)));
    JsonNode layers = PageData.of(InformationPlaneReport.of(average).html()).set(0).get("layers");
    assertThat(layers).hasSize(2);
    assertThat(layers.get(1).get("name").asText()).isEqualTo("layer 2");
  }

  @Test
  void hostileNamesStayText() {
    InformationPlane plane = ReportPlanes.plane(1, 2, 2, 3, HOSTILE, "rows");
    String html =
        InformationPlaneReport.of(plane)
            .withTitle(HOSTILE)
            .withName(HOSTILE)
            .and("plain", plane(1))
            .html();
    assertThat(scripts(html)).hasSize(3);
    assertThat(html.replace(scripts(html).get(1), ""))
        .doesNotContain("alert(1)</script>", "<img", "\u2028", "\u2029", "onerror=alert(2)>");
    PageData page = PageData.of(html);
    assertThat(page.root().get("title").asText()).isEqualTo(HOSTILE);
    assertThat(page.set(0).get("name").asText()).isEqualTo(HOSTILE);
    assertThat(page.set(0).get("layers").get(0).get("name").asText())
        .isEqualTo(HOSTILE + "layer 1");
    assertThat(page.set(0).get("configuration").get(0).get(1).asText())
        .isEqualTo(HOSTILE + "12-10-7");
  }

  private static List<String> scripts(String html) {
    List<String> scripts = new ArrayList<>();
    Matcher matcher = SCRIPT.matcher(html);
    while (matcher.find()) {
      scripts.add(matcher.group(2));
    }
    return scripts;
  }

  @Test
  void thePolicyLetsNothingRunButThePagesOwnScripts() throws GeneralSecurityException {
    String html = InformationPlaneReport.of(plane(1)).html();
    Matcher policy =
        Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"")
            .matcher(html);
    assertThat(policy.find()).isTrue();
    List<String> digests = new ArrayList<>();
    for (String script : scripts(html).subList(1, 3)) {
      byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      digests.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
    assertThat(policy.group(1))
        .startsWith("default-src 'none'; script-src " + String.join(" ", digests) + "; ")
        .doesNotContain("http", "unsafe-eval")
        .doesNotContain("script-src 'unsafe-inline'");
  }

  @Test
  void thePageRefersToNothingOutsideItself() {
    String html = InformationPlaneReport.of(plane(1)).html();
    String library = scripts(html).get(1);
    String own = html.replace(library, "");
    assertThat(own).doesNotContain(" src=", "@import", "url(", "fetch(", "XMLHttpRequest");
    assertThat(own).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(");
    assertThat(own.replace("\"http://www.w3.org/2000/svg\"", "")).doesNotContain("://www", "http:");
    assertThat(Pattern.compile("href=\"[^#]").matcher(own).find()).isFalse();
    assertThat(library).contains("Licensed to the Apache Software Foundation");
    assertThat(library).doesNotContain("XMLHttpRequest", "importScripts", "WebSocket");
  }

  @Test
  void equalPlanesGiveEqualBytes() throws IOException {
    Path first = folder.resolve("first.html");
    Path second = folder.resolve("second.html");
    InformationPlaneReport.write(plane(4), first);
    InformationPlaneReport.write(plane(4), second);
    assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
    InformationPlaneReport.write(plane(5), second);
    assertThat(Files.readAllBytes(first)).isNotEqualTo(Files.readAllBytes(second));
    AveragePlane average = AveragePlane.of(List.of(plane(4), plane(5)));
    InformationPlaneReport.write(average, first);
    assertThat(first).hasContent(InformationPlaneReport.of(average).html());
  }

  @Test
  void aLargeAverageStaysSmall() {
    List<InformationPlane> runs = new ArrayList<>();
    for (int seed = 0; seed < 2; seed++) {
      runs.add(ReportPlanes.plane(seed, 6, 3, 300, "", "all"));
    }
    InformationPlaneReport report = InformationPlaneReport.of(AveragePlane.of(runs));
    String html = report.html();
    // 300 x 6 x 3 points of four doubles are 0.23 MB in Base64, 58 series of two doubles 0.37 MB.
    assertThat(scripts(html).get(0).length()).isLessThan(900_000);
    assertThat(html.length()).isLessThan(2_200_000);
    assertThat(report.withSingleRuns().html().equals(html)).isTrue();
  }

  @Test
  void singleRunsAreStoredOnlyIfAskedFor() {
    InformationPlaneReport report = InformationPlaneReport.ofRuns(List.of(plane(1), plane(2)));
    assertThat(PageData.of(report.html()).set(0).has("singleRuns")).isFalse();
    PageData page = PageData.of(report.withSingleRuns().html());
    assertThat(page.set(0).get("singleRuns")).hasSize(2);
    JsonNode path = page.set(0).get("singleRuns").get(1).get("paths").get(0);
    assertThat(page.doubles(path.get("input").get("nats"))[0])
        .isEqualTo(plane(2).points().get(0).inputInformation().nats());
    assertThat(page.set(0).get("phases")).hasSize(3);
  }

  @Test
  void theGapsAreThoseOfTheCurve() {
    InformationCurve curve =
        InformationBottleneck.of(
                JointDistribution.of(new double[][] {{0.3, 0.1}, {0.1, 0.2}, {0.05, 0.25}}))
            .curve(1.5, 3, 9);
    InformationPlane plane = plane(6);
    PageData page = PageData.of(InformationPlaneReport.of(plane).withCurve(curve).html());
    JsonNode written = page.set(0).get("curve");
    assertThat(page.doubles(written.get("beta"))).containsExactly(1.5, 3, 9);
    for (int i = 0; i < 3; i++) {
      CurvePoint point = curve.points().get(i);
      assertThat(page.doubles(written.get("input"))[i]).isEqualTo(point.inputInformation());
      assertThat(page.doubles(written.get("target"))[i]).isEqualTo(point.targetInformation());
    }
    JsonNode gaps = page.path(0, "train", 1, 0).get("gap");
    List<PlanePoint> points = plane.path("train", 1, plane.estimators().get(0));
    for (int i = 0; i < points.size(); i++) {
      assertThat(page.doubles(gaps.get("verticalLow"))[i])
          .isEqualTo(curve.gap(points.get(i)).vertical().low());
      double horizontal =
          curve.gap(points.get(i)).horizontal().map(gap -> gap.high()).orElse(Double.NaN);
      assertSameBits(page.doubles(gaps.get("horizontalHigh"))[i], horizontal);
    }
  }

  @Test
  void aPlaneWithoutSnapshotsHasAPage() {
    InformationPlane empty =
        InformationPlane.recorder(
                Variable.distinctRows(new double[][] {{0}, {1}}, Coverage.SAMPLED),
                Variable.labels(new int[] {0, 1}),
                BinningEstimator.width(0.5))
            .plane();
    PageData page = PageData.of(InformationPlaneReport.of(empty).html());
    assertThat(page.set(0).get("paths")).isEmpty();
  }

  @Test
  void entropiesAndCaveatsAreExplained() {
    PageData page = PageData.of(InformationPlaneReport.of(plane(1)).html());
    JsonNode rows = page.set(0).get("observed").get(1);
    assertThat(rows.get("name").asText()).isEqualTo("test");
    assertThat(rows.get("rowEntropy").asDouble()).isEqualTo(StrictMath.log(4096));
    assertThat(rows.get("targetEntropy").asDouble()).isEqualTo(0.69);
    assertThat(page.set(0).get("estimators")).hasSize(2);
    assertThat(page.root().get("caveats").get("TIES").asText())
        .isEqualTo(Caveat.TIES.explanation());
  }

  @Test
  void aReportSaysWhatIsInIt() {
    InformationPlaneReport report = InformationPlaneReport.of(plane(1)).and("other", plane(2));
    assertThat(report.toString()).contains("other");
    assertThat(report.and("mean", AveragePlane.of(List.of(plane(3), plane(4)))).toString())
        .contains("other", "mean");
    assertThat(report.andRuns("third", List.of(plane(3), plane(4))).toString())
        .contains("other", "third");
  }

  @Test
  void whatCannotBeShownIsRefused() {
    InformationPlaneReport report = InformationPlaneReport.of(plane(1));
    assertThatThrownBy(() -> report.withTitle(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("title must not be blank");
    assertThatThrownBy(() -> report.and("", plane(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name must not be blank");
    assertThatThrownBy(() -> report.and("run", plane(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must differ, got run twice");
    assertThatThrownBy(() -> InformationPlaneReport.ofRuns(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1");
  }

  @Test
  void aReportThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Path path = folder.resolve("missing").resolve("plane.html");
    assertThatThrownBy(() -> InformationPlaneReport.write(plane(1), path))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("plane.html");
    Path directory = Files.createDirectory(folder.resolve("taken"));
    Files.createFile(directory.resolve("inside"));
    assertThatThrownBy(() -> InformationPlaneReport.write(plane(1), directory))
        .isInstanceOf(UncheckedIOException.class);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(directory);
    }
  }
}
