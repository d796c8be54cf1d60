package org.infobottleneck.examples.situations;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.infobottleneck.estimators.AutoEstimator;
import org.infobottleneck.estimators.Continuous;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.ExtrapolatedEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.estimators.KnnEstimator;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.estimators.ProbeEstimator;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.GaussianNoise;

/** A layer with Gaussian noise, its inputs and its labels. */
final class NoisyLayers {

  private static final long NOISE_SEED = 11;

  private NoisyLayers() {}

  static Group group(double noiseVariance, String printed) {
    Layer all = Layer.enumerated();
    Layer some = Layer.sampled();
    List<Integer> whole = List.of(all.size());
    List<Integer> sizes = List.of(250, 1000, 4000);
    return new Group(
        "A layer with noise of variance " + printed,
        "Layers as above. `probe` and `ross` get a single noisy draw of each row.",
        candidates(noiseVariance),
        List.of(
            new Situation(
                "I(X;T+noise), enumerated",
                truth(all, false, noiseVariance, NoisyLayerTruth::ofInputs),
                whole,
                Situation.Effort.ONCE,
                (n, seed) -> inputs(all)),
            new Situation(
                "I(X;T+noise), sampled",
                truth(some, false, noiseVariance, NoisyLayerTruth::ofInputs),
                sizes,
                Situation.Effort.ALL,
                (n, seed) -> {
                  int[] rows = some.rows(n, seed);
                  return new Pair(layer(some, rows), some.inputs(rows));
                }),
            new Situation(
                "I(T+noise;Y), enumerated",
                truth(all, false, noiseVariance, NoisyLayerTruth::ofLabels),
                whole,
                Situation.Effort.ONCE,
                (n, seed) -> labels(all)),
            new Situation(
                "I(T+noise;Y), sampled",
                truth(some, false, noiseVariance, NoisyLayerTruth::ofLabels),
                sizes,
                Situation.Effort.ALL,
                (n, seed) -> {
                  int[] rows = some.rows(n, seed);
                  return new Pair(layer(some, rows), Variable.labels(some.labels(rows)));
                }),
            new Situation(
                "the same, soft labels",
                truth(some, true, noiseVariance, NoisyLayerTruth::ofLabels),
                sizes,
                Situation.Effort.ALL,
                (n, seed) -> {
                  int[] rows = some.rows(n, seed);
                  return new Pair(layer(some, rows), Variable.distribution(some.softLabels(rows)));
                })));
  }

  private static List<Candidate> candidates(double noiseVariance) {
    NoisyChannelEstimator channel = NoisyChannelEstimator.of(noiseVariance);
    UnaryOperator<Pair> noisy = pair -> new Pair(noisy(pair.x(), noiseVariance), pair.y());
    return List.of(
        Candidate.of("auto", AutoEstimator.create().withNoiseVariance(noiseVariance)),
        Candidate.of("noisy channel", channel),
        Candidate.of("extrapolated", ExtrapolatedEstimator.of(channel)),
        Candidate.of("KDE upper", KdeEstimator.upperBound(noiseVariance)),
        Candidate.of("KDE lower", KdeEstimator.lowerBound(noiseVariance)),
        Candidate.of("noisy neighbors", KnnEstimator.noisy(noiseVariance)),
        new Candidate("ross", KnnEstimator.ross(), noisy),
        new Candidate("probe (lower bound)", ProbeEstimator.crossValidated(), noisy));
  }

  private static Variable noisy(Variable layer, double noiseVariance) {
    Continuous values = (Continuous) layer;
    double deviation = Math.sqrt(noiseVariance);
    double[] rows = values.toRowMajor();
    for (int i = 0; i < rows.length; i++) {
      rows[i] += deviation * GaussianNoise.at(NOISE_SEED, i, 0, 0);
    }
    return Variable.view(rows, values.size(), values.dimensions());
  }

  private static DoubleSupplier truth(
      Layer layer, boolean soft, double noiseVariance, ToDoubleFunction<NoisyLayerTruth> quantity) {
    return () -> quantity.applyAsDouble(NoisyLayerTruth.of(layer, soft, noiseVariance));
  }

  private static Variable layer(Layer layer, int[] rows) {
    return Variable.continuous(layer.activations(rows));
  }

  private static Pair inputs(Layer layer) {
    return new Pair(
        layer(layer, layer.all()), Variable.everyRowDistinct(layer.size(), Coverage.ENUMERATED));
  }

  /** The labels of all inputs there are. */
  private static Pair labels(Layer layer) {
    Discrete labels = Variable.labels(layer.labels(layer.all()));
    return new Pair(layer(layer, layer.all()), labels.withCoverage(Coverage.ENUMERATED));
  }
}
