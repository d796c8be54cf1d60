package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.infobottleneck.estimators.BinningEstimator;

/** The binnings that parameters name. */
final class Binnings {

  private static final String[] COUNT = {"bins", "number of bins", "n bins"};

  private Binnings() {}

  /** The binning, or nothing where no binning is named. */
  static Optional<BinningEstimator> named(Parameters parameters) {
    Optional<String> name = parameters.textIfThere("binning");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return switch (name.get()) {
      case "equalwidth" -> {
        // the same cells before and after
        parameters.ignore("standardise");
        yield Optional.of(BinningEstimator.equalWidth(parameters.wholeNumber(COUNT)));
      }
      case "quantile", "quantiles", "equalfrequency" -> {
        parameters.ignore("standardise");
        yield Optional.of(BinningEstimator.quantiles(parameters.wholeNumber(COUNT)));
      }
      case "fixedwidth", "width" -> {
        raw(parameters);
        yield Optional.of(
            BinningEstimator.width(parameters.number("width", "bin width", "bin size")));
      }
      case "edges" -> {
        raw(parameters);
        yield Optional.of(edges(parameters));
      }
      case "none", "distinct" -> {
        parameters.ignore("standardise");
        yield Optional.of(BinningEstimator.distinct());
      }
      default -> throw new UnsupportedEntryException("no binning '" + name.get() + "'");
    };
  }

  private static void raw(Parameters parameters) {
    if (parameters.isOn("standardise")) {
      throw new UnsupportedEntryException("no fixed bins of standardised values");
    }
  }

  /** Edges by their ends and number, or each of them; in single precision unless told otherwise. */
  private static BinningEstimator edges(Parameters parameters) {
    JsonNode edges =
        parameters
            .take("edges", "number of edges", "n edges")
            .orElseThrow(() -> new MalformedException("parameter 'edges' is missing"));
    boolean single = isSingle(parameters);
    if (edges.isArray()) {
      double[] places = JsonFields.numbers(edges, "parameter 'edges'");
      return BinningEstimator.edges(single ? rounded(places) : places);
    }
    double low = parameters.number("low", "lo", "min");
    double high = parameters.number("high", "hi", "max");
    int count = JsonFields.wholeNumber(edges, "parameter 'edges'");
    if (count < 2) {
      throw new MalformedException("parameter 'edges' must be at least 2, got " + count);
    }
    double[] places = PeerBinning.linspace(low, high, count);
    return BinningEstimator.edges(single ? rounded(places) : places);
  }

  private static boolean isSingle(Parameters parameters) {
    Optional<JsonNode> flag = parameters.take("float32", "single");
    if (flag.isPresent()) {
      return Parameters.isTrue(flag.get(), "float32");
    }
    String type = parameters.textIfThere("dtype", "precision").orElse("float32");
    return switch (type) {
      case "float32", "single" -> true;
      case "float64", "double" -> false;
      default -> throw new UnsupportedEntryException("no number type '" + type + "'");
    };
  }

  private static double[] rounded(double[] values) {
    double[] rounded = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return rounded;
  }
}
