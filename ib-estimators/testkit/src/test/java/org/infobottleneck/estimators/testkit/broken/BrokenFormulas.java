package org.infobottleneck.estimators.testkit.broken;

import static org.infobottleneck.estimators.testkit.ExactLaw.CONSTANT_X;
import static org.infobottleneck.estimators.testkit.ExactLaw.SYMMETRY;
import static org.infobottleneck.estimators.testkit.StatisticalLaw.GAUSSIAN_TRUTH;
import static org.infobottleneck.estimators.testkit.StatisticalLaw.INDEPENDENCE;
import static org.infobottleneck.estimators.testkit.StatisticalLaw.NEVER_CLAMPED;
import static org.infobottleneck.estimators.testkit.StatisticalLaw.UNITS;

import java.util.List;
import org.infobottleneck.estimators.testkit.broken.BrokenEstimators.Broken;

/** Neighbor estimators with a wrong formula. */
final class BrokenFormulas {

  private static final int K = 3;

  private BrokenFormulas() {}

  static List<Broken> all() {
    return List.of(
        Broken.of(() -> new ClosedBallKsg1(K), "closed balls in KSG1", INDEPENDENCE, CONSTANT_X),
        Broken.of(() -> new WrongCorrectionKsg2(K), "1 for 1/k in KSG2", INDEPENDENCE, CONSTANT_X)
            .claiming(subject -> Authors.ksg2(subject, K)),
        Broken.of(
                () -> new OneRadiusKsg2(K),
                "one radius for both margins in KSG2",
                INDEPENDENCE,
                GAUSSIAN_TRUTH)
            .claiming(subject -> Authors.ksg2(subject, K)),
        Broken.of(
            () -> new SelfCountingKsg1(K), "the sample counts itself", INDEPENDENCE, CONSTANT_X),
        Broken.of(() -> new LogKsg1(K), "logarithms for digammas", INDEPENDENCE, GAUSSIAN_TRUTH),
        Broken.of(
            () -> new NextNeighborKsg1(K), "the neighbor after the k-th", INDEPENDENCE, CONSTANT_X),
        Broken.of(
            () -> new RadiusFromXKsg1(K), "the radius from x alone", SYMMETRY, GAUSSIAN_TRUTH),
        Broken.of(() -> new ClampedKsg1(K), "clamped at zero", NEVER_CLAMPED, INDEPENDENCE),
        Broken.of(() -> new AbsoluteKsg1(K), "absolute values", INDEPENDENCE),
        Broken.of(() -> new BitsKsg1(K), "bits for nats", UNITS, GAUSSIAN_TRUTH),
        Broken.of(
            () -> new SurrogateCorrectedKsg1(K, 0),
            "a surrogate correction that invents dependence",
            INDEPENDENCE));
  }
}
