package org.infobottleneck.estimators;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.estimators.internal.CountEntropy;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;

/**
 * Nearest-neighbor information corrected by surrogates: a model is fitted to the data, samples of
 * the same size are drawn from it, and the mean error of the estimator on these, of which the
 * information is known, is subtracted.
 *
 * <pre>
 *   I = Î(data) - ⟨Î(surrogate) - ⟨ln p(x,y)/(p(x) p(y))⟩⟩
 * </pre>
 *
 * <p>Neighbors lose information as dimensions and information grow (KSG reads .6 of 1.0 nats in 5 +
 * 5 dimensions from 1000 samples), and they lose about as much on a model that resembles the data.
 *
 * <table>
 *   <caption>What is corrected, and by which model</caption>
 *   <tr><th>variables</th><th>estimator</th><th>model</th></tr>
 *   <tr><td>two continuous</td><td>{@link KnnEstimator#ksg1}</td>
 *       <td>a Gaussian or a Gaussian mixture over the normal scores of both</td></tr>
 *   <tr><td>continuous, labels</td><td>{@link KnnEstimator#ross}</td>
 *       <td>the same for each label, or one covariance for all</td></tr>
 * </table>
 *
 * <ul>
 *   <li>Every column is first replaced by its normal scores, Φ⁻¹(rank/(N+1)), which leaves the
 *       information as it is: monotone maps of a column change nothing, heavy tails do no harm.
 *       Constant columns, and columns that rise or fall throughout with an earlier one, are left
 *       out; a constant variable tells zero.
 *   <li>The model must not invent dependence: that of a Gaussian is reduced to its unbiased value
 *       before surrogates are drawn. Between independent variables the estimate is zero on the
 *       average, also where the fit alone would show a third of a nat (25 + 25 dimensions, N =
 *       1000).
 *   <li>Number of components by the Bayesian information criterion, at most 16, from at most 4096
 *       evenly spaced ones of the sorted samples; number of surrogates 32768/N, at least 4 and at
 *       most 16.
 *   <li>Where no model can be fitted (a singular covariance, as of a function, or fewer samples
 *       than dimensions) the plain value stands, with {@link Caveat#ILL_CONDITIONED}.
 *   <li>{@link Caveat#SURROGATE_DISAGREES} where the correction exceeds 0.1 nats and half of the
 *       plain value.
 *   <li>A model of labels that has many parameters for its samples tells labels better than the
 *       data do, and the correction hands on that excess as far as neighbors don't see it: the
 *       share correction/information of the model. {@link Caveat#UNDERSAMPLED} where this is more
 *       than a tenth of the value and 0.01 nats. With 128 columns and 500 samples of ten labels the
 *       value may exceed the entropy of the labels, {@link Caveat#ABOVE_ENTROPY}.
 *   <li>Cost: that of the plain estimate times the number of surrogates, and the fit: about a
 *       second for 4096 samples in 3 + 3 dimensions.
 * </ul>
 *
 * <p>Immutable and thread-safe. The idea of surrogates with matched statistics is that of Theiler
 * et al. (1992); as a correction of bias it is a parametric bootstrap (Efron 1979).
 */
public final class SurrogateEstimator implements MutualInformationEstimator {

  private static final int MOST_COMPONENTS = 16;
  private static final double NOTABLE_CORRECTION = 0.1;
  private static final double NOTABLE_SHARE = 0.5;
  private static final double NOTABLE_EXCESS = 0.01;
  private static final double SHARE_OF_EXCESS = 0.1;

  private final int mostComponents;
  private final int k;
  private final long seed;

  private SurrogateEstimator(int mostComponents, int k, long seed) {
    this.mostComponents = mostComponents;
    this.k = Arguments.atLeast(k, 1, "number of neighbors k");
    this.seed = seed;
  }

  /**
   * Surrogates from one Gaussian (for labels, one for each).
   *
   * @return the estimator, k = 3, seed 0
   */
  public static SurrogateEstimator gaussian() {
    return new SurrogateEstimator(1, KnnEstimator.DEFAULT_K, 0);
  }

  /**
   * Surrogates from a Gaussian mixture.
   *
   * @return the estimator, k = 3, seed 0
   */
  public static SurrogateEstimator gaussianMixture() {
    return new SurrogateEstimator(MOST_COMPONENTS, KnnEstimator.DEFAULT_K, 0);
  }

  /**
   * Returns this estimator with another number of neighbors.
   *
   * @param k the number, at least 1
   * @return the estimator
   * @throws IllegalArgumentException if k is less than 1
   */
  public SurrogateEstimator withK(int k) {
    return new SurrogateEstimator(mostComponents, k, seed);
  }

  /**
   * Returns this estimator with another seed, of the surrogates and of the fit.
   *
   * @param seed the seed
   * @return the estimator
   */
  public SurrogateEstimator withSeed(long seed) {
    return new SurrogateEstimator(mostComponents, k, seed);
  }

  @Override
  public String description() {
    return "surrogates(" + model() + ",k=" + k + ",seed=" + seed + ")";
  }

  /** Reads what {@link #description} writes; k and seed may be left out. */
  static SurrogateEstimator read(Description text) {
    text.requireOnly(1, "k", "seed");
    SurrogateEstimator model =
        text.nested(0).among(List.of(gaussian(), gaussianMixture()), SurrogateEstimator::model);
    return model
        .withK(text.integer("k", KnnEstimator.DEFAULT_K))
        .withSeed(text.longInteger("seed", 0));
  }

  private String model() {
    return mostComponents == 1 ? "gaussian" : "gaussian-mixture";
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SurrogateEstimator estimator
        && estimator.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Kind x, Kind y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    KnnEstimator plain =
        x == Kind.LABELS || y == Kind.LABELS ? KnnEstimator.ross() : KnnEstimator.ksg1();
    return plain
        .refusal(x, y)
        .map(reason -> description() + ", which corrects a neighbor estimate: " + reason);
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    Work work = work(x, y);
    return flag(work, work.correction().corrected());
  }

  /**
   * Returns the plain estimate, the correction and the model's own information.
   *
   * @param x samples of X. Not modified.
   * @param y samples of Y. Not modified.
   * @return all numbers of the estimate
   * @throws IllegalArgumentException as {@link #estimate(Variable, Variable)}
   */
  public SurrogateCorrection correction(Variable x, Variable y) {
    Pairs.check(this, x, y);
    return work(x, y).correction();
  }

  /**
   * A plain estimate with its caveats, the number of columns used, the correction, the excess of
   * the model that it hands on, and the entropy of the labels, unlimited where there are none.
   */
  record Work(
      Estimate plain,
      int dimensions,
      SurrogateCorrection correction,
      double excess,
      double entropy) {}

  Work work(Variable x, Variable y) {
    if (Pairs.isConstant(x) || Pairs.isConstant(y)) {
      return ofConstant(x, y);
    }
    if (x instanceof Discrete labels) {
      return byLabels((Continuous) y, labels);
    }
    if (y instanceof Discrete labels) {
      return byLabels((Continuous) x, labels);
    }
    Continuous a = NormalScores.informative((Continuous) x);
    Continuous b = NormalScores.informative((Continuous) y);
    Estimate plain = KnnEstimator.ksg1().withK(k).estimate(a, b);
    int n = a.size();
    Optional<PairSurrogates> model =
        PairSurrogates.fit(
            a.values(), a.dimensions(), b.values(), b.dimensions(), n, k, mostComponents, seed);
    return new Work(
        flagColumns(plain, (Continuous) x, (Continuous) y),
        a.dimensions() + b.dimensions(),
        correction(plain, n, model),
        0,
        Double.POSITIVE_INFINITY);
  }

  /** A constant tells nothing; Ross's formula, made for a density, would say otherwise. */
  private Work ofConstant(Variable x, Variable y) {
    Estimate zero =
        Estimate.of(0, Estimand.of(Channel.EXACT, Channel.EXACT), x.size(), description());
    for (Variable variable : new Variable[] {x, y}) {
      zero = variable instanceof Continuous c ? Pairs.flagConstantColumn(zero, c) : zero;
    }
    return new Work(zero, 1, SurrogateCorrection.none(0), 0, Double.POSITIVE_INFINITY);
  }

  private Work byLabels(Continuous values, Discrete labels) {
    int[] sizes = CountEntropy.counts(labels.codes(), labels.symbols());
    int[] kept = Samples.rowsOfRepeatedSymbols(labels, sizes);
    boolean all = kept.length == values.size();
    Continuous scores =
        NormalScores.informative(all || kept.length < 2 ? values : values.take(kept));
    Discrete given = all || kept.length < 2 ? labels : labels.take(kept);
    Estimate plain = KnnEstimator.ross().withK(k).estimate(scores, given);
    plain = all ? plain : plain.withCaveats(Caveat.SINGLETONS_DROPPED);
    Optional<ClassSurrogates> model =
        ClassSurrogates.fit(scores.values(), scores.dimensions(), given, k, mostComponents, seed);
    SurrogateCorrection correction = correction(plain, given.size(), model);
    double fitted = model.map(Surrogates::excess).orElse(0.0);
    double information = correction.modelInformation() + fitted;
    double unseen = information > 0 ? Math.min(1, Math.abs(correction.bias()) / information) : 1;
    return new Work(
        flagColumns(plain, values),
        scores.dimensions(),
        correction,
        fitted * unseen,
        Pairs.entropy(given));
  }

  private SurrogateCorrection correction(
      Estimate plain, int samples, Optional<? extends Surrogates> model) {
    return model.isPresent()
        ? model.get().correct(plain.nats(), samples, seed)
        : SurrogateCorrection.none(plain.nats());
  }

  private static Estimate flagColumns(Estimate plain, Continuous... variables) {
    Estimate flagged = plain;
    for (Continuous variable : variables) {
      flagged = Pairs.flagConstantColumn(flagged, variable);
    }
    return flagged;
  }

  /** An estimate with another value, under this description, and what the correction gives away. */
  Estimate flag(Work work, double nats) {
    Estimate plain = work.plain();
    Estimate estimate =
        Estimate.of(nats, plain.estimand(), plain.samples(), description())
            .withCaveats(plain.caveats().toArray(new Caveat[0]));
    if (work.correction().surrogates() == 0) {
      estimate = estimate.withCaveats(Caveat.ILL_CONDITIONED);
    }
    if (work.excess() > NOTABLE_EXCESS && work.excess() > SHARE_OF_EXCESS * nats) {
      estimate = estimate.withCaveats(Caveat.UNDERSAMPLED);
    }
    estimate = Pairs.flagAboveEntropy(estimate, work.entropy());
    double moved = Math.abs(nats - plain.nats());
    return moved > NOTABLE_CORRECTION && moved > NOTABLE_SHARE * Math.abs(plain.nats())
        ? estimate.withCaveats(Caveat.SURROGATE_DISAGREES)
        : estimate;
  }
}
