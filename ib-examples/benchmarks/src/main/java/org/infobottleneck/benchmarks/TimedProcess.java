package org.infobottleneck.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.infobottleneck.benchmarks.Stopwatch.Timing;

/** Processes that print timings, one a line. */
final class TimedProcess {

  private TimedProcess() {}

  /**
   * Runs a part of this program in a virtual machine of its own.
   *
   * @param arguments flags of the virtual machine first, then the part and its arguments
   */
  static List<Timing> java(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    int flags = 0;
    while (arguments[flags].startsWith("-")) {
      command.add(arguments[flags++]);
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(BenchmarkCommand.class.getName());
    command.addAll(Arrays.asList(arguments).subList(flags, arguments.length));
    return run(command);
  }

  /** Runs a process and shows its timings as they come. */
  static List<Timing> run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<Timing> timings = new ArrayList<>();
    try (var lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(line);
        timings.add(Timing.parse(line));
      }
    }
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException(
          "exit code " + exit + " of " + new File(command.get(0)).getName() + " " + command);
    }
    return timings;
  }
}
