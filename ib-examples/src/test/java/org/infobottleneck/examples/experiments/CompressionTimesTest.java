package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.infobottleneck.plane.Average;
import org.infobottleneck.plane.PhaseBoundary;
import org.junit.jupiter.api.Test;

/** When layers compress, and when their gradients diffuse, on curves with known answers. */
class CompressionTimesTest {

  private static final int[] EPOCHS = {0, 100, 200, 300, 1000};

  private static CompressionSpan span(double... inputs) {
    return CompressionSpan.of(EPOCHS, inputs, inputs.length);
  }

  @Test
  void aStraightFallTakesNineTenthsOfItsEpochs() {
    CompressionSpan span = span(4, 5, 4.5, 4, 0.5);

    assertThat(span.onset()).isEqualTo(100);
    assertThat(span.end()).isCloseTo(100 + 0.9 * 900, within(1e-9));
    assertThat(span.share()).isCloseTo(0.81, within(1e-12));
  }

  @Test
  void anEarlyDropIsOverEarly() {
    assertThat(span(5, 1, 1, 1, 1).end()).isCloseTo(90, within(1e-9));
    // the first time counts, whatever the path does later
    assertThat(span(5, 0, 4, 4, 1).end()).isCloseTo(100 * 3.6 / 5, within(1e-9));
  }

  @Test
  void aPathThatNeverFallsHasNoCompression() {
    assertThat(span(1, 2, 3, 4, 5).share()).isZero();
    assertThat(span(1, 1, 1, 1, 1).onset()).isEqualTo(1000);
  }

  @Test
  void aShorterRunIsJudgedByItsOwnEnd() {
    CompressionSpan span = CompressionSpan.of(EPOCHS, new double[] {4, 5, 4.5, 4, 0.5}, 4);

    assertThat(span.end()).isCloseTo(280, within(1e-9));
    assertThat(span.share()).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void aShareMustExceedHalfByTwoStandardErrors() {
    assertThat(CompressionEpochs.exceeds(new Average(20, 0.6, OptionalDouble.of(0.04)))).isTrue();
    assertThat(CompressionEpochs.exceeds(new Average(20, 0.6, OptionalDouble.of(0.06)))).isFalse();
    assertThat(CompressionEpochs.exceeds(new Average(20, 0.4, OptionalDouble.of(0)))).isFalse();
  }

  @Test
  void quartilesHalveTheValues() {
    assertThat(Quartiles.of(3, 1, 2)).isEqualTo(new Quartiles(1.5, 2, 2.5));
    assertThat(Quartiles.of(4, 1, 2, 3)).isEqualTo(new Quartiles(1.75, 2.5, 3.25));
    assertThat(Quartiles.of(7)).isEqualTo(new Quartiles(7, 7, 7));
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(Quartiles.of(infinite, 1, infinite, infinite).median()).isEqualTo(infinite);
  }

  @Test
  void onsetAndBoundaryAreAsFarBeforeAsBehind() {
    OnsetAtBoundary distance =
        new OnsetAtBoundary(
            List.of(OptionalInt.of(99), OptionalInt.of(399), OptionalInt.of(0), OptionalInt.of(5)),
            List.of(
                OptionalInt.of(199), OptionalInt.of(199), OptionalInt.of(3), OptionalInt.empty()));

    assertThat(distance.ratios()).containsExactly(2, 2, 4, Double.POSITIVE_INFINITY);
    assertThat(distance.within(2)).isEqualTo(0.5);
    assertThat(distance.spread().median()).isEqualTo(3);
    assertThat(distance.pairs()[0]).containsExactly(199, 199, 3);
    assertThat(distance.pairs()[1]).containsExactly(99, 399, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OnsetAtBoundary(List.of(OptionalInt.of(1)), List.of()));
  }

  private static PhaseBoundary boundary(int epoch, double drift, double diffusion) {
    return new PhaseBoundary(epoch, epoch, epoch, epoch + 1, drift, diffusion, 0.9, 0.005);
  }

  @Test
  void aLayerDiffusesWhereTheRatioEndsBelowOne() {
    LayerDrift drift =
        new LayerDrift(
            2, 4, List.of(boundary(10, 4, 0.5), boundary(30, 0.8, 0.2), boundary(20, 3, 1.5)));

    assertThat(drift.diffusing()).isEqualTo(0.5);
    assertThat(drift.crossing()).isEqualTo(0.25);
    assertThat(drift.epochs().orElseThrow().median()).isEqualTo(20);
    assertThat(drift.lnDiffusionRatio().orElseThrow().mean())
        .isCloseTo(StrictMath.log(0.15) / 3, within(1e-12));
    assertThat(new LayerDrift(2, 4, List.of()).epochs()).isEqualTo(Optional.empty());
  }

  @Test
  void driftTurnsToDiffusionOnlyWhereNineTenthsOfTheRunsSaySo() {
    LayerDrift all = new LayerDrift(1, 1, List.of(boundary(10, 4, 0.5)));
    LayerDrift none = new LayerDrift(2, 1, List.of());

    assertThat(Figure4.drifting(List.of(all)).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(Figure4.drifting(List.of(none)).verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
    assertThat(Figure4.drifting(List.of(all, none)).words()).isEqualTo("holds only under layer 1");
  }
}
