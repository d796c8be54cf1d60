package org.infobottleneck.numerics;

import java.util.Objects;

/** The text of a {@link Description} with its brackets checked, and messages about places in it. */
final class DescriptionText {

  private static final int DEEPEST = 64;
  private static final int LONGEST_QUOTE = 120;
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  private final String source;

  private DescriptionText(String source) {
    this.source = source;
  }

  /** Says where the text is at fault, so that no outer reader of the same text says so again. */
  private static final class Unreadable extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient DescriptionText text;

    Unreadable(DescriptionText text, String message) {
      super(message);
      this.text = text;
    }

    Unreadable(DescriptionText text, String message, Throwable cause) {
      super(message, cause);
      this.text = text;
    }
  }

  /** Checks in one pass that brackets match, which all that follows relies on. */
  static DescriptionText balanced(String source) {
    DescriptionText text = new DescriptionText(Objects.requireNonNull(source, "text"));
    int[] open = new int[DEEPEST];
    int depth = 0;
    for (int i = 0; i < source.length(); i++) {
      if (OPENING.indexOf(source.charAt(i)) >= 0) {
        if (depth == DEEPEST) {
          throw text.unreadable("expected at most " + DEEPEST + " open brackets", i, i + 1);
        }
        open[depth++] = i;
      }
      int kind = CLOSING.indexOf(source.charAt(i));
      if (kind >= 0 && (depth == 0 || source.charAt(open[--depth]) != OPENING.charAt(kind))) {
        throw text.unreadable("expected " + OPENING.charAt(kind) + " before it", i, i + 1);
      }
    }
    if (depth > 0) {
      int last = open[depth - 1];
      char closing = CLOSING.charAt(OPENING.indexOf(source.charAt(last)));
      throw text.unreadable("expected " + closing + " after it", last, last + 1);
    }
    return text;
  }

  String source() {
    return source;
  }

  int length() {
    return source.length();
  }

  String between(int from, int to) {
    return source.substring(from, to);
  }

  boolean isAt(int place, int end, String characters) {
    return place < end && characters.indexOf(source.charAt(place)) >= 0;
  }

  int skipBlanks(int from, int to) {
    int i = from;
    while (i < to && Character.isWhitespace(source.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Where the blanks begin that a stretch ends with. */
  int withoutBlanks(int from, int to) {
    int i = to;
    while (i > from && Character.isWhitespace(source.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  int skipName(int from, int to) {
    int i = from;
    while (i < to && isOfName(source.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }

  /** The first comma outside of the brackets that open after a place, or the end. */
  int nextComma(int from, int to) {
    int depth = 0;
    for (int i = from; i < to; i++) {
      char c = source.charAt(i);
      depth += OPENING.indexOf(c) >= 0 ? 1 : 0;
      depth -= CLOSING.indexOf(c) >= 0 ? 1 : 0;
      if (c == ',' && depth == 0) {
        return i;
      }
    }
    return to;
  }

  /** The bracket that closes the one at a place. */
  int closeOf(int open) {
    int depth = 1;
    int i = open;
    while (depth > 0) {
      i++;
      char c = source.charAt(i);
      depth += OPENING.indexOf(c) >= 0 ? 1 : 0;
      depth -= CLOSING.indexOf(c) >= 0 ? 1 : 0;
    }
    return i;
  }

  /** The exception that names text, place, and what stands there instead of what was expected. */
  IllegalArgumentException unreadable(String expected, int from, int to) {
    return unreadable(expected, from, to, "");
  }

  /** The same, with what was probably meant behind it. */
  IllegalArgumentException unreadable(String expected, int from, int to, String hint) {
    String found = to > from ? "\"" + clipped(from, to) + "\"" : "nothing";
    return new Unreadable(this, message(expected + ", got " + found + hint, from));
  }

  /** The exception that names text and place of a value that its maker refused. */
  IllegalArgumentException refused(IllegalArgumentException reason, int place) {
    if (reason instanceof Unreadable unreadable && unreadable.text == this) {
      return reason;
    }
    return new Unreadable(this, message(String.valueOf(reason.getMessage()), place), reason);
  }

  private String message(String what, int place) {
    int from = source.length() > LONGEST_QUOTE ? Math.max(0, place - LONGEST_QUOTE / 2) : 0;
    String quote = (from > 0 ? ".." : "") + clipped(from, source.length());
    return "can't read \"" + quote + "\", character " + (place + 1) + ": " + what;
  }

  private String clipped(int from, int to) {
    return to - from <= LONGEST_QUOTE
        ? between(from, to)
        : between(from, from + LONGEST_QUOTE) + "..";
  }
}
