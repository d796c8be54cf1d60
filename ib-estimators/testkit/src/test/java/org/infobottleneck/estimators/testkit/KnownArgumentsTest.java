package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.estimators.testkit.KnownSupport.ALL;
import static org.infobottleneck.estimators.testkit.KnownSupport.LN_2;
import static org.infobottleneck.estimators.testkit.KnownSupport.natsUnderNoise;
import static org.infobottleneck.estimators.testkit.KnownSupport.rows;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.infobottleneck.estimators.Variable.Kind;
import org.junit.jupiter.api.Test;

class KnownArgumentsTest {

  @Test
  void argumentsAreCopied() {
    double[] means = {0, 3};
    KnownDistribution classes = KnownDistributions.gaussianClasses(means, 1);
    double[] points = {0, 3};
    KnownDistribution layer = KnownDistributions.pointsWithNoise(points);
    double[] weights = {0.5, 0.5};
    double[][] centers = {{0, 0}, {1, 1}};
    double[] rho = {0.5, 0};
    KnownDistribution mixture = KnownDistributions.gaussianMixture(weights, centers, rho);
    double[][] joint = {{0.5, 0}, {0, 0.5}};
    KnownDistribution table = KnownDistributions.discreteChannel(joint);
    List<KnownDistribution> all = List.of(classes, layer, mixture, table);
    List<String> drawn = drawn(all);
    double noisy = natsUnderNoise(mixture, 1, 1);
    means[1] = 0;
    points[1] = 0;
    weights[0] = 0;
    centers[1][0] = 9;
    rho[0] = 0;
    joint[0][0] = 0;
    assertThat(drawn(all)).isEqualTo(drawn);
    assertThat(natsUnderNoise(mixture, 1, 1)).isEqualTo(noisy);
    assertThat(natsUnderNoise(layer, 0, 1e-6)).isCloseTo(LN_2, within(1e-12));
  }

  private static List<String> drawn(List<KnownDistribution> distributions) {
    return distributions.stream().map(d -> Arrays.deepToString(rows(d, 20))).toList();
  }

  @Test
  void namesSayEveryParameter() {
    assertThat(KnownDistributions.gaussian(0.6)).hasToString("gaussian(correlation=0.6)");
    assertThat(ALL.stream().map(KnownDistribution::name).limit(16))
        .containsExactly(
            "gaussian(correlation=-0.7)",
            "gaussianInLastColumns(dimensions=3, correlation=0.6)",
            "studentT(degreesOfFreedom=3, correlation=0.5)",
            "uniformNoise(halfWidth=0.25)",
            "gaussianMixture(weights=[0.5, 0.2, 0.3], means=[[0, 0], [2, -1], [-1.5, 3]],"
                + " correlations=[0.9, -0.5, 0])",
            "gaussianClasses(means=[-1, 0.5, 3], deviation=0.8)",
            "stairs(classes=5)",
            "stairsMixed(classes=5)",
            "atomsAndGaussian(correlation=0.9, agreement=0.9)",
            "discreteChannel(joint=[[0.1, 0.2, 0.3], [0.3, 0, 0.1]])",
            "binarySymmetric(flip=0.1)",
            "erasure(probability=0.3)",
            "softBinarySymmetric(flip=0.2)",
            "pointsWithNoise(points=[-1, 0, 0.5, 4])",
            "independent(x=CONTINUOUS, dx=2, y=CONTINUOUS, dy=3)",
            "farClusters(classes=5, x=CONTINUOUS, y=CONTINUOUS)");
    assertThat(ALL.stream().map(KnownDistribution::name)).doesNotHaveDuplicates();
  }

  @Test
  void correlationsOfOneAreRefused() {
    for (double bad : new double[] {1, -1, 1.5, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message =
          "correlation must lie between -1 and 1, neither of them included, got " + bad;
      assertRefused(() -> KnownDistributions.gaussian(bad), message);
      assertRefused(() -> KnownDistributions.gaussianInLastColumns(2, bad), message);
      assertRefused(() -> KnownDistributions.studentT(3, bad), message);
      assertRefused(() -> KnownDistributions.atomsAndGaussian(bad, 0.5), message);
    }
    assertThat(KnownDistributions.gaussian(Math.nextDown(1.0)).nats()).isFinite();
  }

  @Test
  void numbersOutsideTheirRangeAreRefused() {
    assertRefused(() -> KnownDistributions.gaussianInLastColumns(0, 0.5), "number of dimensions");
    assertRefused(() -> KnownDistributions.studentT(0, 0.5), "degrees of freedom must lie");
    assertRefused(() -> KnownDistributions.studentT(1001, 0.5), "degrees of freedom must lie");
    assertRefused(() -> KnownDistributions.uniformNoise(0), "half width must be positive");
    assertRefused(() -> KnownDistributions.uniformNoise(Double.NaN), "half width must be positive");
    assertRefused(() -> KnownDistributions.stairs(0), "number of classes must be at least 1");
    assertRefused(() -> KnownDistributions.stairsMixed(-1), "number of classes must be at least 1");
    assertRefused(() -> KnownDistributions.atomsAndGaussian(0.5, 1.1), "agreement must lie");
    assertRefused(() -> KnownDistributions.binarySymmetric(-0.1), "flip must lie");
    assertRefused(() -> KnownDistributions.softBinarySymmetric(1.1), "flip must lie");
    assertRefused(() -> KnownDistributions.erasure(Double.NaN), "probability must lie");
    assertRefused(() -> KnownDistributions.gaussian(0.5).sample(1, 0), "number of samples");
    double[] two = {0, 1};
    assertRefused(() -> KnownDistributions.gaussianClasses(two, 0), "deviation must be positive");
    double[] none = {};
    assertRefused(() -> KnownDistributions.gaussianClasses(none, 1), "number of means");
    assertRefused(() -> KnownDistributions.pointsWithNoise(), "number of points");
    assertRefused(() -> KnownDistributions.pointsWithNoise(0, Double.NaN), "points must be finite");
  }

  @Test
  void inputsAndEmptySidesAreRefused() {
    for (int side = 0; side < 2; side++) {
      Kind x = side == 0 ? Kind.INPUTS : Kind.SOFT;
      Kind y = side == 1 ? Kind.INPUTS : Kind.SOFT;
      String message = (side == 0 ? "x" : "y") + " must be CONTINUOUS, MIXED, LABELS or SOFT";
      assertRefused(() -> KnownDistributions.independent(x, 1, y, 1), message);
      assertRefused(() -> KnownDistributions.farClusters(3, x, y), message);
    }
    Kind real = Kind.CONTINUOUS;
    assertRefused(() -> KnownDistributions.independent(real, 0, real, 1), "dx must be at least 1");
    assertRefused(() -> KnownDistributions.independent(real, 1, real, 0), "dy must be at least 1");
    assertRefused(() -> KnownDistributions.farClusters(1, real, real), "number of classes");
    assertRefused(() -> KnownDistributions.farClusters(65, real, real), "number of classes");
  }

  @Test
  void tablesThatAreNoDistributionsAreRefused() {
    assertRefused(
        () -> KnownDistributions.discreteChannel(new double[][] {{0.5, -0.1}, {0.3, 0.3}}),
        "joint[0][1] must lie between 0.0 and 1.0, got -0.1");
    assertRefused(
        () -> KnownDistributions.discreteChannel(new double[][] {{0.5, 0.25}, {0.25, 1e-8}}),
        "joint must sum to 1 within 1e-9");
    assertRefused(
        () -> KnownDistributions.discreteChannel(new double[][] {{0.5, 0.25}, {0.25}}),
        "rows of equal length");
    assertRefused(
        () -> KnownDistributions.discreteChannel(new double[][] {}), "number of columns of joint");
    assertThat(
            KnownDistributions.discreteChannel(new double[][] {{0.5, 0.25}, {0.25, 5e-10}}).nats())
        .isFinite();
  }

  @Test
  void mixturesThatDoNotFitAreRefused() {
    double[] half = {0.5, 0.5};
    double[][] means = {{0, 0}, {1, 1}};
    double[] rho = {0.5, 0.96};
    assertRefused(
        () -> KnownDistributions.gaussianMixture(half, means, rho),
        "correlations[1] must lie between -0.95 and 0.95, got 0.96");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(half, means, new double[] {0}),
        "number of correlations must be 2");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(half, new double[][] {{0, 0}}, half),
        "number of means must be 2");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(half, new double[][] {{0, 0}, {1}}, half),
        "length of means[1] must be 2");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(half, new double[][] {{0, 0}, {1, 2e6}}, half),
        "means[1][1] must lie between");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(new double[] {0.5, 0.4}, means, half),
        "weights must sum to 1 within 1e-9");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(new double[] {1, 0}, means, half),
        "weights[1] must be positive");
    assertRefused(
        () -> KnownDistributions.gaussianMixture(new double[] {}, means, half),
        "number of weights must be at least 1");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
