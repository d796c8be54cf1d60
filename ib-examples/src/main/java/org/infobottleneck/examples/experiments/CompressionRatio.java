package org.infobottleneck.examples.experiments;

import java.util.List;
import java.util.Optional;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.Compression;

/**
 * How much layers compress in one setting, over how much they do in another: the falls of I(X;T),
 * summed over the layers that compress in the other one.
 *
 * @param mean the ratio of the mean sums
 * @param error its standard error at most: layers of one network are taken to err together
 */
record CompressionRatio(double mean, double error) {

  /** The ratio of the falls of some layers. */
  static CompressionRatio of(List<Average> falls, List<Average> reference) {
    double sum = falls.stream().mapToDouble(Average::mean).sum();
    double error = falls.stream().mapToDouble(Numbers::error).sum();
    double referenceSum = reference.stream().mapToDouble(Average::mean).sum();
    double referenceError = reference.stream().mapToDouble(Numbers::error).sum();
    double ratio = sum / referenceSum;
    return new CompressionRatio(
        ratio, Math.sqrt(square(error) + square(ratio * referenceError)) / referenceSum);
  }

  private static double square(double value) {
    return value * value;
  }

  /** By one estimator; empty where no hidden layer compresses in the reference. */
  static Optional<CompressionRatio> of(Repeats setting, Repeats reference, String estimator) {
    List<Integer> layers = compressing(reference, estimator);
    return layers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            of(
                layers.stream().map(l -> setting.layer(l, estimator).compressed()).toList(),
                layers.stream().map(l -> reference.layer(l, estimator).compressed()).toList()));
  }

  /** The hidden layers that can be seen and whose I(X;T) falls, whatever I(T;Y) does. */
  static List<Integer> compressing(Repeats repeats, String estimator) {
    return repeats.visible(estimator).stream()
        .filter(layer -> repeats.layer(layer, estimator).kind() != Compression.Kind.NONE)
        .toList();
  }

  @Override
  public String toString() {
    return Numbers.fixed(mean, 2) + " ± " + Numbers.fixed(error, 2);
  }
}
