package org.infobottleneck.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Opens a CSV file and reads its cells, with problems that name file, line and column. */
final class CsvCells {

  /** A decimal number: Java alone would read 0x1p3 and 1f as well. */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private CsvCells() {}

  /** Returns what a reader makes of the records of a file. */
  static <T> T read(Path file, char delimiter, Function<Iterator<CsvRecord>, T> reader) {
    Objects.requireNonNull(file, "file");
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .detectBomHeader(true)
            // Ragged rows are found by the reader, whose message can name what was expected.
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(file)) {
      return reader.apply(csv.iterator());
    } catch (CsvParseException e) {
      throw (CsvFormatException)
          CsvFormatException.inFile(file, String.valueOf(e.getMessage())).initCause(e);
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getCause(), e.getCause());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /** Says whether a cell looks like a decimal number, white space around it aside. */
  static boolean isNumber(String cell) {
    return DECIMAL.matcher(cell.strip()).matches();
  }

  /** Returns a cell that must be a finite number. */
  static double number(Path file, CsvRecord line, int column) {
    String cell = line.getField(column).strip();
    double value = DECIMAL.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw problem(file, line, column, "a finite number", cell);
    }
    return value;
  }

  static CsvFormatException problem(
      Path file, CsvRecord line, int column, String expected, String cell) {
    return CsvFormatException.inCell(
        file,
        line.getStartingLineNumber(),
        column,
        "expected " + expected + ", got '" + cell + "'");
  }

  static void requireColumns(Path file, CsvRecord line, int columns) {
    if (line.getFieldCount() != columns) {
      throw CsvFormatException.inLine(
          file,
          line.getStartingLineNumber(),
          "expected " + columns + " columns, got " + line.getFieldCount());
    }
  }
}
