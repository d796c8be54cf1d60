package org.infobottleneck.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.plane.PlanePoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries that docs/scale-out.md shows, as they stand there. */
class ScaleOutDocumentTest {

  private static final double ROUNDING = 1e-12; // sums in another order

  @TempDir private Path root;

  private String query(String engine) throws Exception {
    String document = Files.readString(Path.of("../../docs/scale-out.md"));
    Matcher matcher =
        Pattern.compile("```sql\\n-- " + engine + "\\n(.*?)```", Pattern.DOTALL).matcher(document);
    assertThat(matcher.find()).as(engine).isTrue();
    return matcher.group(1).replace("out/width", root.toString());
  }

  /** The means that the queries ask for, from the planes themselves. */
  private static Map<String, List<Double>> means(Sweep sweep) {
    Map<String, List<PlanePoint>> last = new TreeMap<>();
    for (SweepRun run : sweep.runs()) {
      for (PlanePoint point : run.experiment().run().points()) {
        if (point.estimator().startsWith("binning")
            && point.observed().equals("all")
            && point.epoch() == run.experiment().epochs()) {
          String activation =
              run.experiment().architecture().hidden().toString().toLowerCase(Locale.ROOT);
          last.computeIfAbsent(activation + " " + point.layer(), none -> new ArrayList<>())
              .add(point);
        }
      }
    }
    return last.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each ->
                    List.of(
                        each.getValue().stream()
                            .mapToDouble(point -> point.inputInformation().bits())
                            .average()
                            .orElseThrow(),
                        each.getValue().stream()
                            .mapToDouble(point -> point.targetInformation().bits())
                            .average()
                            .orElseThrow()),
                (one, two) -> one,
                TreeMap::new));
  }

  @Test
  void theQueriesGiveTheMeansOfThePlanes() throws Exception {
    Sweep sweep = SmallSweeps.sweep();
    Map<String, List<Double>> spark = new TreeMap<>();
    SparkSession session =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    try {
      SparkSweepRunner.on(session, root.toString()).run(sweep, (outcome, finished, total) -> {});
      for (Row row : session.sql(query("Spark SQL")).collectAsList()) {
        spark.put(
            row.getString(0) + " " + row.getLong(1), List.of(row.getDouble(2), row.getDouble(3)));
      }
    } finally {
      session.stop();
    }
    Map<String, List<Double>> duck = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query("DuckDB"))) {
      while (rows.next()) {
        duck.put(
            rows.getString(1) + " " + rows.getLong(2),
            List.of(rows.getDouble(3), rows.getDouble(4)));
      }
    }
    Map<String, List<Double>> means = means(sweep);
    assertThat(means).hasSize(4);
    requireNear(spark, means);
    requireNear(duck, means);
  }

  private static void requireNear(
      Map<String, List<Double>> actual, Map<String, List<Double>> expected) {
    assertThat(actual).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (group, means) -> {
          for (int mean = 0; mean < means.size(); mean++) {
            assertThat(actual.get(group).get(mean))
                .as(group)
                .isCloseTo(means.get(mean), within(ROUNDING));
          }
        });
  }
}
