package org.infobottleneck.examples.situations;

import java.util.List;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.ExtrapolatedEstimator;
import org.infobottleneck.estimators.GaussianCopulaEstimator;
import org.infobottleneck.estimators.GaussianEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.KozachenkoLeonenkoEstimator;
import org.infobottleneck.estimators.Norm;
import org.infobottleneck.estimators.ProbeEstimator;
import org.infobottleneck.estimators.SurrogateEstimator;
import org.infobottleneck.estimators.Variable;

/** A continuous variable and labels. */
final class LabeledPairs {

  private static final double[] FIVE = {-4, -2, 0, 2, 4};

  private static final double WIDE = 2;
  private static final double FAR = 10;
  private static final int STEPS = 2000;

  private LabeledPairs() {}

  static Group group() {
    List<Integer> three = List.of(250, 1000, 4000);
    List<Integer> two = List.of(250, 1000);
    return new Group(
        "A continuous variable and labels",
        "The last column shows what comes of taking labels for numbers.",
        candidates(),
        List.of(
            new Situation(
                "2 classes, ±1",
                () -> ofMeans(new double[] {-1, 1}),
                three,
                Situation.Effort.ALL,
                corners(1, 1)),
            new Situation(
                "5 classes, 2 apart",
                () -> ofMeans(FIVE),
                three,
                Situation.Effort.ALL,
                LabeledPairs::five),
            corners("2 classes, 3-D", three, 3, 0.7),
            new Situation(
                "2 spreads, 3-D",
                LabeledPairs::ofSpreads,
                three,
                Situation.Effort.ALL,
                LabeledPairs::spreads),
            corners("2 classes, 10-D", two, 10, 0.4),
            corners("independent, 10-D", two, 10, 0)));
  }

  private static List<Candidate> candidates() {
    return List.of(
        Candidate.of("auto", AutoEstimator.create()),
        Candidate.of("ross", KnnEstimator.ross()),
        Candidate.of("ross extrapolated", ExtrapolatedEstimator.of(KnnEstimator.ross())),
        Candidate.of("surrogate, Gaussian", SurrogateEstimator.gaussian()),
        Candidate.of("surrogate, mixture", SurrogateEstimator.gaussianMixture()),
        Candidate.of("Gaussian copula", GaussianCopulaEstimator.create()),
        Candidate.of("Gaussian", GaussianEstimator.create()),
        Candidate.of("KL difference", KozachenkoLeonenkoEstimator.of(Norm.MAXIMUM)),
        Candidate.of("probe (lower bound)", ProbeEstimator.crossValidated()),
        Candidate.of("10 quantile cells", BinningEstimator.quantiles(10)),
        new Candidate("ksg1, labels as numbers", KnnEstimator.ksg1(), LabeledPairs::numbers));
  }

  /** Labels have no order: they are numbered as they appear. */
  private static Pair numbers(Pair pair) {
    int[] codes = ((Discrete) pair.y()).toCodes();
    double[] numbers = new double[codes.length];
    for (int i = 0; i < codes.length; i++) {
      numbers[i] = codes[i];
    }
    return new Pair(pair.x(), Variable.scalar(numbers));
  }

  /** Two opposite corners of a cube: all there is to see lies along the line through them. */
  private static Situation corners(String name, List<Integer> sizes, int dimensions, double mean) {
    double along = mean * Math.sqrt(dimensions);
    return new Situation(
        name,
        () -> ofMeans(new double[] {-along, along}),
        sizes,
        Situation.Effort.ALL,
        corners(dimensions, mean));
  }

  private static Situation.Draw corners(int dimensions, double mean) {
    return (n, seed) -> {
      double[][] rows = new double[n][dimensions];
      int[] labels = new int[n];
      Draws draws = new Draws(seed);
      for (int i = 0; i < n; i++) {
        draws.nextRow();
        labels[i] = draws.below(2);
        for (int j = 0; j < dimensions; j++) {
          rows[i][j] = mean * (2 * labels[i] - 1) + draws.normal();
        }
      }
      return new Pair(Variable.continuous(rows), Variable.labels(labels));
    };
  }

  private static Pair five(int n, long seed) {
    double[] x = new double[n];
    int[] labels = new int[n];
    Draws draws = new Draws(seed);
    for (int i = 0; i < n; i++) {
      draws.nextRow();
      labels[i] = draws.below(FIVE.length);
      x[i] = FIVE[labels[i]] + draws.normal();
    }
    return new Pair(Variable.scalar(x), Variable.labels(labels));
  }

  /** The information of equally likely classes, each normal around its mean with deviation 1. */
  private static double ofMeans(double[] means) {
    double reach = FAR;
    for (double mean : means) {
      reach = Math.max(reach, Math.abs(mean) + FAR);
    }
    return Integrals.simpson(
        -reach,
        reach,
        STEPS,
        x -> {
          double mixture = 0;
          for (double mean : means) {
            mixture += Integrals.normal(x, mean, 1) / means.length;
          }
          double nats = 0;
          for (double mean : means) {
            nats += Integrals.term(Integrals.normal(x, mean, 1), mixture) / means.length;
          }
          return nats;
        });
  }

  /** Deviation 1 or 2 around the same mean: all there is to see is the distance from it. */
  private static double ofSpreads() {
    return Integrals.simpson(
        0,
        WIDE * FAR,
        STEPS,
        r -> {
          double narrow = radial(r, 1);
          double wide = radial(r, WIDE);
          double mean = (narrow + wide) / 2;
          return (Integrals.term(narrow, mean) + Integrals.term(wide, mean)) / 2;
        });
  }

  /** The density of the length of three normal numbers (Maxwell). */
  private static double radial(double r, double deviation) {
    return 2 * r * r / (deviation * deviation) * Integrals.normal(r, 0, deviation);
  }

  private static Pair spreads(int n, long seed) {
    double[][] rows = new double[n][3];
    int[] labels = new int[n];
    Draws draws = new Draws(seed);
    for (int i = 0; i < n; i++) {
      draws.nextRow();
      labels[i] = draws.below(2);
      double deviation = labels[i] == 0 ? 1 : WIDE;
      for (int j = 0; j < 3; j++) {
        rows[i][j] = deviation * draws.normal();
      }
    }
    return new Pair(Variable.continuous(rows), Variable.labels(labels));
  }
}
