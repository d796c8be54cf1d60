package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

  @Test
  void schedulesOfThePapersHaveTheirPublishedCounts() {
    assertThat(Snapshots.shwartzZivTishby2017(400).epochs(8000)).hasSize(274);
    assertThat(Snapshots.saxe2018().epochs(10_000)).hasSize(211);
  }

  @Test
  void shwartzZivTishbyRunsFromTheStartToTheEpochBeforeTheLast() {
    int[] epochs = Snapshots.shwartzZivTishby2017(400).epochs(8000);
    assertThat(epochs[0]).isZero();
    assertThat(epochs[epochs.length - 1]).isEqualTo(7999);
  }

  @Test
  void saxeChangesItsStepAtTwentyAHundredAndTwoThousand() {
    assertThat(Snapshots.saxe2018().epochs(2200))
        .startsWith(0, 1, 2)
        .contains(19, 20, 25, 95, 100, 120, 1980, 2000, 2100)
        .doesNotContain(21, 105, 2020, 2200);
  }

  @Property
  void logarithmicHasTheCountAskedForAndBothEnds(
      @ForAll @IntRange(min = 2, max = 300) int count,
      @ForAll @IntRange(min = 1, max = 20_000) int total) {
    int[] epochs = Snapshots.logarithmic(count).epochs(total);
    assertThat(epochs).hasSize(Math.min(count, total + 1));
    assertThat(epochs[0]).isZero();
    assertThat(epochs[epochs.length - 1]).isEqualTo(total);
    for (int i = 1; i < epochs.length; i++) {
      assertThat(epochs[i]).isGreaterThan(epochs[i - 1]);
    }
  }

  @Test
  void otherSchedulesAreWhatTheySay() {
    assertThat(Snapshots.everyEpoch().epochs(3)).containsExactly(0, 1, 2, 3);
    assertThat(Snapshots.at(9, 3, 3, 0).epochs(5)).containsExactly(0, 3);
    assertThat(Snapshots.at(9, 3)).hasToString("at[3, 9]");
  }

  @Test
  void badSchedulesAreRefused() {
    assertThatThrownBy(() -> Snapshots.logarithmic(1))
        .hasMessage("number of snapshots must be at least 2, got 1");
    assertThatThrownBy(() -> Snapshots.shwartzZivTishby2017(1))
        .hasMessageContaining("number of snapshots");
    assertThatThrownBy(() -> Snapshots.at()).hasMessageContaining("number of snapshots");
    assertThatThrownBy(() -> Snapshots.at(1, -1))
        .hasMessage("snapshot epoch must be at least 0, got -1");
    assertThatThrownBy(() -> Snapshots.at(9).epochs(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no snapshot of at[9] within 5 epochs");
    assertThatThrownBy(() -> Snapshots.everyEpoch().epochs(-1))
        .hasMessageContaining("number of epochs");
  }
}
