package org.infobottleneck.examples.verify;

import java.util.Arrays;
import java.util.Optional;
import org.infobottleneck.estimators.ConditionalKnnEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.KozachenkoLeonenko;
import org.infobottleneck.estimators.Norm;
import org.infobottleneck.estimators.Variable;

/** Estimators from nearest neighbors. */
final class NeighborMethods {

  private NeighborMethods() {}

  static double[] nats(Entry entry) {
    Parameters parameters = entry.parameters();
    KnnEstimator estimator = variant(entry.estimator()).withK(parameters.wholeNumber("k"));
    if (parameters.isOn("standardise", "normalise", "z-score")) {
      estimator = estimator.withStandardization();
    }
    parameters.ignore("ddof"); // the same factor in every column
    if (norm(parameters) != Norm.MAXIMUM) {
      throw new UnsupportedEntryException("information from neighbors uses the maximum norm");
    }
    parameters.requireAllTaken();
    // The programs of Kraskov et al. and of Gao et al. know numbers only, labels included.
    boolean numbersOnly = !entry.estimator().startsWith("ross");
    Variable x = numbersOnly ? number(entry, entry.x()) : entry.variableX();
    Variable y = numbersOnly ? number(entry, entry.second()) : entry.variableY();
    Optional<Variable> z = entry.z().map(side -> entry.variableZ());
    return entry.quantity() == Quantity.LOCAL
        ? local(estimator, x, y, z)
        : Methods.information(entry, estimator, x, y, z);
  }

  private static KnnEstimator variant(String name) {
    return switch (name) {
      case "ksg1" -> KnnEstimator.ksg1();
      case "ksg2" -> KnnEstimator.ksg2();
      case "ross", "ross2014" -> KnnEstimator.ross();
      default -> KnnEstimator.gao();
    };
  }

  private static Variable number(Entry entry, Side side) {
    return side.kind() == Side.Kind.DISCRETE
        ? side.numbers(entry.samples())
        : side.variable(entry.samples());
  }

  private static double[] local(
      KnnEstimator estimator, Variable x, Variable y, Optional<Variable> z) {
    try {
      if (z.isPresent()) {
        ConditionalKnnEstimator conditional = estimator.conditional();
        Methods.supported(conditional.refusal(x.kind(), y.kind(), z.get().kind()));
        return conditional.localValues(x, y, z.get());
      }
      Methods.supported(estimator.refusal(x.kind(), y.kind()));
      return estimator.localValues(x, y);
    } catch (IllegalStateException e) { // of a variant without local values
      throw new UnsupportedEntryException(e.toString());
    }
  }

  static double[] entropy(Entry entry) {
    if (entry.quantity() != Quantity.ENTROPY || entry.y().isPresent() || entry.z().isPresent()) {
      throw new UnsupportedEntryException("Kozachenko-Leonenko estimates the entropy of x alone");
    }
    Parameters parameters = entry.parameters();
    KozachenkoLeonenko estimator =
        KozachenkoLeonenko.of(norm(parameters)).withK(parameters.wholeNumber("k"));
    if (parameters.isOn("standardise")) {
      throw new UnsupportedEntryException("no entropy of standardised values");
    }
    parameters.requireAllTaken();
    if (!(entry.variableX() instanceof Continuous samples)) {
      throw new UnsupportedEntryException("Kozachenko-Leonenko needs a continuous x");
    }
    return new double[] {estimator.entropy(samples)};
  }

  /** The norm, where one is named; the maximum norm if none is. */
  private static Norm norm(Parameters parameters) {
    return parameters
        .textIfThere("norm", "metric")
        .map(NeighborMethods::normNamed)
        .orElse(Norm.MAXIMUM);
  }

  private static Norm normNamed(String name) {
    if (Arrays.asList("max", "maximum", "maxnorm", "maximumnorm", "chebyshev", "linf", "supremum")
        .contains(name)) {
      return Norm.MAXIMUM;
    }
    if (Arrays.asList("euclidean", "euclid", "euclideannorm", "l2").contains(name)) {
      return Norm.EUCLIDEAN;
    }
    throw new UnsupportedEntryException("no norm '" + name + "'");
  }
}
