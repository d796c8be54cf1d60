package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.infobottleneck.bottleneck.Bifurcation;
import org.infobottleneck.bottleneck.CurvePoint;
import org.infobottleneck.bottleneck.InformationBottleneck;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.bottleneck.JointDistribution;
import org.infobottleneck.numerics.Decimals;

/**
 * A distribution p(x,y) with points of its information curve. The whole curve is computed when the
 * first of its points is asked for, together with its phase transitions.
 */
final class CurveProblem {

  private static final double NATS_PER_BIT = StrictMath.log(2);

  /** Of the entropies, the first critical beta and the functional. */
  private static final double TOLERANCE = 1e-9;

  /** Below this, relative to 1, rounding is all there is. */
  private static final double ROUNDING = 1e-12;

  /** Of informations, in bits: the functional has its minimum there, so they are less sharp. */
  private static final double INFORMATION_TOLERANCE = 1e-6;

  /** Nearer to a transition, relative to beta, information is not determined that well. */
  private static final double NEAR_TRANSITION = 0.01;

  private final String name;
  private final JsonNode fields;
  private final JointDistribution distribution;
  private final List<Point> points = new ArrayList<>();
  private final List<Check> unreadable = new ArrayList<>();
  private final List<CurvePoint> solved = new ArrayList<>();
  private final List<Bifurcation> transitions = new ArrayList<>();

  /** What the file says of a point, in bits. */
  private record Point(
      String id,
      double beta,
      double functional,
      double ofInputs,
      double ofTargets,
      double entropy) {

    static Point read(String id, JsonNode node) {
      double beta = JsonFields.number(node, "beta");
      if (!(beta > 0)) {
        throw new MalformedException(
            "field 'beta' must be positive, got " + Decimals.shortest(beta));
      }
      return new Point(
          id,
          beta,
          JsonFields.number(node, "F_bits"),
          JsonFields.number(node, "I_XT_bits"),
          JsonFields.number(node, "I_TY_bits"),
          JsonFields.number(node, "H_T_bits"));
    }
  }

  private CurveProblem(String name, JsonNode fields, JointDistribution distribution) {
    this.name = name;
    this.fields = fields;
    this.distribution = distribution;
  }

  /** Reads a problem; of a point that can't be read, the check says so. */
  static CurveProblem read(String name, JsonNode node) {
    if (!node.path("points").isArray()) {
      throw JsonFields.wrong("points", "an array", node.path("points"));
    }
    CurveProblem problem = new CurveProblem(name, node, distribution(node));
    for (JsonNode point : node.path("points")) {
      String id = name + "/beta=" + point.path("beta").asText("?");
      try {
        problem.points.add(Point.read(id, point));
      } catch (MalformedException e) {
        problem.unreadable.add(Check.failing(id, e));
      }
    }
    return problem;
  }

  /** The p(x,y) of a problem. */
  static JointDistribution distribution(JsonNode problem) {
    JsonNode rows = problem.path("pxy");
    if (!rows.isArray()) {
      throw JsonFields.wrong("pxy", "an array of rows", rows);
    }
    try {
      return JointDistribution.of(JsonFields.matrix(rows, "field 'pxy'"));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("field 'pxy': " + e.getMessage(), e);
    }
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(whole("I_XY_bits", NATS_PER_BIT, JointDistribution::mutualInformation));
    checks.add(whole("H_X_bits", NATS_PER_BIT, JointDistribution::inputEntropy));
    checks.add(whole("H_Y_bits", NATS_PER_BIT, JointDistribution::classEntropy));
    checks.add(whole("beta_c1", 1, JointDistribution::firstCriticalBeta));
    for (int i = 0; i < points.size(); i++) {
      int index = i;
      Point point = points.get(i);
      String id = point.id() + "/F_bits";
      checks.add(
          Check.of(id, point.functional(), () -> functional(id, point, solved().get(index))));
      checks.add(information("I_XT_bits", index, point.ofInputs(), CurvePoint::inputInformation));
      checks.add(information("I_TY_bits", index, point.ofTargets(), CurvePoint::targetInformation));
      checks.add(information("H_T_bits", index, point.entropy(), CurvePoint::clusterEntropy));
    }
    checks.addAll(unreadable);
    return checks;
  }

  /** A value of the distribution itself. */
  private Check whole(String field, double unit, ToDoubleFunction<JointDistribution> value) {
    String id = name + "/" + field;
    try {
      if (!fields.hasNonNull(field)) {
        throw new MalformedException("field '" + field + "' is missing");
      }
      double expected = JsonFields.number(fields.path(field), "field '" + field + "'", true);
      double tolerance =
          Double.isInfinite(expected) ? 0 : TOLERANCE * Math.abs(expected) + ROUNDING;
      return Check.of(
          id,
          new double[] {expected},
          tolerance,
          () -> new double[] {value.applyAsDouble(distribution) / unit});
    } catch (MalformedException e) {
      return Check.failing(id, e);
    }
  }

  private static Outcome functional(String id, Point point, CurvePoint ours) {
    double expected = point.functional();
    double computed = ours.functional() / NATS_PER_BIT;
    Outcome outcome = compared(id, expected, computed, TOLERANCE);
    boolean lower = outcome.verdict() == Verdict.FAILED && computed < expected;
    return lower
        ? outcome.with(
            Verdict.FAILED,
            outcome.message()
                + ", lower than the reference: ours is certified to "
                + String.format(Locale.ROOT, "%.0e nats", ours.certificate().gap()))
        : outcome;
  }

  private Check information(
      String field, int index, double expected, ToDoubleFunction<CurvePoint> value) {
    Point point = points.get(index);
    String id = point.id() + "/" + field;
    return Check.of(
        id,
        expected,
        () -> {
          double computed = value.applyAsDouble(solved().get(index)) / NATS_PER_BIT;
          Outcome outcome = compared(id, expected, computed, INFORMATION_TOLERANCE);
          double transition = nearestTransition(point.beta());
          boolean near = Math.abs(point.beta() / transition - 1) <= NEAR_TRANSITION;
          return outcome.verdict() == Verdict.FAILED && near
              ? outcome.with(
                  Verdict.UNSUPPORTED,
                  outcome.message()
                      + ", within 1 % of the transition at beta = "
                      + String.format(Locale.ROOT, "%.6g", transition)
                      + ": only F is held there")
              : outcome;
        });
  }

  private static Outcome compared(String id, double expected, double computed, double tolerance) {
    return Outcome.compared(id, new double[] {expected}, new double[] {computed}, tolerance);
  }

  /** The transition with the ratio to beta that is nearest to 1. */
  private double nearestTransition(double beta) {
    double nearest = distribution.firstCriticalBeta();
    for (Bifurcation transition : transitions) {
      double there = transition.beta();
      if (Math.abs(beta / there - 1) < Math.abs(beta / nearest - 1)) {
        nearest = there;
      }
    }
    return nearest;
  }

  /** The points of the curve, as the file lists them. */
  private List<CurvePoint> solved() {
    if (solved.isEmpty()) {
      InformationBottleneck bottleneck = InformationBottleneck.of(distribution);
      DoubleStream grid = bottleneck.curve().points().stream().mapToDouble(CurvePoint::beta);
      DoubleStream own = points.stream().mapToDouble(Point::beta);
      InformationCurve curve =
          bottleneck.curve(DoubleStream.concat(own, grid).distinct().toArray());
      transitions.addAll(bottleneck.bifurcations(curve));
      points.forEach(point -> solved.add(at(curve, point.beta())));
    }
    return solved;
  }

  private static CurvePoint at(InformationCurve curve, double beta) {
    return curve.points().stream().filter(p -> p.beta() == beta).findFirst().orElseThrow();
  }
}
