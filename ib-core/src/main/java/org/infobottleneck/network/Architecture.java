package org.infobottleneck.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.numerics.Description;

/**
 * The shape of a multilayer perceptron: an immutable value.
 *
 * <p>Layers are counted as in the papers: the input is no layer, layer 1 is the first hidden one
 * and layer L the output. {@code Architecture.tanh(12, 10, 7, 5, 4, 3, 2)} has L = 6.
 *
 * @param widths number of inputs, then the units of layers 1 to L; at least 2 numbers, each at
 *     least 1
 * @param hidden activation of layers 1 to L - 1, not {@link Activation#SOFTMAX}
 * @param output activation of layer L
 * @param initializer how the weights are drawn
 * @param channel what happens to the outputs of layers 1 to L - 1
 */
public record Architecture(
    List<Integer> widths,
    Activation hidden,
    Activation output,
    Initializer initializer,
    ActivationChannel channel) {

  /**
   * Creates an architecture.
   *
   * @param widths number of inputs, then the units of every layer. Not modified, copied.
   * @param hidden activation of all layers but the last
   * @param output activation of the last layer
   * @param initializer how the weights are drawn
   * @param channel what happens to the outputs of all layers but the last
   * @throws IllegalArgumentException if there are fewer than 2 widths, one is below 1, a hidden
   *     layer would be softmax, or a softmax output has a single unit, which would always be 1
   */
  public Architecture {
    widths = Arguments.listOf(widths, "widths");
    Objects.requireNonNull(hidden, "hidden");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(initializer, "initializer");
    Objects.requireNonNull(channel, "channel");
    Arguments.atLeast(widths.size(), 2, "number of widths (the input and at least one layer)");
    for (int i = 0; i < widths.size(); i++) {
      Arguments.atLeast(widths.get(i), 1, i == 0 ? "width of the input" : "width of layer " + i);
    }
    if (hidden == Activation.SOFTMAX) {
      throw new IllegalArgumentException("SOFTMAX is for the output layer only, got it as hidden");
    }
    if (output == Activation.SOFTMAX) {
      Arguments.atLeast(widths.get(widths.size() - 1), 2, "width of a SOFTMAX output");
    }
  }

  /**
   * Creates an architecture without a channel.
   *
   * @param widths number of inputs, then the units of every layer. Not modified, copied.
   * @param hidden activation of all layers but the last
   * @param output activation of the last layer
   * @param initializer how the weights are drawn
   * @throws IllegalArgumentException as the other constructor
   */
  public Architecture(
      List<Integer> widths, Activation hidden, Activation output, Initializer initializer) {
    this(widths, hidden, output, initializer, ActivationChannel.none());
  }

  /**
   * Returns hyperbolic tangent layers under a softmax output, drawn as a truncated normal by fan
   * in: the network of Shwartz-Ziv &amp; Tishby (2017).
   *
   * @param widths number of inputs, then the units of every layer
   * @return the architecture
   * @throws IllegalArgumentException as the constructor
   */
  public static Architecture tanh(int... widths) {
    Objects.requireNonNull(widths, "widths");
    return of(Activation.TANH, widths);
  }

  /**
   * Returns rectifier layers under a softmax output, drawn as He et al. (2015) propose for them.
   *
   * @param widths number of inputs, then the units of every layer
   * @return the architecture
   * @throws IllegalArgumentException as the constructor
   */
  public static Architecture relu(int... widths) {
    Objects.requireNonNull(widths, "widths");
    return of(Activation.RELU, widths).withInitializer(Initializer.HE_NORMAL);
  }

  /**
   * Returns tanh layers under a linear output, for real-valued targets.
   *
   * @param widths number of inputs, then the units of every layer
   * @return the architecture
   * @throws IllegalArgumentException as the constructor
   */
  public static Architecture regression(int... widths) {
    Objects.requireNonNull(widths, "widths");
    return new Architecture(
        Arrays.stream(widths).boxed().toList(),
        Activation.TANH,
        Activation.LINEAR,
        Initializer.TRUNCATED_NORMAL_FAN_IN);
  }

  /**
   * Returns layers of any kind under a softmax output, drawn as a truncated normal by fan in.
   *
   * @param hidden activation of all layers but the last
   * @param widths number of inputs, then the units of every layer
   * @return the architecture
   * @throws IllegalArgumentException as the constructor
   */
  public static Architecture of(Activation hidden, int... widths) {
    Objects.requireNonNull(widths, "widths");
    return new Architecture(
        Arrays.stream(widths).boxed().toList(),
        hidden,
        Activation.SOFTMAX,
        Initializer.TRUNCATED_NORMAL_FAN_IN);
  }

  /**
   * Reads the text of an architecture: {@code parse(a.toString()).equals(a)} for every architecture
   * a.
   *
   * <p>The output may be left out where it is softmax, and the initializer too where it is the one
   * of {@link #relu} for rectifiers and of {@link #of} for all others; capitals make no difference.
   *
   * @param description for example {@code 12-10-7-5-4-3-2 tanh, softmax output,
   *     truncated_normal_fan_in} or {@code 12-10-7-5-4-3-2 tanh}
   * @return the architecture
   * @throws IllegalArgumentException if the text is none of an architecture, or its values are
   *     refused as by the constructor; it holds the text, the place and what was expected
   */
  public static Architecture parse(String description) {
    Objects.requireNonNull(description, "description");
    return Description.ofArguments(description).as(ArchitectureText::read);
  }

  /**
   * Sets the activation of the hidden layers.
   *
   * @param newHidden the activation, not softmax
   * @return an architecture that differs in this
   * @throws IllegalArgumentException as the constructor
   */
  public Architecture withHidden(Activation newHidden) {
    return new Architecture(widths, newHidden, output, initializer, channel);
  }

  /**
   * Sets the activation of the output layer.
   *
   * @param newOutput the activation
   * @return an architecture that differs in this
   * @throws IllegalArgumentException as the constructor
   */
  public Architecture withOutput(Activation newOutput) {
    return new Architecture(widths, hidden, newOutput, initializer, channel);
  }

  /**
   * Sets how the weights are drawn.
   *
   * @param newInitializer the initializer
   * @return an architecture that differs in this
   */
  public Architecture withInitializer(Initializer newInitializer) {
    return new Architecture(widths, hidden, output, newInitializer, channel);
  }

  /**
   * Sets what happens to the outputs of the hidden layers.
   *
   * @param newChannel the channel, {@link ActivationChannel#none()} unless told otherwise
   * @return an architecture that differs in this
   */
  public Architecture withChannel(ActivationChannel newChannel) {
    return new Architecture(widths, hidden, output, initializer, newChannel);
  }

  /**
   * Returns the number of layers L, the output included, the input not.
   *
   * @return the number of layers, at least 1
   */
  public int layerCount() {
    return widths.size() - 1;
  }

  /**
   * Returns the number of inputs.
   *
   * @return the first width
   */
  public int inputWidth() {
    return widths.get(0);
  }

  /**
   * Returns the number of units of the output layer.
   *
   * @return the last width
   */
  public int outputWidth() {
    return widths.get(widths.size() - 1);
  }

  /**
   * Returns the activation of a layer.
   *
   * @param layer number of the layer, from 1 to L
   * @return the hidden activation, or for layer L that of the output
   * @throws IllegalArgumentException if there is no such layer
   */
  public Activation activation(int layer) {
    return checkedLayer(layer) == layerCount() ? output : hidden;
  }

  /** Returns the number of weights and biases of all layers. */
  int parameterCount() {
    int count = 0;
    for (int layer = 1; layer <= layerCount(); layer++) {
      count =
          Math.addExact(count, Math.multiplyExact(widths.get(layer - 1) + 1, widths.get(layer)));
    }
    return count;
  }

  int checkedLayer(int layer) {
    if (layer < 1 || layer > layerCount()) {
      throw new IllegalArgumentException(
          "layer must lie between 1 and " + layerCount() + ", got " + layer);
    }
    return layer;
  }

  /**
   * Describes the architecture in one line.
   *
   * @return for example {@code 12-10-7-5-4-3-2 tanh, softmax output, truncated_normal_fan_in}; the
   *     channel follows where there is one
   */
  @Override
  public String toString() {
    return widths.stream().map(String::valueOf).collect(Collectors.joining("-"))
        + String.format(" %s, %s output, %s", hidden, output, initializer).toLowerCase(Locale.ROOT)
        + (channel.equals(ActivationChannel.none()) ? "" : ", " + channel);
  }
}
