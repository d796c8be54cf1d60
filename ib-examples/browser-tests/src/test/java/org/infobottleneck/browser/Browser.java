package org.infobottleneck.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, and what a person does with it. */
final class Browser implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Says at every start that it has no classes for this version of the protocol; none is used. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;
  private final Path downloads;

  private Browser(ChromeDriver driver, Path downloads) {
    this.driver = driver;
    this.downloads = downloads;
  }

  static Browser start(Path downloads) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(executable("ib.chromium"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // as root there is none; the pages are ours
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars");
    options.setExperimentalOption(
        "prefs", Map.of("download.default_directory", downloads.toAbsolutePath().toString()));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(executable("ib.chromedriver")))
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return new Browser(driver, downloads);
  }

  private static String executable(String property) {
    String path = Objects.requireNonNull(System.getProperty(property), property);
    if (!Files.isExecutable(Path.of(path))) {
      throw new IllegalStateException(
          path + " is not there; install Chromium and its driver, or name them by -D" + property);
    }
    return path;
  }

  /** A screen of so many pixels, with the system's preference for dark or light. */
  void screen(int width, int height, boolean phone, boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    driver.executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Opens a page and waits until its first screen is drawn. */
  void open(URI uri) {
    driver.get(uri.toString());
    until(() -> drawnAfter() > 0);
  }

  /** Milliseconds from the start of the navigation until all charts on the screen were drawn. */
  double drawnAfter() {
    Object time =
        script(
            "const mark = performance.getEntriesByName('report-drawn')[0];"
                + "return mark ? mark.startTime : 0;");
    return ((Number) time).doubleValue();
  }

  /** Has the time counted that the pages to come work, not that which they wait. */
  void countProcessorTime() {
    blank();
    driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
  }

  /** Milliseconds that the main thread of the page has worked since its navigation began. */
  double processorMillis() {
    List<?> metrics =
        (List<?>) driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
    return metrics.stream()
        .map(each -> (Map<?, ?>) each)
        .filter(each -> "TaskDuration".equals(each.get("name")))
        .mapToDouble(each -> 1000 * ((Number) each.get("value")).doubleValue())
        .findFirst()
        .orElseThrow();
  }

  /** Opens a page that may have nothing to draw yet. */
  void visit(URI uri) {
    driver.get(uri.toString());
  }

  void blank() {
    driver.get("about:blank");
  }

  Object script(String body, Object... arguments) {
    return driver.executeScript(body, arguments);
  }

  Object scriptThatCalls(String body) {
    return driver.executeAsyncScript(body);
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The text that can be read now, also of what the page makes anew all the time. */
  String text(String selector) {
    return (String) script("return document.querySelector(arguments[0]).innerText", selector);
  }

  /** The visible control whose text is this. */
  WebElement button(String within, String text) {
    return all(within + " button, " + within + " label").stream()
        .filter(each -> each.getText().strip().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no control " + text + " in " + within));
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Puts the focus nowhere, as after a click beside everything. */
  void leave() {
    script("document.activeElement.blur()");
  }

  void tab() {
    press(Keys.TAB);
  }

  void point(int x, int y) {
    new Actions(driver).moveToLocation(x, y).perform();
  }

  /** Points at a layer of a panel of the plane, at an epoch; negative: at the last one. */
  void pointAt(int panel, int layer, int epoch) {
    Map<?, ?> at = (Map<?, ?>) script(WHERE, panel, layer, epoch);
    point(pixel(at, "x"), pixel(at, "y"));
  }

  private static int pixel(Map<?, ?> at, String name) {
    return (int) Math.round(((Number) at.get(name)).doubleValue());
  }

  private static final String WHERE =
      """
      const { chart, panel, state, canvas } =
        document.querySelectorAll('#plane-cards .card')[arguments[0]].chartOfReport;
      const { top, bottom } = canvas.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) canvas.scrollIntoView({ block: 'center' });
      const path = panel.paths.find(p => p.layer === arguments[1]);
      const place = arguments[2] < 0 ? path.epoch.length - 1 : path.epoch.indexOf(arguments[2]);
      const unit = state.unit === 'bits' ? 1 / Math.log(2) : 1;
      const [x, y] = chart.convertToPixel({ gridIndex: 0 },
        [path.input.nats[place] * unit, path.target.nats[place] * unit]);
      const box = canvas.getBoundingClientRect();
      return { x: box.x + x, y: box.y + y };
      """;

  void until(Supplier<Boolean> condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.get()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain; the page says " + complaints());
      }
      pause(20);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file that was saved, once it is whole. */
  String saved(String name) {
    Path file = downloads.resolve(name);
    until(() -> Files.exists(file));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that the page wrote to its console since it was asked last. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Waits until all charts on the screen and near it are drawn. */
  void settle() {
    until(() -> (Boolean) script(SETTLED));
    pause(300);
  }

  private static final String SETTLED =
      """
      return [...document.querySelectorAll('.card')].every(card => card.hidden || !card.chartOfReport.stale
        || card.getBoundingClientRect().top > innerHeight || card.getBoundingClientRect().bottom < 0);
      """;

  byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
