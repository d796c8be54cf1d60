package org.infobottleneck.examples.mnist;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Trainer;
import org.infobottleneck.network.Training;
import org.infobottleneck.network.TrainingState;

/**
 * Where a training stands, in a file: a {@link TrainingState} with what is trained as its note.
 * Files of before, which held plain gradient descent alone, are read, too.
 */
final class RunState {

  private static final int BUFFER = 1 << 16;
  private static final String NOTE = "run";

  /** How a file of today begins; one of before begins with the length of a text. */
  private static final byte[] BEGINNING = "IB-".getBytes(StandardCharsets.US_ASCII);

  private RunState() {}

  /** Writes the file, or replaces it as a whole. */
  static void write(Path file, String configuration, Trainer trainer) {
    trainer.state().withNotes(Map.of(NOTE, configuration)).save(file);
  }

  /**
   * Goes on with what the file holds.
   *
   * @param network a network of the same architecture. Modified.
   * @return a trainer before the next epoch
   * @throws IllegalArgumentException if the file is of another training, or damaged
   */
  static Trainer resume(
      Path file, String configuration, Mlp network, Dataset train, Training training) {
    if (isOfBefore(file)) {
      int epoch = read(file, configuration, network);
      return Trainer.resume(
          network, train, training, epoch, training.optimizer().newState(network.architecture()));
    }
    TrainingState state = TrainingState.load(file);
    requireSame(file, state.notes().getOrDefault(NOTE, "nothing"), configuration);
    return Trainer.resume(network, train, state);
  }

  private static boolean isOfBefore(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return !Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  private static void requireSame(Path file, String before, String now) {
    if (!before.equals(now)) {
      throw new IllegalArgumentException(
          file
              + " is of another training: "
              + before
              + ", now "
              + now
              + "; name another output folder to begin anew");
    }
  }

  /** Reads a file of before into a network; returns the number of epochs it was trained for. */
  private static int read(Path file, String configuration, Mlp network) {
    CRC32 sum = new CRC32();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER), sum))) {
      requireSame(file, in.readUTF(), configuration);
      int epoch = in.readInt();
      for (int layer = 1; layer <= network.layerCount(); layer++) {
        read(in, network.weights(layer));
        read(in, network.biases(layer));
      }
      long expected = sum.getValue();
      if (in.readLong() != expected) {
        throw new IllegalArgumentException(file + " is damaged: its checksum is another");
      }
      return epoch;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  private static void read(DataInputStream in, DMatrixRMaj matrix) throws IOException {
    for (int i = 0; i < matrix.getNumElements(); i++) {
      matrix.data[i] = in.readDouble();
    }
  }
}
