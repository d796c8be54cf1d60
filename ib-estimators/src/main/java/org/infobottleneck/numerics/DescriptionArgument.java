package org.infobottleneck.numerics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An argument of a {@link Description}.
 *
 * @param text the text it stands in
 * @param key what stands before the equals sign, empty for a bare argument
 * @param value what stands after it, or the bare argument itself
 * @param start where the argument begins
 * @param valueStart where its value begins
 */
record DescriptionArgument(
    DescriptionText text, String key, String value, int start, int valueStart) {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]++\\.?[0-9]*+|\\.[0-9]++)([eE][+-]?[0-9]++)?");

  /** Reads the argument that stands between two places. */
  static DescriptionArgument read(DescriptionText text, int from, int to) {
    int start = text.skipBlanks(from, to);
    int end = text.withoutBlanks(start, to);
    if (start == end) {
      throw text.unreadable("expected an argument", start, end);
    }
    int keyEnd = text.skipName(start, end);
    int equals = text.skipBlanks(keyEnd, end);
    if (keyEnd == start || !text.isAt(equals, end, "=")) {
      return new DescriptionArgument(text, "", text.between(start, end), start, start);
    }
    String key = text.between(start, keyEnd);
    int valueStart = text.skipBlanks(equals + 1, end);
    if (valueStart == end) {
      throw text.unreadable("expected a value for " + key, end, end);
    }
    return new DescriptionArgument(text, key, text.between(valueStart, end), start, valueStart);
  }

  boolean isBare() {
    return key.isEmpty();
  }

  /** What it is known by: its key, or the whole of a bare one. */
  String head() {
    return isBare() ? value : key;
  }

  int valueEnd() {
    return valueStart + value.length();
  }

  double number() {
    Matcher decimal = DECIMAL.matcher(value);
    if (!decimal.matches()) {
      throw wrong("a number");
    }
    double number = Double.parseDouble(value);
    boolean vanished = number == 0 && decimal.group(1).chars().anyMatch(c -> c >= '1' && c <= '9');
    if (Double.isInfinite(number) || vanished) {
      throw wrong("a number in the range of a double");
    }
    return number;
  }

  int integer() {
    return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  long longInteger() {
    return whole(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private long whole(long least, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // No number, or one of more than 64 bits: refused below.
    }
    throw wrong("a whole number between " + least + " and " + most);
  }

  boolean truth() {
    if (!value.equals("true") && !value.equals("false")) {
      throw wrong("true or false");
    }
    return value.equals("true");
  }

  /** The exception that says what the value should have been. */
  IllegalArgumentException wrong(String expected) {
    String owner = isBare() ? "" : " for " + key;
    return text.unreadable("expected " + expected + owner, valueStart, valueEnd());
  }

  /** The exception that says what should have stood in place of the key. */
  IllegalArgumentException unknown(String expected) {
    return text.unreadable("expected " + expected, start, start + head().length());
  }
}
