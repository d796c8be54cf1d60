package org.infobottleneck.examples.sweep.report;

import java.util.List;

/** A table of a page. What comes from outside is text only, wherever it stands. */
final class HtmlTable {

  private final StringBuilder rows = new StringBuilder();
  private final int texts;

  /**
   * A table without rows.
   *
   * @param caption what it shows
   * @param texts how many columns, from the left, hold words; the others hold numbers
   * @param header the names of the columns
   */
  HtmlTable(String caption, int texts, List<String> header) {
    this.texts = texts;
    rows.append("<div class=\"scroll\"><table>\n<caption>")
        .append(text(caption))
        .append("</caption>\n<thead><tr>");
    for (int i = 0; i < header.size(); i++) {
      rows.append(i < texts ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"number\">")
          .append(text(header.get(i)))
          .append("</th>");
    }
    rows.append("</tr></thead>\n<tbody>\n");
  }

  /** Adds a row. */
  HtmlTable row(List<String> cells) {
    rows.append("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      String kind = i == 0 ? "th scope=\"row\"" : i < texts ? "td" : "td class=\"number\"";
      rows.append('<').append(kind).append('>').append(text(cells.get(i)));
      rows.append(i == 0 ? "</th>" : "</td>");
    }
    rows.append("</tr>\n");
    return this;
  }

  String html() {
    return rows + "</tbody></table></div>\n";
  }

  /** Escapes what a browser would take for more than text. */
  static String text(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
