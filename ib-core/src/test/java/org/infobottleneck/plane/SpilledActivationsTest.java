package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Unfinished;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpilledActivationsTest {

  @TempDir Path temporary;

  @Test
  void thePlaneOfSpilledActivationsIsThatOfARecorderToTheLastBit() {
    Path folder = temporary.resolve("a/b");
    Spilled.spill(folder);
    SpilledActivations spilled = SpilledActivations.open(folder);
    InformationPlane plain = Spilled.plainPlane();
    assertThat(spilled.epochs()).containsExactly(0, 1, 4, 9, 16);
    assertThat(spilled.observed()).isEqualTo(plain.observed());
    InformationPlane computed = spilled.compute(Spilled.estimators());
    assertThat(computed).isEqualTo(plain);
    assertThat(PlaneWriter.text(computed)).isEqualTo(PlaneWriter.text(plain));
  }

  static Stream<Variable> targets() {
    double[][] soft = {{0.1, 0.2, 0.7}, {1. / 3, 1. / 3, 1. / 3}, {0.3, 0.6, 0.1}, {0, 1, 0}};
    double[][] reals = {{0.5, -1}, {0.5, 2}, {0.5, -1}, {1e-300, 3}};
    return Stream.of(
        Variable.labels(new int[] {7, -7, 7, 0}),
        Variable.labels(new int[] {0, 1, 0, 1}).withCoverage(Coverage.ENUMERATED),
        Variable.distribution(soft),
        Variable.distribution(soft).withCoverage(Coverage.ENUMERATED),
        Variable.continuous(reals),
        Variable.mixed(reals),
        Variable.everyRowDistinct(4, Coverage.SAMPLED));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void targetsOfEveryKindComeBackAsTheyWere(Variable targets) {
    double[][] rows = {{0, 1}, {1, 0}, {-0.0, 1}, {1, 1}};
    Discrete inputs =
        targets.kind() == Variable.Kind.INPUTS
            ? Variable.everyRowDistinct(4, Coverage.ENUMERATED)
            : Variable.distinctRows(rows, Coverage.SAMPLED);
    InformationPlane.spillingRecorder(temporary, inputs, targets)
        .record(3, new double[][] {{0.1}, {0.9}, {0.2}, {0.7}});
    Observed set = SpilledRows.read(new SpillFolder(temporary).rows()).sets().get(0);
    assertThat(set.inputs().toCodes()).isEqualTo(inputs.toCodes());
    assertThat(set.inputs().coverage()).isEqualTo(inputs.coverage());
    assertThat(set.inputs().kind()).isEqualTo(Variable.Kind.INPUTS);
    assertThat(set.targets()).usingRecursiveComparison().isEqualTo(targets);
    // The rows are written again as they were read, byte by byte.
    assertThat(SpilledRows.of(List.of(set), List.of(), false).checksum())
        .isEqualTo(SpilledRows.read(new SpillFolder(temporary).rows()).checksum());
  }

  @Test
  void singlePrecisionIsThatOfTheRoundedActivations() throws IOException {
    Discrete inputs = Variable.everyRowDistinct(100, Coverage.SAMPLED);
    Variable labels =
        Variable.labels(Stream.iterate(0, i -> i + 1).limit(100).mapToInt(i -> i % 3).toArray());
    DMatrixRMaj layer = Spilled.matrix(100, 50, 1);
    DMatrixRMaj rounded = layer.copy();
    for (int i = 0; i < rounded.getNumElements(); i++) {
      rounded.data[i] = (float) rounded.data[i];
    }
    Path whole = temporary.resolve("double");
    Path half = temporary.resolve("single");
    InformationPlane.spillingRecorder(whole, inputs, labels).record(2, List.of(layer));
    InformationPlane.spillingRecorder(half, inputs, labels)
        .singlePrecision()
        .record(2, List.of(layer));
    Recorder recorder = InformationPlane.recorder(inputs, labels, KdeEstimator.upperBound(0.1));
    recorder.record(2, List.of(rounded));
    assertThat(SpilledActivations.open(half).compute(KdeEstimator.upperBound(0.1)))
        .isEqualTo(recorder.plane());
    assertThat(size(whole) - size(half)).isEqualTo(100 * 50 * 4);
    DMatrixRMaj large = layer.copy();
    large.set(3, 4, 1e39);
    assertRefused(
        () ->
            InformationPlane.spillingRecorder(half, inputs, labels)
                .singlePrecision()
                .record(3, List.of(large)),
        "activations of layer 1 at epoch 3 must fit single precision, got 1.0E39 at row 3, column"
            + " 4");
  }

  private static long size(Path folder) throws IOException {
    return Files.size(new SpillFolder(folder).snapshot(2));
  }

  @Test
  void aComputationThatWasStoppedGoesOnWhereItStopped() throws IOException {
    Spilled.spill(temporary);
    Path plane = temporary.resolve("plane.ibp");
    Path fourth = new SpillFolder(temporary).snapshot(9);
    byte[] whole = Files.readAllBytes(fourth);
    byte[] damaged = whole.clone();
    damaged[whole.length / 2] ^= 1;
    Files.write(fourth, damaged);
    CountingEstimator counting = new CountingEstimator(new AtomicInteger());
    assertThatThrownBy(() -> SpilledActivations.open(temporary).compute(plane, counting))
        .isInstanceOf(TrackingStoppedException.class)
        .hasMessage(
            "stopped at epoch 9, with 3 of 5 snapshots complete: "
                + fourth
                + ": the file is damaged: its checksum does not match")
        .hasCauseInstanceOf(SpilledFormatException.class)
        .satisfies(
            e ->
                assertThat(((TrackingStoppedException) e).planeSoFar())
                    .isEqualTo(InformationPlane.load(plane)));
    int before = counting.calls().get();
    Files.write(fourth, whole);
    Path left = Unfinished.leave(plane);
    InformationPlane resumed = SpilledActivations.open(temporary).compute(plane, counting);
    int again = before / 3 / 2; // one of two layers of the last snapshot, to know it
    assertThat(counting.calls()).hasValue(before * 5 / 3 + again);
    assertThat(resumed)
        .isEqualTo(
            SpilledActivations.open(temporary).compute(new CountingEstimator(new AtomicInteger())));
    assertThat(InformationPlane.load(plane)).isEqualTo(resumed);
    assertThat(left).doesNotExist();
    // Nothing is left to do.
    assertThat(SpilledActivations.open(temporary).compute(plane, counting)).isEqualTo(resumed);
    assertThat(counting.calls()).hasValue(before * 5 / 3 + 2 * again);
  }

  @Test
  void aPlaneOfOtherActivationsIsNotContinued() {
    Path folder = temporary.resolve("one");
    Spilled.spill(folder);
    Path plane = temporary.resolve("plane.ibp");
    SpilledActivations.open(folder).compute(plane, Spilled.estimators());
    assertRefused(
        () -> SpilledActivations.open(folder).compute(plane, KdeEstimator.upperBound(1)),
        "holds a plane of other estimators");
    Path other = temporary.resolve("other");
    SpillingRecorder recorder = Spilled.spilling(other);
    for (int epoch : Spilled.EPOCHS) {
      recorder.record(Spilled.snapshot(epoch), Spilled.activations(epoch + 100));
    }
    assertRefused(
        () -> SpilledActivations.open(other).compute(plane, Spilled.estimators()),
        "holds a plane of other activations: its snapshots, up to epoch 16");
    assertRefused(
        () -> SpilledActivations.open(folder).without(4).compute(plane, Spilled.estimators()),
        "holds a plane of other activations");
    Path deeper = temporary.resolve("deeper");
    try (SpillingRecorder three =
        InformationPlane.spillingRecorder(deeper)
            .observe("train", Spilled.TRAIN_X, Spilled.TRAIN_Y)
            .observe("test", Spilled.TEST_X, Spilled.TEST_Y)) {
      for (int epoch : Spilled.EPOCHS) {
        three.record(
            epoch,
            Map.of(
                "train", Collections.nCopies(3, Spilled.matrix(Spilled.TRAIN, 1, 1)),
                "test", Collections.nCopies(3, Spilled.matrix(Spilled.TEST, 1, 1))));
      }
    }
    assertRefused(
        () -> SpilledActivations.open(deeper).compute(plane, Spilled.estimators()),
        "holds a plane of other activations");
    Path rows = temporary.resolve("rows");
    InformationPlane.spillingRecorder(rows, Spilled.TEST_X, Spilled.TEST_Y)
        .record(0, Spilled.layers(Spilled.TEST, 1));
    assertRefused(
        () -> SpilledActivations.open(rows).compute(plane, Spilled.estimators()),
        "holds a plane of other rows");
  }

  /** That every damage is refused, on smaller files, is for DamagedFilesTest. */
  @Test
  void filesThatAreDamagedAreNamed() throws IOException {
    Spilled.spill(temporary);
    SpillFolder folder = new SpillFolder(temporary);
    SpilledRows rows = SpilledRows.read(folder.rows());
    for (Path file : List.of(folder.rows(), folder.snapshot(4))) {
      Runnable read =
          file.equals(folder.rows())
              ? () -> SpilledRows.read(file)
              : () -> SpilledSnapshot.read(file, rows);
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < whole.length; i += 23) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) (1 << (i % 8));
        assertDamaged(file, damaged, read);
        assertDamaged(file, Arrays.copyOf(whole, i), read);
      }
      assertDamaged(file, Arrays.copyOf(whole, whole.length + 1), read);
      Files.write(file, whole);
    }
    assertThat(SpilledActivations.open(temporary).compute(Spilled.estimators()))
        .isEqualTo(Spilled.plainPlane());
  }

  private static void assertDamaged(Path file, byte[] content, Runnable read) throws IOException {
    Files.write(file, content);
    assertThatThrownBy(read::run)
        .isInstanceOfAny(SpilledFormatException.class, PlaneFormatException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void numbersThatClaimTerabytesAllocateNothing() throws IOException {
    Spilled.spill(temporary);
    SpillFolder folder = new SpillFolder(temporary);
    SpilledRows rows = SpilledRows.read(folder.rows());
    Path file = folder.snapshot(0);
    byte[] whole = Files.readAllBytes(file);
    int layers = 8 + 4 + 8 + 4 + 4; // magic, version, length, rows, epoch before
    for (int offset : new int[] {layers, layers + 4, layers + 8, layers + 12}) {
      for (int claim : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, 0, -1, 1 << 28}) {
        Files.write(file, Spilled.forged(whole, offset, claim));
        assertThatThrownBy(() -> SpilledSnapshot.read(file, rows))
            .isInstanceOfAny(SpilledFormatException.class, PlaneFormatException.class)
            .hasMessageContaining(file.toString());
      }
    }
    byte[] header = Files.readAllBytes(folder.rows());
    for (int offset = 8 + 4 + 8; offset + 8 <= header.length; offset++) {
      Files.write(folder.rows(), Spilled.forged(header, offset, Integer.MAX_VALUE - 3));
      try {
        SpilledRows.read(folder.rows()); // a number of the data itself may have any value
      } catch (SpilledFormatException e) {
        assertThat(e.file()).isEqualTo(folder.rows().toString());
      }
    }
  }

  @Test
  void aSnapshotThatIsMissingIsNamedAndCanBeLeftOut() throws IOException {
    Spilled.spill(temporary);
    SpillFolder folder = new SpillFolder(temporary);
    SpilledActivations before = SpilledActivations.open(temporary);
    Files.delete(folder.snapshot(4));
    assertRefused(
        () -> before.replay(4, before.recorder(Spilled.estimators())), "the file has been deleted");
    SpilledActivations broken = SpilledActivations.open(temporary);
    assertThatThrownBy(() -> broken.compute(Spilled.estimators()))
        .isInstanceOf(TrackingStoppedException.class)
        .hasMessageContaining(folder.snapshot(4) + ": the file is missing")
        .hasMessageContaining("without(4)");
    InformationPlane rest = broken.without(4, 9).compute(Spilled.estimators());
    assertThat(rest.points())
        .isEqualTo(
            Spilled.plainPlane().points().stream()
                .filter(point -> point.epoch() != 4 && point.epoch() != 9)
                .toList());
    Path stray = temporary.resolve("stray");
    Spilled.spilling(stray).record(4, Spilled.activations(4));
    Files.copy(new SpillFolder(stray).snapshot(4), folder.snapshot(4));
    assertThatThrownBy(() -> SpilledActivations.open(temporary).compute(Spilled.estimators()))
        .hasMessageContaining(
            folder.snapshot(4)
                + ": the file is of another recording: when it was written there was no epoch 1");
    Files.delete(folder.snapshot(4));
    Files.move(folder.snapshot(16), folder.snapshot(25));
    assertThatThrownBy(
            () -> SpilledActivations.open(temporary).without(4).compute(Spilled.estimators()))
        .hasMessageContaining("the file was renamed: it is of epoch 16");
  }

  @Test
  void filesFromElsewhereAreRefused() throws IOException {
    Path one = temporary.resolve("one");
    Spilled.spill(one);
    Path other = temporary.resolve("other");
    InformationPlane.spillingRecorder(other, Spilled.TEST_X, Spilled.TEST_Y)
        .record(0, Spilled.layers(Spilled.TEST, 1));
    Files.copy(new SpillFolder(one).snapshot(1), new SpillFolder(other).snapshot(1));
    assertThatThrownBy(() -> SpilledActivations.open(other).compute(BinningEstimator.width(1)))
        .isInstanceOf(TrackingStoppedException.class)
        .hasMessageContaining("the snapshot is one of other rows, or the file is damaged");
    assertRefused(
        () -> SpilledActivations.open(temporary), "this is no folder of spilled activations");
    assertRefused(
        () -> SpilledActivations.open(other).compute(KnnEstimator.ksg1()), "I(X;T) is infinite");
    assertRefused(
        () -> SpilledActivations.open(one).replay(2, Spilled.plain()),
        "epoch must be one of [0, 1, 4, 9, 16], got 2");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
