package org.infobottleneck.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/**
 * Reads matrices from CSV files (RFC 4180): one row per line, decimal numbers with a point between
 * commas, as {@code numpy.savetxt(.., delimiter=",")} and MATLAB's {@code writematrix} write them.
 *
 * <ul>
 *   <li>A first line without a single number names the columns and is skipped. One that mixes names
 *       and numbers is refused.
 *   <li>{@code nan} and {@code inf} are numbers that are not finite, never names: they are refused.
 *   <li>Empty lines are skipped; a byte order mark is accepted; the encoding is UTF-8.
 * </ul>
 */
public final class CsvMatrices {

  private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity");

  private CsvMatrices() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its rows, one at least
   * @throws CsvFormatException naming file, line and column, if there is no row, rows differ in
   *     length, or a cell is not a finite number
   * @throws UncheckedIOException naming the file, if it can't be read
   */
  public static DMatrixRMaj read(Path file) {
    return CsvCells.read(file, ',', records -> read(file, records));
  }

  private static DMatrixRMaj read(Path file, Iterator<CsvRecord> records) {
    List<double[]> rows = new ArrayList<>();
    int columns = -1;
    while (records.hasNext()) {
      CsvRecord line = records.next();
      if (columns < 0) {
        columns = line.getFieldCount();
        if (line.getFields().stream().noneMatch(CsvMatrices::isNumeric)) {
          continue;
        }
      }
      CsvCells.requireColumns(file, line, columns);
      double[] row = new double[columns];
      for (int column = 0; column < columns; column++) {
        row[column] = CsvCells.number(file, line, column);
      }
      rows.add(row);
    }
    if (rows.isEmpty()) {
      throw CsvFormatException.inFile(file, "the file holds no row of numbers");
    }
    if ((long) rows.size() * columns > NumericArray.MOST) {
      throw CsvFormatException.inFile(
          file, "the file holds " + rows.size() + " x " + columns + " numbers, more than an array");
    }
    return new DMatrixRMaj(rows.toArray(double[][]::new));
  }

  private static boolean isNumeric(String cell) {
    String word = cell.strip().toLowerCase(Locale.ROOT);
    return CsvCells.isNumber(word)
        || NOT_FINITE.contains(
            word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word);
  }
}
