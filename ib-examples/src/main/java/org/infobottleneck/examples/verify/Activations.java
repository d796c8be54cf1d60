package org.infobottleneck.examples.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The layers of a network in a CSV file with columns {@code L1_0}, {@code L1_1}, .., {@code L2_0},
 * .. and one row per input.
 *
 * <p>The numbers are single precision in nine digits, and read as such.
 */
final class Activations {

  private final Path file;
  private final int[] layers; // of every column
  private final float[][] rows;

  private Activations(Path file, int[] layers, float[][] rows) {
    this.file = file;
    this.layers = layers;
    this.rows = rows;
  }

  static Activations read(Path file) {
    try (BufferedReader reader = DataTable.open(file)) {
      String header = reader.readLine();
      if (header == null) {
        throw new MalformedException(file + " is empty");
      }
      int[] layers = layers(header, file);
      List<float[]> rows = new ArrayList<>();
      int number = 1;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          rows.add(row(line, layers.length, file + ", line " + number));
        }
      }
      return new Activations(file, layers, rows.toArray(new float[0][]));
    } catch (IOException e) {
      throw new MalformedException("cannot read " + file + ": " + e, e);
    } catch (UncheckedIOException e) {
      throw new MalformedException("cannot read " + file + ": " + e.getCause(), e);
    }
  }

  /** The layer of every column; the units of a layer stand side by side, in order. */
  private static int[] layers(String header, Path file) {
    String[] names = header.trim().split("\\s*,\\s*", -1);
    int[] layers = new int[names.length];
    int unit = 0;
    for (int j = 0; j < names.length; j++) {
      if (!names[j].matches("L[0-9]{1,4}_[0-9]{1,6}")) {
        throw new MalformedException(
            file + ": column " + j + " must be named L<layer>_<unit>, got '" + names[j] + "'");
      }
      String[] parts = names[j].substring(1).split("_", 2);
      layers[j] = Integer.parseInt(parts[0]);
      unit = j > 0 && layers[j - 1] == layers[j] ? unit + 1 : 0;
      if (Integer.parseInt(parts[1]) != unit) {
        throw new MalformedException(file + ": units out of order at column '" + names[j] + "'");
      }
    }
    return layers;
  }

  private static float[] row(String line, int width, String where) {
    String[] cells = line.trim().split("\\s*,\\s*", -1);
    if (cells.length != width) {
      throw new MalformedException(where + ", must have " + width + " values, got " + cells.length);
    }
    float[] row = new float[width];
    for (int j = 0; j < width; j++) {
      try {
        row[j] = Float.parseFloat(cells[j]);
      } catch (NumberFormatException e) {
        throw new MalformedException(where + ": not a number: '" + cells[j] + "'", e);
      }
    }
    return row;
  }

  /** All inputs' activations of one layer. */
  float[][] layer(int number) {
    int[] columns = new int[layers.length];
    int width = 0;
    for (int j = 0; j < layers.length; j++) {
      if (layers[j] == number) {
        columns[width++] = j;
      }
    }
    if (width == 0) {
      throw new MalformedException(file + " has no columns of layer " + number);
    }
    int first = columns[0];
    int end = first + width;
    return Arrays.stream(rows)
        .map(row -> Arrays.copyOfRange(row, first, end))
        .toArray(float[][]::new);
  }
}
