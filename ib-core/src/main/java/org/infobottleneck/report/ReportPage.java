package org.infobottleneck.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Puts the parts of a page together: template, style, chart library, scripts and data.
 *
 * <p>The page's content security policy names the digests of its scripts, so that a browser runs
 * these and nothing else, and lets it load nothing from anywhere; a live page may ask its own
 * server.
 */
final class ReportPage {

  private static final String LIBRARY = "echarts.min.js";

  /** The page's own scripts, each before those that use it. */
  private static final List<String> SCRIPTS =
      List.of(
          "model.js",
          "theme.js",
          "dom.js",
          "plane.js",
          "panel.js",
          "curves.js",
          "cards.js",
          "tables.js",
          "player.js",
          "stage.js",
          "main.js");

  /** Of a page that is served and follows a run. */
  private static final String LIVE = "live.js";

  private ReportPage() {}

  /** A page that holds its data and asks nobody for anything. */
  static String with(String data) {
    return with(data, SCRIPTS, "");
  }

  /** A page that takes newer data from the server that it came from. */
  static String live(String data) {
    List<String> scripts = new ArrayList<>(SCRIPTS);
    scripts.add(LIVE);
    return with(data, scripts, "connect-src 'self'; ");
  }

  private static String with(String data, List<String> scripts, String connections) {
    String library = "\n" + resource(LIBRARY) + "\n";
    StringBuilder own = new StringBuilder("\n\"use strict\";\n");
    for (String script : scripts) {
      own.append(resource(script));
    }
    String policy =
        "default-src 'none'; script-src "
            + digest(library)
            + " "
            + digest(own.toString())
            + "; "
            + connections
            + "style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";
    StringBuilder page = new StringBuilder();
    String template = resource("page.html");
    int done = 0;
    for (int mark; (mark = template.indexOf("{{", done)) >= 0; ) {
      page.append(template, done, mark);
      done = template.indexOf("}}", mark) + 2;
      String part = template.substring(mark + 2, done - 2);
      page.append(
          switch (part) {
            case "policy" -> policy;
            case "style" -> resource("page.css");
            case "data" -> data;
            case "library" -> library;
            case "scripts" -> own.toString();
            default -> throw new IllegalStateException("the template names no part " + part);
          });
    }
    return page.append(template, done, template.length()).toString();
  }

  private static String digest(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every virtual machine has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource " + name + " of the report is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name + " of the report", e);
    }
  }
}
