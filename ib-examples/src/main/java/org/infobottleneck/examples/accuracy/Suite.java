package org.infobottleneck.examples.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The data sets that the files {@code truth.json} of a folder, or of the folders in it, name. */
final class Suite {

  private static final String TRUTH = "truth.json";

  private Suite() {}

  static List<SuiteEntry> read(Path folder) {
    List<Path> places = places(folder);
    if (places.isEmpty()) {
      throw new SuiteException("no " + TRUTH + " in " + folder + " or the folders within it");
    }
    List<SuiteEntry> entries = new ArrayList<>();
    for (Path place : places) {
      entries.addAll(entries(place));
    }
    return entries;
  }

  private static List<SuiteEntry> entries(Path place) {
    Path file = place.resolve(TRUTH);
    JsonNode records = json(file);
    if (!records.isArray()) {
      throw new SuiteException(file + " must be an array of records");
    }
    if (records.isEmpty()) {
      throw new SuiteException(file + " holds no data sets");
    }
    List<SuiteEntry> entries = new ArrayList<>();
    for (JsonNode record : records) {
      try {
        entries.add(SuiteEntry.of(record, place));
      } catch (SuiteException e) {
        throw new SuiteException(file + ", record " + entries.size() + ": " + e.getMessage(), e);
      }
    }
    return entries;
  }

  private static List<Path> places(Path folder) {
    if (Files.isRegularFile(folder.resolve(TRUTH))) {
      return List.of(folder);
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(path -> Files.isRegularFile(path.resolve(TRUTH))).sorted().toList();
    } catch (IOException e) {
      throw new SuiteException("cannot read the folder " + folder + ": " + e, e);
    }
  }

  private static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new SuiteException("cannot read " + file + ": " + e, e);
    }
  }
}
