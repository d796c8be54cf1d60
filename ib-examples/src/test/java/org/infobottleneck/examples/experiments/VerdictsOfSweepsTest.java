package org.infobottleneck.examples.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.examples.experiments.Overfitting.Correlation;
import org.infobottleneck.examples.experiments.WithinGroups.Interval;
import org.infobottleneck.experiment.Experiment;
import org.infobottleneck.network.Architecture;
import org.infobottleneck.plane.CompressionAnalysis;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.Test;

/** How verdicts follow from numbers with known answers. */
class VerdictsOfSweepsTest {

  private static final Interval WIDE = new Interval(-0.6, 0.3);
  private static final Interval BELOW = new Interval(-0.6, -0.3);
  private static final Interval ABOVE = new Interval(-0.1, 0.3);

  @Test
  void compressionGeneralizesWhereAllIntervalsLieBelow() {
    Correlation met = new Correlation("a", -0.5, BELOW, BELOW, BELOW);
    Correlation failed = new Correlation("b", 0.1, ABOVE, ABOVE, ABOVE);
    Correlation open = new Correlation("c", -0.4, BELOW, BELOW, WIDE);
    assertThat(Overfitting.judgement(List.of(met, met)).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(Overfitting.judgement(List.of(failed, open)).verdict())
        .isEqualTo(Verdict.DOES_NOT_HOLD);
    assertThat(Overfitting.judgement(List.of(open)).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(Overfitting.judgement(List.of(met, open)).words()).isEqualTo("holds only under a");
    assertThat(Overfitting.judgement(List.of(failed, open)).number())
        .endsWith("Too uncertain to tell: c.");
  }

  @Test
  void aNumberWithinTwoErrorsOfItsThresholdDecidesNothing() {
    assertThat(Side.above(new Jackknife(0.7, 0.09), 0.5)).isEqualTo(Side.MET);
    assertThat(Side.above(new Jackknife(0.7, 0.11), 0.5)).isEqualTo(Side.OPEN);
    assertThat(Side.above(new Jackknife(0.3, 0.09), 0.5)).isEqualTo(Side.MISSED);
    assertThat(Side.above(new Jackknife(0.7, Double.NaN), 0.5)).isEqualTo(Side.MET);
    assertThat(Side.below(new Jackknife(0.3, 0.09), 0.5)).isEqualTo(Side.MET);
    assertThat(Side.below(new Jackknife(0.6, 0.09), 0.5)).isEqualTo(Side.OPEN);
    assertThat(Side.below(new Jackknife(0.6, 0.01), 0.5)).isEqualTo(Side.MISSED);
    assertThat(Side.MET.and(Side.OPEN)).isEqualTo(Side.OPEN);
    assertThat(Side.OPEN.and(Side.MISSED)).isEqualTo(Side.MISSED);
  }

  @Test
  void forgottenShareIsOfTheMeans() {
    Jackknife share = RelevantParts.forgotten(new double[] {4, 6}, new double[] {1, 1});
    assertThat(share.value()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void irrelevantIsForgottenWhereItLosesMoreThanHalfAndTheRelevantLess() {
    RelevantParts.Met met =
        new RelevantParts.Met("bins", 4, new Jackknife(0.3, 0.05), new Jackknife(0.8, 0.1));
    RelevantParts.Met both =
        new RelevantParts.Met("bins", 5, new Jackknife(0.7, 0.05), new Jackknife(0.9, 0.1));
    assertThat(RelevantParts.judgement(List.of(met)).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(RelevantParts.judgement(List.of(both)).verdict()).isEqualTo(Verdict.DOES_NOT_HOLD);
    assertThat(RelevantParts.judgement(List.of(met, both)).condition())
        .isEqualTo("layer 4 by bins");
    assertThat(RelevantParts.judgement(List.of()).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void randomLabelsAreComparedOnlyWhereTrueOnesCompress() {
    RandomLabels.Ratio less =
        RandomLabels.ratio("a", new double[] {0.2, 0.4, 0.3}, new double[] {2, 3, 2.5});
    RandomLabels.Ratio nothing =
        RandomLabels.ratio("b", new double[] {0.2, 0.4, 0.3}, new double[] {-2, 3, 0});
    assertThat(less.ratio().value()).isCloseTo(0.12, within(1e-12));
    assertThat(RandomLabels.judgement(List.of(less)).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(RandomLabels.judgement(List.of(nothing)).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(RandomLabels.judgement(List.of(less, nothing)).verdict()).isEqualTo(Verdict.HOLDS);
  }

  /** The falls of single runs average to what the analysis of the library says of all of them. */
  @Test
  void fallsOfRunsAreThoseOfTheAnalysis() {
    Experiment base =
        Settings.paper(new Scale(false, 3, 1))
            .withArchitecture(Architecture.tanh(12, 4, 2))
            .withEstimators(BinningEstimator.bins(-1, 1, 30))
            .withEpochs(12)
            .withSnapshots(Snapshots.at(0, 1, 4, 12));
    List<InformationPlane> planes = base.repeats(3).stream().map(Experiment::run).toList();
    List<RunPaths> runs =
        List.of(
            RunPaths.of(1, planes.get(0)),
            RunPaths.of(2, planes.get(1)),
            RunPaths.of(3, planes.get(2)));
    RunGroup group = new RunGroup("all", base, runs, 0, 12, 1);
    double expected =
        CompressionAnalysis.of(planes)
            .layer(1, base.estimators().get(0))
            .compressed()
            .bits()
            .mean();
    double mean = 0;
    for (double fall : group.falls(1, 0)) {
      mean += fall / 3;
    }
    assertThat(mean).isCloseTo(expected, within(1e-12));
    assertThat(RunGroup.byName(List.of(group))).isEqualTo(Map.of("all", group));
  }

  @Test
  void runsPairBySeed() {
    Experiment base =
        Settings.paper(new Scale(false, 2, 1))
            .withArchitecture(Architecture.tanh(12, 2, 2))
            .withEstimators(BinningEstimator.bins(-1, 1, 30))
            .withEpochs(1)
            .withSnapshots(Snapshots.at(0, 1));
    InformationPlane plane = base.run();
    RunGroup both =
        new RunGroup("both", base, List.of(RunPaths.of(1, plane), RunPaths.of(2, plane)), 0, 12, 1);
    RunGroup one = new RunGroup("one", base, List.of(RunPaths.of(2, plane)), 1, 12, 1);
    List<RunGroup> paired = RunGroup.paired(List.of(both, one));
    assertThat(paired.get(0).runs()).extracting(RunPaths::seed).containsExactly(2L);
    assertThat(RunGroup.failures(List.of(both, one)))
        .isEqualTo("1 of 4 runs failed and are left out: 1 of one.");
  }
}
