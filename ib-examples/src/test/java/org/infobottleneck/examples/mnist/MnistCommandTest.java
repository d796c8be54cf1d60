package org.infobottleneck.examples.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.data.IdxDatasets;
import org.infobottleneck.data.Split;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ObservedRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistCommandTest {

  @TempDir private Path scratch;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private int run(String... args) {
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    return Commands.run(new MnistCommand(out, out), out, out, args);
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  private String images() {
    return scratch.resolve("images").toString();
  }

  private int track(String output, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(images(), "--output", scratch.resolve(output).toString(), "--rows", "40"));
    args.addAll(List.of("--threads", "1", "--rate", "0.1", "--batch", "50"));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  private Path plane(String output) {
    return scratch.resolve(output).resolve("plane.ibp");
  }

  @BeforeEach
  void makeImages() {
    assertThat(run(images(), "--make", "--train-images", "150", "--test-images", "60")).isZero();
  }

  @Test
  void madeUpImagesAreReadAsThoseOfMnistAre() {
    Split split = IdxDatasets.mnist(Path.of(images()));
    assertThat(split.train().size()).isEqualTo(150);
    assertThat(split.test().size()).isEqualTo(60);
    assertThat(split.train().inputWidth()).isEqualTo(784);
    assertThat(split.train().labels().orElseThrow()).contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(split.test().inputVariable().symbols()).isEqualTo(60); // no two alike
  }

  @Test
  void imagesAreNotWrittenOver() {
    assertThat(run(images(), "--make")).isEqualTo(2);
    assertThat(text()).contains("folder must hold no images yet");
  }

  @Test
  void bothPlanesAreTrackedAndTheCostIsStated() throws IOException {
    assertThat(track("whole", "--epochs", "2")).isZero();
    InformationPlane plane = InformationPlane.load(plane("whole"));
    assertThat(plane.observed()).extracting(ObservedRows::name).containsExactly("test", "train");
    assertThat(plane.observed()).extracting(ObservedRows::rows).containsExactly(60, 40);
    assertThat(plane.snapshots()).hasSize(3);
    assertThat(plane.snapshots()).allMatch(each -> each.test().isPresent());
    assertThat(plane.points()).hasSize(3 * 2 * 5 * 3); // snapshots, rows, layers, estimators
    assertThat(plane.points().get(0).estimator()).isEqualTo("kde-upper(noiseVariance=0.1)");
    assertThat(Files.readString(scratch.resolve("whole/cost.md")))
        .contains("| training, epochs | 2 |", "| estimating, snapshots | 3 |", "the process took");
    assertThat(scratch.resolve("whole/plane.html")).isNotEmptyFile();
  }

  @Test
  void aRunThatWasStoppedGoesOnToTheSamePlane() throws IOException {
    assertThat(track("whole", "--epochs", "2")).isZero();
    assertThat(track("parts", "--epochs", "1")).isZero();
    assertThat(track("parts", "--epochs", "2")).isZero();
    assertThat(plane("parts")).hasSameBinaryContentAs(plane("whole"));
    assertThat(Files.readString(scratch.resolve("parts/cost.md")))
        .contains("| training, epochs | 2 |");
  }

  @Test
  void anotherTrainingIsNotMixedIn() {
    assertThat(track("whole", "--epochs", "0")).isZero();
    assertThat(track("whole", "--epochs", "1", "--seed", "2")).isEqualTo(2);
    assertThat(text()).contains("is of another training");
  }

  @Test
  void filesThatAreNotThereAreNamed() throws IOException {
    Files.delete(Path.of(images(), "t10k-labels-idx1-ubyte"));
    assertThat(track("none")).isEqualTo(1);
    assertThat(text()).contains("must hold t10k-labels-idx1-ubyte");
  }
}
