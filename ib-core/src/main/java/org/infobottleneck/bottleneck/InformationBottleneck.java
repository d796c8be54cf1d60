package org.infobottleneck.bottleneck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
 *   <li>beta &le; 1: the optimum is the encoder that tells nothing, as I(T;Y) &le; I(X;T).
 *   <li>Y a function of X: the curve is min(I(X;T), H(Y)) and beta selects nothing: T = Y is
 *       optimal at every beta above 1 (Kolchinsky, Tracey &amp; Van Kuyk 2019). {@link #squared}
 *       walks along the curve instead.
 *   <li>At a beta where the number of clusters changes, convergence is slow; a point that did not
 *       converge within the limit says so.
 * </ul>
 *
 * <p>Immutable and thread-safe; the result is the same on every virtual machine.
 */
public final class InformationBottleneck {

  /** Betas of {@link #curve()}. */
  private static final int DEFAULT_POINTS = 60;

  private static final double DEFAULT_LAST_BETA = 1e4;
  private static final double DEFAULT_TOLERANCE = 1e-13;
  private static final int DEFAULT_LIMIT = 100_000;
  private static final int DEFAULT_PROOF_CELLS = 400_000;
  private static final int PROVABLE_CLASSES = 4;

  /** Beyond this, exponents lose the digits that matter. */
  private static final double LARGEST_BETA = 1e9;

  private static final double PROGRESS_TOLERANCE = 1e-9;

  /** By how much F of one and the same encoder may differ, relative to beta. */
  private static final double ROUNDING = 1e-14;

  /** How far above a single beta reverse annealing starts. */
  private static final double LADDER = 64;

  private final JointDistribution distribution;
  private final JointDistribution merged;
  private final int[] mergedInputs;
  private final double tolerance;
  private final int limit;
  private final int proofCells;

  private InformationBottleneck(
      JointDistribution distribution, double tolerance, int limit, int proofCells) {
    this.distribution = distribution;
    this.tolerance = tolerance;
    this.limit = limit;
    this.proofCells = proofCells;
    merged = distribution.merged();
    mergedInputs = distribution.mergedInputs();
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
        distribution, DEFAULT_TOLERANCE, DEFAULT_LIMIT, provable ? DEFAULT_PROOF_CELLS : 0);
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
    return new InformationBottleneck(distribution, newTolerance, limit, proofCells);
  }

  /**
   * The same with another limit to the steps at one beta in one direction, 100,000 otherwise.
   *
   * @param newLimit the limit, at least 1
   * @return the bottleneck
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public InformationBottleneck withLimit(int newLimit) {
    Arguments.atLeast(newLimit, 1, "limit");
    return new InformationBottleneck(distribution, tolerance, newLimit, proofCells);
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
    return new InformationBottleneck(distribution, tolerance, limit, cells);
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
   * @param beta the trade-off, positive
   * @return the optimum with its certificate
   * @throws IllegalArgumentException if beta is not positive and finite
   */
  public BottleneckSolution at(double beta) {
    Arguments.positive(beta, "beta");
    if (isClosed(beta)) {
      return closed(beta);
    }
    List<Double> downwards = new ArrayList<>();
    List<Double> upwards = new ArrayList<>();
    if (merged.classes() > 2) {
      for (double factor = LADDER; factor > 1; factor /= 2) {
        downwards.add(beta * factor);
        upwards.add(Math.max(1, beta / factor));
      }
    }
    downwards.add(beta);
    upwards.add(beta);
    List<CertifiedSearch.Found> reverse = anneal(Clusters.start(merged), downwards);
    List<CertifiedSearch.Found> forward = anneal(Clusters.trivial(merged), upwards);
    return better(beta, last(reverse), last(forward));
  }

  private static CertifiedSearch.Found last(List<CertifiedSearch.Found> found) {
    return found.get(found.size() - 1);
  }

  /**
   * Computes the curve at 60 trade-offs, from just above 1 to 10,000 in even ratios of beta - 1.
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
    Arguments.atLeast(betas.length, 1, "number of betas");
    double[] ascending = betas.clone();
    for (int i = 0; i < betas.length; i++) {
      Arguments.positive(betas[i], "beta " + i);
    }
    Arrays.sort(ascending);
    List<Double> open = new ArrayList<>();
    List<BottleneckSolution> solutions = new ArrayList<>();
    for (double beta : ascending) {
      if (isClosed(beta)) {
        solutions.add(closed(beta));
      } else {
        open.add(beta);
      }
    }
    List<Double> descending = new ArrayList<>(open);
    Collections.reverse(descending);
    List<CertifiedSearch.Found> reverse = anneal(Clusters.start(merged), descending);
    List<CertifiedSearch.Found> forward = anneal(Clusters.trivial(merged), open);
    for (int i = 0; i < open.size(); i++) {
      solutions.add(better(open.get(i), reverse.get(open.size() - 1 - i), forward.get(i)));
    }
    return new InformationCurve(merged, solutions);
  }

  /**
   * Finds the phase transitions between the points of a curve: every beta at which the number of
   * clusters changes, to a relative width of 1e-5, the onset above beta = 1 included. Two changes
   * that undo each other between two points of the curve stay unseen.
   *
   * @param curve a curve of this bottleneck
   * @return the transitions by ascending beta
   */
  public List<Bifurcation> bifurcations(InformationCurve curve) {
    List<BottleneckSolution> solutions = new ArrayList<>();
    solutions.add(closed(1));
    curve.solutions().stream().filter(s -> s.point().beta() > 1).forEach(solutions::add);
    return merged.isDeterministic() ? List.of() : Transitions.among(solutions, solver());
  }

  private Transitions.Solver solver() {
    return new Transitions.Solver() {
      @Override
      public BottleneckSolution between(
          double beta, BottleneckSolution below, BottleneckSolution above) {
        return InformationBottleneck.this.between(beta, below, above);
      }

      @Override
      public CertifiedSearch.Found branch(double beta, Clusters clusters) {
        return search(beta).branch(clusters);
      }
    };
  }

  private CertifiedSearch search(double beta) {
    return new CertifiedSearch(merged, beta, tolerance, limit, proofCells == 0);
  }

  private BottleneckSolution between(
      double beta, BottleneckSolution below, BottleneckSolution above) {
    CertifiedSearch search = search(beta);
    return better(
        beta, search.from(above.encoder().toClusters()), search.from(below.encoder().toClusters()));
  }

  /**
   * Finds the point of the curve with a given I(X;T), by bisection of beta.
   *
   * @param inputInformation I(X;T) in nats, positive and less than H(S), see {@link
   *     InformationCurve#statisticEntropy}
   * @return the optimum whose I(X;T) is that to 1e-9
   * @throws IllegalArgumentException if the information is not between 0 and H(S)
   */
  public BottleneckSolution atInputInformation(double inputInformation) {
    Arguments.positive(inputInformation, "I(X;T)");
    double most = merged.inputEntropy();
    if (!(inputInformation < most)) {
      throw new IllegalArgumentException(
          "I(X;T) must be less than H(S) = " + most + " nats, got " + inputInformation);
    }
    return walk((beta, information) -> information, inputInformation);
  }

  /**
   * Minimizes I(X;T)&sup2; weighted against I(T;Y) (Kolchinsky, Tracey &amp; Van Kuyk 2019):
   *
   * <pre>
   *   maximize  I(T;Y) - lambda I(X;T)&sup2;
   * </pre>
   *
   * <p>Its optimum lies on the information curve where the slope 1/beta is 2 lambda I(X;T). Unlike
   * beta, lambda reaches every point of the curve, also where Y is a function of X: there the
   * encoder is T = Y, erased with some probability, and I(X;T) = min(1/(2 lambda), H(Y)).
   *
   * @param lambda the trade-off in 1/nats, positive
   * @return the optimum; its beta is 1 / (2 lambda I(X;T)), or that of the end of the curve
   * @throws IllegalArgumentException if lambda is not positive and finite
   */
  public BottleneckSolution squared(double lambda) {
    Arguments.positive(lambda, "lambda");
    return walk((beta, information) -> beta * information, 1 / (2 * lambda));
  }

  /** A quantity that grows along the curve. */
  private interface Progress {
    double of(double beta, double inputInformation);
  }

  /** The solution at which a quantity reaches a goal, or the farthest one if it never does. */
  private BottleneckSolution walk(Progress progress, double goal) {
    BottleneckSolution low = closed(1);
    BottleneckSolution high = at(2);
    while (progressOf(high, progress) < goal && high.point().beta() < LARGEST_BETA) {
      low = high;
      high = at(high.point().beta() * 2);
    }
    if (progressOf(high, progress) < goal) {
      return high;
    }
    while (progressOf(high, progress) - progressOf(low, progress) > PROGRESS_TOLERANCE * goal
        && high.point().beta() > low.point().beta() * (1 + Math.ulp(4.0))) {
      double middle = (low.point().beta() + high.point().beta()) / 2;
      BottleneckSolution next = isClosed(middle) ? closed(middle) : between(middle, low, high);
      if (progressOf(next, progress) < goal) {
        low = next;
      } else {
        high = next;
      }
    }
    return shared(low, high, progress, goal);
  }

  private static double progressOf(BottleneckSolution solution, Progress progress) {
    return progress.of(solution.point().beta(), solution.point().inputInformation());
  }

  /**
   * Between two solutions of one beta lies a straight piece of the curve, and a coin tossed between
   * them reaches every point of it. Between the encoder that tells nothing and another one, the
   * coin erases.
   */
  private BottleneckSolution shared(
      BottleneckSolution low, BottleneckSolution high, Progress progress, double goal) {
    double from = progressOf(low, progress);
    double to = progressOf(high, progress);
    if (to - from <= PROGRESS_TOLERANCE * goal || low.point().clusters() > 1) {
      return high;
    }
    double share = (goal - from) / (to - from);
    return closed(1, Encoders.erased(high.encoder().mergedEncoder(), merged.inputs(), share));
  }

  private boolean isClosed(double beta) {
    return beta <= 1 || merged.isDeterministic();
  }

  private BottleneckSolution closed(double beta) {
    // Where Y is a function of X, the merged inputs are its values.
    return closed(beta, beta <= 1 ? Encoders.trivial(merged) : Encoders.identity(merged));
  }

  private BottleneckSolution closed(double beta, double[] encoder) {
    return solution(
        beta,
        new BottleneckEncoder(merged, mergedInputs, encoder),
        0,
        0,
        true,
        Certificate.CLOSED_FORM,
        CurvePoint.Origin.CLOSED_FORM);
  }

  /** Solves at one beta after the other, each from where the one before ended. */
  private List<CertifiedSearch.Found> anneal(Clusters start, List<Double> betas) {
    List<CertifiedSearch.Found> found = new ArrayList<>();
    Clusters clusters = start;
    for (double beta : betas) {
      CertifiedSearch.Found next = search(beta).from(clusters);
      clusters = next.clusters();
      found.add(next);
    }
    return found;
  }

  /** The lower of two solutions, with the proof that it is the lowest where one can be had. */
  private BottleneckSolution better(
      double beta, CertifiedSearch.Found reverse, CertifiedSearch.Found forward) {
    BottleneckEncoder down = encoder(beta, reverse.clusters());
    BottleneckEncoder up = encoder(beta, forward.clusters());
    double rounding = ROUNDING * (1 + beta);
    boolean upIsLower = up.functional(beta) < down.functional(beta) - rounding;
    CertifiedSearch.Found found = upIsLower ? forward : reverse;
    CurvePoint.Origin origin =
        upIsLower ? CurvePoint.Origin.FORWARD_ANNEALING : CurvePoint.Origin.REVERSE_ANNEALING;
    Certificate certificate = Certificate.of(found.gain());
    if (proofCells > 0 && !certificate.isProven() && found.converged()) {
      CertifiedSearch.Proven proven = search(beta).proven(found, proofCells);
      found = proven.found();
      certificate = proven.certificate();
    }
    int steps = found.steps() + (upIsLower ? reverse : forward).steps();
    return solution(
        beta,
        encoder(beta, found.clusters()),
        steps,
        found.residual(),
        found.converged(),
        certificate,
        origin);
  }

  private BottleneckEncoder encoder(double beta, Clusters clusters) {
    double[] encoder =
        new SelfConsistentEquations(merged, beta, 1).encoder(clusters.joint(), clusters.count());
    return new BottleneckEncoder(merged, mergedInputs, encoder);
  }

  private static BottleneckSolution solution(
      double beta,
      BottleneckEncoder encoder,
      int steps,
      double residual,
      boolean converged,
      Certificate certificate,
      CurvePoint.Origin origin) {
    double ofInputs = encoder.inputInformation();
    double ofTargets = encoder.targetInformation();
    CurvePoint point =
        new CurvePoint(
            beta,
            ofInputs,
            ofTargets,
            encoder.functional(beta),
            encoder.clusterEntropy(),
            encoder.clusters(),
            steps,
            residual,
            converged,
            certificate,
            origin);
    return new BottleneckSolution(point, encoder);
  }
}
