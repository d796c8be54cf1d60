package org.infobottleneck.examples.plots;

import java.util.List;
import java.util.OptionalDouble;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ObservedRows;
import org.infobottleneck.plane.PlanePoint;

/** The axes that panels share, in bits: room for every point drawn and for the ceilings. */
record PlaneRange(
    double xMin,
    double xMax,
    double yMin,
    double yMax,
    OptionalDouble inputCeiling,
    OptionalDouble targetCeiling) {

  private static final double NATS_PER_BIT = Math.log(2);
  private static final double ROOM = 0.05;

  /** The range of the points of some estimators that are drawn. */
  static PlaneRange of(InformationPlane plane, List<String> estimators) {
    ObservedRows rows = plane.observed().get(0);
    double inputCeiling = rows.inputEntropy() / NATS_PER_BIT;
    double xMin = 0;
    double xMax = inputCeiling;
    double yMin = 0;
    double yMax = rows.targetEntropy().orElse(0) / NATS_PER_BIT;
    for (PlanePoint point : plane.points()) {
      if (estimators.contains(point.estimator()) && PlanePanel.isDrawn(point)) {
        xMin = Math.min(xMin, point.inputInformation().bits());
        xMax = Math.max(xMax, point.inputInformation().bits());
        yMin = Math.min(yMin, point.targetInformation().bits());
        yMax = Math.max(yMax, point.targetInformation().bits());
      }
    }
    double xRoom = ROOM * (xMax - xMin);
    double yRoom = ROOM * (yMax - yMin);
    OptionalDouble targetCeiling =
        rows.targetEntropy().isPresent()
            ? OptionalDouble.of(rows.targetEntropy().getAsDouble() / NATS_PER_BIT)
            : OptionalDouble.empty();
    return new PlaneRange(
        xMin - xRoom / 2,
        xMax + xRoom,
        yMin - yRoom,
        yMax + 3 * yRoom,
        OptionalDouble.of(inputCeiling),
        targetCeiling);
  }
}
