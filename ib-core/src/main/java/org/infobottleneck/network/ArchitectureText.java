package org.infobottleneck.network;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.infobottleneck.numerics.Description;

/** Reads the text of an {@link Architecture}, its parts between commas. */
final class ArchitectureText {

  private static final Pattern LAYERS = Pattern.compile("([0-9-]++)\\s++(\\w++)");
  private static final Pattern OUTPUT = Pattern.compile("(\\w++)\\s++output");
  private static final int PARTS = 4;

  private ArchitectureText() {}

  static Architecture read(Description text) {
    int parts = text.bareCount();
    text.requireOnly(Math.max(1, Math.min(parts, PARTS)));
    Matcher layers = LAYERS.matcher(text.text(0));
    if (!layers.matches()) {
      throw text.unexpected(0, "widths and the hidden activation, like 12-10-2 tanh");
    }
    Activation hidden = activation(layers.group(2));
    Activation output = parts > 1 ? output(text) : Activation.SOFTMAX;
    Initializer usual =
        hidden == Activation.RELU ? Initializer.HE_NORMAL : Initializer.TRUNCATED_NORMAL_FAN_IN;
    Initializer initializer =
        parts > 2 ? text.nested(2).among(List.of(Initializer.values()), Initializer::name) : usual;
    ActivationChannel channel =
        parts > 3
            ? text.nested(3).as(description -> ActivationChannel.parse(text.text(3)))
            : ActivationChannel.none();
    return new Architecture(widths(layers.group(1)), hidden, output, initializer)
        .withChannel(channel);
  }

  private static List<Integer> widths(String text) {
    Description widths = Description.ofArguments(text.replace('-', ','));
    return IntStream.range(0, widths.bareCount()).mapToObj(widths::integer).toList();
  }

  private static Activation output(Description text) {
    Matcher output = OUTPUT.matcher(text.text(1));
    if (!output.matches()) {
      throw text.unexpected(1, "the activation of the output, like softmax output");
    }
    return activation(output.group(1));
  }

  private static Activation activation(String name) {
    return Description.parse(name).among(List.of(Activation.values()), Activation::name);
  }
}
