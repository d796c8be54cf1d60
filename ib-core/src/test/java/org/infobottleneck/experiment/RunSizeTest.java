package org.infobottleneck.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.plane.Snapshots;
import org.junit.jupiter.api.Test;

class RunSizeTest {

  private static final Experiment PAPER = Presets.shwartzZivTishby2017();

  private static double seconds(Experiment experiment) {
    return RunSize.seconds(List.of(experiment))[0];
  }

  /** The figures of docs/performance.md, "what tracking adds to training". */
  @Test
  void sizesAreTheSecondsThatWereMeasured() {
    Experiment barely =
        PAPER.withSnapshots(Snapshots.at(0)).withEstimators(BinningEstimator.width(0.07));
    assertThat(seconds(barely)).isCloseTo(4.98, withPercentage(5));
    assertThat(seconds(PAPER.withSnapshots(Snapshots.logarithmic(300))))
        .isCloseTo(21.64, withPercentage(5));
  }

  @Test
  void whatTakesLongerIsLarger() {
    Experiment lower = PAPER.withEstimators(KdeEstimator.lowerBound(1e-3));
    Experiment both =
        PAPER.withEstimators(KdeEstimator.lowerBound(1e-3), KdeEstimator.upperBound(1e-3));
    Experiment twice =
        PAPER.withEstimators(KdeEstimator.lowerBound(1e-3), KdeEstimator.lowerBound(1e-2));
    Experiment bins = PAPER.withEstimators(BinningEstimator.width(0.07));
    double[] sizes = RunSize.seconds(List.of(bins, lower, both, twice, twice.withEpochs(20_000)));
    assertThat(sizes).isSorted();
    assertThat(sizes[1]).isEqualTo(sizes[2]); // the bounds share a pass
    assertThat(sizes[0]).isLessThan(sizes[1]);
    assertThat(sizes[2]).isLessThan(sizes[3]);
    assertThat(sizes[3]).isLessThan(sizes[4]);
  }
}
