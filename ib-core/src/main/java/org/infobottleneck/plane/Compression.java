package org.infobottleneck.plane;

import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.numerics.Arguments;

/**
 * What becomes of a layer behind the rightmost point of its path on the information plane, over
 * repeats of a run; {@link CompressionAnalysis} states the rules.
 *
 * <p>Onset, share and changes are there whatever the kind; where it is {@link Kind#NONE} they say
 * where the path was rightmost and how little happened since.
 *
 * @param observed the name of the rows that were observed
 * @param layer the layer's number, from 1
 * @param layerName the layer's name
 * @param estimator the estimator that was asked
 * @param inputEstimand what stands for I(X;T)
 * @param kind whether the layer compresses
 * @param runs the number of runs
 * @param onset the epoch of the rightmost point of the mean path
 * @param onsets the epoch of the rightmost point of every run's own path
 * @param fitting the epochs before the onset
 * @param compression the epochs behind the onset
 * @param significance the p-value of the fall of I(X;T), which allows for the choice of the onset;
 *     1 where there are too few runs to tell, fewer than six
 * @param trainLoss the loss on the training rows at the onset, over the runs, where measured
 * @param trainError the share of training rows answered wrongly at the onset, where measured
 * @param boundaryEpochs the onset of a run less the boundary of its gradients, {@link
 *     GradientPhases}, in epochs, over the runs that have a boundary
 * @param boundaryLnEpochs the same distance in ln(1 + epoch)
 * @param invalidPoints the number of points of all runs that are not valid; they were used
 */
public record Compression(
    String observed,
    int layer,
    String layerName,
    String estimator,
    Estimand inputEstimand,
    Kind kind,
    int runs,
    int onset,
    RunEpochs onsets,
    PathPhase fitting,
    PathPhase compression,
    double significance,
    Optional<Average> trainLoss,
    Optional<Average> trainError,
    Optional<Average> boundaryEpochs,
    Optional<Average> boundaryLnEpochs,
    int invalidPoints) {

  /** What a path does behind its rightmost point. */
  public enum Kind {
    /** Left and not down: I(X;T) falls, I(T;Y) does not. */
    COMPRESSION,
    /** Left and down: I(X;T) falls and I(T;Y) falls with it. */
    FORGETTING,
    /** I(X;T) does not fall, or not so that it could be told from chance. */
    NONE
  }

  /**
   * Checks the parts.
   *
   * @param observed the name of the rows
   * @param layer the layer's number
   * @param layerName the layer's name
   * @param estimator the estimator
   * @param inputEstimand what stands for I(X;T)
   * @param kind whether the layer compresses
   * @param runs the number of runs
   * @param onset the epoch of the rightmost point of the mean path
   * @param onsets the epoch of the rightmost point of every run
   * @param fitting the epochs before the onset
   * @param compression the epochs behind the onset
   * @param significance the p-value of the fall
   * @param trainLoss the training loss at the onset
   * @param trainError the training error at the onset
   * @param boundaryEpochs the distance to the gradients' boundary in epochs
   * @param boundaryLnEpochs the distance in ln(1 + epoch)
   * @param invalidPoints the number of points that are not valid
   * @throws IllegalArgumentException if layer, runs or onset are below their least values
   */
  public Compression {
    Objects.requireNonNull(observed, "observed");
    Arguments.atLeast(layer, 1, "layer");
    Objects.requireNonNull(layerName, "layerName");
    Objects.requireNonNull(estimator, "estimator");
    Objects.requireNonNull(inputEstimand, "inputEstimand");
    Objects.requireNonNull(kind, "kind");
    Arguments.atLeast(runs, 1, "number of runs");
    Arguments.atLeast(onset, 0, "onset");
    Objects.requireNonNull(onsets, "onsets");
    Objects.requireNonNull(fitting, "fitting");
    Objects.requireNonNull(compression, "compression");
    Arguments.within(significance, 0, 1, "p-value");
    Objects.requireNonNull(trainLoss, "trainLoss");
    Objects.requireNonNull(trainError, "trainError");
    Objects.requireNonNull(boundaryEpochs, "boundaryEpochs");
    Objects.requireNonNull(boundaryLnEpochs, "boundaryLnEpochs");
    Arguments.atLeast(invalidPoints, 0, "number of invalid points");
  }

  /**
   * Returns how much is compressed: the fall of I(X;T) from the onset to the end.
   *
   * @return the fall in nats, with its standard error; {@link Average#bits} gives bits
   */
  public Average compressed() {
    return compression.inputChange().negated();
  }

  /**
   * Returns the share of all epochs that lie behind the onset of the mean path.
   *
   * @return the share, from 0 to 1
   */
  public double share() {
    return compression.share();
  }

  /**
   * Returns the share of all epochs that lie behind the rightmost point of a run's own path.
   *
   * @return its average over the runs
   */
  public Average runShare() {
    int all = compression.to() - fitting.from();
    return Average.of(
        onsets.epochs().stream()
            .mapToDouble(
                own -> all == 0 ? 0 : (double) (compression.to() - own.orElseThrow()) / all)
            .toArray());
  }
}
