package org.infobottleneck.examples.experiments;

import java.util.Locale;
import org.infobottleneck.numerics.Decimals;

/**
 * The claims of the papers and of Tishby's talk, each with the threshold that decides on it. The
 * thresholds were set before the runs; changing one changes a verdict, and the history shows it.
 *
 * <p>"Two standard errors" are those of the mean over runs from different seeds, paired where the
 * runs are. Layers that an estimator can't see move, because they stay within 1 % of H(X), are left
 * out of claims on compression and named.
 */
enum Claim {
  /** Figure 2. */
  SAME_END(
      Source.PAPER,
      "Figure 2",
      "Networks from different initial weights end in the same places of the plane",
      "the standard deviation of I(X;T) over networks, averaged over hidden layers, is at most %s of"
          + " the mean distance between neighboring layers",
      0.5),

  /** Figure 3, the right panel. */
  TWO_PHASES(
      Source.PAPER,
      "Figures 2 and 3",
      "Fitting is followed by compression: beyond its rightmost point a layer moves left and not"
          + " down",
      "I(X;T) falls by more than two standard errors and at least %s bits in every hidden layer that"
          + " is not saturated, while I(T;Y) does not fall by two",
      0.1),

  /** Figure 3, the left panel. */
  FORGETS_WITH_FEW_SAMPLES(
      Source.PAPER,
      "Figure 3",
      "With 5 % of the data, compression loses information about the label",
      "behind its rightmost point I(T;Y) of the last hidden layer falls by more than two standard"
          + " errors and at least %s bits",
      0.01),

  /**
   * Figure 3, the left panel, told otherwise. Set after the first full runs had shown that the fall
   * comes long after the rightmost point, and so judged by runs from further seeds.
   */
  FORGETS_LATE_WITH_FEW_SAMPLES(
      Source.PAPER,
      "Figure 3",
      "With 5 % of the data, I(T;Y) falls late in training",
      "from where its mean is the highest to the last epoch I(T;Y) of the last hidden layer falls by"
          + " more than two standard errors and at least %s bits, in runs from further seeds",
      0.01),

  /** Figure 3 and the talk. */
  MORE_DATA_MORE_LABEL(
      Source.TALK,
      "5 %, 40 %, 80 %",
      "More training data end higher, in I(T;Y) and in test accuracy",
      "I(T;Y) of the last hidden layer and test accuracy rise by more than %s standard errors from"
          + " each of the three shares to the next",
      2),

  /** Figure 4. */
  DRIFT_TO_DIFFUSION(
      Source.PAPER,
      "Figure 4",
      "The gradients of every layer change from drift to diffusion: a high ratio of mean to standard"
          + " deviation becomes a low one",
      "a boundary is found, with a ratio below 1 behind it, in at least %s of the runs in every"
          + " layer",
      0.9),

  /** Figure 4 beside Figure 3. */
  COMPRESSION_STARTS_AT_BOUNDARY(
      Source.PAPER,
      "section 3.3",
      "Compression starts where drift turns into diffusion",
      "the median over runs of the ratio of the two epochs, the larger over the smaller, is at most"
          + " %s in every layer that compresses",
      2),

  /** Figure 5. */
  DEPTH_SAVES_EPOCHS(
      Source.PAPER,
      "Figure 5",
      "More hidden layers reach the label in fewer epochs",
      "six hidden layers need at most 1/%s of the epochs of one, each at its best learning rate",
      2),

  /** Figure 5, counted in work. */
  DEPTH_SAVES_WORK(
      Source.PAPER,
      "Figure 5",
      "The benefit of hidden layers is computational",
      "six hidden layers need at most %s of the multiply-adds of one, each at its best learning rate",
      1),

  /** Figure 5, the second of its points. */
  DEEPER_COMPRESS_FASTER(
      Source.PAPER,
      "section 3.4",
      "The compression phase of a layer is shorter where it starts from a compressed layer",
      "the epochs from a layer's onset to nine tenths of its compression fall with every layer, in"
          + " more than %s of the runs",
      0.5),

  /** Figure 6. */
  NEAR_THE_BOUND(
      Source.PAPER,
      "Figure 6",
      "Converged layers lie near the information bottleneck bound",
      "every hidden layer is within %s bits of the curve, measured along I(T;Y)",
      0.05),

  /** Figure 6, sideways. */
  NO_EXCESS_INFORMATION(
      Source.PAPER,
      "Figure 6",
      "Converged layers hold no more of X than their I(T;Y) needs",
      "every hidden layer is within %s bits of the curve, measured along I(X;T)",
      0.5),

  /** Figure 6, the fitted beta. */
  BETA_FALLS_WITH_DEPTH(
      Source.PAPER,
      "Figure 6",
      "The fitted beta falls with depth",
      "it falls from every hidden layer to the next in at least %s of the runs",
      0.95),

  /** Figure 6, the equations. */
  SELF_CONSISTENT(
      Source.PAPER,
      "Figure 6",
      "Converged layers satisfy the self-consistent equations of the bottleneck",
      "the mean divergence of a layer's encoder from the optimal one at its beta is at most %s bits",
      0.1),

  /** Section 4. */
  NEAR_TRANSITIONS(
      Source.PAPER,
      "section 4",
      "Layers sit near the phase transitions of the curve",
      "the fitted beta of every hidden layer is within a factor of %s of a critical one",
      1.1),

  /** Figure 7. */
  SAMPLES_RAISE_LABEL(
      Source.PAPER,
      "Figure 7",
      "Larger samples push converged layers up in I(T;Y)",
      "I(T;Y) of the last hidden layer rises with the sample in more than %s of the steps, and from"
          + " the smallest to the largest by more than two standard errors",
      0.8),

  /** Figure 7, the bound. */
  SAMPLES_APPROACH_BOUND(
      Source.PAPER,
      "Figure 7",
      "Larger samples bring converged layers closer to the bound",
      "the distance of the last hidden layer from the curve falls by more than %s standard errors"
          + " from the smallest sample to the largest",
      2),

  /** The abstract. */
  MOST_EPOCHS_COMPRESS(
      Source.PAPER,
      "abstract",
      "Most of the training epochs are spent on compression",
      "in every hidden layer that compresses, the share of epochs from the onset to nine tenths of"
          + " the compression exceeds %s by two standard errors",
      0.5),

  /** The abstract, the second claim. */
  STARTS_AT_SMALL_ERROR(
      Source.PAPER,
      "abstract",
      "Compression starts when the training error is small",
      "the mean training error at the onset is at most %s in every hidden layer that compresses",
      0.05),

  /** The abstract, the cause. */
  NEEDS_STOCHASTIC_GRADIENTS(
      Source.PAPER,
      "section 3.3",
      "Compression is an effect of the noise of stochastic gradients",
      "with full batches, layers compress by less than %s of what they do with stochastic gradients",
      0.5),

  /** The talk. */
  NOISE_NEEDS_HIDDEN_LAYERS(
      Source.TALK,
      "generalization through noise",
      "Noise helps to generalize only where there are hidden layers",
      "noise raises test accuracy by more than %s standard errors in the deep network and by less in"
          + " softmax regression",
      2),

  /** Saxe's main claim. */
  ONLY_SATURATING_COMPRESS(
      Source.SAXE,
      "Figure 1",
      "Networks of saturating activations compress, those of rectifiers and linear ones do not",
      "I(X;T) falls by more than two standard errors and at least %s bits in some hidden layer for"
          + " tanh, and in none for the rectifier",
      0.1),

  /** Saxe's linear networks. */
  LINEAR_GENERALIZES_UNCOMPRESSED(
      Source.SAXE,
      "Figure 4",
      "Linear networks generalize without any compression",
      "I(X;T), exact, of a student of a linear teacher falls by less than %s bits while its test"
          + " error falls",
      0.1),

  /** Saxe's full batches. */
  FULL_BATCH_COMPRESSES(
      Source.SAXE,
      "Figure 5",
      "Descent on full batches compresses, too",
      "I(X;T) falls by more than two standard errors and at least %s bits in some hidden layer",
      0.1),

  /** What both take for granted. */
  ROBUST_TO_ESTIMATOR(
      Source.PAPER,
      "section 3.2",
      "That layers compress does not depend on how information is estimated",
      "the compression of every hidden layer that two estimators both see has one sign in at least"
          + " %s of the pairs of estimators",
      0.95),

  /** Networks with a true answer. */
  TRUE_INFORMATION_FALLS(
      Source.GOLDFELD,
      "noisy and quantized networks",
      "The information itself falls where it is finite, not only its estimate",
      "the true I(X;T) of some hidden layer falls by more than two standard errors and at least %s"
          + " bits",
      0.1),

  /** The claim behind all. */
  COMPRESSION_GENERALIZES(
      Source.PAPER,
      "section 4",
      "Compression is why deep networks do not overfit",
      "within settings, compression and the generalization gap are correlated below -%s at 95 %%",
      0.2),

  /** The talk's two numbers, the encoder. */
  ENCODER_IS_SAMPLE_COMPLEXITY(
      Source.TALK,
      "two numbers",
      "I(X;T) of the last hidden layer tells how many samples a network needs",
      "it explains at least %s of the variance of the gap between training and test accuracy",
      0.5),

  /** The talk's two numbers, the decoder. */
  DECODER_IS_ACCURACY(
      Source.TALK,
      "two numbers",
      "I(T;Y) of the last hidden layer tells how well a network generalizes",
      "it explains at least %s of the variance of the test accuracy",
      0.9),

  /** The talk's story. */
  FORGETS_THE_IRRELEVANT(
      Source.TALK,
      "from all features to the relevant ones",
      "Compression forgets what does not matter for the label",
      "behind its rightmost point a layer loses more than %s of what it knew of the irrelevant part"
          + " there, and less than that of the relevant part",
      0.5),

  /** Random labels. */
  NOTHING_TO_LEARN_NOTHING_TO_COMPRESS(
      Source.OURS,
      "control",
      "Where labels are random, layers do not compress",
      "I(X;T) falls by less than %s of what it does with true labels",
      0.5),

  /** The appendix. */
  WEIGHTS_GROW(
      Source.PAPER,
      "appendix",
      "The norms of the weights grow while the network trains",
      "in every layer the last norm exceeds the first by more than %s standard errors",
      2);

  /** Who says so. */
  enum Source {
    PAPER("Shwartz-Ziv & Tishby 2017"),
    TALK("Tishby's talk"),
    SAXE("Saxe et al. 2018"),
    GOLDFELD("Goldfeld et al. 2019"),
    OURS("ours");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private final Source source;
  private final String place;
  private final String statement;
  private final String rule;
  private final double threshold;

  Claim(Source source, String place, String statement, String rule, double threshold) {
    this.source = source;
    this.place = place;
    this.statement = statement;
    this.rule = rule;
    this.threshold = threshold;
  }

  /** Who claims it, and where. */
  String source() {
    return source.words() + ", " + place;
  }

  /** The claim in a sentence. */
  String statement() {
    return statement;
  }

  /** The number that decides. */
  double threshold() {
    return threshold;
  }

  /** When it holds, in words. */
  String rule() {
    return String.format(Locale.ROOT, rule, Decimals.shortest(threshold));
  }
}
