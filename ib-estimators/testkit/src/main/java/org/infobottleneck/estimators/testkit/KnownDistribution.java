package org.infobottleneck.estimators.testkit;

import java.util.OptionalDouble;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Variable;

/** A joint distribution whose mutual information is known. */
public interface KnownDistribution {

  /**
   * Names the distribution with its parameters, for example {@code gaussian(correlation=0.6)}.
   *
   * @return the name
   */
  String name();

  /**
   * Returns the kind of X.
   *
   * @return the kind of the first variable of {@link #sample}
   */
  Variable.Kind xKind();

  /**
   * Returns the kind of Y.
   *
   * @return the kind of the second variable of {@link #sample}
   */
  Variable.Kind yKind();

  /**
   * Draws independent samples.
   *
   * @param size number of samples, at least 2
   * @param seed the seed; equal seeds draw equal samples
   * @return the samples, of the kinds stated
   * @throws IllegalArgumentException if the size is below 2, or more than an array can hold
   */
  Samples sample(int size, long seed);

  /**
   * Returns the mutual information of X and Y as they are.
   *
   * @return I(X;Y) in nats, finite
   */
  double nats();

  /**
   * Returns the mutual information of X and Y, each observed through the channel of an estimand.
   *
   * @param estimand what is observed of the first and of the second variable
   * @return the information in nats, or nothing where it isn't known
   */
  OptionalDouble nats(Estimand estimand);
}
