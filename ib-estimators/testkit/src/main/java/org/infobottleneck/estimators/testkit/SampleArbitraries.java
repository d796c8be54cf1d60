package org.infobottleneck.estimators.testkit;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Arguments;

/**
 * Samples as jqwik arbitraries, for properties of one's own: of a shape and kinds, or of any kinds
 * that an estimator takes. They shrink to fewer rows, fewer columns and rounder numbers.
 */
public final class SampleArbitraries {

  private static final int LEAST = 12;
  private static final int MOST = 40;

  private SampleArbitraries() {}

  /**
   * Samples of a shape, 12 to 40 of them.
   *
   * @param shape the shape
   * @param x the kind of X
   * @param y the kind of Y
   * @return the arbitrary
   */
  public static Arbitrary<Samples> of(SampleShape shape, Kind x, Kind y) {
    return of(shape, x, y, LEAST, MOST);
  }

  /**
   * Samples of a shape.
   *
   * @param shape the shape
   * @param x the kind of X
   * @param y the kind of Y
   * @param least least number of samples, at least 4; shrinking may go below it
   * @param most greatest number of samples
   * @return the arbitrary
   * @throws IllegalArgumentException if the numbers do not ascend from 4
   */
  public static Arbitrary<Samples> of(SampleShape shape, Kind x, Kind y, int least, int most) {
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    Arguments.atLeast(least, 4, "least number of samples");
    Arguments.atLeast(most, least, "greatest number of samples");
    return Arbitraries.fromGenerator(
        random -> new ShrinkableSamples(shape.draw(x, y, least, most, random)));
  }

  /**
   * Samples of every shape and of all kinds that an estimator takes.
   *
   * @param estimator the estimator
   * @return the arbitrary
   * @throws IllegalArgumentException if the estimator refuses every pair of kinds
   */
  public static Arbitrary<Samples> takenBy(MutualInformationEstimator estimator) {
    return in(Domain.ANY, Subject.of(estimator));
  }

  /** Samples of a domain; of any kinds where the estimator takes none of them. */
  static Arbitrary<Samples> in(Domain domain, Subject subject) {
    List<Domain.Pair> some = domain.pairs(subject);
    List<Domain.Pair> pairs = some.isEmpty() ? Domain.ANY.pairs(subject) : some;
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(subject + " refuses every pair of kinds");
    }
    List<SampleShape> shapes = domain.shapes();
    return Arbitraries.fromGenerator(
        random -> {
          Domain.Pair pair = pairs.get(random.nextInt(pairs.size()));
          return new ShrinkableSamples(
              chosen(shapes, random)
                  .draw(pair.x(), pair.y(), subject.leastSamples(), subject.mostSamples(), random));
        });
  }

  private static SampleShape chosen(List<SampleShape> shapes, Random random) {
    return shapes.get(random.nextInt(shapes.size()));
  }

  /** Samples as jqwik shrinks them. */
  private record ShrinkableSamples(Samples samples) implements Shrinkable<Samples> {

    @Override
    public Samples value() {
      return samples;
    }

    @Override
    public Stream<Shrinkable<Samples>> shrink() {
      return Shrinker.simpler(samples).map(ShrinkableSamples::new);
    }

    @Override
    public ShrinkingDistance distance() {
      return ShrinkingDistance.of(Shrinker.weight(samples));
    }
  }
}
