package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every entry of the reference values for Gaussian fits and matrix-based Rényi information, at its
 * own tolerance.
 */
class GaussianReferenceTest {

  private static final double LN2 = StrictMath.log(2);

  @TestFactory
  Stream<DynamicTest> everyEntryHoldsAtItsTolerance() {
    return entries().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.get("id").asText(), () -> check(entry)));
  }

  @Test
  void noEntryOfOurKindsIsLeftOut() {
    assertThat(entries()).hasSize(12);
  }

  private static List<JsonNode> entries() {
    return StreamSupport.stream(Reference.json("values.json").get("entries").spliterator(), false)
        .filter(entry -> estimator(entry).isPresent())
        .toList();
  }

  private static void check(JsonNode entry) {
    double unit = entry.get("units").asText().equals("bits") ? LN2 : 1;
    assertThat(nats(entry) / unit)
        .isCloseTo(entry.get("expected").asDouble(), within(entry.get("tolerance").asDouble()));
  }

  private static double nats(JsonNode entry) {
    if (entry.hasNonNull("covariance")) {
      return GaussianEstimator.information(
          new DMatrixRMaj(matrix(entry.get("covariance"))),
          columns(entry.get("x")),
          columns(entry.get("y")));
    }
    double[][] table = Reference.table(entry.get("data_file").asText());
    return estimator(entry)
        .orElseThrow()
        .estimate(variable(table, entry.get("x")), variable(table, entry.get("y")))
        .nats();
  }

  private static Optional<MutualInformationEstimator> estimator(JsonNode entry) {
    JsonNode params = entry.get("params");
    return switch (entry.get("estimator").asText()) {
      case "Gaussian" -> Optional.of(GaussianEstimator.create());
      case "Gaussian copula" ->
          Optional.of(
              params.get("bias_correction").asBoolean()
                  ? GaussianCopulaEstimator.create()
                  : GaussianCopulaEstimator.create().withoutBiasCorrection());
      case "Renyi" ->
          Optional.of(
              RenyiEstimator.ofOrder(params.get("alpha").asDouble())
                  .withWidths(
                      params.get("sigma_x").asDouble(), params.path("sigma_y").asDouble(1)));
      default -> Optional.empty();
    };
  }

  private static int[] columns(JsonNode side) {
    int[] columns = new int[side.get("columns").size()];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = side.get("columns").get(j).asInt();
    }
    return columns;
  }

  private static Variable variable(double[][] table, JsonNode side) {
    double[][] columns = Reference.columns(table, side.get("columns"));
    if (side.get("kind").asText().equals("continuous")) {
      return Variable.continuous(columns);
    }
    int[] labels = new int[table.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) columns[i][0];
    }
    return Variable.labels(labels);
  }

  private static double[][] matrix(JsonNode rows) {
    double[][] matrix = new double[rows.size()][rows.size()];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        matrix[i][j] = rows.get(i).get(j).asDouble();
      }
    }
    return matrix;
  }
}
