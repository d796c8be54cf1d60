package org.infobottleneck.bottleneck;

/**
 * One step of the self-consistent equations at beta = 5 for p(y=1|x) = 1/(1 + exp(-3 sin(0.37 x +
 * 0.1 x² mod 7))), from an encoder that is nearly even.
 */
public final class SelfConsistentStep {

  private static final double BETA = 5;

  private final SelfConsistentEquations equations;
  private final double[][] conditionals;
  private final int clusters;
  private final double[] from;
  private final double[] to;

  private SelfConsistentStep(int inputs, int clusters) {
    this.clusters = clusters;
    conditionals = conditionals(inputs);
    equations =
        new SelfConsistentEquations(JointDistribution.ofConditionals(conditionals), BETA, 1);
    from = start(conditionals, clusters);
    to = new double[2 * clusters];
  }

  /**
   * Makes the problem.
   *
   * @param inputs number of inputs |X|
   * @param clusters number of clusters |T|
   * @return the step, not thread-safe
   */
  public static SelfConsistentStep of(int inputs, int clusters) {
    return new SelfConsistentStep(inputs, clusters);
  }

  private static double[][] conditionals(int inputs) {
    double[][] rows = new double[inputs][2];
    for (int x = 0; x < inputs; x++) {
      double argument = x * 0.37 + (0.1 * x * x) % 7;
      rows[x][1] = 1 / (1 + StrictMath.exp(-3 * StrictMath.sin(argument)));
      rows[x][0] = 1 - rows[x][1];
    }
    return rows;
  }

  /** The joint masses p(t,y), y-major, of q(t|x) = (1 + 0.1 ((31 x + 17 t) mod 101) / 101) / Z. */
  private static double[] start(double[][] conditionals, int clusters) {
    double[] joint = new double[2 * clusters];
    double[] encoder = new double[clusters];
    for (int x = 0; x < conditionals.length; x++) {
      double sum = 0;
      for (int t = 0; t < clusters; t++) {
        encoder[t] = 1 + 0.1 * ((x * 31 + t * 17) % 101) / 101;
        sum += encoder[t];
      }
      for (int t = 0; t < clusters; t++) {
        double mass = encoder[t] / sum / conditionals.length;
        joint[t] += mass * conditionals[x][0];
        joint[clusters + t] += mass * conditionals[x][1];
      }
    }
    return joint;
  }

  /**
   * Takes the step from the start.
   *
   * @return p'(t=0, y=1)
   */
  public double once() {
    equations.step(from, clusters, to);
    return to[clusters];
  }

  /**
   * Returns the conditional distributions of the problem.
   *
   * @return p(y|x), one row per input; not to be modified
   */
  public double[][] conditionals() {
    return conditionals;
  }

  /**
   * Returns where the step starts.
   *
   * @return the masses p(t,y), first those of y = 0; not to be modified
   */
  public double[] start() {
    return from;
  }
}
