package org.infobottleneck.bottleneck;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The terms of the gain c(q) = sum_x p(x) exp(-beta KL[p(y|x) || q]) / Z(x), without the inputs
 * that are too rare to matter.
 *
 * <p>An input whose p(x) is 1e-15 may ask for a cluster of its own with a gain of many orders of
 * magnitude, and F would hardly move. So inputs R are left out whose share of F is known to be
 * small: with N the others and P their probability, and Z* &le; 1 the normalizer of the optimum,
 *
 * <pre>
 *   sum_x p(x) ln Z*(x)/Z(x) &le; sum_R p(x) (-ln Z(x)) + P ln(max_q c_N(q) / P)
 *                            &le; sum_R p(x) (1 - ln Z(x)) + ln max(1, max_q c_N(q)).
 * </pre>
 */
final class GainTerms {

  /** The most that all inputs left out may add to the gap, in nats. */
  private static final double NEGLIGIBLE = 1e-11;

  private final double[] offsets;
  private final double leftOut;

  private GainTerms(double[] offsets, double leftOut) {
    this.offsets = offsets;
    this.leftOut = leftOut;
  }

  /** The terms after a step from the encoder in question. */
  static GainTerms of(SelfConsistentEquations equations) {
    JointDistribution distribution = equations.distribution();
    int inputs = distribution.inputs();
    double[] normalizers = equations.logNormalizers();
    double[] offsets = new double[inputs];
    double[] shares = new double[inputs];
    for (int x = 0; x < inputs; x++) {
      double probability = distribution.inputProbability(x);
      offsets[x] = StrictMath.log(probability) - normalizers[x];
      double spread =
          Divergences.entropy(
              distribution.conditionals(), x * distribution.classes(), distribution.classes());
      double logZ = Math.min(0, normalizers[x] + equations.beta() * spread);
      shares[x] = probability * (1 - logZ);
    }
    int[] rarestFirst =
        IntStream.range(0, inputs)
            .boxed()
            .sorted(Comparator.comparingDouble(x -> shares[x]))
            .mapToInt(Integer::intValue)
            .toArray();
    double leftOut = 0;
    for (int x : rarestFirst) {
      if (leftOut + shares[x] > NEGLIGIBLE) {
        break;
      }
      leftOut += shares[x];
      offsets[x] = Double.NEGATIVE_INFINITY;
    }
    return new GainTerms(offsets, leftOut);
  }

  /** Per input ln(p(x)/Z(x)) - beta H(Y|x); minus infinity where it is left out. */
  double[] offsets() {
    return offsets;
  }

  /** What is left out, on top of a bound for the others. */
  double boundOf(double largest) {
    return largest * StrictMath.exp(leftOut);
  }
}
