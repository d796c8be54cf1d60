package org.infobottleneck.estimators.testkit;

import java.util.OptionalDouble;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Measure;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Arguments;

/** A distribution put together from a rule that draws a row and a formula of its information. */
record KnownPair(
    String name, KnownSide x, KnownSide y, double nats, KnownTruth observed, KnownSampler sampler)
    implements KnownDistribution {

  /** Of one array, in any virtual machine. */
  private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

  @Override
  public Kind xKind() {
    return x.kind();
  }

  @Override
  public Kind yKind() {
    return y.kind();
  }

  @Override
  public Samples sample(int size, long seed) {
    Arguments.atLeast(size, 2, "number of samples");
    int most = MOST_NUMBERS / Math.max(x.columns(), y.columns());
    if (size > most) {
      throw new IllegalArgumentException(
          "number of samples must be at most " + most + " to fit an array, got " + size);
    }
    double[][] xRows = new double[size][x.columns()];
    double[][] yRows = new double[size][y.columns()];
    KnownDraws draws = new KnownDraws(seed);
    for (int i = 0; i < size; i++) {
      draws.nextRow();
      sampler.draw(draws, xRows[i], yRows[i]);
    }
    return new Samples(x.variable(xRows), y.variable(yRows), seed);
  }

  @Override
  public OptionalDouble nats(Estimand estimand) {
    if (!estimand.measure().equals(Measure.SHANNON) || estimand.given().isPresent()) {
      return OptionalDouble.empty();
    }
    Channel first = estimand.firstChannel();
    Channel second = estimand.secondChannel();
    return first.equals(Channel.EXACT) && second.equals(Channel.EXACT)
        ? OptionalDouble.of(nats)
        : observed.nats(first, second);
  }

  @Override
  public String toString() {
    return name;
  }
}
