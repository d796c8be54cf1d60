package org.infobottleneck.examples.situations;

import java.util.List;
import java.util.function.UnaryOperator;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.Mixed;
import org.infobottleneck.estimators.SplitAtomsEstimator;
import org.infobottleneck.estimators.Variable;

/** Variables in which values repeat: atoms beside a density, as of ReLU units, and ties. */
final class MixedPairs {

  private static final double NOISE = 0.3;
  private static final double CORRELATION = 0.8;
  private static final double AGREEMENT = 0.9;
  private static final int STAIRS = 5;
  private static final double FAR = 9;
  private static final int STEPS = 2000;
  private static final double LN_2 = StrictMath.log(2);

  private MixedPairs() {}

  static Group group() {
    List<Integer> sizes = List.of(250, 1000, 4000);
    double stairs = StrictMath.log(STAIRS) - (STAIRS - 1.0) / STAIRS * LN_2;
    return new Group(
        "Atoms and ties: variables declared mixed",
        "Two columns show what comes of declaring them continuous.",
        candidates(),
        List.of(
            new Situation(
                "ReLU unit, noise added",
                MixedPairs::noisy,
                sizes,
                Situation.Effort.ALL,
                noisyDraw()),
            new Situation(
                "two ReLU units", MixedPairs::units, sizes, Situation.Effort.ALL, unitsDraw()),
            new Situation(
                "ReLU unit and labels",
                MixedPairs::classes,
                sizes,
                Situation.Effort.ALL,
                classDraw()),
            Situation.sampled("atoms beside a Gaussian", atoms(), sizes, MixedPairs::atoms),
            Situation.sampled("5 atoms, uniform noise", stairs, sizes, MixedPairs::stairs),
            new Situation(
                "Gaussian .6, rounded to .1",
                () -> Rounding.information(0.6, 0.1),
                sizes,
                Situation.Effort.ALL,
                (n, seed) -> Rounding.draw(n, seed, 0.6, 0.1, Variable::mixed)),
            new Situation(
                "Gaussian .6, rounded to 1",
                () -> Rounding.information(0.6, 1),
                sizes,
                Situation.Effort.ALL,
                (n, seed) -> Rounding.draw(n, seed, 0.6, 1, Variable::mixed))));
  }

  private static List<Candidate> candidates() {
    UnaryOperator<Pair> continuous = pair -> new Pair(continuous(pair.x()), continuous(pair.y()));
    return List.of(
        Candidate.of("auto", AutoEstimator.create()),
        Candidate.of("split-atoms", SplitAtomsEstimator.create()),
        Candidate.of("gao", KnnEstimator.gao()),
        Candidate.of("10 quantile cells", BinningEstimator.quantiles(10)),
        Candidate.of("counts of values", BinningEstimator.distinct()),
        new Candidate("ksg1 as continuous", KnnEstimator.ksg1(), continuous),
        new Candidate("ross as continuous", KnnEstimator.ross(), continuous));
  }

  private static Variable continuous(Variable variable) {
    return variable instanceof Mixed mixed ? mixed.values() : variable;
  }

  /** X = max(0, G) and Y = X + noise: h(Y) less the entropy of the noise. */
  private static double noisy() {
    double all = Math.sqrt(1 + NOISE * NOISE);
    double entropy =
        Integrals.simpson(
            -FAR,
            FAR,
            STEPS,
            y -> {
              double density =
                  Integrals.normal(y, 0, NOISE) / 2
                      + Integrals.normal(y, 0, all) * Integrals.below(y / (NOISE * all));
              return -Integrals.term(density, 1);
            });
    return entropy - StrictMath.log(2 * Math.PI * Math.E * NOISE * NOISE) / 2;
  }

  private static Situation.Draw noisyDraw() {
    return (n, seed) -> {
      double[][] x = new double[n][1];
      double[] y = new double[n];
      Draws draws = new Draws(seed);
      for (int i = 0; i < n; i++) {
        draws.nextRow();
        x[i][0] = Math.max(0, draws.normal());
        y[i] = x[i][0] + NOISE * draws.normal();
      }
      return new Pair(Variable.mixed(x), Variable.scalar(y));
    };
  }

  /** Both off, one on, or both on: the measure has an atom, two lines and a quadrant. */
  private static double units() {
    double rest = Math.sqrt(1 - CORRELATION * CORRELATION);
    double off = 0.25 + StrictMath.asin(CORRELATION) / (2 * Math.PI);
    double lines =
        Integrals.simpson(
            0,
            FAR,
            STEPS,
            b ->
                Integrals.normal(b, 0, 1)
                    * Integrals.term(Integrals.below(-CORRELATION * b / rest), 0.5));
    double quadrant =
        Integrals.simpson(
            0,
            FAR,
            STEPS / 2,
            a ->
                Integrals.normal(a, 0, 1)
                    * Integrals.simpson(
                        0,
                        FAR,
                        STEPS / 2,
                        b ->
                            Integrals.term(
                                Integrals.normal(b, CORRELATION * a, rest),
                                Integrals.normal(b, 0, 1))));
    return Integrals.term(off, 0.25) + 2 * lines + quadrant;
  }

  private static Situation.Draw unitsDraw() {
    return (n, seed) -> {
      double rest = Math.sqrt(1 - CORRELATION * CORRELATION);
      double[][] x = new double[n][1];
      double[][] y = new double[n][1];
      Draws draws = new Draws(seed);
      for (int i = 0; i < n; i++) {
        draws.nextRow();
        double a = draws.normal();
        x[i][0] = Math.max(0, a);
        y[i][0] = Math.max(0, CORRELATION * a + rest * draws.normal());
      }
      return new Pair(Variable.mixed(x), Variable.mixed(y));
    };
  }

  /** X = max(0, G) with G normal around 1 or -1, which the label tells. */
  private static double classes() {
    double off = (Integrals.below(-1) + Integrals.below(1)) / 2;
    double on =
        Integrals.simpson(
            0,
            FAR + 1,
            STEPS,
            x -> {
              double one = Integrals.normal(x, 1, 1);
              double other = Integrals.normal(x, -1, 1);
              double mean = (one + other) / 2;
              return (Integrals.term(one, mean) + Integrals.term(other, mean)) / 2;
            });
    return on
        + (Integrals.term(Integrals.below(-1), off) + Integrals.term(Integrals.below(1), off)) / 2;
  }

  private static Situation.Draw classDraw() {
    return (n, seed) -> {
      double[][] x = new double[n][1];
      int[] labels = new int[n];
      Draws draws = new Draws(seed);
      for (int i = 0; i < n; i++) {
        draws.nextRow();
        labels[i] = draws.below(2);
        x[i][0] = Math.max(0, 2 * labels[i] - 1 + draws.normal());
      }
      return new Pair(Variable.mixed(x), Variable.labels(labels));
    };
  }

  /** Gao et al. (2017), section 5: half of the rows normal, the others atoms that mostly agree. */
  private static double atoms() {
    double disagreement =
        -AGREEMENT * StrictMath.log(AGREEMENT) - (1 - AGREEMENT) * StrictMath.log1p(-AGREEMENT);
    return LN_2 + Integrals.gaussian(CORRELATION) / 2 + (LN_2 - disagreement) / 2;
  }

  private static Pair atoms(int n, long seed) {
    double rest = Math.sqrt(1 - CORRELATION * CORRELATION);
    double[][] x = new double[n][1];
    double[][] y = new double[n][1];
    Draws draws = new Draws(seed);
    for (int i = 0; i < n; i++) {
      draws.nextRow();
      if (draws.below(2) == 0) {
        x[i][0] = draws.normal();
        y[i][0] = CORRELATION * x[i][0] + rest * draws.normal();
      } else {
        x[i][0] = 2 * draws.below(2) - 1;
        y[i][0] = draws.uniform() < AGREEMENT ? x[i][0] : -x[i][0];
      }
    }
    return new Pair(Variable.mixed(x), Variable.mixed(y));
  }

  /** The same, X uniform over 0 to 4 and Y uniform from X to X + 2. */
  private static Pair stairs(int n, long seed) {
    double[][] x = new double[n][1];
    double[] y = new double[n];
    Draws draws = new Draws(seed);
    for (int i = 0; i < n; i++) {
      x[i][0] = draws.below(STAIRS);
      y[i] = x[i][0] + 2 * draws.uniform();
    }
    return new Pair(Variable.mixed(x), Variable.scalar(y));
  }
}
