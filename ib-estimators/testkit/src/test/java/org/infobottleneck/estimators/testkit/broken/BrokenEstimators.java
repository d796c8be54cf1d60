package org.infobottleneck.estimators.testkit.broken;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.testkit.Law;
import org.infobottleneck.estimators.testkit.Subject;

/** Estimators that are wrong, each in one way that has been seen or is easily made. */
public final class BrokenEstimators {

  private BrokenEstimators() {}

  /**
   * A wrong estimator.
   *
   * @param factory makes the estimator afresh
   * @param right the law that names the mistake best
   * @param also other laws that name it well
   * @param claims what the author of the right estimator says of it
   * @param what what is wrong
   */
  public record Broken(
      Supplier<? extends MutualInformationEstimator> factory,
      Law right,
      Set<Law> also,
      UnaryOperator<Subject> claims,
      String what) {

    static Broken of(
        Supplier<? extends MutualInformationEstimator> factory,
        String what,
        Law right,
        Law... also) {
      return new Broken(factory, right, Set.of(also), Authors::ksg, what);
    }

    Broken claiming(UnaryOperator<Subject> claims) {
      return new Broken(factory, right, also, claims, what);
    }

    /**
     * Makes the estimator.
     *
     * @return the estimator, a fresh one
     */
    public MutualInformationEstimator estimator() {
      return factory.get();
    }

    /**
     * Makes a subject of it.
     *
     * @return the subject, its waivers those of the right estimator
     */
    public Subject subject() {
      return claims.apply(Subject.of(factory));
    }

    @Override
    public String toString() {
      return what;
    }
  }

  /**
   * Returns the estimators that a kit has to catch.
   *
   * @return the estimators
   */
  public static List<Broken> all() {
    return Stream.of(
            BrokenFormulas.all(),
            BrokenHandling.all(),
            BrokenPromises.all(),
            BrokenPlugIns.all(),
            BrokenKdes.all())
        .flatMap(List::stream)
        .toList();
  }
}
