package org.infobottleneck.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.CsvFormatException;
import org.infobottleneck.data.NumericArray;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Soft;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Progress;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.TrackingStoppedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationFolderTest {

  private static final MutualInformationEstimator BINS = BinningEstimator.width(0.5);

  @TempDir private Path run;

  private void text(String name, String content) throws IOException {
    Path file = run.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** Four samples, two labels, and a layer of one unit that knows the label. */
  private void small(int... epochs) throws IOException {
    text("labels.csv", "0\n1\n0\n1\n");
    for (int epoch : epochs) {
      text("epoch-" + epoch + "/layer-1.csv", "0,5\n1,5\n0,5\n1,5\n");
    }
  }

  private void refused(String... words) {
    assertThatExceptionOfType(ArrayFormatException.class)
        .isThrownBy(() -> ActivationFolder.open(run))
        .withMessageStartingWith(run.toString())
        .withMessageContainingAll(words);
  }

  /** The second epoch can't be read: it is named, and the first one is not lost. */
  private TrackingStoppedException stopped(String... words) {
    ActivationFolder folder = ActivationFolder.open(run);
    TrackingStoppedException stopped =
        catchThrowableOfType(TrackingStoppedException.class, () -> folder.compute(BINS));
    assertThat(stopped)
        .hasMessageStartingWith("stopped at epoch 10, with 1 of 2 snapshots complete: " + run);
    assertThat(stopped).hasMessageContainingAll(words);
    assertThat(stopped.planeSoFar().snapshots()).hasSize(1);
    assertThat(stopped.planeSoFar().points()).hasSize(folder.layerNames().size());
    return stopped;
  }

  private static DMatrixRMaj noise(int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = random.nextDouble();
    }
    return matrix;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void planeIsThatOfARecorderOfTheSameActivations(boolean archives) throws IOException {
    int samples = 64;
    DMatrixRMaj inputs = noise(samples, 3, 1);
    int[] labels = new int[samples];
    StringBuilder labelText = new StringBuilder("label\n");
    for (int i = 0; i < samples; i++) {
      labels[i] = inputs.get(i, 0) > 0.5 ? 1 : 0;
      labelText.append(labels[i]).append('\n');
    }
    text("labels.csv", labelText.toString());
    NpyWriter.write(run.resolve("inputs.npy"), inputs);
    MutualInformationEstimator[] estimators = {KdeEstimator.upperBound(1e-2), BINS};
    Recorder recorder =
        InformationPlane.recorder(
                Variable.distinctRows(inputs, Coverage.ENUMERATED),
                Variable.labels(labels).withCoverage(Coverage.ENUMERATED),
                estimators)
            .layerNames("layer-2", "layer-10");
    for (int epoch : new int[] {0, 7, 100}) {
      DMatrixRMaj two = noise(samples, 4, 10 + epoch);
      DMatrixRMaj ten = noise(samples, 2, 20 + epoch);
      recorder.record(epoch, List.of(two, ten));
      Path path = run.resolve("epoch-" + epoch + (archives ? ".npz" : ""));
      if (archives) {
        NpyWriter.writeArchive(path, new TreeMap<>(Map.of("layer-2", two, "layer-10", ten)));
      } else {
        NpyWriter.write(path.resolve("layer-2.npy"), two);
        NpyWriter.write(path.resolve("layer-10.npy"), ten);
      }
    }
    InformationPlane plane = ActivationFolder.open(run).asEnumerated().compute(estimators);

    assertThat(plane).isEqualTo(recorder.plane());
    assertThat(plane.points()).hasSize(3 * 2 * 2);
    Path saved = run.resolve("plane.ibp");
    plane.save(saved);
    assertThat(InformationPlane.load(saved)).isEqualTo(plane);
  }

  @Test
  void withoutInputsEverySampleIsAnInputOfItsOwn() throws IOException {
    small(0);
    InformationPlane plane = ActivationFolder.open(run).compute(BINS);
    assertThat(plane.observed().get(0).inputEntropyBits()).isEqualTo(2);

    text("inputs.csv", "1,1\n0,1\n1,1\n2,1\n");
    assertThat(ActivationFolder.open(run).compute(BINS).observed().get(0).inputEntropyBits())
        .isEqualTo(1.5);
    assertThatIllegalStateException()
        .isThrownBy(() -> ActivationFolder.open(run).asEnumerated())
        .withMessageContaining("3 different ones in 4 rows");
  }

  @Test
  void aLayerThatKnowsTheLabelAndNothingElseHoldsOneBitOfBoth() throws IOException {
    small(0);
    InformationPlane plane = ActivationFolder.open(run).compute(BINS);

    assertThat(plane.points().get(0).inputInformation().bits()).isCloseTo(1, within(1e-12));
    assertThat(plane.points().get(0).targetInformation().bits()).isCloseTo(1, within(1e-12));
    assertThat(plane.layerName(1)).isEqualTo("layer-1");
  }

  @Test
  void epochsAreOrderedByNumberHoweverTheyAreWritten() throws IOException {
    small(9);
    for (String name : List.of("epoch_10", "Epoch-0000002", "epoch100", "epoch 3")) {
      text(name + "/layer-1.csv", "0,5\n1,5\n0,5\n1,5\n");
    }
    text("notes.txt", "passed over");
    text(".hidden/epoch-1", "passed over");
    text("epoch-9/.DS_Store", "passed over");
    text("epoch-9/._layer-1.csv", "passed over");

    assertThat(ActivationFolder.open(run).epochs()).containsExactly(2, 3, 9, 10, 100);
    assertThat(ActivationFolder.open(run).compute(BINS).snapshots()).hasSize(5);
  }

  @Test
  void layersAreInNaturalOrderUnlessToldOtherwise() throws IOException {
    text("labels.csv", "0\n1\n");
    for (String layer : List.of("conv10", "conv9", "fc1", "conv2b", "conv2a")) {
      text("epoch-0/" + layer + ".csv", "0\n1\n");
    }
    assertThat(ActivationFolder.open(run).layerNames())
        .containsExactly("conv2a", "conv2b", "conv9", "conv10", "fc1");

    text("layers.txt", "fc1\n\n conv9\n");
    text("epoch-0/conv2a.csv", "not read");
    text("epoch-5/fc1.csv", "0\n1\n");
    text("epoch-5/conv9.csv", "0\n1\n");
    ActivationFolder chosen = ActivationFolder.open(run);
    assertThat(chosen.layerNames()).containsExactly("fc1", "conv9");
    assertThat(chosen.compute(BINS).points()).hasSize(4);
  }

  @Test
  void furtherAxesBecomeUnitsOfOneRow() throws IOException {
    text("labels.csv", "0\n1\n");
    Files.createDirectory(run.resolve("epoch-0"));
    double[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    Files.write(run.resolve("epoch-0/conv.npy"), NpyWriter.bytes(values, "2, 3, 1, 2"));
    DMatrixRMaj matrix = ActivationFolder.open(run).activations(0).get(0);

    assertThat(matrix.numRows).isEqualTo(2);
    assertThat(matrix.numCols).isEqualTo(6);
    assertThat(matrix.data).containsExactly(values);
  }

  @Test
  void oneHotRowsAreLabelsAndOtherRowsDistributions() throws IOException {
    small(0);
    InformationPlane byLabel = ActivationFolder.open(run).compute(BINS);
    text("labels.csv", "1,0\n0,1\n1,0\n0,1\n");
    assertThat(ActivationFolder.open(run).compute(BINS)).isEqualTo(byLabel);
    assertThat(ActivationFolder.open(run).targets().kind()).isEqualTo(Variable.Kind.LABELS);

    text("labels.csv", "0.75,0.25\n0,1\n0.75,0.25\n0,1\n");
    assertThat(ActivationFolder.open(run).targets().kind()).isEqualTo(Variable.Kind.SOFT);
    text("labels.csv", "0.75,0.5\n0,1\n0.75,0.25\n0,1\n");
    refused("labels.csv", "sum to 1", "row 0");
  }

  @Test
  void realNumbersAreTargets() throws IOException {
    small(0);
    text("labels.csv", "0\n0.5\n0\n1\n");
    refused("labels.csv", "0.5", "index 1", "targets");

    Files.move(run.resolve("labels.csv"), run.resolve("targets.csv"));
    ActivationFolder folder = ActivationFolder.open(run);
    assertThat(folder.targets().kind()).isEqualTo(Variable.Kind.CONTINUOUS);
    assertThatIllegalArgumentException().isThrownBy(() -> folder.recorder(BINS, BINS));
    assertThat(folder.recorder(KnnEstimator.noisy(1e-2)).plane().points()).isEmpty();
  }

  @Test
  void enumeratedInputsMakeTheirLabelsEnumeratedAndLeaveRealTargetsAlone() throws IOException {
    small(0);
    ActivationFolder labels = ActivationFolder.open(run).asEnumerated();
    assertThat(labels.inputs().coverage()).isEqualTo(Coverage.ENUMERATED);
    assertThat(((Discrete) labels.targets()).coverage()).isEqualTo(Coverage.ENUMERATED);

    text("labels.csv", "0.75,0.25\n0,1\n0.75,0.25\n0,1\n");
    ActivationFolder distributions = ActivationFolder.open(run).asEnumerated();
    assertThat(((Soft) distributions.targets()).coverage()).isEqualTo(Coverage.ENUMERATED);

    Files.move(run.resolve("labels.csv"), run.resolve("targets.csv"));
    ActivationFolder real = ActivationFolder.open(run);
    assertThat(real.asEnumerated().inputs().coverage()).isEqualTo(Coverage.ENUMERATED);
    assertThat(real.asEnumerated().targets()).isSameAs(real.targets());
  }

  @Test
  void labelsMustBeThereOnce() throws IOException {
    text("epoch-0/layer-1.csv", "0\n1\n");
    refused("labels", "targets", "none");
    text("labels.csv", "0\n1\n");
    text("targets.csv", "0\n1\n");
    refused("both");
    Files.move(run.resolve("targets.csv"), run.resolve("labels.npy"));
    refused("labels more than once", "labels.csv", "labels.npy");
  }

  @Test
  void foldersWithoutAnEpochAreRefused() throws IOException {
    text("labels.csv", "0\n1\n");
    refused("no epoch");
    Files.createDirectory(run.resolve("epoch-0"));
    refused("epoch-0", "no layer");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ActivationFolder.open(run.resolve("nowhere")))
        .withMessageContaining("nowhere is no folder");
  }

  @ParameterizedTest
  @CsvSource({
    "epoch-final.npz, not epoch-NUMBER",
    "epoch-1.5.npz, not epoch-NUMBER",
    "epoch-99999999999.npz, above 2147483647",
    "epoch-0.npz, twice",
    "epoch-000/layer-1.csv, twice",
    "epoch-1.npz/layer-1.csv, not epoch-NUMBER"
  })
  void epochsThatAreNotClearAreRefused(String name, String problem) throws IOException {
    small(0);
    text(name, "0,5\n1,5\n0,5\n1,5\n");
    refused(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "layer-01.csv, order is not clear",
    "layer-1.npz, twice",
    "weights.pt, no format that is read here",
    "no-extension, no format that is read here",
    "deeper/layer-2.csv, is a folder",
    "inputs.csv, another name"
  })
  void filesOfAnEpochThatAreNotClearAreRefused(String name, String problem) throws IOException {
    small(0);
    text("epoch-0/" + name, "0,5\n1,5\n0,5\n1,5\n");
    if (name.endsWith(".npz")) {
      NpyWriter.writeArchive(run.resolve("epoch-0/" + name), Map.of("x", noise(4, 2, 1)));
    }
    refused("epoch-0", problem);
  }

  @Test
  void anEpochInAFileNeedsNames() throws IOException {
    small(0);
    Files.write(run.resolve("epoch-1.npy"), NpyWriter.bytes(noise(4, 2, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationFolder.open(run).activations(1))
        .withMessageContainingAll("epoch-1.npy", "without a name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationFolder.open(run).activations(3))
        .withMessageContaining("[0, 1]");
  }

  @Test
  void inputsAndIdsMustHaveARowPerLabel() throws IOException {
    small(0);
    text("inputs.csv", "1\n2\n3\n");
    refused("inputs.csv", "4 rows", "3 x 1");
    Files.delete(run.resolve("inputs.csv"));
    text("ids.csv", "1\n2\n3\n4\n5\n");
    refused("ids.csv", "4 rows", "5 x 1");
    Files.delete(run.resolve("ids.csv"));
    text("epoch-0/ids.csv", "1\n2\n3\n");
    refused("epoch-0", "4 'ids'");
  }

  @ParameterizedTest
  @CsvSource({
    "'0,5\n1,5\n0,5\n', 4 rows, got 3 x 2",
    "'0,5\n1,5\n0,5\n1,5\n1,5\n', 4 rows, got 5 x 2",
    "'0\n1\n0\n1\n', 2 units as before, got 1",
    "'0,5,0\n1,5,0\n0,5,0\n1,5,0\n', 2 units as before, got 3",
    "'0,1,0,1\n5,5,5,5\n', transposed, 2 x 4"
  })
  void shapesThatChangeStopTheReplay(String content, String words, String more) throws IOException {
    small(0);
    text("epoch-10/layer-1.csv", content);
    assertThat(stopped("layer-1.csv", words, more)).hasCauseInstanceOf(ArrayFormatException.class);
  }

  @Test
  void layersThatVanishOrAppearStopTheReplay() throws IOException {
    small(0);
    text("epoch-10/layer-2.csv", "0,5\n1,5\n0,5\n1,5\n");
    stopped("epoch-10", "missing: [layer-1]", "new: [layer-2]");
    text("epoch-10/layer-1.csv", "0,5\n1,5\n0,5\n1,5\n");
    stopped("epoch-10", "new: [layer-2]");
  }

  @Test
  void valuesThatAreNotFiniteStopTheReplay() throws IOException {
    small(0);
    DMatrixRMaj layer = noise(4, 2, 1);
    layer.set(2, 1, Double.NaN);
    NpyWriter.write(run.resolve("epoch-10/layer-1.npy"), layer);
    stopped("layer-1.npy", "'layer-1'", "NaN at row 2, column 1");
    Files.delete(run.resolve("epoch-10/layer-1.npy"));
    text("epoch-10/layer-1.csv", "0,5\n1,nan\n0,5\n1,5\n");
    assertThat(stopped("layer-1.csv", "line 2, column 1"))
        .hasCauseInstanceOf(CsvFormatException.class);
  }

  @Test
  void filesThatWereCutOffStopTheReplay() throws IOException {
    small(0);
    byte[] whole = NpyWriter.bytes(noise(4, 2, 1));
    Files.createDirectory(run.resolve("epoch-10"));
    Files.write(run.resolve("epoch-10/layer-1.npy"), Arrays.copyOf(whole, whole.length - 8));
    stopped("layer-1.npy", "cut off");
  }

  @Test
  void epochsWithoutSamplesStopTheReplay() throws IOException {
    small(0);
    Files.createDirectory(run.resolve("epoch-10"));
    stopped("epoch-10", "missing: [layer-1]");
    Files.write(run.resolve("epoch-10/layer-1.npy"), NpyWriter.bytes(new double[0], "0, 2"));
    stopped("layer-1.npy", "no samples", "0 x 2");
  }

  @Test
  void anotherOrderOfSamplesIsNoticedByIdsAndByLabels() throws IOException {
    small(0, 10);
    text("epoch-0/ids.csv", "7\n8\n9\n10\n");
    stopped("epoch-10", "no 'ids'");
    text("epoch-10/ids.csv", "7\n9\n8\n10\n");
    stopped("ids.csv", "another order", "9.0 where 8.0", "index 1");
    text("ids.csv", "7\n8\n9\n10\n");
    stopped("ids.csv", "another order");
    text("epoch-10/ids.csv", "7\n8\n9\n10\n");
    text("epoch-10/labels.csv", "0\n1\n1\n0\n");
    stopped("labels.csv", "another order", "index 2");
    text("epoch-10/labels.csv", "1,0\n0,1\n1,0\n0,1\n");
    stopped("labels.csv", "must hold 'labels' as the folder does, 4 x 1, holds 4 x 2");
    text("epoch-10/labels.csv", "0\n1\n0\n1\n");
    assertThat(ActivationFolder.open(run).compute(BINS).snapshots()).hasSize(2);
  }

  @Test
  void namesOfLayersThatAreNotThereOrTwiceAreRefused() throws IOException {
    small(0);
    text("layers.txt", "layer-1\nlayer-9\n");
    refused("epoch-0", "layer-9");
    text("layers.txt", "layer-1\nlayer-1\n");
    refused("layers.txt", "twice");
    text("layers.txt", "\n");
    refused("layers.txt", "no layer");
    text("layers.txt", "\ufefflayer-1\r\n");
    assertThat(ActivationFolder.open(run).layerNames()).containsExactly("layer-1");
    Files.write(run.resolve("layers.txt"), new byte[] {'l', (byte) 0xff});
    refused("layers.txt", "no text in UTF-8");
  }

  @Test
  void aFormatOfTheUsersIsAskedForItsFiles() throws IOException {
    ArrayFormat lines =
        new ArrayFormat() {
          @Override
          public String extension() {
            return "lines";
          }

          @Override
          public boolean hasNames() {
            return true;
          }

          @Override
          public Map<String, NumericArray> read(Path file) {
            return Map.of("made", NumericArray.rowMajor(new double[] {0, 1, 0, 1}, 4, 1));
          }
        };
    text("labels.csv", "0\n1\n0\n1\n");
    text("epoch-0.lines", "");

    assertThat(ActivationFolder.open(run, lines).layerNames()).containsExactly("made");
    refused("epoch-0.lines", "no format", ".npy, .npz, .csv");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationFolder.open(run, lines, lines))
        .withMessageContaining("extension");
  }

  @Test
  void interruptingKeepsThePlaneAndTheFlag() throws IOException {
    small(0, 10);
    ActivationFolder folder = ActivationFolder.open(run);
    Recorder recorder = folder.recorder(BINS);
    folder.replay(0, recorder);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(TrackingStoppedException.class)
        .isThrownBy(() -> folder.replay(recorder))
        .withMessageStartingWith("interrupted before epoch 10")
        .satisfies(stopped -> assertThat(stopped.planeSoFar().snapshots()).hasSize(1));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aComputationThatWasStoppedGoesOnWhereItStopped() throws IOException {
    small(0, 10, 20);
    InformationPlane whole = ActivationFolder.open(run).compute(BINS);
    Path plane = run.resolve("plane.ibp");
    text("epoch-20/layer-1.csv", "0,5\n1,");
    assertThatExceptionOfType(TrackingStoppedException.class)
        .isThrownBy(() -> ActivationFolder.open(run).compute(plane, BINS));
    assertThat(InformationPlane.load(plane).snapshots()).hasSize(2);
    small(20);
    ActivationFolder folder = ActivationFolder.open(run);
    List<Progress> told = new ArrayList<>();
    assertThat(folder.compute(plane, folder.recorder(BINS).threads(1), told::add)).isEqualTo(whole);
    assertThat(told)
        .containsExactly(
            new Progress(whole.snapshots().get(2), 3, 3, 20, whole.points().subList(2, 3)));
    assertThat(InformationPlane.load(plane)).isEqualTo(whole);
    notContinued(folder.asEnumerated(), plane, "other observed all: 4 rows crc32 ");
    small(15);
    notContinued(ActivationFolder.open(run), plane, "other activations: its snapshots, up to");
  }

  @Test
  void aPlaneOfOtherRealTargetsIsNotContinued() throws IOException {
    text("targets.csv", "0.5\n1\n1.5\n2\n");
    text("epoch-0/layer-1.csv", "0,5\n1,5\n0,5\n1,5\n");
    text("epoch-0/layer-2.csv", "0\n1\n0\n1\n");
    MutualInformationEstimator estimator = KnnEstimator.noisy(1e-2);
    Path plane = run.resolve("plane.ibp");
    ActivationFolder.open(run).compute(plane, estimator);
    text("epoch-0/layer-1.csv", "0,5\n1,5\n0,5\n1,6\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationFolder.open(run).compute(plane, estimator))
        .withMessageContaining("a plane of other activations");
    text("epoch-0/layer-1.csv", "0,5\n1,5\n0,5\n1,5\n");
    text("targets.csv", "0.5\n1\n2\n1.5\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActivationFolder.open(run).compute(plane, estimator))
        .withMessageContaining("a plane of other observed all");
  }

  private static void notContinued(ActivationFolder folder, Path plane, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> folder.compute(plane, BINS))
        .withMessageContaining(plane + " holds a plane of " + reason);
  }
}
