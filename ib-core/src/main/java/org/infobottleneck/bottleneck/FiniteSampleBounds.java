package org.infobottleneck.bottleneck;

import java.util.OptionalDouble;
import org.infobottleneck.numerics.Arguments;

/**
 * The finite-sample bounds of the information bottleneck. Every result says what stands behind it,
 * see {@link BoundStatus}, and whether it says anything, see {@link FiniteSampleBound#isVacuous()}.
 *
 * <ul>
 *   <li><b>Theorem</b>: {@link #inputInformation}, {@link #targetInformation} (Shamir, Sabato &amp;
 *       Tishby 2010). For an encoder that was fixed before the samples were drawn; a network
 *       trained on them is none.
 *   <li><b>Order</b>: {@link #complexityGap}, {@link #generalizationGap} (Tishby &amp; Zaslavsky
 *       2015), {@link #fixedEncoder}, {@link #learnedEncoder} (Kawaguchi, Deng, Ji &amp; Huang
 *       2023). The constant is taken as 1.
 *   <li><b>Heuristic</b>: {@link #effectiveComplexityGap}, {@link #effectiveGeneralizationGap},
 *       {@link #loweredCurve} (the same with 2^I(X;T) cells), {@link #inputCompression}, {@link
 *       #inputCompressionSamples} (Tishby's talks).
 * </ul>
 *
 * <p>Information goes in and comes out in nats, so 2^I of the papers, I in bits, is e^I here. It
 * may be infinite, as I(X;T) of a continuous deterministic layer is: the bound is then infinite and
 * vacuous. Nothing is clamped. m samples are independent draws of (X,Y).
 */
public final class FiniteSampleBounds {

  private static final double LN_2 = 0.6931471805599453;

  private FiniteSampleBounds() {}

  /**
   * How far the empirical I(X;T) of a fixed encoder lies from the true one, with probability 1 -
   * delta:
   *
   * <pre>(|T| ln m + ln|T|) sqrt(ln(4/delta)) / sqrt(2m) + (|T| - 1) / m</pre>
   *
   * <p>It and {@link #targetInformation} hold together with that probability. Shamir, Sabato &amp;
   * Tishby 2010, first theorem. Vacuous at ln|T| and above, the largest I(X;T).
   *
   * @param cells |T|, the number of values of T
   * @param samples m
   * @param delta the probability of failure, between 0 and 1
   * @return the bound, in nats
   * @throws IllegalArgumentException if cells or samples are less than 1, or delta does not lie
   *     strictly between 0 and 1
   */
  public static FiniteSampleBound inputInformation(int cells, int samples, double delta) {
    Arguments.atLeast(cells, 1, "cells |T|");
    double logCells = StrictMath.log(cells);
    double spread = cells * StrictMath.log(checked(samples)) + logCells;
    double value = spread * deviation(samples, delta) + (cells - 1.0) / samples;
    return FiniteSampleBound.of(
        FiniteSampleLaw.INPUT_INFORMATION,
        value,
        samples,
        OptionalDouble.of(delta),
        logCells,
        "ln|T|, the largest I(X;T)");
  }

  /**
   * How far the empirical I(T;Y) of a fixed encoder lies from the true one, with probability 1 -
   * delta:
   *
   * <pre>(3|T| + 2) ln m sqrt(ln(4/delta)) / sqrt(2m) + ((|Y| + 1)(|T| + 1) - 4) / m</pre>
   *
   * <p>Shamir, Sabato &amp; Tishby 2010, first theorem. Vacuous at min(ln|T|, ln|Y|) and above, the
   * largest I(T;Y).
   *
   * @param cells |T|, the number of values of T
   * @param classes |Y|, the number of classes
   * @param samples m
   * @param delta the probability of failure, between 0 and 1
   * @return the bound, in nats
   * @throws IllegalArgumentException if cells, classes or samples are less than 1, or delta does
   *     not lie strictly between 0 and 1
   */
  public static FiniteSampleBound targetInformation(
      int cells, int classes, int samples, double delta) {
    Arguments.atLeast(cells, 1, "cells |T|");
    Arguments.atLeast(classes, 1, "classes |Y|");
    double spread = (3.0 * cells + 2) * StrictMath.log(checked(samples));
    double bias = ((classes + 1.0) * (cells + 1.0) - 4) / samples;
    return FiniteSampleBound.of(
        FiniteSampleLaw.TARGET_INFORMATION,
        spread * deviation(samples, delta) + bias,
        samples,
        OptionalDouble.of(delta),
        StrictMath.log(Math.min(cells, classes)),
        "min(ln|T|, ln|Y|), the largest I(T;Y)");
  }

  /**
   * The order of the worst-case complexity gap, K / sqrt(m) with K = |T| cells. Tishby &amp;
   * Zaslavsky 2015 state the order alone: the constant is taken as 1, and a factor ln m of the
   * theorem behind it is left out. Vacuous at ln|T| and above.
   *
   * @param cells |T|, the number of values of T
   * @param samples m
   * @return the order, in nats
   * @throws IllegalArgumentException if cells or samples are less than 1
   */
  public static FiniteSampleBound complexityGap(int cells, int samples) {
    Arguments.atLeast(cells, 1, "cells |T|");
    return FiniteSampleBound.of(
        FiniteSampleLaw.COMPLEXITY_GAP,
        cells / Math.sqrt(checked(samples)),
        samples,
        OptionalDouble.empty(),
        StrictMath.log(cells),
        "ln|T|, the largest I(X;T)");
  }

  /**
   * The order of the worst-case generalization gap, K |Y| / sqrt(m) with K = |T| cells. Tishby
   * &amp; Zaslavsky 2015 state the order alone: the constant is taken as 1. Vacuous at min(ln|T|,
   * ln|Y|) and above.
   *
   * @param cells |T|, the number of values of T
   * @param classes |Y|, the number of classes
   * @param samples m
   * @return the order, in nats
   * @throws IllegalArgumentException if cells, classes or samples are less than 1
   */
  public static FiniteSampleBound generalizationGap(int cells, int classes, int samples) {
    Arguments.atLeast(cells, 1, "cells |T|");
    Arguments.atLeast(classes, 1, "classes |Y|");
    return FiniteSampleBound.of(
        FiniteSampleLaw.GENERALIZATION_GAP,
        (double) cells * classes / Math.sqrt(checked(samples)),
        samples,
        OptionalDouble.empty(),
        StrictMath.log(Math.min(cells, classes)),
        "min(ln|T|, ln|Y|), the largest I(T;Y)");
  }

  /**
   * The complexity gap with the effective number of cells, e^I / sqrt(m) for I = I(X;T) in nats.
   * Tishby &amp; Zaslavsky 2015; that 2^I counts the cells is an argument of typical sets, no
   * theorem, and the constant is taken as 1. Vacuous at I(X;T) itself and above.
   *
   * @param inputNats I(X;T) in nats
   * @param samples m
   * @return the value, in nats
   * @throws IllegalArgumentException if the information is negative or NaN, or samples are less
   *     than 1
   */
  public static FiniteSampleBound effectiveComplexityGap(double inputNats, int samples) {
    information(inputNats, "I(X;T)");
    return FiniteSampleBound.of(
        FiniteSampleLaw.EFFECTIVE_COMPLEXITY_GAP,
        StrictMath.exp(inputNats) / Math.sqrt(checked(samples)),
        samples,
        OptionalDouble.empty(),
        inputNats,
        "I(X;T) itself");
  }

  /**
   * The generalization gap with the effective number of cells, e^I |Y| / sqrt(m) for I = I(X;T) in
   * nats. Tishby &amp; Zaslavsky 2015; that 2^I counts the cells is an argument of typical sets, no
   * theorem, and the constant is taken as 1. Vacuous at min(I(X;T), ln|Y|) and above, the largest
   * I(T;Y).
   *
   * @param inputNats I(X;T) in nats
   * @param classes |Y|, the number of classes
   * @param samples m
   * @return the value, in nats
   * @throws IllegalArgumentException if the information is negative or NaN, or classes or samples
   *     are less than 1
   */
  public static FiniteSampleBound effectiveGeneralizationGap(
      double inputNats, int classes, int samples) {
    return FiniteSampleBound.of(
        FiniteSampleLaw.EFFECTIVE_GENERALIZATION_GAP,
        effectiveGap(inputNats, classes, samples),
        samples,
        OptionalDouble.empty(),
        Math.min(inputNats, StrictMath.log(classes)),
        "min(I(X;T), ln|Y|), the largest I(T;Y)");
  }

  /**
   * A point of the finite-sample curve: the information curve at I(X;T) lowered by {@link
   * #effectiveGeneralizationGap}, I_Y - e^I |Y| / sqrt(m). Over all I(X;T) it has one maximum: past
   * it, more information about X costs more than it brings. Tishby &amp; Zaslavsky 2015; a
   * heuristic as the gap is.
   *
   * <p>Vacuous at 0 and below, the least I(T;Y). The value is then returned as it is, negative.
   *
   * @param inputNats I(X;T) in nats
   * @param targetNats the I(T;Y) of the information curve there, in nats
   * @param classes |Y|, the number of classes
   * @param samples m
   * @return the lowered I(T;Y), in nats
   * @throws IllegalArgumentException if an information is negative or NaN, I(T;Y) is infinite, or
   *     classes or samples are less than 1
   */
  public static FiniteSampleBound loweredCurve(
      double inputNats, double targetNats, int classes, int samples) {
    Arguments.finite(information(targetNats, "I(T;Y)"), "I(T;Y)");
    return FiniteSampleBound.of(
        FiniteSampleLaw.FINITE_SAMPLE_CURVE,
        targetNats - effectiveGap(inputNats, classes, samples),
        samples,
        OptionalDouble.empty(),
        0,
        "0, the least I(T;Y)");
  }

  private static double effectiveGap(double inputNats, int classes, int samples) {
    information(inputNats, "I(X;T)");
    Arguments.atLeast(classes, 1, "classes |Y|");
    return StrictMath.exp(inputNats) * classes / Math.sqrt(checked(samples));
  }

  /**
   * The input-compression bound of Tishby's talks on the gap between error and training error, for
   * I = I(X;T) in nats:
   *
   * <pre>eps = sqrt((e^I ln 2 + ln(2/delta)) / (2m))</pre>
   *
   * <p>For 2^K rules that are fixed beforehand, Hoeffding's inequality and the union bound give
   * eps^2 = (K ln 2 + ln(2/delta)) / (2m). That T has K = 2^I cells, I in bits, is an argument of
   * typical sets; and a partition learned from the same samples is not fixed beforehand. So it is
   * no theorem for a network.
   *
   * <p>Vacuous
   *
   * <ul>
   *   <li>where eps is at least 1, as no gap exceeds 1: where e^I is at least (2m - ln(2/delta)) /
   *       ln 2;
   *   <li>where I is at least log2(2m) bits, two cells or more for every sample. The talks leave ln
   *       2 and delta out, and their eps is 1 there. With ln 2, eps is still sqrt(ln 2) = 0.83, and
   *       reaches 1 at half a bit more.
   * </ul>
   *
   * @param inputNats I(X;T) in nats
   * @param samples m
   * @param delta the probability of failure, between 0 and 1
   * @return eps, a difference of probabilities
   * @throws IllegalArgumentException if the information is negative or NaN, samples are less than
   *     1, or delta does not lie strictly between 0 and 1
   */
  public static FiniteSampleBound inputCompression(double inputNats, int samples, double delta) {
    double logRules = compressionNumerator(inputNats, delta);
    return FiniteSampleBound.of(
            FiniteSampleLaw.INPUT_COMPRESSION,
            Math.sqrt(logRules / (2.0 * checked(samples))),
            samples,
            OptionalDouble.of(delta),
            1,
            "1, the largest gap of two errors")
        .vacuousIf(
            inputNats >= StrictMath.log(2.0 * samples),
            "I(X;T) is not below log2(2m) bits, two cells or more for every sample");
  }

  /**
   * The inverse of {@link #inputCompression}: the samples it asks for,
   *
   * <pre>m = (e^I ln 2 + ln(2/delta)) / (2 eps^2)</pre>
   *
   * <p>rounded up. The first term halves with every bit of I(X;T) that is compressed away. As
   * heuristic as the bound.
   *
   * @param inputNats I(X;T) in nats
   * @param gap eps, the gap between error and training error that is allowed, between 0 and 1
   * @param delta the probability of failure, between 0 and 1
   * @return the sample complexity
   * @throws IllegalArgumentException if the information is negative or NaN, or gap or delta do not
   *     lie strictly between 0 and 1
   */
  public static SampleComplexity inputCompressionSamples(
      double inputNats, double gap, double delta) {
    double numerator = compressionNumerator(inputNats, delta);
    double samples = Math.ceil(numerator / (2 * inside(gap, "gap eps") * gap));
    return new SampleComplexity(samples, inputNats, gap, delta);
  }

  private static double compressionNumerator(double inputNats, double delta) {
    information(inputNats, "I(X;T)");
    return StrictMath.exp(inputNats) * LN_2 + StrictMath.log(2 / inside(delta, "delta"));
  }

  /**
   * The leading term of the generalization gap for an encoder that does not depend on the training
   * set, sqrt(I(X;T|Y) / m).
   *
   * <p>Kawaguchi, Deng, Ji &amp; Huang 2023 prove a bound of this order. Its factor, which depends
   * on the loss, the decoder, delta and the logarithm of m, is taken as 1, and its terms of order 1
   * / sqrt(m) are left out: they stand in the paper. At I(X;T|Y) = 0 the leading term is 0; the gap
   * is not.
   *
   * <p>Vacuous at 1 and above, for a loss between 0 and 1.
   *
   * @param conditionalNats I(X;T|Y) = I(X;T) - I(T;Y) in nats, what T knows of X beyond the class
   * @param samples m
   * @return the leading term
   * @throws IllegalArgumentException if the information is negative or NaN, or samples are less
   *     than 1
   */
  public static FiniteSampleBound fixedEncoder(double conditionalNats, int samples) {
    information(conditionalNats, "I(X;T|Y)");
    return leadingTerm(FiniteSampleLaw.FIXED_ENCODER, conditionalNats, samples);
  }

  /**
   * The leading term of the generalization gap for a learned encoder, sqrt((I(X;T|Y) + I(phi;S)) /
   * m): what the encoder phi remembers of its training set S comes on top. Kawaguchi, Deng, Ji
   * &amp; Huang 2023; constants as in {@link #fixedEncoder}.
   *
   * @param conditionalNats I(X;T|Y) = I(X;T) - I(T;Y) in nats
   * @param encoderNats I(phi;S) in nats, over the draws of the training set and of the training
   *     itself; an information plane does not know it
   * @param samples m
   * @return the leading term
   * @throws IllegalArgumentException if an information is negative or NaN, or samples are less than
   *     1
   */
  public static FiniteSampleBound learnedEncoder(
      double conditionalNats, double encoderNats, int samples) {
    information(conditionalNats, "I(X;T|Y)");
    information(encoderNats, "I(phi;S)");
    return leadingTerm(FiniteSampleLaw.LEARNED_ENCODER, conditionalNats + encoderNats, samples);
  }

  private static FiniteSampleBound leadingTerm(FiniteSampleLaw law, double nats, int samples) {
    return FiniteSampleBound.of(
        law,
        Math.sqrt(nats / checked(samples)),
        samples,
        OptionalDouble.empty(),
        1,
        "1, the largest gap of a loss between 0 and 1");
  }

  /** sqrt(ln(4/delta) / (2m)). */
  private static double deviation(int samples, double delta) {
    return Math.sqrt(StrictMath.log(4 / inside(delta, "delta")) / (2.0 * samples));
  }

  private static int checked(int samples) {
    return Arguments.atLeast(samples, 1, "samples m");
  }

  private static double information(double nats, String name) {
    if (nats >= 0) {
      return nats;
    }
    throw new IllegalArgumentException(name + " must not be negative or NaN, got " + nats);
  }

  private static double inside(double value, String name) {
    if (value > 0 && value < 1) {
      return value;
    }
    throw new IllegalArgumentException(name + " must lie strictly between 0 and 1, got " + value);
  }
}
