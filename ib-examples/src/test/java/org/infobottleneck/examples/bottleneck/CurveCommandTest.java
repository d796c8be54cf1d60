package org.infobottleneck.examples.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.JointDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private int run(String... args) {
    return CurveCommand.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        args);
  }

  private Path table(String text) throws IOException {
    Path file = folder.resolve("counts.csv");
    Files.writeString(file, text);
    return file;
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void csvHoldsTheLibrarysPointsToTheLastBit() throws IOException {
    Path file = table("9,1\n7,3\n4,6\n1,9\n");
    String[] args = {
      "--table",
      file.toString(),
      "--points",
      "9",
      "--last-beta",
      "50",
      "--output",
      folder.toString()
    };

    assertThat(run(args)).as(err.toString(StandardCharsets.UTF_8)).isZero();

    JointDistribution joint =
        JointDistribution.ofCounts(new double[][] {{9, 1}, {7, 3}, {4, 6}, {1, 9}});
    List<CurvePoint> expected =
        InformationBottleneck.of(joint).curve(CurveCommand.betas(9, 50)).points();
    List<NamedCsvRecord> records = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("curve.csv"))) {
      csv.forEach(records::add);
    }
    assertThat(records).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      CurvePoint point = expected.get(i);
      assertThat(number(records.get(i), "beta")).isEqualTo(point.beta());
      assertThat(number(records.get(i), "input_nats")).isEqualTo(point.inputInformation());
      assertThat(number(records.get(i), "target_nats")).isEqualTo(point.targetInformation());
      assertThat(number(records.get(i), "functional_nats")).isEqualTo(point.functional());
      assertThat(number(records.get(i), "gap_nats")).isEqualTo(point.certificate().gap());
      assertThat(records.get(i).getField("clusters")).isEqualTo("" + point.clusters());
    }
    assertThat(expected.get(8).beta()).isEqualTo(50, offset(1e-12));
    assertThat(ImageIO.read(folder.resolve("curve.png").toFile()).getWidth()).isEqualTo(1720);
    assertThat(printed())
        .contains("counts.csv: 4 inputs, 4 of them with a p(y|x) of their own, 2 classes")
        .contains("9 of 9 points converged")
        .contains("1/sigma^2")
        .contains("The best quantizers of X into k cells")
        .contains("The curve took ");
  }

  private static double number(NamedCsvRecord line, String column) {
    return Double.parseDouble(line.getField(column));
  }

  @Test
  void functionOfTheInputGetsTheSquaredWalkInsteadOfBetas() {
    assertThat(run("--deterministic", "--points", "3", "--output", folder.toString())).isZero();

    assertThat(printed())
        .contains("Y is a function of X")
        .contains("lambda [1/bits]")
        .doesNotContain("Phase transitions")
        // H(Y) is 0.9991571 bits; lambda = 1/(2 I(X;T)) reaches half of it.
        .contains("|        1.000844 | 0.499579 | 0.499579 |");
    assertThat(folder.resolve("curve.png")).exists();
  }

  @Test
  void threeClassesHaveNoQuantizers() throws IOException {
    Path file = table("8,1,1\n1,8,1\n1,1,8\n");

    assertThat(run("--table", file.toString(), "--points", "6", "--output", folder.toString()))
        .isZero();

    assertThat(printed())
        .contains("3 classes")
        .contains("proven at every point")
        .doesNotContain("quantizers");
  }

  @Test
  void moreThanFourClassesAreSearched() throws IOException {
    Path file = table("8,1,1,1,1\n1,8,1,1,1\n1,1,8,1,1\n");

    assertThat(run("--table", file.toString(), "--points", "6", "--output", folder.toString()))
        .isZero();

    assertThat(printed()).contains("5 classes").contains("searched");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--point 5            | Unknown options: '--point', '5'",
        "--points 1           | --points must be at least 2, got 1",
        "--cells 0            | --cells must be at least 1, got 0",
        "--gain 0             | --gain must be positive and finite, got 0.0",
        "--gain steep         | Invalid value for option '--gain'",
        "--last-beta 1        | --last-beta must be greater than 1.01 and finite, got 1.0",
        "--gain 3 --deterministic | '--gain, --deterministic and --table exclude each other, got 2'"
      })
  void optionsThatMakeNoSenseAreNamed(String args, String message) {
    assertThat(run((args + " --output " + folder).split(" "))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(message);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void badTablesAreNamedAndMissingOnesToo() throws IOException {
    Path bad = table("1,2\n3,x\n");

    assertThat(run("--table", bad.toString(), "--output", folder.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("row 2, column 2");

    assertThat(run("--table", folder.resolve("none.csv").toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("none.csv: no such file");
  }
}
