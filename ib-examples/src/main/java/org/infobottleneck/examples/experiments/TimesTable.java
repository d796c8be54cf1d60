package org.infobottleneck.examples.experiments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** What the experiments took, kept in a file beside the results of each. */
final class TimesTable {

  private static final String FILE = "seconds.tsv";

  private TimesTable() {}

  /** Adds the time of a command to those before it, which made other runs of the experiment. */
  static void note(Path folder, double cpuSeconds, double wallSeconds) {
    Path file = folder.resolve(FILE);
    try {
      Files.writeString(
          file,
          String.format(Locale.ROOT, "%.1f\t%.1f\n", cpuSeconds, wallSeconds),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  /** The page, of a folder that has one of results per experiment. */
  static String text(Path output) {
    StringBuilder text = new StringBuilder();
    text.append("# What the experiments took\n\n");
    text.append(
        "Seconds of all processors together and by the clock, added up over the commands that came"
            + " to their end. Runs that experiments share are counted where they were made. ");
    text.append("Measured on ").append(Runtime.getRuntime().availableProcessors());
    text.append(" processors, ").append(System.getProperty("java.vm.name")).append(" ");
    text.append(Runtime.version().feature()).append(".\n\n");
    text.append("| experiment | CPU, s | clock, s |\n|---|---:|---:|\n");
    double[] total = new double[2];
    for (PaperExperiment experiment : PaperExperiments.ALL) {
      Path file = output.resolve(experiment.name()).resolve(FILE);
      if (Files.exists(file)) {
        double[] seconds = seconds(file);
        row(text, experiment.name(), seconds);
        total[0] += seconds[0];
        total[1] += seconds[1];
      }
    }
    row(text, "all", total);
    return text.toString();
  }

  private static void row(StringBuilder text, String name, double[] seconds) {
    text.append(String.format(Locale.ROOT, "| %s | %.0f | %.0f |\n", name, seconds[0], seconds[1]));
  }

  private static double[] seconds(Path file) {
    double[] sums = new double[2];
    try {
      for (String line : Files.readAllLines(file)) {
        List<String> fields = List.of(line.split("\t", -1));
        sums[0] += Double.parseDouble(fields.get(0));
        sums[1] += Double.parseDouble(fields.get(1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
    return sums;
  }
}
