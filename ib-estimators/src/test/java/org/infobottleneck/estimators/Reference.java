package org.infobottleneck.estimators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the reference files beside this class; their README says where they come from. */
final class Reference {

  private Reference() {}

  static JsonNode json(String name) {
    try (InputStream in = open(name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputStream open(String name) {
    return Objects.requireNonNull(Reference.class.getResourceAsStream(name), name);
  }

  /** White space separated numbers, one sample per line, comments behind % or #. */
  static double[][] table(String name) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      List<double[]> rows = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("%") && !line.startsWith("#")) {
          String[] cells = line.trim().split("[\\s,]+", -1);
          double[] row = new double[cells.length];
          for (int j = 0; j < row.length; j++) {
            row[j] = Double.parseDouble(cells[j]);
          }
          rows.add(row);
        }
      }
      return rows.toArray(new double[0][]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[][] columns(double[][] table, JsonNode columns) {
    double[][] result = new double[table.length][columns.size()];
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < columns.size(); j++) {
        result[i][j] = table[i][columns.get(j).asInt()];
      }
    }
    return result;
  }
}
