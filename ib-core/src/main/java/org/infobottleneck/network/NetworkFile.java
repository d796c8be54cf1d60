package org.infobottleneck.network;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.internal.ChecksummedInput;
import org.infobottleneck.data.internal.ChecksummedOutput;
import org.infobottleneck.data.internal.FileFormat;
import org.infobottleneck.numerics.Arguments;

/**
 * A network in a file, with the training it stands in where there is one. See docs/file-formats.md.
 *
 * @param network the network
 * @param training the training, of this network
 */
record NetworkFile(Mlp network, Optional<TrainingState> training) {

  private static final FileFormat FORMAT =
      new FileFormat("a network", "IB-NETW\n", 1, NetworkFormatException::new);

  /** Takes the numbers of the file, which are most of it. */
  @FunctionalInterface
  private interface Numbers {
    void accept(double[] values, int count) throws IOException;
  }

  void write(Path file) {
    requireFinite();
    AtomicFiles.write(file, this::write);
  }

  /** What could not be read back is not written. */
  private void requireFinite() {
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      requireFinite(network.weights(layer), "weights of layer " + layer);
      requireFinite(network.biases(layer), "biases of layer " + layer);
    }
    training.ifPresent(
        state -> {
          double[] values = state.optimizer().live();
          Arguments.finite(values, 1, values.length, "optimizer state");
        });
  }

  private static void requireFinite(DMatrixRMaj matrix, String name) {
    Arguments.finite(matrix.data, matrix.numRows, matrix.numCols, name);
  }

  private void write(OutputStream stream) throws IOException {
    ChecksummedOutput dry = new ChecksummedOutput(OutputStream.nullOutputStream());
    long[] numbers = {0};
    body(dry, 0, (values, count) -> numbers[0] += count);
    long length = dry.written() + Double.BYTES * numbers[0] + Integer.BYTES;
    ChecksummedOutput out = new ChecksummedOutput(stream);
    body(out, length, (values, count) -> out.numbers(values, count, false));
    out.finish();
  }

  private void body(ChecksummedOutput out, long length, Numbers numbers) throws IOException {
    out.begin(FORMAT, length);
    out.text(network.architecture().toString());
    for (int layer = 1; layer <= network.layerCount(); layer++) {
      numbers.accept(network.weights(layer).data, network.weights(layer).getNumElements());
      numbers.accept(network.biases(layer).data, network.biases(layer).getNumElements());
    }
    numbers.accept(network.levels().low(), network.levels().low().length);
    numbers.accept(network.levels().high(), network.levels().high().length);
    out.integer(training.isPresent() ? 1 : 0);
    if (training.isPresent()) {
      TrainingState state = training.get();
      out.text(state.training().toString());
      out.integer(state.epoch());
      out.longInteger(state.optimizer().steps());
      double[] values = state.optimizer().live();
      out.integer(values.length);
      numbers.accept(values, values.length);
      out.integer(state.notes().size());
      for (Map.Entry<String, String> note : state.notes().entrySet()) {
        out.text(note.getKey());
        out.text(note.getValue());
      }
    }
  }

  /** Reads what {@link #write(Path)} wrote, and refuses everything else. */
  static NetworkFile read(Path file) {
    try (ChecksummedInput in = ChecksummedInput.open(file, FORMAT)) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    } catch (NetworkFormatException e) {
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new NetworkFormatException(file, e);
    }
  }

  /** Everything is read before anything is made of it: what is damaged has another checksum. */
  private static NetworkFile read(ChecksummedInput in) throws IOException {
    Architecture architecture = Architecture.parse(in.text("the architecture"));
    List<DMatrixRMaj> weights = new ArrayList<>();
    List<DMatrixRMaj> biases = new ArrayList<>();
    for (int layer = 1; layer <= architecture.layerCount(); layer++) {
      int fanIn = architecture.widths().get(layer - 1);
      int fanOut = architecture.widths().get(layer);
      weights.add(DMatrixRMaj.wrap(fanIn, fanOut, in.numbers(fanIn, fanOut, false)));
      biases.add(DMatrixRMaj.wrap(1, fanOut, in.numbers(1, fanOut, false)));
    }
    int ranges = Levels.of(architecture).low().length;
    double[] low = in.numbers(1, ranges, false);
    double[] high = in.numbers(1, ranges, false);
    int trainings = in.integer();
    if (trainings != 0 && trainings != 1) {
      throw in.failure("the file is damaged: it can't hold " + trainings + " trainings");
    }
    Optional<StoredTraining> training =
        trainings == 1 ? Optional.of(StoredTraining.read(in)) : Optional.empty();
    in.finish();
    Mlp network = Mlp.of(architecture, weights, biases);
    network.levels().set(low, high);
    return new NetworkFile(network, training.map(stored -> stored.state(network)));
  }

  /** What stands behind the network. */
  private record StoredTraining(
      String training, int epoch, long steps, DMatrixRMaj memory, Map<String, String> notes) {

    static StoredTraining read(ChecksummedInput in) throws IOException {
      String training = in.text("the training");
      int epoch = in.integer();
      long steps = in.longInteger();
      int count = in.count("numbers of the optimizer", 0, Double.BYTES);
      DMatrixRMaj memory = DMatrixRMaj.wrap(1, count, in.numbers(1, count, false));
      Map<String, String> notes = new LinkedHashMap<>();
      for (int left = in.count("notes", 0, 2L * Integer.BYTES); left > 0; left--) {
        String name = in.text("the name of a note");
        if (notes.put(name, in.text("a note")) != null) {
          throw in.failure("the file is damaged: it has two notes " + name);
        }
      }
      return new StoredTraining(training, epoch, steps, memory, notes);
    }

    TrainingState state(Mlp network) {
      Training parsed = Training.parse(training);
      Arguments.atLeast(epoch, 0, "number of epochs done");
      OptimizerState optimizer = OptimizerState.of(steps, memory.data);
      Arguments.same(
          memory.getNumElements(),
          parsed.optimizer().newState(network.architecture()).live().length,
          "length of the optimizer state");
      return new TrainingState(network, parsed, epoch, optimizer, notes);
    }
  }
}
