package org.infobottleneck.estimators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {

  private static final Estimand ESTIMAND =
      new Estimand("X", Channel.EXACT, "T", new Channel.Noisy(1e-3));

  @Test
  void valuesAreRawInNatsAndSaidInBits() {
    Estimate negative = Estimate.of(-0.5, ESTIMAND, 10, "some");
    assertThat(negative.nats()).isEqualTo(-0.5);
    assertThat(negative.bits()).isCloseTo(-0.5 / StrictMath.log(2), within(1e-16));
    assertThat(Estimate.of(Double.POSITIVE_INFINITY, ESTIMAND, 10, "some").bits()).isInfinite();
  }

  @Test
  void notANumberIsNoEstimate() {
    assertThatThrownBy(() -> Estimate.of(Double.NaN, ESTIMAND, 10, "some"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("estimate must not be NaN: some");
    assertThatThrownBy(() -> Estimate.of(1, ESTIMAND, 0, "some"))
        .hasMessageContaining("samples of an estimate must be at least 1");
    assertThatThrownBy(() -> new StandardError(-1, StandardError.Source.SEEDS))
        .hasMessageContaining("standard error must be finite and not negative");
    assertThatThrownBy(
            () -> new StandardError(Double.POSITIVE_INFINITY, StandardError.Source.SEEDS))
        .hasMessageContaining("standard error must be finite and not negative");
    assertThat(new StandardError(0, StandardError.Source.SEEDS).nats()).isZero();
    assertThatThrownBy(() -> new Channel.Noisy(0)).hasMessageContaining("noise variance");
  }

  @Test
  void partsAreAddedWithoutTouchingTheOriginal() {
    Estimate plain = Estimate.of(1, ESTIMAND, 10, "some");
    Estimate full =
        plain
            .withBound(Bound.LOWER)
            .withError(new StandardError(0.25, StandardError.Source.MONTE_CARLO))
            .withCaveats(Caveat.TIES)
            .withCaveats(Caveat.SATURATED);
    assertThat(plain.caveats()).isEmpty();
    assertThat(plain.standardError()).isEmpty();
    assertThat(full.bound()).isEqualTo(Bound.LOWER);
    assertThat(full.standardError()).hasValue(0.25);
    assertThat(full.caveats()).containsExactly(Caveat.SATURATED, Caveat.TIES);
    assertThat(full.isValid()).isTrue();
    assertThat(full.withCaveats(Caveat.NOISE_UNRESOLVED).isValid()).isFalse();
    assertThatThrownBy(() -> full.caveats().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void twoWidthsAreTwoQuantities() {
    Estimand narrow = Estimand.of(Channel.EXACT, new Channel.Quantized("0.07"));
    Estimand wide = Estimand.of(Channel.EXACT, new Channel.Quantized("0.5"));
    assertThat(narrow).isNotEqualTo(wide).hasToString("I(X;bin(Y,0.07))");
    assertThat(ESTIMAND).hasToString("I(X;T+N(0,1e-3))");
    assertThat(ESTIMAND.named("A", "B")).hasToString("I(A;B+N(0,1e-3))");
  }

  @Test
  void aLineForPeopleIsInBitsAndSaysWhatItIs() {
    Estimate estimate = Estimate.of(StrictMath.log(2), ESTIMAND, 10, "some(k=1)");
    assertThat(estimate).hasToString("I(X;T+N(0,1e-3)) = 1.0000 bits by some(k=1)");
    assertThat(
            estimate
                .withBound(Bound.UPPER)
                .withError(new StandardError(StrictMath.log(2) / 8, StandardError.Source.SEEDS))
                .withCaveats(Caveat.TIES))
        .hasToString("I(X;T+N(0,1e-3)) <= 1.0000 +- 0.1250 bits by some(k=1) [TIES]");
  }

  @Test
  void everyCaveatExplainsItself() {
    for (Caveat caveat : Caveat.values()) {
      assertThat(caveat.explanation()).isNotBlank().doesNotEndWith(".");
    }
  }

  @Test
  void theMeanOverSeedsHasTheErrorOfTheMean() {
    Estimate first = Estimate.of(1, ESTIMAND, 10, "some(k=1)").withCaveats(Caveat.TIES);
    Estimate mean =
        Estimate.mean(
            List.of(
                first,
                Estimate.of(2, ESTIMAND, 10, "some(k=1)"),
                Estimate.of(6, ESTIMAND, 20, "some(k=1)")));
    assertThat(mean.nats()).isEqualTo(3);
    // Deviations -2, -1, 3: variance 14/2, of the mean 14/6.
    assertThat(mean.standardError().orElseThrow()).isCloseTo(Math.sqrt(14.0 / 6), within(1e-15));
    assertThat(mean.error().orElseThrow().source()).isEqualTo(StandardError.Source.SEEDS);
    assertThat(mean.error().orElseThrow().degreesOfFreedom()).isEqualTo(2);
    assertThat(mean.samples()).isEqualTo(40);
    assertThat(mean.caveats()).containsExactly(Caveat.TIES);
  }

  @Test
  void differentQuantitiesHaveNoMean() {
    Estimate one = Estimate.of(1, ESTIMAND, 10, "some(k=1)");
    Estimand wider = new Estimand("X", Channel.EXACT, "T", new Channel.Noisy(1e-2));
    assertThatThrownBy(() -> Estimate.mean(List.of(one)))
        .hasMessageContaining("number of repeats must be at least 2");
    assertThatThrownBy(() -> Estimate.mean(List.of(one, Estimate.of(1, wider, 10, "some(k=1)"))))
        .hasMessageContaining("estimand of repeat 1 must be I(X;T+N(0,1e-3))");
    assertThatThrownBy(() -> Estimate.mean(List.of(one, one.withBound(Bound.LOWER))))
        .hasMessageContaining("bound of repeat 1");
    assertThatThrownBy(() -> Estimate.mean(List.of(one, one.by("other(k=1)"))))
        .hasMessageContaining("estimator of repeat 1");
  }
}
