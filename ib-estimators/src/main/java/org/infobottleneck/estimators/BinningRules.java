package org.infobottleneck.estimators;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.infobottleneck.numerics.Description;

/** Reads the descriptions of {@link BinningEstimator}: each cuts into cells by one rule. */
final class BinningRules {

  private static final String EXPECTED =
      "distinct, edges like {0 0.5 2}, even edges like 30 edges in [-1,1], or one of width=,"
          + " equalWidth=, quantiles=, adaptive=, levels=";

  private static final Map<String, IntFunction<BinningEstimator>> BY_COUNT =
      new TreeMap<>(
          Map.of(
              "equalWidth", BinningEstimator::equalWidth,
              "quantiles", BinningEstimator::quantiles,
              "adaptive", BinningEstimator::adaptive,
              "levels", BinningEstimator::quantizedActivations));

  private static final Pattern EVEN_EDGES =
      Pattern.compile("([^ ]++) ++edges in \\[([^,\\]]*+),([^,\\]]*+)]");
  private static final Pattern EDGES = Pattern.compile("edges \\{([^,}]*+)}");

  private BinningRules() {}

  /** Reads {@code binning(..)}; the entropy is the plug-in unless the text says otherwise. */
  static BinningEstimator read(Description text) {
    BinningEstimator rule = rule(text);
    if (!text.has("entropy")) {
      return rule;
    }
    return rule.withEntropy(
        text.nested("entropy")
            .among(List.of(CountEntropyMethod.values()), CountEntropyMethod::label));
  }

  private static BinningEstimator rule(Description text) {
    if (text.bareCount() > 0) {
      text.requireOnly(1, "entropy");
      return bareRule(text);
    }
    for (Map.Entry<String, IntFunction<BinningEstimator>> rule : BY_COUNT.entrySet()) {
      if (text.has(rule.getKey())) {
        text.requireOnly(0, rule.getKey(), "entropy");
        return rule.getValue().apply(text.integer(rule.getKey()));
      }
    }
    text.requireOnly(0, "width", "entropy");
    return BinningEstimator.width(text.number("width"));
  }

  private static BinningEstimator bareRule(Description text) {
    String rule = text.text(0);
    if (rule.equals("distinct")) {
      return BinningEstimator.distinct();
    }
    Matcher even = EVEN_EDGES.matcher(rule);
    Matcher listed = EDGES.matcher(rule);
    if (even.matches()) {
      // Read as three arguments, so that a number that is none is refused like any other.
      String parts = even.group(1) + ",low=" + even.group(2) + ",high=" + even.group(3);
      Description range = Description.ofArguments(parts);
      return BinningEstimator.edges(range.number("low"), range.number("high"), range.integer(0));
    }
    if (listed.matches()) {
      Description edges = Description.ofArguments(listed.group(1).strip().replaceAll("\\s+", ","));
      double[] values = new double[edges.bareCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = edges.number(i);
      }
      return BinningEstimator.edges(values);
    }
    throw text.unexpected(0, EXPECTED);
  }
}
