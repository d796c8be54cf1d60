package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.StandardError;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Evaluation;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedPlaneTest {

  @TempDir private Path folder;

  /** One of everything: errors, caveats, hostile names, numbers that decimals would lose. */
  static InformationPlane everything() {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("note", "tab\tnewline\nreturn\rbackslash\\t <b>ünïcode</b> \uD83D\uDE00");
    configuration.put("", "-");
    Estimate x =
        Estimate.of(
                0x1.fffffffffffffp-1022,
                new Estimand("X", Channel.EXACT, "T", new Channel.Noisy(0.1)),
                7,
                "one, of \"mine\"")
            .withBound(Bound.UPPER)
            .withError(new StandardError(1e-17, StandardError.Source.SUBSAMPLING))
            .withCaveats(Caveat.SATURATED, Caveat.HIGH_DIMENSION);
    Estimate y =
        Estimate.of(
            -0.0,
            new Estimand("T", new Channel.Quantized("30 in [-1,1]"), "Y", Channel.EXACT),
            7,
            "one, of \"mine\"");
    Snapshot snapshot =
        new Snapshot(
            3,
            Optional.of(new Evaluation(0.1, OptionalDouble.of(1.0 / 3))),
            Optional.of(new Evaluation(Math.PI, OptionalDouble.empty())),
            List.of(1.5, 2.5),
            List.of(),
            List.of(
                new ClassScatter("all", 2, 0.1, 1.0 / 3), new ClassScatter("all", 5, 0, 1e-300)));
    return new InformationPlane(
        configuration,
        List.of(new ObservedRows("all", 7, 1.25, OptionalDouble.empty())),
        new Layers(List.of(2, 5), List.of("conv\t1", "out")),
        List.of(Snapshot.of(0), snapshot),
        List.of(
            new PlanePoint(0, "all", 2, "conv\t1", "auto", x, y),
            new PlanePoint(3, "all", 5, "out", "auto", y, x)));
  }

  @Test
  void aLoadedPlaneEqualsTheSavedOneToTheLastBit() {
    InformationPlane tracked = Runs.tracker().track(Runs.network(), Runs.patterns());
    for (InformationPlane plane : List.of(tracked, everything())) {
      Path file = folder.resolve("plane.ibp");
      plane.save(file);
      InformationPlane loaded = InformationPlane.load(file);
      assertThat(loaded).isEqualTo(plane);
      assertThat(PlaneWriter.text(loaded)).isEqualTo(PlaneWriter.text(plane));
    }
  }

  /** See README.md beside the file. */
  @Test
  void aFileOfVersionOneIsStillRead() throws IOException {
    Path file = folder.resolve("version1.ibp");
    try (InputStream stored = SavedPlaneTest.class.getResourceAsStream("version1.ibp")) {
      Files.copy(Objects.requireNonNull(stored), file);
    }
    assertThat(Files.readString(file)).startsWith("information-plane\t1\t");
    InformationPlane old = InformationPlane.load(file);
    int[] rows = new int[64];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = 65 * i;
    }
    InformationPlane now =
        InformationPlane.tracker()
            .training(Sgd.learningRate(0.1).withBatchSize(16))
            .epochs(4)
            .snapshots(Snapshots.at(0, 2, 4))
            .layers(2, 3)
            .estimators(KdeEstimator.upperBound(1e-2), BinningEstimator.edges(-1, 1, 30))
            .track(
                Mlp.create(Architecture.tanh(12, 6, 3, 2), 5),
                IcosahedronTask.deterministic().subset(rows));
    assertThat(old.observed()).isEqualTo(now.observed());
    assertThat(old.layers()).isEqualTo(now.layers());
    assertThat(old.configuration()).isEqualTo(now.configuration());
    assertThat(old.points())
        .usingRecursiveComparison()
        .withEqualsForType(SavedPlaneTest::close, Double.class)
        .isEqualTo(now.points());
    assertThat(old.snapshots()).extracting(Snapshot::epoch).containsExactly(0, 2, 4);
    assertThat(old.snapshots().get(2).gradients()).hasSize(3);
    assertThat(old.snapshots()).allMatch(snapshot -> snapshot.scatter().isEmpty());
    assertThat(now.snapshots()).allMatch(snapshot -> snapshot.scatter().size() == 2);
    assertThat(PlaneWriter.text(old)).startsWith("information-plane\t2\t");
  }

  /** What a later change may do to the last digits of training. */
  private static boolean close(double a, double b) {
    return Math.abs(a - b) <= 1e-9;
  }

  /** That every damage is refused, on a smaller plane, is for DamagedFilesTest. */
  @Test
  void damageIsFoundOnItsLine() {
    byte[] bytes = PlaneWriter.text(everything()).getBytes(StandardCharsets.UTF_8);
    int line = 1;
    for (int at = 0; at < bytes.length; at++) {
      int expected = line;
      byte[] damaged = bytes.clone();
      for (int flip : new int[] {0x01, 0x80}) {
        damaged[at] = (byte) (bytes[at] ^ flip);
        assertThatThrownBy(() -> PlaneReader.read("damaged.ibp", damaged))
            .as("byte %d flipped by %d", at, flip)
            .isInstanceOfSatisfying(
                PlaneFormatException.class, e -> assertThat(e.line()).isEqualTo(expected))
            .hasMessageStartingWith("damaged.ibp, line " + expected + ": ");
      }
      line += bytes[at] == '\n' ? 1 : 0;
    }
  }

  /** A text that nests as deeply as its author likes would exhaust the stack of its reader. */
  @Test
  void channelsWithinChannelsWithoutEndAreRefused() throws IOException {
    String channel = "chain:5:exact".repeat(20_000) + "exact";
    String[] lines = {"information-plane\t2\t", "estimand\t0\tX\t" + channel + "\tY\texact\t"};
    LineChecksum checksum = new LineChecksum();
    StringBuilder text = new StringBuilder();
    for (String each : lines) {
      text.append(each).append(checksum.next(each)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("deep.ibp"), text);
    assertThatThrownBy(() -> InformationPlane.load(file))
        .isInstanceOf(PlaneFormatException.class)
        .hasMessageContaining("line 2: unknown channel chain:5:exact");
  }

  @Test
  void whatIsNoPlaneIsCalledSo() throws IOException {
    Path file = Files.writeString(folder.resolve("other.txt"), "a,b\n1,2\n");
    assertThatThrownBy(() -> InformationPlane.load(file))
        .isInstanceOf(PlaneFormatException.class)
        .hasMessageContaining("line 1: this is no saved information plane");
    Path empty = Files.writeString(folder.resolve("empty.ibp"), "");
    assertThatThrownBy(() -> InformationPlane.load(empty))
        .hasMessageContaining("the end is missing");
    assertThatThrownBy(() -> InformationPlane.load(folder.resolve("nowhere.ibp")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot read");
  }

  @Test
  void linesWithARightChecksumButWrongContentAreRefusedToo() throws IOException {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("unknown\tkeyword\t", "unknown keyword");
    wrong.put("point\t0\tall\t1\t", "unknown layer 1");
    wrong.put("layer\t-3\tname\t", "layer -3 is there twice or below 1");
    wrong.put("gradient\t1\t2\t0x1.0p0\t0x1.0p0\t0x1.0p0\t", "must follow a snapshot");
    wrong.put("scatter\tall\t1\t0x1.0p0\t0x1.0p0\t", "a scatter must follow a snapshot");
    wrong.put("snapshot\tten\t", "For input string");
    wrong.put("estimator\t3\tname\t", "expected number 0, got 3");
    wrong.put("layer\t1\t", "field 3 is missing");
    wrong.put("layer\t1\ta\tb\t", "expected 3 fields, got 4");
    wrong.put("end\t7\t", "expected number 2, got 7");
    wrong.put("estimand\t0\tX\tfuzzy\tY\texact\t", "unknown channel fuzzy");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      LineChecksum checksum = new LineChecksum();
      String header = "information-plane\t1\t";
      String text =
          header
              + checksum.next(header)
              + "\n"
              + each.getKey()
              + checksum.next(each.getKey())
              + "\n";
      Path file = Files.writeString(folder.resolve("wrong.ibp"), text);
      assertThatThrownBy(() -> InformationPlane.load(file))
          .isInstanceOf(PlaneFormatException.class)
          .hasMessageContaining("line 2: ")
          .hasMessageContaining(each.getValue());
    }
    String version = "information-plane\t9\t";
    Path file =
        Files.writeString(
            folder.resolve("version.ibp"), version + new LineChecksum().next(version) + "\n");
    assertThatThrownBy(() -> InformationPlane.load(file))
        .hasMessageContaining("line 1: unknown version 9");
  }

  @Test
  void aPathThatCanNotBeWrittenLeavesNothingBehind() throws IOException {
    Path blocked = Files.createDirectory(folder.resolve("folder-in-the-way"));
    Files.writeString(blocked.resolve("content"), "kept");
    assertThatThrownBy(() -> everything().save(blocked))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("folder-in-the-way");
    assertThatThrownBy(() -> everything().writeCsv(folder.resolve("no").resolve("plane.csv")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("plane.csv");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(blocked);
    }
    assertThat(blocked.resolve("content")).hasContent("kept");
  }

  @Test
  void csvHasARowPerPointAndUnitsInItsHeader() throws IOException {
    Path file = folder.resolve("plane.csv");
    everything().writeCsv(file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).startsWith("epoch,observed,layer,layer_name,estimator,input_estimand");
    String nats = "4.4501477170144023e-308"; // the double 0x1.fffffffffffffp-1022
    String[] cells = lines.get(1).split(nats, -1);
    assertThat(cells).hasSize(2);
    assertThat(cells[0]).isEqualTo("0,\"all\",2,\"conv\t1\",\"auto\",\"I(X;T+N(0,0.1))\",");
    String[] rest = cells[1].split(",", 3);
    assertThat(Double.parseDouble(rest[1])).isEqualTo(0x1.fffffffffffffp-1022 / 0.6931471805599453);
    assertThat(rest[2])
        .isEqualTo(
            "1e-17,7,UPPER,SATURATED HIGH_DIMENSION,"
                + "\"I(bin(T,30 in [-1,1]);Y)\",0,0,,7,NONE,");
    assertThat(lines).hasSize(3);
  }
}
