package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.infobottleneck.estimators.Channel;
import org.infobottleneck.estimators.Estimand;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Measure;
import org.infobottleneck.estimators.StandardError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedEstimandTest {

  private static final List<Channel> CHANNELS =
      List.of(
          Channel.EXACT,
          new Channel.Quantized(""),
          new Channel.Quantized("30 edges in [-1,1]: tab\tcolon:newline\n"),
          new Channel.Noisy(0.1),
          new Channel.Noisy(Double.MIN_VALUE),
          new Channel.Kernel("0.5"),
          new Channel.Kernel("noisy:0x1p0"),
          new Channel.PrincipalComponents(1),
          new Channel.RandomProjection(3, Long.MIN_VALUE),
          new Channel.Chain(new Channel.RandomProjection(3, 7), new Channel.Noisy(0.1)),
          new Channel.PrincipalComponents(Integer.MAX_VALUE),
          new Channel.Chain(new Channel.PrincipalComponents(3), new Channel.Quantized("0.07")),
          new Channel.Chain(
              new Channel.Chain(new Channel.Quantized("7:exact"), new Channel.Noisy(1)),
              new Channel.Chain(Channel.EXACT, new Channel.Kernel("chain:"))));

  private static final List<Measure> MEASURES =
      List.of(Measure.SHANNON, Measure.SLICED, new Measure.Renyi(2), new Measure.Renyi(1.0000001));

  @TempDir private Path folder;

  /** Every channel in every place, every measure, with and without a given variable. */
  private static List<Estimand> all() {
    List<Estimand> all = new ArrayList<>();
    for (Measure measure : MEASURES) {
      for (Channel channel : CHANNELS) {
        Estimand first = new Estimand("X", channel, "T", Channel.EXACT).withMeasure(measure);
        Estimand second = new Estimand("", Channel.EXACT, "-", channel).withMeasure(measure);
        all.add(first);
        all.add(second);
        all.add(first.given("Y", Channel.EXACT));
        all.add(second.given("tab\t", channel));
      }
    }
    return all;
  }

  private static InformationPlane plane(List<Estimate> estimates) {
    List<PlanePoint> points = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      points.add(new PlanePoint(i, "all", 1, "one", "some", estimates.get(i), estimates.get(i)));
    }
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < estimates.size(); i++) {
      snapshots.add(Snapshot.of(i));
    }
    return new InformationPlane(
        Map.of(),
        List.of(new ObservedRows("all", 7, 1.25, OptionalDouble.empty())),
        new Layers(List.of(1), List.of("one")),
        snapshots,
        points);
  }

  private InformationPlane savedAndLoaded(InformationPlane plane) {
    Path file = folder.resolve("plane.ibp");
    plane.save(file);
    return InformationPlane.load(file);
  }

  @Test
  void everyChannelMeasureAndGivenVariableComesBack() {
    InformationPlane plane =
        plane(all().stream().map(estimand -> Estimate.of(1, estimand, 7, "some")).toList());
    InformationPlane loaded = savedAndLoaded(plane);
    assertThat(loaded).isEqualTo(plane);
    assertThat(loaded.points().stream().map(p -> p.inputInformation().estimand()).toList())
        .isEqualTo(all());
  }

  @Test
  void shannonsInformationOfTwoVariablesHasNoFurtherField() {
    assertThat(SavedEstimand.measureAndGiven(Estimand.of(Channel.EXACT, Channel.EXACT))).isEmpty();
    assertThat(
            SavedEstimand.measureAndGiven(
                Estimand.of(Channel.EXACT, Channel.EXACT).given("Z", new Channel.Noisy(0.5))))
        .containsExactly("shannon", "Z", "noisy:0x1.0p-1");
    assertThat(
            SavedEstimand.measureAndGiven(
                Estimand.of(Channel.EXACT, Channel.EXACT).withMeasure(new Measure.Renyi(2))))
        .containsExactly("renyi:0x1.0p1");
  }

  @Test
  void errorsKeepTheirDegreesOfFreedomAndThoseWithoutHaveNoFurtherText() {
    Estimate plain = Estimate.of(1, Estimand.of(Channel.EXACT, Channel.EXACT), 7, "some");
    List<Estimate> estimates = new ArrayList<>();
    estimates.add(plain);
    for (StandardError.Source source : StandardError.Source.values()) {
      estimates.add(plain.withError(new StandardError(0.25, source)));
      estimates.add(plain.withError(new StandardError(0.25, source, 19)));
      estimates.add(plain.withError(new StandardError(0, source, 1 / 0.3)));
    }
    InformationPlane plane = plane(estimates);
    InformationPlane loaded = savedAndLoaded(plane);
    assertThat(loaded).isEqualTo(plane);
    assertThat(loaded.points().get(2).inputInformation().interval(0.95))
        .isEqualTo(estimates.get(2).interval(0.95));
    String text = PlaneWriter.text(plane);
    assertThat(text).contains("\tSEEDS\t").contains("\tSUBSAMPLING:0x1.3p4\t");
  }

  @Test
  void whatIsNoChannelNoMeasureAndNoErrorIsRefused() throws java.io.IOException {
    Map<String, String> wrong =
        Map.of(
            "estimand\t0\tX\texact\tT\tchain:3\t", "unknown channel chain:3",
            "estimand\t0\tX\texact\tT\tchain:99:exactexact\t", "unknown channel chain:99:",
            "estimand\t0\tX\texact\tT\tchain:-1:exact\t", "unknown channel chain:-1:",
            "estimand\t0\tX\texact\tT\tcomponents:0\t", "principal components",
            "estimand\t0\tX\texact\tT\texact\tfuzzy\t", "unknown measure fuzzy",
            "estimand\t0\tX\texact\tT\texact\trenyi:0x1.0p0\t", "must not be 1",
            "estimand\t0\tX\texact\tT\texact\tshannon\tZ\t", "field 9 is missing");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      LineChecksum checksum = new LineChecksum();
      String header = "information-plane\t1\t";
      Path file =
          Files.writeString(
              folder.resolve("wrong.ibp"),
              header
                  + checksum.next(header)
                  + "\n"
                  + each.getKey()
                  + checksum.next(each.getKey())
                  + "\n");
      assertThatThrownBy(() -> InformationPlane.load(file))
          .as(each.getKey())
          .isInstanceOf(PlaneFormatException.class)
          .hasMessageContaining("line 2: ")
          .hasMessageContaining(each.getValue());
    }
  }
}
