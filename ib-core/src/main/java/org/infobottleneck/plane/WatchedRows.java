package org.infobottleneck.plane;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.data.Dataset;

/** Rows that a run observes: the same at every snapshot, or drawn anew for each. */
final class WatchedRows {

  private final String name;
  private final Dataset data;
  private final Optional<RowSample> sample;
  private final Dataset first; // the rows themselves where they are always the same

  private WatchedRows(String name, Dataset data, Optional<RowSample> sample) {
    this.name = Objects.requireNonNull(name, "name");
    this.data = Objects.requireNonNull(data, "rows");
    this.sample = sample;
    first = sample.map(rule -> data.subset(rule.rows(data.size(), 0))).orElse(data);
  }

  static WatchedRows all(String name, Dataset data) {
    return new WatchedRows(name, data, Optional.empty());
  }

  static WatchedRows sample(String name, Dataset data, RowSample sample) {
    Objects.requireNonNull(data, "rows");
    return new WatchedRows(name, data, Optional.of(sample));
  }

  String name() {
    return name;
  }

  int inputWidth() {
    return data.inputWidth();
  }

  boolean isAnew() {
    return sample.map(RowSample::isAnew).orElse(false);
  }

  /** The rows at an epoch. */
  Dataset at(int epoch) {
    return isAnew() ? data.subset(sample.orElseThrow().rows(data.size(), epoch)) : first;
  }

  String describe() {
    return data + " " + Digests.of(data) + sample.map(rule -> ", of it " + rule).orElse("");
  }

  /** The higher ceilings of two sets of rows under one name. */
  static ObservedRows ceilings(ObservedRows one, ObservedRows other) {
    OptionalDouble targets =
        one.targetEntropy().isPresent() && other.targetEntropy().isPresent()
            ? OptionalDouble.of(
                Math.max(one.targetEntropy().getAsDouble(), other.targetEntropy().getAsDouble()))
            : one.targetEntropy();
    return new ObservedRows(
        one.name(), one.rows(), Math.max(one.inputEntropy(), other.inputEntropy()), targets);
  }
}
