package org.infobottleneck.estimators.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable.Kind;

/** Laws of the mean over data sets of known information. */
final class TruthLaws {

  private static final int SMALL = 64;
  private static final int FEW = 128;
  private static final int LARGE = 1024;
  private static final int MANY = 1024;
  private static final long SEED = 20040623;
  private static final double NATS_PER_BIT = StrictMath.log(2);

  /** The share of independent data sets that may give one and the same value. */
  private static final double REPEATED_SHARE = 0.1;

  /** So near to the number of bits, relative to it, an estimate is one of bits. */
  private static final double SAME_NUMBER = 0.1;

  private static final int PERMUTATIONS = 9;

  private TruthLaws() {}

  static Verdict independence(Subject subject, int repeats) {
    boolean compared = false;
    Verdict otherwise = noDistribution();
    for (KnownDistribution distribution : independents(subject)) {
      List<Samples> data = data(distribution, SMALL, repeats);
      Optional<List<Estimate>> estimates = estimates(subject, data);
      if (estimates.isEmpty()) {
        continue;
      }
      double[] errors = new double[data.size()];
      boolean predicted = true;
      for (int i = 0; i < errors.length && predicted; i++) {
        OptionalDouble bias = subject.biasAtIndependence(data.get(i).x(), data.get(i).y());
        predicted = bias.isPresent();
        errors[i] = estimates.get().get(i).nats() - bias.orElse(0);
      }
      if (!predicted) {
        otherwise = Verdict.doesNotApply("its author predicts no value over independent samples");
      } else {
        compared = true;
        Verdict verdict = meanIs(errors, 0, 0, distribution + ", N = " + SMALL + ", less its bias");
        if (verdict.isBroken()) {
          return verdict;
        }
      }
    }
    return compared ? Verdict.holds() : otherwise;
  }

  /** Independent variables of the kinds that the subject takes, in a few dimensions. */
  private static List<KnownDistribution> independents(Subject subject) {
    List<KnownDistribution> all = new ArrayList<>();
    for (Domain.Pair pair : Domain.ANY.pairs(subject)) {
      if (pair.x() != Kind.INPUTS && pair.y() != Kind.INPUTS) {
        for (int size : new int[] {1, 2, 5}) {
          int dx = Rewrite.isReal(pair.x()) ? size : size + 1;
          int dy = Rewrite.isReal(pair.y()) ? size : size + 1;
          all.add(KnownDistributions.independent(pair.x(), dx, pair.y(), dy));
        }
      }
    }
    return all;
  }

  static Verdict neverClamped(Subject subject, int repeats) {
    boolean compared = false;
    Verdict otherwise = noDistribution();
    for (KnownDistribution distribution : independents(subject)) {
      boolean real = Rewrite.isReal(distribution.xKind()) || Rewrite.isReal(distribution.yKind());
      if (!real) {
        otherwise =
            Verdict.doesNotApply(
                "values of tables of counts repeat by themselves, so that clamping can't be seen");
        continue;
      }
      Optional<List<Estimate>> estimates = estimates(subject, data(distribution, SMALL, repeats));
      if (estimates.isPresent()) {
        compared = true;
        double[] values = values(estimates.get());
        double least = Arrays.stream(values).min().orElse(Double.NaN);
        double most = Arrays.stream(values).max().orElse(Double.NaN);
        long clamped = Arrays.stream(values).filter(v -> v == least).count();
        // Where the greatest value repeats too, what repeats is the ceiling of a small sample.
        if (clamped > REPEATED_SHARE * values.length
            && Arrays.stream(values).filter(v -> v == most).count() == 1) {
          return Verdict.fails(
              clamped
                  + " of "
                  + values.length
                  + " values over "
                  + distribution
                  + " are the least one, "
                  + least);
        }
      }
    }
    return compared ? Verdict.holds() : otherwise;
  }

  /** Far clusters hold the logarithm of their number through any channel that parts them. */
  static Verdict units(Subject subject, int repeats) {
    Verdict verdict = noDistribution();
    for (Domain.Pair pair : Domain.ANY.pairs(subject)) {
      if (pair.x() != Kind.INPUTS && pair.y() != Kind.INPUTS) {
        KnownDistribution clusters = KnownDistributions.farClusters(4, pair.x(), pair.y());
        Optional<List<Estimate>> estimates = estimates(subject, data(clusters, LARGE, repeats));
        if (estimates.isPresent()) {
          verdict = inNats(clusters, new Truth(clusters.nats(), estimates.get()));
          if (verdict.isBroken()) {
            return verdict;
          }
        }
      }
    }
    KnownDistribution gaussian = KnownDistributions.gaussian(0.9);
    return truth(subject, gaussian, LARGE, repeats)
        .map(truth -> inNats(gaussian, truth))
        .orElse(verdict);
  }

  private static Verdict inNats(KnownDistribution distribution, Truth truth) {
    double mean = new Sampling(truth.values()).mean();
    double nats = truth.nats();
    double bits = nats / NATS_PER_BIT;
    return Math.abs(mean - bits) < SAME_NUMBER * bits
        ? Verdict.fails(
            Math.abs(mean - nats),
            String.format(
                Locale.ROOT,
                "%s holds %.4f nats, which are %.4f bits: got %.4f on the average",
                distribution,
                nats,
                bits,
                mean))
        : Verdict.holds();
  }

  static Verdict gaussianTruth(Subject subject, int repeats) {
    return truths(
        subject,
        repeats,
        List.of(
            KnownDistributions.gaussian(0),
            KnownDistributions.gaussian(0.3),
            KnownDistributions.gaussian(-0.6),
            KnownDistributions.gaussian(0.9),
            KnownDistributions.gaussianInLastColumns(2, 0.6)));
  }

  static Verdict knownTruth(Subject subject, int repeats) {
    return truths(subject, repeats, KnownCatalog.of(subject));
  }

  private static Verdict truths(
      Subject subject, int repeats, List<KnownDistribution> distributions) {
    boolean compared = false;
    for (KnownDistribution distribution : distributions) {
      Optional<Truth> truth = truth(subject, distribution, LARGE, repeats);
      if (truth.isPresent()) {
        compared = true;
        Verdict verdict = met(subject, distribution, truth.get());
        if (verdict.isBroken()) {
          return verdict;
        }
      }
    }
    return compared ? Verdict.holds() : noDistribution();
  }

  private static Verdict met(Subject subject, KnownDistribution distribution, Truth truth) {
    String where = distribution + ", N = " + LARGE;
    double nats = truth.nats();
    return switch (truth.bound()) {
      case NONE -> meanIs(truth.values(), nats, subject.biasAllowance(nats), where);
      case LOWER -> {
        Sampling mean = new Sampling(truth.values());
        yield Comparison.atMost(
            mean.mean() - nats,
            mean.bound() + Comparison.TOLERANCE,
            () -> where + ": a lower bound of " + mean.mean() + " above the truth " + nats);
      }
      case UPPER -> {
        Sampling mean = new Sampling(truth.values());
        yield Comparison.atMost(
            nats - mean.mean(),
            mean.bound() + Comparison.TOLERANCE,
            () -> where + ": an upper bound of " + mean.mean() + " below the truth " + nats);
      }
      case DIFFERENCE_OF_BOUNDS -> Verdict.doesNotApply("a difference of bounds is on no side");
    };
  }

  static Verdict consistency(Subject subject, int repeats) {
    List<KnownDistribution> distributions =
        List.of(
            KnownDistributions.gaussian(0.6),
            KnownDistributions.gaussianClasses(new double[] {-1, 1}, 1),
            KnownDistributions.binarySymmetric(0.1));
    boolean compared = false;
    for (KnownDistribution distribution : distributions) {
      Optional<Truth> few = truth(subject, distribution, FEW, repeats);
      Optional<Truth> many = truth(subject, distribution, MANY, repeats);
      if (few.isPresent() && many.isPresent() && many.get().bound() == Bound.NONE) {
        compared = true;
        double[] excess = many.get().errors();
        double[] allowed = few.get().errors();
        Arrays.setAll(excess, i -> excess[i] - allowed[i] / 2);
        Sampling mean = new Sampling(excess);
        if (!(mean.mean() <= mean.bound())) {
          return Verdict.fails(
              mean.mean() - mean.bound(),
              String.format(
                  Locale.ROOT,
                  "%s: the mean error is %.4f nats with N = %d and %.4f with N = %d",
                  distribution,
                  new Sampling(few.get().errors()).mean(),
                  FEW,
                  new Sampling(many.get().errors()).mean(),
                  MANY));
        }
      }
    }
    return compared ? Verdict.holds() : noDistribution();
  }

  /** The rank among permutations, ties broken at random, is uniform: a chi-square test of it. */
  static Verdict nullPValues(Subject subject, int repeats) {
    boolean compared = false;
    for (Domain.Pair pair : Domain.ANY.pairs(subject)) {
      if (pair.x() == Kind.INPUTS || pair.y() == Kind.INPUTS) {
        continue;
      }
      KnownDistribution distribution =
          KnownDistributions.independent(
              pair.x(), dimensions(pair.x()), pair.y(), dimensions(pair.y()));
      Random random = new Random(SEED);
      int[] frequencies = new int[PERMUTATIONS + 1];
      for (Samples samples : data(distribution, SMALL / 2, repeats)) {
        OptionalDouble rank = rank(subject, samples, random);
        if (rank.isEmpty()) {
          return Verdict.doesNotApply("refuses some of these samples");
        }
        frequencies[(int) rank.getAsDouble()]++;
      }
      compared = true;
      double expected = (double) repeats / frequencies.length;
      double statistic =
          Arrays.stream(frequencies).mapToDouble(f -> (f - expected) * (f - expected)).sum()
              / expected;
      double critical =
          new ChiSquaredDistribution(PERMUTATIONS)
              .inverseCumulativeProbability(1 - Sampling.FALSE_ALARM);
      if (!(statistic <= critical)) {
        return Verdict.fails(
            "ranks among permutations of "
                + distribution
                + " fall "
                + Arrays.toString(frequencies)
                + " times");
      }
    }
    return compared ? Verdict.holds() : noDistribution();
  }

  private static int dimensions(Kind kind) {
    return Rewrite.isReal(kind) ? 1 : 2;
  }

  private static OptionalDouble rank(Subject subject, Samples samples, Random random) {
    if (!(Answer.of(subject.estimator(), samples) instanceof Answer.Value observed)) {
      return OptionalDouble.empty();
    }
    double nats = observed.estimate().nats();
    int below = 0;
    int equal = 0;
    for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
      int[] rows = Rewrite.all(samples.size());
      for (int i = rows.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = rows[i];
        rows[i] = rows[j];
        rows[j] = swapped;
      }
      Answer answer = Answer.of(subject.estimator(), samples.x(), Rewrite.take(samples.y(), rows));
      if (!(answer instanceof Answer.Value value)) {
        return OptionalDouble.empty();
      }
      // Sums in another order must not decide what is above and what is below.
      double difference = value.estimate().nats() - nats;
      boolean same = Math.abs(difference) <= Comparison.tolerance(nats);
      equal += same ? 1 : 0;
      below += !same && difference < 0 ? 1 : 0;
    }
    return OptionalDouble.of(below + random.nextInt(equal + 1));
  }

  private static Verdict meanIs(double[] values, double expected, double allowance, String where) {
    Sampling mean = new Sampling(values);
    return Comparison.atMost(
        Math.abs(mean.mean() - expected),
        mean.bound() + allowance + Comparison.TOLERANCE,
        () ->
            String.format(
                Locale.ROOT,
                "%s: mean %.5f nats, expected %.5f within %.5f by chance and %.5f of bias",
                where,
                mean.mean(),
                expected,
                mean.bound(),
                allowance));
  }

  /** Estimates over data sets, and the truth of what they estimate. */
  private record Truth(double nats, List<Estimate> estimates) {

    Bound bound() {
      return estimates.get(0).bound();
    }

    double[] values() {
      return TruthLaws.values(estimates);
    }

    double[] errors() {
      return estimates.stream().mapToDouble(e -> Math.abs(e.nats() - nats)).toArray();
    }
  }

  private static double[] values(List<Estimate> estimates) {
    return estimates.stream().mapToDouble(Estimate::nats).toArray();
  }

  /** Nothing where the subject refuses the samples, or what it gives has no known truth. */
  private static Optional<Truth> truth(
      Subject subject, KnownDistribution distribution, int size, int repeats) {
    if (!subject.supports(distribution.xKind(), distribution.yKind())) {
      return Optional.empty();
    }
    Optional<List<Estimate>> first = estimates(subject, data(distribution, size, 1));
    if (first.isEmpty() || first.get().get(0).bound() == Bound.DIFFERENCE_OF_BOUNDS) {
      return Optional.empty();
    }
    OptionalDouble nats = distribution.nats(first.get().get(0).estimand());
    return nats.isEmpty()
        ? Optional.empty()
        : estimates(subject, data(distribution, size, repeats))
            .map(estimates -> new Truth(nats.getAsDouble(), estimates));
  }

  private static List<Samples> data(KnownDistribution distribution, int size, int repeats) {
    return IntStream.range(0, repeats).mapToObj(i -> distribution.sample(size, SEED + i)).toList();
  }

  private static Optional<List<Estimate>> estimates(Subject subject, List<Samples> data) {
    List<Estimate> estimates = new ArrayList<>();
    for (Samples samples : data) {
      if (!(Answer.of(subject.estimator(), samples) instanceof Answer.Value value)) {
        return Optional.empty();
      }
      estimates.add(value.estimate());
    }
    return Optional.of(estimates);
  }

  private static Verdict noDistribution() {
    return Verdict.doesNotApply(
        "no distribution of these kinds has a known truth for its estimand");
  }
}
