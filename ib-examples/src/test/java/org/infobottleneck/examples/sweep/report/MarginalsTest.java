package org.infobottleneck.examples.sweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.infobottleneck.estimators.Measure;
import org.infobottleneck.examples.sweep.SweepRun;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.plane.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marginals and shares of variance of made-up sweeps against their closed forms. */
class MarginalsTest {

  private static final Offset<Double> EXACT = within(1e-12);
  private static final Series INPUT =
      new Series(Reading.INPUT_INFORMATION, MadeUpSweep.ESTIMATOR, Series.LAST_HIDDEN);
  private static final Series FALL =
      new Series(Reading.COMPRESSION, MadeUpSweep.ESTIMATOR, Series.LAST_HIDDEN);

  @TempDir private Path folder;

  private static final List<String> A = List.of("low", "high");
  private static final List<String> B = List.of("one", "two", "three");

  /** 3 -+ 0.5 by A, -1 0 +1 by B, -+ 0.1 by the seed, in all cells alike. */
  private static double value(int a, int b, long seed) {
    return 3 + (a - 0.5) + (b - 1) + (seed == 1 ? -0.1 : 0.1);
  }

  private MadeUpSweep grid() {
    MadeUpSweep sweep = new MadeUpSweep(folder, "a", "b", "seed");
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 3; b++) {
        for (long seed = 1; seed <= 2; seed++) {
          sweep.ends(sweep.add(seed, A.get(a), B.get(b), "" + seed), value(a, b, seed), 0.75);
        }
      }
    }
    return sweep;
  }

  @Test
  void meansOfABalancedGridAreItsEffects() {
    Marginals marginals = grid().marginals();
    assertThat(marginals.overall(INPUT).mean()).isCloseTo(3, EXACT);
    List<Marginal> a = marginals.over("a", INPUT);
    assertThat(a).extracting(Marginal::level).containsExactlyElementsOf(A);
    assertThat(a.get(0).mean()).isCloseTo(2.5, EXACT);
    assertThat(a.get(1).mean()).isCloseTo(3.5, EXACT);
    assertThat(a.get(0).cells()).isEqualTo(3);
    assertThat(a.get(0).runs()).isEqualTo(6);
    List<Marginal> b = marginals.over("b", INPUT);
    assertThat(b.get(0).mean()).isCloseTo(2, EXACT);
    assertThat(b.get(2).mean()).isCloseTo(4, EXACT);
  }

  /** Two seeds at -+ 0.1 have the variance 0.02; a level of A has six runs of them. */
  @Test
  void theErrorIsThatOfSeedsWithinCells() {
    Marginal low = grid().marginals().over("a", INPUT).get(0);
    assertThat(low.standardError()).hasValueCloseTo(Math.sqrt(0.02 / 6), EXACT);
    assertThat(low.degrees()).isEqualTo(3);
  }

  /** The seeds do the same in all cells, so that more cells don't tell the mean any better. */
  @Test
  void theErrorOfCommonSeedsAllowsForWhatASeedDoesInAllCells() {
    Marginal low = grid().marginals().over("a", INPUT).get(0);
    assertThat(low.commonSeedsError()).hasValueCloseTo(Math.sqrt(0.02 / 2), EXACT);
  }

  /** Sums of squares over 12 runs: A 12 * 0.25, B 12 * 2/3, seeds 12 * 0.01. */
  @Test
  void sharesOfVarianceAreThoseOfTheEffects() {
    VarianceShares shares = grid().marginals().shares(INPUT);
    double total = 3 + 8 + 0.12;
    assertThat(shares.reason()).isEmpty();
    assertThat(shares.shares().get("a")).isCloseTo(3 / total, EXACT);
    assertThat(shares.shares().get("b")).isCloseTo(8 / total, EXACT);
    assertThat(shares.shares().get(VarianceShares.INTERACTIONS)).isCloseTo(0, EXACT);
    assertThat(shares.shares().get(VarianceShares.SEEDS)).isCloseTo(0.12 / total, EXACT);
    assertThat(shares.byChance()).containsEntry("b", 2 / 11.0).containsEntry("seeds", 6 / 11.0);
  }

  /** Values that are 1 where both factors are high: a quarter of each effect, by hand. */
  @Test
  void whatFactorsDoOnlyTogetherIsInteraction() {
    MadeUpSweep sweep = new MadeUpSweep(folder, "a", "b");
    for (String a : A) {
      for (String b : A) {
        sweep.ends(sweep.add(1, a, b), a.equals(b) && a.equals("high") ? 1 : 0, 0.75);
      }
    }
    VarianceShares shares = sweep.marginals().shares(INPUT);
    assertThat(shares.shares().values()).allSatisfy(s -> assertThat(s).isCloseTo(1 / 3.0, EXACT));
    assertThat(shares.shares()).containsOnlyKeys("a", "b", VarianceShares.INTERACTIONS);
  }

  @Test
  void oneRunPerSettingHasNoError() {
    MadeUpSweep sweep = new MadeUpSweep(folder, "a");
    sweep.ends(sweep.add(1, "low"), 1, 0.5);
    sweep.ends(sweep.add(1, "high"), 2, 0.5);
    Marginal all = sweep.marginals().overall(INPUT);
    assertThat(all.mean()).isCloseTo(1.5, EXACT);
    assertThat(all.standardError()).isEmpty();
    assertThat(all.commonSeedsError()).isEmpty();
  }

  /** Cells of three runs and of one: each counts the same, the error knows one of them. */
  @Test
  void anUnbalancedDesignIsSaid() {
    MadeUpSweep sweep = new MadeUpSweep(folder, "a", "b");
    sweep.ends(sweep.add(1, "low", "one"), 1, 0.5);
    sweep.ends(sweep.add(2, "low", "one"), 2, 0.5);
    sweep.ends(sweep.add(3, "low", "one"), 3, 0.5);
    sweep.ends(sweep.add(1, "low", "two"), 6, 0.5);
    sweep.ends(sweep.add(1, "high", "one"), 4, 0.5);
    Marginals marginals = sweep.marginals();
    Marginal low = marginals.over("a", INPUT).get(0);
    assertThat(low.mean()).isCloseTo((2 + 6) / 2.0, EXACT);
    assertThat(low.standardError()).hasValueCloseTo(Math.sqrt(1.0 / 3 + 1) / 2, EXACT);
    assertThat(low.commonSeedsError()).isEmpty();
    assertThat(marginals.shares(INPUT).isBalanced()).isFalse();
    assertThat(marginals.shares(INPUT).reason())
        .isEqualTo("1 of 4 combinations of levels have no run with a value");
  }

  @Test
  void runsWithoutAPlaneAreCountedAtTheirLevel() {
    MadeUpSweep sweep = new MadeUpSweep(folder, "a");
    sweep.ends(sweep.add(1, "low"), 1, 0.5);
    sweep.add(2, "low");
    sweep.add(1, "high");
    List<Marginal> levels = sweep.marginals().over("a", INPUT);
    assertThat(levels).extracting(Marginal::runs).containsExactly(1, 0);
    assertThat(levels).extracting(Marginal::lacking).containsExactly(1, 1);
    assertThat(levels).extracting(Marginal::emptyCells).containsExactly(0, 1);
    assertThat(levels.get(1).mean()).isNaN();
  }

  /** Both rise to 2 and 3 bits at the second of three snapshots and fall by 0.5 and 0.7. */
  @Test
  void theFallIsThatBehindTheRightmostPoint() {
    MadeUpSweep sweep = new MadeUpSweep(folder, "a");
    double[] flat = {0.2, 0.9, 0.9};
    sweep.done(sweep.add(1, "low"), new double[] {1, 2, 1.5}, flat);
    sweep.done(sweep.add(2, "low"), new double[] {1, 3, 2.3}, flat);
    sweep.done(sweep.add(1, "high"), new double[] {1, 1.5, 1.6}, flat);
    sweep.done(sweep.add(2, "high"), new double[] {1, 1.5, 1.8}, flat);
    List<Marginal> falls = sweep.marginals().over("a", FALL);
    assertThat(falls.get(0).mean()).isCloseTo(0.6, EXACT);
    assertThat(falls.get(0).standardError()).hasValueCloseTo(0.1, EXACT);
    assertThat(falls.get(0).kinds()).containsExactly(kind(Compression.Kind.NONE)); // two runs only
    assertThat(falls.get(1).mean()).isCloseTo(0, EXACT);
    assertThat(sweep.marginals().overall(FALL).mean()).isCloseTo(0.3, EXACT);
    assertThat(sweep.marginals().overall(FALL).standardError())
        .hasValueCloseTo(0.05, EXACT); // of 0.1 and 0
  }

  private static Map.Entry<Compression.Kind, Integer> kind(Compression.Kind kind) {
    return Map.entry(kind, 1);
  }

  @Test
  void differentEstimandsAreNeverAveraged() {
    MadeUpSweep sweep = new MadeUpSweep(folder, "a");
    double[] ends = {0.5, 1};
    sweep.done(sweep.add(1, "low"), ends, ends);
    sweep.done(sweep.add(1, "high"), ends, ends, Measure.SLICED);
    Marginals marginals = sweep.marginals();
    assertThat(marginals.overall(INPUT).mean()).isNaN();
    assertThat(marginals.overall(FALL).mean()).isNaN();
    assertThat(marginals.over("a", INPUT)).allSatisfy(each -> assertThat(each.mean()).isNaN());
    assertThat(marginals.shares(INPUT).reason()).contains("different estimands");
  }

  /** Layer 2 is hidden in one network and the output of the other. */
  @Test
  void networksOfDifferentDepthShareTheLastHiddenLayerAndTheOutput() {
    MadeUpSweep sweep = new MadeUpSweep(folder, "depth");
    sweep.ends(sweep.add(Architecture.tanh(4, 3, 2), 1, "shallow"), 1, 0.5);
    sweep.ends(sweep.add(Architecture.tanh(4, 3, 3, 2), 1, "deep"), 2, 0.5);
    Marginals marginals = sweep.marginals();
    assertThat(marginals.over("depth", INPUT)).hasSize(2);
    List<Marginal> second =
        marginals.over("depth", new Series(INPUT.reading(), INPUT.estimator(), "2"));
    assertThat(second).extracting(Marginal::level).containsExactly("deep");
  }

  /** The level of the seed is its number, whatever the factor is called. */
  @Test
  void aFactorOfSeedsMakesRepeats() {
    MadeUpSweep sweep = new MadeUpSweep(folder, "repeat");
    SweepRun first = sweep.add(1, "1");
    SweepRun second = sweep.add(2, "2");
    assertThat(first.levels()).isNotEqualTo(second.levels());
    Design design = Design.of(sweep.sweep());
    assertThat(design.factors()).isEmpty();
  }
}
