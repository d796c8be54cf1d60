package org.infobottleneck.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The site of the documentation, where it has been built: see docs/development.md. */
class SiteCheck {

  /** Seen from the root of the repository. */
  private final Path site =
      Path.of("..", "..")
          .toAbsolutePath()
          .resolve(Objects.requireNonNull(System.getProperty("ib.site")))
          .normalize();

  private HttpServer server;
  private Browser browser;

  @BeforeEach
  void serve(@TempDir Path downloads) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    browser = Browser.start(downloads);
    browser.screen(1280, 900, false, false);
  }

  @AfterEach
  void close() {
    browser.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Path file = site.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
    try (exchange) {
      if (!file.startsWith(site) || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String name = file.getFileName().toString();
      String type =
          name.endsWith(".js")
              ? "text/javascript"
              : name.endsWith(".css") ? "text/css" : URLConnection.guessContentTypeFromName(name);
      exchange.getResponseHeaders().set("Content-Type", type == null ? "text/plain" : type);
      exchange.sendResponseHeaders(200, 0);
      Files.copy(file, exchange.getResponseBody());
    }
  }

  private URI uri(Path page) {
    return URI.create(
        "http://localhost:" + server.getAddress().getPort() + "/" + site.relativize(page));
  }

  @Test
  void everyPageHasItsHeadingItsPicturesAndNoComplaint() throws IOException {
    List<Path> pages;
    try (Stream<Path> files = Files.walk(site)) {
      pages = files.filter(each -> each.toString().endsWith(".html")).sorted().toList();
    }
    assertThat(pages).hasSizeGreaterThan(30);
    for (Path page : pages) {
      if (Files.readString(page).contains("http-equiv=\"refresh\"") || page.endsWith("404.html")) {
        continue;
      }
      browser.visit(uri(page));
      browser.until(() -> !browser.all("main h1").isEmpty());
      assertThat(browser.text("main h1")).as(page.toString()).isNotBlank();
      browser.script("document.querySelectorAll('img').forEach(each => each.loading = 'eager')");
      browser.until(
          () ->
              (Boolean) browser.script("return [...document.images].every(each => each.complete)"));
      assertThat(
              browser.script(
                  "return [...document.images].filter(each => !each.naturalWidth)"
                      + ".map(each => each.src)"))
          .as(page.toString())
          .isEqualTo(List.of());
      assertThat(browser.complaints()).as(page.toString()).isEmpty();
    }
  }

  @Test
  void whatIsSearchedIsFound() {
    browser.visit(uri(site.resolve("README.html")));
    browser.until(() -> !browser.all(".DocSearch-Button").isEmpty());
    browser.find(".DocSearch-Button").click();
    browser.until(() -> !browser.all(".search-input").isEmpty());
    browser.find(".search-input").sendKeys("permutation test");
    browser.until(() -> !browser.all(".result").isEmpty());
    browser.find(".search-input").sendKeys(Keys.ENTER);
    browser.until(() -> browser.all(".search-input").isEmpty());
    browser.until(() -> browser.text("main").toLowerCase(Locale.ROOT).contains("permut"));
    assertThat(browser.complaints()).isEmpty();
  }
}
