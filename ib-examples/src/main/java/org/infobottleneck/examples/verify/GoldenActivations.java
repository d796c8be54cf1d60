package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The layout of {@code activations/golden.json}: layers of trained networks at snapshots, their
 * activations beside it.
 */
final class GoldenActivations {

  /** Where the file names none. */
  private static final double DEFAULT_TOLERANCE = 1e-9;

  private GoldenActivations() {}

  static boolean isLayout(JsonNode file) {
    return file.path("nets").isObject();
  }

  static List<Check> checks(JsonNode file, Path folder) {
    double tolerance =
        file.hasNonNull("tolerance") ? JsonFields.number(file, "tolerance") : DEFAULT_TOLERANCE;
    List<Check> checks = new ArrayList<>();
    for (Map.Entry<String, JsonNode> net : file.path("nets").properties()) {
      int index = 0;
      for (JsonNode snapshot : net.getValue().path("snapshots")) {
        String name = net.getKey() + "/snapshot-" + index++;
        try {
          name =
              net.getKey() + "_e" + JsonFields.wholeNumber(snapshot.path("epoch"), "field 'epoch'");
          checks.addAll(snapshot(name, snapshot, folder, tolerance));
        } catch (MalformedException e) {
          checks.add(Check.failing(name, e));
        }
      }
    }
    return checks;
  }

  private static List<Check> snapshot(
      String name, JsonNode snapshot, Path folder, double tolerance) {
    Path file = folder.resolve(name + ".csv.gz");
    Activations activations =
        Activations.read(Files.exists(file) ? file : folder.resolve(name + ".csv"));
    List<Check> checks = new ArrayList<>();
    for (JsonNode node : snapshot.path("layers")) {
      int number = JsonFields.wholeNumber(node.path("layer"), "field 'layer'");
      String layer = String.format(Locale.ROOT, "%s/L%d", name, number);
      try {
        GoldenLayer golden = new GoldenLayer(layer, activations.layer(number), tolerance);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          if (field.getValue().isObject()) {
            checks.addAll(golden.checks(field.getKey(), field.getValue()));
          }
        }
      } catch (MalformedException e) {
        checks.add(Check.failing(layer, e));
      }
    }
    return checks;
  }
}
