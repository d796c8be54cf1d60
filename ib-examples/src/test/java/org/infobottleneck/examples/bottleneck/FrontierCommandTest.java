package org.infobottleneck.examples.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.infobottleneck.bottleneck.FiniteSampleBounds;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontierCommandTest {

  private static final String[] FILES = {"frontier.csv", "frontier-means.csv", "frontier.png"};

  @TempDir private static Path runs;

  private static String printed = "";

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @BeforeAll
  static void runOnOneThreadAndOnTwo() {
    for (int threads = 1; threads <= 2; threads++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      String options =
          "--depths 2,5 --fractions 0.05,0.2 --epochs 4 --snapshots 3 --seeds 2 --seed 7 --threads "
              + threads
              + " --output "
              + runs.resolve("" + threads);
      int code =
          FrontierCommand.run(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              options.split(" "));
      assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
      printed = out.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void filesDoNotDependOnTheNumberOfThreads() {
    for (String file : FILES) {
      assertThat(runs.resolve("1").resolve(file))
          .hasSameBinaryContentAs(runs.resolve("2").resolve(file));
    }
  }

  @Test
  void untrainedNetworkIsMeasuredOverAllPatternsWithTheRuleItself() throws IOException {
    long seed = new SplittableRandom(7).longs(2).toArray()[0];
    Dataset rule = IcosahedronTask.stochastic(12);
    Mlp network = Mlp.create(Architecture.tanh(12, 10, 7, 5, 4, 3, 2), seed);
    Variable layer = Variable.continuous(network.activations(rule.inputs()).get(4));
    BinningEstimator binning = BinningEstimator.edges(-1, 1, 30);
    double input = binning.estimate(rule.inputVariable(), layer).nats();
    double target = binning.estimate(layer, rule.targetVariable()).nats();

    List<NamedCsvRecord> untrained =
        records("frontier.csv").stream()
            .filter(line -> line.getField("hidden_layers").equals("5"))
            .filter(line -> line.getField("epoch").equals("0"))
            .filter(line -> line.getField("seed").equals("" + seed))
            .toList();

    assertThat(untrained).as("one for each training size").hasSize(2);
    for (NamedCsvRecord line : untrained) {
      assertThat(number(line, "input_nats")).isEqualTo(input, offset(1e-12));
      assertThat(number(line, "target_nats")).isEqualTo(target, offset(1e-12));
    }
  }

  @Test
  void meansAreThoseOfTheNetworksAndStandBesideBothCurves() throws IOException {
    JointDistribution joint = JointDistribution.of(IcosahedronTask.stochastic(12));
    InformationCurve curve = InformationBottleneck.of(joint).curve();
    List<NamedCsvRecord> networks = records("frontier.csv");
    List<NamedCsvRecord> means = records("frontier-means.csv");

    assertThat(networks).hasSize(2 * 2 * 2 * 3);
    assertThat(means).hasSize(2 * 2 * 3);
    for (NamedCsvRecord mean : means) {
      List<NamedCsvRecord> own =
          networks.stream()
              .filter(
                  line ->
                      List.of("hidden_layers", "samples", "epoch").stream()
                          .allMatch(c -> line.getField(c).equals(mean.getField(c))))
              .toList();
      double a = number(own.get(0), "target_nats");
      double b = number(own.get(1), "target_nats");
      double input = number(mean, "input_nats");
      int samples = Integer.parseInt(mean.getField("samples"));
      assertThat(number(mean, "target_nats")).isEqualTo((a + b) / 2, offset(1e-14));
      // Of two values the standard error is half their distance.
      assertThat(number(mean, "target_standard_error_nats"))
          .isEqualTo(Math.abs(a - b) / 2, offset(1e-14));
      assertThat(number(mean, "limit_low_nats")).isEqualTo(curve.targetInformationAt(input).low());
      assertThat(number(mean, "limit_high_nats")).isGreaterThan(number(mean, "target_nats") - 1e-9);
      assertThat(number(mean, "finite_sample_nats"))
          .isEqualTo(
              FiniteSampleBounds.loweredCurve(input, number(mean, "limit_low_nats"), 2, samples)
                  .value());
    }
  }

  @Test
  void printsHowItWasMeasuredAndWhatTheNumbersSay() {
    assertThat(printed)
        .contains("Trains 8 networks, 2 of each kind: hidden layers [2, 5]")
        .contains("m = [205, 819]")
        .contains("100 %  8 of 8 networks")
        .contains("by binning(30 edges in [-1,1]) over all 4096 patterns")
        .contains("HEURISTIC")
        .contains("IB limit: none of the 12 means lies above it")
        .contains("Wide layers: with 2 hidden layers")
        .contains("Red curve, m = 205: at most I(T;Y) = 0.445 bits, at I(X;T) = 1.00 bits")
        .contains("Red curve, m = 819: at most I(T;Y) = 0.649 bits")
        .contains("At no m do the networks of 5 hidden layers keep more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epochs 0          | --epochs must be at least 1, got 0",
        "--seeds 0           | --seeds must be at least 1, got 0",
        "--snapshots 1       | --snapshots must be at least 2, got 1",
        "--threads 0         | --threads must be at least 1, got 0",
        "--gain -1           | --gain must be positive and finite, got -1.0",
        "--depths 7          | --depths must lie between 1 and 6, got 7",
        "--depths two        | Invalid value for option '--depths'",
        "--fractions 1       | --fractions must lie strictly between 0 and 1, got 1.0",
        "--fractions 0.99999 | --fractions must leave patterns to train on and others, got 0.99999",
        "--fractions 0.2,0.20001 | '--fractions must differ by a pattern at least, got [0.2, 0.20001]'"
      })
  void optionsThatMakeNoSenseAreNamed(String args, String message) {
    PrintStream complaints = new PrintStream(err, true, StandardCharsets.UTF_8);
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

    int code = FrontierCommand.run(nowhere, complaints, (args + " --output " + folder).split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(message);
    assertThat(folder).isEmptyDirectory();
  }

  private static List<NamedCsvRecord> records(String file) throws IOException {
    List<NamedCsvRecord> records = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(runs.resolve("1").resolve(file))) {
      csv.forEach(records::add);
    }
    return records;
  }

  private static double number(NamedCsvRecord line, String column) {
    return Double.parseDouble(line.getField(column));
  }
}
