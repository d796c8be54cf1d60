package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every entry of the reference values that counts, KDE and KNN can answer, at its own tolerance.
 */
class ReferenceValuesTest {

  private static final double LN2 = StrictMath.log(2);
  private static final int ENTRIES_OF_OUR_KINDS = 84;

  @TestFactory
  Stream<DynamicTest> everyEntryHoldsAtItsTolerance() {
    return entries().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.get("id").asText(), () -> check(entry)));
  }

  @Test
  void noEntryOfOurKindsIsLeftOut() {
    assertThat(entries()).hasSize(ENTRIES_OF_OUR_KINDS);
  }

  private static List<JsonNode> entries() {
    List<JsonNode> ours = new ArrayList<>();
    for (JsonNode entry : Reference.json("values.json").get("entries")) {
      if (estimator(entry).isPresent()) {
        ours.add(entry);
      }
    }
    return ours;
  }

  private static void check(JsonNode entry) {
    double[][] table =
        entry.hasNonNull("data_file")
            ? Reference.table(entry.get("data_file").asText())
            : inline(entry.get("data"));
    Variable x = variable(table, entry.get("x"));
    Variable y = variable(table, entry.get("y"));
    MutualInformationEstimator estimator = estimator(entry).orElseThrow();
    double tolerance = entry.get("tolerance").asDouble();
    if (entry.get("quantity").asText().equals("local")) {
      double[] local = ((KnnEstimator) estimator).localValues(x, y);
      for (int i = 0; i < entry.get("expected").size(); i++) {
        assertThat(local[i])
            .as("local value %d", i)
            .isCloseTo(entry.get("expected").get(i).asDouble(), within(tolerance));
      }
    } else {
      double unit = entry.get("units").asText().equals("bits") ? LN2 : 1;
      assertThat(estimator.estimate(x, y).nats() / unit)
          .isCloseTo(entry.get("expected").asDouble(), within(tolerance));
    }
  }

  private static Optional<MutualInformationEstimator> estimator(JsonNode entry) {
    JsonNode params = entry.get("params");
    return switch (entry.get("estimator").asText()) {
      case "KSG1" -> Optional.of(knn(KnnEstimator.ksg1(), params));
      case "KSG2" -> Optional.of(knn(KnnEstimator.ksg2(), params));
      case "Ross" -> Optional.of(knn(KnnEstimator.ross(), params));
      case "Gao" -> Optional.of(knn(KnnEstimator.gao(), params));
      case "KDE upper" ->
          Optional.of(KdeEstimator.upperBound(params.get("noise_variance").asDouble()));
      case "KDE lower" ->
          Optional.of(KdeEstimator.lowerBound(params.get("noise_variance").asDouble()));
      case "plug-in" -> Optional.of(binning(params));
      case "Miller-Madow" -> corrected(params, CountEntropyMethod.MILLER_MADOW);
      case "Grassberger 1988" -> corrected(params, CountEntropyMethod.GRASSBERGER_1988);
      case "Chao-Shen" -> corrected(params, CountEntropyMethod.CHAO_SHEN);
      case "James-Stein" -> corrected(params, CountEntropyMethod.JAMES_STEIN);
      case "NSB" -> corrected(params, CountEntropyMethod.NSB_OCCUPIED); // one entropy at a time
      case "Zhang" -> corrected(params, CountEntropyMethod.ZHANG);
      default -> Optional.empty();
    };
  }

  private static KnnEstimator knn(KnnEstimator estimator, JsonNode params) {
    KnnEstimator withK = estimator.withK(params.get("k").asInt());
    return params.get("standardise").asBoolean() ? withK.withStandardization() : withK;
  }

  private static Optional<MutualInformationEstimator> corrected(
      JsonNode params, CountEntropyMethod method) {
    return Optional.of(binning(params).withEntropy(method));
  }

  private static BinningEstimator binning(JsonNode params) {
    return switch (params.get("binning").asText()) {
      case "fixed width" -> BinningEstimator.width(params.get("width").asDouble());
      case "equal width" -> BinningEstimator.equalWidth(params.get("bins").asInt());
      case "quantile" -> BinningEstimator.quantiles(params.get("bins").asInt());
      case "edges" ->
          BinningEstimator.edges(
              singlePrecisionEdges(
                  params.get("low").asDouble(),
                  params.get("high").asDouble(),
                  params.get("edges").asInt()));
      default -> throw new IllegalArgumentException(params.toString());
    };
  }

  /** numpy's linspace cast to float32, as the reference programs hold their edges. */
  private static double[] singlePrecisionEdges(double low, double high, int count) {
    double[] edges = new double[count];
    for (int i = 0; i < count; i++) {
      edges[i] = (float) (i == count - 1 ? high : low + i * ((high - low) / (count - 1)));
    }
    return edges;
  }

  private static Variable variable(double[][] table, JsonNode side) {
    double[][] columns = Reference.columns(table, side.get("columns"));
    return switch (side.get("kind").asText()) {
      case "continuous" -> Variable.continuous(columns);
      case "distinct rows" -> Variable.distinctRows(columns, Coverage.ENUMERATED);
      case "every row its own symbol" ->
          Variable.everyRowDistinct(table.length, Coverage.ENUMERATED);
      case "discrete" -> {
        int[] labels = new int[table.length];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = (int) columns[i][0];
        }
        yield Variable.labels(labels);
      }
      default -> throw new IllegalArgumentException(side.toString());
    };
  }

  private static double[][] inline(JsonNode data) {
    double[][] table = new double[data.size()][];
    for (int i = 0; i < table.length; i++) {
      table[i] = new double[data.get(i).size()];
      for (int j = 0; j < table[i].length; j++) {
        table[i][j] = data.get(i).get(j).asDouble();
      }
    }
    return table;
  }
}
