package org.infobottleneck.examples.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.infobottleneck.examples.sweep.RunOutcome.Status;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadSweepRunnerTest {

  private static final SweepListener NOBODY = (outcome, finished, total) -> {};

  @TempDir private Path root;
  private final Sweep sweep = SmallSweeps.sweep();

  private static List<Status> statuses(List<RunOutcome> outcomes) {
    return outcomes.stream().map(RunOutcome::status).toList();
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }

  /** A sweep whose second run diverges. */
  private Sweep withFailure() {
    List<SweepRun> runs = new ArrayList<>(sweep.runs());
    runs.add(1, new SweepRun(SmallSweeps.diverging(), runs.get(0).levels()));
    return new Sweep("failing", sweep.factors(), runs);
  }

  @Test
  void everyRunIsDoneOnceAndTheTablesStay() throws Exception {
    List<String> told = new ArrayList<>();
    SweepListener listener =
        (outcome, finished, total) -> told.add(outcome.status() + " " + finished + "/" + total);
    ThreadSweepRunner runner = ThreadSweepRunner.in(root.resolve("sweep")).threads(2);
    List<RunOutcome> first = runner.run(sweep, listener);
    assertThat(first).extracting(RunOutcome::key).isEqualTo(keys(sweep));
    assertThat(told).containsExactly("RAN 1/4", "RAN 2/4", "RAN 3/4", "RAN 4/4");
    Map<String, String> files = files(root);
    assertThat(statuses(runner.run(sweep, listener))).containsOnly(Status.STORED);
    assertThat(told).endsWith("STORED 4/4").hasSize(8);
    assertThat(files(root)).isEqualTo(files);
    for (SweepRun run : sweep.runs()) {
      assertThat(InformationPlane.load(root.resolve("sweep/runs/" + run.key() + ".ibp")))
          .isEqualTo(run.experiment().run());
    }
  }

  private static List<String> keys(Sweep sweep) {
    return sweep.runs().stream().map(SweepRun::key).toList();
  }

  @Test
  void threadsAndAnEarlierSweepInTheFolderChangeNothing() throws Exception {
    ThreadSweepRunner.in(root.resolve("1")).threads(1).run(sweep, NOBODY);
    ThreadSweepRunner.in(root.resolve("3")).threads(3).run(withFailure(), NOBODY);
    ThreadSweepRunner.in(root.resolve("3")).threads(3).run(sweep, NOBODY);
    assertThat(files(root.resolve("3/tables"))).isEqualTo(files(root.resolve("1/tables")));
    assertThat(Tables.points(root.resolve("3"))).hasSize(4 * 2 * 2 * 2);
  }

  @Test
  void aRunThatFailsIsRecordedAndTheOthersComplete() throws Exception {
    ThreadSweepRunner runner = ThreadSweepRunner.in(root).threads(2).attempts(3);
    List<RunOutcome> outcomes = runner.run(withFailure(), NOBODY);
    assertThat(statuses(outcomes))
        .containsExactly(Status.RAN, Status.FAILED, Status.RAN, Status.RAN, Status.RAN);
    assertThat(outcomes.get(1).attempts()).isEqualTo(3);
    String key = SmallSweeps.diverging().key();
    assertThat(Files.readString(root.resolve("failed/" + key + ".json"))).contains("diverged");
    assertThat(Tables.runs(root).get(1))
        .containsEntry("key", key)
        .containsEntry("status", "failed")
        .containsEntry("attempts", "3")
        .containsEntry("learning_rate", "1e300")
        .containsEntry("cause", outcomes.get(1).cause());
    assertThat(statuses(runner.run(withFailure(), NOBODY))) // tried anew, nothing else
        .containsExactly(Status.STORED, Status.FAILED, Status.STORED, Status.STORED, Status.STORED);
  }

  @Test
  void aPlaneThatWasDamagedIsMadeAgain() throws Exception {
    ThreadSweepRunner runner = ThreadSweepRunner.in(root).threads(2);
    runner.run(sweep, NOBODY);
    Map<String, String> whole = files(root);
    Path plane = root.resolve("runs/" + sweep.runs().get(2).key() + ".ibp");
    Files.writeString(plane, Files.readString(plane).replaceFirst("snapshot\t3", "snapshot\t2"));
    assertThat(statuses(runner.run(sweep, NOBODY)))
        .containsExactly(Status.STORED, Status.STORED, Status.RAN, Status.STORED);
    assertThat(files(root)).isEqualTo(whole);
  }

  @Test
  void aSecondDriverIsRefusedWhileOneIsAtWork() throws Exception {
    ThreadSweepRunner other = ThreadSweepRunner.in(root);
    SweepListener meddling =
        (outcome, finished, total) ->
            assertThatIllegalStateException()
                .isThrownBy(() -> other.run(sweep, NOBODY))
                .withMessageContaining("another driver");
    ThreadSweepRunner.in(root).run(sweep, meddling);
    assertThat(statuses(other.run(sweep, NOBODY))).containsOnly(Status.STORED);
  }

  @Test
  void aSweepThatIsInterruptedGoesOnWhereItWas() throws Exception {
    SweepListener interrupting =
        (outcome, finished, total) -> {
          if (finished == 2) {
            Thread.currentThread().interrupt();
          }
        };
    ThreadSweepRunner runner = ThreadSweepRunner.in(root).threads(1);
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> runner.run(sweep, interrupting));
    assertThat(Thread.interrupted()).isFalse();
    assertThat(root.resolve("failed")).doesNotExist();
    assertThat(root.resolve("tables")).doesNotExist();
    assertThat(statuses(runner.run(sweep, NOBODY)))
        .startsWith(Status.STORED, Status.STORED)
        .hasSize(4);
  }

  @Test
  void whatAListenerThrowsEndsTheSweepAndFreesTheFolder() throws Exception {
    SweepListener failing =
        (outcome, finished, total) -> {
          throw new IllegalStateException("enough");
        };
    ThreadSweepRunner runner = ThreadSweepRunner.in(root);
    assertThatIllegalStateException()
        .isThrownBy(() -> runner.run(sweep, failing))
        .withMessage("enough");
    assertThat(runner.run(sweep, NOBODY)).hasSize(4);
  }

  @Test
  void longRunsBeginFirst() throws Exception {
    List<SweepRun> runs = new ArrayList<>();
    for (int epochs : new int[] {2, 50, 4}) {
      runs.add(
          new SweepRun(
              SmallSweeps.experiment().withEpochs(epochs).withSnapshots(Snapshots.everyEpoch()),
              Map.of("epochs", Integer.toString(epochs))));
    }
    Sweep epochs = new Sweep("epochs", List.of("epochs"), runs);
    List<String> order = new ArrayList<>();
    List<RunOutcome> outcomes =
        ThreadSweepRunner.in(root)
            .threads(1)
            .run(epochs, (outcome, finished, total) -> order.add(outcome.key()));
    List<String> keys = keys(epochs);
    assertThat(order).containsExactly(keys.get(1), keys.get(2), keys.get(0));
    assertThat(outcomes).extracting(RunOutcome::key).isEqualTo(keys);
  }

  @Test
  void aFolderThatCannotBeWrittenEndsTheSweep() throws IOException {
    Files.writeString(root.resolve("runs"), "a file");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ThreadSweepRunner.in(root).run(sweep, NOBODY));
  }

  @Test
  void runsThatCannotBeRunAreRefusedBeforeTheFirst() {
    List<SweepRun> runs = new ArrayList<>(sweep.runs());
    runs.add(
        new SweepRun(
            SmallSweeps.experiment().withArchitecture(Architecture.tanh(12, 3, 2)),
            runs.get(0).levels()));
    Sweep wrong = new Sweep("wrong", sweep.factors(), runs);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThreadSweepRunner.in(root.resolve("none")).run(wrong, NOBODY))
        .withMessageStartingWith("run 5 {activation=TANH, seed=1} can't be run: ")
        .withMessageContaining("3");
    assertThat(root.resolve("none")).doesNotExist();
  }

  @Test
  void theSweepInTheFolderIsTheOneThatWasRun() throws Exception {
    SweepFolder folder = LocalSweepFolder.in(root);
    assertThat(Sweep.load(folder)).isEmpty();
    ThreadSweepRunner.in(folder).run(sweep, NOBODY);
    assertThat(Sweep.load(folder)).contains(sweep);
    String text = Files.readString(root.resolve("sweep.json"));
    for (String damaged :
        List.of(
            text.substring(0, text.length() / 2),
            text.replace("\"runs\"", "\"run\""),
            text.replace("epochs = 3", "epochs = 4"),
            text.replace("\"name\": \"small\"", "\"name\": 3"),
            "")) {
      Files.writeString(root.resolve("sweep.json"), damaged);
      assertThatExceptionOfType(SweepFormatException.class)
          .isThrownBy(() -> Sweep.load(folder))
          .withMessageStartingWith(root.resolve("sweep.json") + ": ");
    }
  }
}
