package org.infobottleneck.examples.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTablesTest {

  @TempDir private Path root;
  private final Sweep sweep = SmallSweeps.sweep();
  private SweepFolder folder;
  private List<RunOutcome> outcomes;

  @BeforeEach
  void run() throws InterruptedException {
    folder = LocalSweepFolder.in(root);
    outcomes = outcomes(sweep);
  }

  private List<RunOutcome> outcomes(Sweep of) throws InterruptedException {
    RunTask task = new RunTask(folder, 1);
    List<RunOutcome> result = new ArrayList<>();
    for (SweepRun run : of.runs()) {
      result.add(task.run(run.experiment()));
    }
    return result;
  }

  private static void assertBits(String cell, double value) {
    assertThat(Double.doubleToRawLongBits(Double.parseDouble(cell)))
        .as(cell)
        .isEqualTo(Double.doubleToRawLongBits(value));
  }

  @Test
  void thePointsReadBackAreThoseOfThePlanesToTheLastBit() {
    SweepTables.writeCsv(folder, sweep, outcomes);
    List<Map<String, String>> rows = Tables.points(root);
    int expected = 0;
    for (String estimator : List.of("binning(width=0.07)", "kde-upper(noiseVariance=1e-3)")) {
      Iterator<Map<String, String>> of =
          rows.stream().filter(row -> row.get("estimator").equals(estimator)).iterator();
      for (SweepRun run : sweep.runs()) {
        InformationPlane plane = run.experiment().run();
        for (PlanePoint point : plane.points()) {
          if (point.estimator().equals(estimator)) {
            Snapshot snapshot = plane.snapshots().get(point.epoch() / 3);
            assertRow(of.next(), run, point, snapshot);
            expected++;
          }
        }
      }
      assertThat(of.hasNext()).isFalse();
    }
    assertThat(rows).hasSize(expected);
  }

  private static void assertRow(
      Map<String, String> row, SweepRun run, PlanePoint point, Snapshot snapshot) {
    Experiment experiment = run.experiment();
    assertThat(row)
        .containsEntry("sweep", "small")
        .containsEntry("key", experiment.key())
        .containsEntry("task", "random-labels(parts(relevant=1,irrelevant=2))")
        .containsEntry("rows_rule", "random")
        .containsEntry("train_fraction", "0.75")
        .containsEntry("architecture", experiment.architecture().toString())
        .containsEntry("activation", run.levels().get("activation").toLowerCase(Locale.ROOT))
        .containsEntry("layers", "2")
        .containsEntry("learning_rate", "0.1")
        .containsEntry("batch_size", "2")
        .containsEntry("batching", "shuffled")
        .containsEntry("loss", "cross_entropy")
        .containsEntry("weight_noise", "0")
        .containsEntry("epochs", "3")
        .containsEntry("seed", run.levels().get("seed"))
        .containsEntry("epoch", Integer.toString(point.epoch()))
        .containsEntry("observed", point.observed())
        .containsEntry("layer", Integer.toString(point.layer()))
        .containsEntry("layer_name", point.layerName())
        .containsEntry("input_estimand", point.inputInformation().estimand().toString())
        .containsEntry("input_samples", "8")
        .containsEntry("target_bound", point.targetInformation().bound().toString());
    assertBits(row.get("input_nats"), point.inputInformation().nats());
    assertBits(row.get("input_bits"), point.inputInformation().bits());
    assertBits(row.get("target_nats"), point.targetInformation().nats());
    assertBits(row.get("train_loss"), snapshot.train().orElseThrow().loss());
    assertBits(row.get("test_accuracy"), snapshot.test().orElseThrow().accuracy().orElseThrow());
  }

  @Test
  void smallFilesHoldTheSameRowsAsLargeOnes() {
    SweepTables.writeCsv(folder, sweep, outcomes);
    List<Map<String, String>> once = Tables.points(root);
    new CsvTables(folder, sweep, 500).write(outcomes);
    for (Path partition : Tables.list(root.resolve("tables/points"))) {
      assertThat(Tables.list(partition)).hasSizeGreaterThan(2);
    }
    assertThat(Tables.points(root)).isEqualTo(once);
    SweepTables.writeCsv(folder, sweep, outcomes); // the many files are gone
    assertThat(Tables.points(root)).isEqualTo(once);
  }

  @Test
  void whatRanAndWhatWasStoredLookAlikeAndWhatFailedSaysWhy() throws Exception {
    List<SweepRun> runs = new ArrayList<>(sweep.runs().subList(1, 3));
    runs.add(1, new SweepRun(SmallSweeps.diverging(), runs.get(0).levels()));
    Sweep some = new Sweep("some", sweep.factors(), runs);
    List<RunOutcome> first = outcomes(some);
    SweepTables.writeCsv(folder, some, first);
    String table = Files.readString(root.resolve("tables/runs.csv"));
    List<RunOutcome> again = new ArrayList<>(first);
    again.set(0, new RunOutcome(first.get(0).key(), RunOutcome.Status.RAN, 3, ""));
    SweepTables.writeCsv(folder, some, again);
    assertThat(root.resolve("tables/runs.csv")).hasContent(table);

    List<Map<String, String>> rows = Tables.runs(root);
    assertThat(rows).extracting(row -> row.get("key")).containsExactly(keys(some));
    assertThat(rows)
        .extracting(row -> row.get("status"))
        .containsExactly("complete", "failed", "complete");
    assertThat(rows).extracting(row -> row.get("attempts")).containsExactly("", "1", "");
    assertThat(rows.get(1).get("cause")).isEqualTo(first.get(1).cause()).contains("diverged");
    assertThat(Tables.points(root))
        .extracting(row -> row.get("key"))
        .containsOnly(keys(some)[0], keys(some)[2]);
  }

  private static String[] keys(Sweep sweep) {
    return sweep.runs().stream().map(SweepRun::key).toArray(String[]::new);
  }

  @Test
  void cellsFitTheirColumns() {
    SweepTables tables = new SweepTables("small");
    SweepRun run = sweep.runs().get(0);
    TableRow point = tables.points(run, run.experiment().run()).next();
    assertFits(point, SweepTables.pointColumns());
    assertFits(tables.run(run, outcomes.get(0)), SweepTables.runColumns());
  }

  private static void assertFits(TableRow row, List<TableColumn> columns) {
    assertThat(row.cells()).hasSameSizeAs(columns);
    for (int i = 0; i < columns.size(); i++) {
      TableColumn column = columns.get(i);
      Optional<Object> cell = row.cells().get(i);
      assertThat(cell.isPresent() || column.nullable()).as(column.name()).isTrue();
      Class<?> type =
          switch (column.type()) {
            case LONG -> Long.class;
            case DOUBLE -> Double.class;
            case STRING -> String.class;
          };
      cell.ifPresent(value -> assertThat(value).as(column.name()).isInstanceOf(type));
    }
  }

  @Test
  void partitionsAreNamedAsHiveNamesThem() {
    assertThat(SweepTables.partition("kde-upper(noiseVariance=1e-3)"))
        .isEqualTo("estimator=kde-upper(noiseVariance%3D1e-3)");
    String odd = "a/b=c:d%e\"f'g*h?i\\j{k}[l]^m#n\n\u007Fo <p>|";
    String name = SweepTables.partition(odd);
    assertThat(name).startsWith("estimator=a%2Fb%3Dc%3Ad%25e%22f%27g%2A");
    assertThat(name.substring("estimator=".length())).doesNotContainPattern("[/=:\\\\\"*?<>|\n]");
    assertThat(Tables.unescaped(name.substring("estimator=".length()))).isEqualTo(odd);
  }

  @Test
  void aRowIsQuotedAsCsvAsksFor() {
    TableRow row =
        new TableRow(
            List.of(
                Optional.of("say \"a, b\""),
                Optional.of(3L),
                Optional.of(1e-3),
                Optional.empty(),
                Optional.of("")));
    assertThat(row.csv()).isEqualTo("\"say \"\"a, b\"\"\",3,1e-3,,\"\"");
  }

  @Test
  void outcomesOfOtherRunsAndPlanesThatVanishedAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SweepTables.writeCsv(folder, sweep, outcomes.subList(1, 4)));
    List<RunOutcome> swapped = new ArrayList<>(outcomes);
    swapped.set(0, outcomes.get(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SweepTables.writeCsv(folder, sweep, swapped))
        .withMessageContaining("outcome 1 must be that of run " + sweep.runs().get(0).key());
    folder.delete("runs");
    assertThatIllegalStateException()
        .isThrownBy(() -> SweepTables.writeCsv(folder, sweep, outcomes))
        .withMessageContaining("vanished");
    assertThat(root.resolve("tables/runs.csv")).doesNotExist();
  }
}
