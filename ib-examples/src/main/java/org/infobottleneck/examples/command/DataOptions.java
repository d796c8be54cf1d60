package org.infobottleneck.examples.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IdxDatasets;
import org.infobottleneck.data.IdxFiles;
import org.infobottleneck.data.NumericArray;
import org.infobottleneck.experiment.Task;
import org.infobottleneck.experiment.Tasks;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which data a network is to learn: a CSV file, a pair of IDX files or a task of the papers. */
final class DataOptions {

  @Parameters(
      paramLabel = "DATA",
      arity = "0..2",
      showDefaultValue = Visibility.NEVER,
      description = "A CSV file; or two IDX files, packed or not: images and their labels.")
  private List<Path> files = List.of();

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description =
          "A task of the papers instead of a file: icosahedron, icosahedron(gain=12),"
              + " parts(relevant=7,irrelevant=5) or random-labels(icosahedron).")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description =
          "The column with the class, by its name or its place from 0. Default: the one named"
              + " label, class, target or y, else the last.")
  private Optional<String> label = Optional.empty();

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns that are no inputs, by name or place.")
  private List<String> ignored = List.of();

  @Option(
      names = "--scale",
      paramLabel = "HOW",
      description =
          "How inputs are scaled by the training rows: standard (mean 0, variance 1), unit (0 to 1)"
              + " or none. Default: standard for CSV files, else none.")
  private Optional<InputScale> scale = Optional.empty();

  /** Reads the data; rows are scaled by those that a seed draws to train on. */
  TrackedData read(double trainFraction) {
    if (files.isEmpty() == task.isEmpty()) {
      throw new IllegalArgumentException(
          files.isEmpty()
              ? "name a CSV file, two IDX files, or a --task"
              : "--task and files exclude each other, got " + files + " and " + task.get());
    }
    if (task.isPresent()) {
      return ofTask(Tasks.parse(task.get()));
    }
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new IllegalArgumentException(file + ": no such file");
      }
      if (Files.isDirectory(file)) {
        throw new IllegalArgumentException(file + " is a folder; name a file in it");
      }
    }
    return files.size() == 2 ? images(trainFraction) : table(trainFraction);
  }

  private TrackedData ofTask(Task chosen) {
    if (label.isPresent() || !ignored.isEmpty() || scale.isPresent()) {
      throw new IllegalArgumentException("--label, --ignore and --scale are for files, not tasks");
    }
    String name = chosen.description().replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("-$", "");
    return new TrackedData(name, chosen, "Task " + chosen.description() + ".");
  }

  private TrackedData images(double trainFraction) {
    Path images = files.get(0);
    Path labels = files.get(1);
    NumericArray codes = IdxFiles.read(labels);
    if (codes.shape().size() != 1) {
      throw new ArrayFormatException(
          labels,
          "must hold labels, one axis of them, its shape is "
              + codes
              + "; images come first, their labels second");
    }
    int classes = 2;
    for (int code : codes.integers()) {
      classes = Math.max(classes, code + 1);
    }
    Dataset data = IdxDatasets.read(images, labels, classes);
    FileTask file = new FileTask(name(images), data, scale.orElse(InputScale.NONE), trainFraction);
    return new TrackedData(
        name(images),
        file,
        String.format(
            Locale.ROOT,
            "%s: %d images of %d pixels from 0 to 1, %d classes. Scaling: %s.",
            images,
            data.size(),
            data.inputWidth(),
            classes,
            file.scale().words()));
  }

  private TrackedData table(double trainFraction) {
    Path csv = files.get(0);
    LabeledTable table = LabeledTable.read(csv, label, ignored);
    FileTask file =
        new FileTask(name(csv), table.data(), scale.orElse(InputScale.STANDARD), trainFraction);
    return new TrackedData(
        name(csv), file, table.said() + " Scaling: " + file.scale().words() + ".");
  }

  private static String name(Path file) {
    String name = file.getFileName().toString().replaceAll("\\.gz$", "");
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
