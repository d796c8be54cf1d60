package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.infobottleneck.data.Unfinished;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.network.ActivationChannel;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that is killed goes on to the bytes it would have written: a process of its own is
 * ended by SIGKILL at random moments, some of them while it writes a file.
 *
 * <p>That it was writing is seen afterwards: a temporary is left, which only a writer that was
 * killed before its move leaves behind. Six kills here, fifty where the profile {@code crash} says
 * so.
 */
class CrashTest {

  private static final int KILLS = Integer.getInteger("ib.crash.kills", 6);
  private static final int KILLS_WHILE_WRITING = Math.max(2, KILLS / 4);
  private static final int MOST_TRIES = 20;
  private static final long PAUSE = 50_000; // nanoseconds; a write takes longer
  private static final long SEED = 20261126;

  /** The run that is killed: much to write, little to compute, every kind of memory. */
  static final class Victim {

    private Victim() {}

    private static final String BEGUN = "begun";
    private static final String ENDED = "ended";

    static Tracker tracker(Path file) {
      return InformationPlane.tracker()
          .training(Adam.kingma(1e-3).withBatchSize(64).withWeightNoise(1e-4))
          .epochs(30)
          .snapshots(Snapshots.everyEpoch())
          .gradients(GradientSampling.ALONG_EPOCH)
          .observe("all", Runs.patterns())
          .observe("some", Runs.patterns(), RowSample.of(100, 1).anewAtEverySnapshot())
          .estimators(BinningEstimator.edges(-1, 1, 30))
          .estimatorsAt(Snapshots.at(10, 20), KdeEstimator.upperBound(1e-2))
          .threads(1)
          .keepIn(file)
          .checkpointEvery(Duration.ZERO);
    }

    static Mlp network() {
      Architecture architecture = Architecture.tanh(12, 60, 60, 2);
      return Mlp.create(architecture.withChannel(ActivationChannel.gaussian(0.01)), 5);
    }

    /** The file of the plane is the only argument. */
    public static void main(String[] args) {
      AtomicBoolean begun = new AtomicBoolean();
      tracker(Path.of(args[0]))
          .onProgress(
              progress -> {
                if (!begun.getAndSet(true)) {
                  System.out.println(BEGUN);
                }
              })
          .track(network(), Runs.patterns());
      System.out.println(ENDED);
    }
  }

  @TempDir private Path folder;

  private int whileWriting;
  private int behindATraining;
  private int between;
  private int again;

  @Test
  void aRunThatIsKilledGoesOnToTheSameBytes() throws IOException, InterruptedException {
    Path whole = folder.resolve("whole.ibp");
    long duration = untilEnd(whole);
    SplittableRandom moments = new SplittableRandom(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      Path file = Files.createDirectory(folder.resolve("kill-" + kill)).resolve("run.ibp");
      Duration moment = Duration.ofNanos((long) (moments.nextDouble() * duration));
      if (kill < KILLS_WHILE_WRITING) {
        killWhileWriting(file, moment);
      } else {
        kill(file, moment);
      }
      look(file);
      if (kill % 2 == 1) {
        killAgain(file, Duration.ofNanos((long) (moments.nextDouble() * duration / 2)));
      }
      goOn(file, whole);
    }
    System.out.printf(
        "%d kills, %d of them while a file was written; %d behind a training on disk, %d with a plane"
            + " ahead of it; %d of what went on killed once more; a run of %.2f s%n",
        KILLS, whileWriting, behindATraining, between, again, duration / 1e9);
    assertThat(whileWriting).isGreaterThanOrEqualTo(KILLS_WHILE_WRITING);
    assertThat(behindATraining).isGreaterThanOrEqualTo(KILLS / 2);
    assertThat(again).isPositive();
  }

  /** Lets a run come to its end; how long that took from where it began, in nanoseconds. */
  private long untilEnd(Path file) throws IOException, InterruptedException {
    Process process = start(file);
    try (BufferedReader said = said(process)) {
      assertThat(said.readLine()).isEqualTo(Victim.BEGUN);
      long begun = System.nanoTime();
      assertThat(said.readLine()).isEqualTo(Victim.ENDED);
      long duration = System.nanoTime() - begun;
      assertThat(process.waitFor()).isZero();
      return duration;
    }
  }

  private void kill(Path file, Duration moment) throws IOException, InterruptedException {
    Process process = start(file);
    try (BufferedReader said = said(process)) {
      assertThat(said.readLine()).isEqualTo(Victim.BEGUN);
      TimeUnit.NANOSECONDS.sleep(moment.toNanos());
      process.destroyForcibly().waitFor();
    }
  }

  /** From the moment on, kills as soon as a file is being written; again if that came too late. */
  private void killWhileWriting(Path file, Duration moment)
      throws IOException, InterruptedException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Process process = start(file);
      try (BufferedReader said = said(process)) {
        assertThat(said.readLine()).isEqualTo(Victim.BEGUN);
        TimeUnit.NANOSECONDS.sleep(moment.toNanos() * (MOST_TRIES - tries) / MOST_TRIES);
        while (process.isAlive() && Unfinished.in(file.resolveSibling("")).isEmpty()) {
          LockSupport.parkNanos(PAUSE);
        }
        process.destroyForcibly().waitFor();
      }
      if (!Unfinished.in(file.resolveSibling("")).isEmpty()) {
        return;
      }
    }
  }

  /** Kills the run that goes on, unless it has ended by then. */
  private void killAgain(Path file, Duration moment) throws IOException, InterruptedException {
    Process process = start(file);
    try (BufferedReader said = said(process)) {
      if (Victim.BEGUN.equals(said.readLine())) {
        again += process.waitFor(moment.toNanos(), TimeUnit.NANOSECONDS) ? 0 : 1;
      }
      process.destroyForcibly().waitFor();
    }
  }

  private void look(Path file) throws IOException {
    whileWriting += Unfinished.in(file.resolveSibling("")).isEmpty() ? 0 : 1;
    Path training = Tracker.trainingFile(file);
    if (Files.exists(training)) {
      behindATraining++;
      int epoch = TrainingState.load(training).epoch();
      List<Snapshot> snapshots = InformationPlane.load(file).snapshots();
      int last = snapshots.get(snapshots.size() - 1).epoch();
      assertThat(last).isGreaterThanOrEqualTo(epoch - 1);
      between += last >= epoch ? 1 : 0;
    }
  }

  private void goOn(Path file, Path whole) throws IOException {
    Victim.tracker(file)
        .checkpointEvery(Duration.ofDays(1))
        .track(Victim.network(), Runs.patterns());
    assertThat(file).hasBinaryContent(Files.readAllBytes(whole));
    assertThat(Tracker.trainingFile(file))
        .hasBinaryContent(Files.readAllBytes(Tracker.trainingFile(whole)));
    assertThat(Unfinished.in(file.resolveSibling(""))).isEmpty();
  }

  private static Process start(Path file) throws IOException {
    return OwnProcess.start(List.of(), Victim.class, file.toString());
  }

  private static BufferedReader said(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
