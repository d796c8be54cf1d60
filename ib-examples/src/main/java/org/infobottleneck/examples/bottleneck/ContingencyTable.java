package org.infobottleneck.examples.bottleneck;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.data.ArrayFormatException;

/**
 * Reads a joint distribution from a CSV file without a header: one row per input x, one column per
 * class y, all of them counts or all of them probabilities p(x,y).
 *
 * <ul>
 *   <li>Cells that sum to 1 within 1e-6 are probabilities; others must be whole numbers.
 *   <li>Rows and columns are counted from 1 in messages. Empty lines are skipped and not counted.
 * </ul>
 */
final class ContingencyTable {

  private static final double SUM_TOLERANCE = 1e-6;

  private ContingencyTable() {}

  /**
   * Reads a file.
   *
   * @throws ArrayFormatException naming file, row and column if a cell is no number, negative or
   *     not finite, the rows differ in length, a row is all zeros, or the cells are neither counts
   *     nor probabilities
   * @throws UncheckedIOException if the file can't be read
   */
  static JointDistribution read(Path file) {
    List<double[]> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .detectBomHeader(true)
            // Ragged rows are found below, where the message can name the row.
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file)) {
      for (CsvRecord line : csv) {
        rows.add(row(file, rows.size() + 1, line.getFields()));
        requireSameLength(file, rows);
      }
    } catch (CsvParseException e) {
      throw new ArrayFormatException(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table " + file + ": " + e, e);
    }
    if (rows.isEmpty()) {
      throw new ArrayFormatException(file, "a table must have one row at least, got none");
    }
    return distribution(file, rows.toArray(double[][]::new));
  }

  private static double[] row(Path file, int number, List<String> cells) {
    double[] row = new double[cells.size()];
    double sum = 0;
    for (int column = 0; column < row.length; column++) {
      row[column] = cell(file, number, column + 1, cells.get(column).strip());
      sum += row[column];
    }
    if (!(sum > 0)) {
      throw new ArrayFormatException(
          file, "row " + number + ": an input must have a positive probability, got all zeros");
    }
    return row;
  }

  private static double cell(Path file, int row, int column, String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw problem(file, row, column, text);
    }
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw problem(file, row, column, text);
    }
    return value;
  }

  private static ArrayFormatException problem(Path file, int row, int column, String text) {
    return new ArrayFormatException(
        file,
        "row "
            + row
            + ", column "
            + column
            + ": expected a count or a probability, got \""
            + text
            + "\"");
  }

  private static void requireSameLength(Path file, List<double[]> rows) {
    int expected = rows.get(0).length;
    int got = rows.get(rows.size() - 1).length;
    if (got != expected) {
      throw new ArrayFormatException(
          file,
          "row " + rows.size() + ": expected " + expected + " columns as in row 1, got " + got);
    }
  }

  private static JointDistribution distribution(Path file, double[][] table) {
    double sum = 0;
    for (double[] row : table) {
      for (double value : row) {
        sum += value;
      }
    }
    if (Math.abs(sum - 1) <= SUM_TOLERANCE) {
      return JointDistribution.of(table);
    }
    for (int row = 0; row < table.length; row++) {
      for (int column = 0; column < table[row].length; column++) {
        if (table[row][column] != Math.rint(table[row][column])) {
          throw new ArrayFormatException(
              file,
              String.format(
                  Locale.ROOT,
                  "row %d, column %d: expected a whole count, as the cells sum to %s and are no"
                      + " probabilities, got %s",
                  row + 1,
                  column + 1,
                  sum,
                  table[row][column]));
        }
      }
    }
    return JointDistribution.ofCounts(table);
  }
}
