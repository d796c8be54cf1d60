package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.Unfinished;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Mlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecorderTest {

  private static final Discrete INPUTS = Variable.everyRowDistinct(4, Coverage.ENUMERATED);
  private static final Discrete LABELS = Variable.labels(new int[] {0, 1, 0, 1});
  private static final double[][] LAYER = {{0.1}, {0.9}, {0.2}, {0.7}};

  /**
   * A training loop that is not ours: plain arrays, our own network only lends its first weights.
   */
  @Test
  void anotherTrainingLoopGetsTheSamePointsToTheLastBit() {
    Dataset data = Runs.patterns();
    Mlp network = Runs.network();
    PlainNetwork plain = new PlainNetwork(network);
    InformationPlane tracked =
        Runs.tracker().training(Runs.consecutive()).trainFraction(1).track(network, data);
    double[][] inputs = rows(data.inputs());
    double[][] targets = rows(data.targets());
    Recorder recorder =
        InformationPlane.recorder(
            Variable.distinctRows(inputs, Coverage.SAMPLED),
            Variable.oneHot(targets),
            KdeEstimator.upperBound(1e-2),
            KdeEstimator.lowerBound(1e-2),
            BinningEstimator.edges(-1, 1, 30),
            KnnEstimator.noisy(1e-2).withDraws(2));
    List<Integer> due = tracked.snapshots().stream().map(Snapshot::epoch).toList();
    for (int epoch = 0; epoch <= 40; epoch++) {
      if (due.contains(epoch)) {
        recorder.record(epoch, plain.activations(inputs));
      }
      plain.trainEpoch(inputs, targets, 64, 0.1);
    }
    assertThat(recorder.plane().points()).isEqualTo(tracked.points());
    assertThat(recorder.plane().observed()).isEqualTo(tracked.observed());
  }

  private static double[][] rows(DMatrixRMaj matrix) {
    double[][] rows = new double[matrix.getNumRows()][matrix.getNumCols()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = matrix.get(i, j);
      }
    }
    return rows;
  }

  private static Recorder recorder() {
    return InformationPlane.recorder(INPUTS, LABELS, BinningEstimator.width(0.5));
  }

  @Test
  void trainingAndTestRowsInOneRunGetThePointsOfTwoRuns() {
    Recorder both = Spilled.plain();
    Recorder train =
        InformationPlane.recorder(Spilled.TRAIN_X, Spilled.TRAIN_Y, Spilled.estimators());
    Recorder test = InformationPlane.recorder(Spilled.TEST_X, Spilled.TEST_Y, Spilled.estimators());
    for (int epoch : Spilled.EPOCHS) {
      both.record(epoch, Spilled.activations(epoch));
      train.record(epoch, Spilled.activations(epoch).get("train"));
      test.record(epoch, Spilled.activations(epoch).get("test"));
    }
    InformationPlane plane = both.plane();
    assertThat(plane.observed()).extracting(ObservedRows::name).containsExactly("train", "test");
    for (String estimator : plane.estimators()) {
      for (int layer : plane.layers()) {
        assertThat(plane.path("train", layer, estimator))
            .usingRecursiveFieldByFieldElementComparatorIgnoringFields("observed", "layerName")
            .isEqualTo(train.plane().path(layer, estimator));
        assertThat(plane.path("test", layer, estimator))
            .usingRecursiveFieldByFieldElementComparatorIgnoringFields("observed", "layerName")
            .isEqualTo(test.plane().path(layer, estimator));
      }
    }
    assertThat(plane.snapshots().get(2).scatter())
        .extracting(ClassScatter::observed)
        .containsExactly("train", "train", "test", "test");
    assertRefused(
        () -> both.record(99, Spilled.activations(99).get("train")),
        "activations must come by name, one list for each of [train, test]");
    assertThatThrownBy(() -> InformationPlane.recorder(BinningEstimator.width(1)).record(0, LAYER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rows must be observed before a snapshot is recorded");
    assertRefused(
        () -> Spilled.plain().observe("test", Spilled.TEST_X, Spilled.TEST_Y),
        "observed rows must have different names, got test twice");
  }

  @Test
  void aDataSetIsObservedByItsInputsAndTargets() {
    Dataset rows = Dataset.labeled(new double[][] {{0, 0}, {0, 1}, {0, 0}}, new int[] {0, 1, 1}, 2);
    Recorder recorder =
        InformationPlane.recorder(BinningEstimator.width(0.5)).observe("test", rows);
    Recorder byVariables =
        InformationPlane.recorder(BinningEstimator.width(0.5))
            .observe("test", rows.inputVariable(), rows.targetVariable());
    recorder.record(0, new double[][] {{0}, {1}, {0}});
    byVariables.record(0, new double[][] {{0}, {1}, {0}});
    assertThat(recorder.plane()).isEqualTo(byVariables.plane());
  }

  @Test
  void aPlaneThatIsKeptInAFileIsContinued(@TempDir Path folder) {
    Path file = folder.resolve("plane.ibp");
    Recorder killed = Spilled.plain().keepIn(file);
    assertThat(killed.lastEpoch()).isEmpty();
    for (int epoch : new int[] {0, 1, 4}) {
      killed.record(Spilled.snapshot(epoch), Spilled.activations(epoch));
    }
    assertThat(InformationPlane.load(file)).isEqualTo(killed.plane());
    Recorder again = Spilled.plain().keepIn(file);
    assertThat(again.lastEpoch()).hasValue(4);
    assertRefused(
        () -> again.record(4, Spilled.activations(4)), "epochs must ascend, got 4 after 4");
    assertRefused(
        () ->
            again.record(
                9,
                Map.of(
                    "train", List.of(Spilled.matrix(Spilled.TRAIN, 1, 1)),
                    "test", List.of(Spilled.matrix(Spilled.TEST, 1, 1)))),
        "activations must have 2 layers as recorded before, got 1");
    again.record(Spilled.snapshot(9), Spilled.activations(9));
    again.record(Spilled.snapshot(16), Spilled.activations(16));
    assertThat(again.plane()).isEqualTo(Spilled.plainPlane());
    assertThat(InformationPlane.load(file)).isEqualTo(again.plane());
    assertRefused(
        () -> Spilled.plain().layerNames("a", "b").keepIn(file),
        "layers were named [hidden, output] before, now [a, b]");
    assertRefused(() -> recorder().keepIn(file), "holds a plane of other rows");
  }

  @ParameterizedTest
  @MethodSource("otherRows")
  void aPlaneOfOtherRowsIsNotContinued(Discrete inputs, Variable targets, @TempDir Path folder) {
    Path file = folder.resolve("plane.ibp");
    recorder().keepIn(file).record(0, LAYER);

    Recorder other = InformationPlane.recorder(inputs, targets, BinningEstimator.width(0.5));
    assertRefused(() -> other.keepIn(file), "holds a plane of other ");
  }

  @Test
  void aPlaneOfOtherEstimatorsIsNotContinued(@TempDir Path folder) {
    Path file = folder.resolve("plane.ibp");
    recorder().keepIn(file).record(0, LAYER);

    Recorder other = InformationPlane.recorder(INPUTS, LABELS, BinningEstimator.width(0.25));
    assertRefused(
        () -> other.keepIn(file),
        "holds a plane of other estimators: binning(width=0.5), now binning(width=0.25)");
  }

  /** Of four rows all, and all but the first pair with the entropies of the recorder's. */
  static Stream<Arguments> otherRows() {
    return Stream.of(
        Arguments.of(
            Variable.distinctRows(new double[][] {{0}, {1}, {2}, {0}}, Coverage.SAMPLED), LABELS),
        Arguments.of(INPUTS.withCoverage(Coverage.SAMPLED), LABELS),
        Arguments.of(INPUTS, Variable.labels(new int[] {0, 0, 1, 1})),
        Arguments.of(
            Variable.everyRowDistinct(4, Coverage.ENUMERATED),
            Variable.labels(new int[] {0, 1, 1, 0})),
        Arguments.of(
            INPUTS,
            Variable.distribution(new double[][] {{1, 0}, {0, 1}, {0.5, 0.5}, {0.5, 0.5}})));
  }

  @Test
  void whatAKilledRecordingLeftOfItsFileIsDeleted(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("plane.ibp");
    Path left = Unfinished.leave(file);
    Path ofAnother = Unfinished.leave(folder.resolve("other.ibp"));
    Spilled.plain().keepIn(file);
    assertThat(left).doesNotExist();
    assertThat(ofAnother).exists();
  }

  @Test
  void layersCarryTheirNames() {
    Recorder recorder = recorder().layerNames("conv", "head").threads(1);
    recorder.record(0, LAYER, LAYER);
    assertThat(recorder.plane().points())
        .extracting(PlanePoint::layerName)
        .containsExactly("conv", "head");
    assertThatThrownBy(() -> recorder.layerNames("late")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> recorder.threads(2)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCallThatThrowsLeavesTheRecorderAsItWas() {
    Recorder recorder = recorder();
    recorder.record(3, LAYER);
    InformationPlane before = recorder.plane();
    double[][] nan = {{0.1}, {Double.NaN}, {0.2}, {0.7}};
    double[][] wide = {{1, 2}, {1, 2}, {1, 2}, {1, 2}};
    double[][] few = {{0.1}, {0.9}, {0.2}};
    assertRefused(
        () -> recorder.record(4, nan),
        "activations of layer 1 at epoch 4: samples must be finite, got NaN at row 1, column 0");
    double[][] ragged = {{0.1}, {0.9}, {0.2, 1}, {0.7}};
    assertRefused(
        () -> recorder.record(4, ragged),
        "activations of layer 1 must have rows of equal length: row 0 has 1 columns, row 2 has 2");
    assertRefused(() -> recorder.record(3, LAYER), "epochs must ascend, got 3 after 3");
    assertRefused(
        () -> recorder.record(4, LAYER, LAYER),
        "layers must keep their widths [1], got [1, 1] at epoch 4");
    assertRefused(() -> recorder.record(4, wide), "layers must keep their widths [1], got [2]");
    assertRefused(
        () -> recorder.record(4, few), "layer 1 at epoch 4 must have 4 rows as the inputs, got 3");
    assertRefused(() -> recorder.record(4, List.of()), "must have a layer at least, got none");
    DMatrixRMaj infinite = new DMatrixRMaj(4, 1);
    infinite.set(2, 0, Double.POSITIVE_INFINITY);
    assertRefused(
        () -> recorder.record(4, List.of(infinite)),
        "activations of layer 1 at epoch 4: samples must be finite, got Infinity at row 2");
    assertThat(recorder.plane()).isEqualTo(before);
    recorder.record(4, LAYER);
    assertThat(recorder.plane().points()).hasSize(2);
    assertThat(before.points()).hasSize(1);
  }

  @Test
  void recordersThatCanNotWorkAreRefused() {
    assertRefused(
        () ->
            InformationPlane.recorder(
                INPUTS, Variable.labels(new int[] {1, 2}), BinningEstimator.width(1)),
        "inputs and targets must have the same number of rows, got 4 and 2");
    assertRefused(
        () -> InformationPlane.recorder(INPUTS, LABELS), "number of estimators must be at least 1");
    assertRefused(
        () -> InformationPlane.recorder(INPUTS, LABELS, KnnEstimator.ksg1()), "I(X;T) is infinite");
    assertRefused(
        () -> InformationPlane.recorder(LABELS, LABELS, BinningEstimator.width(1)),
        "inputs must be distinct rows, see Variable.distinctRows, got discrete labels");
    assertRefused(() -> recorder().threads(0), "number of threads must be at least 1");
    assertRefused(
        () -> recorder().layerNames("a", "b").record(0, LAYER),
        "must have 2 layers as named, got 1");
    assertThatThrownBy(() -> InformationPlane.recorder(null, LABELS, BinningEstimator.width(1)))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("inputs");
  }

  @Test
  void activationsAreNeitherChangedNorKept() {
    Recorder recorder = recorder();
    DMatrixRMaj layer = new DMatrixRMaj(LAYER);
    recorder.record(0, List.of(layer));
    InformationPlane before = recorder.plane();
    assertThat(layer.data).containsExactly(0.1, 0.9, 0.2, 0.7);
    layer.fill(0.3);
    assertThat(recorder.plane()).isEqualTo(before);
  }

  @Test
  void namesGivenBeforeTheFirstSnapshotDoNotOutliveTheirLayers() {
    InformationPlane empty = recorder().layerNames("a", "b").plane();
    assertThat(empty.layers()).isEmpty();
    assertThat(empty.path(1, "any")).isEmpty();
  }

  @Test
  void aPlaneWithoutSnapshotsIsAnEmptyOne() {
    assertThat(recorder().plane().points()).isEmpty();
    assertThat(recorder().plane().layers()).isEmpty();
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
