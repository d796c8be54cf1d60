package org.infobottleneck.examples.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.Discrete;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers made up for the purpose, on all 4096 inputs, whose information is known. */
class GoldenActivationsTest {

  /** H(Y) of the published labels, 2118 ones of 4096. */
  private static final double LABEL_ENTROPY = 0.9991571208502711;

  /** I(X;Y) of the stochastic rule. */
  private static final double SOFT_INFORMATION = 0.899482824825784;

  private static final int[] LABELS = IcosahedronTask.deterministic().labels().orElseThrow();

  @TempDir Path folder;

  private Map<String, Outcome> verify(String json, IntFunction<String> row, String header)
      throws IOException {
    StringBuilder csv = new StringBuilder(header).append('\n');
    for (int i = 0; i < LABELS.length; i++) {
      csv.append(row.apply(i)).append('\n');
    }
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("net_e7.csv.gz")))) {
      out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
    Path file = folder.resolve("golden.json");
    Files.writeString(file, json);
    JsonNode golden = JsonFields.read(file);
    assertThat(GoldenActivations.isLayout(golden)).isTrue();
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    for (Check check : GoldenActivations.checks(golden, folder)) {
      Outcome outcome = check.run();
      outcomes.put(outcome.id(), outcome);
    }
    return outcomes;
  }

  private static String golden(String... layers) {
    return "{\"nets\": {\"net\": {\"snapshots\": [{\"epoch\": 7, \"layers\": ["
        + String.join(",", layers)
        + "]}]}}}";
  }

  private static String values(double ixt, double ity, double soft) {
    return String.format("{\"IXT\": %s, \"ITY\": %s, \"ITY_soft_regular90\": %s}", ixt, ity, soft);
  }

  @Test
  void distinctRowsHoldAllThereIsAndAConstantNothing() throws IOException {
    String all = values(12, LABEL_ENTROPY, SOFT_INFORMATION);
    String nothing = values(0, 0, 0);
    String json =
        golden(
            "{\"layer\": 1, \"dim\": 1, \"exact_float32_rows\": "
                + all
                + ", \"floorbin0.5_float64div\": "
                + all
                + ", \"floorbin0.5_float32div_peer\": "
                + all
                + "}",
            "{\"layer\": 2, \"dim\": 2, \"exact_float32_rows\": "
                + nothing
                + ", \"idnns30_float64edges\": "
                + nothing
                + ", \"idnns30_float32edges_peer\": "
                + nothing
                + ", \"kde_var0.1\": {\"IXT_upper\": 0, \"ITY_lower\": 0, \"IXT_lower\": 0,"
                + " \"ITY_upper\": 0, \"peer_text_float64_maxdiff\": 1e-15}}");
    Map<String, Outcome> outcomes = verify(json, i -> i + ",0.25,-0.5", "L1_0,L2_0,L2_1");
    assertThat(outcomes).hasSize(22).containsKey("net_e7/L2/kde_var0.1/ITY_upper");
    assertThat(outcomes.values())
        .allSatisfy(outcome -> assertThat(outcome.verdict()).isEqualTo(Verdict.OK));
  }

  /**
   * Two values, one per label; the lower one below -1, where the peer's index counts from behind.
   */
  @Test
  void thePeersIndexWrapsAndTheLibrarysDoesNot() throws IOException {
    String json =
        golden(
            "{\"layer\": 1, \"idnns30_float32edges_peer\": {\"ITY\": 0, \"n_distinct_T\": 1},"
                + "\"idnns30_float64edges\": {\"IXT\": 0},"
                + "\"exact_float32_rows\": {\"ITY\": "
                + LABEL_ENTROPY
                + ", \"n_distinct_T\": 2}}");
    Map<String, Outcome> outcomes = verify(json, i -> LABELS[i] == 1 ? "1.5" : "-1.5", "L1_0");
    assertThat(outcomes).hasSize(5);
    assertThat(outcomes.values())
        .allSatisfy(outcome -> assertThat(outcome.verdict()).isEqualTo(Verdict.OK));
  }

  /** As a float 0.7 is less than 0.7, but 0.7 / 0.1 is 7 in single precision. */
  @Test
  void divisionInSinglePrecisionGivesOtherCells() {
    float[][] values = {{0.7f}, {0.75f}};
    Discrete single = PeerBinning.singlePrecisionWidth(values, 0.1);
    Discrete twice = PeerBinning.width(values, 0.1);
    assertThat(single.symbols()).isEqualTo(1);
    assertThat(twice.symbols()).isEqualTo(2);
  }

  @Test
  void edgesAreThoseOfNumpy() {
    double[] edges = PeerBinning.linspace(-1, 1, 30);
    assertThat(edges).hasSize(30);
    assertThat(edges[0]).isEqualTo(-1);
    assertThat(edges[29]).isEqualTo(1);
    assertThat(edges[10]).isCloseTo(-1 + 20.0 / 29, within(1e-15));
  }

  @Test
  void whatIsUnknownIsUnsupportedAndWhatIsMissingAnError() throws IOException {
    String json =
        golden(
            "{\"layer\": 1, \"hashing\": {\"IXT\": 1}, \"exact_float32_rows\": {\"HT\": 1},"
                + " \"floorbin_x\": {\"IXT\": 1}, \"kde_varx\": {\"IXT_upper\": 1}}",
            "{\"layer\": 3, \"exact_float32_rows\": {\"IXT\": 1}}");
    Map<String, Outcome> outcomes = verify(json, i -> "0.5", "L1_0");
    assertThat(outcomes.get("net_e7/L1/hashing").verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(outcomes.get("net_e7/L1/floorbin_x").verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(outcomes.get("net_e7/L1/kde_varx").verdict()).isEqualTo(Verdict.UNSUPPORTED);
    assertThat(outcomes.get("net_e7/L1/exact_float32_rows/HT").verdict())
        .isEqualTo(Verdict.UNSUPPORTED);
    assertThat(outcomes.get("net_e7/L3").verdict()).isEqualTo(Verdict.ERROR);
    assertThat(outcomes.get("net_e7/L3").message()).contains("no columns of layer 3");
  }

  @Test
  void aFileThatDoesNotFollowItsHeaderIsAnError() throws IOException {
    String json = golden("{\"layer\": 1, \"exact_float32_rows\": {\"IXT\": 1}}");
    assertThat(verify(json, i -> "0.5", "L1_0,L1_1").get("net_e7").message())
        .contains("net_e7.csv.gz, line 2, must have 2 values, got 1");
    assertThat(verify(json, i -> "x", "L1_0").get("net_e7").message()).contains("not a number");
    assertThat(verify(json, i -> "0.5", "first").get("net_e7").message())
        .contains("must be named L<layer>_<unit>");
    assertThat(verify(json, i -> "1,2", "L1_1,L1_0").get("net_e7").message())
        .contains("units out of order");
    assertThat(verify(json, i -> i == 0 ? "1" : "", "L1_0").get("net_e7/L1").message())
        .contains("each of the 4096 inputs, got 1");
    Files.delete(folder.resolve("net_e7.csv.gz"));
    JsonNode golden = JsonFields.read(folder.resolve("golden.json"));
    assertThat(GoldenActivations.checks(golden, folder).get(0).run().message())
        .contains("net_e7.csv");
  }
}
