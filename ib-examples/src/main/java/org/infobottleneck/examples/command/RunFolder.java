package org.infobottleneck.examples.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.plane.Tracker;

/**
 * The folder of repeats of a run: their planes, one by seed, and the settings that they share. A
 * folder holds runs of one setting only.
 */
final class RunFolder {

  private static final String RUN = "run-";
  private static final String TRAINING_ENDING =
      Tracker.trainingFile(Path.of(SavedPlanes.ENDING)).toString();

  private final Path folder;

  private RunFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a folder, made if missing.
   *
   * @param fresh forget what runs are there
   * @throws IllegalArgumentException naming what differs, if it holds runs of other settings
   */
  static RunFolder open(Path folder, Map<String, String> settings, boolean fresh) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException("--output must be a folder, " + folder + " is a file");
    }
    Commands.prepare(folder);
    RunFolder opened = new RunFolder(folder);
    if (fresh) {
      opened.clear();
    }
    opened.requireSame(settings);
    AtomicFiles.write(opened.settings(), text(settings));
    return opened;
  }

  Path path() {
    return folder;
  }

  private Path settings() {
    return folder.resolve("settings.txt");
  }

  /** The plane of a seed, whole or so far; the training is beside it. */
  Path run(long seed) {
    return folder.resolve(RUN + seed + SavedPlanes.ENDING);
  }

  private static String text(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private void requireSame(Map<String, String> settings) {
    if (!Files.exists(settings())) {
      requireNoRun();
      return;
    }
    String there;
    try {
      there = Files.readString(settings());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + settings() + ": " + e, e);
    }
    settings.forEach(
        (name, value) -> {
          String line = name + " = ";
          String before =
              there
                  .lines()
                  .filter(each -> each.startsWith(line))
                  .map(each -> each.substring(line.length()))
                  .findFirst()
                  .orElse("nothing");
          if (!before.equals(value)) {
            throw new IllegalArgumentException(
                folder
                    + " holds runs with "
                    + name
                    + " = "
                    + before
                    + ", not "
                    + value
                    + "; name another --output, or say --fresh to replace them");
          }
        });
  }

  /** Whose settings nobody knows: they would pass for runs of these. */
  private void requireNoRun() {
    List<Path> runs = runs();
    if (!runs.isEmpty()) {
      throw new IllegalArgumentException(
          runs.get(0)
              + " is a run of settings that are not known, as "
              + settings()
              + " is missing; name another --output, or say --fresh to replace it");
    }
  }

  private void clear() {
    List<Path> runs = runs();
    try {
      for (Path file : runs) {
        Files.delete(file);
      }
      Files.deleteIfExists(settings());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + folder + ": " + e, e);
    }
  }

  private List<Path> runs() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(RunFolder::isRun).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + e, e);
    }
  }

  private static boolean isRun(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(RUN)
        && (name.endsWith(SavedPlanes.ENDING) || name.endsWith(TRAINING_ENDING));
  }
}
