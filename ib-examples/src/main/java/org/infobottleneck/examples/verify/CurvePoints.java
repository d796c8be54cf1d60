package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The layout of {@code bottleneck/ib_curve.json}: problems and points of their curves. */
final class CurvePoints {

  private CurvePoints() {}

  static boolean isLayout(JsonNode file) {
    for (JsonNode problem : file) {
      if (problem.path("pxy").isArray() && problem.path("points").isArray()) {
        return true;
      }
    }
    return false;
  }

  static List<Check> checks(JsonNode file) {
    List<Check> checks = new ArrayList<>();
    for (Map.Entry<String, JsonNode> problem : file.properties()) {
      for (JsonNode point : problem.getValue().path("points")) {
        String id = problem.getKey() + "/beta=" + point.path("beta").asText("?");
        checks.add(Check.unsupported(id, "the library has no information bottleneck curve yet"));
      }
    }
    return checks;
  }
}
