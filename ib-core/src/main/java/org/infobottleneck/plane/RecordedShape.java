package org.infobottleneck.plane;

import java.util.List;
import java.util.OptionalInt;

/** What the snapshots of a recording have in common: layers, their widths, epochs that ascend. */
final class RecordedShape {

  private List<String> names = List.of();
  private List<Integer> widths = List.of();
  private OptionalInt count = OptionalInt.empty();
  private OptionalInt last = OptionalInt.empty();

  void name(List<String> newNames) {
    names = List.copyOf(newNames);
  }

  /** Goes on behind the last of some snapshots of which the widths are not known any more. */
  void resume(Layers layers, int epoch) {
    if (!names.isEmpty() && !names.equals(layers.names())) {
      throw new IllegalArgumentException(
          "layers were named " + layers.names() + " before, now " + names);
    }
    names = layers.names();
    count = OptionalInt.of(layers.size());
    last = OptionalInt.of(epoch);
  }

  OptionalInt lastEpoch() {
    return last;
  }

  /** Refuses a snapshot that can't follow; the layers it has otherwise. */
  Layers check(int epoch, List<Integer> newWidths) {
    if (newWidths.isEmpty()) {
      throw new IllegalArgumentException("activations must have a layer at least, got none");
    }
    if (count.isPresent() && widths.isEmpty() && count.getAsInt() != newWidths.size()) {
      throw new IllegalArgumentException(
          "activations must have "
              + count.getAsInt()
              + " layers as recorded before, got "
              + newWidths.size());
    }
    if (last.isEmpty() && !names.isEmpty() && names.size() != newWidths.size()) {
      throw new IllegalArgumentException(
          "activations must have " + names.size() + " layers as named, got " + newWidths.size());
    }
    if (last.isPresent() && epoch <= last.getAsInt()) {
      throw new IllegalArgumentException(
          "epochs must ascend, got " + epoch + " after " + last.getAsInt());
    }
    if (!widths.isEmpty() && !newWidths.equals(widths)) {
      throw new IllegalArgumentException(
          "layers must keep their widths " + widths + ", got " + newWidths + " at epoch " + epoch);
    }
    return layers(newWidths.size());
  }

  void accept(int epoch, List<Integer> newWidths) {
    widths = List.copyOf(newWidths);
    count = OptionalInt.of(newWidths.size());
    last = OptionalInt.of(epoch);
  }

  /** The layers recorded; none before the first snapshot, whatever their names will be. */
  Layers layers() {
    return layers(count.orElse(0));
  }

  private Layers layers(int layers) {
    boolean named = names.size() == layers;
    return named ? new Layers(Layers.first(layers).numbers(), names) : Layers.first(layers);
  }
}
