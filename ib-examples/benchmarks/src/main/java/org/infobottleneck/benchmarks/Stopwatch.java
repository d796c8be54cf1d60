package org.infobottleneck.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Times a job by the CPU time of the whole process, compiler and collector included, as peers are
 * timed.
 */
final class Stopwatch {

  private static final long WARM_UP_NANOS = 1_500_000_000L;
  private static final long MEASURED_NANOS = 1_000_000_000L;

  /** The clock of a process ticks every hundredth of a second. */
  private static final long SAMPLE_NANOS = 200_000_000L;

  private static final int MOST_SAMPLES = 15;
  private static final double NANOS_PER_MILLI = 1e6;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Stopwatch() {}

  /** Runs a job until it is warm, measures it, and gives the medians. */
  static Timing time(String what, DoubleSupplier job) {
    double value = job.getAsDouble();
    long repetitions = 0;
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_UP_NANOS) {
      value = job.getAsDouble();
      repetitions++;
    }
    long once = (System.nanoTime() - start) / repetitions;
    int batch = (int) Math.max(1, SAMPLE_NANOS / Math.max(1, once));
    List<Double> cpu = new ArrayList<>();
    List<Double> wall = new ArrayList<>();
    long began = System.nanoTime();
    while (cpu.isEmpty()
        || (System.nanoTime() - began < MEASURED_NANOS && cpu.size() < MOST_SAMPLES)) {
      long cpuBefore = PROCESS.getProcessCpuTime();
      long wallBefore = System.nanoTime();
      for (int i = 0; i < batch; i++) {
        value = job.getAsDouble();
      }
      wall.add((System.nanoTime() - wallBefore) / NANOS_PER_MILLI / batch);
      cpu.add((PROCESS.getProcessCpuTime() - cpuBefore) / NANOS_PER_MILLI / batch);
    }
    return new Timing(what, "library", median(cpu), median(wall), value);
  }

  /** The middle element, the lower one of two. */
  static double median(List<Double> values) {
    return values.stream().sorted().toList().get((values.size() - 1) / 2);
  }

  /**
   * What a process says about one row of the table.
   *
   * @param what the work
   * @param who who did it
   * @param cpu CPU milliseconds
   * @param wall wall milliseconds
   * @param value what was computed
   */
  record Timing(String what, String who, double cpu, double wall, double value) {

    private static final int FIELDS = 5;

    /** Reads a line that a process printed. */
    static Timing parse(String line) {
      String[] fields = line.split("\t", -1);
      if (fields.length != FIELDS) {
        throw new IllegalStateException("a timing has five fields, got: " + line);
      }
      return new Timing(
          fields[0],
          fields[1],
          Double.parseDouble(fields[2]),
          Double.parseDouble(fields[3]),
          Double.parseDouble(fields[4]));
    }

    /** The line that a process prints. */
    String line() {
      return String.format(Locale.ROOT, "%s\t%s\t%.6f\t%.6f\t%s", what, who, cpu, wall, value);
    }
  }
}
