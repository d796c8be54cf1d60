package org.infobottleneck.plane;

import java.util.List;
import java.util.OptionalDouble;

/** The fields of one line of a saved plane, read from left to right. */
final class SavedLine {

  private final String[] fields;
  private int next;

  /** Takes a line in which every field is closed by a tab. */
  SavedLine(String line) {
    fields = line.split("\t", -1);
  }

  String text() {
    if (next >= fields.length - 1) {
      throw new IllegalArgumentException("field " + (next + 1) + " is missing");
    }
    return unescape(fields[next++]);
  }

  int integer() {
    return Integer.parseInt(text());
  }

  double number() {
    return Double.parseDouble(text());
  }

  OptionalDouble optionalNumber() {
    String text = text();
    return text.equals(PlaneWriter.NONE)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(text));
  }

  List<String> list() {
    String text = text();
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  boolean hasMore() {
    return next < fields.length - 1;
  }

  void requireEnd() {
    if (next != fields.length - 1) {
      throw new IllegalArgumentException(
          "expected " + next + " fields, got " + (fields.length - 1));
    }
  }

  private static String unescape(String field) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && i + 1 < field.length()) {
        i++;
        c =
            switch (field.charAt(i)) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> field.charAt(i);
            };
      }
      text.append(c);
    }
    return text.toString();
  }
}
