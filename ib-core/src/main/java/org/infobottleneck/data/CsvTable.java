package org.infobottleneck.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.NearMiss;

/**
 * A CSV file of which nothing is known: columns of numbers and columns of text, asked for by name
 * or by place. {@link CsvDatasets} reads files whose form is known, and is strict about it.
 *
 * <ul>
 *   <li>The delimiter is that of comma, semicolon, tab and vertical bar which is most frequent in
 *       the first line.
 *   <li>A first line without a single number names the columns; otherwise they are named by their
 *       places, from 0.
 *   <li>A column is numeric if every cell is a finite decimal number with a point. White space
 *       around cells is ignored.
 *   <li>Empty lines are skipped; a byte order mark is accepted; the encoding is UTF-8.
 * </ul>
 *
 * <p>Numbers take eight bytes each, texts more. Immutable and thread-safe.
 */
public final class CsvTable {

  private static final String DELIMITERS = ",;\t|";

  private final Path file;
  private final boolean header;
  private final List<CsvColumn> columns;

  private CsvTable(Path file, boolean header, List<CsvColumn> columns) {
    this.file = file;
    this.header = header;
    this.columns = List.copyOf(columns);
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its rows
   * @throws CsvFormatException naming file and line, if there is no row, or rows differ in length
   * @throws UncheckedIOException naming the file, if it can't be read
   */
  public static CsvTable read(Path file) {
    Objects.requireNonNull(file, "file");
    return CsvCells.read(file, delimiter(file), records -> read(file, records));
  }

  private static char delimiter(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String first = Objects.requireNonNullElse(reader.readLine(), "");
      char best = DELIMITERS.charAt(0);
      for (int i = 1; i < DELIMITERS.length(); i++) {
        char candidate = DELIMITERS.charAt(i);
        best = count(first, candidate) > count(first, best) ? candidate : best;
      }
      return best;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  private static long count(String line, char character) {
    return line.chars().filter(each -> each == character).count();
  }

  private static CsvTable read(Path file, Iterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw CsvFormatException.inFile(file, "the file is empty");
    }
    CsvRecord first = records.next();
    boolean header = first.getFields().stream().noneMatch(CsvCells::isNumber);
    List<CsvColumn> columns = new ArrayList<>();
    for (int column = 0; column < first.getFieldCount(); column++) {
      String name = header ? first.getField(column).strip() : Integer.toString(column);
      columns.add(new CsvColumn(file, name, column));
    }
    if (!header) {
      add(columns, first);
    }
    while (records.hasNext()) {
      CsvRecord line = records.next();
      CsvCells.requireColumns(file, line, columns.size());
      add(columns, line);
    }
    if (columns.get(0).size() == 0) {
      throw CsvFormatException.inFile(file, "the file has a header but no rows");
    }
    return new CsvTable(file, header, columns);
  }

  private static void add(List<CsvColumn> columns, CsvRecord line) {
    for (int column = 0; column < columns.size(); column++) {
      columns.get(column).add(line.getField(column).strip(), line.getStartingLineNumber());
    }
  }

  /**
   * Returns the names of the columns.
   *
   * @return the names in their order, unmodifiable; the places where the file names none
   */
  public List<String> columns() {
    return columns.stream().map(CsvColumn::name).toList();
  }

  /**
   * Says whether the first line names the columns.
   *
   * @return true if it does
   */
  public boolean hasHeader() {
    return header;
  }

  /**
   * Returns the number of rows, the header not among them.
   *
   * @return the number, at least 1
   */
  public int rows() {
    return columns.get(0).size();
  }

  /**
   * Finds a column.
   *
   * @param nameOrPlace its name; where no column has it, its place from 0
   * @return its place
   * @throws IllegalArgumentException naming the columns there are, if there is no such one, or two
   *     of that name
   */
  public int column(String nameOrPlace) {
    String wanted = nameOrPlace.strip();
    List<String> names = columns();
    int place = names.indexOf(wanted);
    if (place >= 0 && place != names.lastIndexOf(wanted)) {
      throw new IllegalArgumentException(
          file + " has two columns '" + wanted + "'; name one by its place, from 0");
    }
    if (place < 0 && wanted.matches("\\d{1,9}") && Integer.parseInt(wanted) < names.size()) {
      return Integer.parseInt(wanted);
    }
    if (place < 0) {
      throw new IllegalArgumentException(
          file + " has no column '" + wanted + "'" + NearMiss.hint(wanted, names) + listed(names));
    }
    return place;
  }

  private static String listed(List<String> names) {
    int shown = 20;
    return names.size() <= shown
        ? "; its columns are " + names
        : "; its columns are "
            + names.subList(0, shown)
            + " and "
            + (names.size() - shown)
            + " more";
  }

  /**
   * Says whether every cell of a column is a finite number.
   *
   * @param column the column's place, from 0
   * @return true if so
   * @throws IndexOutOfBoundsException if there is none such
   */
  public boolean isNumeric(int column) {
    Arguments.index(column, columns.size(), "column");
    return columns.get(column).isNumeric();
  }

  /**
   * Returns the cells of a column as text.
   *
   * @param column the column's place, from 0
   * @return the cells, unmodifiable; numbers as they stand, shortened to what their value needs
   * @throws IndexOutOfBoundsException if there is none such
   */
  public List<String> texts(int column) {
    Arguments.index(column, columns.size(), "column");
    return columns.get(column).texts();
  }

  /**
   * Returns columns of numbers.
   *
   * @param places the columns' places, from 0. Not modified.
   * @return one row per row of the file, one column per place
   * @throws CsvFormatException naming line and column of the first cell that is no finite number
   * @throws IllegalArgumentException if no column is asked for
   * @throws IndexOutOfBoundsException if there is no column at a place
   */
  public DMatrixRMaj numbers(int... places) {
    Arguments.atLeast(places.length, 1, "number of columns");
    List<double[]> values =
        IntStream.of(places)
            .mapToObj(
                place -> columns.get(Arguments.index(place, columns.size(), "place")).numbers())
            .toList();
    DMatrixRMaj matrix = new DMatrixRMaj(rows(), places.length);
    for (int row = 0; row < matrix.numRows; row++) {
      for (int column = 0; column < places.length; column++) {
        matrix.data[row * places.length + column] = values.get(column)[row];
      }
    }
    return matrix;
  }

  @Override
  public String toString() {
    return file + ": " + rows() + " rows, columns " + columns();
  }
}
