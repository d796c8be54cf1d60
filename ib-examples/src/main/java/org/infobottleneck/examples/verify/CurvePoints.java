package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The layout of {@code bottleneck/ib_curve.json}: problems and points of their curves. */
final class CurvePoints {

  /** Names of remarks, which are no problems. */
  private static final String REMARK = "_";

  private CurvePoints() {}

  static boolean isLayout(JsonNode file) {
    for (JsonNode problem : file) {
      boolean points = problem.path("points").isArray();
      if (points && (problem.has("pxy") || problem.path("points").path(0).has("beta"))) {
        return true;
      }
    }
    return false;
  }

  static List<Check> checks(JsonNode file) {
    List<Check> checks = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : file.properties()) {
      if (!entry.getKey().startsWith(REMARK)) {
        checks.addAll(checks(entry.getKey(), entry.getValue(), file));
      }
    }
    return checks;
  }

  private static List<Check> checks(String name, JsonNode problem, JsonNode file) {
    if (QuantizerPoints.isLayout(problem)) {
      return QuantizerPoints.checks(name, problem, file);
    }
    if (!problem.has("pxy") && !problem.has("points")) {
      return List.of(Check.unsupported(name, "neither p(x,y) nor points of a curve"));
    }
    try {
      return CurveProblem.read(name, problem).checks();
    } catch (MalformedException e) {
      return List.of(Check.failing(name, e));
    }
  }
}
