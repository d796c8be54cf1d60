package org.infobottleneck.examples.sweep.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers and names as they are shown to people; the tables hold them in full. */
final class Shown {

  /** Of figures as PNG, which are large; their PDF and SVG have no dots. */
  static final int DOTS_PER_INCH = 200;

  private static final int BRIEF = 28;
  private static final int LEAST_DECIMALS = 3;
  private static final int MOST_DECIMALS = 6;
  private static final double ROUNDING = 1e-9;
  private static final String DASH = "\u2013";

  private Shown() {}

  /** A mean with its standard error; a dash where there is no mean. */
  static String number(double mean, OptionalDouble error) {
    if (Double.isNaN(mean)) {
      return DASH;
    }
    if (error.isEmpty()) {
      return fixed(mean, decimals(mean, 2));
    }
    int decimals = decimals(error.getAsDouble(), 1);
    return fixed(mean, decimals) + " \u00b1 " + fixed(error.getAsDouble(), decimals);
  }

  /** A mean, or a star beside it where a value in it is not valid. */
  static String number(Marginal marginal) {
    return number(marginal.mean(), marginal.standardError()) + (marginal.isInvalid() ? " *" : "");
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** How many decimals show some digits behind the first: 3 to 6, and 3 of what is but rounding. */
  private static int decimals(double value, int digits) {
    double size = Math.abs(value);
    if (!(size > ROUNDING) || Double.isInfinite(size)) {
      return LEAST_DECIMALS;
    }
    int first = (int) Math.floor(StrictMath.log10(size));
    return Math.max(LEAST_DECIMALS, Math.min(MOST_DECIMALS, digits - first));
  }

  /** A number of things. */
  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** A share of a whole, in percent. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** A level where there is little room. */
  static String brief(String level) {
    return level.length() <= BRIEF ? level : level.substring(0, BRIEF - 1) + "\u2026";
  }
}
