package org.infobottleneck.examples.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.experiment.Task;
import org.infobottleneck.network.TrainingDivergedException;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.TrackingStoppedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTaskTest {

  @TempDir private Path root;
  private RunTask task;

  @BeforeEach
  void setUp() {
    task = new RunTask(LocalSweepFolder.in(root), 2);
  }

  /** A task whose data come, or don't, from somewhere. */
  private record Odd(Supplier<Dataset> source) implements Task {

    @Override
    public String description() {
      return "odd";
    }

    @Override
    public Dataset data(long seed) {
      return source.get();
    }
  }

  private static Dataset data() {
    return SmallSweeps.experiment().task().data(1);
  }

  private Experiment odd(Supplier<Dataset> source) {
    return SmallSweeps.experiment().withTask(new Odd(source));
  }

  private Path plane(Experiment experiment) {
    return root.resolve("runs/" + experiment.key() + ".ibp");
  }

  private Path failure(Experiment experiment) {
    return root.resolve("failed/" + experiment.key() + ".json");
  }

  @Test
  void thePlaneIsThatOfTheExperimentAndIsMadeOnce() throws InterruptedException {
    Experiment experiment = SmallSweeps.experiment();
    String key = experiment.key();
    assertThat(task.run(experiment)).isEqualTo(new RunOutcome(key, RunOutcome.Status.RAN, 1, ""));
    assertThat(InformationPlane.load(plane(experiment))).isEqualTo(experiment.run());
    assertThat(root.resolve("runs/" + key + ".txt")).hasContent(experiment.text());
    assertThat(task.run(experiment))
        .isEqualTo(new RunOutcome(key, RunOutcome.Status.STORED, 0, ""));
  }

  @Test
  void aPlaneThatIsNotWholeIsMadeAgain() throws IOException, InterruptedException {
    Experiment experiment = SmallSweeps.experiment();
    task.run(experiment);
    String whole = Files.readString(plane(experiment));
    for (String damaged : new String[] {"", "nonsense", whole.substring(0, whole.length() / 2)}) {
      Files.writeString(plane(experiment), damaged);
      assertThat(task.run(experiment).status()).isEqualTo(RunOutcome.Status.RAN);
      assertThat(plane(experiment)).hasContent(whole);
    }
  }

  @Test
  void aFailureIsRecordedAndForgottenOnceItSucceeds() throws IOException, InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    Experiment twice =
        odd(
            () -> {
              if (calls.incrementAndGet() <= 3) {
                throw new IllegalStateException("no data\n  yet");
              }
              return data();
            });
    String cause = "IllegalStateException: no data yet";
    assertThat(task.run(twice))
        .isEqualTo(new RunOutcome(twice.key(), RunOutcome.Status.FAILED, 2, cause));
    assertThat(Files.readString(failure(twice)))
        .contains("\"attempts\" : 2", "\"cause\" : \"" + cause + "\"", "task = odd");
    assertThat(task.run(twice))
        .isEqualTo(new RunOutcome(twice.key(), RunOutcome.Status.RAN, 2, ""));
    assertThat(failure(twice)).doesNotExist();
    assertThat(plane(twice)).exists();
  }

  @Test
  void trainingThatDivergesIsNamedAsSuch() throws InterruptedException {
    RunOutcome outcome = task.run(SmallSweeps.diverging());
    assertThat(outcome.status()).isEqualTo(RunOutcome.Status.FAILED);
    assertThat(outcome.cause())
        .startsWith(TrainingDivergedException.class.getSimpleName() + ": training diverged in");
  }

  @Test
  void errorsOfMemoryAreFailuresOfTheRun() throws InterruptedException {
    Experiment large =
        odd(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            });
    assertThat(task.run(large).cause()).isEqualTo("OutOfMemoryError: Java heap space");
  }

  @Test
  void anInterruptionIsNoFailure() {
    Experiment stopped =
        odd(
            () -> {
              Thread.currentThread().interrupt();
              return data();
            });
    assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> task.run(stopped));
    assertThat(Thread.interrupted()).isFalse();
    assertThat(failure(stopped)).doesNotExist();
    assertThat(plane(stopped)).doesNotExist();
  }

  @Test
  void aFileOfTheRunThatIsMissingIsItsFailure() throws InterruptedException {
    Experiment missing =
        odd(
            () -> {
              throw new UncheckedIOException("cannot read data.csv", new IOException("no"));
            });
    assertThat(task.run(missing).cause()).isEqualTo("UncheckedIOException: cannot read data.csv");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNot() throws IOException {
    Files.writeString(root.resolve("runs"), "a file");
    assertThatThrownBy(() -> task.run(SmallSweeps.experiment()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("runs");
    assertThat(failure(SmallSweeps.experiment())).doesNotExist();
  }

  @Test
  void aCauseIsOneLineWithoutPlacesInMemory() {
    assertThat(RunTask.cause(new IllegalStateException())).isEqualTo("IllegalStateException");
    assertThat(RunTask.cause(new IllegalStateException("Thread@1f2e3d4c is\r\n gone ")))
        .isEqualTo("IllegalStateException: Thread is gone");
    assertThat(
            RunTask.cause(
                new TrackingStoppedException(
                    "stopped",
                    new IllegalArgumentException("refused"),
                    SmallSweeps.experiment().run())))
        .isEqualTo("IllegalArgumentException: refused");
    assertThat(RunTask.cause(new IllegalStateException("x".repeat(10_000)))).hasSizeLessThan(600);
  }
}
