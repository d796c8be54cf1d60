package org.infobottleneck.examples.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.numerics.Decimals;

/**
 * What {@code --json} prints: objects whose fields stand in the order in which they were put.
 * Numbers have the digits that bring the same double back, on every machine; those that are not
 * finite are null, as JSON has none.
 */
public final class Json {

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private Json() {}

  /**
   * Starts an object.
   *
   * @return an object without fields
   */
  public static Json object() {
    return new Json();
  }

  /**
   * Adds a field.
   *
   * @param name its name
   * @param value a text, number, truth, object of this class, or an optional, collection or map of
   *     such; of an empty optional nothing is added
   * @return this object
   */
  public Json put(String name, Object value) {
    Objects.requireNonNull(name, "name");
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> fields.put(name, plain(present)));
    } else if (value instanceof OptionalDouble optional) {
      optional.ifPresent(present -> fields.put(name, plain(present)));
    } else {
      fields.put(name, plain(value));
    }
    return this;
  }

  /** What the mapper writes as it is. */
  private static Object plain(Object value) {
    if (value instanceof Json json) {
      return json.fields;
    }
    if (value instanceof Double number) {
      return Double.isFinite(number)
          ? new BigDecimal(Decimals.shortest(number))
          : NullNode.getInstance();
    }
    if (value instanceof Collection<?> many) {
      return many.stream().map(Json::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((name, each) -> copy.put(name.toString(), plain(each)));
      return copy;
    }
    return value instanceof Number || value instanceof Boolean ? value : value.toString();
  }

  /**
   * Returns the object as text.
   *
   * @return JSON, indented, without a line feed at its end
   */
  @Override
  public String toString() {
    try {
      return MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an object of plain values can be written", e);
    }
  }
}
