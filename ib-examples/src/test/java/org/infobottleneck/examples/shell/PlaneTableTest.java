package org.infobottleneck.examples.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.infobottleneck.estimators.BinningEstimator;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.estimators.KdeEstimator;
import org.infobottleneck.examples.Flagged;
import org.infobottleneck.examples.SmallPlanes;
import org.junit.jupiter.api.Test;

class PlaneTableTest {

  @Test
  void namesEveryEstimandAndItsBound() {
    String text =
        PlaneTable.text(SmallPlanes.by(KdeEstimator.upperBound(1e-2), BinningEstimator.width(0.1)));

    assertThat(text)
        .contains(
            "I(X;T+N(0,0.01)) in bits, an upper bound\n",
            "I(T+N(0,0.01);Y) in bits, a difference of bounds, itself none\n",
            "I(X;bin(T,0.1)) in bits\n",
            "I(bin(T,0.1);Y) in bits\n");
  }

  @Test
  void showsTheSnapshotsNextToPowersOfTenAndTheEnds() {
    String text = PlaneTable.text(SmallPlanes.by(BinningEstimator.width(0.1)));

    assertThat(text).containsPattern("epoch +0 +1 +9 +100 +121\n");
  }

  @Test
  void marksAndExplainsCaveats() {
    String text = PlaneTable.text(SmallPlanes.by(new Flagged(Caveat.TIES)));

    assertThat(text)
        .containsPattern("layer 1 +\\d\\.\\d{3}\\*")
        .contains("* TIES in layers 1, 2: " + Caveat.TIES.explanation());
  }

  @Test
  void printsNoNumberThatIsNone() {
    String text = PlaneTable.text(SmallPlanes.by(new Flagged(Caveat.NOISE_UNRESOLVED)));

    assertThat(text)
        .contains("unresolved*", "* NOISE_UNRESOLVED in layers 1, 2: ")
        .doesNotContainPattern("layer \\d.*\\d\\.\\d");
  }
}
