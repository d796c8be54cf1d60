package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.internal.ChecksummedInput;
import org.infobottleneck.data.internal.FileFormat;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.StandardError;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.GradientStatistics;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.NetworkFormatException;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.network.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small files of every format of the library's own, cut off at every byte, and with every byte
 * replaced by each of the 255 others: every one of them is refused as documented, or what is read
 * equals what was written.
 */
class DamagedFilesTest {

  private static final Path NAME = Path.of("small");

  @TempDir private Path folder;

  /** Reads bytes as a file of that name. */
  private interface Reader {
    Object read(byte[] content) throws IOException;
  }

  /** How many files were tried, all of them refused or equal. */
  private static int damageAll(byte[] whole, Object expected, Reader reader) throws IOException {
    assertThat(reader.read(whole)).isEqualTo(expected);
    int tried = 0;
    for (int length = 0; length < whole.length; length++, tried++) {
      requireHarmless(Arrays.copyOf(whole, length), expected, reader, "cut to " + length);
    }
    byte[] damaged = whole.clone();
    for (int at = 0; at < whole.length; at++) {
      for (int change = 1; change < 256; change++, tried++) {
        damaged[at] = (byte) (whole[at] ^ change);
        requireHarmless(damaged, expected, reader, "byte");
      }
      damaged[at] = whole[at];
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    for (int last = 0; last < 256; last++, tried++) {
      longer[whole.length] = (byte) last;
      requireHarmless(longer, expected, reader, "a byte more");
    }
    return tried;
  }

  private static void requireHarmless(byte[] content, Object expected, Reader reader, String how)
      throws IOException {
    Object read;
    try {
      read = reader.read(content);
    } catch (PlaneFormatException | SpilledFormatException e) {
      if (e.getMessage().startsWith(NAME + ", line ") || e.getMessage().startsWith(NAME + ": ")) {
        return;
      }
      throw e;
    } catch (NetworkFormatException e) {
      if (Path.of(e.file()).endsWith(NAME) && e.getMessage().startsWith(e.file() + ": ")) {
        return;
      }
      throw e;
    }
    if (!read.equals(expected)) {
      fail("%s: read as another one: %s", how, Arrays.toString(content));
    }
  }

  private static InformationPlane smallPlane() {
    Estimate x =
        Estimate.of(
                1.0 / 3,
                new Estimand("X", Channel.EXACT, "T", new Channel.Noisy(0.5)),
                4,
                "kde-upper(noiseVariance=0.5)")
            .withBound(Bound.UPPER)
            .withError(new StandardError(0.1, StandardError.Source.SUBSAMPLING));
    Snapshot snapshot =
        new Snapshot(
            3,
            Optional.of(new Evaluation(0.1, OptionalDouble.of(0.75))),
            Optional.empty(),
            List.of(1.5, 2.5),
            List.of(new GradientStatistics(1, 4, 0.25, 0.5, 1.5)),
            List.of(new ClassScatter("all", 1, 0.1, 0.2)));
    return new InformationPlane(
        Map.of("seed", "1"),
        List.of(new ObservedRows("all", 4, 1.25, OptionalDouble.empty())),
        new Layers(List.of(1), List.of("out\t1")),
        List.of(snapshot),
        List.of(new PlanePoint(3, "all", 1, "out\t1", "mine", x, x)));
  }

  @Test
  void everyDamageOfASavedPlaneIsRefusedOrHarmless() throws IOException {
    InformationPlane plane = smallPlane();
    byte[] whole = PlaneWriter.text(plane).getBytes(StandardCharsets.UTF_8);
    int tried = damageAll(whole, plane, content -> PlaneReader.read(NAME.toString(), content));
    assertThat(tried).isEqualTo(256 * (whole.length + 1));
  }

  private static final double[][] INPUTS = {{0}, {1}, {0}};
  private static final Variable LABELS = Variable.labels(new int[] {7, 8, 8});

  private static SpilledRows rows() {
    Observed all = new Observed("r", Variable.distinctRows(INPUTS, Coverage.SAMPLED), LABELS);
    return SpilledRows.of(List.of(all), List.of("t"), false);
  }

  private static ChecksummedInput input(FileFormat format, byte[] content) throws IOException {
    return ChecksummedInput.of(NAME, format, new ByteArrayInputStream(content), content.length);
  }

  /** What the rows are, all of it. */
  private static List<Object> parts(SpilledRows rows) {
    Observed set = rows.sets().get(0);
    return List.of(
        rows.sets().size(),
        set.rows(),
        Arrays.toString(set.inputs().toCodes()),
        Arrays.toString(((Discrete) set.targets()).toCodes()),
        rows.names(),
        rows.single());
  }

  @Test
  void everyDamageOfSpilledRowsIsRefusedOrHarmless() throws IOException {
    Path file = folder.resolve("rows.ibr");
    rows().write(file);
    damageAll(
        Files.readAllBytes(file),
        parts(rows()),
        content -> parts(SpilledRows.read(NAME, input(SpilledRows.FORMAT, content))));
  }

  /** What a snapshot is, all of it. */
  private static List<Object> parts(SpilledSnapshot snapshot) {
    DMatrixRMaj layer = snapshot.activations().get("r").get(0);
    return List.of(
        snapshot.previous(),
        snapshot.snapshot(),
        snapshot.layers(),
        snapshot.activations().keySet(),
        snapshot.widths(),
        Arrays.toString(layer.data));
  }

  @Test
  void everyDamageOfASpilledSnapshotIsRefusedOrHarmless() throws IOException {
    Path spilled = folder.resolve("spilled");
    DMatrixRMaj layer = new DMatrixRMaj(new double[][] {{0.1, -0.0}, {1, 2}, {3, 1e-300}});
    try (SpillingRecorder recorder =
        InformationPlane.spillingRecorder(spilled)
            .observe("r", Variable.distinctRows(INPUTS, Coverage.SAMPLED), LABELS)
            .layerNames("t")) {
      recorder.record(Snapshot.of(3), List.of(layer));
    }
    SpilledRows rows = rows();
    Path file = new SpillFolder(spilled).snapshot(3);
    damageAll(
        Files.readAllBytes(file),
        parts(SpilledSnapshot.read(file, rows)),
        content -> parts(SpilledSnapshot.read(NAME, input(SpilledSnapshot.FORMAT, content), rows)));
  }

  /** What a training is, all of it. */
  private static List<Object> parts(TrainingState state) {
    Mlp network = state.network();
    return List.of(
        network.architecture(),
        Arrays.toString(network.weights(1).data),
        Arrays.toString(network.biases(1).data),
        state.training(),
        state.epoch(),
        state.optimizerState().steps(),
        Arrays.toString(state.optimizerState().values()),
        List.copyOf(state.notes().entrySet()));
  }

  /** Writes over a file of that size: one that is truncated first is forced to disk by some. */
  private static TrainingState loaded(Path file, byte[] content) throws IOException {
    if (Files.size(file) == content.length) {
      Files.write(file, content, StandardOpenOption.WRITE);
    } else {
      Files.write(file, content);
    }
    return TrainingState.load(file);
  }

  @Test
  void everyDamageOfATrainingIsRefusedOrHarmless() throws IOException {
    Dataset rows = Dataset.labeled(new double[][] {{0.5}, {1}}, new int[] {0, 1}, 2);
    Mlp network = Mlp.create(Architecture.tanh(1, 2), 1);
    Training momentum = Training.with(Sgd.learningRate(0.1).withMomentum(0.5));
    Trainer trainer = Trainer.of(network, rows, momentum);
    trainer.trainEpoch();
    TrainingState state = trainer.state().withNotes(Map.of("rows", "two"));
    Path file = folder.resolve(NAME);
    state.save(file);
    byte[] whole = Files.readAllBytes(file);
    int tried = damageAll(whole, parts(state), content -> parts(loaded(file, content)));
    assertThat(tried).isEqualTo(256 * (whole.length + 1));
  }
}
