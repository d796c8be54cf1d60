package org.infobottleneck.examples.experiments;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.infobottleneck.plane.Average;

/**
 * By how much noise raises the test accuracy of one network, over seeds.
 *
 * @param gain test accuracy with noise less that without, seed by seed; empty where no seed has
 *     both
 * @param unpaired the number of seeds without both, as a run failed
 */
record NoiseGain(Optional<Average> gain, int unpaired) {

  /** Compares runs of the same seeds in the same order; empty are those that failed. */
  static NoiseGain of(List<OptionalDouble> without, List<OptionalDouble> with) {
    if (without.size() != with.size()) {
      throw new IllegalArgumentException(
          "runs must be as many with noise as without, got "
              + with.size()
              + " and "
              + without.size());
    }
    double[] differences =
        IntStream.range(0, with.size())
            .filter(seed -> with.get(seed).isPresent() && without.get(seed).isPresent())
            .mapToDouble(seed -> with.get(seed).getAsDouble() - without.get(seed).getAsDouble())
            .toArray();
    return new NoiseGain(
        differences.length == 0 ? Optional.empty() : Optional.of(Average.of(differences)),
        with.size() - differences.length);
  }

  /** Whether the gain exceeds so many standard errors. */
  boolean exceeds(double standardErrors) {
    return gain.isPresent() && gain.get().mean() > standardErrors * Numbers.error(gain.get());
  }

  /** Mean and standard error of what is there. */
  static Optional<Average> mean(List<OptionalDouble> values) {
    double[] present =
        values.stream()
            .flatMapToDouble(
                value ->
                    value.isPresent() ? DoubleStream.of(value.getAsDouble()) : DoubleStream.empty())
            .toArray();
    return present.length == 0 ? Optional.empty() : Optional.of(Average.of(present));
  }
}
