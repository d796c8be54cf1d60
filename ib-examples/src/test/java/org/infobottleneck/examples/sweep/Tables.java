package org.infobottleneck.examples.sweep;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a sweep's tables back, as a program would that knows of Hive's folders. */
final class Tables {

  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-F]{2})");

  private Tables() {}

  static List<Map<String, String>> runs(Path folder) {
    return read(folder.resolve("tables/runs.csv"));
  }

  /** All points: by partition, then file. */
  static List<Map<String, String>> points(Path folder) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Path partition : list(folder.resolve("tables/points"))) {
      String[] parts = partition.getFileName().toString().split("=", 2);
      for (Path file : list(partition)) {
        for (Map<String, String> row : read(file)) {
          row.put(parts[0], unescaped(parts[1]));
          rows.add(row);
        }
      }
    }
    return rows;
  }

  static String unescaped(String name) {
    return ESCAPE
        .matcher(name)
        .replaceAll(
            code -> {
              String text = String.valueOf((char) Integer.parseInt(code.group(1), 16));
              return java.util.regex.Matcher.quoteReplacement(text);
            });
  }

  static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> read(Path file) {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      List<Map<String, String>> rows = new ArrayList<>();
      reader.forEach(row -> rows.add(new LinkedHashMap<>(row.getFieldsAsMap())));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
