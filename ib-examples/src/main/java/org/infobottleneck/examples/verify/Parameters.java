package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of an entry. Every one of them has to be understood: one that nobody asked for may
 * change the value, and makes the entry unsupported.
 */
final class Parameters {

  private final Map<String, JsonNode> left = new LinkedHashMap<>(); // by plain name

  Parameters(JsonNode node) {
    if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
      throw JsonFields.wrong("params", "an object", node);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!field.getValue().isNull()
          && left.put(Names.plain(field.getKey()), field.getValue()) != null) {
        throw new MalformedException("parameter '" + field.getKey() + "' is given twice");
      }
    }
  }

  /** Takes a parameter by one of its names. */
  Optional<JsonNode> take(String... names) {
    Optional<JsonNode> taken = Optional.empty();
    for (String name : names) {
      JsonNode value = left.remove(Names.plain(name));
      if (value != null) {
        if (taken.isPresent()) {
          throw new MalformedException("parameter '" + names[0] + "' is given twice");
        }
        taken = Optional.of(value);
      }
    }
    return taken;
  }

  private JsonNode required(String... names) {
    return take(names)
        .orElseThrow(() -> new MalformedException("parameter '" + names[0] + "' is missing"));
  }

  double number(String... names) {
    return JsonFields.number(required(names), "parameter '" + names[0] + "'", false);
  }

  Optional<Double> numberIfThere(String... names) {
    return take(names)
        .map(value -> JsonFields.number(value, "parameter '" + names[0] + "'", false));
  }

  int wholeNumber(String... names) {
    return JsonFields.wholeNumber(required(names), "parameter '" + names[0] + "'");
  }

  Optional<Integer> wholeNumberIfThere(String... names) {
    return take(names).map(value -> JsonFields.wholeNumber(value, "parameter '" + names[0] + "'"));
  }

  Optional<String> textIfThere(String... names) {
    return take(names)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw new MalformedException(
                    "parameter '" + names[0] + "' must be a text, got " + value);
              }
              return Names.plain(value.textValue());
            });
  }

  /** A parameter that is true or false; false where it isn't given. */
  boolean isOn(String... names) {
    return take(names).map(value -> isTrue(value, names[0])).orElse(false);
  }

  static boolean isTrue(JsonNode value, String name) {
    String text = value.asText();
    return switch (text) {
      case "true", "True", "1" -> true;
      case "false", "False", "0" -> false;
      default ->
          throw new MalformedException(
              "parameter '" + name + "' must be true or false, got " + value);
    };
  }

  /** Forgets parameters that can't change the value. */
  void ignore(String... names) {
    take(names);
  }

  /** Leaves an entry alone that has parameters nobody asked for. */
  void requireAllTaken() {
    ignoreIfOff("noise", "noise level", "add noise", "jitter", "theiler", "theiler window");
    if (!left.isEmpty()) {
      throw new UnsupportedEntryException("no estimator of that name with the parameters " + left);
    }
  }

  private void ignoreIfOff(String... names) {
    for (String name : names) {
      JsonNode value = left.get(Names.plain(name));
      if (value != null && (value.asText().equals("false") || value.asDouble(1) == 0)) {
        ignore(name);
      }
    }
  }
}
