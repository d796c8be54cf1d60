package org.infobottleneck.bottleneck;

/**
 * A bit that is seen through a channel which flips it with probability 0.1: its best encoders flip
 * it once more, with a probability that stands for a trade-off.
 */
final class SymmetricBit {

  static final double[][] TABLE = {{0.45, 0.05}, {0.05, 0.45}};
  static final double LN2 = StrictMath.log(2);
  private static final double ERROR = 0.1;

  private SymmetricBit() {}

  /** I(X;T) in nats. */
  static double inputInformation(double flip) {
    return LN2 - PlainSums.entropy(flip, 1 - flip);
  }

  /** I(T;Y) in nats. */
  static double targetInformation(double flip) {
    double both = both(flip);
    return LN2 - PlainSums.entropy(both, 1 - both);
  }

  /** The trade-off at which it is best to flip so: 1 over the slope of the curve. */
  static double beta(double flip) {
    return logOdds(flip) / logOdds(both(flip)) / (1 - 2 * ERROR);
  }

  private static double both(double flip) {
    return flip * (1 - ERROR) + (1 - flip) * ERROR;
  }

  private static double logOdds(double p) {
    return StrictMath.log((1 - p) / p);
  }
}
