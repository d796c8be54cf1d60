package org.infobottleneck.plane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Variable;

/**
 * The sets of rows that a recording observes, each under its name, in the order of their naming.
 */
final class ObservedSets {

  private final Map<String, Observed> sets = new LinkedHashMap<>();

  Observed add(String name, Discrete inputs, Variable targets) {
    return add(new Observed(name, inputs, targets));
  }

  Observed add(Observed observed) {
    if (sets.putIfAbsent(observed.rows().name(), observed) != null) {
      throw new IllegalArgumentException(
          "observed rows must have different names, got " + observed.rows().name() + " twice");
    }
    return observed;
  }

  List<Observed> all() {
    return List.copyOf(sets.values());
  }

  List<ObservedRows> rows() {
    return sets.values().stream().map(Observed::rows).toList();
  }

  /** The activations of the only set there is, under its name. */
  Map<String, List<DMatrixRMaj>> only(List<DMatrixRMaj> activations) {
    requireAny();
    if (sets.size() > 1) {
      throw new IllegalArgumentException(
          "activations must come by name, one list for each of "
              + sets.keySet()
              + ", got one list");
    }
    return Map.of(sets.keySet().iterator().next(), activations);
  }

  /** The activations of every set, in the order of the sets; refuses missing and unknown names. */
  List<List<DMatrixRMaj>> ordered(Map<String, List<DMatrixRMaj>> activations) {
    requireAny();
    if (!activations.keySet().equals(sets.keySet())) {
      throw new IllegalArgumentException(
          "activations must be those of "
              + sets.keySet()
              + ", got those of "
              + activations.keySet().stream().sorted().toList());
    }
    List<List<DMatrixRMaj>> ordered = new ArrayList<>();
    sets.keySet().forEach(name -> ordered.add(Objects.requireNonNull(activations.get(name))));
    return ordered;
  }

  private void requireAny() {
    if (sets.isEmpty()) {
      throw new IllegalStateException("rows must be observed before a snapshot is recorded");
    }
  }

  /** The widths of the layers; refuses sets that differ in them. */
  List<Integer> widths(List<List<DMatrixRMaj>> ordered) {
    List<Integer> first = widthsOf(ordered.get(0));
    List<String> names = List.copyOf(sets.keySet());
    for (int i = 1; i < ordered.size(); i++) {
      List<Integer> widths = widthsOf(ordered.get(i));
      if (!widths.equals(first)) {
        throw new IllegalArgumentException(
            "layers must have the same widths on all rows, got "
                + first
                + " of "
                + names.get(0)
                + " and "
                + widths
                + " of "
                + names.get(i));
      }
    }
    return first;
  }

  private static List<Integer> widthsOf(List<DMatrixRMaj> activations) {
    return activations.stream().map(DMatrixRMaj::getNumCols).toList();
  }
}
