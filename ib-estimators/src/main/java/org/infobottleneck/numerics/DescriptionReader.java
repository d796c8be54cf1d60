package org.infobottleneck.numerics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes the text of a {@link Description} apart. */
final class DescriptionReader {

  private DescriptionReader() {}

  /** A name and, in brackets, its arguments; nothing else may stand between the two places. */
  static Description read(DescriptionText text, int from, int to) {
    int start = text.skipBlanks(from, to);
    int end = text.withoutBlanks(start, to);
    int nameEnd = text.skipName(start, end);
    if (nameEnd == start) {
      throw text.unreadable("expected a name", start, end);
    }
    String name = text.between(start, nameEnd);
    int open = text.skipBlanks(nameEnd, end);
    if (open == end) {
      return new Description(text, name, start, List.of());
    }
    if (!text.isAt(open, end, "([")) {
      throw text.unreadable("expected ( or the end", open, end);
    }
    int close = text.closeOf(open);
    if (close != end - 1) {
      throw text.unreadable("expected the end", text.skipBlanks(close + 1, end), end);
    }
    List<DescriptionArgument> arguments =
        text.skipBlanks(open + 1, close) == close ? List.of() : arguments(text, open + 1, close);
    return new Description(text, name, start, arguments);
  }

  /** Arguments between commas, at least one. */
  static List<DescriptionArgument> arguments(DescriptionText text, int from, int to) {
    List<DescriptionArgument> result = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    int begin = from;
    while (begin <= to) {
      int comma = text.nextComma(begin, to);
      DescriptionArgument argument = DescriptionArgument.read(text, begin, comma);
      if (!argument.isBare() && !keys.add(argument.key())) {
        throw argument.unknown("each key once");
      }
      result.add(argument);
      begin = comma + 1;
    }
    return result;
  }
}
