package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.infobottleneck.bottleneck.SymmetricBit.LN2;
import static org.infobottleneck.bottleneck.SymmetricBit.beta;
import static org.infobottleneck.bottleneck.SymmetricBit.inputInformation;
import static org.infobottleneck.bottleneck.SymmetricBit.targetInformation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.infobottleneck.estimators.Interval;
import org.junit.jupiter.api.Test;

/** What a curve says between its points, where the curve is known. */
class InformationCurveTest {

  private static final double ROUNDING = 1e-13;
  private static final JointDistribution BIT = JointDistribution.of(SymmetricBit.TABLE);
  private static final double ALL = PlainSums.information(SymmetricBit.TABLE);

  private static BottleneckSolution solution(double flip, Certificate certificate) {
    double beta = beta(flip);
    BottleneckEncoder encoder =
        new BottleneckEncoder(
            BIT, BIT.mergedInputs(), new double[] {1 - flip, flip, flip, 1 - flip});
    return new BottleneckSolution(
        new CurvePoint(
            beta,
            inputInformation(flip),
            targetInformation(flip),
            inputInformation(flip) - beta * targetInformation(flip),
            LN2,
            2,
            7,
            0,
            true,
            certificate,
            CurvePoint.Origin.REVERSE_ANNEALING),
        encoder);
  }

  private static Certificate proven(double gap) {
    return new Certificate(gap, Certificate.Kind.PROVEN, gap);
  }

  /** By ascending beta. */
  private static InformationCurve curve(double gap) {
    return new InformationCurve(
        BIT, List.of(solution(0.3, proven(gap)), solution(0.1, proven(gap))));
  }

  private static double chord(double at, double x0, double y0, double x1, double y1) {
    return y0 + (y1 - y0) * (at - x0) / (x1 - x0);
  }

  @Test
  void betweenPointsItLiesAboveTheirChordAndBelowTheirTangents() {
    double gap = 1e-3;
    InformationCurve curve = curve(gap);
    for (double flip : new double[] {0.45, 0.3, 0.2, 0.1, 0.05, 0.01}) {
      double x = inputInformation(flip);
      double y = targetInformation(flip);
      double low =
          flip > 0.3
              ? chord(x, 0, 0, inputInformation(0.3), targetInformation(0.3))
              : flip > 0.1
                  ? chord(
                      x,
                      inputInformation(0.3),
                      targetInformation(0.3),
                      inputInformation(0.1),
                      targetInformation(0.1))
                  : chord(x, inputInformation(0.1), targetInformation(0.1), LN2, ALL);
      double high = Math.min(x, ALL);
      for (double point : new double[] {0.3, 0.1}) {
        high =
            Math.min(
                high, targetInformation(point) + (x - inputInformation(point) + gap) / beta(point));
      }
      Interval bracket = curve.targetInformationAt(x);
      assertThat(bracket.low()).as("flip %s", flip).isCloseTo(low, within(ROUNDING));
      assertThat(bracket.high()).as("flip %s", flip).isCloseTo(high, within(ROUNDING));
      assertThat(y).isBetween(bracket.low() - ROUNDING, bracket.high() + ROUNDING);

      double sufficient =
          y <= targetInformation(0.3)
              ? chord(y, 0, 0, targetInformation(0.3), inputInformation(0.3))
              : y <= targetInformation(0.1)
                  ? chord(
                      y,
                      targetInformation(0.3),
                      inputInformation(0.3),
                      targetInformation(0.1),
                      inputInformation(0.1))
                  : chord(y, targetInformation(0.1), inputInformation(0.1), ALL, LN2);
      double needed = y;
      for (double point : new double[] {0.3, 0.1}) {
        needed =
            Math.max(
                needed,
                inputInformation(point) + beta(point) * (y - targetInformation(point)) - gap);
      }
      Interval inputs = curve.inputInformationAt(y);
      assertThat(inputs.low()).as("flip %s", flip).isCloseTo(needed, within(ROUNDING));
      assertThat(inputs.high()).as("flip %s", flip).isCloseTo(sufficient, within(ROUNDING));
      assertThat(x).isBetween(inputs.low() - ROUNDING, inputs.high() + ROUNDING);
    }
    assertThat(curve.targetInformationAt(2).low()).isCloseTo(ALL, within(ROUNDING));
    assertThat(curve.targetInformationAt(2).high()).isCloseTo(ALL, within(ROUNDING));
    assertThat(curve.inputInformationAt(0).high()).isZero();
    assertThat(curve.inputInformationAt(ALL * (1 + 1e-13)).high()).isCloseTo(LN2, within(1e-12));
  }

  /** Points that tell as much as others that cost less are not needed to reach it. */
  @Test
  void theLeastThatSufficesIsThatOfTheFirstPointWhichReachesIt() {
    InformationCurve curve =
        new InformationCurve(
            BIT,
            List.of(solution(0.1, proven(0)), solution(0.1, proven(0)), solution(0.1, proven(0))));
    assertThat(curve.inputInformationAt(targetInformation(0.1)).high())
        .isCloseTo(inputInformation(0.1), within(ROUNDING));
    assertThat(curve.targetInformationAt(inputInformation(0.1)).low())
        .isCloseTo(targetInformation(0.1), within(ROUNDING));
  }

  @Test
  void itIsProvenIfAllItsPointsAre() {
    Certificate searched = new Certificate(0, Certificate.Kind.SEARCHED, 1);
    assertThat(curve(0).isProven()).isTrue();
    InformationCurve mixed =
        new InformationCurve(BIT, List.of(solution(0.3, searched), solution(0.1, proven(0))));
    assertThat(mixed.isProven()).isFalse();
    assertThat(mixed).hasToString(line("searched"));
    assertThat(curve(0)).hasToString(line("proven"));
    assertThat(curve(0).isDeterministic()).isFalse();
    assertThat(curve(0).points())
        .isEqualTo(curve(0).solutions().stream().map(BottleneckSolution::point).toList());
  }

  /** 1 - h(0.1) bits, by a table of the binary entropy: h(0.1) = 0.4690. */
  private static String line(String kind) {
    return String.format(
        Locale.ROOT,
        "information curve of 2 points up to beta = %.6g, I(X;Y) = 0.5310 bits at H(S) = 1.0000"
            + " bits, %s",
        beta(0.1),
        kind);
  }

  @Test
  void theGapOfALayerIsItsDistanceFromTheBracket() {
    InformationCurve curve = curve(0);
    CurveGap gap = curve.gap(0.4, 0.1);
    assertThat(gap.vertical().low())
        .isCloseTo(curve.targetInformationAt(0.4).low() - 0.1, within(ROUNDING));
    assertThat(gap.vertical().high())
        .isCloseTo(curve.targetInformationAt(0.4).high() - 0.1, within(ROUNDING));
  }

  /** What rounding leaves below zero has no sign, and equal ends are said once. */
  @Test
  void aGapIsALineInBits() {
    assertThat(
            new CurveGap(new Interval(LN2 / 4, LN2 / 4), Optional.of(new Interval(LN2, 1.5 * LN2))))
        .hasToString("gap to the curve 0.2500 bits in I(T;Y) and 1.0000 to 1.5000 bits in I(X;T)");
    assertThat(new CurveGap(new Interval(-1e-9, 1e-9), Optional.empty()))
        .hasToString("gap to the curve 0.0000 bits in I(T;Y), which exceeds I(X;Y)");
    assertThat(curve(0).gap(LN2, ALL - 1e-9).horizontal()).isPresent();
    assertThat(curve(0).gap(LN2, ALL + 1e-9).horizontal()).isEmpty();
    assertThat(curve(0).gap(0.1, -0.2).horizontal().orElseThrow().high()).isEqualTo(0.1);
  }

  @Test
  void aPointIsALineInBits() {
    CurvePoint point =
        new CurvePoint(
            4,
            LN2,
            LN2 / 2,
            LN2 - 2 * LN2,
            LN2,
            2,
            7,
            0,
            true,
            new Certificate(1e-10, Certificate.Kind.PROVEN, 1e-10),
            CurvePoint.Origin.REVERSE_ANNEALING);
    assertThat(point.inputBits()).isCloseTo(1, within(1e-15));
    assertThat(point.targetBits()).isCloseTo(0.5, within(1e-15));
    assertThat(point)
        .hasToString(
            "beta 4.00000: I(X;T) = 1.000000, I(T;Y) = 0.500000 bits, 2 clusters, gap 1e-10 nats"
                + " proven");
    CurvePoint one =
        new CurvePoint(
            0.5,
            0,
            0,
            0,
            0,
            1,
            7,
            1,
            false,
            new Certificate(1e-3, Certificate.Kind.SEARCHED, 1),
            CurvePoint.Origin.FORWARD_ANNEALING);
    assertThat(one)
        .hasToString(
            "beta 0.500000: I(X;T) = 0.000000, I(T;Y) = 0.000000 bits, 1 cluster, gap 1e-03 nats"
                + " searched, not converged");
  }

  /** A gap is the logarithm of a gain, and never below zero. */
  @Test
  void aCertificateIsThatOfItsGains() {
    assertThat(proven(0.5).higherBy(0.25)).isEqualTo(proven(0.75));
    Gain none = new Gain(1, true, List.of());
    Gain some = new Gain(StrictMath.exp(0.5), false, List.of());
    assertThat(Certificate.of(none)).isEqualTo(proven(0));
    assertThat(Certificate.of(some).kind()).isEqualTo(Certificate.Kind.SEARCHED);
    assertThat(Certificate.of(some).gap()).isCloseTo(0.5, within(1e-15));
    assertThat(Certificate.of(some).provenGap()).isInfinite();
    assertThat(Certificate.of(some, none)).isEqualTo(proven(0));
    Gain half = new Gain(StrictMath.exp(0.5), true, List.of());
    Certificate unproven = Certificate.of(none, half);
    assertThat(unproven.kind()).isEqualTo(Certificate.Kind.SEARCHED);
    assertThat(unproven.gap()).isZero();
    assertThat(unproven.provenGap()).isCloseTo(0.5, within(1e-15));
  }
}
