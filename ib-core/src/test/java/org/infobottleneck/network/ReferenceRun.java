package org.infobottleneck.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;

/** The reference run; its origin is told beside the file. */
final class ReferenceRun {

  static final JsonNode ROOT = read();
  static final Dataset FULL = IcosahedronTask.deterministic();
  static final Dataset TRAIN = FULL.subset(integers(ROOT.get("train_rows")));
  static final Architecture ARCHITECTURE = Architecture.tanh(integers(ROOT.get("dims")));

  private ReferenceRun() {}

  private static JsonNode read() {
    try (InputStream in = ReferenceRun.class.getResourceAsStream("mlp_golden.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Mlp network() {
    return Mlp.of(ARCHITECTURE, matrices(ROOT.get("init_W")), matrices(ROOT.get("init_b")));
  }

  static int[] integers(JsonNode node) {
    return new ObjectMapper().convertValue(node, int[].class);
  }

  /** One matrix per layer; a flat list of numbers is a row. */
  static List<DMatrixRMaj> matrices(JsonNode layers) {
    List<DMatrixRMaj> all = new ArrayList<>();
    for (JsonNode layer : layers) {
      if (layer.get(0).isArray()) {
        all.add(new DMatrixRMaj(new ObjectMapper().convertValue(layer, double[][].class)));
      } else {
        double[] row = new ObjectMapper().convertValue(layer, double[].class);
        all.add(new DMatrixRMaj(1, row.length, true, row));
      }
    }
    return all;
  }
}
