package org.infobottleneck.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.GradientPhase;
import org.infobottleneck.plane.GradientPhases;
import org.infobottleneck.plane.PhaseBoundary;
import org.infobottleneck.plane.RunEpochs;

/**
 * The boundary between drift and diffusion of every layer: of one run with its 95 % interval, of
 * several as their mean on the scale of ln(1 + epoch), with one standard error to each side.
 */
final class PhaseData {

  private PhaseData() {}

  static void write(JsonText json, List<GradientPhases> runs) {
    json.name("phases").beginArray();
    if (runs.size() == 1) {
      for (GradientPhase phase : runs.get(0).layers()) {
        one(json, phase);
      }
    } else if (runs.size() > 1) {
      for (GradientPhase phase : runs.get(0).layers()) {
        if (runs.stream().allMatch(run -> measured(run, phase.layer()))) {
          several(json, phase.layer(), GradientPhases.boundaries(runs, phase.layer()));
        }
      }
    }
    json.endArray();
  }

  private static boolean measured(GradientPhases run, int layer) {
    return run.layers().stream().anyMatch(phase -> phase.layer() == layer);
  }

  private static void one(JsonText json, GradientPhase phase) {
    Optional<PhaseBoundary> found = phase.boundary();
    begin(json, phase.layer(), 1, found.isPresent() ? 0 : 1);
    found.ifPresent(
        boundary -> {
          json.name("epoch").value(boundary.epoch());
          json.name("from").value(boundary.earliest());
          json.name("to").value(boundary.latest());
          json.name("driftRatio").value(boundary.driftRatio());
          json.name("diffusionRatio").value(boundary.diffusionRatio());
          json.name("significance").value(boundary.significance());
        });
    json.endObject();
  }

  private static void several(JsonText json, int layer, RunEpochs boundaries) {
    begin(json, layer, boundaries.runs(), boundaries.without());
    boundaries.lnMean().ifPresent(mean -> mean(json, mean));
    json.endObject();
  }

  private static void mean(JsonText json, Average lnEpoch) {
    json.name("epoch").value(StrictMath.expm1(lnEpoch.mean()));
    OptionalDouble error = lnEpoch.standardError();
    if (error.isPresent()) {
      json.name("from").value(StrictMath.expm1(lnEpoch.mean() - error.getAsDouble()));
      json.name("to").value(StrictMath.expm1(lnEpoch.mean() + error.getAsDouble()));
    }
  }

  private static void begin(JsonText json, int layer, int runs, int without) {
    json.beginObject().name("layer").value(layer);
    json.name("runs").value(runs).name("without").value(without);
  }
}
