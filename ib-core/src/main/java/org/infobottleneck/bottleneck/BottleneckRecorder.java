package org.infobottleneck.bottleneck;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.estimators.NoisyChannelEstimator;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.RowMajor;

/**
 * Compares layers with the bottleneck while any training loop runs: call {@link #record} with the
 * activations of every layer, epoch by epoch, then {@link #fits()}.
 *
 * <pre>{@code
 * var recorder =
 *     BottleneckRecorder.of(
 *         JointDistribution.of(data), data.inputVariable(),
 *         BinningEstimator.edges(-1, 1, 30), NoisyChannelEstimator.of(1e-3));
 * for (int epoch = 0; epoch <= epochs; epoch++) {
 *   recorder.record(epoch, activationsOfEveryLayer(), softmax());
 *   trainOneEpoch();
 * }
 * List<LayerFit> fits = recorder.fits();
 * }</pre>
 *
 * <p>All information is in nats. A call returns when its layers have been compared; the activations
 * are read, not kept. A call that throws leaves the recorder as it was. Layers and observers are
 * worked on in parallel, on the common pool, which changes no bit; the recorder itself belongs to
 * one thread.
 */
public final class BottleneckRecorder {

  private final JointDistribution joint;
  private final Discrete inputs;
  private final List<MutualInformationEstimator> observers;
  private final List<LayerFit> fits = new ArrayList<>();
  private List<String> names = List.of();
  private int layers; // 0 before the first snapshot

  private BottleneckRecorder(
      JointDistribution joint, Discrete inputs, List<MutualInformationEstimator> observers) {
    this.joint = joint;
    this.inputs = inputs;
    this.observers = observers;
  }

  /**
   * A recorder for rows that are observed in one or several ways.
   *
   * @param joint p(x,y), its inputs numbered as {@code inputs} numbers them
   * @param inputs the input x of every row
   * @param observers binning and noisy-channel estimators: what is observed of a layer, see {@link
   *     LayerEncoder#quantized} and {@link LayerEncoder#noisy}
   * @return the recorder
   * @throws IllegalArgumentException if the number of inputs differs, there is no observer, one
   *     comes twice, corrects the entropy of its counts, or is neither of the two kinds
   */
  public static BottleneckRecorder of(
      JointDistribution joint, Discrete inputs, MutualInformationEstimator... observers) {
    Objects.requireNonNull(joint, "joint");
    Objects.requireNonNull(inputs, "inputs");
    Arguments.same(
        inputs.symbols(),
        joint.inputs(),
        "number of distinct inputs, as in the joint distribution,");
    Objects.requireNonNull(observers, "observers");
    Arguments.atLeast(observers.length, 1, "number of observers");
    Set<String> distinct = new HashSet<>();
    for (MutualInformationEstimator observer : observers) {
      Objects.requireNonNull(observer, "observer");
      if (!(observer instanceof BinningEstimator || observer instanceof NoisyChannelEstimator)) {
        throw new IllegalArgumentException(
            observer.description()
                + " shows no encoder that could be compared; ask a BinningEstimator or a"
                + " NoisyChannelEstimator");
      }
      if (observer instanceof BinningEstimator binning) {
        LayerEncoder.requirePlugIn(binning);
      }
      if (!distinct.add(observer.description())) {
        throw new IllegalArgumentException(
            "observers must differ, got " + observer.description() + " twice");
      }
    }
    return new BottleneckRecorder(joint, inputs, List.of(observers));
  }

  /**
   * Names the layers, in the order in which they will be recorded; they are {@code layer 1}, {@code
   * layer 2}, … otherwise.
   *
   * @param layerNames one name per layer
   * @return this recorder
   * @throws IllegalStateException if something has been recorded already
   */
  public BottleneckRecorder layerNames(String... layerNames) {
    if (!fits.isEmpty()) {
      throw new IllegalStateException("a recorder is configured before its first snapshot");
    }
    names = Arguments.listOf(layerNames, "layerNames");
    return this;
  }

  /**
   * Records a snapshot without the network's output: there will be no decoder residuals.
   *
   * @param epoch the number of epochs trained so far, more than at the snapshot before
   * @param activations one matrix per layer: rows are the rows of the inputs, in their order,
   *     columns are units. Not modified, not kept.
   * @throws IllegalArgumentException if the epoch does not ascend, a layer has appeared or
   *     vanished, the number of rows differs, a value is NaN or infinite, or a layer is no function
   *     of the inputs
   */
  public void record(int epoch, List<DMatrixRMaj> activations) {
    record(epoch, activations, Optional.empty());
  }

  /**
   * Records a snapshot.
   *
   * @param epoch the number of epochs trained so far, more than at the snapshot before
   * @param activations one matrix per layer: rows are the rows of the inputs, in their order,
   *     columns are units. Not modified, not kept.
   * @param softmax the network's output q(y|x), columns in the order of the classes of the joint
   *     distribution. Not modified, not kept.
   * @throws IllegalArgumentException as {@link #record(int, List)}, or if the output is no softmax
   */
  public void record(int epoch, List<DMatrixRMaj> activations, DMatrixRMaj softmax) {
    record(epoch, activations, Optional.of(Objects.requireNonNull(softmax, "softmax")));
  }

  /**
   * Records a snapshot from plain arrays, without the network's output.
   *
   * @param epoch the number of epochs trained so far, more than at the snapshot before
   * @param activations for each layer, one row per row of the inputs. Not modified, not kept.
   * @throws IllegalArgumentException as {@link #record(int, List)}, or if rows differ in length
   */
  public void record(int epoch, double[][]... activations) {
    record(epoch, RowMajor.layers(activations));
  }

  private void record(int epoch, List<DMatrixRMaj> activations, Optional<DMatrixRMaj> softmax) {
    Objects.requireNonNull(activations, "activations");
    check(epoch, activations.size());
    List<Outcome> outcomes =
        IntStream.range(0, activations.size() * observers.size())
            .parallel()
            .mapToObj(
                task ->
                    outcome(
                        epoch,
                        task / observers.size(),
                        observers.get(task % observers.size()),
                        activations,
                        softmax))
            .toList();
    List<LayerFit> added = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome.refused().isPresent()) {
        throw outcome.refused().get();
      }
      outcome.fit().ifPresent(added::add);
    }
    layers = activations.size();
    fits.addAll(added);
  }

  /** One of the two: what a thread of a pool throws would reach the caller in another form. */
  private record Outcome(Optional<LayerFit> fit, Optional<IllegalArgumentException> refused) {}

  private Outcome outcome(
      int epoch,
      int index,
      MutualInformationEstimator observer,
      List<DMatrixRMaj> activations,
      Optional<DMatrixRMaj> softmax) {
    String name = names.isEmpty() ? "layer " + (index + 1) : names.get(index);
    try {
      LayerEncoder encoder = encoder(observer, activations.get(index));
      LayerFit fit =
          new LayerFit(
              epoch,
              index + 1,
              name,
              encoder.inputInformation(),
              encoder.targetInformation(),
              encoder.fit(),
              softmax.map(encoder::decoder));
      return new Outcome(Optional.of(fit), Optional.empty());
    } catch (IllegalArgumentException e) {
      String message = name + " at epoch " + epoch + ": " + e.getMessage();
      return new Outcome(Optional.empty(), Optional.of(new IllegalArgumentException(message, e)));
    }
  }

  private LayerEncoder encoder(MutualInformationEstimator observer, DMatrixRMaj activations) {
    return observer instanceof BinningEstimator binning
        ? LayerEncoder.quantized(joint, inputs, binning, activations)
        : LayerEncoder.noisy(joint, inputs, (NoisyChannelEstimator) observer, activations);
  }

  private void check(int epoch, int count) {
    Arguments.atLeast(count, 1, "number of layers");
    if (!names.isEmpty()) {
      Arguments.same(count, names.size(), "number of layers, as named,");
    }
    if (fits.isEmpty()) {
      return;
    }
    Arguments.same(count, layers, "number of layers, as before,");
    int previous = fits.get(fits.size() - 1).epoch();
    if (epoch <= previous) {
      throw new IllegalArgumentException("epochs must ascend, got " + epoch + " after " + previous);
    }
  }

  /**
   * Returns what was recorded so far.
   *
   * @return by ascending epoch, then layer, then observer; unmodifiable, later recordings do not
   *     change it
   */
  public List<LayerFit> fits() {
    return List.copyOf(fits);
  }
}
