package org.infobottleneck.examples.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Snapshot;

/**
 * A plane as text: for every estimator a table of I(X;T) and one of I(T;Y), layers down and a few
 * epochs across.
 */
public final class PlaneTable {

  private static final int CELL = 13;
  private static final String UNRESOLVED = "unresolved";

  private final InformationPlane plane;
  private final List<Integer> epochs;
  private final int nameWidth;
  private final StringBuilder text = new StringBuilder();

  private PlaneTable(InformationPlane plane) {
    this.plane = plane;
    epochs = someEpochs(plane.snapshots().stream().map(Snapshot::epoch).toList());
    nameWidth =
        plane.layers().stream().mapToInt(layer -> plane.layerName(layer).length()).max().orElse(0);
  }

  /**
   * Returns the tables of all estimators.
   *
   * @param plane the plane
   * @return lines of text, each ended by a line feed
   */
  public static String text(InformationPlane plane) {
    PlaneTable table = new PlaneTable(plane);
    for (String estimator : plane.estimators()) {
      table.text.append(estimator).append('\n');
      table.append(estimator, PlanePoint::inputInformation);
      table.append(estimator, PlanePoint::targetInformation);
      table.text.append('\n');
    }
    return table.text.toString().stripTrailing() + "\n";
  }

  /** The snapshots next to 0, 1, 10, 100, .. and the last one. */
  private static List<Integer> someEpochs(List<Integer> snapshots) {
    int last = snapshots.get(snapshots.size() - 1);
    TreeSet<Integer> chosen = new TreeSet<>(List.of(snapshots.get(0), last));
    for (long power = 1; power < last; power *= 10) {
      long wanted = power;
      chosen.add(
          snapshots.stream()
              .min(Comparator.comparingLong(epoch -> Math.abs(epoch - wanted)))
              .orElseThrow());
    }
    return List.copyOf(chosen);
  }

  private void append(String estimator, Function<PlanePoint, Estimate> coordinate) {
    Map<Caveat, TreeSet<Integer>> caveats = new EnumMap<>(Caveat.class);
    List<String> rows = new ArrayList<>();
    String heading = "";
    for (int layer : plane.layers()) {
      StringBuilder row = new StringBuilder(name(plane.layerName(layer)));
      for (PlanePoint point : plane.path(layer, estimator)) {
        if (epochs.contains(point.epoch())) {
          Estimate estimate = coordinate.apply(point);
          heading = heading(estimate);
          row.append(cell(estimate));
          estimate
              .caveats()
              .forEach(
                  caveat ->
                      caveats.computeIfAbsent(caveat, none -> new TreeSet<>()).add(point.layer()));
        }
      }
      rows.add(row.toString().stripTrailing());
    }
    text.append("  ").append(heading).append('\n').append(name("epoch"));
    epochs.forEach(
        epoch -> text.append(String.format(Locale.ROOT, "%" + (CELL - 1) + "d ", epoch)));
    text.setLength(text.length() - 1);
    text.append('\n');
    rows.forEach(row -> text.append(row).append('\n'));
    caveats.forEach((caveat, layers) -> text.append(legend(caveat, layers)).append('\n'));
  }

  private String name(String name) {
    return "    " + name + " ".repeat(Math.max(0, nameWidth - name.length()));
  }

  private static String heading(Estimate estimate) {
    String bound = estimate.bound() == Bound.NONE ? "" : ", " + words(estimate.bound());
    return estimate.estimand() + " in bits" + bound;
  }

  private static String words(Bound bound) {
    return switch (bound) {
      case NONE -> "no bound";
      case LOWER -> "a lower bound";
      case UPPER -> "an upper bound";
      case DIFFERENCE_OF_BOUNDS -> "a difference of bounds, itself none";
    };
  }

  private static String cell(Estimate estimate) {
    String value =
        estimate.isValid() ? String.format(Locale.ROOT, "%.3f", estimate.bits()) : UNRESOLVED;
    String mark = estimate.caveats().isEmpty() ? " " : "*";
    return " ".repeat(Math.max(0, CELL - 1 - value.length())) + value + mark;
  }

  private static String legend(Caveat caveat, Set<Integer> layers) {
    String numbers = layers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "    * "
        + caveat
        + " in layer"
        + (layers.size() == 1 ? " " : "s ")
        + numbers
        + ": "
        + caveat.explanation();
  }
}
