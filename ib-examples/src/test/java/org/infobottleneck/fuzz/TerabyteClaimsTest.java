package org.infobottleneck.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.CsvDatasets;
import org.infobottleneck.data.CsvMatrices;
import org.infobottleneck.data.CsvTable;
import org.infobottleneck.data.IdxFiles;
import org.infobottleneck.data.NumpyFiles;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.examples.formats.MatFormat;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.TrainingState;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshot;
import org.infobottleneck.plane.SpilledActivations;
import org.infobottleneck.plane.SpillingRecorder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of some hundred bytes that claims to hold gigabytes or terabytes is refused with a message
 * that names it, and what is allocated until then is what a small file takes.
 */
class TerabyteClaimsTest {

  /** Buffers and exceptions of a reader; its classes are loaded before anything is counted. */
  private static final long LITTLE = 2_000_000;

  private static final long TERABYTE = 1L << 40;

  @TempDir private Path folder;

  @BeforeEach
  void loadClasses() throws IOException {
    Path file = Files.write(folder.resolve("warm.csv"), new byte[] {'x'});
    Reader[] readers = {
      NumpyFiles::read,
      NumpyFiles::readArchive,
      IdxFiles::read,
      new MatFormat()::read,
      CsvMatrices::read,
      CsvTable::read,
      CsvDatasets.labelColumn(0)::read,
      InformationPlane::load,
      Mlp::load
    };
    for (Reader reader : readers) {
      assertThat(catchThrowable(() -> reader.read(file)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private interface Reader {
    void read(Path file) throws IOException;
  }

  private void refused(byte[] content, Reader reader) throws IOException {
    Path file = Files.write(folder.resolve("claims"), content);
    refused(() -> reader.read(file), file);
  }

  private static void refused(ThrowingCallable call, Path file) {
    long before = Allocation.bytes();
    Throwable thrown = catchThrowable(call);
    long allocated = Allocation.bytes() - before;
    assertThat(thrown)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString());
    assertThat(allocated).as("bytes allocated, until: %s", thrown).isLessThan(LITTLE);
  }

  @Test
  void arraysOfNumpy() throws IOException {
    for (String shape :
        new String[] {
          "(137438953472,)",
          "(1048576, 131072)",
          "(2147483639,)",
          "(2147483647, 2147483647)",
          "(1, 268435456)",
          "(0, 137438953472)"
        }) {
      for (String type : new String[] {"<f8", "|u1", "|b1"}) {
        refused(ForgedFiles.npy(type, shape, new byte[100]), NumpyFiles::read);
      }
    }
    byte[] longHeader = ForgedFiles.npy("<f8", "(4,)", new byte[32]);
    longHeader[6] = 2; // its header has a length of four bytes
    ByteBuffer.wrap(longHeader).order(ByteOrder.LITTLE_ENDIAN).putInt(8, Integer.MAX_VALUE);
    refused(longHeader, NumpyFiles::read);
  }

  @Test
  void archivesOfNumpy() throws IOException {
    for (long claimed : new long[] {TERABYTE, 8L * 2147483639 + 128, 2147483639L + 128}) {
      for (String type : new String[] {"<f8", "|u1"}) {
        byte[] array = ForgedFiles.npy(type, "(2147483639,)", new byte[100]);
        refused(ForgedFiles.zip("a.npy", array, claimed), NumpyFiles::readArchive);
      }
    }
    byte[] agreeing = ForgedFiles.npy("|u1", "(2147483639,)", new byte[100]);
    refused(
        ForgedFiles.zip("a.npy", agreeing, 2147483639L + agreeing.length - 100),
        NumpyFiles::readArchive);
  }

  private static byte[] idx(int type, int... shape) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * shape.length + 100);
    file.putShort((short) 0).put((byte) type).put((byte) shape.length);
    for (int length : shape) {
      file.putInt(length);
    }
    return file.array();
  }

  @Test
  void idxFilesPackedOrNot() throws IOException {
    for (byte[] file :
        new byte[][] {
          idx(0x0e, Integer.MAX_VALUE - 8),
          idx(0x08, Integer.MAX_VALUE - 8),
          idx(0x0e, 1 << 20, 1 << 17),
          idx(0x0e, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
          idx(0x08, -1, 28, 28)
        }) {
      refused(file, IdxFiles::read);
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(file);
      }
      refused(packed.toByteArray(), IdxFiles::read);
    }
  }

  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;
  private static final int INT32 = 5;
  private static final int UINT32 = 6;
  private static final int DOUBLE = 9;

  private static byte[] mat(byte[] body) {
    ByteBuffer file = ByteBuffer.allocate(128 + body.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(0, "MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII));
    file.putShort(124, (short) 0x0100).put(126, (byte) 'I').put(127, (byte) 'M');
    return file.put(128, body).array();
  }

  /** A matrix of doubles called a, with these lengths of itself, its axes and its elements. */
  private static byte[] matrix(int length, int rows, int columns, int elementBytes) {
    ByteBuffer matrix = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    matrix.putInt(MATRIX).putInt(length);
    matrix.putInt(UINT32).putInt(8).putInt(6).putInt(0); // a full real matrix of doubles
    matrix.putInt(INT32).putInt(8).putInt(rows).putInt(columns);
    matrix.putShort((short) 1).putShort((short) 1).putInt('a');
    return matrix.putInt(DOUBLE).putInt(elementBytes).array();
  }

  @Test
  void matlabFilesPackedOrNot() throws IOException {
    int most = Integer.MAX_VALUE;
    for (byte[] matrix :
        new byte[][] {
          matrix(56, most, most, 0),
          matrix(56, 1, most / 8, 0),
          matrix(56, 1, most / 8, most - 7),
          matrix(-8, 1, 1, 8),
          matrix(most, 1, most / 8, most - 100)
        }) {
      refused(mat(matrix), new MatFormat()::read);
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      packed.writeBytes(new byte[8]);
      try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
        deflater.write(matrix);
      }
      byte[] element = packed.toByteArray();
      ByteBuffer tag = ByteBuffer.wrap(element).order(ByteOrder.LITTLE_ENDIAN);
      tag.putInt(COMPRESSED).putInt(element.length - 8);
      refused(mat(element), new MatFormat()::read);
    }
  }

  @Test
  void csvFiles() throws IOException {
    // All that CSV can claim is a number in a cell.
    byte[] labels = "1,0.5\n2147483646,0.25\n".getBytes(StandardCharsets.UTF_8);
    refused(labels, CsvDatasets.labelColumn(0)::read);
    byte[] ragged = "1,2\n3\n".getBytes(StandardCharsets.UTF_8);
    refused(ragged, CsvMatrices::read);
    refused(ragged, CsvTable::read);
    byte[] digits = ("9".repeat(50_000) + ",1\n").getBytes(StandardCharsets.UTF_8);
    refused(digits, CsvMatrices::read);
  }

  @Test
  void savedPlanes() throws IOException {
    String most = Integer.toString(Integer.MAX_VALUE);
    String start = "information-plane\t2\n";
    for (String lines :
        new String[] {
          start + "layer\t" + most + "\tname\nend\t" + most,
          start + "estimator\t" + most + "\tname",
          start + "estimand\t0\tX\tcomponents:" + most + "\tT\tchain:" + most + ":exact",
          start + "observed\tall\t" + most + "\t0x1p0\t-\nend\t" + most,
          start + "snapshot\t" + most + "\t-\t-\t-\t-\t\ngradient\t" + most + "\t" + most
        }) {
      refused(ForgedFiles.plane(lines.getBytes(StandardCharsets.UTF_8)), InformationPlane::load);
    }
  }

  private static byte[] integers(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes.array();
  }

  @Test
  void spilledActivations() throws IOException {
    Path rows = folder.resolve("rows.ibr");
    int most = Integer.MAX_VALUE;
    for (byte[] body :
        new byte[][] {
          integers(8, most), // layer names
          integers(8, 1, most), // the length of a name
          integers(8, 0, most), // sets of rows
          integers(8, 0, 1, most), // the length of a name
          integers(8, 0, 1, 0, most), // rows
          integers(8, 0, 1, 0, -1)
        }) {
      Files.write(rows, ForgedFiles.binary("IB-ROWS", body));
      refused(() -> SpilledActivations.open(folder), rows);
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  @Test
  void snapshotsOfSpilledActivations() throws IOException {
    Path spilled = folder.resolve("spilled");
    double[][] rows = {{0}, {1}, {2}};
    try (SpillingRecorder recorder =
        InformationPlane.spillingRecorder(spilled)
            .observe(
                "r",
                Variable.distinctRows(rows, Coverage.SAMPLED),
                Variable.labels(new int[] {0, 1, 1}))) {
      recorder.record(Snapshot.of(0), List.of(new DMatrixRMaj(rows)));
    }
    SpilledActivations activations = SpilledActivations.open(spilled);
    activations.read(0); // its classes are loaded, and it is whole
    Path file = spilled.resolve("epoch-0000000000.iba");
    byte[] whole = Files.readAllBytes(file);
    byte[] start = ForgedFiles.lastFour(Files.readAllBytes(spilled.resolve("rows.ibr")));
    int beforeText = 8 + 4 + 8 + 4 + 4 + 4 + 4; // one layer of one unit
    byte[] text = Arrays.copyOfRange(whole, beforeText, whole.length - 3 * 8 - 4);
    byte[] numbers = new byte[3 * 8];
    int most = Integer.MAX_VALUE;
    for (byte[] body :
        new byte[][] {
          integers(-1, most), // layers
          integers(-1, 1, most), // units, and no more
          integers(-1, 1, 1, most), // the length of the text
          joined(integers(-1, 1, most), text, numbers), // 48 GB of activations
          joined(integers(-1, 1, -1), text, numbers)
        }) {
      Files.write(file, ForgedFiles.binary("IB-ACTS", joined(start, body)));
      refused(() -> activations.read(0), file);
    }
    byte[] same = joined(start, integers(-1, 1, 1), text, numbers);
    Files.write(file, ForgedFiles.binary("IB-ACTS", same));
    assertThat(activations.read(0).layers()).containsOnlyKeys("r"); // forged as they are written
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return joined(integers(bytes.length), bytes);
  }

  @Test
  void networksAndTrainings() throws IOException {
    byte[] small = text(Architecture.tanh(1, 1, 2).toString());
    byte[] parameters = new byte[8 * (1 + 1 + 2 + 2)];
    byte[] training =
        text(
            "Training[optimizer=sgd(learningRate=0.1, momentum=0.5, weightDecay=0), batchSize=2,"
                + " batching=SHUFFLED, loss=CROSS_ENTROPY, seed=0]");
    int most = Integer.MAX_VALUE;
    for (byte[] body :
        new byte[][] {
          integers(most), // the length of the architecture
          text("1048576-131072-2 tanh"), // 1 TB of weights
          text("2147483647-2147483647-2 tanh"),
          joined(text("1-2147483647-2 tanh"), new byte[100]),
          joined(text("1-" + "268435456-".repeat(20) + "2 tanh"), new byte[100]),
          joined(small, parameters, integers(1, most)), // the length of the training
          joined(small, parameters, integers(1), training, integers(0, 0, 0, most)), // memory
          joined(small, parameters, integers(1), training, integers(0, 0, 0, 0, most)), // notes
          joined(small, parameters, integers(1), training, integers(0, 0, 0, 0, 1, most))
        }) {
      byte[] file = ForgedFiles.binary("IB-NETW", body);
      refused(file, Mlp::load);
      refused(file, TrainingState::load);
    }
    Path whole = folder.resolve("whole"); // forged as they are written
    Files.write(whole, ForgedFiles.binary("IB-NETW", joined(small, parameters, integers(0))));
    assertThat(Mlp.load(whole).layerCount()).isEqualTo(2);
  }
}
