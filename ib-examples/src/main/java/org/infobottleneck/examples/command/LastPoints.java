package org.infobottleneck.examples.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.infobottleneck.estimators.Bound;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.examples.shell.Texts;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.AverageEstimate;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.InformationPlane;

/** Where the layers of a plane are at its end: as a table for people and as JSON. */
public final class LastPoints {

  private LastPoints() {}

  /** The last point of every layer by one estimator, on the rows observed first. */
  static List<AveragePoint> of(AveragePlane plane, String estimator) {
    List<AveragePoint> last = new ArrayList<>();
    for (int layer : plane.layers()) {
      List<AveragePoint> path = plane.path(layer, estimator);
      last.add(path.get(path.size() - 1));
    }
    return last;
  }

  /** The last points of a plane by all its estimators. */
  static List<AveragePoint> of(AveragePlane plane) {
    return plane.estimators().stream().flatMap(each -> of(plane, each).stream()).toList();
  }

  /**
   * Returns the last points of a plane by all its estimators, on the rows observed first.
   *
   * @param plane a plane with a point at least
   * @return objects that name layer, estimator, both coordinates in bits, estimands and caveats
   */
  public static List<Json> json(InformationPlane plane) {
    Objects.requireNonNull(plane, "plane");
    return json(AveragePlane.of(List.of(plane)));
  }

  static List<Json> json(AveragePlane plane) {
    return of(plane).stream().map(LastPoints::json).toList();
  }

  /** A table of points of one estimator, in bits. */
  static String table(String estimator, List<AveragePoint> points) {
    List<List<String>> rows = new ArrayList<>();
    for (AveragePoint point : points) {
      rows.add(
          List.of(
              point.layerName(), cell(point.inputInformation()), cell(point.targetInformation())));
    }
    AveragePoint first = points.get(0);
    return estimator
        + ", epoch "
        + first.epoch()
        + ", in bits\n"
        + Texts.markdown(
            List.of("layer", heading(first.inputInformation()), heading(first.targetInformation())),
            rows)
        + legend(points);
  }

  /** What the stars of some points stand for. */
  static String legend(List<AveragePoint> points) {
    Set<Caveat> caveats = new TreeSet<>();
    points.forEach(point -> caveats.addAll(caveats(point)));
    return caveats.stream()
        .map(caveat -> "  * " + caveat + ": " + caveat.explanation() + "\n")
        .collect(Collectors.joining());
  }

  static String heading(AverageEstimate estimate) {
    return switch (estimate.bound()) {
      case NONE -> estimate.estimand().toString();
      case LOWER -> estimate.estimand() + " >=";
      case UPPER -> estimate.estimand() + " <=";
      case DIFFERENCE_OF_BOUNDS -> estimate.estimand() + " (of bounds)";
    };
  }

  /** A value with its standard error over runs, and a star where there is a caveat. */
  static String cell(AverageEstimate estimate) {
    Average bits = estimate.bits();
    String error =
        bits.standardError().isPresent()
            ? String.format(Locale.ROOT, " ± %.3f", bits.standardError().getAsDouble())
            : "";
    String value =
        estimate.caveats().containsKey(Caveat.NOISE_UNRESOLVED)
            ? "unresolved"
            : String.format(Locale.ROOT, "%.3f%s", bits.mean(), error);
    return value + (estimate.caveats().isEmpty() ? "" : " *");
  }

  /** The same with the side on which a bound lies, where bounds and others share a column. */
  static String boundedCell(AverageEstimate estimate) {
    String side =
        switch (estimate.bound()) {
          case LOWER -> ">= ";
          case UPPER -> "<= ";
          case NONE, DIFFERENCE_OF_BOUNDS -> "";
        };
    return side + cell(estimate);
  }

  private static Set<Caveat> caveats(AveragePoint point) {
    Set<Caveat> caveats = new TreeSet<>(point.inputInformation().caveats().keySet());
    caveats.addAll(point.targetInformation().caveats().keySet());
    return caveats;
  }

  /** A point as JSON, in bits. */
  static Json json(AveragePoint point) {
    return Json.object()
        .put("estimator", point.estimator())
        .put("layer", point.layer())
        .put("layerName", point.layerName())
        .put("epoch", point.epoch())
        .put("runs", point.runs())
        .put("inputInformation", json(point.inputInformation()))
        .put("targetInformation", json(point.targetInformation()));
  }

  private static Json json(AverageEstimate estimate) {
    return Json.object()
        .put("bits", estimate.bits().mean())
        .put("standardErrorBits", estimate.bits().standardError())
        .put("estimand", estimate.estimand())
        .put("bound", words(estimate.bound()))
        .put("valid", !estimate.caveats().containsKey(Caveat.NOISE_UNRESOLVED))
        .put("caveats", estimate.caveats().keySet().stream().map(Caveat::name).toList());
  }

  private static String words(Bound bound) {
    return bound.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
