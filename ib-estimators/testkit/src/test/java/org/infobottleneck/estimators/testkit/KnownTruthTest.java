package org.infobottleneck.estimators.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.estimators.testkit.KnownFixtures.ALL;
import static org.infobottleneck.estimators.testkit.KnownFixtures.LN_2;
import static org.infobottleneck.estimators.testkit.KnownFixtures.MANY;
import static org.infobottleneck.estimators.testkit.KnownFixtures.SEED;
import static org.infobottleneck.estimators.testkit.KnownFixtures.assertMean;
import static org.infobottleneck.estimators.testkit.KnownFixtures.assertMeanLogRatio;
import static org.infobottleneck.estimators.testkit.KnownFixtures.assertRefused;
import static org.infobottleneck.estimators.testkit.KnownFixtures.logRatioOfGaussian;
import static org.infobottleneck.estimators.testkit.KnownFixtures.minusPLogP;
import static org.infobottleneck.estimators.testkit.KnownFixtures.mixture;
import static org.infobottleneck.estimators.testkit.KnownFixtures.natsUnderNoise;
import static org.infobottleneck.estimators.testkit.KnownFixtures.noisy;
import static org.infobottleneck.estimators.testkit.KnownFixtures.product;
import static org.infobottleneck.estimators.testkit.KnownFixtures.rows;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleBiFunction;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Variable.Kind;
import org.junit.jupiter.api.Test;

/** The information of labels, atoms and points, and of which channels it is known. */
class KnownTruthTest {

  @Test
  void stairsLogRatiosAverageToTheInformation() {
    int m = 4;
    ToDoubleBiFunction<double[], double[]> logRatio =
        (x, y) -> {
          boolean end = y[0] < 1 || y[0] >= m;
          return StrictMath.log(0.5 / (end ? 0.5 / m : 1.0 / m));
        };
    assertMeanLogRatio(KnownDistributions.stairs(m), logRatio);
    assertMeanLogRatio(KnownDistributions.stairsMixed(m), logRatio);
  }

  /** Y has density 1/m but on its first and last unit, where it has half of that. */
  @Test
  void stairsInformationIsTheDifferenceOfItsEntropies() {
    for (int m = 1; m <= 20; m++) {
      double entropy = 2 * minusPLogP(0.5 / m) + (m - 1) * minusPLogP(1.0 / m);
      assertThat(KnownDistributions.stairs(m).nats()).isCloseTo(entropy - LN_2, within(1e-14));
      assertThat(KnownDistributions.stairsMixed(m).nats())
          .isEqualTo(KnownDistributions.stairs(m).nats());
    }
  }

  /** With respect to the atoms and the plane, each half of the mass of a margin. */
  @Test
  void atomsAndGaussianLogRatiosAverageToTheInformation() {
    assertMeanLogRatio(
        KnownDistributions.atomsAndGaussian(0.9, 0.8),
        (x, y) ->
            Math.abs(x[0]) == 1
                ? StrictMath.log(0.5 * (x[0] == y[0] ? 0.4 : 0.1) / (0.25 * 0.25))
                : StrictMath.log(2) + logRatioOfGaussian(x[0], y[0], 0.9));
  }

  @Test
  void atomsAndGaussianInItsLimits() {
    assertThat(KnownDistributions.atomsAndGaussian(0, 0.5).nats()).isCloseTo(LN_2, within(1e-15));
    assertThat(KnownDistributions.atomsAndGaussian(0, 1).nats())
        .isCloseTo(1.5 * LN_2, within(1e-15));
    assertThat(KnownDistributions.atomsAndGaussian(0, 0).nats())
        .isCloseTo(1.5 * LN_2, within(1e-15));
    // Gao et al. (2017): the Gaussian of correlation 0.9 and atoms of 0.45, 0.05, 0.05, 0.45.
    double atoms = 2 * 0.45 * StrictMath.log(0.45 / 0.25) + 2 * 0.05 * StrictMath.log(0.05 / 0.25);
    assertThat(KnownDistributions.atomsAndGaussian(0.9, 0.9).nats())
        .isCloseTo(
            LN_2 + 0.5 * atoms + 0.5 * KnownDistributions.gaussian(0.9).nats(), within(1e-14));
  }

  @Test
  void tableLogRatiosAverageToTheInformation() {
    double[][] joint = {{0.1, 0.2, 0.3}, {0.3, 0, 0.1}};
    double[] px = {0.6, 0.4};
    double[] py = {0.4, 0.2, 0.4};
    assertMeanLogRatio(
        KnownDistributions.discreteChannel(joint),
        (x, y) -> {
          int i = (int) x[0];
          int j = (int) y[0];
          return StrictMath.log(joint[i][j] / (px[i] * py[j]));
        });
  }

  @Test
  void tablesOfProductsHoldNothingAndDiagonalOnesTheirEntropy() {
    double[][] product = {{0.06, 0.14}, {0.24, 0.56}};
    assertThat(KnownDistributions.discreteChannel(product).nats()).isCloseTo(0, within(1e-15));
    double[][] diagonal = {{0.2, 0, 0}, {0, 0.5, 0}, {0, 0, 0.3}};
    assertThat(KnownDistributions.discreteChannel(diagonal).nats())
        .isCloseTo(minusPLogP(0.2) + minusPLogP(0.5) + minusPLogP(0.3), within(1e-15));
  }

  @Test
  void channelsOfABitHoldTheirCapacity() {
    for (double p : new double[] {0, 0.1, 0.5, 0.8, 1}) {
      double symmetric = LN_2 - minusPLogP(p) - minusPLogP(1 - p);
      assertThat(KnownDistributions.binarySymmetric(p).nats()).isCloseTo(symmetric, within(1e-15));
      assertThat(KnownDistributions.softBinarySymmetric(p).nats())
          .isCloseTo(symmetric, within(1e-15));
      assertThat(KnownDistributions.erasure(p).nats()).isCloseTo((1 - p) * LN_2, within(1e-15));
    }
  }

  @Test
  void softLabelsOfABitAreSureByTheFlip() {
    KnownDistribution soft = KnownDistributions.softBinarySymmetric(0.2);
    double[][][] rows = rows(soft, 100);
    for (int i = 0; i < 100; i++) {
      int bit = (int) rows[0][i][0];
      assertThat(rows[1][i][bit]).isEqualTo(0.8);
      assertThat(rows[1][i][1 - bit]).isEqualTo(0.2);
    }
    assertThat(soft.sample(100, SEED).y().kind()).isEqualTo(Kind.SOFT);
    assertThat(soft.name()).isEqualTo("softBinarySymmetric(flip=0.2)");
    assertRefused(() -> KnownDistributions.softBinarySymmetric(1.1), "flip must lie");
  }

  @Test
  void channelsOfABitAreDrawnAsSaid() {
    double[][][] flipped = rows(KnownDistributions.binarySymmetric(0.2), MANY);
    double[] flips = new double[MANY];
    Arrays.setAll(flips, i -> Math.abs(flipped[0][i][0] - flipped[1][i][0]));
    assertMean("flips", flips, 0.2);
    double[][][] erased = rows(KnownDistributions.erasure(0.3), MANY);
    double[] erasures = new double[MANY];
    Arrays.setAll(erasures, i -> erased[1][i][0] == 2 ? 1 : 0);
    assertMean("erasures", erasures, 0.3);
    for (int i = 0; i < MANY; i++) {
      assertThat(erased[1][i][0]).isIn(erased[0][i][0], 2.0);
    }
  }

  @Test
  void pointsUnderNoiseAreClassesOfThatDeviation() {
    double[] points = {-1, 0, 0.5, 4};
    KnownDistribution layer = KnownDistributions.pointsWithNoise(points);
    assertThat(layer.nats()).isCloseTo(StrictMath.log(4), within(1e-15));
    for (double variance : new double[] {1e-3, 0.1, 1, 50}) {
      double expected = KnownDistributions.gaussianClasses(points, Math.sqrt(variance)).nats();
      assertThat(natsUnderNoise(layer, 0, variance)).isCloseTo(expected, within(1e-13));
    }
    assertThat(natsUnderNoise(layer, 0, Double.MIN_VALUE)).isCloseTo(layer.nats(), within(1e-12));
    assertThat(natsUnderNoise(layer, 0, 1e300)).isCloseTo(0, within(1e-12));
    assertThat(KnownDistributions.pointsWithNoise(1, 2, 1, 1).nats())
        .isCloseTo(minusPLogP(0.25) + minusPLogP(0.75), within(1e-15));
    assertThat(KnownDistributions.pointsWithNoise(-0.0, 0.0).nats()).isZero();
  }

  @Test
  void everyInformationIsFiniteAndNotNegative() {
    for (KnownDistribution distribution : ALL) {
      assertThat(distribution.nats()).as(distribution.name()).isFinite().isNotNegative();
    }
  }

  /** Data processing: what noise adds, no observer can take away. */
  @Test
  void noiseLowersInformation() {
    for (KnownDistribution distribution : ALL) {
      double[] before = {distribution.nats(), distribution.nats(), distribution.nats()};
      for (double variance : new double[] {1e-6, 0.1, 3}) {
        double[][] noise = {{variance, 0}, {0, variance}, {variance, variance}};
        for (int i = 0; i < noise.length; i++) {
          OptionalDouble nats = noisy(distribution, noise[i][0], noise[i][1]);
          if (nats.isPresent()) {
            assertThat(nats.getAsDouble())
                .as("%s with noise %s", distribution.name(), Arrays.toString(noise[i]))
                .isBetween(-1e-12, before[i] + 1e-12);
            before[i] = nats.getAsDouble();
          }
        }
      }
    }
  }

  @Test
  void channelsCountByPositionAndNamesDoNot() {
    KnownDistribution classes = KnownDistributions.gaussianClasses(new double[] {-1, 1}, 1);
    Channel noise = new Channel.Noisy(0.5);
    Estimand first = new Estimand("Y", noise, "X", Channel.EXACT);
    assertThat(classes.nats(first)).hasValue(natsUnderNoise(classes, 0.5, 0));
    assertThat(classes.nats(Estimand.of(Channel.EXACT, noise))).isEmpty();
    for (KnownDistribution distribution : ALL) {
      assertThat(distribution.nats(new Estimand("T", Channel.EXACT, "T", Channel.EXACT)))
          .hasValue(distribution.nats());
    }
  }

  @Test
  void nothingIsSaidOfQuantizedNorOfNoisyDiscreteVariables() {
    Channel bins = new Channel.Quantized("0.07");
    Channel noise = new Channel.Noisy(0.1);
    for (KnownDistribution distribution : ALL) {
      String name = distribution.name();
      if (name.startsWith("independent")) {
        assertThat(distribution.nats(Estimand.of(bins, noise))).hasValue(0);
        assertThat(distribution.nats(Estimand.of(noise, bins))).hasValue(0);
        continue;
      }
      if (!name.startsWith("farClusters")) {
        assertThat(distribution.nats(Estimand.of(bins, Channel.EXACT))).as(name).isEmpty();
        assertThat(distribution.nats(Estimand.of(Channel.EXACT, bins))).as(name).isEmpty();
        assertThat(distribution.nats(Estimand.of(bins, noise))).as(name).isEmpty();
      }
      if (!isReal(distribution.xKind())) {
        assertThat(distribution.nats(Estimand.of(noise, Channel.EXACT))).as(name).isEmpty();
      }
      if (!isReal(distribution.yKind())) {
        assertThat(distribution.nats(Estimand.of(Channel.EXACT, noise))).as(name).isEmpty();
      }
    }
  }

  private static boolean isReal(Kind kind) {
    return kind == Kind.CONTINUOUS || kind == Kind.MIXED;
  }

  @Test
  void noiseFormulasExistWhereDocumented() {
    assertThat(noisy(KnownDistributions.studentT(3, 0.5), 1, 0)).isEmpty();
    assertThat(noisy(KnownDistributions.uniformNoise(1), 0, 1)).isEmpty();
    assertThat(noisy(KnownDistributions.stairs(3), 0, 1)).isEmpty();
    assertThat(noisy(KnownDistributions.stairsMixed(3), 0, 1)).isEmpty();
    assertThat(noisy(KnownDistributions.atomsAndGaussian(0.5, 0.5), 1, 1)).isEmpty();
    assertThat(noisy(mixture(), 1, 1)).isPresent();
  }

  @Test
  void farClustersStayApartUnderModerateNoise() {
    double ln4 = StrictMath.log(4);
    KnownDistribution both = KnownDistributions.farClusters(4, Kind.CONTINUOUS, Kind.MIXED);
    Channel bins = new Channel.Quantized("64 bins min..max");
    assertThat(both.nats()).isEqualTo(ln4);
    assertThat(both.nats(Estimand.of(bins, new Channel.Noisy(1e6)))).isEmpty();
    assertThat(noisy(both, 1e6, 1e6)).hasValue(ln4);
    assertThat(noisy(both, Math.nextUp(1e6), 0)).isEmpty();
    assertThat(noisy(both, 0, Math.nextUp(1e6))).isEmpty();
    KnownDistribution labeled = KnownDistributions.farClusters(4, Kind.MIXED, Kind.LABELS);
    assertThat(labeled.nats(Estimand.of(bins, Channel.EXACT))).isEmpty();
    assertThat(labeled.nats(Estimand.of(Channel.EXACT, bins))).isEmpty();
    // Half of the spacing is 524 deviations of the largest noise.
    assertThat(ofEquallySpaced(4, 0x1p20, 1e6)).isCloseTo(ln4, within(1e-12));
  }

  private static double ofEquallySpaced(int points, double spacing, double variance) {
    double[] places = new double[points];
    Arrays.setAll(places, i -> i * spacing);
    return natsUnderNoise(KnownDistributions.pointsWithNoise(places), 0, variance);
  }
}
