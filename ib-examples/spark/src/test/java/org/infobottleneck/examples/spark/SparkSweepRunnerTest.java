package org.infobottleneck.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.examples.sweep.LocalSweepFolder;
import org.infobottleneck.examples.sweep.RunOutcome;
import org.infobottleneck.examples.sweep.RunOutcome.Status;
import org.infobottleneck.examples.sweep.RunTask;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.SweepFolder;
import org.infobottleneck.examples.sweep.SweepListener;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.examples.sweep.SweepTables;
import org.infobottleneck.plane.PlanePoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkSweepRunnerTest {

  private static final SweepListener SILENT = (outcome, finished, total) -> {};

  private static SparkSession session;

  @TempDir private Path root;

  @BeforeAll
  static void start() {
    session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            // one that knows no records
            .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  private SparkSweepRunner runner() {
    return SparkSweepRunner.on(session, root.toString()).attempts(2);
  }

  private static List<RunOutcome> locally(Sweep sweep, Path folder) throws InterruptedException {
    SweepFolder local = LocalSweepFolder.in(folder);
    List<RunOutcome> outcomes = new ArrayList<>();
    for (SweepRun run : sweep.runs()) {
      outcomes.add(new RunTask(local, 2).run(run.experiment()));
    }
    SweepTables.writeCsv(local, sweep, outcomes);
    return outcomes;
  }

  private static Sweep withFailure() {
    List<SweepRun> runs = new ArrayList<>(SmallSweeps.sweep().runs());
    runs.add(2, SmallSweeps.run(SmallSweeps.diverging(), "diverging"));
    return SmallSweeps.of(runs);
  }

  @Test
  void aSweepGivesThePlanesAndTablesOfOneThread(@TempDir Path other) throws Exception {
    Sweep sweep = withFailure();
    assertThat(runner().run(sweep, SILENT)).isEqualTo(locally(sweep, other));
    assertThat(CanonicalTables.runs(root)).hasSize(8).isEqualTo(CanonicalTables.runs(other));
    assertThat(CanonicalTables.points(root))
        .hasSizeGreaterThan(100)
        .isEqualTo(CanonicalTables.points(other));
    for (String within : List.of("runs", "failed")) {
      try (Stream<Path> files = Files.list(other.resolve(within))) {
        for (Path file : files.toList()) {
          assertThat(root.resolve(within).resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
      }
    }
    assertThat(root.resolve("started")).doesNotExist();
  }

  @Test
  void aRunThatFailsIsRecordedWithItsCauseAndTheOthersGoOn() throws Exception {
    Sweep sweep = withFailure();
    List<RunOutcome> outcomes = runner().run(sweep, SILENT);
    assertThat(outcomes).filteredOn(run -> run.status() == Status.RAN).hasSize(6);
    RunOutcome failed = outcomes.get(2);
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.attempts()).isEqualTo(2);
    assertThat(failed.cause()).startsWith("TrainingDivergedException: training diverged");
    assertThat(Files.readString(root.resolve("failed/" + failed.key() + ".json")))
        .contains("training diverged");
    List<Row> rows =
        session
            .read()
            .parquet(root + "/parquet/runs")
            .where("status = 'failed'")
            .select("key", "attempts", "cause")
            .collectAsList();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getString(0)).isEqualTo(failed.key());
    assertThat(rows.get(0).getLong(1)).isEqualTo(2);
    assertThat(rows.get(0).getString(2)).isEqualTo(failed.cause());
  }

  @Test
  void whatIsStoredIsNotRunAgain() throws Exception {
    Sweep sweep = SmallSweeps.sweep();
    runner().run(sweep, SILENT);
    List<String> points = CanonicalTables.points(root);
    Files.delete(root.resolve("runs/" + sweep.runs().get(4).key() + ".ibp"));
    List<String> told = new ArrayList<>();
    List<RunOutcome> outcomes =
        runner().run(sweep, (outcome, finished, total) -> told.add(finished + " of " + total));
    assertThat(outcomes).filteredOn(run -> run.status() == Status.STORED).hasSize(5);
    assertThat(outcomes.get(4).status()).isEqualTo(Status.RAN);
    assertThat(told).containsExactly("1 of 6", "2 of 6", "3 of 6", "4 of 6", "5 of 6", "6 of 6");
    assertThat(CanonicalTables.points(root)).isEqualTo(points);
    assertThat(session.read().parquet(root + "/parquet/points").count())
        .isEqualTo(points.size() - 2L); // a header for each estimator
  }

  @Test
  void parquetHoldsTheBitsOfThePlanes() throws Exception {
    Sweep sweep = SmallSweeps.sweep();
    runner().run(sweep, SILENT);
    for (SweepRun run : sweep.runs()) {
      List<PlanePoint> points = run.experiment().run().points();
      List<Row> rows =
          session
              .read()
              .parquet(root + "/parquet/points")
              .where("key = '" + run.key() + "'")
              .collectAsList();
      assertThat(rows).hasSameSizeAs(points);
      for (PlanePoint point : points) {
        assertThat(rows)
            .filteredOn(
                row ->
                    row.<Long>getAs("epoch") == point.epoch()
                        && row.<Long>getAs("layer") == point.layer()
                        && row.<String>getAs("observed").equals(point.observed())
                        && row.<String>getAs("estimator").equals(point.estimator()))
            .singleElement()
            .satisfies(row -> requireBits(row, "input", point.inputInformation()))
            .satisfies(row -> requireBits(row, "target", point.targetInformation()));
      }
    }
  }

  private static void requireBits(Row row, String name, Estimate estimate) {
    assertThat(Double.doubleToRawLongBits(row.<Double>getAs(name + "_nats")))
        .isEqualTo(Double.doubleToRawLongBits(estimate.nats()));
    assertThat(row.<String>getAs(name + "_estimand")).isEqualTo(estimate.estimand().toString());
  }

  @Test
  void aDriverWithoutSparkAndOneWithItRefuseEachOther() throws Exception {
    try (SweepFolder.Lock lock = LocalSweepFolder.in(root).lock()) {
      assertThat(lock).isNotNull();
      assertThatIllegalStateException()
          .isThrownBy(() -> runner().run(SmallSweeps.sweep(), SILENT))
          .withMessageContaining("another driver runs a sweep in " + root)
          .withMessageContaining("process " + ProcessHandle.current().pid());
    }
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    runner()
        .run(
            SmallSweeps.sweep(),
            (outcome, finished, total) -> {
              try {
                LocalSweepFolder.in(root).lock().close();
              } catch (IllegalStateException e) {
                refusal.set(e);
              }
            });
    assertThat(refusal.get()).isNotNull().hasMessageContaining("another driver");
  }

  @Test
  void whatWasFinishedIsKeptWhenTheDriverIsInterrupted() throws Exception {
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () ->
                runner()
                    .run(
                        SmallSweeps.sweep(),
                        (outcome, finished, total) -> Thread.currentThread().interrupt()));
    assertThat(Thread.interrupted()).isFalse();
    assertThat(root.resolve("failed")).doesNotExist();
    List<RunOutcome> outcomes = runner().run(SmallSweeps.sweep(), SILENT);
    assertThat(outcomes).extracting(RunOutcome::status).contains(Status.STORED);
    assertThat(outcomes).extracting(RunOutcome::status).doesNotContain(Status.FAILED);
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws IOException {
    Files.writeString(root.resolve("runs"), "a file");
    assertThatIllegalStateException()
        .isThrownBy(() -> runner().run(SmallSweeps.sweep(), SILENT))
        .withMessageContaining("Spark gave up with 6 runs left")
        .withMessageContaining("runs");
  }
}
