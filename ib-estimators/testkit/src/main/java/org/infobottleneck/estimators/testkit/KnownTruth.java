package org.infobottleneck.estimators.testkit;

import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.infobottleneck.estimators.Channel;

/** The information that is left when X and Y are not observed as they are. */
@FunctionalInterface
interface KnownTruth {

  /** Nothing is known but of the variables as they are. */
  KnownTruth NONE = (x, y) -> OptionalDouble.empty();

  /** The information in nats, or nothing where it isn't known. */
  OptionalDouble nats(Channel x, Channel y);

  /**
   * A formula in the noise variances of X and Y, zero for a variable as it is; NaN where it has no
   * answer. Of cells, kernels and components nothing is known.
   */
  static KnownTruth ofNoise(DoubleBinaryOperator formula) {
    return (x, y) -> {
      if (!isNoise(x) || !isNoise(y)) {
        return OptionalDouble.empty();
      }
      double nats = formula.applyAsDouble(variance(x), variance(y));
      return Double.isNaN(nats) ? OptionalDouble.empty() : OptionalDouble.of(nats);
    };
  }

  private static boolean isNoise(Channel channel) {
    return channel.equals(Channel.EXACT) || channel instanceof Channel.Noisy;
  }

  private static double variance(Channel channel) {
    return channel instanceof Channel.Noisy noisy ? noisy.variance() : 0;
  }
}
