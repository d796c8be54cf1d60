package org.infobottleneck.examples;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What {@link FirstLight} may be told. */
record FirstLightOptions(
    boolean help,
    long seed,
    int epochs,
    int snapshots,
    int threads,
    Path output,
    Optional<Path> picture) {

  static final String USAGE =
      """
      Options:
        --seed N         seed of the first weights and of the order of the samples (1)
        --epochs N       epochs to train (3000)
        --snapshots N    epochs to look at, evenly spaced on a logarithmic axis (60)
        --threads N      threads that estimate; changes no result (all processors)
        --output FOLDER  where to write, created if missing (out/first-light)
        --picture FILE   a second place for the combined picture (none)
        --help           print this\
      """;

  private static final FirstLightOptions DEFAULTS =
      new FirstLightOptions(
          false,
          1,
          3000,
          60,
          Runtime.getRuntime().availableProcessors(),
          Path.of("out", "first-light"),
          Optional.empty());

  /**
   * Reads options; the last of equal ones counts.
   *
   * @throws IllegalArgumentException naming the option that is unknown or has no proper value
   */
  static FirstLightOptions parse(List<String> args) {
    FirstLightOptions options = DEFAULTS;
    for (int i = 0; i < args.size(); i++) {
      String name = args.get(i);
      if (name.equals("--help")) {
        return options.withHelp();
      }
      options = options.with(name, i + 1 < args.size() ? args.get(++i) : "");
    }
    return options;
  }

  private FirstLightOptions withHelp() {
    return new FirstLightOptions(true, seed, epochs, snapshots, threads, output, picture);
  }

  private FirstLightOptions with(String name, String value) {
    return switch (name) {
      case "--seed" ->
          new FirstLightOptions(
              help,
              number(name, value, Long.MIN_VALUE),
              epochs,
              snapshots,
              threads,
              output,
              picture);
      case "--epochs" ->
          new FirstLightOptions(
              help, seed, count(name, value, 1), snapshots, threads, output, picture);
      case "--snapshots" ->
          new FirstLightOptions(
              help, seed, epochs, count(name, value, 2), threads, output, picture);
      case "--threads" ->
          new FirstLightOptions(
              help, seed, epochs, snapshots, count(name, value, 1), output, picture);
      case "--output" ->
          new FirstLightOptions(help, seed, epochs, snapshots, threads, path(name, value), picture);
      case "--picture" ->
          new FirstLightOptions(
              help, seed, epochs, snapshots, threads, output, Optional.of(path(name, value)));
      default -> throw new IllegalArgumentException("unknown option: " + name);
    };
  }

  private static int count(String name, String value, int least) {
    long number = number(name, value, least);
    if (number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          name + " must be at most " + Integer.MAX_VALUE + ", got " + value);
    }
    return (int) number;
  }

  private static long number(String name, String value, long least) {
    long number;
    try {
      number = Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + " needs a whole number, got " + (value.isEmpty() ? "none" : value), e);
    }
    if (number < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
    }
    return number;
  }

  private static Path path(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " needs a path, got none");
    }
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(name + " needs a path, got " + value, e);
    }
  }
}
