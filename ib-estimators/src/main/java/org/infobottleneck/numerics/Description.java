package org.infobottleneck.numerics;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The text of a configuration value, taken apart: a name and its arguments.
 *
 * <pre>{@code
 * Description pca = Description.parse("pca(ksg1(k=5, standardized), dimensions=2)");
 * pca.requireOnly(1, "dimensions");
 * pca.name();                                  // pca
 * pca.integer("dimensions");                   // 2
 * pca.nested(0).integer("k", 3);               // 5
 * pca.nested(0).flag("standardized", false);   // true
 * }</pre>
 *
 * <p>The arguments stand in parentheses or square brackets, between commas, with or without blanks.
 * One is either {@code key=value} or bare: a word, a number, any other text, or a description of
 * its own, at any depth up to 64 brackets within each other. Commas inside of brackets, braces too,
 * divide nothing outside. Without arguments the brackets may be left out. Names and keys are of
 * letters, digits, dots, dashes and underscores.
 *
 * <p>What can't be read is refused by an {@link IllegalArgumentException} that holds the text, the
 * place in it and what was expected there. Immutable and thread-safe.
 */
public final class Description {

  private final DescriptionText text;
  private final String name;
  private final int start;
  private final List<DescriptionArgument> arguments;
  private final List<DescriptionArgument> bare;

  Description(DescriptionText text, String name, int start, List<DescriptionArgument> arguments) {
    this.text = text;
    this.name = name;
    this.start = start;
    this.arguments = List.copyOf(arguments);
    bare = arguments.stream().filter(DescriptionArgument::isBare).toList();
  }

  /**
   * Takes a text apart.
   *
   * @param text a name, with or without arguments
   * @return its parts
   * @throws IllegalArgumentException if there is no name, brackets don't match or lie too deep, an
   *     argument is empty, a key occurs twice, or anything follows the last bracket
   */
  public static Description parse(String text) {
    return DescriptionReader.read(DescriptionText.balanced(text), 0, text.length());
  }

  /**
   * Takes a text apart that is nothing but arguments, such as {@code 12-10-2 tanh, softmax output}.
   *
   * @param text arguments between commas
   * @return a description without a name
   * @throws IllegalArgumentException as {@link #parse(String)}
   */
  public static Description ofArguments(String text) {
    DescriptionText whole = DescriptionText.balanced(text);
    return new Description(whole, "", 0, DescriptionReader.arguments(whole, 0, text.length()));
  }

  /**
   * Returns the name before the arguments.
   *
   * @return the name; empty for {@link #ofArguments}
   */
  public String name() {
    return name;
  }

  /**
   * Returns the number of bare arguments, flags included.
   *
   * @return the number of arguments without a key
   */
  public int bareCount() {
    return bare.size();
  }

  /**
   * Tells whether there is an argument of a key.
   *
   * @param key the key
   * @return whether {@code key=value} is among the arguments
   */
  public boolean has(String key) {
    return find(key).isPresent();
  }

  private Optional<DescriptionArgument> find(String key) {
    Objects.requireNonNull(key, "key");
    return arguments.stream().filter(a -> !a.isBare() && a.key().equals(key)).findFirst();
  }

  private DescriptionArgument required(String key) {
    return find(key).orElseThrow(() -> missing(key + "="));
  }

  private DescriptionArgument required(int position) {
    Arguments.atLeast(position, 0, "position");
    if (position >= bare.size()) {
      throw missing("argument number " + (position + 1L));
    }
    return bare.get(position);
  }

  private IllegalArgumentException missing(String what) {
    return text.unreadable(
        "expected " + what + " among the arguments", start, start + name.length());
  }

  /**
   * Refuses every argument but those that a reader knows.
   *
   * @param positions how many bare arguments there must be in front of any flag
   * @param known the keys and flags that may occur
   * @throws IllegalArgumentException if the number is negative, fewer bare arguments stand there,
   *     an argument has another key, a further bare one is none of the flags, or a flag occurs
   *     twice
   */
  public void requireOnly(int positions, String... known) {
    Arguments.atLeast(positions, 0, "positions");
    if (positions > 0) {
      required(positions - 1);
    }
    Set<String> open = new HashSet<>();
    for (String word : Objects.requireNonNull(known, "known")) {
      open.add(Objects.requireNonNull(word, "known must not hold null"));
    }
    int bareBefore = 0;
    for (DescriptionArgument argument : arguments) {
      boolean positional = argument.isBare() && bareBefore++ < positions;
      if (!positional && !open.remove(argument.head())) {
        String expected =
            known.length == 0
                ? "no argument here"
                : "one of, each at most once, " + String.join(", ", known);
        throw argument.unknown(expected);
      }
    }
  }

  /**
   * Returns a number.
   *
   * @param key the argument's key
   * @return its value
   * @throws IllegalArgumentException if there is none, or it is no decimal number in a double's
   *     range
   */
  public double number(String key) {
    return required(key).number();
  }

  /**
   * Returns a number, or another where there is none.
   *
   * @param key the argument's key
   * @param otherwise the value if the key is not among the arguments
   * @return its value
   * @throws IllegalArgumentException if it is no decimal number in a double's range
   */
  public double number(String key, double otherwise) {
    return find(key).map(DescriptionArgument::number).orElse(otherwise);
  }

  /**
   * Returns a bare number.
   *
   * @param position place among the bare arguments, from 0
   * @return its value
   * @throws IllegalArgumentException if there is none, or it is no decimal number in a double's
   *     range
   */
  public double number(int position) {
    return required(position).number();
  }

  /**
   * Returns a whole number.
   *
   * @param key the argument's key
   * @return its value
   * @throws IllegalArgumentException if there is none, or it is no whole number of 32 bits
   */
  public int integer(String key) {
    return required(key).integer();
  }

  /**
   * Returns a whole number, or another where there is none.
   *
   * @param key the argument's key
   * @param otherwise the value if the key is not among the arguments
   * @return its value
   * @throws IllegalArgumentException if it is no whole number of 32 bits
   */
  public int integer(String key, int otherwise) {
    return find(key).map(DescriptionArgument::integer).orElse(otherwise);
  }

  /**
   * Returns a bare whole number.
   *
   * @param position place among the bare arguments, from 0
   * @return its value
   * @throws IllegalArgumentException if there is none, or it is no whole number of 32 bits
   */
  public int integer(int position) {
    return required(position).integer();
  }

  /**
   * Returns a whole number such as a seed, or another where there is none.
   *
   * @param key the argument's key
   * @param otherwise the value if the key is not among the arguments
   * @return its value
   * @throws IllegalArgumentException if it is no whole number of 64 bits
   */
  public long longInteger(String key, long otherwise) {
    return find(key).map(DescriptionArgument::longInteger).orElse(otherwise);
  }

  /**
   * Tells whether a flag is set, by its bare word or as {@code key=true}.
   *
   * @param key the flag
   * @param otherwise the value if it is not among the arguments
   * @return whether it is set
   * @throws IllegalArgumentException if it has a value other than {@code true} and {@code false}
   */
  public boolean flag(String key, boolean otherwise) {
    if (arguments.stream().anyMatch(a -> a.isBare() && a.value().equals(key))) {
      return true;
    }
    return find(key).map(DescriptionArgument::truth).orElse(otherwise);
  }

  /**
   * Returns the value of a key as it stands.
   *
   * @param key the argument's key
   * @return its text, without blanks around it
   * @throws IllegalArgumentException if there is none
   */
  public String text(String key) {
    return required(key).value();
  }

  /**
   * Returns a bare argument as it stands.
   *
   * @param position place among the bare arguments, from 0
   * @return its text, without blanks around it
   * @throws IllegalArgumentException if there are fewer
   */
  public String text(int position) {
    return required(position).value();
  }

  /**
   * Returns a bare argument as a description of its own.
   *
   * @param position place among the bare arguments, from 0
   * @return its parts
   * @throws IllegalArgumentException if there are fewer, or as {@link #parse(String)}
   */
  public Description nested(int position) {
    return nested(required(position));
  }

  /**
   * Returns the value of a key as a description of its own.
   *
   * @param key the argument's key
   * @return its parts
   * @throws IllegalArgumentException if there is none, or as {@link #parse(String)}
   */
  public Description nested(String key) {
    return nested(required(key));
  }

  private Description nested(DescriptionArgument argument) {
    return DescriptionReader.read(text, argument.valueStart(), argument.valueEnd());
  }

  /**
   * Returns the choice whose label is this name; capitals make no difference.
   *
   * @param <T> what is chosen
   * @param choices all choices
   * @param label the label of each
   * @return the choice
   * @throws IllegalArgumentException listing the labels if none is this name, or if there are
   *     arguments
   */
  public <T> T among(Collection<T> choices, Function<? super T, String> label) {
    Objects.requireNonNull(choices, "choices");
    Objects.requireNonNull(label, "label");
    requireOnly(0);
    return choices.stream()
        .filter(choice -> label.apply(choice).equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> unknownName(choices.stream().map(label).collect(Collectors.toList())));
  }

  /**
   * Reads a value, so that what is wrong with its numbers is told with their place in the text.
   *
   * @param <T> what is read
   * @param reader makes the value of this description
   * @return the value
   * @throws IllegalArgumentException if the reader throws one; with the text and the place
   */
  public <T> T as(Function<? super Description, ? extends T> reader) {
    try {
      return reader.apply(this);
    } catch (IllegalArgumentException e) {
      throw text.refused(e, start);
    }
  }

  /**
   * Returns the exception that says that nothing has this name.
   *
   * @param known the names there are
   * @return the exception, to be thrown
   */
  public IllegalArgumentException unknownName(Collection<String> known) {
    Objects.requireNonNull(known, "known");
    return text.unreadable(
        "expected one of " + String.join(", ", known),
        start,
        start + name.length(),
        NearMiss.hint(name, known));
  }

  /**
   * Returns the exception that says that a bare argument is not what it should be.
   *
   * @param position place among the bare arguments, from 0
   * @param expected what was expected, such as {@code widths like 12-10-2}
   * @return the exception, to be thrown
   */
  public IllegalArgumentException unexpected(int position, String expected) {
    Objects.requireNonNull(expected, "expected");
    return required(position).wrong(expected);
  }

  /**
   * Returns the text that this is the description of.
   *
   * @return the text as it was given, the whole of it for a nested description
   */
  @Override
  public String toString() {
    return text.source();
  }
}
