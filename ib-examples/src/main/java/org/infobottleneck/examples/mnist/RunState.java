package org.infobottleneck.examples.mnist;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.network.Mlp;

/**
 * Where a training stands, in a file: what is trained, the epochs done and the parameters of the
 * network. Plain gradient descent has no other memory.
 */
final class RunState {

  private static final int BUFFER = 1 << 16;

  private RunState() {}

  /** Writes the file, or replaces it as a whole. */
  static void write(Path file, String configuration, int epoch, Mlp network) {
    AtomicFiles.write(
        file,
        stream -> {
          CRC32 sum = new CRC32();
          DataOutputStream out =
              new DataOutputStream(
                  new CheckedOutputStream(new BufferedOutputStream(stream, BUFFER), sum));
          out.writeUTF(configuration);
          out.writeInt(epoch);
          for (int layer = 1; layer <= network.layerCount(); layer++) {
            write(out, network.weights(layer));
            write(out, network.biases(layer));
          }
          out.writeLong(sum.getValue());
          out.flush();
        });
  }

  private static void write(DataOutputStream out, DMatrixRMaj matrix) throws IOException {
    for (int i = 0; i < matrix.getNumElements(); i++) {
      out.writeDouble(matrix.data[i]);
    }
  }

  /**
   * Reads the file into a network.
   *
   * @return the number of epochs it was trained for
   * @throws IllegalArgumentException if the file is of another training, or damaged
   */
  static int read(Path file, String configuration, Mlp network) {
    CRC32 sum = new CRC32();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(
                new BufferedInputStream(Files.newInputStream(file), BUFFER), sum))) {
      String before = in.readUTF();
      if (!before.equals(configuration)) {
        throw new IllegalArgumentException(
            file
                + " is of another training: "
                + before
                + ", now "
                + configuration
                + "; name another output folder to begin anew");
      }
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
