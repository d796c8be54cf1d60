package org.infobottleneck.examples.experiments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.Compression;

/** What becomes of every hidden layer by every estimator, setting by setting. */
final class CompressionTable {

  private final ResultTable.Builder rows;

  CompressionTable(String name) {
    rows =
        ResultTable.of(
            name,
            "Fitting and compression: I(X;T) and I(T;Y) in bits, mean ± standard error over seeds.",
            "setting",
            "estimator",
            "layer",
            "kind",
            "onset, epoch",
            "share of epochs behind it",
            "fall of I(X;T)",
            "change of I(T;Y)",
            "p",
            "train error at onset",
            "onset / boundary");
  }

  /** Adds a setting. */
  CompressionTable add(String setting, Repeats repeats) {
    for (String estimator : repeats.estimators()) {
      for (int layer : repeats.hidden()) {
        Compression layerOf = repeats.layer(layer, estimator);
        rows.row(
            setting,
            estimator,
            layer,
            kind(repeats, layer, estimator),
            layerOf.onset(),
            Numbers.fixed(layerOf.share()),
            Numbers.withError(layerOf.compressed().bits()),
            Numbers.withError(layerOf.compression().targetChange().bits()),
            Numbers.fixed(layerOf.significance()),
            layerOf.trainError().map(Numbers::withError).orElse("–"),
            layerOf.boundaryLnEpochs().map(CompressionTable::ratio).orElse("–"));
      }
    }
    return this;
  }

  /** What a layer does, in a word. */
  static String kind(Repeats repeats, int layer, String estimator) {
    return repeats.visible(estimator).contains(layer)
        ? repeats.layer(layer, estimator).kind().toString().toLowerCase(Locale.ROOT)
        : "saturated";
  }

  private static String ratio(Average lnRatio) {
    return Numbers.fixed(StrictMath.exp(lnRatio.mean()), 2);
  }

  ResultTable build() {
    return rows.build();
  }

  /** The estimators by which every hidden layer that can be seen moves as said. */
  static List<String> byWhichAll(Repeats repeats, Compression.Kind kind) {
    List<String> met = new ArrayList<>();
    for (String estimator : repeats.estimators()) {
      List<Integer> visible = repeats.visible(estimator);
      boolean all =
          visible.stream().allMatch(layer -> repeats.layer(layer, estimator).kind() == kind);
      if (!visible.isEmpty() && all) {
        met.add(estimator);
      }
    }
    return met;
  }

  /** How many of the hidden layers that can be seen move as said, by every estimator. */
  static String counts(Repeats repeats, Compression.Kind kind) {
    List<String> counts = new ArrayList<>();
    for (String estimator : repeats.estimators()) {
      List<Integer> visible = repeats.visible(estimator);
      long moving =
          visible.stream().filter(layer -> repeats.layer(layer, estimator).kind() == kind).count();
      counts.add(estimator + ": " + moving + " of " + visible.size() + " layers");
    }
    return String.join("; ", counts);
  }
}
