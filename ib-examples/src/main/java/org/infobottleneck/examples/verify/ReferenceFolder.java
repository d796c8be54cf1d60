package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds reference values in a folder and in the folders within it: JSON files in one of the
 * layouts, told by what they hold.
 */
final class ReferenceFolder {

  /**
   * A file of reference values.
   *
   * @param path the file
   * @param checks its values
   */
  record Source(Path path, List<Check> checks) {}

  private ReferenceFolder() {}

  static List<Source> sources(Path folder) {
    List<Source> sources = new ArrayList<>();
    for (Path file : files(folder)) {
      List<Check> checks = checks(file);
      if (!checks.isEmpty()) {
        sources.add(new Source(file, checks));
      }
    }
    return sources;
  }

  private static List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>(list(folder, ReferenceFolder::isJson));
    for (Path inner : list(folder, Files::isDirectory)) {
      files.addAll(list(inner, ReferenceFolder::isJson));
    }
    return files;
  }

  private static boolean isJson(Path path) {
    return Files.isRegularFile(path) && path.toString().endsWith(".json");
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + e, e);
    }
  }

  /** The checks of a file; none of a file in another layout. */
  private static List<Check> checks(Path file) {
    JsonNode json;
    try {
      json = JsonFields.read(file);
    } catch (MalformedException e) {
      return List.of(Check.failing(String.valueOf(file.getFileName()), e));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (EstimatorValues.isLayout(json)) {
      return EstimatorValues.checks(json, folder == null ? file : folder);
    }
    if (GoldenActivations.isLayout(json)) {
      return GoldenActivations.checks(json, folder == null ? file : folder);
    }
    return CurvePoints.isLayout(json) ? CurvePoints.checks(json) : List.of();
  }
}
