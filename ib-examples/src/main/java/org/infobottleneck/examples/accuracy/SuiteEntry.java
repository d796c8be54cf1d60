package org.infobottleneck.examples.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One data set of a suite, as its record declares it.
 *
 * @param task the name of the distribution
 * @param family the family of distributions
 * @param samples the number of samples
 * @param seed the seed it was drawn with
 * @param file the data
 * @param x the columns of X
 * @param xKind the declared kind of X
 * @param y the columns of Y
 * @param yKind the declared kind of Y
 * @param layer the columns of the layer without its noise, where X are a network's inputs
 * @param noiseVariance the variance of the layer's noise, where it is declared
 * @param deterministic whether Y is declared a function of X, as cells of a layer are
 * @param truth the true information in nats
 */
record SuiteEntry(
    String task,
    String family,
    int samples,
    long seed,
    Path file,
    List<String> x,
    DeclaredKind xKind,
    List<String> y,
    DeclaredKind yKind,
    List<String> layer,
    OptionalDouble noiseVariance,
    boolean deterministic,
    double truth) {

  /** What the owner of a variable says of it. */
  enum DeclaredKind {
    CONTINUOUS,
    DISCRETE,
    MIXED
  }

  /** Reads a record of the file {@code truth.json} in a folder. */
  static SuiteEntry of(JsonNode record, Path folder) {
    return new SuiteEntry(
        text(record, "task"),
        text(record, "family"),
        (int) whole(record, "N"),
        whole(record, "seed"),
        folder.resolve(text(record, "file")),
        names(record, "x_cols"),
        kind(record, "x_type"),
        names(record, "y_cols"),
        kind(record, "y_type"),
        record.hasNonNull("t_cols") ? names(record, "t_cols") : List.of(),
        record.hasNonNull("noise_var")
            ? OptionalDouble.of(number(record, "noise_var"))
            : OptionalDouble.empty(),
        record.hasNonNull("bins"),
        number(record, "true_mi_nats"));
  }

  private static String text(JsonNode record, String field) {
    JsonNode value = record.path(field);
    if (!value.isTextual()) {
      throw wrong(record, field, "a text");
    }
    return value.textValue();
  }

  private static double number(JsonNode record, String field) {
    JsonNode value = record.path(field);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw wrong(record, field, "a finite number");
    }
    return value.doubleValue();
  }

  private static long whole(JsonNode record, String field) {
    if (!record.path(field).isIntegralNumber()) {
      throw wrong(record, field, "a whole number");
    }
    return record.path(field).longValue();
  }

  private static List<String> names(JsonNode record, String field) {
    JsonNode value = record.path(field);
    List<String> names = new ArrayList<>();
    for (JsonNode name : value) {
      names.add(name.asText());
    }
    if (!value.isArray() || names.isEmpty()) {
      throw wrong(record, field, "an array of column names");
    }
    return names;
  }

  private static DeclaredKind kind(JsonNode record, String field) {
    String name = text(record, field);
    for (DeclaredKind kind : DeclaredKind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
        return kind;
      }
    }
    throw wrong(record, field, "continuous, discrete or mixed");
  }

  private static SuiteException wrong(JsonNode record, String field, String wanted) {
    return new SuiteException(
        "field '"
            + field
            + "' must be "
            + wanted
            + ", got "
            + record.path(field)
            + " in "
            + record);
  }
}
