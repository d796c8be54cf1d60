package org.infobottleneck.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.plane.AverageMeasurement;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.plane.GradientPhases;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ObservedRows;

/**
 * What a report shows side by side with other such sets: a plane, or the average of several.
 *
 * @param phases the gradient phases of every run; empty where they are not known
 * @param single the planes of the runs, which single runs are made of if they are to be shown
 */
record DataSet(
    String name,
    int runs,
    Map<String, String> configuration,
    List<ObservedRows> observed,
    Map<Integer, String> layers,
    List<String> estimators,
    List<DataPoint> points,
    List<AverageMeasurement> measurements,
    List<GradientPhases> phases,
    List<InformationPlane> single,
    Optional<InformationCurve> curve) {

  static DataSet of(String name, InformationPlane plane) {
    Map<Integer, String> layers = new LinkedHashMap<>();
    plane.layers().forEach(layer -> layers.put(layer, plane.layerName(layer)));
    return new DataSet(
        name,
        1,
        plane.configuration(),
        plane.observed(),
        layers,
        plane.estimators(),
        plane.points().stream().map(DataPoint::of).toList(),
        AveragePlane.of(List.of(plane)).measurements(),
        List.of(GradientPhases.of(plane)),
        List.of(),
        Optional.empty());
  }

  static DataSet of(String name, AveragePlane average) {
    Map<Integer, String> layers = new LinkedHashMap<>();
    average.layers().forEach(layer -> layers.put(layer, "layer " + layer));
    for (AveragePoint point : average.points()) {
      layers.put(point.layer(), point.layerName());
    }
    return new DataSet(
        name,
        average.runs(),
        average.configuration(),
        average.observed(),
        layers,
        average.estimators(),
        average.points().stream().map(DataPoint::of).toList(),
        average.measurements(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  static DataSet of(String name, List<InformationPlane> runs) {
    List<GradientPhases> phases = runs.stream().map(GradientPhases::of).toList();
    DataSet average = of(name, AveragePlane.of(runs));
    return new DataSet(
        name,
        average.runs,
        average.configuration,
        average.observed,
        average.layers,
        average.estimators,
        average.points,
        average.measurements,
        phases,
        runs,
        Optional.empty());
  }

  DataSet named(String newName) {
    return new DataSet(
        newName,
        runs,
        configuration,
        observed,
        layers,
        estimators,
        points,
        measurements,
        phases,
        single,
        curve);
  }

  DataSet withCurve(InformationCurve newCurve) {
    return new DataSet(
        name,
        runs,
        configuration,
        observed,
        layers,
        estimators,
        points,
        measurements,
        phases,
        single,
        Optional.of(newCurve));
  }
}
