package org.infobottleneck.examples.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Numbers in a text file: one sample per line, separated by white space, commas or semicolons, with
 * comments behind % or #; compressed where the name ends in {@code .gz}.
 */
final class DataTable {

  private DataTable() {}

  static double[][] read(Path file) {
    List<double[]> rows = new ArrayList<>();
    try (BufferedReader reader = open(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String content = line.split("[%#]", 2)[0].trim();
        if (!content.isEmpty()) {
          double[] row = row(content, file + ", line " + number);
          if (!rows.isEmpty() && row.length != rows.get(0).length) {
            throw new MalformedException(
                file
                    + ", line "
                    + number
                    + ", must have "
                    + rows.get(0).length
                    + " values as the first, got "
                    + row.length);
          }
          rows.add(row);
        }
      }
    } catch (IOException e) {
      throw new MalformedException("cannot read " + file + ": " + e, e);
    } catch (UncheckedIOException e) {
      throw new MalformedException("cannot read " + file + ": " + e.getCause(), e);
    }
    if (rows.isEmpty()) {
      throw new MalformedException(file + " holds no samples");
    }
    return rows.toArray(new double[0][]);
  }

  static BufferedReader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
      return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static double[] row(String content, String where) {
    String[] cells = content.split("\\s*[,;]\\s*|\\s+", -1);
    double[] row = new double[cells.length];
    for (int j = 0; j < row.length; j++) {
      row[j] = JsonFields.parse(cells[j]);
      if (!Double.isFinite(row[j])) {
        throw new MalformedException(
            where + ", column " + j + ": not a finite number: '" + cells[j] + "'");
      }
    }
    return row;
  }
}
