package org.infobottleneck.numerics;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Finds the word that was probably meant: the one with the fewest letters to insert, delete,
 * replace or exchange with their neighbor (Damerau 1964; the restricted distance), capitals aside.
 */
public final class NearMiss {

  /** A word of so many letters may have one wrong, one of twice as many two. */
  private static final int LETTERS_PER_SLIP = 3;

  /** Longer ones are no words, and would take time. */
  private static final int LONGEST = 100;

  private NearMiss() {}

  /**
   * Returns what to add to a message about a word that is not known.
   *
   * @param word the word
   * @param known the words there are
   * @return for example {@code ", did you mean ksg1?"}; empty where no known word is near: at most
   *     one slip for every three letters. Of two as near it is the first.
   */
  public static String hint(String word, Collection<String> known) {
    Objects.requireNonNull(word, "word");
    for (String candidate : Objects.requireNonNull(known, "known")) {
      Objects.requireNonNull(candidate, "known must not hold null");
    }
    int least = Math.max(1, word.length() / LETTERS_PER_SLIP) + 1;
    String nearest = "";
    for (String candidate : word.length() > LONGEST ? Set.<String>of() : known) {
      int distance = distance(folded(word), folded(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest.isEmpty() || word.isEmpty() ? "" : ", did you mean " + nearest + "?";
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean exchanged =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return exchanged ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
