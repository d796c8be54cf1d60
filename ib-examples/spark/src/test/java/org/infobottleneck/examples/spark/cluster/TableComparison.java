package org.infobottleneck.examples.spark.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.infobottleneck.examples.spark.CanonicalTables;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepTables;
import org.infobottleneck.examples.sweep.TableColumn;
import org.infobottleneck.examples.sweep.TableRow;

/** Holds the tables of two folders to each other, and the two formats of one. */
final class TableComparison {

  private TableComparison() {}

  static void requireEqual(Path local, Path spark, Sweep sweep) {
    List<String> points = CanonicalTables.points(local);
    requireEqual("tables/points", points, CanonicalTables.points(spark));
    List<String> runs = CanonicalTables.runs(local);
    requireEqual("tables/runs.csv", runs, CanonicalTables.runs(spark));
    ClusterTrial.require(
        runs.size() == sweep.runs().size() + 1, "there are " + runs.size() + " lines of runs");
    SparkSession session =
        SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false").getOrCreate();
    try {
      List<String> lines = new ArrayList<>();
      points.stream().filter(line -> line.contains("/sweep,key,")).forEach(lines::add);
      session
          .read()
          .parquet(spark.resolve("parquet/points").toString())
          .toLocalIterator()
          .forEachRemaining(row -> lines.add(pointLine(row)));
      lines.sort(null);
      requireEqual("parquet/points", points, lines);
      List<String> ofRuns = new ArrayList<>(runs.subList(0, 1));
      Iterator<Row> rows =
          session.read().parquet(spark.resolve("parquet/runs").toString()).toLocalIterator();
      rows.forEachRemaining(row -> ofRuns.add(line(row, SweepTables.runColumns())));
      requireEqual("parquet/runs", runs, ofRuns);
    } finally {
      session.stop();
    }
  }

  /** A row of Parquet as CSV writes it. */
  private static String pointLine(Row row) {
    List<TableColumn> columns =
        SweepTables.pointColumns().stream()
            .filter(column -> !column.name().equals(SweepTables.PARTITION))
            .toList();
    return SweepTables.partition(row.getAs(SweepTables.PARTITION)) + "/" + line(row, columns);
  }

  private static String line(Row row, List<TableColumn> columns) {
    List<Optional<Object>> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(Optional.ofNullable(row.getAs(column.name()))));
    return new TableRow(cells).csv();
  }

  private static void requireEqual(String table, List<String> expected, List<String> actual) {
    ClusterTrial.require(
        expected.size() == actual.size(),
        table + " has " + actual.size() + " lines, expected " + expected.size());
    for (int line = 0; line < expected.size(); line++) {
      ClusterTrial.require(
          expected.get(line).equals(actual.get(line)),
          table + " has the line\n" + actual.get(line) + "\nexpected\n" + expected.get(line));
    }
  }
}
