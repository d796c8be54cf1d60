package org.infobottleneck.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the JMH benchmarks, library and peer in one run, and makes their table. */
final class JavaPeers {

  private static final String LIBRARY = "library";
  private static final int WARM_UPS = 2;
  private static final int MEASUREMENTS = 3;

  private JavaPeers() {}

  /** Returns the rows of a table in Markdown, the heading included. */
  static List<String> table(String include, int forks) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(include)
            .shouldFailOnError(true)
            .forks(forks)
            .warmupIterations(WARM_UPS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(MEASUREMENTS)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .build();
    Map<String, List<RunResult>> groups =
        new Runner(options)
            .run().stream()
                .collect(
                    Collectors.groupingBy(
                        JavaPeers::group, TreeMap::new, Collectors.toCollection(ArrayList::new)));
    List<String> rows = new ArrayList<>();
    rows.add("| work | who | ms | least and greatest | bytes allocated | peer / library |");
    rows.add("|---|---|--:|--:|--:|--:|");
    groups.values().forEach(results -> rows.addAll(rows(results)));
    return rows;
  }

  private static String group(RunResult result) {
    BenchmarkParams params = result.getParams();
    String name = params.getBenchmark();
    String type = name.substring(0, name.lastIndexOf('.'));
    String keys =
        params.getParamsKeys().stream()
            .map(key -> ", " + key + "=" + params.getParam(key))
            .collect(Collectors.joining());
    return type.substring(type.lastIndexOf('.') + 1).replace("Benchmark", "") + keys;
  }

  private static String who(RunResult result) {
    String name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static List<String> rows(Collection<RunResult> results) {
    double own =
        results.stream()
            .filter(result -> who(result).equals(LIBRARY))
            .mapToDouble(result -> result.getPrimaryResult().getScore())
            .findFirst()
            .orElseThrow();
    return results.stream()
        .sorted(Comparator.comparing(result -> !who(result).equals(LIBRARY)))
        .map(result -> row(result, own))
        .toList();
  }

  private static String row(RunResult result, double own) {
    double time = result.getPrimaryResult().getScore();
    var statistics = result.getPrimaryResult().getStatistics();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.3f | %.3f to %.3f | %s | %s |",
        group(result),
        who(result),
        time,
        statistics.getMin(),
        statistics.getMax(),
        allocated(result),
        who(result).equals(LIBRARY) ? "" : String.format(Locale.ROOT, "**%.1f**", time / own));
  }

  private static String allocated(RunResult result) {
    for (String key : result.getSecondaryResults().keySet()) {
      if (key.endsWith("gc.alloc.rate.norm")) {
        Result<?> bytes = result.getSecondaryResults().get(key);
        return String.format(Locale.ROOT, "%,.0f", bytes.getScore());
      }
    }
    return "";
  }
}
