package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.network.Sgd;
import org.infobottleneck.network.Training;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ObservedRows;
import org.infobottleneck.plane.RowSample;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackCommandTest {

  @TempDir private Path folder;
  private Path data = Path.of("");
  private Path output = Path.of("");

  @BeforeEach
  void writeData() throws IOException {
    data = CommandLineRun.flowers(folder);
    output = folder.resolve("out");
  }

  /** A short run, unless told otherwise. */
  private CommandLineRun track(Object... words) {
    return CommandLineRun.of(whole(words));
  }

  private Object[] whole(Object... words) {
    return Stream.concat(
            Stream.of(
                "track",
                "--layers",
                "4-3",
                "--epochs",
                "30",
                "--snapshots",
                "12",
                "--estimators",
                "binning(width=0.2)",
                "--threads",
                "1"),
            Stream.of(words))
        .toArray();
  }

  @Test
  void aCsvFileBecomesAReport() throws IOException {
    CommandLineRun run = track(data, "--output", output);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("90 rows, 3 inputs")
        .contains("column species (another by --label), 3 classes (setosa 30, versicolor 30")
        .contains("Scaling: mean 0 and variance 1 over the training rows.")
        .contains("Trains 3-4-3-3 tanh")
        .contains("100 %  epoch 30/30")
        .contains("I(X;bin(T,0.2)) in bits")
        .contains("Open " + output.resolve("report.html").toUri());
    assertThat(Files.readString(output.resolve("report.html"))).contains("flowers");
    for (String name : new String[] {"plane.csv", "plane.svg", "plane.pdf", "plane.png"}) {
      assertThat(output.resolve(name)).isNotEmptyFile();
    }
    assertThat(InformationPlane.load(output.resolve("run-1.ibp")).snapshots()).hasSize(12);
  }

  @Test
  void anInterruptedRunGoesOnToTheSamePlane() {
    CommandLineRun whole = track(data, "--output", folder.resolve("whole"));
    assertThat(whole.code()).as(whole.err()).isZero();

    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Thread runner = Thread.currentThread();
    PrintStream interrupting =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
          @Override
          public PrintStream printf(Locale locale, String format, Object... values) {
            if (format.contains("%%")) {
              runner.interrupt();
            }
            return super.printf(locale, format, values);
          }
        };
    String[] words =
        Stream.of(whole(data, "--output", output)).map(Object::toString).toArray(String[]::new);
    int code = Ib.run(interrupting, new PrintStream(err, true, StandardCharsets.UTF_8), words);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(code).isEqualTo(130);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("of 12 snapshots of seed 1 measured; the same command goes on from there");
    assertThat(output.resolve("report.html")).doesNotExist();

    CommandLineRun rest = track(data, "--output", output);
    assertThat(rest.code()).as(rest.err()).isZero();
    assertThat(output.resolve("run-1.ibp"))
        .hasSameBinaryContentAs(folder.resolve("whole").resolve("run-1.ibp"));
  }

  @Test
  void severalSeedsBecomeAMeanAndJson() throws IOException {
    CommandLineRun run = track(data, "--seeds", 2, "--output", output, "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("settings").get("epochs").asText()).isEqualTo("30");
    assertThat(json.get("runs")).hasSize(2);
    AveragePlane mean =
        AveragePlane.of(
            Stream.of(1, 2)
                .map(seed -> InformationPlane.load(output.resolve("run-" + seed + ".ibp")))
                .toList());
    JsonNode first = json.get("points").get(0).get("inputInformation");
    assertThat(first.get("estimand").asText()).isEqualTo("I(X;bin(T,0.2))");
    assertThat(first.get("bits").asDouble()).isEqualTo(last(mean).inputInformation().bits().mean());
    assertThat(first.get("standardErrorBits").asDouble())
        .isEqualTo(last(mean).inputInformation().bits().standardError().orElseThrow());
    assertThat(run.err()).contains("run 2/2").contains("2 networks of seeds 1 to 2");
  }

  private static AveragePoint last(AveragePlane plane) {
    var path = plane.path(1, "binning(width=0.2)");
    return path.get(path.size() - 1);
  }

  @Test
  void aFolderHoldsRunsOfOneSettingOnly() {
    assertThat(track(data, "--output", output).code()).isZero();
    CommandLineRun other = track(data, "--output", output, "--activation", "relu");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err())
        .contains("holds runs with architecture = 3-4-3-3 tanh")
        .contains("--fresh");
    assertThat(track(data, "--output", output, "--activation", "relu", "--fresh").code()).isZero();
  }

  @Test
  void runsWhoseSettingsAreNotKnownAreNotTakenForOnes() throws IOException {
    assertThat(track(data, "--output", output).code()).isZero();
    Files.delete(output.resolve("settings.txt"));
    CommandLineRun again = track(data, "--output", output);
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("run-1.ibp is a run of settings that are not known");
    assertThat(track(data, "--output", output, "--fresh").code()).isZero();
  }

  /** Two by three pixels, of which the first says the class: bright, in between or dark. */
  private static byte[][] idx(int images) {
    byte[] pixels = new byte[16 + 6 * images];
    byte[] labels = new byte[8 + images];
    ByteBuffer.wrap(pixels).putInt(0x803).putInt(images).putInt(2).putInt(3);
    ByteBuffer.wrap(labels).putInt(0x801).putInt(images);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < images; i++) {
      labels[8 + i] = (byte) (i % 3);
      pixels[16 + 6 * i] = (byte) (127 * (i % 3));
      for (int pixel = 1; pixel < 6; pixel++) {
        pixels[16 + 6 * i + pixel] = (byte) random.nextInt(256);
      }
    }
    return new byte[][] {pixels, labels};
  }

  private Path packed(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(content);
    }
    return file;
  }

  @Test
  void imagesAndLabelsInIdxFilesAreTracked() throws IOException {
    byte[][] files = idx(90);
    Path images = packed("images-idx3-ubyte.gz", files[0]);
    Path labels = Files.write(folder.resolve("labels-idx1-ubyte"), files[1]);
    CommandLineRun run = track(images, labels, "--rows", 60, "--output", output);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("90 images of 6 pixels from 0 to 1, 3 classes. Scaling: none.")
        .contains("Trains 6-4-3-3 tanh")
        .contains("over 60 random rows");
    InformationPlane plane = InformationPlane.load(output.resolve("run-1.ibp"));
    assertThat(plane.snapshots()).hasSize(12);
    assertThat(plane.observed()).extracting(ObservedRows::rows).containsExactly(60);
    // The plane is that of the rows as they are: their network sees pixels over 255.
    double[][] inputs = new double[90][6];
    int[] classes = new int[90];
    for (int i = 0; i < 90; i++) {
      classes[i] = files[1][8 + i];
      for (int pixel = 0; pixel < 6; pixel++) {
        inputs[i][pixel] = (files[0][16 + 6 * i + pixel] & 0xff) / 255.0;
      }
    }
    Dataset rows = Dataset.labeled(new DMatrixRMaj(inputs), classes, 3);
    InformationPlane expected =
        InformationPlane.tracker()
            .training(Training.with(Sgd.learningRate(0.1)).withBatchSize(8))
            .seed(1)
            .trainFraction(0.85)
            .epochs(30)
            .snapshots(Snapshots.logarithmic(12))
            .estimators(BinningEstimator.width(0.2))
            .observe("all", rows, RowSample.of(60, 0))
            .track(Mlp.create(Architecture.tanh(6, 4, 3, 3), 1), rows);
    assertThat(plane.points()).isEqualTo(expected.points());
    CommandLineRun swapped = track(labels, images, "--output", folder.resolve("swapped"));
    assertThat(swapped.code()).isEqualTo(1);
    assertThat(swapped.err()).contains("images come first, their labels second").hasLineCount(1);
  }

  @Test
  void aTaskOfThePapersIsTrackedOnSomeOfItsRows() {
    CommandLineRun run =
        track("--task", "parts(relevant=3,irrelevant=5)", "--rows", 50, "--output", output);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("Trains 8-4-3-2 tanh").contains("over 50 random rows");
    assertThat(InformationPlane.load(output.resolve("run-1.ibp")).observed().get(0).rows())
        .isEqualTo(50);
  }

  /** Opens the page of a run that goes on as soon as its address is told, and keeps its events. */
  private static final class Follower extends ByteArrayOutputStream {

    private static final Pattern ADDRESS = Pattern.compile("Follow the run at (\\S+)\\s");

    private Optional<CompletableFuture<List<String>>> events = Optional.empty();

    @Override
    public void flush() throws IOException {
      Matcher told = ADDRESS.matcher(toString(StandardCharsets.UTF_8));
      if (events.isEmpty() && told.find()) {
        InputStream stream = URI.create(told.group(1)).resolve("events").toURL().openStream();
        events =
            Optional.of(
                CompletableFuture.supplyAsync(
                    () ->
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                            .lines()
                            .filter(line -> line.startsWith("data: "))
                            .toList()));
      }
    }
  }

  @Test
  void aBrowserFollowsTheRunsToTheLast() throws Exception {
    Follower follower = new Follower();
    int code =
        Ib.run(
            new PrintStream(follower, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            Stream.of(whole(data, "--output", output, "--live", "--seeds", "2"))
                .map(Object::toString)
                .toArray(String[]::new));
    assertThat(code).isZero();
    List<String> events = follower.events.orElseThrow().get(20, TimeUnit.SECONDS);
    assertThat(events.get(0)).contains("\"status\":\"WAITING\"");
    assertThat(events.get(events.size() - 1))
        .contains("\"status\":\"FINISHED\",\"done\":24,\"total\":24");
    assertThat(events.subList(0, events.size() - 1)).noneMatch(event -> event.contains("FINISHED"));
  }

  @Test
  void aPortWithoutAPageIsRefused() {
    CommandLineRun run = track(data, "--output", output, "--live-port", "8000");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--live");
    CommandLineRun far = track(data, "--output", output, "--live", "--live-port", "70000");
    assertThat(far.code()).isEqualTo(2);
    assertThat(far.err()).contains("--live-port must be between 0 and 65535, got 70000");
  }
}
