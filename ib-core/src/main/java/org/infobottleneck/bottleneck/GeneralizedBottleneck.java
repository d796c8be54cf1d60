package org.infobottleneck.bottleneck;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.infobottleneck.numerics.Arguments;

/**
 * The generalized information bottleneck (Strouse &amp; Schwab 2017): minimizes
 *
 * <pre>
 *   L = H(T) - alpha H(T|X) - beta I(T;Y)
 * </pre>
 *
 * <p>in nats. At alpha = 1 it is the information bottleneck, at alpha = 0 the deterministic one,
 * whose encoders send every input to one cluster. Its stationary points are
 *
 * <pre>
 *   p(t|x) = p(t)^(1/alpha) exp(-(beta/alpha) KL[p(y|x) || p(y|t)]) / Z(x)
 * </pre>
 *
 * <p>and for alpha = 0 their limit: every x goes to a t with the largest ln p(t) - beta KL[p(y|x)
 * || p(y|t)]. Below alpha = 1 the argument of {@link Certificate} fails, so there is none: the
 * solution is the lowest of the local minima reached from one cluster per class of equal p(y|x),
 * from the same by annealing from 64 beta downwards, from the certified optimum at alpha = 1, from
 * one cluster in all and, for two classes, from the optimum at alpha = 0, which {@link
 * DeterministicBottleneck} finds with proof.
 *
 * <p>Immutable and thread-safe; the result is the same on every virtual machine.
 */
public final class GeneralizedBottleneck {

  /** Beyond it, beta times a divergence is not a number any more. */
  private static final double GREATEST_BETA = 1e300;

  private static final double TOLERANCE = 1e-13;
  private static final int LIMIT = 100_000;
  private static final double LADDER = 64;

  private final JointDistribution merged;
  private final int[] mergedInputs;
  private final InformationBottleneck bottleneck;
  private final double alpha;

  private GeneralizedBottleneck(JointDistribution distribution, double alpha) {
    this.alpha = alpha;
    merged = distribution.merged();
    mergedInputs = distribution.mergedInputs();
    bottleneck = InformationBottleneck.of(distribution);
  }

  /**
   * The generalized bottleneck of a joint distribution.
   *
   * @param distribution p(x,y)
   * @param alpha how much the encoder's own noise counts, between 0 and 1
   * @return the bottleneck
   * @throws IllegalArgumentException if alpha does not lie between 0 and 1
   */
  public static GeneralizedBottleneck of(JointDistribution distribution, double alpha) {
    Objects.requireNonNull(distribution, "distribution");
    Arguments.within(alpha, 0, 1, "alpha");
    return new GeneralizedBottleneck(distribution, alpha);
  }

  /**
   * Solves at one trade-off.
   *
   * @param beta the trade-off, positive
   * @return the lowest minimum found
   * @throws IllegalArgumentException if beta is not positive, or is greater than 1e300
   */
  public GeneralizedSolution at(double beta) {
    Arguments.positive(beta, "beta");
    Arguments.within(beta, 0, GREATEST_BETA, "beta");
    Clusters start = Clusters.start(merged);
    GeneralizedSolution best = from(start, beta);
    best = better(best, from(annealed(start, beta), beta));
    best = better(best, from(bottleneck.at(beta).encoder().toClusters(), beta));
    if (merged.classes() == 2) {
      DeterministicEncoder exact = DeterministicBottleneck.of(merged).at(beta);
      best = better(best, from(Clusters.ofCells(merged, exact.cellsOfInputs()), beta));
    }
    return better(best, from(Clusters.trivial(merged), beta));
  }

  /** Where annealing from a larger beta leads. */
  private Clusters annealed(Clusters start, double beta) {
    Clusters clusters = start;
    for (double factor = LADDER; factor > 1; factor /= 2) {
      clusters = fixedPoint(beta * factor).iterate(clusters, LIMIT).clusters();
    }
    return clusters;
  }

  private GeneralizedSolution from(Clusters start, double beta) {
    FixedPoint.Outcome outcome = fixedPoint(beta).iterate(start, LIMIT);
    Clusters clusters = outcome.clusters();
    double[] probabilities =
        new SelfConsistentEquations(merged, beta, alpha)
            .encoder(clusters.joint(), clusters.count());
    BottleneckEncoder encoder =
        new BottleneckEncoder(merged, mergedInputs, Encoders.used(probabilities, merged.inputs()));
    double conditionalEntropy = encoder.clusterEntropy() - encoder.inputInformation();
    return new GeneralizedSolution(
        alpha,
        beta,
        encoder.clusterEntropy() - alpha * conditionalEntropy - beta * encoder.targetInformation(),
        outcome.steps(),
        outcome.residual(),
        outcome.converged(),
        encoder);
  }

  private FixedPoint fixedPoint(double beta) {
    return new FixedPoint(new SelfConsistentEquations(merged, beta, alpha), TOLERANCE);
  }

  private static GeneralizedSolution better(GeneralizedSolution a, GeneralizedSolution b) {
    return b.functional() < a.functional() ? b : a;
  }

  /**
   * Solves at several trade-offs, each on its own.
   *
   * @param betas the trade-offs, all positive
   * @return the lowest minima found, in the order asked for
   * @throws IllegalArgumentException if a beta is not positive, or is greater than 1e300
   */
  public List<GeneralizedSolution> curve(double... betas) {
    Objects.requireNonNull(betas, "betas");
    return Arrays.stream(betas).mapToObj(this::at).toList();
  }
}
