package org.infobottleneck.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.infobottleneck.data.Unfinished;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;
import org.infobottleneck.network.TrainingDivergedException;
import org.infobottleneck.network.TrainingState;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshots;
import org.infobottleneck.plane.Tracker;
import org.infobottleneck.plane.TrackingStoppedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadRunnerTest {

  @TempDir private Path folder;

  private static final Experiment SMALL =
      Presets.shwartzZivTishby2017()
          .withTask(Tasks.parts(3, 2))
          .withArchitecture(Architecture.tanh(5, 4, 3, 2))
          .withEpochs(20)
          .withSnapshots(Snapshots.logarithmic(4))
          .withEstimators(BinningEstimator.width(0.1));

  @Test
  void resultsComeInTheOrderOfTheExperimentsWhateverTheThreads() throws InterruptedException {
    List<Experiment> experiments =
        List.of(SMALL, SMALL.withEpochs(200), SMALL.withSeed(3), SMALL.withSeed(2));
    List<InformationPlane> expected = experiments.stream().map(Experiment::run).toList();
    for (int threads : new int[] {1, 3}) {
      List<ExperimentResult> results = ThreadRunner.threads(threads).run(experiments);
      assertThat(results).extracting(ExperimentResult::experiment).isEqualTo(experiments);
      assertThat(results).extracting(ExperimentResult::plane).isEqualTo(expected);
    }
  }

  @Test
  void whatIsStoredIsNotRunAgainAndIsTheSame() throws InterruptedException {
    ExperimentStore store = ExperimentStore.in(folder.resolve("runs"));
    List<RunProgress> progress = new ArrayList<>();
    ThreadRunner runner =
        ThreadRunner.threads(2)
            .storingIn(store)
            .onProgress(
                each -> {
                  progress.add(each);
                  throw new AssertionError("a listener must not matter");
                });
    List<ExperimentResult> first = runner.run(SMALL.repeats(2));
    assertThat(progress).extracting(RunProgress::restored).containsExactly(0, 0);
    progress.clear();
    List<ExperimentResult> all = runner.run(SMALL.repeats(3));
    assertThat(progress).hasSize(3);
    assertThat(progress.get(2).restored()).isEqualTo(2);
    assertThat(progress.get(2).finished()).isEqualTo(3);
    assertThat(all.subList(0, 2)).isEqualTo(first);
    assertThat(store.contains(SMALL.withSeed(3))).isTrue();
    assertThat(store.contains(SMALL.withSeed(4))).isFalse();
    assertThat(all.get(2).plane()).isEqualTo(SMALL.withSeed(3).run());
  }

  @Test
  void aStoredPlaneThatIsNotWholeIsMadeAgain() throws InterruptedException, IOException {
    ExperimentStore store = ExperimentStore.in(folder);
    ThreadRunner runner = ThreadRunner.threads(1).storingIn(store);
    List<ExperimentResult> first = runner.run(List.of(SMALL));
    try (DirectoryStream<Path> planes = Files.newDirectoryStream(folder, "*.ibp")) {
      Path plane = planes.iterator().next();
      byte[] bytes = Files.readAllBytes(plane);
      Files.write(plane, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }
    assertThat(store.load(SMALL)).isEmpty();
    assertThat(runner.run(List.of(SMALL))).isEqualTo(first);
  }

  @Test
  void aRunThatDivergesIsAFailureAndHarmsNoOther() throws InterruptedException {
    Experiment diverging =
        SMALL.withTraining(Training.with(Sgd.learningRate(1e300).withMomentum(0.9)));
    List<ExperimentResult> results =
        ThreadRunner.threads(2)
            .storingIn(ExperimentStore.in(folder))
            .run(List.of(SMALL, diverging, SMALL.withSeed(2)));
    assertThat(results.get(0).plane()).isEqualTo(SMALL.run());
    assertThat(results.get(2).plane()).isEqualTo(SMALL.withSeed(2).run());
    assertThat(results.get(1).failure().orElseThrow())
        .hasRootCauseInstanceOf(TrainingDivergedException.class);
    assertThatIllegalStateException()
        .isThrownBy(() -> results.get(1).plane())
        .withMessageContaining("the run of seed 1 failed");
  }

  @Test
  void aRunThatWasStoppedGoesOnWithinAnExperiment() throws InterruptedException, IOException {
    Path part = folder.resolve(SMALL.key() + ".part");
    Thread runner = Thread.currentThread();
    assertThatThrownBy(
            () ->
                SMALL.run(
                    1,
                    progress -> {
                      if (progress.done() == 3) {
                        runner.interrupt();
                      }
                    },
                    tracker -> tracker.keepIn(part).checkpointEvery(Duration.ZERO)))
        .isInstanceOf(TrackingStoppedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(TrainingState.load(Tracker.trainingFile(part)).epoch()).isPositive();
    ThreadRunner store = ThreadRunner.threads(1).storingIn(ExperimentStore.in(folder));
    assertThat(store.run(List.of(SMALL)).get(0).plane()).isEqualTo(SMALL.run());
    assertThat(part).doesNotExist();
    assertThat(Tracker.trainingFile(part)).doesNotExist();

    // what is damaged is made again
    Experiment other = SMALL.withSeed(9);
    Files.writeString(folder.resolve(other.key() + ".part"), "nonsense");
    assertThat(store.run(List.of(other)).get(0).plane()).isEqualTo(other.run());
  }

  @Test
  void whatKilledRunsLeftIsDeleted() throws InterruptedException, IOException {
    ThreadRunner runner = ThreadRunner.threads(1).storingIn(ExperimentStore.in(folder));
    runner.run(List.of(SMALL));
    Experiment other = SMALL.withSeed(9);
    List<String> stored = new ArrayList<>();
    for (Experiment each : List.of(SMALL, other)) {
      stored.add(each.key() + ".txt");
      stored.add(each.key() + ".ibp");
      Unfinished.leave(folder.resolve(each.key() + ".txt"));
      Unfinished.leave(folder.resolve(each.key() + ".ibp"));
    }
    // killed when the plane was stored
    Path part = folder.resolve(SMALL.key() + ".part");
    SMALL.run(1, progress -> {}, tracker -> tracker.keepIn(part));
    assertThat(part).exists();
    assertThat(Tracker.trainingFile(part)).exists();
    Unfinished.leave(part);

    assertThat(runner.run(List.of(SMALL, other)).get(1).plane()).isEqualTo(other.run());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(stored);
    }
  }

  @Test
  void equalExperimentsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThreadRunner.threads(1).run(List.of(SMALL, SMALL.withSeed(1))))
        .withMessageContaining("experiments must differ")
        .withMessageContaining("seed = 1");
  }

  @Test
  void anInterruptEndsTheRunsInHand() throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                ThreadRunner.threads(2).run(SMALL.withEpochs(100_000_000).repeats(3));
              } catch (InterruptedException e) {
                thrown.add(e);
              }
            });
    caller.start();
    Thread.sleep(200);
    caller.interrupt();
    caller.join(20_000);
    assertThat(caller.isAlive()).isFalse();
    assertThat(thrown).hasSize(1);
  }

  @Test
  void whatASinkThrowsEndsTheRunner() {
    assertThatThrownBy(
            () ->
                ThreadRunner.threads(2)
                    .run(
                        SMALL.repeats(4),
                        result -> {
                          throw new IllegalStateException("enough");
                        }))
        .hasMessage("enough");
  }
}
