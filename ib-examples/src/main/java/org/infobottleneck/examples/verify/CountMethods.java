package org.infobottleneck.examples.verify;

import org.infobottleneck.estimators.BinningEstimator;

/** Estimators from counts of symbols, after a binning where variables are continuous. */
final class CountMethods {

  private CountMethods() {}

  static double[] nats(Entry entry) {
    BinningEstimator estimator = binning(entry);
    entry.parameters().requireAllTaken();
    return Methods.information(entry, estimator);
  }

  /** Discrete variables are left as they are by any binning. */
  private static BinningEstimator binning(Entry entry) {
    return Binnings.named(entry.parameters())
        .orElseGet(
            () -> {
              boolean continuous =
                  entry.x().kind() == Side.Kind.CONTINUOUS
                      || entry.y().filter(side -> side.kind() == Side.Kind.CONTINUOUS).isPresent()
                      || entry.z().filter(side -> side.kind() == Side.Kind.CONTINUOUS).isPresent();
              if (continuous) {
                throw new MalformedException(
                    "parameter 'binning' is missing, and a variable is continuous");
              }
              return BinningEstimator.distinct();
            });
  }
}
