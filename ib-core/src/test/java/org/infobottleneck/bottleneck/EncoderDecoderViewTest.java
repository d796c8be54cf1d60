package org.infobottleneck.bottleneck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.data.IcosahedronTask;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.Coverage;
import org.infobottleneck.estimators.Estimate;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.network.Mlp;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlanePoint;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.Snapshots;
import org.infobottleneck.plane.Tracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderDecoderViewTest {

  private static final BinningEstimator BINNING = BinningEstimator.width(0.5);
  private static final String ESTIMATOR = BINNING.description();
  private static final double BIT = StrictMath.log(2);

  /** Four inputs, two classes; the layers' cells are in the test's hand. */
  private static Recorder recorder() {
    return InformationPlane.recorder(
        Variable.distinctRows(new double[][] {{0}, {1}, {2}, {3}}, Coverage.ENUMERATED),
        Variable.labels(new int[] {0, 0, 1, 1}),
        BINNING);
  }

  private static double[][] cells(double... values) {
    double[][] layer = new double[values.length][1];
    for (int i = 0; i < values.length; i++) {
      layer[i][0] = values[i];
    }
    return layer;
  }

  private static InformationPlane recorded() {
    Recorder recorder = recorder();
    double[][] apart = cells(0, 1, 2, 3);
    recorder.record(0, apart, cells(0, 1, 2, 3), cells(0, 0, 0, 0));
    recorder.record(7, apart, cells(0, 0, 1, 1), cells(0, 0, 0, 1));
    return recorder.plane();
  }

  /** Counted by hand: four cells are 2 bits of X, the classes' own two cells 1 bit; Y is 1 bit. */
  @Test
  void theLastHiddenLayerIsReadOnBothSides() {
    EncoderDecoderView view = EncoderDecoderView.ofLastHiddenLayer(recorded(), ESTIMATOR);
    assertThat(view.layer()).isEqualTo(2);
    assertThat(view.layerName()).isEqualTo("layer 2");
    assertThat(view.estimator()).isEqualTo(ESTIMATOR);
    assertThat(view.readings()).extracting(EncoderDecoderView.Reading::epoch).containsExactly(0, 7);
    assertThat(view.readings().get(0).encoder().bits()).isCloseTo(2, within(1e-12));
    assertThat(view.readings().get(0).decoder().bits()).isCloseTo(1, within(1e-12));
    assertThat(view.last().encoder().bits()).isCloseTo(1, within(1e-12));
    assertThat(view.last().decoder().bits()).isCloseTo(1, within(1e-12));
    assertThat(view.last().toString()).startsWith("epoch 7: encoder I(X;").contains("; decoder I(");
  }

  @Test
  void compressionLowersTheBoundsAndTheSampleComplexity() {
    EncoderDecoderView view = EncoderDecoderView.ofLastHiddenLayer(recorded(), ESTIMATOR);
    List<FiniteSampleBound> before = view.readings().get(0).bounds(100, 0.05);
    List<FiniteSampleBound> after = view.last().bounds(100, 0.05);
    assertThat(before)
        .extracting(FiniteSampleBound::law)
        .containsExactly(FiniteSampleLaw.INPUT_COMPRESSION, FiniteSampleLaw.FIXED_ENCODER);
    // (4 ln 2 + ln 40) / 200 and ln 2 / 100 before, (2 ln 2 + ln 40) / 200 and 0 after.
    double confidence = StrictMath.log(40);
    assertThat(before.get(0).value())
        .isCloseTo(Math.sqrt((4 * BIT + confidence) / 200), within(1e-12));
    assertThat(before.get(1).value()).isCloseTo(Math.sqrt(BIT / 100), within(1e-12));
    assertThat(after.get(0).value())
        .isCloseTo(Math.sqrt((2 * BIT + confidence) / 200), within(1e-12));
    assertThat(view.last().sampleComplexity(0.1, 0.05).orElseThrow().samples())
        .isEqualTo(Math.ceil((2 * BIT + confidence) / 0.02));
  }

  private static Estimate of(Estimate like, double nats) {
    return Estimate.of(nats, like.estimand(), like.samples(), like.estimator());
  }

  @Test
  void aBoundIsLeftOutWhereItsInformationIsNoValue() {
    PlanePoint point = recorded().points().get(0);
    Estimate like = point.inputInformation();
    Estimate bit = of(like, BIT);
    var negative = new EncoderDecoderView.Reading(0, of(like, -0.1), bit);
    assertThat(negative.bounds(100, 0.05)).isEmpty();
    assertThat(negative.sampleComplexity(0.1, 0.05)).isEmpty();
    // More about Y than about X: estimates that break the data-processing inequality.
    var broken = new EncoderDecoderView.Reading(0, bit, of(like, 2 * BIT));
    assertThat(broken.bounds(100, 0.05))
        .extracting(FiniteSampleBound::law)
        .containsExactly(FiniteSampleLaw.INPUT_COMPRESSION);
    var invalid = new EncoderDecoderView.Reading(0, bit.withCaveats(Caveat.NOISE_UNRESOLVED), bit);
    assertThat(invalid.bounds(100, 0.05)).isEmpty();
    var doubted = new EncoderDecoderView.Reading(0, bit, bit.withCaveats(Caveat.NOISE_UNRESOLVED));
    assertThat(doubted.bounds(100, 0.05)).hasSize(1);
    var infinite = new EncoderDecoderView.Reading(0, of(like, Double.POSITIVE_INFINITY), bit);
    assertThat(infinite.bounds(100, 0.05)).hasSize(2).allMatch(FiniteSampleBound::isVacuous);
    assertRefused(() -> negative.bounds(0, 0.05), "samples m must be at least 1, got 0");
    assertRefused(() -> negative.bounds(1, 1), "delta must lie strictly between 0 and 1, got 1.0");
    assertRefused(
        () -> negative.sampleComplexity(0, 0.1),
        "gap eps must lie strictly between 0 and 1, got 0.0");
  }

  private static Dataset patterns() {
    Dataset all = IcosahedronTask.deterministic();
    int[] rows = new int[64];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = 64 * i + 5 * i % 64;
    }
    return all.subset(rows);
  }

  private static InformationPlane tracked(Tracker tracker) {
    Mlp network = Mlp.create(Architecture.tanh(12, 4, 3, 2), 1);
    return tracker.epochs(2).snapshots(Snapshots.logarithmic(2)).track(network, patterns());
  }

  @Test
  void aTrackedPlaneKnowsItsLastHiddenLayerEvenIfTheOutputWasNotTracked(@TempDir Path folder) {
    Tracker tracker = InformationPlane.tracker().estimators(BINNING);
    InformationPlane whole = tracked(tracker);
    EncoderDecoderView view = EncoderDecoderView.ofLastHiddenLayer(whole, ESTIMATOR);
    assertThat(view.layer()).isEqualTo(2);
    assertThat(view.readings())
        .extracting(EncoderDecoderView.Reading::encoder)
        .isEqualTo(whole.path(2, ESTIMATOR).stream().map(PlanePoint::inputInformation).toList());
    InformationPlane hidden = tracked(tracker.layers(1, 2));
    assertThat(EncoderDecoderView.ofLastHiddenLayer(hidden, ESTIMATOR)).isEqualTo(view);
    Path file = folder.resolve("plane.ibp");
    hidden.save(file);
    assertThat(EncoderDecoderView.ofLastHiddenLayer(InformationPlane.load(file), ESTIMATOR))
        .isEqualTo(view);
    InformationPlane first = tracked(tracker.layers(1, 3));
    assertThatThrownBy(() -> EncoderDecoderView.ofLastHiddenLayer(first, ESTIMATOR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no path of layer 2")
        .hasMessageContaining("there are layers [1, 3]");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void planesWithoutAHiddenLayerAreRefusedAndALayerCanBeChosen() {
    Recorder single = recorder();
    single.record(0, cells(0, 0, 1, 1));
    assertRefused(
        () -> EncoderDecoderView.ofLastHiddenLayer(single.plane(), ESTIMATOR),
        "plane must have a hidden layer before the output, got layers [1]");
    assertThat(EncoderDecoderView.of(single.plane(), 1, ESTIMATOR).readings()).hasSize(1);
    assertRefused(
        () -> EncoderDecoderView.ofLastHiddenLayer(recorder().plane(), ESTIMATOR),
        "plane must have a hidden layer before the output, got layers []");
    assertRefused(
        () -> EncoderDecoderView.of(recorder().plane(), 1, ESTIMATOR),
        "plane must have a snapshot at least, got none");
    assertThatThrownBy(() -> EncoderDecoderView.ofLastHiddenLayer(recorded(), "kde"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no path of layer 2 by kde");
  }
}
