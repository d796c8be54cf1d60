package org.infobottleneck.bottleneck;

import org.infobottleneck.estimators.Bound;

/**
 * The laws of {@link FiniteSampleBounds}: what each one bounds, on which side, in which unit, who
 * stated it, and what stands behind it. The status belongs to the law, so no value can claim
 * another one.
 */
public enum FiniteSampleLaw {
  /** Shamir, Sabato &amp; Tishby 2010, the input side. */
  INPUT_INFORMATION(
      "|I(X;T) - I^(X;T)|",
      Bound.UPPER,
      Unit.NATS,
      BoundStatus.THEOREM,
      "Shamir, Sabato & Tishby 2010",
      "For an encoder p(t|x) fixed before the samples were drawn, how far I(X;T) computed from the"
          + " empirical p(x) lies from the true one."),
  /** Shamir, Sabato &amp; Tishby 2010, the target side. */
  TARGET_INFORMATION(
      "|I(T;Y) - I^(T;Y)|",
      Bound.UPPER,
      Unit.NATS,
      BoundStatus.THEOREM,
      "Shamir, Sabato & Tishby 2010",
      "For an encoder p(t|x) fixed before the samples were drawn, how far I(T;Y) computed from the"
          + " empirical p(x,y) lies from the true one."),
  /** Tishby &amp; Zaslavsky 2015 with K = |T| cells, the input side. */
  COMPLEXITY_GAP(
      "I(X;T) - I^(X;T)",
      Bound.UPPER,
      Unit.NATS,
      BoundStatus.ORDER,
      "Tishby & Zaslavsky 2015",
      "The order K / sqrt(m) in which I(X;T) may exceed its empirical value, for K = |T| cells."),
  /** Tishby &amp; Zaslavsky 2015 with K = |T| cells, the target side. */
  GENERALIZATION_GAP(
      "|I(T;Y) - I^(T;Y)|",
      Bound.UPPER,
      Unit.NATS,
      BoundStatus.ORDER,
      "Tishby & Zaslavsky 2015",
      "The order K |Y| / sqrt(m) in which I(T;Y) may miss its empirical value, for K = |T| cells."),
  /** Tishby &amp; Zaslavsky 2015 with 2^I effective cells, the input side. */
  EFFECTIVE_COMPLEXITY_GAP(
      "I(X;T) - I^(X;T)",
      Bound.UPPER,
      Unit.NATS,
      BoundStatus.HEURISTIC,
      "Tishby & Zaslavsky 2015",
      "The order K / sqrt(m), constant taken as 1, with the number of cells replaced by the"
          + " effective number K = 2^I(X;T), I in bits."),
  /** Tishby &amp; Zaslavsky 2015 with 2^I effective cells, the target side. */
  EFFECTIVE_GENERALIZATION_GAP(
      "|I(T;Y) - I^(T;Y)|",
      Bound.UPPER,
      Unit.NATS,
      BoundStatus.HEURISTIC,
      "Tishby & Zaslavsky 2015",
      "The order K |Y| / sqrt(m), constant taken as 1, with the number of cells replaced by the"
          + " effective number K = 2^I(X;T), I in bits."),
  /** Tishby &amp; Zaslavsky 2015: the information curve less the effective generalization gap. */
  FINITE_SAMPLE_CURVE(
      "I(T;Y)",
      Bound.LOWER,
      Unit.NATS,
      BoundStatus.HEURISTIC,
      "Tishby & Zaslavsky 2015",
      "The information curve lowered by 2^I(X;T) |Y| / sqrt(m), I in bits, constant taken as 1:"
          + " what an optimal representation keeps when it is learned from m samples."),
  /** The input-compression bound of Tishby's talks. */
  INPUT_COMPRESSION(
      "|error - training error|",
      Bound.UPPER,
      Unit.PROBABILITY,
      BoundStatus.HEURISTIC,
      "input-compression bound of Tishby's talks",
      "The gap between error and training error of any rule that gives each of 2^I(X;T) cells a"
          + " label, for a partition fixed before the samples were drawn and typical sets of equal"
          + " size; no theorem for a learned T."),
  /** Kawaguchi, Deng, Ji &amp; Huang 2023 for a fixed encoder. */
  FIXED_ENCODER(
      "loss - training loss",
      Bound.UPPER,
      Unit.PROBABILITY,
      BoundStatus.ORDER,
      "Kawaguchi, Deng, Ji & Huang 2023",
      "The leading term sqrt(I(X;T|Y) / m) of the generalization gap, for an encoder that does not"
          + " depend on the training set; the theorem's constants and its terms of order 1 / sqrt(m)"
          + " are left out."),
  /** Kawaguchi, Deng, Ji &amp; Huang 2023 for an encoder learned from the same samples. */
  LEARNED_ENCODER(
      "loss - training loss",
      Bound.UPPER,
      Unit.PROBABILITY,
      BoundStatus.ORDER,
      "Kawaguchi, Deng, Ji & Huang 2023",
      "The leading term sqrt((I(X;T|Y) + I(phi;S)) / m) of the generalization gap, for an encoder"
          + " phi learned from the training set S; the theorem's constants and its terms of order"
          + " 1 / sqrt(m) are left out.");

  /** What the value of a bound is measured in. */
  public enum Unit {
    /** Information in nats. */
    NATS,
    /** A difference of error probabilities, or of losses between 0 and 1. */
    PROBABILITY
  }

  private final String quantity;
  private final Bound side;
  private final Unit unit;
  private final BoundStatus status;
  private final String source;
  private final String statement;

  FiniteSampleLaw(
      String quantity, Bound side, Unit unit, BoundStatus status, String source, String statement) {
    this.quantity = quantity;
    this.side = side;
    this.unit = unit;
    this.status = status;
    this.source = source;
    this.statement = statement;
  }

  /**
   * Returns the quantity that is bounded.
   *
   * @return for example {@code |I(X;T) - I^(X;T)|}, I^ being the empirical information
   */
  public String quantity() {
    return quantity;
  }

  /**
   * Returns on which side of the quantity the value lies.
   *
   * @return {@link Bound#UPPER} or {@link Bound#LOWER}
   */
  public Bound side() {
    return side;
  }

  /**
   * Returns what the value is measured in.
   *
   * @return the unit
   */
  public Unit unit() {
    return unit;
  }

  /**
   * Returns what stands behind the law.
   *
   * @return the status
   */
  public BoundStatus status() {
    return status;
  }

  /**
   * Returns who stated it.
   *
   * @return authors and year
   */
  public String source() {
    return source;
  }

  /**
   * Returns what it says and what it assumes.
   *
   * @return one sentence
   */
  public String statement() {
    return statement;
  }
}
