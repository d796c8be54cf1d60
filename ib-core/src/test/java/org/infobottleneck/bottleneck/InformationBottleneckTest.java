package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edge cases: what is known on paper, what is refused, and what lies far out. */
class InformationBottleneckTest {

  private static final double LN2 = StrictMath.log(2);
  private static final double[][] SYMMETRIC = {{0.4, 0.1}, {0.1, 0.4}};

  /** Three classes, six inputs: Y = f(X). */
  private static final double[][] FUNCTION = {
    {0.1, 0, 0}, {0, 0.2, 0}, {0.25, 0, 0}, {0, 0, 0.15}, {0, 0.1, 0}, {0.2, 0, 0}
  };

  /** The bit of X is lost with probability 0.2: I(T;Y) = 0.8 I(X;T) for every T. */
  private static final double[][] ERASURE = {{0.4, 0, 0.1}, {0, 0.4, 0.1}};

  private static InformationBottleneck of(double[][] table) {
    return InformationBottleneck.of(JointDistribution.of(table));
  }

  private static InformationBottleneck ofWeights(double[][] weights) {
    return of(RandomProblems.normalized(weights));
  }

  @Test
  void aFunctionOfTheInputHasItsCurveInClosedForm() {
    double entropy = PlainSums.entropy(0.55, 0.3, 0.15);
    InformationBottleneck bottleneck = of(FUNCTION);
    InformationCurve curve = bottleneck.curve();
    assertThat(curve.isDeterministic()).isTrue();
    assertThat(curve.isProven()).isTrue();
    assertThat(curve.statisticEntropy()).isCloseTo(entropy, within(1e-14));
    assertThat(curve.classEntropy()).isCloseTo(entropy, within(1e-14));
    assertThat(bottleneck.bifurcations(curve)).isEmpty();
    for (CurvePoint point : curve.points()) {
      assertThat(point.origin()).isEqualTo(CurvePoint.Origin.CLOSED_FORM);
      assertThat(point.iterations()).isZero();
      assertThat(point.inputInformation()).isCloseTo(entropy, within(1e-14));
      assertThat(point.targetInformation()).isCloseTo(entropy, within(1e-14));
      assertThat(point.clusterEntropy()).isCloseTo(entropy, within(1e-14));
      assertThat(point.functional()).isCloseTo((1 - point.beta()) * entropy, within(1e-10));
    }
    for (double ofInputs : new double[] {0, 0.1, 0.5, entropy, 3}) {
      double expected = Math.min(ofInputs, entropy);
      assertThat(curve.targetInformationAt(ofInputs).low()).isCloseTo(expected, within(1e-13));
      assertThat(curve.targetInformationAt(ofInputs).high()).isCloseTo(expected, within(1e-13));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.51, 0.7, 2, 50})
  void theSquaredBottleneckWalksAlongTheCurveOfAFunction(double lambda) {
    double entropy = PlainSums.entropy(0.55, 0.3, 0.15);
    double expected = Math.min(1 / (2 * lambda), entropy);
    BottleneckSolution solution = of(FUNCTION).squared(lambda);
    assertThat(solution.point().inputInformation()).isCloseTo(expected, within(1e-8));
    assertThat(solution.point().targetInformation()).isCloseTo(expected, within(1e-8));
    assertThat(solution.point().certificate().isProven()).isTrue();
  }

  /** Where slopes change without a jump, the tangent at the optimum is that of the square. */
  @ParameterizedTest
  @CsvSource({"21, 0.3", "22, 0.05", "24, 0.1", "25, 0.5"})
  void theSquaredBottleneckHasItsOwnTangent(long seed, double lambda) {
    double[][] table = RandomProblems.table(new SplittableRandom(seed), 6, 2 + (int) seed % 3);
    InformationBottleneck bottleneck = of(table);
    CurvePoint point = bottleneck.squared(lambda).point();
    assertThat(2 * lambda * point.beta() * point.inputInformation()).isCloseTo(1, within(1e-6));
    double ours = squared(point, lambda);
    for (CurvePoint other : bottleneck.curve().points()) {
      assertThat(squared(other, lambda)).as("%s", other).isLessThan(ours + 1e-9);
    }
  }

  private static double squared(CurvePoint point, double lambda) {
    return point.targetInformation() - lambda * point.inputInformation() * point.inputInformation();
  }

  @ParameterizedTest
  @ValueSource(longs = {33, 34, 36})
  void aPointIsFoundByItsInputInformation(long seed) {
    double[][] table = RandomProblems.table(new SplittableRandom(seed), 6, 2 + (int) seed % 3);
    InformationBottleneck bottleneck = of(table);
    InformationCurve curve = bottleneck.curve();
    for (double share : new double[] {1e-6, 0.1, 0.5, 0.9, 0.999}) {
      double wanted = share * curve.statisticEntropy();
      BottleneckSolution solution = bottleneck.atInputInformation(wanted);
      assertThat(solution.point().inputInformation()).isCloseTo(wanted, within(2e-9));
      assertThat(solution.point().targetInformation())
          .isBetween(
              curve.targetInformationAt(wanted).low() - 1e-8,
              curve.targetInformationAt(wanted).high() + 1e-8);
      assertThat(solution.point().converged()).isTrue();
    }
  }

  /** Straight from the origin to I(X;Y): every point of it belongs to beta = 1.25. */
  @Test
  void aStraightCurveIsReachedEverywhere() {
    double share = 0.3;
    InformationBottleneck bottleneck = of(ERASURE);
    assertThat(bottleneck.at(1.24).point().clusters()).isEqualTo(1);
    assertThat(bottleneck.at(1.26).point().inputInformation()).isCloseTo(LN2, within(1e-12));
    assertOnStraightPiece(bottleneck, share * LN2, 1.25, 0.8 * share * LN2);
  }

  /** One bit, worth having from beta = 1 on, and one that may be lost, worth it from 2 on. */
  @Test
  void aStraightPieceBetweenTwoEncodersIsReachedEverywhere() {
    double share = 0.3;
    double[][] erased = new double[4][6];
    for (int x = 0; x < 4; x++) {
      erased[x][x] = 0.125; // the second bit is lost with probability 1/2
      erased[x][4 + x / 2] = 0.125;
    }
    InformationBottleneck bottleneck = of(erased);
    assertThat(bottleneck.at(1.9).point().inputInformation()).isCloseTo(LN2, within(1e-9));
    assertThat(bottleneck.at(2.1).point().inputInformation()).isCloseTo(2 * LN2, within(1e-9));
    assertOnStraightPiece(bottleneck, share * LN2, 1, share * LN2);
    assertOnStraightPiece(bottleneck, (1 + share) * LN2, 2, (1 + share / 2) * LN2);
  }

  private static void assertOnStraightPiece(
      InformationBottleneck bottleneck, double ofInputs, double beta, double ofTargets) {
    BottleneckSolution solution = bottleneck.atInputInformation(ofInputs);
    CurvePoint point = solution.point();
    assertThat(point.inputInformation()).isCloseTo(ofInputs, within(1e-8));
    assertThat(point.targetInformation()).isCloseTo(ofTargets, within(1e-8));
    assertThat(point.beta()).isCloseTo(beta, within(1e-8));
    assertThat(point.certificate().gap()).isLessThan(3e-9);
    // At 1 both ends are known without iteration.
    assertThat(point.origin() == CurvePoint.Origin.CLOSED_FORM).isEqualTo(beta == 1);
    CurvePoint squared = bottleneck.squared(1 / (2 * beta * ofInputs)).point();
    assertThat(squared.inputInformation()).isCloseTo(ofInputs, within(1e-8));
    assertThat(squared.targetInformation()).isCloseTo(ofTargets, within(1e-8));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 0.3, 1})
  void belowOneTheBestEncoderTellsNothing(double beta) {
    for (long seed = 0; seed < 10; seed++) {
      CurvePoint point = of(RandomProblems.table(seed)).at(beta).point();
      assertThat(point.origin()).isEqualTo(CurvePoint.Origin.CLOSED_FORM);
      assertThat(point.functional()).isCloseTo(0, within(1e-15));
      assertThat(point.clusters()).isEqualTo(1);
      assertThat(point.certificate().isProven()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1 + 1e-9, 3, 1e3, 1e6})
  void whereThereIsNothingToTellNothingIsTold(double beta) {
    double[][] oneInput = {{0.3, 0.7}};
    double[][] oneClass = {{0.3}, {0.7}};
    double[][] oneOfEach = {{1}};
    double[][] independent = {{0.12, 0.28}, {0.18, 0.42}};
    double[][] independentOfThree = {{0.1, 0.2, 0.1}, {0.15, 0.3, 0.15}};
    for (double[][] table :
        List.of(oneInput, oneClass, oneOfEach, independent, independentOfThree)) {
      CurvePoint point = of(table).at(beta).point();
      assertThat(point.functional()).isCloseTo(0, within(1e-15 * (1 + beta)));
      assertThat(point.inputInformation()).isCloseTo(0, within(1e-15));
      assertThat(point.clusters()).isEqualTo(1);
      assertThat(point.converged()).isTrue();
      assertThat(point.certificate().gap()).isLessThan(2e-9);
      InformationCurve curve = of(table).curve();
      assertThat(curve.targetInformationAt(1).high()).isCloseTo(0, within(1e-12));
      assertThat(of(table).bifurcations(curve)).isEmpty();
    }
  }

  @Test
  void independentVariablesHaveNoCriticalBeta() {
    double[][] table = {{0.125, 0.375}, {0.125, 0.375}};
    assertThat(JointDistribution.of(table).firstCriticalBeta()).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.5, 4, 20})
  void aClassThatNeverOccursChangesNothing(double beta) {
    for (long seed = 0; seed < 12; seed++) {
      double[][] table = RandomProblems.table(seed);
      double[][] wider = Arrays.stream(table).map(row -> widened(row)).toArray(double[][]::new);
      CurvePoint expected = of(table).at(beta).point();
      CurvePoint point = of(wider).at(beta).point();
      assertThat(point.functional()).isCloseTo(expected.functional(), within(1e-10));
      assertThat(JointDistribution.of(wider).firstCriticalBeta())
          .isCloseTo(
              JointDistribution.of(table).firstCriticalBeta(), Percentage.withPercentage(1e-8));
    }
  }

  private static double[] widened(double[] row) {
    double[] wider = new double[row.length + 1];
    wider[0] = row[0];
    System.arraycopy(row, 1, wider, 2, row.length - 1);
    return wider;
  }

  /** sigma = 0.6, so 1/sigma^2 = 2.777..; F falls there by less than 1e-10 for a while. */
  @Test
  void theSymmetricTableSplitsAtItsFirstCriticalBeta() {
    InformationBottleneck bottleneck = of(SYMMETRIC);
    List<Bifurcation> found = bottleneck.bifurcations(bottleneck.curve());
    assertThat(found).hasSize(1);
    Bifurcation split = found.get(0);
    assertThat(split.kind()).isEqualTo(Bifurcation.Kind.SPLIT);
    assertThat(split.beta()).isCloseTo(1 / 0.36, Percentage.withPercentage(2e-3));
    assertThat(split.clustersBelow()).isEqualTo(1);
    assertThat(split.clustersAbove()).isEqualTo(2);
    assertThat(bottleneck.distribution().firstCriticalBeta()).isCloseTo(1 / 0.36, within(1e-13));
  }

  /** On either side of a transition the certified optimum has the numbers of clusters it says. */
  @ParameterizedTest
  @ValueSource(longs = {0, 11, 15})
  void transitionsLieWhereTheCertifiedOptimaChange(long seed) {
    InformationBottleneck bottleneck = of(RandomProblems.table(seed));
    List<Bifurcation> found = bottleneck.bifurcations(bottleneck.curve());
    assertThat(found).hasSizeGreaterThan(1);
    double last = 1;
    for (Bifurcation transition : found) {
      assertThat(transition.beta()).isGreaterThan(last);
      last = transition.beta();
      CurvePoint below = bottleneck.at(last * (1 - 1e-4)).point();
      CurvePoint above = bottleneck.at(last * (1 + 1e-4)).point();
      assertThat(below.clusters()).as("%s", transition).isEqualTo(transition.clustersBelow());
      assertThat(above.clusters()).as("%s", transition).isEqualTo(transition.clustersAbove());
    }
  }

  /** Below its first critical beta of 4.838 a cluster is born far from p(y). */
  @Test
  void anOnsetOfFirstOrderIsABirthBeforeTheFirstCriticalBeta() throws IOException {
    InformationBottleneck bottleneck = of(ReferenceCurvesTest.table("rand_5x3"));
    Bifurcation onset = bottleneck.bifurcations(bottleneck.curve()).get(0);
    assertThat(onset.kind()).isEqualTo(Bifurcation.Kind.BIRTH);
    assertThat(onset.beta()).isBetween(3.0, 4.0);
    assertThat(onset.clustersBelow()).isEqualTo(1);
    assertThat(onset.clustersAbove()).isEqualTo(2);
    assertThat(bottleneck.distribution().firstCriticalBeta()).isGreaterThan(4.8);
    assertThat(bottleneck.at(onset.beta() * 0.999).point().functional())
        .isCloseTo(0, within(1e-12));
    assertThat(bottleneck.at(onset.beta() * 1.001).point().functional()).isLessThan(-1e-9);
  }

  /** Without gains, extremes and their logarithms are all there is. */
  @ParameterizedTest
  @ValueSource(doubles = {1 + 1e-9, 1.001, 2, 10, 1e3, 1e6})
  void probabilitiesOfAlmostNothingDoNoHarm(double beta) {
    double[][] limit = {{0, 0.3}, {0.2, 0}, {0.3, 0.2}};
    double[][] tiny = {{1e-300, 0.3}, {0.2, 1e-300}, {0.3, 0.2}};
    double[][] small = {{1e-15, 0.3}, {0.2, 1e-15}, {0.3, 0.2}};
    CurvePoint expected = of(limit).at(beta).point();
    for (double[][] table : List.of(tiny, small)) {
      CurvePoint point = ofWeights(table).at(beta).point();
      // Every bit of Y that is lost costs beta; 1e-15 of a distribution moves I by 4e-14.
      assertThat(point.functional()).isCloseTo(expected.functional(), within(1e-12 * (1 + beta)));
      assertThat(point.certificate().gap()).isLessThan(1e-9);
      assertThat(point.converged()).isTrue();
    }
  }

  /** Up to 1e-15 a function of X, and so near its closed form. */
  @ParameterizedTest
  @ValueSource(doubles = {1 + 1e-9, 1.001, 2, 10, 1e3, 1e6})
  void almostAFunctionIsSolvedAsOne(double beta) {
    double[][] table = {{0.3, 1e-15, 0}, {1e-15, 0.3, 0}, {0, 2e-16, 0.2}, {0.2, 3e-15, 1e-300}};
    InformationBottleneck bottleneck = ofWeights(table);
    CurvePoint point = bottleneck.at(beta).point();
    double entropy = bottleneck.distribution().classEntropy();
    assertThat(bottleneck.distribution().isDeterministic()).isFalse();
    assertThat(point.functional()).isCloseTo((1 - beta) * entropy, within(3e-13 * (1 + beta)));
    assertThat(point.converged()).isTrue();
    assertThat(point.certificate().gap()).isLessThan(2e-9);
  }

  /**
   * An input that hardly ever occurs wants a cluster of its own, and gains hardly anything by it.
   */
  @ParameterizedTest
  @CsvSource({"1e-14, 1e3", "1e-20, 1e4", "1e-100, 1e6", "1e-300, 1e6"})
  void anInputThatHardlyEverOccursDoesNotSpoilTheCertificate(double rarity, double beta) {
    double[][] table = {{rarity, 9 * rarity}, {0.2, 0.3}, {0.3, 0.2}};
    CurvePoint point = ofWeights(table).at(beta).point();
    assertThat(point.converged()).isTrue();
    assertThat(point.certificate().gap()).as("%s", point).isLessThan(2e-9);
    double[][] without = {{0.2, 0.3}, {0.3, 0.2}};
    double expected = of(without).at(beta).point().functional();
    assertThat(point.functional()).isCloseTo(expected, within(1e-12 * beta));
  }

  @Test
  void theOrderAndTheRepeatsOfBetasDoNotMatter() {
    InformationBottleneck bottleneck = of(RandomProblems.table(3));
    List<CurvePoint> points = bottleneck.curve(5, 0.5, 2, 5, 9).points();
    assertThat(points.stream().map(CurvePoint::beta)).containsExactly(0.5, 2.0, 5.0, 5.0, 9.0);
    assertThat(points.get(2).functional()).isCloseTo(points.get(3).functional(), within(1e-12));
    assertThat(points.stream().map(CurvePoint::functional).toList())
        .isEqualTo(
            bottleneck.curve(9, 5, 5, 2, 0.5).points().stream()
                .map(CurvePoint::functional)
                .toList());
  }

  /** Up to beta = 1 nothing happens. */
  @Test
  void pointsUpToOneHaveNoPartInTransitions() {
    InformationBottleneck bottleneck = of(SYMMETRIC);
    Bifurcation alone = bottleneck.bifurcations(bottleneck.curve(2, 4)).get(0);
    assertThat(bottleneck.bifurcations(bottleneck.curve(0.2, 0.6, 1, 2, 4))).containsExactly(alone);
    assertThat(new Bifurcation(4, 9, Bifurcation.Kind.BIRTH, 2, 3))
        .hasToString("birth at beta = 6.00000, 2 to 3 clusters");
  }

  @Test
  void aLooserToleranceTakesFewerSteps() {
    for (long seed = 0; seed < 6; seed++) {
      InformationBottleneck bottleneck = of(RandomProblems.binaryTable(seed));
      CurvePoint loose = bottleneck.withTolerance(1e-3).at(3).point();
      CurvePoint tight = bottleneck.withTolerance(1e-13).at(3).point();
      assertThat(loose.residual()).isLessThanOrEqualTo(1e-3);
      assertThat(tight.residual()).isLessThanOrEqualTo(1e-13);
      assertThat(loose.iterations()).isLessThanOrEqualTo(tight.iterations());
      assertThat(loose.functional()).isCloseTo(tight.functional(), within(1e-2));
    }
  }

  /** Unless told otherwise; a proof with cells has a number even where they did not last. */
  @Test
  void upToFourClassesAreProvenAndFiveAreSearched() {
    for (int classes = 3; classes <= 5; classes++) {
      InformationBottleneck bottleneck =
          of(RandomProblems.table(new SplittableRandom(7), 5, classes));
      Certificate certificate = bottleneck.at(2).point().certificate();
      assertThat(Double.isFinite(certificate.provenGap())).isEqualTo(classes < 5);
      assertThat(bottleneck.withProofCells(0).at(2).point().certificate().provenGap()).isInfinite();
      assertThat(bottleneck.withProofCells(100).at(2).point().certificate().provenGap())
          .isFinite()
          .isGreaterThanOrEqualTo(certificate.gap());
    }
  }

  /** beta I(X;T) = 1/(2 lambda) wants a beta beyond all that is looked at. */
  @Test
  void theSquaredBottleneckOfHardlyAnyPriceTellsAll() {
    CurvePoint point = of(SYMMETRIC).squared(1e-12).point();
    assertThat(point.inputInformation()).isCloseTo(LN2, within(1e-12));
    assertThat(point.targetInformation())
        .isCloseTo(PlainSums.information(SYMMETRIC), within(1e-12));
    assertThat(point.beta()).isBetween(1e9, 2e9);
  }

  @Test
  void theDefaultCurveHasSixtyPointsToTenThousand() {
    List<CurvePoint> points = of(SYMMETRIC).curve().points();
    assertThat(points).hasSize(60);
    assertThat(points.get(0).beta()).isCloseTo(1.01, within(1e-12));
    assertThat(points.get(59).beta()).isCloseTo(1e4, within(1e-8));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoTradeOffIsRefused(double value) {
    InformationBottleneck bottleneck = of(SYMMETRIC);
    String given = String.valueOf(value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bottleneck.at(value))
        .withMessageContaining("beta")
        .withMessageContaining(given);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bottleneck.curve(2, value))
        .withMessageContaining("beta 1")
        .withMessageContaining(given);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bottleneck.squared(value))
        .withMessageContaining("lambda")
        .withMessageContaining(given);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bottleneck.withTolerance(value))
        .withMessageContaining("tolerance")
        .withMessageContaining(given);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bottleneck.atInputInformation(value))
        .withMessageContaining("I(X;T)")
        .withMessageContaining(given);
  }

  @Test
  void whatElseCannotBeIsRefused() {
    InformationBottleneck bottleneck = of(SYMMETRIC);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bottleneck.curve(new double[0]))
        .withMessageContaining("number of betas");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bottleneck.withMaxIterations(0))
        .withMessageContaining("largest number of iterations");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bottleneck.atInputInformation(LN2))
        .withMessageContaining("less than H(S)");
    assertThatNullPointerException()
        .isThrownBy(() -> InformationBottleneck.of(null))
        .withMessageContaining("distribution");
  }

  @Test
  void aCurveRefusesWhatIsNoInformation() {
    InformationCurve curve = of(SYMMETRIC).curve(2, 4);
    for (double value : new double[] {-1e-3, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> curve.targetInformationAt(value))
          .withMessageContaining("I(X;T)");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> curve.inputInformationAt(value))
          .withMessageContaining("I(T;Y)");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve.inputInformationAt(0.5))
        .withMessageContaining("must not exceed I(X;Y)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve.gap(Double.NaN, 0))
        .withMessageContaining("I(X;T)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> curve.gap(0, Double.POSITIVE_INFINITY))
        .withMessageContaining("I(T;Y)");
  }

  @Test
  void theGapsOfALayerAreItsDistancesFromTheCurve() {
    InformationCurve curve = of(SYMMETRIC).curve();
    CurvePoint point = curve.points().get(30);
    CurveGap on = curve.gap(point.inputInformation(), point.targetInformation());
    assertThat(on.vertical().low()).isCloseTo(0, within(1e-9));
    assertThat(on.vertical().high()).isCloseTo(0, within(1e-9));
    CurveGap below = curve.gap(point.inputInformation() + 0.1, point.targetInformation() - 0.05);
    assertThat(below.vertical().low()).isGreaterThan(0.05);
    assertThat(below.horizontal().orElseThrow().low()).isGreaterThan(0.1);
    assertThat(curve.gap(0.1, 0.5).horizontal()).isEmpty();
    assertThat(curve.gap(-1e-3, -1e-3).vertical().low()).isCloseTo(1e-3, within(1e-15));
  }
}
