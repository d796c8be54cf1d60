package org.infobottleneck.examples.mnist;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the parts of a run cost: seconds of CPU (of the whole process: compiler and collector are in
 * them) and on the clock, and the memory that the process took at most. A run that was stopped and
 * goes on adds to the same file, so that its table is of all processes together.
 */
final class RunCost {

  /** The parts, in the order of the table. */
  enum Stage {
    READING("reading the files"),
    TRAINING("training, epochs"),
    LOOKING("losses and accuracies, snapshots"),
    SPILLING("activations to disk, snapshots"),
    ESTIMATING("estimating, snapshots");

    private final String label;

    Stage(String label) {
      this.label = label;
    }
  }

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MEGA = 1e6;
  private static final long KIBI = 1024;
  private static final int FIELDS = 4;

  private static final String RESIDENT = "RESIDENT";

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** How often a part was done and what that took. */
  private record Part(long times, double cpu, double wall) {
    Part plus(Part other) {
      return new Part(times + other.times, cpu + other.cpu, wall + other.wall);
    }
  }

  private final Map<Stage, Part> parts = new EnumMap<>(Stage.class);

  /** Does a part once, and counts it. */
  <T> T time(Stage stage, Supplier<T> work) {
    long cpu = PROCESS.getProcessCpuTime();
    long wall = System.nanoTime();
    T result = work.get();
    Part part =
        new Part(
            1,
            (PROCESS.getProcessCpuTime() - cpu) / NANOS_PER_SECOND,
            (System.nanoTime() - wall) / NANOS_PER_SECOND);
    parts.merge(stage, part, Part::plus);
    return result;
  }

  /** Does a part that has no result. */
  void time(Stage stage, Runnable work) {
    time(
        stage,
        () -> {
          work.run();
          return true;
        });
  }

  /** Adds what was counted since the last call to the file. */
  void append(Path file) {
    List<String> lines = new ArrayList<>();
    parts.forEach(
        (stage, part) ->
            lines.add(
                String.format(
                    Locale.ROOT, "%s\t%d\t%.3f\t%.3f", stage, part.times, part.cpu, part.wall)));
    lines.add(String.format(Locale.ROOT, "%s\t1\t%.0f\t0", RESIDENT, resident() / MEGA));
    parts.clear();
    try {
      Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  /** The table of all processes in a file, in Markdown, with the files that a folder holds. */
  static List<String> table(Path file, Path folder) {
    Map<Stage, Part> all = new EnumMap<>(Stage.class);
    double resident = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        String[] fields = line.split("\t", FIELDS);
        double number = Double.parseDouble(fields[2]);
        if (fields[0].equals(RESIDENT)) {
          resident = Math.max(resident, number);
        } else {
          all.merge(
              Stage.valueOf(fields[0]),
              new Part(Long.parseLong(fields[1]), number, Double.parseDouble(fields[3])),
              Part::plus);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
    List<String> rows = new ArrayList<>();
    rows.add("| part | times | CPU s | wall s | CPU s each |");
    rows.add("|---|--:|--:|--:|--:|");
    all.forEach((stage, part) -> rows.add(row(stage.label, part)));
    rows.add("");
    rows.add(
        String.format(
            Locale.ROOT,
            "A heap of %,.0f MB; the process took %,.0f MB at most. Activations on disk: %,.0f MB.",
            Runtime.getRuntime().maxMemory() / MEGA,
            resident,
            bytes(folder) / MEGA));
    return rows;
  }

  private static String row(String name, Part part) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,.1f | %,.1f | %.2f |",
        name,
        part.times,
        part.cpu,
        part.wall,
        part.cpu / part.times);
  }

  /** What the system says that the process took at most; 0 where it says nothing. */
  private static double resident() {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> KIBI * Double.parseDouble(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static double bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToDouble(each -> each.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + e, e);
    }
  }
}
