package org.infobottleneck.bottleneck;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Snapshot;

/**
 * The encoder and decoder view of a network, as in Tishby's talks: the last hidden layer splits it
 * in two, and two numbers sum it up. As the talks read them, I(X;T) on the encoder's side sets the
 * sample complexity, and I(T;Y) on the decoder's side how well the network generalizes. Neither is
 * a theorem for a trained network; {@link BoundStatus} says what stands behind each bound.
 *
 * <pre>{@code
 * EncoderDecoderView view = EncoderDecoderView.ofLastHiddenLayer(plane, estimator);
 * view.readings().forEach(System.out::println);
 * view.last().bounds(3482, 0.05).forEach(System.out::println);
 * }</pre>
 *
 * <p>The view reads the plane's estimates and adds nothing to them: they are in nats, of the
 * observed T, a binned or noisy one, on the rows observed first.
 *
 * @param layer the layer's number, from 1
 * @param layerName its name
 * @param estimator the estimator's description
 * @param readings one reading per snapshot by ascending epoch, at least one, unmodifiable
 */
public record EncoderDecoderView(
    int layer, String layerName, String estimator, List<Reading> readings) {

  /**
   * Checks the parts and copies the list.
   *
   * @param layer the layer's number
   * @param layerName its name
   * @param estimator the estimator's description
   * @param readings one reading per snapshot
   * @throws IllegalArgumentException if there is no reading
   */
  public EncoderDecoderView {
    Objects.requireNonNull(layerName, "layerName");
    Objects.requireNonNull(estimator, "estimator");
    Arguments.atLeast(layer, 1, "layer");
    readings = Arguments.listOf(readings, "readings");
    if (readings.isEmpty()) {
      throw new IllegalArgumentException("plane must have a snapshot at least, got none");
    }
  }

  /**
   * Both sides at one epoch.
   *
   * @param epoch the number of epochs trained
   * @param encoder I(X;T), the encoder's side
   * @param decoder I(T;Y), the decoder's side
   */
  public record Reading(int epoch, Estimate encoder, Estimate decoder) {

    /**
     * Checks the parts.
     *
     * @param epoch the number of epochs trained
     * @param encoder I(X;T)
     * @param decoder I(T;Y)
     * @throws IllegalArgumentException if the epoch is negative
     */
    public Reading {
      Arguments.atLeast(epoch, 0, "epoch");
      Objects.requireNonNull(encoder, "encoder");
      Objects.requireNonNull(decoder, "decoder");
    }

    /**
     * Returns the bounds that the reading allows for m training samples: {@link
     * FiniteSampleBounds#inputCompression} from I(X;T), then {@link
     * FiniteSampleBounds#fixedEncoder} from I(X;T) - I(T;Y). Neither is a theorem for a trained
     * network: their status says so. The term I(phi;S) that the latter lacks for one is not on the
     * plane.
     *
     * <p>A bound is left out where its information is no valid value: an estimate that must not be
     * drawn, or one below zero, as estimators that err on that side give.
     *
     * @param samples m, the number of training samples
     * @param delta the probability of failure, between 0 and 1
     * @return the bounds, two at most
     * @throws IllegalArgumentException if samples are less than 1 or delta does not lie strictly
     *     between 0 and 1
     */
    public List<FiniteSampleBound> bounds(int samples, double delta) {
      // Checks the arguments whatever the estimates are.
      FiniteSampleBounds.inputCompression(0, samples, delta);
      Optional<FiniteSampleBound> compression =
          inputNats().map(nats -> FiniteSampleBounds.inputCompression(nats, samples, delta));
      Optional<FiniteSampleBound> fixed =
          conditionalNats().map(nats -> FiniteSampleBounds.fixedEncoder(nats, samples));
      return List.of(compression, fixed).stream().flatMap(Optional::stream).toList();
    }

    /**
     * Returns the samples that the input-compression bound asks for at this I(X;T).
     *
     * @param gap the gap between error and training error that is allowed, between 0 and 1
     * @param delta the probability of failure, between 0 and 1
     * @return the sample complexity, a heuristic; empty where I(X;T) is no valid value
     * @throws IllegalArgumentException if gap or delta do not lie strictly between 0 and 1
     */
    public Optional<SampleComplexity> sampleComplexity(double gap, double delta) {
      FiniteSampleBounds.inputCompressionSamples(0, gap, delta);
      return inputNats().map(nats -> FiniteSampleBounds.inputCompressionSamples(nats, gap, delta));
    }

    private Optional<Double> inputNats() {
      return encoder.isValid() && encoder.nats() >= 0
          ? Optional.of(encoder.nats())
          : Optional.empty();
    }

    private Optional<Double> conditionalNats() {
      double nats = encoder.nats() - decoder.nats();
      return encoder.isValid() && decoder.isValid() && nats >= 0
          ? Optional.of(nats)
          : Optional.empty();
    }

    /**
     * Returns the reading as a line for people, in bits.
     *
     * @return for example {@code epoch 100: encoder I(X;bin(T,0.07)) = 6.2998 bits by ..; decoder
     *     I(bin(T,0.07);Y) = 0.7975 bits by ..}
     */
    @Override
    public String toString() {
      return "epoch " + epoch + ": encoder " + encoder + "; decoder " + decoder;
    }
  }

  /**
   * Reads the last hidden layer, the one before the output. A plane that was tracked knows the
   * number of layers of its network. For one that was recorded, the last recorded layer is taken as
   * the output; where it is none, use {@link #of}.
   *
   * @param plane the plane
   * @param estimator the estimator's description
   * @return the view
   * @throws IllegalArgumentException if the plane is empty, has no hidden layer, its last one was
   *     not tracked, or it has no such estimator
   */
  public static EncoderDecoderView ofLastHiddenLayer(InformationPlane plane, String estimator) {
    Objects.requireNonNull(estimator, "estimator");
    int hidden = outputLayer(Objects.requireNonNull(plane, "plane")) - 1;
    if (hidden < 1) {
      throw new IllegalArgumentException(
          "plane must have a hidden layer before the output, got layers " + plane.layers());
    }
    return of(plane, hidden, estimator);
  }

  private static int outputLayer(InformationPlane plane) {
    int tracked = plane.layers().stream().mapToInt(Integer::intValue).max().orElse(0);
    // One weight norm per layer of the network, tracked or not; none where it was recorded.
    int inNetwork =
        plane.snapshots().stream().map(Snapshot::weightNorms).mapToInt(List::size).max().orElse(0);
    return Math.max(tracked, inNetwork);
  }

  /**
   * Reads a layer of one's choice.
   *
   * @param plane the plane
   * @param layer the layer's number, from 1
   * @param estimator the estimator's description
   * @return the view
   * @throws IllegalArgumentException if the plane is empty, or has no such layer or estimator
   */
  public static EncoderDecoderView of(InformationPlane plane, int layer, String estimator) {
    Objects.requireNonNull(estimator, "estimator");
    List<PlanePoint> path = plane.path(layer, estimator);
    List<Reading> readings =
        path.stream()
            .map(p -> new Reading(p.epoch(), p.inputInformation(), p.targetInformation()))
            .toList();
    String name = path.isEmpty() ? "layer " + layer : path.get(0).layerName();
    return new EncoderDecoderView(layer, name, estimator, readings);
  }

  /**
   * Returns the reading after the last epoch.
   *
   * @return the last one
   */
  public Reading last() {
    return readings.get(readings.size() - 1);
  }
}
