package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.LayerEstimate;
import org.infobottleneck.estimators.SnapshotEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.estimators.Workspace;

/** The golden values of one layer: its information with the inputs and with the labels, in bits. */
final class GoldenLayer {

  private static final Dataset LABELS = IcosahedronTask.deterministic();
  private static final Dataset SOFT_LABELS =
      IcosahedronTask.stochastic(IcosahedronTask.GAIN_OF_PUBLISHED_FILE);

  private static final int EDGES = 30;
  private static final double[] DOUBLE_EDGES = PeerBinning.linspace(-1, 1, EDGES);

  private final String name;
  private final float[][] activations;
  private final Continuous values;
  private final double tolerance;

  GoldenLayer(String name, float[][] activations, double tolerance) {
    if (activations.length != IcosahedronTask.PATTERNS) {
      throw new MalformedException(
          name
              + " must have a row for each of the "
              + IcosahedronTask.PATTERNS
              + " inputs, got "
              + activations.length);
    }
    this.name = name;
    this.activations = activations;
    this.values = Variable.continuous(activations);
    this.tolerance = tolerance;
  }

  /** The checks of one estimator. */
  List<Check> checks(String estimator, JsonNode expected) {
    if (estimator.startsWith("kde_var")) {
      return kde(estimator, JsonFields.parse(estimator.substring("kde_var".length())), expected);
    }
    return binned(estimator)
        .map(observed -> counts(estimator, observed, expected))
        .orElseGet(() -> List.of(Check.unsupported(id(estimator), "no such estimator")));
  }

  /** The layer as an estimator sees it, by an estimator of the library or in a peer's cells. */
  private record Observed(BinningEstimator estimator, Variable layer, Supplier<Discrete> cells) {}

  private Optional<Observed> binned(String estimator) {
    if (estimator.startsWith("floorbin")) {
      String rest = estimator.substring("floorbin".length());
      int end = rest.indexOf('_');
      double width = end < 0 ? Double.NaN : JsonFields.parse(rest.substring(0, end));
      if (!(width > 0)) {
        return Optional.empty();
      }
      return switch (rest.substring(end)) {
        case "_float32div_peer" ->
            Optional.of(peer(PeerBinning.singlePrecisionWidth(activations, width)));
        case "_float64div" ->
            Optional.of(
                new Observed(
                    BinningEstimator.width(width),
                    values,
                    () -> PeerBinning.width(activations, width)));
        default -> Optional.empty();
      };
    }
    return switch (estimator) {
      case "idnns30_float32edges_peer" ->
          Optional.of(peer(PeerBinning.wrappingEdges(activations, singleEdges())));
      case "idnns30_float64edges" -> Optional.of(doubleEdges());
      case "exact_float32_rows" ->
          Optional.of(new Observed(BinningEstimator.distinct(), values, () -> rows(values)));
      default -> Optional.empty();
    };
  }

  /** The library's own edges, unless the peer's rule for values below them makes a difference. */
  private Observed doubleEdges() {
    Discrete cells = PeerBinning.wrappingEdges(activations, DOUBLE_EDGES);
    for (float[] row : activations) {
      for (float value : row) {
        if (value < DOUBLE_EDGES[0]) {
          return peer(cells);
        }
      }
    }
    return new Observed(BinningEstimator.edges(-1, 1, EDGES), values, () -> cells);
  }

  private static Observed peer(Discrete cells) {
    return new Observed(BinningEstimator.distinct(), cells, () -> cells);
  }

  private static double[] singleEdges() {
    double[] edges = DOUBLE_EDGES.clone();
    for (int i = 0; i < edges.length; i++) {
      edges[i] = (float) edges[i];
    }
    return edges;
  }

  private static Discrete rows(Continuous values) {
    double[][] rows = new double[values.size()][values.dimensions()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < values.dimensions(); j++) {
        rows[i][j] = values.value(i, j);
      }
    }
    return Variable.distinctRows(rows, Coverage.SAMPLED);
  }

  private List<Check> counts(String estimator, Observed observed, JsonNode expected) {
    List<Check> checks = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      Optional<Supplier<Double>> value =
          switch (field.getKey()) {
            case "IXT" -> Optional.of(() -> bits(observed, LABELS.inputVariable()));
            case "ITY" -> Optional.of(() -> bits(observed, LABELS.targetVariable()));
            case "ITY_soft_regular90" ->
                Optional.of(() -> bits(observed, SOFT_LABELS.targetVariable()));
            case "n_distinct_T" -> Optional.of(() -> (double) observed.cells.get().symbols());
            default -> Optional.empty();
          };
      checks.add(check(estimator, field, value));
    }
    return checks;
  }

  private static double bits(Observed observed, Variable other) {
    return observed.estimator.estimate(observed.layer, other).bits();
  }

  private List<Check> kde(String estimator, double variance, JsonNode expected) {
    if (!(variance > 0)) {
      return List.of(Check.unsupported(id(estimator), "no noise variance in its name"));
    }
    Pass pass = new Pass(variance);
    List<Check> checks = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      if (field.getKey().startsWith("peer_text")) {
        continue; // how far the peer's own program is off in single precision
      }
      Optional<Supplier<Double>> value =
          switch (field.getKey()) {
            case "IXT_upper" -> Optional.of(() -> pass.bound(0).inputInformation().bits());
            case "ITY_upper" -> Optional.of(() -> pass.bound(0).targetInformation().bits());
            case "IXT_lower" -> Optional.of(() -> pass.bound(1).inputInformation().bits());
            case "ITY_lower" -> Optional.of(() -> pass.bound(1).targetInformation().bits());
            default -> Optional.empty();
          };
      checks.add(check(estimator, field, value));
    }
    return checks;
  }

  /** Both bounds with inputs and labels, from one pass when first asked for. */
  private final class Pass {

    private final double variance;
    private List<LayerEstimate> estimates = List.of();

    Pass(double variance) {
      this.variance = variance;
    }

    LayerEstimate bound(int index) {
      if (estimates.isEmpty()) {
        SnapshotEstimator both =
            KdeEstimator.upperBound(variance)
                .joinedWith(KdeEstimator.lowerBound(variance))
                .orElseThrow();
        estimates =
            both.estimate(
                LABELS.inputVariable(), List.of(values), LABELS.targetVariable(), new Workspace());
      }
      return estimates.get(index);
    }
  }

  private Check check(
      String estimator, Map.Entry<String, JsonNode> field, Optional<Supplier<Double>> value) {
    String id = id(estimator) + "/" + field.getKey();
    double expected;
    try {
      expected = JsonFields.number(field.getValue(), "field '" + field.getKey() + "'", true);
    } catch (MalformedException e) {
      return Check.failing(id, e);
    }
    return value
        .map(
            bits ->
                Check.of(id, new double[] {expected}, tolerance, () -> new double[] {bits.get()}))
        .orElseGet(() -> Check.unsupported(id, "no such quantity"));
  }

  private String id(String estimator) {
    return name + "/" + estimator;
  }
}
