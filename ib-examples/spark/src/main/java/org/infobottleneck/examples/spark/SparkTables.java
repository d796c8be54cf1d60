package org.infobottleneck.examples.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.infobottleneck.examples.sweep.LocalSweepFolder;
import org.infobottleneck.examples.sweep.RunOutcome;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepFolder;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.examples.sweep.SweepTables;
import org.infobottleneck.examples.sweep.TableColumn;
import org.infobottleneck.examples.sweep.TableRow;

/**
 * Writes the tables of a sweep on the executors, as CSV and as Parquet. Each takes the planes of
 * some runs from the folder, one at a time; the driver holds a row per run and none of the points.
 */
final class SparkTables {

  /** Runs whose points one task writes: enough that files are not too small. */
  private static final int RUNS_OF_A_TASK = 50;

  private final SparkSession session;
  private final SweepFolder folder;
  private final Sweep sweep;
  private final List<RunOutcome> outcomes;

  SparkTables(SparkSession session, SweepFolder folder, Sweep sweep, List<RunOutcome> outcomes) {
    this.session = session;
    this.folder = folder;
    this.sweep = sweep;
    this.outcomes = outcomes;
  }

  /** Writes all tables, {@code tables/runs.csv} last: where it stands, the others are whole. */
  void write(BooleanSupplier stop) throws InterruptedException {
    folder.delete(CsvPart.RUNS);
    folder.delete(CsvPart.POINTS);
    SweepTables tables = new SweepTables(sweep.name());
    List<RunsOfPart> parts = parts();
    if (!parts.isEmpty()) {
      writeCsvPoints(tables, parts, stop);
    }
    writeParquetPoints(tables, parts);
    List<TableRow> runs =
        IntStream.range(0, outcomes.size())
            .mapToObj(run -> tables.run(sweep.runs().get(run), outcomes.get(run)))
            .toList();
    session
        .createDataFrame(
            runs.stream().map(SparkTables::row).toList(), schema(SweepTables.runColumns()))
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(place("runs"));
    CsvPart.writeRuns(folder, runs);
  }

  /** The runs that have a plane, some for each task. */
  private List<RunsOfPart> parts() {
    List<SweepRun> complete =
        IntStream.range(0, outcomes.size())
            .filter(run -> outcomes.get(run).status() != RunOutcome.Status.FAILED)
            .mapToObj(sweep.runs()::get)
            .toList();
    List<RunsOfPart> parts = new ArrayList<>();
    for (int first = 0; first < complete.size(); first += RUNS_OF_A_TASK) {
      int end = Math.min(first + RUNS_OF_A_TASK, complete.size());
      parts.add(new RunsOfPart(parts.size(), new ArrayList<>(complete.subList(first, end))));
    }
    return parts;
  }

  private void writeCsvPoints(SweepTables tables, List<RunsOfPart> parts, BooleanSupplier stop)
      throws InterruptedException {
    SweepFolder target = folder;
    try {
      new SparkTasks(session.sparkContext(), "CSV of the points")
          .run(
              parts,
              part -> {
                CsvPart csv = new CsvPart(target, part.number());
                part.rows(target, tables).forEachRemaining(csv::add);
                csv.flush();
                return part.number();
              },
              part -> {},
              stop);
    } catch (SparkTasks.JobLostException e) {
      throw new IllegalStateException("Spark gave up writing the tables: " + e.getMessage(), e);
    }
  }

  private void writeParquetPoints(SweepTables tables, List<RunsOfPart> parts) {
    SweepFolder source = folder;
    JavaRDD<Row> rows =
        SparkTasks.distributed(session.sparkContext(), parts)
            .flatMap(part -> new Rows(SparkTasks.<RunsOfPart>value(part).rows(source, tables)));
    session
        .createDataFrame(rows, schema(SweepTables.pointColumns()))
        .write()
        .mode(SaveMode.Overwrite)
        .partitionBy(SweepTables.PARTITION)
        .parquet(place("points"));
  }

  private String place(String table) {
    String address =
        folder instanceof LocalSweepFolder // has a path, and the default may be another system
            ? Path.of(folder.toString()).toUri().toString()
            : folder.toString();
    return address + (address.endsWith("/") ? "" : "/") + "parquet/" + table;
  }

  private static StructType schema(List<TableColumn> columns) {
    StructType schema = new StructType();
    for (TableColumn column : columns) {
      schema = schema.add(column.name(), type(column.type()), column.nullable());
    }
    return schema;
  }

  private static DataType type(TableColumn.Type type) {
    return switch (type) {
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case STRING -> DataTypes.StringType;
    };
  }

  private static Row row(TableRow row) {
    List<Optional<Object>> cells = row.cells();
    Object[] values = new Object[cells.size()];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = cells.get(cell).orElse(null); // Spark's word for an empty cell
    }
    return RowFactory.create(values);
  }

  /** Rows as Spark has them, made one by one. */
  private record Rows(Iterator<TableRow> rows) implements Iterator<Row> {

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Row next() {
      return row(rows.next());
    }
  }
}
