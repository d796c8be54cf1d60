package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Measure;

/**
 * An estimand as fields of a saved plane. Shannon's information of two variables needs neither
 * measure nor given variable, and has no field for them.
 */
final class SavedEstimand {

  private static final String EXACT = "exact";
  private static final String QUANTIZED = "quantized:";
  private static final String NOISY = "noisy:";
  private static final String KERNEL = "kernel:";
  private static final String COMPONENTS = "components:";
  private static final String PROJECTION = "projection:";
  private static final String CHAIN = "chain:";
  private static final Map<Measure, String> PLAIN_MEASURES =
      Map.of(Measure.SHANNON, "shannon", Measure.SLICED, "sliced");
  private static final String RENYI = "renyi:";

  /** No estimator lies so deep in others; a deeper text would exhaust the stack of its reader. */
  private static final int DEEPEST = 200;

  /** How much of a text a message quotes. */
  private static final int SHOWN = 200;

  private SavedEstimand() {}

  /** The fields behind the two channels: the measure, and the given variable with its channel. */
  static List<String> measureAndGiven(Estimand estimand) {
    List<String> fields = new ArrayList<>();
    if (!estimand.measure().equals(Measure.SHANNON) || estimand.given().isPresent()) {
      fields.add(text(estimand.measure()));
    }
    estimand
        .given()
        .ifPresent(
            given -> {
              fields.add(given.name());
              fields.add(text(given.channel()));
            });
    return fields;
  }

  static Estimand read(SavedLine fields) {
    Estimand estimand =
        new Estimand(fields.text(), channel(fields.text()), fields.text(), channel(fields.text()));
    if (fields.hasMore()) {
      estimand = estimand.withMeasure(measure(fields.text()));
    }
    return fields.hasMore() ? estimand.given(fields.text(), channel(fields.text())) : estimand;
  }

  static String text(Channel channel) {
    if (channel instanceof Channel.Quantized quantized) {
      return QUANTIZED + quantized.rule();
    }
    if (channel instanceof Channel.Noisy noisy) {
      return NOISY + Double.toHexString(noisy.variance());
    }
    if (channel instanceof Channel.Kernel kernel) {
      return KERNEL + kernel.width();
    }
    if (channel instanceof Channel.PrincipalComponents components) {
      return COMPONENTS + components.dimensions();
    }
    if (channel instanceof Channel.RandomProjection projection) {
      return PROJECTION + projection.dimensions() + ":" + projection.seed();
    }
    if (channel instanceof Channel.Chain chain) {
      String inner = text(chain.inner());
      return CHAIN + inner.length() + ":" + inner + text(chain.outer());
    }
    return EXACT;
  }

  private static Channel channel(String text) {
    return channel(text, 0);
  }

  private static Channel channel(String text, int depth) {
    if (text.equals(EXACT)) {
      return Channel.EXACT;
    }
    if (text.startsWith(QUANTIZED)) {
      return new Channel.Quantized(text.substring(QUANTIZED.length()));
    }
    if (text.startsWith(NOISY)) {
      return new Channel.Noisy(Double.parseDouble(text.substring(NOISY.length())));
    }
    if (text.startsWith(KERNEL)) {
      return new Channel.Kernel(text.substring(KERNEL.length()));
    }
    if (text.startsWith(COMPONENTS)) {
      return new Channel.PrincipalComponents(Integer.parseInt(text.substring(COMPONENTS.length())));
    }
    if (text.startsWith(PROJECTION)) {
      int colon = text.indexOf(':', PROJECTION.length());
      if (colon > 0) {
        return new Channel.RandomProjection(
            Integer.parseInt(text.substring(PROJECTION.length(), colon)),
            Long.parseLong(text.substring(colon + 1)));
      }
    }
    if (text.startsWith(CHAIN)) {
      int colon = text.indexOf(':', CHAIN.length());
      if (colon > 0) {
        int length = Integer.parseInt(text.substring(CHAIN.length(), colon));
        String both = text.substring(colon + 1);
        if (depth < DEEPEST && length >= 0 && length <= both.length()) {
          return new Channel.Chain(
              channel(both.substring(0, length), depth + 1),
              channel(both.substring(length), depth + 1));
        }
      }
    }
    throw new IllegalArgumentException(
        "unknown channel " + (text.length() > SHOWN ? text.substring(0, SHOWN) + ".." : text));
  }

  private static String text(Measure measure) {
    return measure instanceof Measure.Renyi renyi
        ? RENYI + Double.toHexString(renyi.alpha())
        : PLAIN_MEASURES.getOrDefault(measure, "");
  }

  private static Measure measure(String text) {
    if (text.startsWith(RENYI)) {
      return new Measure.Renyi(Double.parseDouble(text.substring(RENYI.length())));
    }
    return PLAIN_MEASURES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(text))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown measure " + text));
  }
}
