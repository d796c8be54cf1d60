package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.infobottleneck.bottleneck.BestQuantizer;
import org.infobottleneck.bottleneck.JointDistribution;

/**
 * The best deterministic quantizers of a problem of the same file: {@code
 * NAME_best_deterministic_quantizer} is that of the problem whose name is or starts with NAME.
 */
final class QuantizerPoints {

  private static final String SUFFIX = "_best_deterministic_quantizer";
  private static final double NATS_PER_BIT = StrictMath.log(2);
  private static final double TOLERANCE = 1e-9;

  private QuantizerPoints() {}

  /** Whether an entry has points that are told by their number of cells. */
  static boolean isLayout(JsonNode entry) {
    JsonNode first = entry.path("points").path(0);
    return !entry.has("pxy") && first.has("k") && !first.has("beta");
  }

  static List<Check> checks(String name, JsonNode entry, JsonNode file) {
    List<Check> checks = new ArrayList<>();
    for (JsonNode point : entry.path("points")) {
      String id = name + "/k=" + point.path("k").asText("?");
      try {
        int cells = JsonFields.wholeNumber(point.path("k"), "field 'k'");
        double[] expected = {JsonFields.number(point, "max_I_TY_bits")};
        checks.add(Check.of(id, expected, TOLERANCE, () -> bits(problem(name, file), cells)));
      } catch (MalformedException e) {
        checks.add(Check.failing(id, e));
      }
    }
    return checks;
  }

  private static double[] bits(JointDistribution joint, int cells) {
    if (joint.classes() > 2) {
      throw new UnsupportedEntryException("the best quantizer is for two classes");
    }
    BestQuantizer quantizer = BestQuantizer.of(joint);
    return new double[] {quantizer.withAtMost(cells).targetInformation() / NATS_PER_BIT};
  }

  private static JointDistribution problem(String name, JsonNode file) {
    if (name.endsWith(SUFFIX)) {
      String start = name.substring(0, name.length() - SUFFIX.length());
      for (Map.Entry<String, JsonNode> other : file.properties()) {
        boolean named = other.getKey().equals(start) || other.getKey().startsWith(start + "_");
        if (named && other.getValue().has("pxy")) {
          return CurveProblem.distribution(other.getValue());
        }
      }
    }
    throw new UnsupportedEntryException("no problem with p(x,y) in this file that it belongs to");
  }
}
