package org.infobottleneck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.infobottleneck.plane.GradientPhases;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PhaseBoundary;
import org.infobottleneck.plane.ReportPlanes;
import org.junit.jupiter.api.Test;

class PhaseDataTest {

  private static final int SNAPSHOTS = 40;
  private static final int NEVER = SNAPSHOTS;

  private static InformationPlane falling(int seed, int... lastBefore) {
    return ReportPlanes.falling(seed, SNAPSHOTS, lastBefore);
  }

  private static JsonNode phases(InformationPlane... runs) throws IOException {
    JsonText json = new JsonText().beginObject();
    PhaseData.write(json, Stream.of(runs).map(GradientPhases::of).toList());
    return new JsonMapper().readTree(json.endObject().toString()).get("phases");
  }

  @Test
  void ofOneRunThePageHoldsTheBoundaryAndItsInterval() throws IOException {
    InformationPlane plane = falling(1, 20, NEVER);
    PhaseBoundary boundary = GradientPhases.of(plane).layer(1).boundary().orElseThrow();

    JsonNode found = phases(plane).get(0);
    assertThat(found.get("layer").asInt()).isEqualTo(1);
    assertThat(found.get("runs").asInt()).isEqualTo(1);
    assertThat(found.get("without").asInt()).isZero();
    assertThat(found.get("epoch").asInt()).isEqualTo(20);
    assertThat(found.get("from").asInt()).isEqualTo(boundary.earliest()).isLessThanOrEqualTo(20);
    assertThat(found.get("to").asInt()).isEqualTo(boundary.latest()).isGreaterThanOrEqualTo(20);
    assertThat(found.get("driftRatio").asDouble()).isCloseTo(3.15, within(0.15));
    assertThat(found.get("diffusionRatio").asDouble()).isCloseTo(0.105, within(0.005));
    assertThat(found.get("significance").asDouble()).isEqualTo(boundary.significance());

    JsonNode none = phases(plane).get(1);
    assertThat(none.get("layer").asInt()).isEqualTo(2);
    assertThat(none.get("without").asInt()).isEqualTo(1);
    assertThat(none.has("epoch")).isFalse();
  }

  @Test
  void ofSeveralRunsItHoldsTheMeanOfLogarithmsAndOneStandardErrorToEachSide() throws IOException {
    JsonNode phases = phases(falling(1, 10, 12), falling(2, 20, NEVER), falling(3, 30, NEVER));

    double[] ln = {Math.log(11), Math.log(21), Math.log(31)};
    double mean = (ln[0] + ln[1] + ln[2]) / 3;
    double squares = 0;
    for (double each : ln) {
      squares += (each - mean) * (each - mean);
    }
    double error = Math.sqrt(squares / 2 / 3);
    JsonNode all = phases.get(0);
    assertThat(all.get("runs").asInt()).isEqualTo(3);
    assertThat(all.get("without").asInt()).isZero();
    assertThat(all.get("epoch").asDouble()).isCloseTo(Math.exp(mean) - 1, within(1e-9));
    assertThat(all.get("from").asDouble()).isCloseTo(Math.exp(mean - error) - 1, within(1e-9));
    assertThat(all.get("to").asDouble()).isCloseTo(Math.exp(mean + error) - 1, within(1e-9));

    JsonNode one = phases.get(1);
    assertThat(one.get("without").asInt()).isEqualTo(2);
    assertThat(one.get("epoch").asDouble()).isCloseTo(12, within(1e-9));
    assertThat(one.has("from") || one.has("to")).isFalse();
  }

  @Test
  void layersThatSomeRunDidNotMeasureAreLeftOut() throws IOException {
    JsonNode phases = phases(falling(1, 10, 12), falling(2, 20));
    assertThat(phases).hasSize(1);
    assertThat(phases.get(0).get("layer").asInt()).isEqualTo(1);
    assertThat(phases()).isEmpty();
  }
}
