package org.infobottleneck.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.SpillingRecorder;

/** A readable file of every format, small, and fresh names to write to. */
final class SampleFiles {

  private final Path folder;
  private final AtomicInteger written = new AtomicInteger();

  SampleFiles(Path folder) {
    this.folder = folder;
    try {
      Files.createFile(folder.resolve("empty.txt"));
      Files.write(folder.resolve("garbage.bin"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, -56, 10});
      Files.writeString(folder.resolve("labeled.csv"), "u,v,label\n1,2,0\n3,4,1\n5,7,0\n");
      Files.writeString(folder.resolve("numbers.csv"), "1,2\n3,4\n5,7\n");
      Files.write(folder.resolve("numbers.npy"), npy(new double[] {1, 2, 3, 4}, "(2, 2)"));
      try (ZipOutputStream zip =
          new ZipOutputStream(Files.newOutputStream(folder.resolve("numbers.npz")))) {
        zip.putNextEntry(new ZipEntry("x.npy"));
        zip.write(npy(new double[] {1, 2, 3, 4}, "(2, 2)"));
      }
      Path mnist = Files.createDirectory(folder.resolve("mnist"));
      for (String part : new String[] {"train", "t10k"}) {
        Files.write(mnist.resolve(part + "-images-idx3-ubyte"), idx(10, 2, 2));
        Files.write(mnist.resolve(part + "-labels-idx1-ubyte"), idx(10));
      }
      Path run = Files.createDirectory(folder.resolve("run"));
      Files.write(run.resolve("labels.npy"), npy(new double[] {0, 1, 0, 1}, "(4,)"));
      Path epoch = Files.createDirectory(run.resolve("epoch-1"));
      Files.write(
          epoch.resolve("layer-1.npy"), npy(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, "(4, 2)"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CoreSamples.plane().save(folder.resolve("plane.json"));
    try (SpillingRecorder recorder =
        InformationPlane.spillingRecorder(
            folder.resolve("spilled"),
            Variable.distinctRows(EstimatorSamples.rows(), Coverage.SAMPLED),
            Variable.labels(EstimatorSamples.labels(), 2))) {
      recorder.record(1, EstimatorSamples.rows());
    }
  }

  Path of(String name) {
    return folder.resolve(name);
  }

  /** A path where nothing is yet. */
  Path fresh() {
    return folder.resolve("written-" + written.incrementAndGet());
  }

  private static byte[] npy(double[] values, String shape) {
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
    int length = 64 - 10;
    while (length < header.length() + 1) {
      length += 64;
    }
    ByteBuffer buffer =
        ByteBuffer.allocate(10 + length + 8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    buffer.put((byte) 0).putShort((short) length);
    buffer.put(header.getBytes(StandardCharsets.US_ASCII));
    while (buffer.position() < 10 + length - 1) {
      buffer.put((byte) ' ');
    }
    buffer.put((byte) '\n');
    for (double value : values) {
      buffer.putDouble(value);
    }
    return buffer.array();
  }

  private static byte[] idx(int... shape) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x0800 | shape.length);
    int count = 1;
    for (int length : shape) {
      out.writeInt(length);
      count *= length;
    }
    for (int i = 0; i < count; i++) {
      out.writeByte(i % 10);
    }
    return bytes.toByteArray();
  }
}
