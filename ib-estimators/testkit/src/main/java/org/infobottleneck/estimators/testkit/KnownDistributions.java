package org.infobottleneck.estimators.testkit;

import java.util.Objects;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Variable.Kind;
import org.infobottleneck.numerics.Arguments;

/**
 * Joint distributions whose mutual information is known, by a formula or by quadrature, to hold
 * estimators to.
 *
 * <p>All informations are in nats. Every distribution is immutable and thread-safe; its samples are
 * a function of the seed, the same bits on every virtual machine, and the first rows of a larger
 * sample are the rows of a smaller one. {@link KnownDistribution#nats(Estimand)} takes the channels
 * of the estimand by position, the first for X and the second for Y, whatever the variables are
 * named. It answers for the variables as they are; for a variable with Gaussian noise only where
 * the factory says so; for a quantized one only in {@link #independent}.
 */
public final class KnownDistributions {

  /** Beyond this number the samples take long and a Gaussian does as well. */
  private static final int MOST_DEGREES_OF_FREEDOM = 1000;

  /** More clusters than that would leave too few digits to the jitter, and values would tie. */
  private static final int MOST_CLUSTERS = 64;

  private KnownDistributions() {}

  /**
   * Two standard normal numbers: I = -½ ln(1 - ρ²) nats (Cover &amp; Thomas 2006, example 8.5.1).
   *
   * <p>With noise of variance s² and t² on X and Y they are still normal, with ρ² / ((1 + s²)(1 +
   * t²)) in place of ρ².
   *
   * @param correlation the correlation ρ, between -1 and 1, neither of them included
   * @return the distribution, {@link Kind#CONTINUOUS} twice
   * @throws IllegalArgumentException if the correlation lies outside
   */
  public static KnownDistribution gaussian(double correlation) {
    KnownArguments.correlation(correlation);
    return KnownGaussians.pair(correlation);
  }

  /**
   * Standard normal vectors X and Y of which only the last column of X and the last of Y hang
   * together, so that an estimator that forgets a column shows: I = -½ ln(1 - ρ²) nats as for
   * {@link #gaussian}, with noise too.
   *
   * @param dimensions number of columns of X and of Y, at least 1
   * @param correlation the correlation ρ of the last columns, between -1 and 1, neither of them
   *     included
   * @return the distribution, {@link Kind#CONTINUOUS} twice
   * @throws IllegalArgumentException if there is no column, or the correlation lies outside
   */
  public static KnownDistribution gaussianInLastColumns(int dimensions, double correlation) {
    Arguments.atLeast(dimensions, 1, "number of dimensions");
    KnownArguments.correlation(correlation);
    return KnownGaussians.vectors(dimensions, correlation);
  }

  /**
   * Independent X and Y: 0 nats, whatever the channels.
   *
   * <p>{@link Kind#CONTINUOUS} is drawn as standard normal numbers; {@link Kind#MIXED} as the zero
   * vector in half of the rows and as standard normal numbers in the others; {@link Kind#LABELS} as
   * equally likely classes; {@link Kind#SOFT} as distributions over the classes, each equally
   * likely (uniform on the simplex).
   *
   * @param x kind of X
   * @param dx number of columns of X, or of its classes, at least 1
   * @param y kind of Y
   * @param dy number of columns of Y, or of its classes, at least 1
   * @return the distribution
   * @throws IllegalArgumentException if a number is less than 1 or a kind is {@link Kind#INPUTS},
   *     of which every other variable is a function
   */
  public static KnownDistribution independent(Kind x, int dx, Kind y, int dy) {
    KnownArguments.sampled(x, "x");
    KnownArguments.sampled(y, "y");
    Arguments.atLeast(dx, 1, "dx");
    Arguments.atLeast(dy, 1, "dy");
    return KnownIndependent.of(x, dx, y, dy);
  }

  /**
   * Two numbers of heavy tails, Student's t distribution in the plane: I = -½ ln(1 - ρ²) + f(ν) -
   * 2f(ν+1) + f(ν+2) nats with f(u) = ln Γ(u/2) - u/2 ψ(u/2), within 1e-11.
   *
   * <p>That is h(X) + h(Y) - h(X,Y) with the entropies of Arellano-Valle, Contreras-Reyes &amp;
   * Genton (2013), equation 7, which Czyż et al. (2023) use as well. The information stays positive
   * where ρ is zero.
   *
   * @param degreesOfFreedom the degrees of freedom ν, from 1 to 1000
   * @param correlation the off-diagonal element ρ of the scale matrix, whose diagonal is 1; between
   *     -1 and 1, neither of them included
   * @return the distribution, {@link Kind#CONTINUOUS} twice
   * @throws IllegalArgumentException if a number lies outside
   */
  public static KnownDistribution studentT(int degreesOfFreedom, double correlation) {
    Arguments.within(degreesOfFreedom, 1, MOST_DEGREES_OF_FREEDOM, "degrees of freedom");
    KnownArguments.correlation(correlation);
    return KnownGaussians.student(degreesOfFreedom, correlation);
  }

  /**
   * A uniform number with uniform noise: X from 0 to 1 and Y = X + U, U from -a to a: I = a - ln 2a
   * nats for a ≤ ½ and 1/(4a) otherwise (Czyż et al. 2023, additive noise), which is h(Y) - ln 2a.
   *
   * @param halfWidth half the width a of the noise, positive
   * @return the distribution, {@link Kind#CONTINUOUS} twice
   * @throws IllegalArgumentException if the half width is not positive and finite
   */
  public static KnownDistribution uniformNoise(double halfWidth) {
    Arguments.positive(halfWidth, "half width");
    return KnownChannels.uniformNoise(halfWidth);
  }

  /**
   * Pairs from one of several normal distributions of unit variances.
   *
   * <p>With C the component, I(X;Y) = Σ w_c I_c + I(C;X) + I(C;Y) - I(C;X,Y) nats, I_c being the
   * information inside a component and the others integrals that a quadrature finds; the error is
   * below 1e-8. With noise the variances grow and the rest stays. The time for an integral grows
   * with the square of the number of components: it takes a tenth of a second for two, here and
   * whenever noise is asked for.
   *
   * @param weights the probability of every component, positive, their sum 1 within 1e-9; divided
   *     by their sum. Not modified, copied.
   * @param means the mean of X and of Y in every component, within ±1e6. Not modified, copied.
   * @param correlations the correlation in every component, within ±0.95. Not modified, copied.
   * @return the distribution, {@link Kind#CONTINUOUS} twice
   * @throws IllegalArgumentException if there is no component, the lengths differ, a mean isn't a
   *     pair, or a number lies outside
   */
  public static KnownDistribution gaussianMixture(
      double[] weights, double[][] means, double[] correlations) {
    return KnownMixture.of(weights, means, correlations);
  }

  /**
   * A number X that is normal around the mean of its class Y, the classes equally likely.
   *
   * <p>I(X;Y) = h(X) - ½ ln(2πe σ²) nats, by quadrature within 1e-11. With noise on X its variance
   * adds to σ².
   *
   * @param means the mean of X in every class, finite; at least one. Not modified, copied.
   * @param deviation the standard deviation σ of X in a class, positive
   * @return the distribution, X {@link Kind#CONTINUOUS} and Y {@link Kind#LABELS}
   * @throws IllegalArgumentException if there is no mean, or a number is not as said
   */
  public static KnownDistribution gaussianClasses(double[] means, double deviation) {
    double[] centers = KnownArguments.points(Objects.requireNonNull(means, "means"), "means");
    Arguments.positive(deviation, "deviation");
    return KnownPoints.classes(centers, deviation);
  }

  /**
   * A label X, uniform from 0 to m - 1, and a number Y, uniform from X to X + 2: I = ln m - (m -
   * 1)/m ln 2 nats (Gao et al. 2017, section 5).
   *
   * @param classes the number of labels m, at least 1
   * @return the distribution, X {@link Kind#LABELS} and Y {@link Kind#CONTINUOUS}
   * @throws IllegalArgumentException if there is no class
   */
  public static KnownDistribution stairs(int classes) {
    Arguments.atLeast(classes, 1, "number of classes");
    return KnownAtoms.stairs(classes);
  }

  /**
   * The same as {@link #stairs}, but X is declared a real number, all of whose values are atoms, as
   * Gao et al. (2017) do.
   *
   * @param classes the number of atoms m, at least 1
   * @return the distribution, X {@link Kind#MIXED} and Y {@link Kind#CONTINUOUS}
   * @throws IllegalArgumentException if there is no class
   */
  public static KnownDistribution stairsMixed(int classes) {
    Arguments.atLeast(classes, 1, "number of classes");
    return KnownAtoms.stairsMixed(classes);
  }

  /**
   * In half of the rows two correlated standard normal numbers, in the others two atoms ±1 (Gao et
   * al. 2017, section 5).
   *
   * <p>Normal numbers hit no atom, so which half a row belongs to is seen in X as in Y: I = ln 2 +
   * ½ (-½ ln(1 - ρ²)) + ½ (ln 2 - h(a)) nats with h(a) = -a ln a - (1 - a) ln(1 - a).
   *
   * @param correlation the correlation ρ of the normal numbers, between -1 and 1, neither of them
   *     included
   * @param agreement the probability a that the two atoms have the same sign, from 0 to 1
   * @return the distribution, {@link Kind#MIXED} twice
   * @throws IllegalArgumentException if a number lies outside
   */
  public static KnownDistribution atomsAndGaussian(double correlation, double agreement) {
    KnownArguments.correlation(correlation);
    Arguments.within(agreement, 0, 1, "agreement");
    return KnownAtoms.besideGaussian(correlation, agreement);
  }

  /**
   * Equally likely clusters so far apart that every estimator should find ln(classes) nats, and not
   * log2(classes): a check of units.
   *
   * <p>A real side holds the center of the cluster and an independent jitter; the centers are 2^20
   * apart and symmetric around zero, the jitter is uniform and 2^-10 wide. The order of the centers
   * is a fixed one, neither that of the labels nor that of the other side (two clusters have only
   * one order). A side of {@link Kind#LABELS} holds the number of the cluster, one of {@link
   * Kind#SOFT} a row with a single one.
   *
   * <p>On a real side noise of a variance up to 1e6 changes nothing; of more nothing is said here,
   * nor of a quantization, of which it isn't known whether its cells part the clusters.
   *
   * @param classes the number of clusters, from 2 to 64
   * @param x kind of X
   * @param y kind of Y
   * @return the distribution
   * @throws IllegalArgumentException if the number lies outside or a kind is {@link Kind#INPUTS}
   */
  public static KnownDistribution farClusters(int classes, Kind x, Kind y) {
    Arguments.within(classes, 2, MOST_CLUSTERS, "number of classes");
    KnownArguments.sampled(x, "x");
    KnownArguments.sampled(y, "y");
    return KnownClusters.of(classes, x, y);
  }

  /**
   * Two labels with a table of joint probabilities: I = Σ p(x,y) ln(p(x,y) / p(x)p(y)) nats (Cover
   * &amp; Thomas 2006, equation 2.28).
   *
   * @param joint p(x,y), one row per value of X, one column per value of Y; not negative, their sum
   *     1 within 1e-9; divided by their sum. Not modified, copied.
   * @return the distribution, {@link Kind#LABELS} twice
   * @throws IllegalArgumentException if the table is empty, its rows differ in length, or it is no
   *     distribution
   */
  public static KnownDistribution discreteChannel(double[][] joint) {
    return KnownChannels.discrete(joint);
  }

  /**
   * A fair bit X and the same bit Y, flipped with a probability f: I = ln 2 - h(f) nats, h(f) = -f
   * ln f - (1 - f) ln(1 - f) (Cover &amp; Thomas 2006, section 7.1.4).
   *
   * @param flip the probability f, from 0 to 1
   * @return the distribution, {@link Kind#LABELS} twice
   * @throws IllegalArgumentException if the probability lies outside
   */
  public static KnownDistribution binarySymmetric(double flip) {
    Arguments.within(flip, 0, 1, "flip");
    return KnownChannels.binarySymmetric(flip);
  }

  /**
   * A fair bit X and a soft label of it: p(y|x) is 1 - f for the class of the bit and f for the
   * other, so that I = ln 2 - h(f) nats as for {@link #binarySymmetric}, without a flip being
   * drawn.
   *
   * @param flip the probability f, from 0 to 1
   * @return the distribution, X {@link Kind#LABELS} and Y {@link Kind#SOFT}
   * @throws IllegalArgumentException if the probability lies outside
   */
  public static KnownDistribution softBinarySymmetric(double flip) {
    Arguments.within(flip, 0, 1, "flip");
    return KnownChannels.softBinarySymmetric(flip);
  }

  /**
   * A fair bit X, and Y the same bit or, with a probability e, a third symbol instead: I = (1 - e)
   * ln 2 nats (Cover &amp; Thomas 2006, section 7.1.5).
   *
   * @param probability the probability e of an erasure, from 0 to 1
   * @return the distribution, {@link Kind#LABELS} twice
   * @throws IllegalArgumentException if the probability lies outside
   */
  public static KnownDistribution erasure(double probability) {
    Arguments.within(probability, 0, 1, "probability");
    return KnownChannels.erasure(probability);
  }

  /**
   * The inputs X, all there are, and a deterministic layer T of one unit: T of input i is point i
   * modulo the number m of points.
   *
   * <p>Nothing is random: the seed is ignored, and a sample <em>is</em> the whole distribution. The
   * information belongs to a number of samples that is a multiple of m, in which every point is
   * equally frequent; there it is exact, and for any other number it isn't that of the sample.
   * I(X;T) is the entropy of the points, ln m nats where they are distinct. With noise of variance
   * s² on T it is h(T + N) - ½ ln(2πe s²), by quadrature within 1e-11; of a quantized T nothing is
   * said.
   *
   * @param points the values of T, finite; at least one. Not modified, copied.
   * @return the distribution, X {@link Kind#INPUTS}, enumerated, and T {@link Kind#CONTINUOUS}
   * @throws IllegalArgumentException if there is no point or a point isn't finite
   */
  public static KnownDistribution pointsWithNoise(double... points) {
    return KnownPoints.layer(
        KnownArguments.points(Objects.requireNonNull(points, "points"), "points"));
  }
}
