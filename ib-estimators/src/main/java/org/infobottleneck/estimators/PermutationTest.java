package org.infobottleneck.estimators;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.infobottleneck.estimators.internal.Partitions;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;

/**
 * Tests whether two variables are independent, and measures what an estimator gives where they are:
 * the estimate against those of samples whose second variable is permuted.
 *
 * <p>Under independence every permutation of the rows of Y is as likely as the one observed, so the
 * observed estimate ranks among B permuted ones as any of them does and
 *
 * <pre>
 *   p = (1 + #{permuted ≥ observed}) / (1 + B)
 * </pre>
 *
 * <p>is uniform on 1/(1+B), …, 1, whatever the estimator, its bias and the size of the sample. The
 * mean of the permuted estimates is the estimator's bias at independence, for these margins and
 * this N. Source: Davison &amp; Hinkley (1997), sec. 4.2 and 4.3.
 *
 * <ul>
 *   <li>Ties count against a dependence: a permuted estimate within rounding (1e-12) of the
 *       observed one is as large. On tables that repeat themselves p is too large, never too small.
 *   <li>Only whether there is a dependence is tested. The value less the bias is not the truth
 *       where there is one: the bias shrinks or grows with it.
 *   <li>Soft labels are permuted row by row, each distribution staying whole.
 *   <li>Inputs X that are all distinct are refused: each is a symbol of its own, so a permutation
 *       only renames them, and a count of I(X;T) is H(T) before and after. Ask about I(T;Y).
 *   <li>What the inner estimator refuses is refused, and so is what it refuses of permuted samples.
 * </ul>
 *
 * <p>Cost: B + 1 times that of the inner estimator. Immutable and thread-safe.
 */
public final class PermutationTest {

  private static final String NAME = "permutation-test";
  private static final int DEFAULT_PERMUTATIONS = 199;
  private static final double NATS_PER_BIT = 0.6931471805599453;

  /** Two estimates as near as this are tied: sums in another order must not decide. */
  private static final double ROUNDING = 1e-12;

  private final MutualInformationEstimator inner;
  private final int permutations;
  private final long seed;

  /**
   * What a permutation test found.
   *
   * @param estimate the estimate of the samples as they are
   * @param pValue the probability of so large an estimate or a larger one under independence
   * @param nullMeanNats the mean over the permutations, the estimator's bias at independence, in
   *     nats
   * @param nullDeviationNats the standard deviation over the permutations, in nats
   * @param permutations the number of permutations
   */
  public record Result(
      Estimate estimate,
      double pValue,
      double nullMeanNats,
      double nullDeviationNats,
      int permutations) {

    /**
     * Checks the parts.
     *
     * @param estimate the estimate of the samples as they are
     * @param pValue the p-value
     * @param nullMeanNats the mean over the permutations in nats
     * @param nullDeviationNats the standard deviation over the permutations in nats
     * @param permutations the number of permutations
     * @throws IllegalArgumentException if the p-value does not lie between 0 and 1, the mean is not
     *     finite, the deviation is negative or not finite, or there is no permutation
     */
    public Result {
      Objects.requireNonNull(estimate, "estimate");
      Arguments.within(pValue, 0, 1, "p-value");
      Arguments.finite(nullMeanNats, "mean over the permutations");
      Arguments.within(
          nullDeviationNats, 0, Double.MAX_VALUE, "standard deviation over the permutations");
      Arguments.atLeast(permutations, 1, "number of permutations");
    }

    /**
     * Returns the estimate less the bias at independence, in nats.
     *
     * @return the difference, negative as often as positive under independence
     */
    public double excessNats() {
      return estimate.nats() - nullMeanNats;
    }

    /**
     * Returns the estimate less the bias at independence, in bits.
     *
     * @return the difference, negative as often as positive under independence
     */
    public double excessBits() {
      return excessNats() / NATS_PER_BIT;
    }
  }

  private PermutationTest(MutualInformationEstimator inner, int permutations, long seed) {
    this.inner = Objects.requireNonNull(inner, "inner");
    this.permutations = Arguments.atLeast(permutations, 2, "number of permutations");
    this.seed = seed;
  }

  /**
   * The test with an estimator as its statistic.
   *
   * @param inner the estimator
   * @return the test, of 199 permutations, seed 0
   */
  public static PermutationTest of(MutualInformationEstimator inner) {
    return new PermutationTest(inner, DEFAULT_PERMUTATIONS, 0);
  }

  /**
   * Returns this test with another number of permutations; 1/(1+B) is the least p-value it can
   * give.
   *
   * @param permutations the number B, at least 2
   * @return the test
   * @throws IllegalArgumentException if there are fewer than two
   */
  public PermutationTest withPermutations(int permutations) {
    return new PermutationTest(inner, permutations, seed);
  }

  /**
   * Returns this test with other random permutations.
   *
   * @param seed the seed
   * @return the test
   */
  public PermutationTest withSeed(long seed) {
    return new PermutationTest(inner, permutations, seed);
  }

  /**
   * Describes the test with all its parameters.
   *
   * @return for example {@code permutation-test(ksg1(k=3),permutations=199,seed=0)}
   */
  public String description() {
    return NAME
        + "("
        + inner.description()
        + ",permutations="
        + permutations
        + ",seed="
        + seed
        + ")";
  }

  /**
   * Reads what {@link #description} writes; permutations and seed may be left out.
   *
   * @param description for example {@code permutation-test(ksg1(k=3),permutations=199,seed=0)}
   * @return the test whose description that is
   * @throws IllegalArgumentException as {@link Estimators#parse}
   */
  public static PermutationTest parse(String description) {
    return Description.parse(Objects.requireNonNull(description, "description"))
        .as(PermutationTest::read);
  }

  private static PermutationTest read(Description text) {
    if (!text.name().equals(NAME)) {
      throw text.unknownName(List.of(NAME));
    }
    text.requireOnly(1, "permutations", "seed");
    return new PermutationTest(
        Estimators.read(text.nested(0)),
        text.integer("permutations", DEFAULT_PERMUTATIONS),
        text.longInteger("seed", 0));
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PermutationTest test && test.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  /**
   * Estimates, and compares with permuted samples.
   *
   * @param x samples of X. Not modified, not retained.
   * @param y samples of Y, whose rows are permuted. Not modified, not retained.
   * @return the estimate, the p-value, and bias and spread at independence
   * @throws IllegalArgumentException if the inner estimator refuses the samples, or one variable is
   *     inputs that are all distinct
   */
  public Result test(Variable x, Variable y) {
    Pairs.check(inner, x, y);
    requirePermutable(x);
    requirePermutable(y);
    Estimate observed = inner.estimate(x, y);
    double least = observed.nats() - ROUNDING * Math.max(1, Math.abs(observed.nats()));
    SplittableRandom random = new SplittableRandom(seed);
    double[] nats = new double[permutations];
    int asLarge = 0;
    for (int b = 0; b < permutations; b++) {
      nats[b] = permuted(x, y.take(Partitions.permutation(y.size(), random)));
      asLarge += nats[b] >= least ? 1 : 0;
    }
    double p = (1.0 + asLarge) / (1.0 + permutations);
    double deviation = Means.standardError(nats) * Math.sqrt(permutations);
    return new Result(observed, p, Means.of(nats), deviation, permutations);
  }

  private double permuted(Variable x, Variable y) {
    try {
      return inner.estimate(x, y).nats();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("among permuted samples: " + e.getMessage(), e);
    }
  }

  private void requirePermutable(Variable variable) {
    if (variable instanceof Discrete inputs
        && inputs.kind() == Variable.Kind.INPUTS
        && inputs.symbols() == inputs.size()) {
      throw new IllegalArgumentException(
          description()
              + " refuses inputs that are all distinct: each is a symbol of its own, so that a"
              + " permutation renames them and changes no count of I(X;T). Test I(T;Y) instead,"
              + " layer against labels");
    }
  }
}
