package org.infobottleneck.examples.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The CSV tables of a sweep in an order that no runner chooses: the rows of all files, each after
 * the name of its partition, sorted as text.
 */
public final class CanonicalTables {

  private CanonicalTables() {}

  public static List<String> runs(Path folder) {
    return lines(folder.resolve("tables/runs.csv"));
  }

  public static List<String> points(Path folder) {
    Path points = folder.resolve("tables/points");
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(points)) {
      files
          .filter(file -> file.toString().endsWith(".csv"))
          .forEach(
              file ->
                  lines(file)
                      .forEach(line -> all.add(points.relativize(file).getParent() + "/" + line)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sorted(all);
  }

  /** The header is there once for each file: once is enough. */
  private static List<String> sorted(List<String> lines) {
    String header = "/sweep,key,";
    Stream<String> headers = lines.stream().filter(line -> line.contains(header)).distinct();
    Stream<String> rows = lines.stream().filter(line -> !line.contains(header));
    return Stream.concat(headers, rows).sorted().toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
