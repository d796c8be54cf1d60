package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.numerics.Decimals;

/** The layout of {@code estimators/values.json}: entries, each with its own data and estimator. */
final class EstimatorValues {

  /** Where an entry names none. */
  private static final double DEFAULT_TOLERANCE = 1e-9;

  private static final double NATS_PER_BIT = StrictMath.log(2);

  private EstimatorValues() {}

  static boolean isLayout(JsonNode file) {
    return file.path("entries").isArray();
  }

  static List<Check> checks(JsonNode file, Path folder) {
    List<Check> checks = new ArrayList<>();
    int index = 0;
    for (JsonNode node : file.path("entries")) {
      String id = node.path("id").isTextual() ? node.path("id").textValue() : "entry " + index;
      checks.add(check(id, node, folder));
      index++;
    }
    return checks;
  }

  private static Check check(String id, JsonNode node, Path folder) {
    try {
      if (!node.hasNonNull("expected")) {
        throw new MalformedException("field 'expected' is missing");
      }
      double[] expected = JsonFields.numbers(node.path("expected"), "field 'expected'");
      double unit = natsPerUnit(JsonFields.text(node, "units"));
      double tolerance =
          node.hasNonNull("tolerance") ? JsonFields.number(node, "tolerance") : DEFAULT_TOLERANCE;
      if (!(tolerance >= 0)) {
        throw new MalformedException(
            "tolerance must not be negative, got " + Decimals.shortest(tolerance));
      }
      return Check.of(
          id, expected, tolerance, () -> scaled(Methods.nats(Entry.read(node, folder)), unit));
    } catch (MalformedException | UnsupportedEntryException e) {
      return Check.failing(id, e);
    }
  }

  private static double natsPerUnit(String units) {
    return switch (Names.plain(units)) {
      case "nats", "nat" -> 1;
      case "bits", "bit", "shannon" -> NATS_PER_BIT;
      default -> throw new UnsupportedEntryException("no unit '" + units + "'");
    };
  }

  private static double[] scaled(double[] nats, double unit) {
    double[] scaled = new double[nats.length];
    for (int i = 0; i < nats.length; i++) {
      scaled[i] = nats[i] / unit;
    }
    return scaled;
  }
}
