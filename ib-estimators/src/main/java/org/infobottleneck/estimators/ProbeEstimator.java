package org.infobottleneck.estimators;

import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.infobottleneck.estimators.internal.SoftmaxRegression;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;

/**
 * A lower bound on I(T;Y) by a decoder q(y|t), or probe: what a small classifier, trained on some
 * of the samples, knows of the labels of others.
 *
 * <pre>
 *   I(T;Y) = H(Y) - H(Y|T) ≥ H(Y) + E ln q(y|t)                          Barber &amp; Agakov (2003), eq. 3
 * </pre>
 *
 * <p>The expectation is taken by K-fold cross-validation, so that q never saw the samples that it
 * is judged by and the bound holds in expectation. The decoder is multinomial logistic regression,
 * with a ridge penalty of 1, on the standardized units and on random Fourier features of three
 * widths (Rahimi &amp; Recht 2007), 64 in all: linear where that is enough, and smooth functions of
 * a few units. What it can't decode, it calls noise: the bound says what is <em>accessible</em> in
 * a layer, and is the lower the harder Y is to decode.
 *
 * <ul>
 *   <li>H(Y) is the plug-in entropy of all labels, which lies below H(Y) by about (classes - 1)/2N:
 *       on the safe side.
 *   <li>At independence, or from few samples, the decoder has learned noise and the bound lies
 *       below zero; it is not clamped. A constant layer gives slightly less than zero, as the
 *       frequencies of one part differ from those of the others.
 *   <li>The standard error is the spread of the held-out samples' values, {@link
 *       StandardError.Source#SAMPLES}; it takes decoders as given, whose training samples the folds
 *       share.
 *   <li>Soft labels: p(y|x) takes the place of the label in training and in the expectation;
 *       one-hot ones give the labels' value.
 *   <li>Folds are parts of a shuffle by seed of the rows, equally large to one; the random features
 *       depend on seed and unit alone. Another order of the samples makes other folds.
 *   <li>Constant units are left out, with {@link Caveat#CONSTANT_COLUMN}. A layer's scale and
 *       location make no difference.
 *   <li>A continuous Y is refused, as are inputs X, every one a symbol of its own: held-out symbols
 *       were never seen. Two samples per fold are needed.
 * </ul>
 *
 * <p>Cost O(N p²) and O(N p c) per step, p = d + 64 features and c classes. Immutable and
 * thread-safe.
 */
public final class ProbeEstimator implements MutualInformationEstimator {

  private static final int DEFAULT_FOLDS = 5;
  private static final int LEAST_FOLDS = 2;
  private static final int WAVES = 64;
  private static final double PENALTY = 1;

  private final int folds;
  private final long seed;

  private ProbeEstimator(int folds, long seed) {
    this.folds = Arguments.atLeast(folds, LEAST_FOLDS, "number of folds");
    this.seed = seed;
  }

  /**
   * The estimator by cross-validation.
   *
   * @return the estimator, 5 folds, seed 0
   */
  public static ProbeEstimator crossValidated() {
    return new ProbeEstimator(DEFAULT_FOLDS, 0);
  }

  /**
   * Returns this estimator with another number of folds.
   *
   * @param folds the number, at least 2
   * @return the estimator
   * @throws IllegalArgumentException if the number is less than 2
   */
  public ProbeEstimator withFolds(int folds) {
    return new ProbeEstimator(folds, seed);
  }

  /**
   * Returns this estimator with another seed of folds and random features.
   *
   * @param seed the seed
   * @return the estimator
   */
  public ProbeEstimator withSeed(long seed) {
    return new ProbeEstimator(folds, seed);
  }

  @Override
  public String description() {
    return "probe(folds=" + folds + ",seed=" + seed + ")";
  }

  /** Reads what {@link #description} writes; folds and seed may be left out. */
  static ProbeEstimator read(Description text) {
    text.requireOnly(0, "folds", "seed");
    return new ProbeEstimator(text.integer("folds", DEFAULT_FOLDS), text.longInteger("seed", 0));
  }

  @Override
  public String toString() {
    return description();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProbeEstimator estimator
        && estimator.description().equals(description());
  }

  @Override
  public int hashCode() {
    return description().hashCode();
  }

  @Override
  public Optional<String> refusal(Variable.Kind x, Variable.Kind y) {
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    boolean supported = (Pairs.isReal(x) && isDecodable(y)) || (Pairs.isReal(y) && isDecodable(x));
    if (supported) {
      return Optional.empty();
    }
    String instead;
    if (Pairs.isReal(x) && Pairs.isReal(y)) {
      instead = "for two continuous variables ask KnnEstimator.ksg1()";
    } else if (Pairs.isReal(x) || Pairs.isReal(y)) {
      instead =
          "for inputs, of which none repeats to learn from, ask"
              + " NoisyChannelEstimator.of(noiseVariance)";
    } else {
      instead = "for two discrete variables ask BinningEstimator.distinct()";
    }
    return Optional.of(
        description()
            + " needs one continuous variable and labels or soft labels, got "
            + x
            + " and "
            + y
            + "; "
            + instead);
  }

  private static boolean isDecodable(Variable.Kind kind) {
    return kind == Variable.Kind.LABELS || kind == Variable.Kind.SOFT;
  }

  @Override
  public Estimate estimate(Variable x, Variable y) {
    Pairs.check(this, x, y);
    boolean layerFirst = Pairs.isReal(x.kind());
    Continuous layer = Pairs.values(layerFirst ? x : y);
    double[] values = heldOut(layer, layerFirst ? y : x);
    Estimate estimate =
        Estimate.of(
                Means.of(values),
                Estimand.of(Channel.EXACT, Channel.EXACT),
                layer.size(),
                description())
            .withBound(Bound.LOWER)
            .withError(
                new StandardError(Means.standardError(values), StandardError.Source.SAMPLES));
    estimate = Pairs.flagConstantColumn(estimate, layer);
    return layerFirst ? estimate : estimate.mirrored();
  }

  /** Σ_y p(y|x) (ln q(y|t) - ln p(y)) of every sample, q fitted without it. */
  private double[] heldOut(Continuous layer, Variable labels) {
    int n = layer.size();
    Arguments.atLeast(n, 2 * folds, "number of samples, two for each of " + folds + " folds,");
    int[] order = shuffled(n);
    ChannelClasses weights = new ChannelClasses(labels);
    int classes = weights.count();
    double[] targets = new double[n * classes];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < classes; c++) {
        targets[i * classes + c] = weights.weight(order[i], c);
      }
    }
    ProbeFeatures features = new ProbeFeatures(layer, order, WAVES, seed);
    int[] starts = new int[folds + 1];
    for (int fold = 0; fold <= folds; fold++) {
      starts[fold] = (int) ((long) n * fold / folds);
    }
    SoftmaxRegression regression =
        new SoftmaxRegression(
            features.rowMajor(), features.width(), targets, classes, starts, PENALTY);
    double[] logs = new double[n * classes];
    for (int fold = 0; fold < folds; fold++) {
      regression.predict(fold, logs);
    }
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < classes; c++) {
        double weight = targets[i * classes + c];
        if (weight > 0) {
          double prior = StrictMath.log(weights.mass(c) / n);
          values[order[i]] += weight * (logs[i * classes + c] - prior);
        }
      }
    }
    return values;
  }

  /** The rows in an order that depends on the seed and their number. */
  private int[] shuffled(int n) {
    int[] order = new int[n];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
