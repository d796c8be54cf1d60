package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.infobottleneck.data.IcosahedronTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Points of three curves, computed elsewhere by plain iteration from many starts: two classes,
 * three classes with a transition of first order, and the 64 distinct inputs of the icosahedron
 * task.
 */
class ReferenceCurvesTest {

  private static final double LN2 = StrictMath.log(2);
  private static final double NEAR_TRANSITION = 0.01;

  /** A problem of the file, solved. */
  private record Problem(
      String name, JsonNode fields, JointDistribution joint, InformationBottleneck bottleneck) {

    static Problem of(String name, JsonNode fields) {
      JointDistribution joint = JointDistribution.of(matrix(fields.get("pxy")));
      return new Problem(name, fields, joint, InformationBottleneck.of(joint));
    }

    double bits(String field) {
      return fields.get(field).asDouble();
    }

    double[] betas() {
      JsonNode points = fields.get("points");
      return IntStream.range(0, points.size())
          .mapToDouble(i -> points.get(i).get("beta").asDouble())
          .toArray();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static double[][] matrix(JsonNode rows) {
    double[][] matrix = new double[rows.size()][];
    for (int x = 0; x < matrix.length; x++) {
      JsonNode row = rows.get(x);
      matrix[x] = IntStream.range(0, row.size()).mapToDouble(y -> row.get(y).asDouble()).toArray();
    }
    return matrix;
  }

  private static JsonNode reference() throws IOException {
    try (InputStream resource = ReferenceCurvesTest.class.getResourceAsStream("ib_curve.json")) {
      return new ObjectMapper().readTree(resource);
    }
  }

  /** The p(x,y) of a problem of the file. */
  static double[][] table(String name) throws IOException {
    return matrix(reference().get(name).get("pxy"));
  }

  static Stream<Problem> problems() throws IOException {
    return reference().properties().stream()
        .filter(entry -> entry.getValue().has("points"))
        .map(entry -> Problem.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void theDistributionHasItsEntropiesAndCriticalBeta(Problem problem) {
    JointDistribution joint = problem.joint();
    Percentage tolerance = Percentage.withPercentage(1e-7);
    assertThat(joint.mutualInformation() / LN2).isCloseTo(problem.bits("I_XY_bits"), tolerance);
    assertThat(joint.inputEntropy() / LN2).isCloseTo(problem.bits("H_X_bits"), tolerance);
    assertThat(joint.classEntropy() / LN2).isCloseTo(problem.bits("H_Y_bits"), tolerance);
    assertThat(joint.firstCriticalBeta()).isCloseTo(problem.bits("beta_c1"), tolerance);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void everyPointOfTheCurveIsMet(Problem problem) {
    InformationCurve curve = problem.bottleneck().curve(problem.betas());
    List<Bifurcation> transitions = problem.bottleneck().bifurcations(curve);
    for (int i = 0; i < curve.points().size(); i++) {
      JsonNode expected = problem.fields().get("points").get(i);
      assertMet(expected, curve.points().get(i), problem, transitions);
    }
  }

  /** Without neighbors to be warmed by. */
  @ParameterizedTest
  @MethodSource("problems")
  void everyPointIsMetByItselfToo(Problem problem) {
    for (JsonNode expected : problem.fields().get("points")) {
      CurvePoint point = problem.bottleneck().at(expected.get("beta").asDouble()).point();
      assertThat(point.functional() / LN2)
          .as("F at %s", expected.get("beta"))
          .isCloseTo(expected.get("F_bits").asDouble(), within(tolerance(expected)));
      assertHonest(point);
    }
  }

  private static double tolerance(JsonNode expected) {
    return 1e-9 * Math.max(1, Math.abs(expected.get("F_bits").asDouble()));
  }

  private static void assertMet(
      JsonNode expected, CurvePoint point, Problem problem, List<Bifurcation> transitions) {
    double beta = expected.get("beta").asDouble();
    assertThat(point.beta()).isEqualTo(beta);
    assertThat(point.functional() / LN2)
        .as("F at %s", beta)
        .isCloseTo(expected.get("F_bits").asDouble(), within(tolerance(expected)));
    assertHonest(point);
    if (Math.abs(beta / problem.joint().firstCriticalBeta() - 1) > NEAR_TRANSITION
        && transitions.stream().allMatch(t -> Math.abs(beta / t.beta() - 1) > NEAR_TRANSITION)) {
      assertThat(point.inputInformation() / LN2)
          .as("I(X;T) at %s", beta)
          .isCloseTo(expected.get("I_XT_bits").asDouble(), within(1e-6));
      assertThat(point.targetInformation() / LN2)
          .as("I(T;Y) at %s", beta)
          .isCloseTo(expected.get("I_TY_bits").asDouble(), within(1e-6));
      assertThat(point.clusterEntropy() / LN2)
          .as("H(T) at %s", beta)
          .isCloseTo(expected.get("H_T_bits").asDouble(), within(1e-6));
      assertThat(point.clusters())
          .as("clusters at %s", beta)
          .isEqualTo(expected.get("n_clusters").asInt());
    }
  }

  private static void assertHonest(CurvePoint point) {
    assertThat(point.converged()).as("%s", point).isTrue();
    assertThat(point.certificate().gap()).as("%s", point).isLessThanOrEqualTo(1.1e-9);
    assertThat(point.certificate().isProven()).as("%s", point).isTrue();
  }

  /** Below the first critical beta, where restarts at random return the trivial encoder. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theOptimumBelowTheFirstCriticalBetaIsFound(boolean alone) throws IOException {
    Problem problem = Problem.of("rand_5x3", reference().get("rand_5x3"));
    InformationBottleneck bottleneck = problem.bottleneck();
    CurvePoint point = (alone ? bottleneck.at(4) : bottleneck.curve(4).solutions().get(0)).point();
    assertThat(problem.joint().firstCriticalBeta()).isGreaterThan(4.8);
    assertThat(point.functional() / LN2).isCloseTo(-0.002202114174183883, within(1e-9));
    assertThat(point.clusters()).isEqualTo(2);
  }

  /** The 64 inputs of the file are the 4096 of the task, merged. */
  @ParameterizedTest
  @ValueSource(doubles = {1.3, 7, 300})
  void theTaskItselfHasTheCurveOfItsMergedInputs(double beta) throws IOException {
    Problem problem = Problem.of("reg90_64x2", reference().get("reg90_64x2"));
    JointDistribution task = JointDistribution.of(IcosahedronTask.stochastic(12));
    assertThat(task.inputs()).isEqualTo(4096);
    double own = InformationBottleneck.of(task).at(beta).point().functional();
    double listed = problem.bottleneck().at(beta).point().functional();
    assertThat(own).isCloseTo(listed, within(1e-10 * beta));
  }
}
