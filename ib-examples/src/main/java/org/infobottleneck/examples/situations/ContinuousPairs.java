package org.infobottleneck.examples.situations;

import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.ExtrapolatedEstimator;
import org.infobottleneck.estimators.GaussianCopulaEstimator;
import org.infobottleneck.estimators.GaussianEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.KozachenkoLeonenkoEstimator;
import org.infobottleneck.estimators.Norm;
import org.infobottleneck.estimators.SurrogateEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Digamma;

/** Two variables with a density. */
final class ContinuousPairs {

  private static final int DEGREES = 3;
  private static final int MANY_DIMENSIONS = 10;
  private static final double HALF_WIDTH = 0.25;
  private static final double WAVE_NOISE = 0.3;
  private static final double WAVES = 2;

  private ContinuousPairs() {}

  static Group group() {
    List<Integer> three = List.of(250, 1000, 4000);
    List<Integer> two = List.of(250, 1000);
    double additive = HALF_WIDTH - StrictMath.log(2 * HALF_WIDTH);
    return new Group(
        "Two continuous variables",
        "Of rounded numbers the truth is the information of the rounded ones.",
        candidates(),
        List.of(
            gaussian("Gaussian, correlation .6", three, 1, 0.6),
            gaussian("independent", two, 1, 0),
            Situation.sampled("uniform, uniform noise", additive, three, additive(1)),
            Situation.sampled("Student-t, 3 degrees", student(), three, ContinuousPairs::student),
            new Situation(
                "sine wave with noise",
                ContinuousPairs::wave,
                three,
                Situation.Effort.ALL,
                waves()),
            gaussian("Gaussian, correlation .999", three, 1, 0.999),
            gaussian("Gaussian, correlation .999999", two, 1, 0.999999),
            new Situation(
                "Gaussian .6, rounded to .1",
                () -> Rounding.information(0.6, 0.1),
                three,
                Situation.Effort.ALL,
                (n, seed) -> Rounding.draw(n, seed, 0.6, 0.1, Variable::continuous)),
            gaussian("Gaussian, 3+3, each .6", two, 3, 0.6),
            Situation.sampled("uniform noise, 3+3", 3 * additive, two, additive(3)),
            gaussian("Gaussian, 10+10, each .5", two, 10, 0.5),
            gaussian("independent, 10+10", two, 10, 0)));
  }

  private static List<Candidate> candidates() {
    return List.of(
        Candidate.of("auto", AutoEstimator.create()),
        Candidate.of("ksg1", KnnEstimator.ksg1()),
        Candidate.of("ksg2", KnnEstimator.ksg2()),
        Candidate.of("gao", KnnEstimator.gao()),
        Candidate.of("ksg1 extrapolated", ExtrapolatedEstimator.of(KnnEstimator.ksg1())),
        Candidate.of("surrogate, Gaussian", SurrogateEstimator.gaussian()),
        Candidate.of("surrogate, mixture", SurrogateEstimator.gaussianMixture()),
        Candidate.of("Gaussian copula", GaussianCopulaEstimator.create()),
        Candidate.of("Gaussian", GaussianEstimator.create()),
        Candidate.of("KL difference", KozachenkoLeonenkoEstimator.of(Norm.MAXIMUM)),
        Candidate.of("10 quantile cells", BinningEstimator.quantiles(10)));
  }

  /** Columns that are correlated one by one, and independent otherwise. */
  private static Situation gaussian(
      String name, List<Integer> sizes, int dimensions, double correlation) {
    double rest = Math.sqrt((1 - correlation) * (1 + correlation));
    return new Situation(
        name,
        () -> dimensions * Integrals.gaussian(correlation),
        sizes,
        dimensions < MANY_DIMENSIONS ? Situation.Effort.ALL : Situation.Effort.HALF,
        (n, seed) -> {
          double[][] x = new double[n][dimensions];
          double[][] y = new double[n][dimensions];
          Draws draws = new Draws(seed);
          for (int i = 0; i < n; i++) {
            draws.nextRow();
            for (int j = 0; j < dimensions; j++) {
              x[i][j] = draws.normal();
              y[i][j] = correlation * x[i][j] + rest * draws.normal();
            }
          }
          return new Pair(Variable.continuous(x), Variable.continuous(y));
        });
  }

  /** Y = X + U with uniform X and U: a - ln 2a nats for every column. */
  private static Situation.Draw additive(int dimensions) {
    return (n, seed) -> {
      double[][] x = new double[n][dimensions];
      double[][] y = new double[n][dimensions];
      Draws draws = new Draws(seed);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < dimensions; j++) {
          x[i][j] = draws.uniform();
          y[i][j] = x[i][j] + HALF_WIDTH * (2 * draws.uniform() - 1);
        }
      }
      return new Pair(Variable.continuous(x), Variable.continuous(y));
    };
  }

  /**
   * The information of the tails alone: Arellano-Valle et al. (2013), equation 7, correlation 0.
   */
  private static double student() {
    return Integrals.gaussian(0.5) + tail(DEGREES) - 2 * tail(DEGREES + 1) + tail(DEGREES + 2);
  }

  private static double tail(int u) {
    return Gamma.logGamma(u / 2.0) - u / 2.0 * Digamma.digamma(u / 2.0);
  }

  private static Pair student(int n, long seed) {
    double[] x = new double[n];
    double[] y = new double[n];
    Draws draws = new Draws(seed);
    for (int i = 0; i < n; i++) {
      draws.nextRow();
      double a = draws.normal();
      double b = 0.5 * a + Math.sqrt(0.75) * draws.normal();
      double chiSquare = 0;
      for (int j = 0; j < DEGREES; j++) {
        double z = draws.normal();
        chiSquare += z * z;
      }
      x[i] = a / Math.sqrt(chiSquare / DEGREES);
      y[i] = b / Math.sqrt(chiSquare / DEGREES);
    }
    return new Pair(Variable.scalar(x), Variable.scalar(y));
  }

  /** h(Y) less the entropy of the noise, Y = sin(2X) + noise. */
  private static double wave() {
    int phases = 400; // the trapezoidal rule of a period
    double entropy =
        Integrals.simpson(
            -1 - 9 * WAVE_NOISE,
            1 + 9 * WAVE_NOISE,
            2000,
            y -> {
              double density = 0;
              for (int i = 0; i < phases; i++) {
                double mean = StrictMath.sin(2 * Math.PI * i / phases);
                density += Integrals.normal(y, mean, WAVE_NOISE) / phases;
              }
              return -Integrals.term(density, 1);
            });
    return entropy - StrictMath.log(2 * Math.PI * Math.E * WAVE_NOISE * WAVE_NOISE) / 2;
  }

  private static Situation.Draw waves() {
    return (n, seed) -> {
      double[] x = new double[n];
      double[] y = new double[n];
      Draws draws = new Draws(seed);
      for (int i = 0; i < n; i++) {
        draws.nextRow();
        x[i] = Math.PI * (2 * draws.uniform() - 1);
        y[i] = StrictMath.sin(WAVES * x[i]) + WAVE_NOISE * draws.normal();
      }
      return new Pair(Variable.scalar(x), Variable.scalar(y));
    };
  }
}
