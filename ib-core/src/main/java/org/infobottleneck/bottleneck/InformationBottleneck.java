package org.infobottleneck.bottleneck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * The information bottleneck of a joint distribution (Tishby, Pereira &amp; Bialek 1999): among all
 * encoders p(t|x) the one that minimizes
 *
 * <pre>
 *   F = I(X;T) - beta I(T;Y)
 * </pre>
 *
 * <p>in nats, with a {@link Certificate} of how far from the global minimum it can be.
 *
 * <pre>{@code
 * var bottleneck = InformationBottleneck.of(JointDistribution.of(IcosahedronTask.stochastic(12)));
 * InformationCurve curve = bottleneck.curve();
 * CurvePoint point = bottleneck.at(4).point();
 * }</pre>
 *
 * <p>At an optimum the self-consistent equations hold,
 *
 * <pre>
 *   p(t|x) = p(t) / Z(x) exp(-beta KL[p(y|x) || p(y|t)]),
 * </pre>
 *
 * <p>but they hold at many other points too. So inputs with equal p(y|x) are merged first, which
 * changes no optimum; the equations are solved by annealing in both directions, from one cluster
 * per input with beta downwards and from one cluster in all with beta upwards; at every beta a new
 * cluster is put wherever the certificate finds that one would gain, until there is no such place;
 * and the lower F of both directions is taken.
 *
 * <ul>
 *   <li>beta &le; 1: an optimum is the encoder that tells nothing, as I(T;Y) &le; I(X;T).
 *   <li>Y a function of X: the curve is min(I(X;T), H(Y)) and beta selects nothing: T = Y is
 *       optimal at every beta above 1 (Kolchinsky, Tracey &amp; Van Kuyk 2019). {@link #squared}
 *       walks along the curve instead.
 *   <li>At a beta where the number of clusters changes, convergence is slow; a point that did not
 *       converge within its iterations says so.
 * </ul>
 *
 * <p>Immutable and thread-safe; the result is the same on every virtual machine.
 */
public final class InformationBottleneck {

  /** Beyond it, beta times a divergence is not a number any more. */
  private static final double GREATEST_BETA = 1e300;

  /** Betas of {@link #curve()}. */
  private static final int DEFAULT_POINTS = 60;

  private static final double DEFAULT_LAST_BETA = 1e4;
  private static final double DEFAULT_TOLERANCE = 1e-13;
  private static final int DEFAULT_MAX_ITERATIONS = 20_000;
  private static final int DEFAULT_PROOF_CELLS = 400_000;
  private static final int PROVABLE_CLASSES = 4;

  private final JointDistribution distribution;
  private final double tolerance;
  private final int maxIterations;
  private final int proofCells;
  private final Annealing annealing;

  private InformationBottleneck(
      JointDistribution distribution, double tolerance, int maxIterations, int proofCells) {
    this.distribution = distribution;
    this.tolerance = tolerance;
    this.maxIterations = maxIterations;
    this.proofCells = proofCells;
    annealing = new Annealing(distribution, tolerance, maxIterations, proofCells);
  }

  /**
   * The bottleneck of a joint distribution.
   *
   * @param distribution p(x,y)
   * @return the bottleneck
   */
  public static InformationBottleneck of(JointDistribution distribution) {
    Objects.requireNonNull(distribution, "distribution");
    boolean provable = distribution.classes() <= PROVABLE_CLASSES;
    return new InformationBottleneck(
        distribution,
        DEFAULT_TOLERANCE,
        DEFAULT_MAX_ITERATIONS,
        provable ? DEFAULT_PROOF_CELLS : 0);
  }

  /**
   * The same with another tolerance of the residual, 1e-13 otherwise. Rounding keeps it from
   * falling below 1e-15 beta.
   *
   * @param newTolerance the largest sum over t and y of |p'(t,y) - p(t,y)|, positive
   * @return the bottleneck
   * @throws IllegalArgumentException if the tolerance is not positive and finite
   */
  public InformationBottleneck withTolerance(double newTolerance) {
    Arguments.positive(newTolerance, "tolerance");
    return new InformationBottleneck(distribution, newTolerance, maxIterations, proofCells);
  }

  /**
   * The same with another largest number of iterations, steps of the self-consistent equations, at
   * one beta in one direction, 20,000 otherwise.
   *
   * @param iterations the number, at least 1
   * @return the bottleneck
   * @throws IllegalArgumentException if the number is less than 1
   */
  public InformationBottleneck withMaxIterations(int iterations) {
    Arguments.atLeast(iterations, 1, "largest number of iterations");
    return new InformationBottleneck(distribution, tolerance, iterations, proofCells);
  }

  /**
   * The same with another effort to prove certificates for more than two classes: the cells of the
   * branch and bound at one beta, 400,000 for three and four classes and none for more. Three
   * classes take some ten thousand, four some hundred thousand; from five on the number grows
   * beyond reach, and what was proven when the cells ran out is in {@link Certificate#provenGap}.
   * Two classes need none: their certificate is proven at once.
   *
   * @param cells the largest number of cells, 0 for no proof
   * @return the bottleneck
   * @throws IllegalArgumentException if the number is negative
   */
  public InformationBottleneck withProofCells(int cells) {
    Arguments.atLeast(cells, 0, "number of proof cells");
    return new InformationBottleneck(distribution, tolerance, maxIterations, cells);
  }

  /**
   * Returns the distribution.
   *
   * @return p(x,y)
   */
  public JointDistribution distribution() {
    return distribution;
  }

  /**
   * Solves at one trade-off.
   *
   * @param beta the trade-off, which multiplies nats, positive
   * @return the optimum with its certificate
   * @throws IllegalArgumentException if beta is not positive, or is greater than 1e300
   */
  public BottleneckSolution at(double beta) {
    Arguments.positive(beta, "beta");
    Arguments.within(beta, 0, GREATEST_BETA, "beta");
    return annealing.at(beta);
  }

  /**
   * Computes the curve at 60 trade-offs, from 1.01 to 10,000 in even ratios of beta - 1.
   *
   * @return the curve
   */
  public InformationCurve curve() {
    double[] betas = new double[DEFAULT_POINTS];
    double first = StrictMath.log(0.01);
    double last = StrictMath.log(DEFAULT_LAST_BETA - 1);
    for (int i = 0; i < DEFAULT_POINTS; i++) {
      betas[i] = 1 + StrictMath.exp(first + (last - first) * i / (DEFAULT_POINTS - 1));
    }
    return curve(betas);
  }

  /**
   * Computes the curve at given trade-offs.
   *
   * @param betas the trade-offs, all positive, in any order. Not modified, not kept.
   * @return the curve, its points by ascending beta
   * @throws IllegalArgumentException if there is none, or one is not positive and finite
   */
  public InformationCurve curve(double... betas) {
    Objects.requireNonNull(betas, "betas");
    Arguments.atLeast(betas.length, 1, "number of betas");
    double[] ascending = betas.clone();
    for (int i = 0; i < betas.length; i++) {
      Arguments.positive(betas[i], "beta " + i);
      Arguments.within(betas[i], 0, GREATEST_BETA, "beta " + i);
    }
    Arrays.sort(ascending);
    return new InformationCurve(annealing.merged(), annealing.along(ascending));
  }

  /**
   * Finds the phase transitions between the points of a curve: every beta at which the number of
   * clusters changes, as finely as the gain of a further cluster shows it, the onset above beta = 1
   * included. Two changes that undo each other between two points of the curve stay unseen.
   *
   * @param curve a curve of this bottleneck
   * @return the transitions by ascending beta; none where Y is a function of X
   * @throws IllegalArgumentException if the curve is that of another distribution
   */
  public List<Bifurcation> bifurcations(InformationCurve curve) {
    Objects.requireNonNull(curve, "curve");
    if (curve.statisticEntropy() != annealing.merged().inputEntropy()
        || curve.mutualInformation() != annealing.merged().mutualInformation()) {
      throw new IllegalArgumentException(
          "curve must be one of this bottleneck, got an " + curve + " of another distribution");
    }
    List<BottleneckSolution> solutions = new ArrayList<>();
    solutions.add(annealing.closed(1));
    curve.solutions().stream().filter(s -> s.point().beta() > 1).forEach(solutions::add);
    return curve.isDeterministic() ? List.of() : Transitions.among(solutions, annealing);
  }

  /**
   * Finds the point of the curve with a given I(X;T), by bisection of beta.
   *
   * @param inputInformation I(X;T) in nats, positive and less than H(S), see {@link
   *     InformationCurve#statisticEntropy}
   * @return the optimum whose I(X;T) is that to one part in 1e9; the point at the largest beta
   *     tried, some 1e9, where not even that one holds so much
   * @throws IllegalArgumentException if the information is not between 0 and H(S)
   */
  public BottleneckSolution atInputInformation(double inputInformation) {
    Arguments.positive(inputInformation, "I(X;T)");
    double most = annealing.merged().inputEntropy();
    if (!(inputInformation < most)) {
      throw new IllegalArgumentException(
          "I(X;T) must be less than H(S) = " + most + " nats, got " + inputInformation);
    }
    return CurveWalk.to(inputInformation, (beta, information) -> information, annealing);
  }

  /**
   * Solves the squared bottleneck (Kolchinsky, Tracey &amp; Van Kuyk 2019):
   *
   * <pre>
   *   maximize  I(T;Y) - lambda I(X;T)&sup2;
   * </pre>
   *
   * <p>Its optimum lies on the information curve where the slope 1/beta is 2 lambda I(X;T). Unlike
   * beta, lambda reaches every point between the ends of the curve, also where Y is a function of
   * X: there the encoder is T = Y, erased with some probability, and I(X;T) = min(1/(2 lambda),
   * H(Y)).
   *
   * @param lambda the trade-off in 1/nats, positive
   * @return the optimum; its beta is 1 / (2 lambda I(X;T)), or that of the end of the curve
   * @throws IllegalArgumentException if lambda is not positive and finite, or X and Y are
   *     independent
   */
  public BottleneckSolution squared(double lambda) {
    Arguments.positive(lambda, "lambda");
    if (distribution.firstCriticalBeta() == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("X and Y must not be independent: the curve is a point");
    }
    return CurveWalk.to(1 / (2 * lambda), (beta, information) -> beta * information, annealing);
  }
}
