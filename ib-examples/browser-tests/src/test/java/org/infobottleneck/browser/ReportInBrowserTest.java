package org.infobottleneck.browser;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.SmoothPlanes;
import org.infobottleneck.report.InformationPlaneReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a person does with the report of a file. */
class ReportInBrowserTest {

  private static final String HOSTILE =
      "</script><script>window.harmed=1</script><img src=x onerror=window.harmed=2>&lt;\"'`${3}";

  @TempDir private static Path folder;
  private static Browser browser;
  private static InformationPlane plane;
  private static Path small;

  @BeforeAll
  static void start() {
    browser = Browser.start(folder);
    plane =
        InformationPlane.tracker()
            .epochs(12)
            .track(Mlp.create(Architecture.tanh(12, 6, 4, 2), 1), IcosahedronTask.deterministic());
    small = folder.resolve("small.html");
    InformationPlaneReport.of(plane).withTitle("A small plane").write(small);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @BeforeEach
  void open() {
    browser.screen(1280, 900, false, false);
    browser.open(small.toUri());
  }

  @AfterEach
  void nothingIsComplainedOf() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static String epoch() {
    return browser.text("#player .epoch dd");
  }

  private static String label(int panel) {
    return browser.all("#plane-cards .chart").get(panel).getAttribute("aria-label");
  }

  @Test
  void aSmallPlaneIsThereWithAllThatWasMeasured() {
    assertThat(browser.text("#title")).isEqualTo("A small plane");
    assertThat(browser.text("#summary")).contains("One run.", "3 layers, 3 estimators");
    assertThat(browser.all("#plane-cards .card")).hasSize(3);
    assertThat(epoch()).isEqualTo("12");
    assertThat(browser.text("#player")).contains("train loss", "test acc.");
    assertThat(titles("#training-cards"))
        .contains("Loss and accuracy", "Signal to noise of the gradients", "Weights");
    assertThat(browser.text("#configuration")).contains("learningRate=0.1");
    assertThat((Boolean) browser.script(INKED, 0)).as("something is drawn").isTrue();
  }

  private static final String INKED =
      """
      const canvas = document.querySelectorAll('#plane-cards .card')[arguments[0]]
        .chartOfReport.chart.renderToCanvas();
      const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      return new Set(new Uint32Array(pixels.buffer)).size > 50;
      """;

  private static List<String> titles(String within) {
    return browser.all(within + " h3").stream()
        .map(each -> each.getAttribute("textContent"))
        .toList();
  }

  @Test
  void theSliderIsMovedByMouseAndByKeys() {
    WebElement slider = browser.find("#player input");
    slider.click(); // in its middle
    int middle = Integer.parseInt(epoch());
    assertThat(middle).isBetween(1, 11);
    assertThat(label(0)).contains("at epoch " + middle);
    slider.sendKeys(Keys.HOME);
    assertThat(epoch()).isEqualTo("0");
    slider.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    assertThat(epoch()).isEqualTo("2");
    assertThat(slider.getAttribute("aria-valuetext")).isEqualTo("epoch 2");
    assertThat(browser.find("#announcer").getAttribute("textContent")).contains("epoch 2");
  }

  @Test
  void itPlaysToTheEndAndThenStops() {
    browser.button("#options", "3").click();
    WebElement play = browser.find("#player .play");
    play.click();
    assertThat(play.getAttribute("aria-label")).isEqualTo("Pause");
    browser.until(() -> Integer.parseInt(epoch()) > 0);
    browser.until(() -> "Play".equals(play.getAttribute("aria-label")));
    assertThat(epoch()).isEqualTo("12");
  }

  @Test
  void layersAndEstimatorsAreSwitchedOffAndOn() {
    WebElement second = browser.button("#options", "layer 2");
    assertThat(label(0)).contains("layer 2:");
    second.click();
    browser.until(() -> !label(0).contains("layer 2:"));
    assertThat(second.getAttribute("aria-pressed")).isEqualTo("false");
    assertThat(label(0)).contains("layer 1:", "layer 3:");
    second.click();
    browser.until(() -> label(0).contains("layer 2:"));
    browser.button("#options", plane.estimators().get(1)).click();
    assertThat(browser.all("#plane-cards .card").get(1).isDisplayed()).isFalse();
    assertThat(browser.all("#plane-cards .card").get(0).isDisplayed()).isTrue();
  }

  @Test
  void aPointUnderThePointerTellsAllItsNumbers() {
    PlanePoint last = plane.path(3, plane.estimators().get(0)).get(plane.snapshots().size() - 1);
    browser.pointAt(0, 3, last.epoch());
    browser.until(() -> !browser.all(".tip").isEmpty() && browser.find(".tip").isDisplayed());
    double bits = last.inputInformation().nats() / Math.log(2);
    assertThat(browser.text(".tip"))
        .contains("at epoch " + last.epoch())
        .contains(plane.estimators().get(0))
        .contains(String.format("%.4f bits", bits))
        .contains("4\u202f096 samples");
    browser.point(2, 2);
    browser.until(() -> !browser.find(".tip").isDisplayed());
  }

  @Test
  void bitsBecomeNats() {
    assertThat(browser.text("#plane-cards .caption")).contains("12.000", "bits");
    browser.button("#options", "nats").click();
    browser.until(() -> browser.text("#plane-cards .caption").contains("8.3178"));
    assertThat(browser.text("#plane-cards .caption")).contains("nats").doesNotContain("bits");
    assertThat(label(0)).contains("in nats");
  }

  @Test
  void everyPointIsInTheFileThatIsSaved() {
    browser.button("#downloads", "Points of the plane").click();
    List<String> lines = browser.saved("plane.csv").lines().toList();
    List<String> names = List.of(lines.get(0).split(",", -1));
    assertThat(lines).hasSize(1 + plane.points().size());
    int input = names.indexOf("input_nats");
    assertThat(input).isPositive();
    List<Double> values =
        lines.stream().skip(1).map(line -> Double.valueOf(cells(line).get(input))).toList();
    assertThat(values)
        .containsExactlyInAnyOrderElementsOf(
            plane.points().stream().map(point -> point.inputInformation().nats()).toList());
    browser.button("#downloads", "Losses, gradients, weights").click();
    assertThat(browser.saved("measurements.csv")).contains("train_loss");
  }

  private static List<String> cells(String line) {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(line)) {
      return reader.stream().findFirst().orElseThrow().getFields();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void hostileNamesAreTextEverywhere() {
    Path page = folder.resolve("hostile.html");
    InformationPlaneReport.of(SmoothPlanes.plane(1, 2, 2, 5, HOSTILE))
        .withTitle(HOSTILE)
        .withName(HOSTILE)
        .and("other", SmoothPlanes.plane(2, 2, 2, 5, HOSTILE))
        .write(page);
    browser.open(page.toUri());
    assertThat(browser.text("#title")).isEqualTo(HOSTILE);
    assertThat(browser.text("#options")).contains(HOSTILE + "layer 1");
    browser.find("#numbers summary").click();
    assertThat(browser.text("#numbers")).contains(HOSTILE);
    browser.pointAt(0, 2, -1);
    browser.until(() -> !browser.all(".tip").isEmpty());
    assertThat(browser.text(".tip")).contains(HOSTILE);
    assertThat(browser.all("img")).isEmpty();
    assertThat(browser.script("return window.harmed")).isNull();
  }

  @Test
  void aRunThatEndedBeforeTheOthersSaysOfWhichEpochItsLossesAre() {
    Path page = folder.resolve("lengths.html");
    InformationPlaneReport.of(SmoothPlanes.plane(1, 2, 1, 9, "")) // to epoch 36
        .and("short", SmoothPlanes.plane(2, 2, 1, 5, "")) // to epoch 10
        .write(page);
    browser.open(page.toUri());
    assertThat(epoch()).isEqualTo("36");
    assertThat(browser.all("#player dl")).hasSize(2);
    assertThat(browser.all("#player dl").get(0).getText()).doesNotContain("as of epoch");
    assertThat(browser.all("#player .of")).hasSize(1);
    assertThat(browser.text("#player .of dd")).isEqualTo("10");
    browser.press(Keys.HOME);
    assertThat(browser.all("#player .of")).isEmpty();
  }

  @Test
  void theTableHoldsWhatIsShown() {
    browser.find("#numbers summary").click();
    assertThat(browser.all("#numbers tbody tr")).hasSize(9);
    browser.button("#options", plane.estimators().get(1)).click();
    assertThat(browser.all("#numbers tbody tr")).hasSize(6);
    assertThat(browser.text("#numbers tbody")).doesNotContain(plane.estimators().get(1));
  }

  /** Runs of their own scatter more widely than their mean. */
  @Test
  void singleRunsLieWithinTheAxes() {
    Path page = folder.resolve("singles.html");
    InformationPlaneReport.ofRuns(
            List.of(SmoothPlanes.plane(1, 1, 1, 20, ""), SmoothPlanes.plane(2, 1, 1, 20, "")))
        .withSingleRuns()
        .write(page);
    browser.open(page.toUri());
    String scattered =
        """
        const { panel, range } = document.querySelector('#plane-cards .card').chartOfReport;
        return panel.set.singleRuns.flat().every(run => ['input', 'target'].every((side, k) =>
          run.read[side].nats.every(v => v >= [range.x, range.y][k][0] && v <= [range.x, range.y][k][1])));
        """;
    assertThat((Boolean) browser.script(scattered)).isTrue();
  }

  @Test
  void everythingIsReachedByTheKeyboardAlone() {
    browser.tab();
    assertThat(focused()).isEqualTo("Skip to the plane");
    browser.tab(); // the choice of light and dark
    browser.tab();
    assertThat(focused()).isEqualTo("Play");
    browser.tab();
    assertThat(focused()).isEqualTo("Epoch");
    browser.tab();
    browser.press(Keys.SPACE); // the first layer
    browser.until(() -> !label(0).contains("layer 1:"));
    browser.leave();
    browser.press(Keys.HOME);
    assertThat(epoch()).isEqualTo("0");
    browser.press(Keys.ARROW_RIGHT);
    assertThat(epoch()).isEqualTo("1");
    browser.press("1");
    browser.until(() -> label(0).contains("layer 1:"));
    browser.press(" ");
    assertThat(browser.find("#player .play").getAttribute("aria-label")).isEqualTo("Pause");
    browser.press(" ");
    assertThat(browser.find("#player .play").getAttribute("aria-label")).isEqualTo("Play");
  }

  private static String focused() {
    return (String)
        browser.script(
            "const e = document.activeElement; return e.getAttribute('aria-label') || e.textContent");
  }

  @Test
  void everythingHasANameForThoseWhoListen() {
    for (WebElement chart : browser.all(".chart")) {
      assertThat(chart.getAttribute("role")).isEqualTo("img");
    }
    assertThat(browser.all("button"))
        .allSatisfy(each -> assertThat(each.getAccessibleName()).isNotBlank());
    assertThat(browser.all("input"))
        .allSatisfy(each -> assertThat(each.getAccessibleName()).isNotBlank());
    assertThat(browser.find("html").getAttribute("lang")).isEqualTo("en");
    browser.find("#numbers summary").click();
    assertThat(browser.all("#numbers tbody tr")).hasSize(9);
    assertThat(browser.all("#numbers thead th[scope=col]")).hasSize(10);
  }

  @Test
  void lightAndDarkFollowTheSystemOrTheSwitch() {
    assertThat(brightness()).isGreaterThan(240);
    browser.screen(1280, 900, false, true);
    browser.until(() -> brightness() < 40);
    browser.button("#settings", "light").click();
    browser.until(() -> brightness() > 240);
    browser.button("#settings", "dark").click();
    browser.until(() -> brightness() < 40);
    assertThat(contrast(".quiet")).isGreaterThan(4.5);
    browser.button("#settings", "light").click();
    assertThat(contrast(".quiet")).isGreaterThan(4.5);
  }

  private static long brightness() {
    return (Long)
        browser.script(
            "return Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
  }

  /** By the definition of WCAG 2. */
  private static double contrast(String selector) {
    Object ratio =
        browser.script(
            """
            const luminance = color => color.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
              .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
              .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const text = luminance(getComputedStyle(document.querySelector(arguments[0])).color);
            const page = luminance(getComputedStyle(document.body).backgroundColor);
            return (Math.max(text, page) + 0.05) / (Math.min(text, page) + 0.05);
            """,
            selector);
    return ((Number) ratio).doubleValue();
  }

  @Test
  void aPhoneShowsItWithoutScrollingSideways() {
    browser.screen(390, 844, true, false);
    browser.open(small.toUri());
    long width = (Long) browser.script("return document.documentElement.scrollWidth");
    assertThat(width).isLessThanOrEqualTo(390);
    assertThat(browser.find("#options .view").getAttribute("open")).isNull();
    long above =
        (Long)
            browser.script(
                "return Math.round(document.querySelector('#plane').getBoundingClientRect().top)");
    assertThat(above).as("the plane is on the first screen").isLessThan(500);
  }

  @Test
  void fiftyRepeatsOfALargePlaneOpenInTwoSecondsAndScrollSmoothly() {
    List<InformationPlane> runs =
        IntStream.range(0, 50).mapToObj(seed -> SmoothPlanes.plane(seed, 6, 3, 300, "")).toList();
    Path page = folder.resolve("large.html");
    InformationPlaneReport.of(AveragePlane.of(runs)).write(page);
    browser.countProcessorTime();
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3; i++) {
      browser.open(page.toUri());
      double processor = browser.processorMillis();
      System.out.printf(
          "large report: first screen after %.0f ms, %.0f ms of processor time%n",
          browser.drawnAfter(), processor);
      best = Math.min(best, processor);
    }
    // What else the machine does makes a page wait, but not work more.
    assertThat(best).isLessThan(2000);
    double frame = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 3 && frame > 50; i++) {
      frame = ((Number) browser.scriptThatCalls(SCROLL)).doubleValue();
      System.out.printf("large report: median frame while scrolling %.0f ms%n", frame);
    }
    assertThat(frame).isLessThan(50);
  }

  /** The median time between frames while the page is scrolled to its end. */
  private static final String SCROLL =
      """
      const done = arguments[arguments.length - 1];
      const frames = [];
      let last = performance.now(), y = 0;
      requestAnimationFrame(function frame(now) {
        frames.push(now - last);
        last = now;
        scrollTo(0, y += 20);
        if (y < document.documentElement.scrollHeight - innerHeight) requestAnimationFrame(frame);
        else done(frames.sort((a, b) => a - b)[frames.length >> 1]);
      });
      """;
}
