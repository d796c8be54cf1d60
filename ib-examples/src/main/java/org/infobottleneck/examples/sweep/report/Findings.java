package org.infobottleneck.examples.sweep.report;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the planes of a sweep hold at their last epochs.
 *
 * @param states what is in the folder of each run
 * @param lacking how many runs of each cell have no plane
 * @param values the value of every series in the cells that have one
 * @param meanings what the estimates of a series stand for; none of losses and accuracies
 * @param firstEnd the least last epoch of the runs
 * @param lastEnd the greatest last epoch of the runs
 * @param observed the rows on which the planes were measured
 * @param remarks what could not be told, a sentence each
 */
record Findings(
    List<RunState> states,
    List<Integer> lacking,
    Map<Series, List<CellValue>> values,
    Map<Series, Meanings> meanings,
    int firstEnd,
    int lastEnd,
    List<String> observed,
    List<String> remarks) {

  Findings {
    states = List.copyOf(states);
    lacking = List.copyOf(lacking);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    meanings = Collections.unmodifiableMap(new LinkedHashMap<>(meanings));
    observed = List.copyOf(observed);
    remarks = List.copyOf(remarks);
  }

  /** How many runs are in a state. */
  int count(RunState.Status status) {
    return (int) states.stream().filter(state -> state.status() == status).count();
  }

  /** How many runs of a cell have no plane. */
  int lacking(Cell cell) {
    return lacking.get(cell.index());
  }

  /** The runs that have no plane. */
  List<RunState> withoutPlane() {
    return states.stream().filter(state -> !state.isDone()).toList();
  }

  /** The estimators that were asked, in their order. */
  List<String> estimators() {
    return values.keySet().stream()
        .filter(series -> series.reading() == Reading.INPUT_INFORMATION)
        .map(Series::estimator)
        .distinct()
        .toList();
  }

  /** The layers of which something is known, the last hidden one first. */
  List<String> layers() {
    return values.keySet().stream()
        .filter(series -> series.reading() == Reading.INPUT_INFORMATION)
        .map(Series::layer)
        .distinct()
        .sorted(Comparator.comparingInt(Series::place))
        .toList();
  }

  List<CellValue> of(Series series) {
    return values.getOrDefault(series, List.of());
  }

  /** What a series stands for; empty of losses and accuracies. */
  Optional<Meanings> meaning(Series series) {
    Series own =
        series.reading() == Reading.COMPRESSION
            ? new Series(Reading.INPUT_INFORMATION, series.estimator(), series.layer())
            : series;
    return Optional.ofNullable(meanings.get(own));
  }

  /** Whether the values of a series are of one quantity, so that they have a mean. */
  boolean isOne(Series series) {
    return meaning(series).map(Meanings::isOne).orElse(true);
  }

  /** All series: by measure, then estimator, then layer. */
  List<Series> series() {
    List<String> estimators = estimators();
    return values.keySet().stream()
        .sorted(
            Comparator.comparing(Series::reading)
                .thenComparingInt(series -> estimators.indexOf(series.estimator()))
                .thenComparingInt(
                    series -> series.layer().isEmpty() ? 0 : Series.place(series.layer())))
        .toList();
  }
}
