package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.infobottleneck.estimators.Bound;
import org.junit.jupiter.api.Test;

class FiniteSampleBoundsTest {

  private static final double BIT = StrictMath.log(2);
  private static final double TIGHT = 1e-14;

  private static void assertValue(FiniteSampleBound bound, double expected) {
    assertThat(bound.value()).isCloseTo(expected, within(TIGHT * Math.max(1, expected)));
  }

  /**
   * Expected values of this and the next tests: the formulas in 40-digit arithmetic, rounded once.
   */
  @Test
  void shamirSabatoTishbyAgreesWithFortyDigits() {
    assertValue(FiniteSampleBounds.inputInformation(8, 4096, 0.05), 1.5888049595888971);
    assertValue(FiniteSampleBounds.inputInformation(2, 1_000_000, 0.01), 0.04902499115948314);
    assertValue(FiniteSampleBounds.targetInformation(8, 2, 4096, 0.05), 5.007372247170312);
    assertValue(FiniteSampleBounds.targetInformation(2, 3, 1_000_000, 0.01), 0.19130511711008416);
  }

  /** ln m vanishes at m = 1. */
  @Test
  void oneSampleLeavesTheBiasTerms() {
    assertValue(FiniteSampleBounds.targetInformation(3, 4, 1, 0.5), 5 * 4 - 4);
    assertValue(
        FiniteSampleBounds.inputInformation(3, 1, 0.5),
        StrictMath.log(3) * Math.sqrt(StrictMath.log(8) / 2) + 2);
  }

  @Test
  void tishbyZaslavskyIsTheOrderWithConstantOne() {
    assertThat(FiniteSampleBounds.complexityGap(32, 4096).value()).isEqualTo(0.5);
    assertThat(FiniteSampleBounds.generalizationGap(16, 2, 4096).value()).isEqualTo(0.5);
    assertValue(FiniteSampleBounds.effectiveComplexityGap(5 * BIT, 4096), 0.5);
    assertValue(FiniteSampleBounds.effectiveGeneralizationGap(4 * BIT, 2, 4096), 0.5);
    assertValue(FiniteSampleBounds.loweredCurve(4 * BIT, 0.625, 2, 4096), 0.125);
  }

  @Test
  void effectiveCellsAreCellsWhereAllAreEquallyLikely() {
    for (int cells = 1; cells <= 64; cells++) {
      double nats = StrictMath.log(cells);
      assertValue(
          FiniteSampleBounds.effectiveComplexityGap(nats, 1000),
          FiniteSampleBounds.complexityGap(cells, 1000).value());
      assertValue(
          FiniteSampleBounds.effectiveGeneralizationGap(nats, 3, 1000),
          FiniteSampleBounds.generalizationGap(cells, 3, 1000).value());
    }
  }

  @Test
  void inputCompressionAgreesWithFortyDigits() {
    assertValue(FiniteSampleBounds.inputCompression(8 * BIT, 4096, 0.05), 0.14869819118011088);
    assertValue(FiniteSampleBounds.inputCompression(5 * BIT, 3277, 0.05), 0.0628263092790814);
    assertThat(FiniteSampleBounds.inputCompressionSamples(5 * BIT, 0.1, 0.05).samples())
        .isEqualTo(1294);
    assertThat(FiniteSampleBounds.inputCompressionSamples(10 * BIT, 0.1, 0.05).samples())
        .isEqualTo(35674);
  }

  @Test
  void sampleComplexityInvertsTheBound() {
    for (double bits = 0; bits <= 14; bits += 0.7) {
      for (double gap : new double[] {0.02, 0.1, 0.3}) {
        int samples =
            (int) FiniteSampleBounds.inputCompressionSamples(bits * BIT, gap, 0.05).samples();
        assertThat(FiniteSampleBounds.inputCompression(bits * BIT, samples, 0.05).value())
            .isLessThanOrEqualTo(gap * (1 + TIGHT));
        assertThat(FiniteSampleBounds.inputCompression(bits * BIT, samples - 1, 0.05).value())
            .isGreaterThan(gap * (1 - TIGHT));
      }
    }
  }

  /** Rounding up costs one sample at either end. */
  @Test
  void everyBitCompressedHalvesWhatTheSamplesPayForInformation() {
    double confidence = StrictMath.log(2 / 0.05) / (2 * 0.1 * 0.1);
    for (int bits = 1; bits <= 20; bits++) {
      double more = FiniteSampleBounds.inputCompressionSamples(bits * BIT, 0.1, 0.05).samples();
      double less =
          FiniteSampleBounds.inputCompressionSamples((bits - 1) * BIT, 0.1, 0.05).samples();
      assertThat(more - confidence).isCloseTo(2 * (less - confidence), within(2.0));
    }
  }

  @Test
  void kawaguchiIsTheLeadingTermAndALearnedEncoderPaysForWhatItRemembers() {
    assertValue(FiniteSampleBounds.fixedEncoder(4, 400), 0.1);
    assertValue(FiniteSampleBounds.learnedEncoder(4, 12, 400), 0.2);
    assertThat(FiniteSampleBounds.learnedEncoder(4, 0, 400).value())
        .isEqualTo(FiniteSampleBounds.fixedEncoder(4, 400).value());
    assertThat(FiniteSampleBounds.fixedEncoder(0, 400).value()).isZero();
  }

  private static List<FiniteSampleBound> upperBounds(
      int cells, int classes, int samples, double delta) {
    double nats = StrictMath.log(cells);
    return List.of(
        FiniteSampleBounds.inputInformation(cells, samples, delta),
        FiniteSampleBounds.targetInformation(cells, classes, samples, delta),
        FiniteSampleBounds.complexityGap(cells, samples),
        FiniteSampleBounds.generalizationGap(cells, classes, samples),
        FiniteSampleBounds.effectiveComplexityGap(nats, samples),
        FiniteSampleBounds.effectiveGeneralizationGap(nats, classes, samples),
        FiniteSampleBounds.inputCompression(nats, samples, delta),
        FiniteSampleBounds.fixedEncoder(nats, samples),
        FiniteSampleBounds.learnedEncoder(nats, 1, samples));
  }

  /** ln m / sqrt m falls from m = e^2 on. */
  @Test
  void boundsFallWithSamples() {
    for (int samples = 8; samples < 1 << 29; samples *= 2) {
      List<FiniteSampleBound> few = upperBounds(5, 3, samples, 0.05);
      List<FiniteSampleBound> many = upperBounds(5, 3, 2 * samples, 0.05);
      for (int i = 0; i < few.size(); i++) {
        assertThat(many.get(i).value()).as("%s", few.get(i)).isLessThan(few.get(i).value());
      }
    }
  }

  @Test
  void boundsRiseWithCellsAndNeverFallWithClassesOrConfidence() {
    for (int cells = 1; cells <= 200; cells++) {
      List<FiniteSampleBound> few = upperBounds(cells, 3, 1000, 0.05);
      List<FiniteSampleBound> more = upperBounds(cells + 1, 3, 1000, 0.05);
      List<FiniteSampleBound> classes = upperBounds(cells, 4, 1000, 0.05);
      List<FiniteSampleBound> surer = upperBounds(cells, 3, 1000, 0.01);
      for (int i = 0; i < few.size(); i++) {
        double value = few.get(i).value();
        assertThat(more.get(i).value()).as("%s", few.get(i)).isGreaterThan(value);
        assertThat(classes.get(i).value()).as("%s", few.get(i)).isGreaterThanOrEqualTo(value);
        assertThat(surer.get(i).value()).as("%s", few.get(i)).isGreaterThanOrEqualTo(value);
      }
    }
  }

  @Test
  void boundsAreVacuousExactlyAtTheirLimit() {
    int vacuous = 0;
    int all = 0;
    for (int samples = 1; samples < 1 << 28; samples *= 3) {
      for (int cells = 1; cells <= 300; cells += 13) {
        for (FiniteSampleBound bound : upperBounds(cells, 3, samples, 0.05)) {
          all++;
          vacuous += bound.isVacuous() ? 1 : 0;
          if (bound.law() != FiniteSampleLaw.INPUT_COMPRESSION) {
            assertThat(bound.isVacuous()).isEqualTo(bound.value() >= bound.limit());
          }
          assertThat(bound.vacuity().isPresent()).isEqualTo(bound.isVacuous());
        }
      }
    }
    assertThat(vacuous).isBetween(all / 10, all * 9 / 10);
  }

  @Test
  void limitsAreWhatTheQuantityCanReach() {
    assertThat(FiniteSampleBounds.inputInformation(8, 100, 0.1).limit())
        .isEqualTo(StrictMath.log(8));
    assertThat(FiniteSampleBounds.targetInformation(8, 3, 100, 0.1).limit())
        .isEqualTo(StrictMath.log(3));
    assertThat(FiniteSampleBounds.targetInformation(2, 3, 100, 0.1).limit())
        .isEqualTo(StrictMath.log(2));
    assertThat(FiniteSampleBounds.complexityGap(8, 100).limit()).isEqualTo(StrictMath.log(8));
    assertThat(FiniteSampleBounds.generalizationGap(8, 3, 100).limit())
        .isEqualTo(StrictMath.log(3));
    assertThat(FiniteSampleBounds.effectiveComplexityGap(1.5, 100).limit()).isEqualTo(1.5);
    assertThat(FiniteSampleBounds.effectiveGeneralizationGap(0.25, 3, 100).limit()).isEqualTo(0.25);
    assertThat(FiniteSampleBounds.inputCompression(1, 100, 0.1).limit()).isEqualTo(1);
    assertThat(FiniteSampleBounds.fixedEncoder(1, 100).limit()).isEqualTo(1);
    assertThat(FiniteSampleBounds.loweredCurve(1, 0.5, 2, 100).limit()).isZero();
  }

  @Test
  void aValueOnItsLimitIsVacuous() {
    assertThat(FiniteSampleBounds.fixedEncoder(400, 400).isVacuous()).isTrue();
    assertThat(FiniteSampleBounds.fixedEncoder(399.999, 400).isVacuous()).isFalse();
    assertThat(FiniteSampleBounds.loweredCurve(0, 0.5, 2, 16).value()).isZero();
    assertThat(FiniteSampleBounds.loweredCurve(0, 0.5, 2, 16).isVacuous()).isTrue();
    assertThat(FiniteSampleBounds.loweredCurve(0, 0.501, 2, 16).isVacuous()).isFalse();
    // One cell, one class: nothing to bound.
    assertThat(FiniteSampleBounds.inputInformation(1, 1000, 0.1).isVacuous()).isTrue();
    assertThat(FiniteSampleBounds.targetInformation(4, 1, 1000, 0.1).isVacuous()).isTrue();
  }

  @Test
  void inputCompressionIsVacuousFromTwoCellsForEverySample() {
    int samples = 2048;
    double edge = StrictMath.log(2.0 * samples);
    FiniteSampleBound at = FiniteSampleBounds.inputCompression(edge, samples, 0.05);
    assertThat(at.isVacuous()).isTrue();
    assertThat(at.value()).isBetween(0.83, 0.84);
    assertThat(at.vacuity()).hasValueSatisfying(why -> assertThat(why).contains("log2(2m)"));
    assertThat(FiniteSampleBounds.inputCompression(Math.nextDown(edge), samples, 0.05).isVacuous())
        .isFalse();
    FiniteSampleBound past = FiniteSampleBounds.inputCompression(13 * BIT, samples, 0.05);
    assertThat(past.vacuity()).hasValue("not below 1, the largest gap of two errors");
    // With two samples and so little doubt, no compression helps: eps >= 1 at I = 0.
    assertThat(FiniteSampleBounds.inputCompression(0, 2, 0.05).isVacuous()).isTrue();
  }

  /** The lemma behind the theorem needs m >= 3: below, it holds since it says nothing. */
  @Test
  void shamirSabatoTishbyIsVacuousForAHandfulOfSamples() {
    for (int samples = 1; samples <= 3; samples++) {
      for (int cells = 1; cells <= 50; cells++) {
        for (int classes = 1; classes <= 20; classes++) {
          assertThat(FiniteSampleBounds.inputInformation(cells, samples, 0.999).isVacuous())
              .isTrue();
          assertThat(
                  FiniteSampleBounds.targetInformation(cells, classes, samples, 0.999).isVacuous())
              .isTrue();
        }
      }
    }
  }

  @Test
  void nothingIsClamped() {
    assertThat(FiniteSampleBounds.complexityGap(1000, 100).value()).isEqualTo(100);
    assertThat(FiniteSampleBounds.inputCompression(20 * BIT, 100, 0.1).value()).isGreaterThan(60);
    assertThat(FiniteSampleBounds.fixedEncoder(900, 100).value()).isEqualTo(3);
    FiniteSampleBound lowered = FiniteSampleBounds.loweredCurve(10 * BIT, 0.5, 2, 4096);
    assertValue(lowered, 0.5 - 32);
    assertThat(lowered.isVacuous()).isTrue();
  }

  @Test
  void infiniteInformationGivesAnInfiniteVacuousBound() {
    double infinite = Double.POSITIVE_INFINITY;
    for (FiniteSampleBound bound :
        List.of(
            FiniteSampleBounds.effectiveComplexityGap(infinite, 100),
            FiniteSampleBounds.effectiveGeneralizationGap(infinite, 2, 100),
            FiniteSampleBounds.inputCompression(infinite, 100, 0.1),
            FiniteSampleBounds.fixedEncoder(infinite, 100),
            FiniteSampleBounds.learnedEncoder(1, infinite, 100))) {
      assertThat(bound.value()).isEqualTo(infinite);
      assertThat(bound.isVacuous()).isTrue();
    }
    assertThat(FiniteSampleBounds.loweredCurve(infinite, 1, 2, 100).value())
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(FiniteSampleBounds.inputCompressionSamples(infinite, 0.1, 0.1).samples())
        .isEqualTo(infinite);
  }

  @Test
  void theFiniteSampleCurveOfAFlatCurveHasItsMaximumInside() {
    double best = Double.NEGATIVE_INFINITY;
    double bestBits = -1;
    for (double bits = 0; bits <= 12; bits += 0.01) {
      double curve = Math.min(bits, 1) * BIT;
      double value = FiniteSampleBounds.loweredCurve(bits * BIT, curve, 2, 4096).value();
      if (value > best) {
        best = value;
        bestBits = bits;
      }
    }
    // Up to one bit the curve rises by 1 per nat, the gap by 2^I/32 <= 1/16 per nat.
    assertThat(bestBits).isCloseTo(1, within(0.011));
  }

  @Test
  void onlyShamirSabatoAndTishbyIsATheorem() {
    for (FiniteSampleLaw law : FiniteSampleLaw.values()) {
      boolean shamir = law.source().startsWith("Shamir");
      assertThat(law.status() == BoundStatus.THEOREM).as("%s", law).isEqualTo(shamir);
      assertThat(law.statement()).endsWith(".");
    }
    assertThat(FiniteSampleLaw.INPUT_COMPRESSION.status()).isEqualTo(BoundStatus.HEURISTIC);
    assertThat(FiniteSampleLaw.FINITE_SAMPLE_CURVE.status()).isEqualTo(BoundStatus.HEURISTIC);
    assertThat(FiniteSampleLaw.FINITE_SAMPLE_CURVE.side()).isEqualTo(Bound.LOWER);
    assertThat(FiniteSampleLaw.FIXED_ENCODER.status()).isEqualTo(BoundStatus.ORDER);
  }

  @Test
  void textsAndLabelsNameTheStatus() {
    FiniteSampleBound theorem = FiniteSampleBounds.inputInformation(2, 1_000_000, 0.01);
    assertThat(theorem)
        .hasToString(
            "|I(X;T) - I^(X;T)| <= 0.0707 bits at m = 1000000, delta = 0.01"
                + " [THEOREM, Shamir, Sabato & Tishby 2010]");
    assertThat(theorem.bits()).isCloseTo(theorem.value() / BIT, within(1e-16));
    FiniteSampleBound heuristic = FiniteSampleBounds.inputCompression(8 * BIT, 4096, 0.05);
    assertThat(heuristic)
        .hasToString(
            "|error - training error| <~ 0.1487 at m = 4096, delta = 0.05"
                + " [HEURISTIC, input-compression bound of Tishby's talks]");
    assertThat(heuristic.label())
        .isEqualTo("|error - training error|, m = 4096 (heuristic, no theorem)");
    assertThat(FiniteSampleBounds.complexityGap(2, 1))
        .hasToString(
            "I(X;T) - I^(X;T) <~ 2.8854 bits at m = 1 [ORDER, Tishby & Zaslavsky 2015]"
                + " vacuous: not below ln|T|, the largest I(X;T)");
    assertThat(FiniteSampleBounds.loweredCurve(0, 0, 1, 1).toString())
        .startsWith("I(T;Y) >~ -1.4427 bits")
        .endsWith("vacuous: not above 0, the least I(T;Y)");
    assertThat(FiniteSampleBounds.inputCompressionSamples(5 * BIT, 0.1, 0.05))
        .hasToString(
            "m >~ 1294 samples for a gap of 0.1 at I(X;T) = 5.0000 bits, delta = 0.05"
                + " [HEURISTIC, input-compression bound of Tishby's talks]");
    assertThatThrownBy(heuristic::bits).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void equalArgumentsGiveEqualBounds() {
    FiniteSampleBound bound = FiniteSampleBounds.inputCompression(1, 100, 0.1);
    assertThat(bound)
        .isEqualTo(FiniteSampleBounds.inputCompression(1, 100, 0.1))
        .hasSameHashCodeAs(FiniteSampleBounds.inputCompression(1, 100, 0.1))
        .isNotEqualTo(FiniteSampleBounds.inputCompression(1, 101, 0.1))
        .isNotEqualTo(FiniteSampleBounds.inputCompression(1, 100, 0.2));
    assertThat(bound.delta()).hasValue(0.1);
    assertThat(bound.samples()).isEqualTo(100);
    assertThat(FiniteSampleBounds.complexityGap(2, 100).delta()).isEmpty();
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void badInputIsRefusedByName() {
    assertRefused(
        () -> FiniteSampleBounds.inputInformation(0, 10, 0.1),
        "cells |T| must be at least 1, got 0");
    assertRefused(
        () -> FiniteSampleBounds.targetInformation(-1, 2, 10, 0.1),
        "cells |T| must be at least 1, got -1");
    assertRefused(
        () -> FiniteSampleBounds.targetInformation(2, 0, 10, 0.1),
        "classes |Y| must be at least 1, got 0");
    assertRefused(
        () -> FiniteSampleBounds.complexityGap(0, 10), "cells |T| must be at least 1, got 0");
    assertRefused(
        () -> FiniteSampleBounds.generalizationGap(2, 0, 10),
        "classes |Y| must be at least 1, got 0");
    assertRefused(
        () -> FiniteSampleBounds.effectiveGeneralizationGap(1, 0, 10),
        "classes |Y| must be at least 1, got 0");
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> FiniteSampleBounds.inputInformation(2, 0, 0.1),
            () -> FiniteSampleBounds.targetInformation(2, 2, 0, 0.1),
            () -> FiniteSampleBounds.complexityGap(2, 0),
            () -> FiniteSampleBounds.generalizationGap(2, 2, 0),
            () -> FiniteSampleBounds.effectiveComplexityGap(1, 0),
            () -> FiniteSampleBounds.loweredCurve(1, 1, 2, 0),
            () -> FiniteSampleBounds.inputCompression(1, 0, 0.1),
            () -> FiniteSampleBounds.fixedEncoder(1, 0),
            () -> FiniteSampleBounds.learnedEncoder(1, 1, 0))) {
      assertRefused(call, "samples m must be at least 1, got 0");
    }
    for (double delta : new double[] {0, 1, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message = "delta must lie strictly between 0 and 1, got " + delta;
      assertRefused(() -> FiniteSampleBounds.inputInformation(2, 10, delta), message);
      assertRefused(() -> FiniteSampleBounds.targetInformation(2, 2, 10, delta), message);
      assertRefused(() -> FiniteSampleBounds.inputCompression(1, 10, delta), message);
      assertRefused(() -> FiniteSampleBounds.inputCompressionSamples(1, 0.1, delta), message);
      assertRefused(
          () -> FiniteSampleBounds.inputCompressionSamples(1, delta, 0.1),
          "gap eps must lie strictly between 0 and 1, got " + delta);
    }
    for (double nats : new double[] {-1e-9, Double.NaN, Double.NEGATIVE_INFINITY}) {
      String input = "I(X;T) must not be negative or NaN, got " + nats;
      assertRefused(() -> FiniteSampleBounds.effectiveComplexityGap(nats, 10), input);
      assertRefused(() -> FiniteSampleBounds.effectiveGeneralizationGap(nats, 2, 10), input);
      assertRefused(() -> FiniteSampleBounds.loweredCurve(nats, 1, 2, 10), input);
      assertRefused(() -> FiniteSampleBounds.inputCompression(nats, 10, 0.1), input);
      assertRefused(() -> FiniteSampleBounds.inputCompressionSamples(nats, 0.1, 0.1), input);
      assertRefused(
          () -> FiniteSampleBounds.loweredCurve(1, nats, 2, 10),
          "I(T;Y) must not be negative or NaN, got " + nats);
      assertRefused(
          () -> FiniteSampleBounds.fixedEncoder(nats, 10),
          "I(X;T|Y) must not be negative or NaN, got " + nats);
      assertRefused(
          () -> FiniteSampleBounds.learnedEncoder(1, nats, 10),
          "I(phi;S) must not be negative or NaN, got " + nats);
    }
    assertRefused(
        () -> FiniteSampleBounds.loweredCurve(1, Double.POSITIVE_INFINITY, 2, 10),
        "I(T;Y) must be finite, got Infinity");
    assertRefused(
        () -> new SampleComplexity(0, 1, 0.1, 0.1),
        "sample complexity must be at least 1 and hold no NaN, got 0.0 samples, I(X;T) = 1.0,"
            + " gap 0.1, delta 0.1");
  }
}
