package org.infobottleneck.estimators;

import java.util.Arrays;
import org.infobottleneck.estimators.internal.NeighborInformation;
import org.infobottleneck.numerics.GaussianNoise;

/**
 * A layer with Gaussian noise, several draws per input, and its information by nearest neighbors.
 *
 * <pre>
 *   H(T~) = ψ(M) - ψ(k) + d ln 2 + (d/M) Σ ln e_i      M = inputs x draws, e_i the k-th neighbor distance
 *   I(X;T~) = H(T~) - (d/2) ln(2π e s2)
 * </pre>
 *
 * <p>Draws of one input are no independent samples of T~, so the standard error used for the caveat
 * takes the mean over the draws of one input as one value.
 */
final class NoisyLayer {

  private static final double STANDARD_ERRORS = 3;

  /** Below so many samples for every point that the noise leaves apart, the entropy is too low. */
  private static final double SAMPLES_PER_POINT = 10;

  private static final double GREATEST_SLACK = 0.1;

  /** Noise beyond this many draws is made anew for every layer instead of being kept. */
  private static final int KEPT_DRAWS = 1 << 22;

  /** How the noise is drawn and the neighbors are counted. */
  record Settings(double noiseVariance, int draws, long seed, int k) {}

  private final Continuous layer;
  private final Settings settings;
  private final String description;
  private final Workspace scratch;

  NoisyLayer(Continuous layer, Settings settings, String description, Workspace scratch) {
    this.layer = layer;
    this.settings = settings;
    this.description = description;
    this.scratch = scratch;
    long values = (long) layer.size() * settings.draws() * layer.dimensions();
    if (values > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "number of draws is too large: "
              + settings.draws()
              + " draws of "
              + layer.size()
              + " rows and "
              + layer.dimensions()
              + " columns exceed one array");
    }
    Samples.requireMoreThan(settings.k(), layer.size() * settings.draws());
  }

  /** I(X;T~) for inputs, I(T~;Y) for labels or a continuous target; the layer comes first. */
  Estimate information(Variable other) {
    Estimate estimate;
    if (other instanceof Discrete discrete) {
      estimate = other.kind() == Variable.Kind.INPUTS ? ofInputs(discrete) : ofLabels(discrete);
    } else {
      estimate = ofTarget(Pairs.values(other));
    }
    return Samples.flag(scratch, estimate, true, layer); // the noise unties what is tied
  }

  private Estimate estimate(double nats, int samples) {
    Estimand estimand = Estimand.of(new Channel.Noisy(settings.noiseVariance()), Channel.EXACT);
    return Estimate.of(nats, estimand, samples, description);
  }

  private Estimate ofInputs(Discrete inputs) {
    requireFunctionOf(layer, inputs, scratch);
    int n = layer.size();
    int d = layer.dimensions();
    int count = n * settings.draws();
    double[] logs = scratch.doubles("log distances", count);
    NeighborInformation.logDistances(
        samples(settings.draws()),
        d,
        count,
        settings.k(),
        false,
        KnnEstimator.arena(scratch),
        logs);
    double[] perInput = scratch.doubles("log distances per input", n);
    Arrays.fill(perInput, 0, n, 0);
    for (int i = 0; i < count; i++) {
      if (Double.isInfinite(logs[i])) {
        throw new IllegalArgumentException(
            "noise variance "
                + settings.noiseVariance()
                + " is lost in rounding at row "
                + i / settings.draws());
      }
      perInput[i / settings.draws()] += logs[i] / settings.draws();
    }
    double entropy =
        KozachenkoLeonenko.of(Norm.MAXIMUM)
            .withK(settings.k())
            .entropy(Means.of(perInput, n), count, d);
    double noiseEntropy = d / 2.0 * StrictMath.log(2 * Math.PI * Math.E * settings.noiseVariance());
    double slack = Math.min(GREATEST_SLACK, STANDARD_ERRORS * d * Means.standardError(perInput, n));
    Estimate estimate = estimate(entropy - noiseEntropy, n);
    boolean sampled = inputs.coverage() == Coverage.SAMPLED;
    if (sampled && estimate.nats() > StrictMath.log(n / SAMPLES_PER_POINT)) {
      estimate = estimate.withCaveats(Caveat.UNDERSAMPLED);
    }
    double ceiling = Pairs.entropy(inputs, scratch);
    return Pairs.flagSaturation(
        isResolved(estimate.nats(), slack, inputs, ceiling)
            ? estimate
            : estimate.withCaveats(Caveat.NOISE_UNRESOLVED),
        ceiling);
  }

  private boolean isResolved(double nats, double slack, Discrete inputs, double ceiling) {
    if (nats > ceiling) {
      return false;
    }
    KdeEntropies bounds =
        new KdePass(layer, settings.noiseVariance(), scratch, inputs).given(inputs);
    return nats >= bounds.lowerExcess() - slack && nats <= bounds.upperExcess() + slack;
  }

  /** Repeated inputs must have equal rows: else H(T~|X) is more than the noise entropy. */
  static void requireFunctionOf(Continuous layer, Discrete inputs, Workspace scratch) {
    int[] first = scratch.ints("first rows", inputs.symbols());
    Arrays.fill(first, 0, inputs.symbols(), -1);
    for (int i = 0; i < inputs.size(); i++) {
      int symbol = inputs.code(i);
      if (first[symbol] < 0) {
        first[symbol] = i;
      }
      for (int f = 0; f < layer.dimensions(); f++) {
        if (layer.value(i, f) != layer.value(first[symbol], f)) {
          throw new IllegalArgumentException(
              "layer must be a function of the inputs: rows "
                  + first[symbol]
                  + " and "
                  + i
                  + " are the same input but differ in column "
                  + f);
        }
      }
    }
  }

  /**
   * Further draws of a sampled input would be neighbors of its own label, and tell it by heart;
   * only where the inputs are all there are do they stand for the distribution.
   */
  private Estimate ofLabels(Discrete labels) {
    int draws = labels.coverage() == Coverage.ENUMERATED ? settings.draws() : 1;
    int count = layer.size() * draws;
    Continuous noisy = Variable.view(samples(draws), count, layer.dimensions());
    KnnEstimator ross = KnnEstimator.ross().withK(settings.k());
    Estimate estimate = ross.ofLabels(noisy, labels, draws, scratch);
    return estimate(estimate.nats(), estimate.samples() / draws)
        .withCaveats(estimate.caveats().toArray(new Caveat[0]));
  }

  private Estimate ofTarget(Continuous target) {
    Continuous noisy = Variable.view(samples(1), layer.size(), layer.dimensions());
    Estimate estimate = KnnEstimator.ksg1().withK(settings.k()).estimate(noisy, target, scratch);
    return estimate(estimate.nats(), estimate.samples())
        .withCaveats(estimate.caveats().toArray(new Caveat[0]));
  }

  /** The noisy samples, the draws of one input after another; valid until the next call. */
  private double[] samples(int draws) {
    int n = layer.size();
    int d = layer.dimensions();
    double deviation = Math.sqrt(settings.noiseVariance());
    double[] samples = scratch.doubles("noisy samples", n * draws * d);
    for (int f = 0; f < d; f++) {
      double[] noise = noise(n, draws, f);
      for (int i = 0; i < n; i++) {
        double value = layer.value(i, f);
        for (int m = 0; m < draws; m++) {
          int row = i * draws + m;
          samples[row * d + f] = value + deviation * noise[row];
        }
      }
    }
    return samples;
  }

  private record NoiseKey(long seed, int rows, int draws, int unit) {}

  /** Standard normal draws of one unit: a function of seed, row, draw and unit alone. */
  private double[] noise(int n, int draws, int unit) {
    return (long) n * draws * layer.dimensions() > KEPT_DRAWS
        ? drawn(n, draws, unit, scratch.doubles("noise of a unit", n * draws))
        : scratch.derived(
            new NoiseKey(settings.seed(), n, draws, unit),
            double[].class,
            () -> drawn(n, draws, unit, new double[n * draws]));
  }

  private double[] drawn(int n, int draws, int unit, double[] noise) {
    for (int row = 0; row < n * draws; row++) {
      noise[row] = GaussianNoise.at(settings.seed(), row / draws, row % draws, unit);
    }
    return noise;
  }
}
