package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.infobottleneck.network.GradientStatistics;
import org.junit.jupiter.api.Test;

class GradientPhasesTest {

  private static final int[] EPOCHS = Snapshots.logarithmic(60).epochs(3000);

  /** A ramp in ln(1 + epoch) between two snapshots, with noise on the logarithm of the ratio. */
  private static double[] ramp(
      int start, int end, double upper, double lower, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double from = Math.log1p(EPOCHS[start]);
    double to = Math.log1p(EPOCHS[end]);
    double[] ratios = new double[EPOCHS.length];
    for (int i = 0; i < ratios.length; i++) {
      double h = Math.min(1, Math.max(0, (Math.log1p(EPOCHS[i]) - from) / (to - from)));
      double ln = Math.log(upper) + h * Math.log(lower / upper);
      ratios[i] = Math.exp(ln + noise * random.nextGaussian());
    }
    return ratios;
  }

  private static Optional<PhaseBoundary> boundary(double[] ratios) {
    return GradientPhases.of(1, EPOCHS, ratios).boundary();
  }

  @Test
  void aFallWithoutNoiseIsFoundWhereItIs() {
    int last = EPOCHS.length - 1;
    for (int[] range : new int[][] {{30, 31}, {30, 45}, {20, last}, {5, 50}, {50, 53}}) {
      PhaseBoundary found = boundary(ramp(range[0], range[1], 3, 0.1, 0, 1)).orElseThrow();
      assertThat(found.epoch()).isEqualTo(EPOCHS[range[0]]);
      assertThat(found.earliest()).isEqualTo(found.epoch());
      assertThat(found.latest()).isEqualTo(found.epoch());
      assertThat(found.endOfFall()).isEqualTo(EPOCHS[range[1]]);
      assertThat(found.driftRatio()).isCloseTo(3, within(1e-9));
      assertThat(found.diffusionRatio()).isCloseTo(0.1, within(1e-9));
      assertThat(found.explained()).isCloseTo(1, within(1e-9));
      assertThat(found.significance()).isEqualTo(1 / 200.0);
      assertThat(found.crossesOne()).isTrue();
    }
  }

  @Test
  void theFitIsTheLeastOfAllLeastSquares() {
    double[] x = new double[12];
    double[] y = new double[12];
    for (long seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < x.length; i++) {
        x[i] = i + 0.9 * random.nextDouble();
        y[i] = 50 - i + 8 * random.nextDouble();
      }
      double least = Double.MAX_VALUE;
      for (int s = 2; s <= 8; s++) {
        for (int e = s + 1; e < x.length; e++) {
          least = Math.min(least, residual(x, y, s, e));
        }
      }
      FallingRamp.Fit fit = new FallingRamp(x).best(y);
      assertThat(fit.residual()).isCloseTo(least, within(1e-9));
      assertThat(residual(x, y, fit.start(), fit.end())).isCloseTo(least, within(1e-9));
    }
  }

  /** By the normal equations of y = a + b h, rising ramps left out. */
  private static double residual(double[] x, double[] y, int s, int e) {
    int n = x.length;
    double[] h = new double[n];
    double meanH = 0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      h[i] = Math.min(1, Math.max(0, (x[i] - x[s]) / (x[e] - x[s])));
      meanH += h[i] / n;
      meanY += y[i] / n;
    }
    double hh = 0;
    double hy = 0;
    for (int i = 0; i < n; i++) {
      hh += (h[i] - meanH) * (h[i] - meanH);
      hy += (h[i] - meanH) * (y[i] - meanY);
    }
    double slope = Math.min(0, hy / hh);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double rest = y[i] - meanY - slope * (h[i] - meanH);
      sum += rest * rest;
    }
    return sum;
  }

  @Test
  void aRatioThatRisesOrStaysHasNoBoundary() {
    assertThat(boundary(ramp(30, 45, 0.1, 3, 0.3, 1))).isEmpty();
    assertThat(boundary(ramp(30, 45, 2, 2, 0, 1))).isEmpty();
    int[] seven = {0, 1, 2, 3, 4, 5, 6};
    double[] falling = {5, 5, 5, 1, 1, 1, 1};
    assertThat(GradientPhases.of(1, seven, falling).boundary()).isEmpty();
  }

  /** Of 300 at a rate of 5 % 15 are expected, above 27 in 0.1 % of all seeds. */
  @Test
  void noiseAloneHasABoundaryInOneOfTwentyCurvesAtMost() {
    int found = 0;
    for (long seed = 0; seed < 300; seed++) {
      found += boundary(ramp(30, 45, 1, 1, 0.7, seed)).isPresent() ? 1 : 0;
    }
    assertThat(found).isLessThanOrEqualTo(27);
  }

  /**
   * With the noise and the falls of real runs. At 95 %, 88 of 100 or fewer have a chance of 0.4 %.
   */
  @Test
  void theIntervalCoversTheBoundaryInMostCurves() {
    for (int[] range : new int[][] {{38, 59}, {25, 32}}) {
      int covered = 0;
      int found = 0;
      for (long seed = 0; seed < 100; seed++) {
        Optional<PhaseBoundary> boundary = boundary(ramp(range[0], range[1], 1.5, 0.1, 0.5, seed));
        if (boundary.isPresent()) {
          found++;
          int truth = EPOCHS[range[0]];
          covered += boundary.get().earliest() <= truth && truth <= boundary.get().latest() ? 1 : 0;
        }
      }
      assertThat(found).isEqualTo(100);
      assertThat(covered).isGreaterThanOrEqualTo(89);
    }
  }

  @Test
  void aFactorOnTheRatiosMovesTheLevelsAlone() {
    double[] ratios = ramp(30, 40, 3, 0.2, 0.4, 5);
    double[] scaled = ratios.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= 1000;
    }
    PhaseBoundary plain = boundary(ratios).orElseThrow();
    PhaseBoundary moved = boundary(scaled).orElseThrow();
    assertThat(moved.epoch()).isEqualTo(plain.epoch());
    assertThat(moved.earliest()).isEqualTo(plain.earliest());
    assertThat(moved.latest()).isEqualTo(plain.latest());
    assertThat(moved.driftRatio()).isCloseTo(1000 * plain.driftRatio(), within(1e-6));
    assertThat(moved.significance()).isEqualTo(plain.significance());
    assertThat(moved.crossesOne()).isFalse();
  }

  @Test
  void theCrossingIsTheCutWithTheFewestOnTheWrongSide() {
    int[] epochs = {0, 1, 2, 4, 8, 16};
    assertThat(crossing(epochs, 3, 2, 0.5, 2, 2, 0.1)).hasValue(16);
    assertThat(crossing(epochs, 3, 2, 0.5, 2, 0.9, 0.1)).hasValue(2); // the first of equal cuts
    assertThat(crossing(epochs, 3, 2, 2, 0.5, 0.9, 0.1)).hasValue(4);
    assertThat(crossing(epochs, 3, 1, 1, 1, 1, 1)).isEmpty();
    assertThat(crossing(epochs, 0.3, 0.1, 0.1, 0.1, 0.1, 0.1)).isEmpty();
    assertThat(crossing(epochs, 0.3, 0.1, 0.1, 2, 2, 2)).isEmpty();
  }

  private static OptionalInt crossing(int[] epochs, double... ratios) {
    return GradientPhases.of(1, epochs, ratios).crossing();
  }

  private static InformationPlane plane(double[] ratios) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < EPOCHS.length; i++) {
      snapshots.add(
          new Snapshot(
              EPOCHS[i],
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of(
                  new GradientStatistics(1, 4, ratios[i], 1, 1),
                  new GradientStatistics(3, 4, 0.5, i % 2, 1))));
    }
    return MadePlanes.plane(1, snapshots, List.of());
  }

  @Test
  void boundariesOfRepeatsHaveMeanErrorAndRunsWithout() {
    List<GradientPhases> runs =
        List.of(
            GradientPhases.of(plane(ramp(30, 31, 3, 0.1, 0, 1))),
            GradientPhases.of(plane(ramp(40, 59, 3, 0.1, 0, 1))),
            GradientPhases.of(plane(ramp(40, 59, 1, 1, 0, 1))));
    RunEpochs boundaries = GradientPhases.boundaries(runs, 1);
    assertThat(boundaries.epochs())
        .containsExactly(
            OptionalInt.of(EPOCHS[30]), OptionalInt.of(EPOCHS[40]), OptionalInt.empty());
    assertThat(boundaries.runs()).isEqualTo(3);
    assertThat(boundaries.without()).isEqualTo(1);
    assertThat(boundaries.mean()).contains(Average.of(EPOCHS[30], EPOCHS[40]));
    assertThat(boundaries.lnMean().orElseThrow().mean())
        .isCloseTo((Math.log1p(EPOCHS[30]) + Math.log1p(EPOCHS[40])) / 2, within(1e-12));
    assertThat(GradientPhases.crossings(runs, 1).epochs().get(0)).hasValue(EPOCHS[31]);
    assertThat(new RunEpochs(List.of(OptionalInt.empty())).mean()).isEmpty();
    GradientPhase third = runs.get(0).layer(3);
    assertThat(third.snapshots()).isEqualTo(30); // the others have no spread and so no ratio
    assertThat(third.boundary()).isEmpty();
    assertThat(runs.get(0).layers()).extracting(GradientPhase::layer).containsExactly(1, 3);
    assertThatThrownBy(() -> runs.get(0).layer(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layer must be one whose gradients were measured, [1, 3], got 2");
    assertThat(GradientPhases.of(MadePlanes.path(1, new double[] {1}, new double[] {1})).layers())
        .isEmpty();
  }

  @Test
  void figuresThatCanNotBeAreRefused() {
    assertThatThrownBy(() -> new PhaseBoundary(5, 6, 7, 9, 2, 1, 0.5, 0.5))
        .hasMessageContaining("epoch of the boundary must be at least 6");
    assertThatThrownBy(() -> new PhaseBoundary(5, 5, 5, 5, 2, 1, 0.5, 0.5))
        .hasMessageContaining("end of the fall");
    assertThatThrownBy(() -> new PhaseBoundary(5, 5, 5, 6, 1, 2, 0.5, 0.5))
        .hasMessageContaining("upper level");
    assertThatThrownBy(() -> new RunEpochs(List.of(OptionalInt.of(-1))))
        .hasMessageContaining("epoch must be at least 0");
  }
}
