package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.infobottleneck.plane.InformationPlane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class FirstLightTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String... args) {
    return FirstLight.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        args);
  }

  @Test
  void writesPlaneTablesAndPictures() throws IOException {
    Path output = folder.resolve("new").resolve("first-light");
    Path picture = folder.resolve("images").resolve("copy.png");
    String[] few = {"--seed", "3", "--epochs", "2", "--snapshots", "2"};
    String[] args = {
      few[0],
      few[1],
      few[2],
      few[3],
      few[4],
      few[5],
      "--output",
      output.toString(),
      "--picture",
      picture.toString()
    };

    assertThat(run(args)).as(err.toString(StandardCharsets.UTF_8)).isZero();

    FirstLightOptions options = new FirstLightOptions();
    new CommandLine(CommandSpec.create().addMixin("o", CommandSpec.forAnnotatedObject(options)))
        .parseArgs(few);
    InformationPlane again =
        FirstLight.tracker(options).track(FirstLight.network(options), FirstLight.DATA);
    assertThat(output.resolve("plane.ibp.partial")).doesNotExist();
    assertThat(InformationPlane.load(output.resolve("plane.ibp"))).isEqualTo(again);
    assertThat(again.points()).hasSize(2 * 6 * 4);
    assertThat(output.resolve("report.html")).content().contains("kde-upper", "</html>");
    assertThat(output.resolve("plane.csv")).content().hasLineCount(1 + 2 * 6 * 4);
    for (String name : List.of("kde-upper", "kde-lower", "binning", "knn-noisy", "first-light")) {
      assertThat(ImageIO.read(output.resolve(name + ".png").toFile())).as(name).isNotNull();
    }
    assertThat(picture).hasSameBinaryContentAs(output.resolve("first-light.png"));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("12-10-7-5-4-3-2")
        .contains("100 %  epoch 2/2  loss ")
        .contains("I(X;T+N(0,1e-3)) in bits, an upper bound")
        .contains("* SATURATED in layers 1, 2")
        .contains("processors busy")
        .contains(output.resolve("plane.ibp").toString());
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epoch 5          | Unknown options: '--epoch', '5'",
        "5                  | Unmatched argument at index 0: '5'",
        "--epochs           | Missing required parameter for option '--epochs'",
        "--epochs many      | Invalid value for option '--epochs': 'many' is not an int",
        "--epochs 9999999999| Invalid value for option '--epochs': '9999999999' is not an int",
        "--seed 0.5         | Invalid value for option '--seed': '0.5' is not a long",
        "--output           | Missing required parameter for option '--output'"
      })
  void optionsNotUnderstoodAreNamed(String args, String message) {
    assertThat(run(args.split(" "))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(message);
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epochs 0         | number of epochs must be at least 1, got 0",
        "--snapshots 1      | number of snapshots must be at least 2, got 1",
        "--threads 0        | number of threads must be at least 1, got 0",
        "--knn-noise -1     | noise variance must be positive and finite, got -1.0",
        "--knn-draws 0      | number of draws must be at least 1, got 0"
      })
  void valuesThatMakeNoSenseAreNamed(String args, String message) {
    assertThat(run((args + " --output " + folder).split(" "))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(message);
  }

  @Test
  void helpNamesEveryOptionAndItsDefault() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--seed", "--epochs", "3000", "--snapshots", "--threads", "--output")
        .contains("--picture");
  }

  @Test
  void outputFolderThatCanNotBeMadeIsNamedBeforeAnythingIsComputed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(run("--output", file.resolve("sub").toString())).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("cannot create the output folder " + file.resolve("sub"));
    assertThat(out.size()).isZero();
  }

  @Test
  void pictureFolderThatCanNotBeMadeIsNamedBeforeAnythingIsComputed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(
            run(
                "--output",
                folder.resolve("out").toString(),
                "--picture",
                file.resolve("sub").resolve("p.png").toString()))
        .isEqualTo(1);

    assertThat(out.size()).isZero();
  }
}
