package org.infobottleneck.report;

import org.infobottleneck.numerics.Decimals;

/**
 * Writes JSON that may stand inside a script element of an HTML page.
 *
 * <p>No text can end the element or start a comment or an entity: {@code <}, {@code >} and {@code
 * &} are written as escapes, and so is everything outside printable ASCII, the line separators of
 * Unicode and unpaired surrogates among it. Numbers are the shortest decimals that read back as the
 * same double. Whoever calls sees to it that objects and arrays are closed; commas are set here.
 */
final class JsonText {

  private final StringBuilder text = new StringBuilder();

  /** Whether a comma is due before the next name or value. */
  private boolean following;

  JsonText beginObject() {
    return open('{');
  }

  JsonText endObject() {
    return close('}');
  }

  JsonText beginArray() {
    return open('[');
  }

  JsonText endArray() {
    return close(']');
  }

  /** Writes the name of a member, whose value is written next. */
  JsonText name(String name) {
    comma();
    quoted(name);
    text.append(':');
    following = false;
    return this;
  }

  JsonText value(String value) {
    comma();
    quoted(value);
    return this;
  }

  JsonText value(long value) {
    comma();
    text.append(value);
    return this;
  }

  JsonText value(boolean value) {
    comma();
    text.append(value);
    return this;
  }

  /** Writes a finite number. */
  JsonText value(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a number in JSON must be finite, got " + value);
    }
    comma();
    text.append(Decimals.shortest(value));
    return this;
  }

  JsonText nothing() {
    comma();
    text.append("null");
    return this;
  }

  private JsonText open(char bracket) {
    comma();
    text.append(bracket);
    following = false;
    return this;
  }

  private JsonText close(char bracket) {
    text.append(bracket);
    following = true;
    return this;
  }

  private void comma() {
    if (following) {
      text.append(',');
    }
    following = true;
  }

  private void quoted(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c > '~' || c == '<' || c == '>' || c == '&') {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
