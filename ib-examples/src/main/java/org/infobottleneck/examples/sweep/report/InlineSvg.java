package org.infobottleneck.examples.sweep.report;

import java.util.regex.Pattern;

/**
 * A figure as part of a page: without what only a file needs, and with identifiers of its own, as
 * figures of one page share them.
 */
final class InlineSvg {

  private static final Pattern HEAD = Pattern.compile("\\A.*?<svg", Pattern.DOTALL);
  private static final Pattern NAMESPACES = Pattern.compile(" xmlns(:\\w+)?=\"[^\"]*\"");
  private static final Pattern SIZE = Pattern.compile("\\A<svg([^>]*?) width=\"[^\"]*\"");
  private static final Pattern HEIGHT = Pattern.compile("\\A<svg([^>]*?) height=\"[^\"]*\"");
  private static final Pattern IDENTIFIER = Pattern.compile(" id=\"([^\"]*)\"");
  private static final Pattern REFERENCE = Pattern.compile("url\\(#([^)]*)\\)");

  private InlineSvg() {}

  /**
   * Takes a figure in.
   *
   * @param svg the content of an SVG file
   * @param name a name that no other figure of the page has
   */
  static String of(String svg, String name) {
    String element = HEAD.matcher(svg).replaceFirst("<svg");
    element = NAMESPACES.matcher(element).replaceAll("");
    element = SIZE.matcher(element).replaceFirst("<svg$1");
    element = HEIGHT.matcher(element).replaceFirst("<svg$1");
    element = IDENTIFIER.matcher(element).replaceAll(" id=\"" + name + "-$1\"");
    return REFERENCE.matcher(element).replaceAll("url(#" + name + "-$1)").strip();
  }
}
