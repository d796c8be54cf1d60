package org.infobottleneck.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.numerics.Arguments;

/**
 * Reads labeled data sets from CSV files (RFC 4180): one sample per line, one column with the
 * label, all other columns inputs in their order.
 *
 * <pre>{@code
 * Dataset data = CsvDatasets.labelColumn("species").withDelimiter(';').read(path);
 * }</pre>
 *
 * <p>Cells are decimal numbers with a point; white space around them is ignored. Labels are whole
 * numbers from 0 ({@code 3} or {@code 3.0}), or texts that were named. Empty lines are skipped; a
 * byte order mark is accepted; the encoding is UTF-8. Immutable and thread-safe.
 */
public final class CsvDatasets {

  /** More classes than this must be asked for: a column of numbers taken for labels is likelier. */
  private static final int UNASKED_CLASSES = 1000;

  private final String labelName;
  private final int labelIndex;
  private final boolean header;
  private final char delimiter;
  private final OptionalInt classes;

  /** The text of every class; empty where labels are whole numbers. */
  private final List<String> names;

  private CsvDatasets(
      String labelName,
      int labelIndex,
      boolean header,
      char delimiter,
      OptionalInt classes,
      List<String> names) {
    this.labelName = labelName;
    this.labelIndex = labelIndex;
    this.header = header;
    this.delimiter = delimiter;
    this.classes = classes;
    this.names = names;
  }

  /**
   * Reads files whose first line names the columns, the label being in the column of this name.
   *
   * @param name the name of the label column, not blank
   * @return a reader of comma separated files with a header
   * @throws IllegalArgumentException if the name is blank
   */
  public static CsvDatasets labelColumn(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name of the label column must not be blank");
    }
    return new CsvDatasets(name.strip(), -1, true, ',', OptionalInt.empty(), List.of());
  }

  /**
   * Reads files with the label in a column given by its place.
   *
   * @param index place of the label column, from 0
   * @return a reader of comma separated files without a header
   * @throws IllegalArgumentException if the index is negative
   */
  public static CsvDatasets labelColumn(int index) {
    Arguments.atLeast(index, 0, "index of the label column");
    return new CsvDatasets("", index, false, ',', OptionalInt.empty(), List.of());
  }

  /**
   * Sets whether the first line names the columns.
   *
   * @param newHeader true to skip the first line
   * @return a reader that differs in this
   * @throws IllegalArgumentException if the label column is given by name and there is no header
   */
  public CsvDatasets withHeader(boolean newHeader) {
    if (!newHeader && labelIndex < 0) {
      throw new IllegalArgumentException(
          "label column '" + labelName + "' is given by name, which needs a header");
    }
    return new CsvDatasets(labelName, labelIndex, newHeader, delimiter, classes, names);
  }

  /**
   * Sets the character between cells.
   *
   * @param newDelimiter the delimiter, no line break, quote, digit, sign, point or letter
   * @return a reader that differs in this
   * @throws IllegalArgumentException if the delimiter could be a part of a cell or of a line's end
   */
  public CsvDatasets withDelimiter(char newDelimiter) {
    if (Character.isLetterOrDigit(newDelimiter) || "\r\n\"+-.".indexOf(newDelimiter) >= 0) {
      throw new IllegalArgumentException(
          "delimiter must not be a line break, quote, digit, sign, point or letter, got code "
              + (int) newDelimiter);
    }
    return new CsvDatasets(labelName, labelIndex, header, newDelimiter, classes, names);
  }

  /**
   * Sets the number of classes. Without it, it is the largest label of the file plus one, and at
   * most 1000.
   *
   * @param newClasses the number of classes, at least 2
   * @return a reader that differs in this
   * @throws IllegalArgumentException if the number is below 2
   */
  public CsvDatasets withClasses(int newClasses) {
    Arguments.atLeast(newClasses, 2, "number of classes");
    return new CsvDatasets(
        labelName, labelIndex, header, delimiter, OptionalInt.of(newClasses), List.of());
  }

  /**
   * Sets that labels are texts, such as {@code setosa}; class 0 is the first of them. White space
   * around a label is ignored, upper and lower case differ.
   *
   * @param newNames the text of every class in order, at least 2, none twice or blank
   * @return a reader that differs in this
   * @throws IllegalArgumentException if the texts are not as said
   */
  public CsvDatasets withLabelNames(String... newNames) {
    List<String> texts =
        Arguments.listOf(newNames, "newNames").stream().map(String::strip).toList();
    Arguments.atLeast(texts.size(), 2, "number of label names");
    if (texts.contains("") || texts.stream().distinct().count() < texts.size()) {
      throw new IllegalArgumentException("label names must differ and not be blank, got " + texts);
    }
    return new CsvDatasets(
        labelName, labelIndex, header, delimiter, OptionalInt.of(texts.size()), texts);
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its rows
   * @throws CsvFormatException naming file, line and column if the file holds no row, rows differ
   *     in length, the label column is missing, a cell is not a finite number, a label is not a
   *     whole number from 0 (below the number of classes where set) or none of the names, or only
   *     one class occurs in a file without set number of classes
   * @throws UncheckedIOException naming the file if it cannot be read
   */
  public Dataset read(Path file) {
    return CsvCells.read(file, delimiter, records -> read(file, records));
  }

  private Dataset read(Path file, Iterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw CsvFormatException.inFile(file, "the file is empty");
    }
    CsvRecord first = records.next();
    int columns = first.getFieldCount();
    int labelAt = labelPosition(file, first);
    if (columns < 2) {
      throw CsvFormatException.inLine(
          file,
          first.getStartingLineNumber(),
          "a label and at least one input are needed, got one column; is the delimiter right?");
    }
    Rows rows = new Rows(file, columns, labelAt, classes.orElse(UNASKED_CLASSES), names);
    if (!header) {
      rows.add(first);
    }
    records.forEachRemaining(rows::add);
    return rows.dataset(classes);
  }

  private int labelPosition(Path file, CsvRecord first) {
    if (labelIndex >= 0) {
      if (labelIndex >= first.getFieldCount()) {
        throw CsvFormatException.inLine(
            file,
            first.getStartingLineNumber(),
            "label column " + labelIndex + " is missing, there are " + first.getFieldCount());
      }
      return labelIndex;
    }
    List<String> names = first.getFields().stream().map(String::strip).toList();
    int position = names.indexOf(labelName);
    if (position < 0 || position != names.lastIndexOf(labelName)) {
      throw CsvFormatException.inLine(
          file,
          first.getStartingLineNumber(),
          "label column '"
              + labelName
              + (position < 0 ? "' is missing" : "' occurs more than once")
              + ", the columns are "
              + names);
    }
    return position;
  }

  /** The rows read so far. */
  private static final class Rows {
    private final Path file;
    private final int columns;
    private final int labelAt;
    private final int labelLimit;
    private final List<String> names;
    private final List<double[]> inputs = new ArrayList<>();
    private final List<Integer> labels = new ArrayList<>();

    Rows(Path file, int columns, int labelAt, int labelLimit, List<String> names) {
      this.file = file;
      this.columns = columns;
      this.labelAt = labelAt;
      this.labelLimit = labelLimit;
      this.names = names;
    }

    void add(CsvRecord line) {
      CsvCells.requireColumns(file, line, columns);
      double[] row = new double[columns - 1];
      for (int column = 0; column < columns; column++) {
        if (column == labelAt) {
          labels.add(names.isEmpty() ? label(line, column) : named(line, column));
        } else {
          row[column < labelAt ? column : column - 1] = CsvCells.number(file, line, column);
        }
      }
      inputs.add(row);
    }

    private int named(CsvRecord line, int column) {
      int label = names.indexOf(line.getField(column).strip());
      if (label < 0) {
        throw CsvCells.problem(file, line, column, "one of " + names, line.getField(column));
      }
      return label;
    }

    private int label(CsvRecord line, int column) {
      double value = CsvCells.number(file, line, column);
      if (value < 0 || value >= labelLimit || value != Math.rint(value)) {
        throw CsvCells.problem(
            file,
            line,
            column,
            "a label, a whole number from 0 to " + (labelLimit - 1),
            line.getField(column));
      }
      return (int) value;
    }

    Dataset dataset(OptionalInt classes) {
      if (inputs.isEmpty()) {
        throw CsvFormatException.inFile(file, "the file has a header but no rows");
      }
      int[] codes = labels.stream().mapToInt(Integer::intValue).toArray();
      int count = classes.orElse(Arrays.stream(codes).max().orElse(0) + 1);
      if (count < 2) {
        throw CsvFormatException.inFile(
            file, "every label is 0; at least two classes are needed, or their number given");
      }
      DMatrixRMaj matrix = new DMatrixRMaj(inputs.toArray(double[][]::new));
      return Dataset.adopt(matrix, codes, count); // every cell was found finite
    }
  }
}
