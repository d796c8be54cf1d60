package org.infobottleneck.replay;

import java.util.Comparator;

/**
 * The order in which people count: runs of digits compare as numbers, everything else character by
 * character. {@code layer-2} comes before {@code layer-10}. Names that differ in leading zeros
 * only, such as {@code layer-1} and {@code layer-01}, compare as equal.
 */
enum NaturalOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      int order;
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
        int endA = endOfDigits(a, i);
        int endB = endOfDigits(b, j);
        order = numbers(significant(a, i, endA), significant(b, j, endB));
        i = endA;
        j = endB;
      } else {
        order = Character.compare(a.charAt(i++), b.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length() - i, b.length() - j);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static String significant(String text, int start, int end) {
    int from = start;
    while (from < end && text.charAt(from) == '0') {
      from++;
    }
    return text.substring(from, end);
  }

  private static int numbers(String a, String b) {
    return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
  }
}
