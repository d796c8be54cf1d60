package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Fields of a JSON file, each with a message that names it where it isn't what it should be. */
final class JsonFields {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // as Python writes infinities
          .build();

  private JsonFields() {}

  static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw new MalformedException(file + " is no JSON: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw wrong(field, "a text", value);
    }
    return value.textValue();
  }

  static double number(JsonNode node, String field) {
    return number(node.path(field), "field '" + field + "'", false);
  }

  /** A number, written as such or as text; infinities only where they are allowed. */
  static double number(JsonNode value, String what, boolean infinite) {
    double number = Double.NaN;
    if (value.isNumber()) {
      number = value.doubleValue();
    } else if (value.isTextual()) {
      number = parse(value.textValue());
    }
    if (Double.isNaN(number) || (Double.isInfinite(number) && !infinite)) {
      throw new MalformedException(what + " must be a number, got " + shown(value));
    }
    return number;
  }

  static double parse(String text) {
    String plain = text.trim().toLowerCase(Locale.ROOT);
    return switch (plain) {
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        try {
          yield Double.parseDouble(plain);
        } catch (NumberFormatException e) {
          yield Double.NaN;
        }
      }
    };
  }

  static int wholeNumber(JsonNode value, String what) {
    double number = number(value, what, false);
    if (number != (int) number) {
      throw new MalformedException(what + " must be a whole number, got " + shown(value));
    }
    return (int) number;
  }

  /** A number or an array of numbers. */
  static double[] numbers(JsonNode value, String what) {
    if (!value.isArray()) {
      return new double[] {number(value, what, true)};
    }
    double[] numbers = new double[value.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(value.get(i), what + ", value " + i, true);
    }
    return numbers;
  }

  static double[][] matrix(JsonNode rows, String what) {
    if (!rows.isArray() || rows.isEmpty()) {
      throw new MalformedException(what + " must be an array of rows, got " + shown(rows));
    }
    double[][] matrix = new double[rows.size()][];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = numbers(rows.get(i), what + ", row " + i);
      if (matrix[i].length != matrix[0].length) {
        throw new MalformedException(
            String.format(
                Locale.ROOT,
                "%s, row %d must have %d values as the first, got %d",
                what,
                i,
                matrix[0].length,
                matrix[i].length));
      }
    }
    return matrix;
  }

  static MalformedException wrong(String field, String wanted, JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? new MalformedException("field '" + field + "' is missing")
        : new MalformedException(
            "field '" + field + "' must be " + wanted + ", got " + shown(value));
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.toString();
  }
}
