package org.infobottleneck.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The table of odd calls of one module: tab-separated lines of the method, the argument, what is
 * odd about it (several, between bars, where the answer is the same), and the answer.
 *
 * <p>An answer is the name of an exception, a colon and its message; or one of
 *
 * <ul>
 *   <li>{@code value finite}: a value through which no NaN and no infinity can be reached;
 *   <li>{@code value same}: a value, finite and the same as that of the valid call;
 *   <li>{@code value = ...}: this value;
 *   <li>{@code value any}: a value, in which the documentation allows for NaN or an infinity.
 *   <li>{@code elsewhere: SomeTest, OtherTest}, of the valid call: the method is not called here,
 *       but there.
 * </ul>
 *
 * <p>Three points in a row stand for any text. The argument {@code -} with {@code valid} is the
 * call that has nothing odd. Nulls that are refused by a NullPointerException with the name of the
 * parameter need no line.
 */
final class Catalogue {

  private static final String ELSEWHERE = "elsewhere: ";

  private static final Pattern NUMBERED =
      Pattern.compile("(written|missing|folder|empty|garbage)-\\d+");
  private static final Pattern TEMPORARY = Pattern.compile("\\.writing-[0-9a-f-]+");

  private final Map<String, String> answers = new LinkedHashMap<>();
  private final TreeSet<String> unused;
  private final String folder;

  private Catalogue(List<String> lines, String folder) {
    this.folder = folder;
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      if (fields.length != 4) {
        throw new IllegalArgumentException("no four fields: " + line);
      }
      for (String oddity : fields[2].split("\\|", -1)) {
        String key = key(fields[0], fields[1], oddity);
        if (answers.put(key, fields[3]) != null) {
          throw new IllegalArgumentException("two lines for " + key);
        }
      }
    }
    unused = new TreeSet<>(answers.keySet());
  }

  /** Reads the table of a module. */
  static Catalogue of(String module, Path folder) {
    String name = module + ".tsv";
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name),
                StandardCharsets.UTF_8))) {
      List<String> lines = new ArrayList<>();
      reader.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(lines::add);
      return new Catalogue(lines, folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(String method, String argument, String oddity) {
    return method + "\t" + argument + "\t" + oddity;
  }

  /** Whether a method is not called here, but where its line says. */
  boolean isElsewhere(Executable method) {
    String key = key(PublicMethods.signature(method), "-", "valid");
    return answers.getOrDefault(key, "").startsWith(ELSEWHERE) && unused.remove(key);
  }

  /** The tests that lines name, which run what is not called here. */
  Set<String> testsElsewhere() {
    Set<String> tests = new TreeSet<>();
    for (String answer : answers.values()) {
      if (answer.startsWith(ELSEWHERE)) {
        tests.addAll(List.of(answer.substring(ELSEWHERE.length()).split(", ", -1)));
      }
    }
    return tests;
  }

  /** Lines that no call has asked for. */
  List<String> unused() {
    return List.copyOf(unused);
  }

  /**
   * Compares what a call gave with its line.
   *
   * @return what is wrong, empty if nothing is
   */
  String complaint(
      Executable method, String argument, String oddity, Outcome outcome, Outcome valid) {
    String key = key(PublicMethods.signature(method), argument, oddity);
    unused.remove(key);
    String expected = answers.get(key);
    if (expected == null && oddity.equals("null")) {
      expected = "NullPointerException: ..." + inMessages(argument) + "...";
      if (PublicMethods.signature(method).endsWith(".valueOf(String)")) {
        expected = "NullPointerException: Name is null";
      }
    } else if (expected == null && oddity.equals("valid")) {
      expected = "value finite";
    }
    if (expected != null && isMet(expected, outcome, valid)) {
      return "";
    }
    return key + "\t" + answer(outcome, valid) + (expected == null ? "" : "\tnot " + expected);
  }

  /** A parameter {@code newRows} is called rows in messages. */
  private static String inMessages(String argument) {
    return argument.matches("new[A-Z].*") ? argument.substring("newR".length()) : argument;
  }

  private boolean isMet(String expected, Outcome outcome, Outcome valid) {
    if (expected.startsWith("value ")) {
      String law = expected.substring("value ".length());
      return outcome.thrown() == null
          && (law.equals("any")
              || (law.equals("finite") && outcome.isFinite())
              || (law.equals("same") && outcome.isFinite() && same(outcome, valid))
              || (law.startsWith("= ") && clean(outcome.text()).equals(law.substring(2))));
    }
    return outcome.thrown() != null && matches(expected, answer(outcome, valid));
  }

  private boolean same(Outcome outcome, Outcome valid) {
    return clean(outcome.text()).equals(clean(valid.text()));
  }

  private static boolean matches(String pattern, String text) {
    String regex =
        Arrays.stream(pattern.split(Pattern.quote("..."), -1))
            .map(Pattern::quote)
            .reduce((a, b) -> a + ".*" + b)
            .orElseThrow();
    return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
  }

  private String answer(Outcome outcome, Outcome valid) {
    Throwable thrown = outcome.thrown();
    if (thrown != null) {
      return clean(thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
    }
    String text = clean(outcome.text());
    if (!outcome.isFinite()) {
      return text.length() > 60 || text.contains("{") ? "value any" : "value = " + text;
    }
    if (valid != null && same(outcome, valid)) {
      return "value same";
    }
    return text.length() > 60 || text.contains("{") || text.startsWith("void")
        ? "value finite"
        : "value = " + text;
  }

  private String clean(String text) {
    String plain = text.replace(folder, "FOLDER").replace('\n', ' ').replace('\t', ' ');
    return TEMPORARY.matcher(NUMBERED.matcher(plain).replaceAll("$1")).replaceAll(".writing");
  }
}
