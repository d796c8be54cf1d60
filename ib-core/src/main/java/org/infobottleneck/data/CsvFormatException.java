package org.infobottleneck.data;

import java.nio.file.Path;

/**
 * Says that a CSV file does not hold what was asked for, and where: file, line, column. Lines are
 * counted from 1 as editors do, columns from 0 as everywhere in this library.
 */
public final class CsvFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private CsvFormatException(String message) {
    super(message);
  }

  static CsvFormatException inFile(Path file, String problem) {
    return new CsvFormatException(file + ": " + problem);
  }

  static CsvFormatException inLine(Path file, long line, String problem) {
    return new CsvFormatException(file + ", line " + line + ": " + problem);
  }

  static CsvFormatException inCell(Path file, long line, int column, String problem) {
    return new CsvFormatException(file + ", line " + line + ", column " + column + ": " + problem);
  }
}
