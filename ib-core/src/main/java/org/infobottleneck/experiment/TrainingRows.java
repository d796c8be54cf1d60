package org.infobottleneck.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.Split;
import org.infobottleneck.numerics.Decimals;
import org.infobottleneck.numerics.Description;

/**
 * Which rows of a task are trained on; the others test.
 *
 * @param fraction their share, above 0 and at most 1; with 1 there are none to test on
 * @param choice how they are chosen
 */
public record TrainingRows(double fraction, Choice choice) {

  /** How rows are chosen. */
  public enum Choice {
    /** At random, by the experiment's seed. */
    RANDOM,
    /**
     * The first ones in the order of the data. On the icosahedron task that is counting order, so
     * training and test rows differ in their share of labels; the program of Shwartz-Ziv &amp;
     * Tishby (2017) does so.
     */
    FIRST
  }

  /**
   * Checks the share.
   *
   * @param fraction the share
   * @param choice how rows are chosen
   * @throws IllegalArgumentException if the share is not above 0 and at most 1
   */
  public TrainingRows {
    Objects.requireNonNull(choice, "choice");
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException("train fraction must lie in (0, 1], got " + fraction);
    }
  }

  /**
   * A share of the rows, drawn at random.
   *
   * @param fraction the share, above 0 and at most 1
   * @return the rule
   * @throws IllegalArgumentException if the share lies outside
   */
  public static TrainingRows random(double fraction) {
    return new TrainingRows(fraction, Choice.RANDOM);
  }

  /**
   * The first rows of the data.
   *
   * @param fraction the share, above 0 and at most 1
   * @return the rule
   * @throws IllegalArgumentException if the share lies outside
   */
  public static TrainingRows first(double fraction) {
    return new TrainingRows(fraction, Choice.FIRST);
  }

  /**
   * Reads a rule.
   *
   * @param text for example {@code random(0.85)} or {@code first(0.8)}
   * @return the rule
   * @throws IllegalArgumentException saying what was expected, if it is none
   */
  public static TrainingRows parse(String text) {
    Description description = Description.parse(text);
    description.requireOnly(1);
    Choice choice =
        switch (description.name()) {
          case "random" -> Choice.RANDOM;
          case "first" -> Choice.FIRST;
          default -> throw description.unknownName(List.of("first", "random"));
        };
    return new TrainingRows(description.number(0), choice);
  }

  /** Splits a data set; the fraction must be below 1. */
  Split split(Dataset data, long seed) {
    return choice == Choice.RANDOM ? data.split(fraction, seed) : data.splitConsecutive(fraction);
  }

  /**
   * Returns the rule as text.
   *
   * @return for example {@code random(0.85)}
   */
  @Override
  public String toString() {
    return choice.toString().toLowerCase(Locale.ROOT) + "(" + Decimals.shortest(fraction) + ")";
  }
}
