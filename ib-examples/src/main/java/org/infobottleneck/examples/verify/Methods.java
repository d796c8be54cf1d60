package org.infobottleneck.examples.verify;

import java.util.Optional;
import org.infobottleneck.estimators.ConditionalEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.CountEntropyMethod;
import org.infobottleneck.estimators.KdeEntropies;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.RenyiEstimator;
import org.infobottleneck.estimators.Variable;

/** From the names of estimators to those of the library. */
final class Methods {

  /** A minute or two of eigenvalues. */
  private static final int LARGEST_MATRIX = 4096;

  private Methods() {}

  /** What the library says to an entry, in nats. */
  static double[] nats(Entry entry) {
    return switch (entry.estimator()) {
      case "ksg1", "ksg2", "gao", "gaomixture", "gao2017", "ross", "ross2014" ->
          NeighborMethods.nats(entry);
      case "kozachenkoleonenko" -> NeighborMethods.entropy(entry);
      case "kdeupper" -> kde(entry, true);
      case "kdelower" -> kde(entry, false);
      case "renyi", "matrixbasedrenyi" -> renyi(entry);
      case "gaussian" -> GaussianMethods.gaussian(entry);
      case "gaussiancopula", "gcmi" -> GaussianMethods.copula(entry);
      default -> {
        CountEntropyMethod method =
            CountMethods.named(entry.estimator())
                .orElseThrow(
                    () ->
                        new UnsupportedEntryException("no estimator '" + entry.estimator() + "'"));
        yield CountMethods.nats(entry, method);
      }
    };
  }

  private static double[] kde(Entry entry, boolean upper) {
    double variance = entry.parameters().number("noise variance", "variance");
    entry.parameters().requireAllTaken();
    KdeEstimator estimator =
        upper ? KdeEstimator.upperBound(variance) : KdeEstimator.lowerBound(variance);
    if (entry.quantity() != Quantity.ENTROPY) {
      return information(entry, estimator);
    }
    if (!(entry.variableX() instanceof Continuous layer)) {
      throw new UnsupportedEntryException("the layer T must be continuous");
    }
    Variable given = Variable.labels(new int[layer.size()]);
    KdeEntropies entropies = estimator.entropies(layer, given);
    return new double[] {upper ? entropies.upperEntropy() : entropies.lowerEntropy()};
  }

  private static double[] renyi(Entry entry) {
    Parameters parameters = entry.parameters();
    double alpha = parameters.number("alpha");
    Optional<Double> sigmaX = parameters.numberIfThere("sigma x", "sigma");
    Optional<Double> sigmaY = parameters.numberIfThere("sigma y");
    if (parameters.isOn("standardise")) {
      throw new UnsupportedEntryException("no Renyi information of standardised values");
    }
    parameters.requireAllTaken();
    requireWidth(entry.x(), sigmaX, "sigma_x");
    requireWidth(entry.second(), sigmaY, "sigma_y");
    // The delta kernel of a discrete variable has no width; any will do.
    RenyiEstimator estimator =
        RenyiEstimator.ofOrder(alpha)
            .withWidths(sigmaX.or(() -> sigmaY).orElse(1.0), sigmaY.or(() -> sigmaX).orElse(1.0))
            .withLargestMatrix(LARGEST_MATRIX);
    return information(entry, estimator);
  }

  private static void requireWidth(Side side, Optional<Double> width, String name) {
    if (width.isEmpty() && side.kind() == Side.Kind.CONTINUOUS) {
      throw new MalformedException("parameter '" + name + "' is missing");
    }
  }

  /** Mutual or conditional information of the variables as they were declared. */
  static double[] information(Entry entry, MutualInformationEstimator estimator) {
    return information(
        entry,
        estimator,
        entry.variableX(),
        entry.variableY(),
        entry.z().map(side -> entry.variableZ()));
  }

  /** Mutual or conditional information of variables. */
  static double[] information(
      Entry entry,
      MutualInformationEstimator estimator,
      Variable x,
      Variable y,
      Optional<Variable> z) {
    return switch (entry.quantity()) {
      case INFORMATION -> {
        supported(estimator.refusal(x.kind(), y.kind()));
        yield new double[] {estimator.estimate(x, y).nats()};
      }
      case CONDITIONAL -> {
        Variable given = z.orElseThrow();
        ConditionalEstimator conditional = estimator.conditional();
        supported(conditional.refusal(x.kind(), y.kind(), given.kind()));
        yield new double[] {conditional.estimate(x, y, given).nats()};
      }
      case ENTROPY, LOCAL ->
          throw new UnsupportedEntryException(
              "no " + entry.quantity() + " by " + estimator.description());
    };
  }

  static void supported(Optional<String> refusal) {
    refusal.ifPresent(
        reason -> {
          throw new UnsupportedEntryException(reason);
        });
  }
}
