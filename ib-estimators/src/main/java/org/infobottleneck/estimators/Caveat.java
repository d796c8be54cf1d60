package org.infobottleneck.estimators;

/** A reason to doubt an estimate, found in the data or in the value itself. */
public enum Caveat {
  /**
   * The estimate is as large as its ceiling allows, so that it can't tell one variable from another
   * that holds more. Counts, KDE and noisy neighbors: within 1 % of the entropy of the inputs
   * (counts of ln N, too). KSG: above the greater of ψ(N) - ψ(k) - 2 and half of ψ(N) - ψ(k).
   * Rényi: the entropy of a kernel within 1 % of ln N, where it tells every sample from every
   * other.
   */
  SATURATED("the estimate is at the ceiling that the sample size sets"),
  /**
   * The data are a sample, and too small for what is asked of it. Counts: the first-order bias
   * exceeds a tenth of the estimate and 0.01 nats, or more than a tenth of the samples are alone in
   * their cell. KDE: the noise leaves more than a tenth of the samples apart, so that they tell any
   * label. Noisy neighbors: above ln(N/10). Noisy channel: the own kernel of a sample is more than
   * a tenth of the density at its draws, on the average, so that fewer than ten samples meet there.
   * Gaussian fits: the first-order bias as for counts, or a class without a covariance of its own.
   * Corrections by surrogates: the same of the model's fit, as far as the correction hands it on.
   * Rényi: fewer than ten samples resemble each other on the average, by the entropy of a kernel.
   */
  UNDERSAMPLED("too few samples for what is told apart"),
  /**
   * More than 1 % of the rows repeat, or of the samples have a next neighbor as far as the k-th,
   * which breaks the assumption of a density.
   */
  TIES("repeated values where the estimator assumes a density"),
  /** Values lie outside the binned range; each side has a cell of its own. */
  OUT_OF_RANGE("values outside the range of the bins"),
  /** A column holds one value throughout, as a dead unit does. */
  CONSTANT_COLUMN("a column is constant"),
  /** More than six dimensions in all, where neighbor distances lose their meaning. */
  HIGH_DIMENSION("more than six dimensions for a neighbor estimate"),
  /**
   * The noise is too small against the spacing of the points for their neighbors to resolve it: the
   * estimate exceeds the entropy of the inputs or leaves the Kolchinsky-Tracey bounds. Noisy
   * networks: the noise below a layer is spread too wide for its own to bridge. Not to be drawn as
   * a valid point.
   */
  NOISE_UNRESOLVED("noise too small for the spacing of the points: not a valid value"),
  /** The two KDE bounds lie further apart than the lower of them is large. */
  BOUNDS_FAR_APART("the two bounds lie further apart than the value"),
  /**
   * The inputs are a sample: an upper bound holds for these inputs only, not for the population.
   */
  SAMPLED_INPUTS("the inputs are a sample, so the upper bound is none for the population"),
  /** Classes with a single sample were left out. */
  SINGLETONS_DROPPED("classes with a single sample were left out"),
  /** The value was carried beyond the data: the inputs, or the samples, are taken as unlimited. */
  EXTRAPOLATED("extrapolated from a sample to all there is"),
  /** Half of the samples give a value that differs by more than 10 % and 0.01 nats. */
  MOVES_WITH_SAMPLES("half of the samples give a value more than 10 % away"),
  /** The correction by surrogates exceeds 0.1 nats and half of the plain value. */
  SURROGATE_DISAGREES("plain and corrected value lie far apart"),
  /** A covariance or a fit is near singular, so that its last digits are those of the rounding. */
  ILL_CONDITIONED("a covariance is near singular"),
  /** The components left out hold more than a tenth of the variance. */
  VARIANCE_LEFT_OUT("the components left out hold more than a tenth of the variance"),
  /**
   * The estimate exceeds the entropy of the labels by more than 1 % and 0.01 nats: by bias, or by
   * chance, it is more than any variable can tell of them.
   */
  ABOVE_ENTROPY("the estimate is more than the entropy of the labels");

  private final String explanation;

  Caveat(String explanation) {
    this.explanation = explanation;
  }

  /**
   * Says what is doubtful.
   *
   * @return a phrase without a full stop
   */
  public String explanation() {
    return explanation;
  }
}
