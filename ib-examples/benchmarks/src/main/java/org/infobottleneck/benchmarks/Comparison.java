package org.infobottleneck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.infobottleneck.benchmarks.Stopwatch.Timing;

/**
 * Whole processes in turn: the library, the peers, the library, the peers, …
 *
 * <p>Each round gives one ratio of CPU times per row; the table shows their median, the least and
 * the greatest.
 */
final class Comparison {

  /** The file of medians beside the samples. */
  static final String TIMINGS = "timings.tsv";

  private static final String LIBRARY = "library";

  private final Path samples;
  private final Path script;
  private final String python;
  private final int rounds;

  Comparison(Path samples, Path script, String python, int rounds) {
    this.samples = samples;
    this.script = script;
    this.python = python;
    this.rounds = rounds;
  }

  /**
   * Measures a work and returns the rows of a table in Markdown, the heading included; the medians
   * are kept in a file beside the samples.
   */
  List<String> table(Work work) throws IOException, InterruptedException {
    SampleFiles.write(samples);
    Map<String, List<Timing>> timings = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      collect(timings, library(work));
      collect(timings, peers(work));
    }
    keep(timings.values());
    return table(timings, work.tolerance());
  }

  /** The table of timings by work and who did it, one for every round. */
  static List<String> table(Map<String, List<Timing>> timings, double tolerance) {
    List<String> rows = new ArrayList<>();
    rows.add(
        "| work | library, CPU ms | wall ms | peer | CPU ms | wall ms | peer / library | least and greatest |");
    rows.add("|---|--:|--:|---|--:|--:|--:|--:|");
    timings.forEach(
        (key, peer) -> {
          Timing first = peer.get(0);
          if (!first.who().equals(LIBRARY)) {
            rows.add(row(first, own(timings, first), peer, tolerance));
          }
        });
    return rows;
  }

  /** Adds the medians to the file of timings, in place of earlier ones of the same work. */
  private void keep(Collection<List<Timing>> measured) throws IOException {
    Path file = samples.resolve(TIMINGS);
    Map<String, String> lines = new LinkedHashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        Timing timing = Timing.parse(line);
        lines.put(key(timing), line);
      }
    }
    for (List<Timing> rounds : measured) {
      Timing first = rounds.get(0);
      Timing median =
          new Timing(
              first.what(),
              first.who(),
              Stopwatch.median(rounds.stream().map(Timing::cpu).toList()),
              Stopwatch.median(rounds.stream().map(Timing::wall).toList()),
              first.value());
      lines.put(key(median), median.line());
    }
    Files.write(file, lines.values());
  }

  private static String key(Timing timing) {
    return timing.what() + "\t" + timing.who();
  }

  /** Adds the timings of a round. */
  static void collect(Map<String, List<Timing>> timings, List<Timing> round) {
    for (Timing timing : round) {
      timings.computeIfAbsent(key(timing), key -> new ArrayList<>()).add(timing);
    }
  }

  private static List<Timing> own(Map<String, List<Timing>> timings, Timing peer) {
    List<Timing> own = timings.get(peer.what() + "\t" + LIBRARY);
    if (own == null) {
      throw new IllegalStateException("the library did not measure " + peer.what());
    }
    return own;
  }

  private static String row(Timing first, List<Timing> own, List<Timing> peer, double tolerance) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < own.size(); round++) {
      double value = own.get(round).value();
      double expected = peer.get(round).value();
      if (!(Math.abs(value - expected) <= tolerance)) {
        throw new IllegalStateException(
            first.what() + ": the library computed " + value + ", " + first.who() + " " + expected);
      }
      ratios.add(peer.get(round).cpu() / own.get(round).cpu());
    }
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.3f | %s | %.3f | %.3f | **%.1f** | %.1f to %.1f |",
        first.what(),
        Stopwatch.median(own.stream().map(Timing::cpu).toList()),
        Stopwatch.median(own.stream().map(Timing::wall).toList()),
        first.who(),
        Stopwatch.median(peer.stream().map(Timing::cpu).toList()),
        Stopwatch.median(peer.stream().map(Timing::wall).toList()),
        Stopwatch.median(ratios),
        ratios.stream().mapToDouble(ratio -> ratio).min().orElseThrow(),
        ratios.stream().mapToDouble(ratio -> ratio).max().orElseThrow());
  }

  private List<Timing> library(Work work) throws IOException, InterruptedException {
    return TimedProcess.java("library", work.argument(), samples.toString());
  }

  private List<Timing> peers(Work work) throws IOException, InterruptedException {
    return TimedProcess.run(
        List.of(python, script.toString(), work.argument(), samples.toString()));
  }
}
