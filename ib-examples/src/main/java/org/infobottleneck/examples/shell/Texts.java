package org.infobottleneck.examples.shell;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/** Tables as text: Markdown for people, CSV for programs. */
public final class Texts {

  private Texts() {}

  /**
   * Returns a table in Markdown, its columns padded to one width.
   *
   * @param header the names of the columns
   * @param rows as many cells each
   * @return the table, a line each
   * @throws IllegalArgumentException if a row has another number of cells
   */
  public static String markdown(List<String> header, List<List<String>> rows) {
    for (List<String> row : rows) {
      Arguments.same(row.size(), header.size(), "number of cells of a row");
    }
    int[] widths = new int[header.size()];
    for (int column = 0; column < widths.length; column++) {
      widths[column] = header.get(column).length();
      for (List<String> row : rows) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder text = new StringBuilder();
    line(text, header, widths);
    text.append('|');
    for (int width : widths) {
      text.append('-').append("-".repeat(width)).append(":|");
    }
    text.append(System.lineSeparator());
    rows.forEach(row -> line(text, row, widths));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells, int[] widths) {
    text.append('|');
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      text.append(' ').append(" ".repeat(widths[column] - cell.length())).append(cell).append(" |");
    }
    text.append(System.lineSeparator());
  }

  /**
   * Returns comma-separated text (RFC 4180, but for lines that end in a line feed alone), the
   * header first.
   *
   * @param header the names of the columns
   * @param rows as many cells each
   * @return the text
   */
  public static String csv(List<String> header, List<List<String>> rows) {
    Objects.requireNonNull(header, "header");
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      writer.writeRecord(header);
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to a string", e);
    }
    return text.toString();
  }
}
