package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.infobottleneck.data.Unfinished;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.network.ActivationChannel;
import org.infobottleneck.network.Adam;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.NetworkFormatException;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs that are stopped go on from where their training was, to the same bytes. */
class KeptTrainingTest extends KeptFiles {

  private static final int EPOCHS = 12;

  private static final Architecture NOISY =
      Architecture.tanh(12, 6, 4, 2).withChannel(ActivationChannel.gaussian(0.01));

  /** A run of a kind: its settings, and the network before it. */
  private record Kind(String name, UnaryOperator<Tracker> settings, Supplier<Mlp> network) {

    Tracker tracker() {
      return settings.apply(
          InformationPlane.tracker()
              .training(Sgd.learningRate(0.1).withBatchSize(64))
              .epochs(EPOCHS)
              .snapshots(Snapshots.at(0, 1, 2, 5, 8, EPOCHS))
              .estimators(BinningEstimator.edges(-1, 1, 30)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Kind kind(String name, UnaryOperator<Tracker> settings) {
    return new Kind(name, settings, Runs::network);
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
            kind("plain", tracker -> tracker),
            kind("every epoch", tracker -> tracker.snapshots(Snapshots.everyEpoch())),
            kind("no gradients", tracker -> tracker.gradients(GradientSampling.NONE)),
            kind("along the epoch", tracker -> tracker.gradients(GradientSampling.ALONG_EPOCH)),
            kind(
                "along every epoch",
                tracker ->
                    tracker
                        .gradients(GradientSampling.ALONG_EPOCH)
                        .snapshots(Snapshots.everyEpoch())),
            kind("all rows trained on", tracker -> tracker.trainFraction(1)),
            kind("momentum", tracker -> tracker.training(Sgd.learningRate(0.05).withMomentum(0.9))),
            kind("Adam", tracker -> tracker.training(Adam.kingma(1e-3).withBatchSize(50))),
            kind(
                "noise on the weights",
                tracker ->
                    tracker.training(
                        Sgd.learningRate(0.1).withBatchSize(64).withWeightNoise(1e-3))),
            kind(
                "several sets of rows",
                tracker ->
                    tracker
                        .observe("all", Runs.patterns())
                        .observe(
                            "some", Runs.patterns(), RowSample.of(64, 1).anewAtEverySnapshot())),
            kind(
                "estimators at some epochs",
                tracker -> tracker.estimatorsAt(Snapshots.at(2, 8), KdeEstimator.upperBound(1e-2))),
            new Kind(
                "a noisy network and its own estimator",
                tracker ->
                    tracker.networkEstimatorsAt(
                        Snapshots.at(1, 8),
                        NoisyNetworkEstimator.withDefaults().withDraws(4).withRows(40)),
                () -> Mlp.create(NOISY, 5)),
            new Kind(
                "dropout",
                tracker -> tracker,
                () -> Mlp.create(NOISY.withChannel(ActivationChannel.dropout(0.1)), 5)),
            new Kind(
                "quantized",
                tracker -> tracker,
                () ->
                    Mlp.create(
                        Architecture.relu(12, 6, 4, 2).withChannel(ActivationChannel.quantized(4)),
                        5)))
        .map(Arguments::of);
  }

  /** The bytes of plane and training of a run that is never stopped. */
  private List<byte[]> whole(Kind kind) throws IOException {
    Path other = folder.resolve("whole.ibp");
    kind.tracker().keepIn(other).track(kind.network().get(), Runs.patterns());
    return List.of(Files.readAllBytes(other), Files.readAllBytes(Tracker.trainingFile(other)));
  }

  /** Starts the run, which is stopped behind a number of snapshots. */
  private void stopped(Kind kind, int snapshots) {
    Tracker tracker = kind.tracker().checkpointEvery(Duration.ZERO);
    stop(tracker, kind.network().get(), snapshots, Duration.ZERO);
  }

  /**
   * The epoch behind which training begins where the run goes on. Before every epoch it looks
   * whether it is interrupted; one without an epoch to train may come to its end instead.
   */
  private int beginning(Kind kind) {
    Thread.currentThread().interrupt();
    TrackingStoppedException end =
        catchThrowableOfType(
            TrackingStoppedException.class,
            () -> kind.tracker().keepIn(file()).track(kind.network().get(), Runs.patterns()));
    assertThat(Thread.interrupted()).isTrue();
    if (end == null) {
      return EPOCHS;
    }
    String message = String.valueOf(end.getMessage());
    return Integer.parseInt(message.replaceAll(".*after epoch (\\d+) .*", "$1"));
  }

  private void assertGoesOnTo(List<byte[]> whole, Kind kind) {
    Mlp network = kind.network().get();
    kind.tracker().keepIn(file()).track(network, Runs.patterns());
    assertThat(file()).hasBinaryContent(whole.get(0));
    assertThat(training()).hasBinaryContent(whole.get(1));
    assertThat(network.weights(1).data).containsExactly(Mlp.load(training()).weights(1).data);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aRunGoesOnFromItsTraining(Kind kind) throws IOException {
    List<byte[]> whole = whole(kind);
    stopped(kind, 3);
    int epoch = TrainingState.load(training()).epoch();
    assertThat(epoch).isPositive();
    assertThat(beginning(kind)).isGreaterThanOrEqualTo(epoch);
    assertGoesOnTo(whole, kind);
  }

  @Test
  void aRunThatHasEndedIsNotComputedAgain() throws IOException {
    Kind kind = kind("plain", tracker -> tracker);
    List<byte[]> whole = whole(kind);
    assertGoesOnTo(whole, kind);
    assertThat(beginning(kind)).isEqualTo(EPOCHS);
    assertGoesOnTo(whole, kind);
  }

  /** As where a program is killed behind the plane and before the training. */
  @Test
  void aPlaneThatIsAheadOfTheTrainingIsMetAgain() throws IOException {
    Kind kind = kind("plain", tracker -> tracker);
    List<byte[]> whole = whole(kind);
    stopped(kind, 2);
    byte[] early = Files.readAllBytes(training());
    assertGoesOnTo(whole, kind);
    Files.write(training(), early);
    assertThat(beginning(kind))
        .isEqualTo(TrainingState.load(training()).epoch())
        .isLessThan(EPOCHS);
    assertGoesOnTo(whole, kind);
  }

  @Test
  void aPlaneThatIsBehindTheTrainingIsMadeFromTheStart() throws IOException {
    Kind kind = kind("plain", tracker -> tracker);
    List<byte[]> whole = whole(kind);
    stopped(kind, 2);
    byte[] early = Files.readAllBytes(file());
    assertGoesOnTo(whole, kind);
    Files.write(file(), early);
    assertThat(beginning(kind)).isZero();
    assertGoesOnTo(whole, kind);
    Files.delete(file());
    assertGoesOnTo(whole, kind);
  }

  /** What versions before this one left, which kept no training. */
  @Test
  void aPlaneAloneIsTrainedAgain() throws IOException {
    Kind kind = kind("plain", tracker -> tracker);
    List<byte[]> whole = whole(kind);
    stopped(kind, 3);
    Files.delete(training());
    assertThat(beginning(kind)).isZero();
    assertGoesOnTo(whole, kind);
  }

  @Test
  void whatACheckpointLeftIsGoneOnFrom() throws IOException {
    Kind kind = kind("plain", tracker -> tracker);
    List<byte[]> whole = whole(kind);
    kind.tracker().checkpoint(file()).track(kind.network().get(), Runs.patterns());
    assertThat(file()).hasBinaryContent(whole.get(0));
    assertThat(training()).hasBinaryContent(whole.get(1));
    assertThat(beginning(kind)).isEqualTo(EPOCHS);
    Files.delete(file());
    assertThatThrownBy(
            () -> kind.tracker().checkpoint(file()).track(kind.network().get(), Runs.patterns()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not exist yet")
        .hasMessageContaining(training().toString());
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of("epochs: 12, now 13", kind("", tracker -> tracker.epochs(13))),
        Arguments.of("training: Training[", kind("", tracker -> tracker.seed(3))),
        Arguments.of("training rows: ", kind("", tracker -> tracker.trainFraction(0.5))),
        Arguments.of("snapshots: ", kind("", tracker -> tracker.snapshots(Snapshots.at(0, 12)))),
        Arguments.of(
            "observed all: ", kind("", tracker -> tracker.observe("more", Runs.patterns()))),
        Arguments.of(
            "initial weights: ",
            new Kind(
                "", tracker -> tracker, () -> Mlp.create(Architecture.tanh(12, 6, 4, 3, 2), 6))),
        Arguments.of(
            "architecture: ",
            new Kind("", tracker -> tracker, () -> Mlp.create(Architecture.tanh(12, 3, 2), 5))));
  }

  @ParameterizedTest
  @MethodSource("others")
  void theTrainingOfAnotherRunIsRefusedAndLeftAsItIs(String what, Kind other) throws IOException {
    stopped(kind("plain", tracker -> tracker), 2);
    Files.delete(file());
    byte[] before = Files.readAllBytes(training());
    Mlp network = other.network().get();
    assertThatThrownBy(() -> other.tracker().keepIn(file()).track(network, Runs.patterns()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(training() + " holds the training of a run of other ")
        .hasMessageContaining("of other " + what);
    assertThat(training()).hasBinaryContent(before);
    assertThat(file()).doesNotExist();
    assertThat(network.weights(1).data).containsExactly(other.network().get().weights(1).data);
  }

  /** A file that is whole, but whose network gives other outputs here than it says. */
  @Test
  void aTrainingOfAnotherArithmeticIsRefused() throws IOException {
    Kind kind = kind("plain", tracker -> tracker);
    stopped(kind, 2);
    TrainingState state = TrainingState.load(training());
    Map<String, String> notes = new LinkedHashMap<>(state.notes());
    assertThat(notes).containsKey("outputs of the stored network");
    notes.put("outputs of the stored network", "crc32 12345678");
    state.withNotes(notes).save(training());
    byte[] before = Files.readAllBytes(training());
    assertThatThrownBy(
            () -> kind.tracker().keepIn(file()).track(kind.network().get(), Runs.patterns()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(training() + " was written by another version")
        .hasMessageContaining("crc32 12345678 there");
    assertThat(training()).hasBinaryContent(before);
  }

  @Test
  void aDamagedTrainingIsRefusedByNameAndNothingIsOverwritten() throws IOException {
    Kind kind = kind("plain", tracker -> tracker);
    List<byte[]> whole = whole(kind);
    stopped(kind, 2);
    byte[] plane = Files.readAllBytes(file());
    byte[] damaged = Files.readAllBytes(training());
    damaged[damaged.length / 2] ^= 1;
    Files.write(training(), damaged);
    assertThatThrownBy(
            () -> kind.tracker().keepIn(file()).track(kind.network().get(), Runs.patterns()))
        .isInstanceOf(NetworkFormatException.class)
        .hasMessageContaining(training().toString())
        .hasMessageContaining("damaged");
    assertThat(file()).hasBinaryContent(plane);
    assertThat(training()).hasBinaryContent(damaged);
    Files.delete(training());
    assertGoesOnTo(whole, kind);
  }

  @Test
  void aDamagedPlaneIsRefusedByNameAndNothingIsOverwritten() throws IOException {
    Kind kind = kind("plain", tracker -> tracker);
    stopped(kind, 2);
    byte[] training = Files.readAllBytes(training());
    byte[] damaged = Files.readAllBytes(file());
    damaged[damaged.length / 2] ^= 1;
    Files.write(file(), damaged);
    assertThatThrownBy(
            () -> kind.tracker().keepIn(file()).track(kind.network().get(), Runs.patterns()))
        .isInstanceOf(PlaneFormatException.class)
        .hasMessageContaining(file().toString());
    assertThat(file()).hasBinaryContent(damaged);
    assertThat(training()).hasBinaryContent(training);
  }

  /** Root may write where others may not, but nobody into a folder that is none. */
  @Test
  void whereNothingCanBeWrittenTheRunDoesNotBegin() throws IOException {
    Path none = Files.writeString(folder.resolve("none"), "a file");
    Path plane = none.resolve("run.ibp");
    Kind kind = kind("plain", tracker -> tracker);
    for (Tracker tracker :
        List.of(kind.tracker().keepIn(plane), kind.tracker().checkpoint(plane))) {
      Mlp network = kind.network().get();
      assertThatThrownBy(() -> tracker.track(network, Runs.patterns()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot write " + plane);
      assertThat(network.weights(1).data).containsExactly(kind.network().get().weights(1).data);
    }
  }

  @Test
  void aFolderThatVanishesEndsTheRunWithThePlaneSoFarAndTheLastCheckpointIntact()
      throws IOException {
    Kind kind = kind("every epoch", tracker -> tracker.snapshots(Snapshots.everyEpoch()));
    List<byte[]> whole = whole(kind);
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Path elsewhere = folder.resolve("elsewhere");
    Path plane = inside.resolve("run.ibp");
    TrackingStoppedException end =
        catchThrowableOfType(
            TrackingStoppedException.class,
            () ->
                kind.tracker()
                    .checkpoint(plane)
                    .checkpointEvery(Duration.ZERO)
                    .onProgress(
                        progress -> {
                          if (progress.done() == 4) {
                            move(inside, elsewhere);
                          }
                        })
                    .track(kind.network().get(), Runs.patterns()));
    assertThat(end).hasMessageContaining("cannot write " + plane);
    assertThat(end.getCause()).isInstanceOf(UncheckedIOException.class);
    assertThat(end.planeSoFar().snapshots()).hasSizeGreaterThanOrEqualTo(4);
    Files.move(elsewhere.resolve("run.ibp"), file());
    Path left = Tracker.trainingFile(elsewhere.resolve("run.ibp"));
    if (Files.exists(left)) {
      Files.move(left, training());
    }
    assertThat(InformationPlane.load(file()).snapshots()).hasSizeGreaterThanOrEqualTo(4);
    assertGoesOnTo(whole, kind);
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
      Files.writeString(from, "no folder any more");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatAKilledWriterLeftIsCleanedUp() throws IOException {
    Kind kind = kind("plain", tracker -> tracker);
    List<byte[]> whole = whole(kind);
    Unfinished.leave(file());
    Unfinished.leave(training());
    assertThat(Unfinished.in(folder)).hasSize(2);
    assertGoesOnTo(whole, kind);
    assertThat(Unfinished.in(folder)).isEmpty();
  }
}
