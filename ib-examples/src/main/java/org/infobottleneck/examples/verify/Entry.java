package org.infobottleneck.examples.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.infobottleneck.estimators.Variable;

/**
 * An entry of the layout of {@code values.json}, read and checked.
 *
 * @param estimator its plain name
 * @param quantity what is estimated
 * @param parameters of the estimator
 * @param data the samples, one per row; empty with a covariance
 * @param covariance in place of samples
 * @param x the first variable
 * @param y the second variable, but for an entropy
 * @param z the variable that is given, if any
 */
record Entry(
    String estimator,
    Quantity quantity,
    Parameters parameters,
    Optional<double[][]> data,
    Optional<double[][]> covariance,
    Side x,
    Optional<Side> y,
    Optional<Side> z) {

  /**
   * Reads an entry.
   *
   * @param node the entry
   * @param folder where its data file lies
   */
  static Entry read(JsonNode node, Path folder) {
    String estimator = JsonFields.text(node, "estimator");
    if (estimator.startsWith("other")) {
      throw new UnsupportedEntryException("not ours to match: " + estimator);
    }
    Quantity named = Quantity.named(JsonFields.text(node, "quantity"));
    JsonNode given = node.path("z").path("columns");
    boolean nothingGiven = given.isArray() && given.isEmpty();
    boolean conditional = (named == Quantity.CONDITIONAL || node.hasNonNull("z")) && !nothingGiven;
    Quantity quantity =
        named == Quantity.CONDITIONAL && !conditional ? Quantity.INFORMATION : named;
    boolean alone = quantity == Quantity.ENTROPY && !node.hasNonNull("y");
    return new Entry(
        Names.plain(estimator),
        quantity,
        new Parameters(node.path("params")),
        data(node, folder),
        covariance(node),
        Side.read(node, "x"),
        alone ? Optional.empty() : Optional.of(Side.read(node, "y")),
        conditional ? Optional.of(Side.read(node, "z")) : Optional.empty());
  }

  private static Optional<double[][]> data(JsonNode node, Path folder) {
    boolean inline = node.hasNonNull("data");
    int sources =
        (inline ? 1 : 0)
            + (node.hasNonNull("data_file") ? 1 : 0)
            + (node.hasNonNull("covariance") ? 1 : 0);
    if (sources != 1) {
      throw new MalformedException(
          "one of data_file, data and covariance must be there, got " + sources);
    }
    if (inline) {
      return Optional.of(JsonFields.matrix(node.path("data"), "field 'data'"));
    }
    return node.hasNonNull("data_file")
        ? Optional.of(DataTable.read(folder.resolve(JsonFields.text(node, "data_file"))))
        : Optional.empty();
  }

  private static Optional<double[][]> covariance(JsonNode node) {
    return node.hasNonNull("covariance")
        ? Optional.of(JsonFields.matrix(node.path("covariance"), "field 'covariance'"))
        : Optional.empty();
  }

  double[][] samples() {
    return data.orElseThrow(
        () -> new UnsupportedEntryException("this estimator needs samples, not a covariance"));
  }

  Variable variableX() {
    return x.variable(samples());
  }

  Variable variableY() {
    return second().variable(samples());
  }

  Variable variableZ() {
    return given().variable(samples());
  }

  Side second() {
    return y.orElseThrow(() -> new MalformedException("field 'y' is missing"));
  }

  Side given() {
    return z.orElseThrow(() -> new MalformedException("field 'z' is missing"));
  }
}
