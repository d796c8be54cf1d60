package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.ejml.dense.row.CommonOps_DDRM;
import org.infobottleneck.data.Split;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.network.TrainingDivergedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that was measured is lost when a run ends early. */
class TrackingStoppedTest {

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  private static final Split SPLIT = Runs.patterns().split(0.8, 3);

  /** A network one layer of which is far ahead of the others on the way to infinity. */
  private static Mlp networkWithAhead(int ahead) {
    Mlp network = Runs.network();
    CommonOps_DDRM.scale(1e100, network.weights(ahead));
    return network;
  }

  /** Trains without a tracker, and looks for itself: the epoch and the first layer of it. */
  private static int[] firstDivergence(Mlp network, Training training) {
    Trainer trainer = Trainer.of(network, SPLIT.train(), training);
    for (int epoch = 1; epoch <= 40; epoch++) {
      try {
        trainer.trainEpoch();
      } catch (TrainingDivergedException e) {
        // What it says is what is tested: the parameters tell.
      }
      for (int layer = 1; layer <= network.layerCount(); layer++) {
        double squares = 0;
        for (double weight : network.weights(layer).data) {
          squares += weight * weight;
        }
        for (double bias : network.biases(layer).data) {
          squares += bias * bias;
        }
        if (!Double.isFinite(squares)) {
          return new int[] {epoch, layer};
        }
      }
    }
    throw new AssertionError("a training that does not diverge: " + training);
  }

  /**
   * With a decay that overshoots, all weights grow by one factor per step, and the layer ahead is
   * the first; without, units that are saturated learn nothing, and it is the one behind them.
   */
  @ParameterizedTest
  @CsvSource({"1e300, 0, 1, 2", "10, 1, 1, 1", "10, 1, 2, 2", "10, 1, 3, 3"})
  void divergenceNamesEpochAndLayerAndKeepsThePlane(
      double rate, double decay, int ahead, int layer) {
    Training training = Sgd.learningRate(rate).withWeightDecay(decay).withBatchSize(64);
    int[] expected = firstDivergence(networkWithAhead(ahead), training);
    assertThat(expected[1]).isEqualTo(layer);
    TrackingStoppedException stopped =
        catchThrowableOfType(
            TrackingStoppedException.class,
            () ->
                Runs.tracker()
                    .training(training)
                    .snapshots(Snapshots.everyEpoch())
                    .track(networkWithAhead(ahead), Runs.patterns(), SPLIT));
    assertThat(stopped.getCause()).isInstanceOf(TrainingDivergedException.class);
    TrainingDivergedException cause = (TrainingDivergedException) stopped.getCause();
    assertThat(new int[] {cause.epoch(), cause.layer()}).containsExactly(expected);
    assertThat(stopped)
        .hasMessageContaining("diverged in epoch " + expected[0] + " (counted from 1)")
        .hasMessageContaining(": layer " + layer + " has");
    assertThat(stopped.planeSoFar().snapshots()).hasSize(expected[0]);
    assertThat(stopped.planeSoFar().points()).hasSize(16 * expected[0]);
  }

  @Test
  void divergenceInTheEpochBehindASnapshotDoesNotLoseIt() {
    TrackingStoppedException stopped =
        catchThrowableOfType(
            TrackingStoppedException.class,
            () ->
                Runs.tracker()
                    .training(Sgd.learningRate(1e300).withBatchSize(64))
                    .gradients(GradientSampling.ALONG_EPOCH)
                    .snapshots(Snapshots.everyEpoch())
                    .track(Runs.network(), Runs.patterns()));
    assertThat(stopped.getCause()).isInstanceOf(TrainingDivergedException.class);
    assertThat(stopped.planeSoFar().snapshots()).hasSize(1);
    assertThat(stopped.planeSoFar().snapshots().get(0).gradients()).isEmpty();
  }

  @Test
  void interruptEndsTheRunWithThePlaneSoFar() {
    Thread training = Thread.currentThread();
    TrackingStoppedException stopped =
        catchThrowableOfType(
            TrackingStoppedException.class,
            () ->
                Runs.tracker()
                    .epochs(1_000_000)
                    .snapshots(Snapshots.at(0, 5, 999_999))
                    .onProgress(
                        progress -> {
                          if (progress.done() == 2) {
                            training.interrupt();
                          }
                        })
                    .track(Runs.network(), Runs.patterns()));
    assertThat(stopped).hasMessageContaining("interrupted");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(stopped.planeSoFar().snapshots()).extracting(Snapshot::epoch).containsExactly(0, 5);
  }

  @Test
  void anEstimatorThatFailsStopsTheRunAndLeavesNoGap() {
    List<Integer> calls = new ArrayList<>();
    MutualInformationEstimator failing =
        new MutualInformationEstimator() {
          @Override
          public Estimate estimate(Variable x, Variable y) {
            calls.add(calls.size());
            if (calls.size() == 5) { // the third snapshot: two calls per snapshot
              throw new IllegalArgumentException("no more");
            }
            return Estimate.of(
                1, Estimand.of(Channel.EXACT, Channel.EXACT), x.size(), description());
          }

          @Override
          public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
            return Optional.empty();
          }

          @Override
          public String description() {
            return "failing";
          }
        };
    TrackingStoppedException stopped =
        catchThrowableOfType(
            TrackingStoppedException.class,
            () ->
                Runs.tracker()
                    .estimators(failing)
                    .layers(1)
                    .threads(1)
                    .snapshots(Snapshots.everyEpoch())
                    .track(Runs.network(), Runs.patterns()));
    assertThat(stopped)
        .hasMessageContaining("layer 1: no more")
        .hasMessageContaining("2 snapshots");
    assertThat(stopped.planeSoFar().snapshots()).hasSize(2);
  }

  @Test
  void listenersHearEverySnapshotInOrderAndCanDoNoHarm() {
    List<Integer> heard = new ArrayList<>();
    InformationPlane plane =
        Runs.tracker()
            .onProgress(
                progress -> {
                  throw new AssertionError("a listener's own trouble");
                })
            .onProgress(
                progress -> {
                  heard.add(progress.snapshot().epoch());
                  assertThat(progress.done()).isEqualTo(heard.size());
                  assertThat(progress.total()).isEqualTo(6);
                  assertThat(progress.epochs()).isEqualTo(40);
                  assertThat(progress.points()).hasSize(16);
                })
            .track(Runs.network(), Runs.patterns());
    assertThat(heard).isEqualTo(plane.snapshots().stream().map(Snapshot::epoch).toList());
  }

  @Test
  void aListenerThatBlocksForeverIsLeftBehind() {
    CountDownLatch never = new CountDownLatch(1);
    List<Integer> heard = new ArrayList<>();
    InformationPlane plane =
        Runs.tracker()
            .patience(Duration.ofMillis(50))
            .onProgress(
                progress -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                })
            .onProgress(progress -> heard.add(progress.snapshot().epoch()))
            .track(Runs.network(), Runs.patterns());
    assertThat(plane).isEqualTo(Runs.tracker().track(Runs.network(), Runs.patterns()));
    assertThat(heard).isEqualTo(plane.snapshots().stream().map(Snapshot::epoch).toList());
    never.countDown();
  }

  @Test
  void aCheckpointHoldsThePlaneOfEverySnapshot(@TempDir Path folder) {
    Path file = folder.resolve("run.ibp");
    List<Integer> saved = new ArrayList<>();
    InformationPlane plane =
        Runs.tracker()
            .checkpoint(file)
            .onProgress(progress -> saved.add(InformationPlane.load(file).snapshots().size()))
            .track(Runs.network(), Runs.patterns());
    assertThat(saved).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(InformationPlane.load(file)).isEqualTo(plane);
  }

  @Test
  void aCheckpointThatExistsIsNotOverwritten(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("run.ibp"), "earlier work");
    assertThatThrownBy(() -> Runs.tracker().checkpoint(file).track(Runs.network(), Runs.patterns()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not exist yet");
    assertThat(file).hasContent("earlier work");
  }

  @Test
  void aCheckpointThatCanNotBeWrittenIsRefusedBeforeTheFirstEpoch(@TempDir Path folder) {
    Path file = folder.resolve("missing").resolve("run.ibp");
    var network = Runs.network();
    assertThatThrownBy(() -> Runs.tracker().checkpoint(file).track(network, Runs.patterns()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("run.ibp");
    assertThat(network.weights(1).data).containsExactly(Runs.network().weights(1).data);
  }

  /** An estimator that takes its time and counts what is under way. */
  private static final class Slow implements MutualInformationEstimator {

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();

    @Override
    public Estimate estimate(Variable x, Variable y) {
      begun.incrementAndGet();
      running.incrementAndGet();
      long end = System.nanoTime() + 50_000_000;
      while (System.nanoTime() < end) {
        Thread.onSpinWait(); // deaf to interrupts, as a kernel is
      }
      running.decrementAndGet();
      return Estimate.of(1, Estimand.of(Channel.EXACT, Channel.EXACT), x.size(), description());
    }

    @Override
    public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
      return Optional.empty();
    }

    @Override
    public String description() {
      return "slow";
    }
  }

  @Test
  void anInterruptedRecorderHasStoppedWorkingWhenItReturns() {
    Slow slow = new Slow();
    double[][] layer = {{1}, {2}, {3}};
    Recorder recorder =
        InformationPlane.recorder(
                Variable.everyRowDistinct(3, Coverage.SAMPLED),
                Variable.labels(new int[] {0, 1, 0}),
                slow)
            .threads(2);
    recorder.record(0, layer, layer);
    Thread.currentThread().interrupt();
    TrackingStoppedException stopped =
        catchThrowableOfType(
            TrackingStoppedException.class, () -> recorder.record(1, layer, layer));
    assertThat(stopped.planeSoFar().snapshots()).hasSize(1);
    assertThat(slow.running).hasValue(0);
    int begun = slow.begun.get();
    assertThat(Thread.interrupted()).isTrue();
    recorder.record(1, layer, layer);
    assertThat(slow.begun).hasValue(begun + 4);
    assertThat(recorder.plane().snapshots()).hasSize(2);
  }
}
