package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Layers of trained networks against the programs of the papers: KDE to 1e-9 bits, binning in
 * double precision to 1e-12 bits.
 */
class ReferenceActivationsTest {

  private static final int SAMPLES = 4096;
  private static final int BUNDLED_LAYERS = 12;

  private record Layer(String name, JsonNode expected, Continuous values, Discrete labels) {}

  @TestFactory
  Stream<DynamicTest> everyLayerOfEverySnapshot() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Layer layer : layers()) {
      tests.add(DynamicTest.dynamicTest(layer.name + " kde", () -> checkKde(layer)));
      tests.add(DynamicTest.dynamicTest(layer.name + " bins", () -> checkBins(layer)));
    }
    return tests.stream();
  }

  @Test
  void theBundledSnapshotsHaveAllTheirLayers() throws IOException {
    assertThat(layers()).hasSizeGreaterThanOrEqualTo(BUNDLED_LAYERS);
  }

  private static void checkKde(Layer layer) {
    Discrete inputs = Variable.everyRowDistinct(SAMPLES, Coverage.ENUMERATED);
    for (String variance : List.of("0.001", "0.1")) {
      JsonNode expected = layer.expected.get("kde_var" + variance);
      double noiseVariance = Double.parseDouble(variance);
      KdeEstimator upper = KdeEstimator.upperBound(noiseVariance);
      KdeEstimator lower = KdeEstimator.lowerBound(noiseVariance);
      SnapshotEstimator both = upper.joinedWith(lower).orElseThrow();
      List<LayerEstimate> estimates =
          both.estimate(inputs, List.of(layer.values), layer.labels, new Workspace());
      assertBits(estimates.get(0).inputInformation(), expected.get("IXT_upper"), 1e-9);
      assertBits(estimates.get(0).targetInformation(), expected.get("ITY_upper"), 1e-9);
      assertBits(estimates.get(1).inputInformation(), expected.get("IXT_lower"), 1e-9);
      assertBits(estimates.get(1).targetInformation(), expected.get("ITY_lower"), 1e-9);
    }
  }

  private static void checkBins(Layer layer) {
    checkBins(layer, BinningEstimator.width(0.07), "floorbin0.07_float64div");
    checkBins(layer, BinningEstimator.width(0.5), "floorbin0.5_float64div");
    checkBins(layer, BinningEstimator.edges(-1, 1, 30), "idnns30_float64edges");
    checkBins(layer, BinningEstimator.distinct(), "exact_float32_rows");
  }

  private static void checkBins(Layer layer, BinningEstimator estimator, String key) {
    JsonNode expected = layer.expected.get(key);
    Discrete inputs = Variable.everyRowDistinct(SAMPLES, Coverage.ENUMERATED);
    assertBits(estimator.estimate(inputs, layer.values), expected.get("IXT"), 1e-12);
    assertBits(estimator.estimate(layer.values, layer.labels), expected.get("ITY"), 1e-12);
    Soft soft = Variable.distribution(IcosahedronLabels.stochastic());
    assertBits(estimator.estimate(layer.values, soft), expected.get("ITY_soft_regular90"), 1e-12);
  }

  private static void assertBits(Estimate estimate, JsonNode expected, double tolerance) {
    assertThat(estimate.bits())
        .as("%s by %s", estimate.estimand(), estimate.estimator())
        .isCloseTo(expected.asDouble(), within(tolerance));
  }

  private static List<Layer> layers() throws IOException {
    List<Layer> layers = new ArrayList<>();
    Discrete labels = Variable.labels(IcosahedronLabels.deterministic());
    JsonNode nets = Reference.json("activations.json").get("nets");
    for (var net : nets.properties()) {
      for (JsonNode snapshot : net.getValue().get("snapshots")) {
        String name = net.getKey() + "_e" + snapshot.get("epoch").asInt();
        Optional<InputStream> file = open(name + ".csv.gz");
        if (file.isPresent()) {
          float[][] table = read(file.get());
          int column = 0;
          for (JsonNode expected : snapshot.get("layers")) {
            int width = expected.get("dim").asInt();
            layers.add(
                new Layer(
                    name + " layer " + expected.get("layer").asInt(),
                    expected,
                    Variable.continuous(slice(table, column, width)),
                    labels));
            column += width;
          }
        }
      }
    }
    return layers;
  }

  private static Optional<InputStream> open(String name) throws IOException {
    String folder = System.getProperty("activations.folder");
    if (folder != null) {
      return Optional.of(Files.newInputStream(Path.of(folder, name)));
    }
    return Optional.ofNullable(ReferenceActivationsTest.class.getResourceAsStream(name));
  }

  private static float[][] slice(float[][] table, int from, int width) {
    return Stream.of(table)
        .map(row -> Arrays.copyOfRange(row, from, from + width))
        .toArray(float[][]::new);
  }

  /** Nine digits name a float exactly: parsing through float gives the activations themselves. */
  private static float[][] read(InputStream file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .skip(1)
          .map(
              line -> {
                String[] cells = line.split(",", -1);
                float[] row = new float[cells.length];
                for (int j = 0; j < row.length; j++) {
                  row[j] = Float.parseFloat(cells[j]);
                }
                return row;
              })
          .toArray(float[][]::new);
    }
  }
}
