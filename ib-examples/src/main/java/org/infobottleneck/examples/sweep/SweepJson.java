package org.infobottleneck.examples.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.infobottleneck.experiment.Experiment;

/**
 * A sweep as it stands in its folder: every run with its key, its levels and the text of its
 * experiment, a line each.
 */
final class SweepJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SweepJson() {}

  static String text(Sweep sweep) {
    StringBuilder text = new StringBuilder();
    text.append("{\n\"name\": ").append(quoted(sweep.name()));
    text.append(",\n\"factors\": ").append(list(sweep.factors())).append(",\n\"runs\": [");
    String separator = "\n";
    for (SweepRun run : sweep.runs()) {
      text.append(separator).append("{\"key\": ").append(quoted(run.key()));
      text.append(", \"levels\": ").append(list(run.levels().values()));
      text.append(", \"experiment\": ").append(quoted(run.experiment().text())).append('}');
      separator = ",\n";
    }
    return text.append("\n]\n}\n").toString();
  }

  private static String list(Iterable<String> texts) {
    List<String> quoted = new ArrayList<>();
    texts.forEach(each -> quoted.add(quoted(each)));
    return quoted.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    try {
      return MAPPER.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text can be written", e);
    }
  }

  static Sweep read(String file, String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      List<String> factors = texts(root.path("factors"), "factors");
      List<SweepRun> runs = new ArrayList<>();
      for (JsonNode each : array(root.path("runs"), "runs")) {
        SweepRun run = run(each, factors);
        if (!run.key().equals(each.path("key").asText())) {
          throw new IllegalArgumentException(
              "the key of run " + (runs.size() + 1) + " is not that of its experiment");
        }
        runs.add(run);
      }
      return new Sweep(text(root.path("name"), "name"), factors, runs);
    } catch (JsonProcessingException e) {
      throw new SweepFormatException(file + ": " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new SweepFormatException(file + ": " + e.getMessage(), e);
    }
  }

  private static SweepRun run(JsonNode run, List<String> factors) {
    Iterator<String> levels = texts(run.path("levels"), "levels").iterator();
    Map<String, String> byFactor = new LinkedHashMap<>();
    for (String factor : factors) {
      byFactor.put(factor, levels.hasNext() ? levels.next() : "");
    }
    return new SweepRun(Experiment.parse(text(run.path("experiment"), "experiment")), byFactor);
  }

  private static List<String> texts(JsonNode node, String name) {
    List<String> texts = new ArrayList<>();
    array(node, name).forEach(each -> texts.add(text(each, name)));
    return texts;
  }

  private static JsonNode array(JsonNode node, String name) {
    if (!node.isArray()) {
      throw new IllegalArgumentException(name + " must be a list");
    }
    return node;
  }

  private static String text(JsonNode node, String name) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException(name + " must be a text");
    }
    return node.asText();
  }
}
