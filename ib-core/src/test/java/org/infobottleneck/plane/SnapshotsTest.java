package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  @Test
  void logarithmicDoublesWhereAPowerOfTwoIsToBeReachedInAsManySteps() {
    int[] powers = IntStream.rangeClosed(0, 10).map(i -> 1 << i).toArray();
    assertThat(Snapshots.logarithmic(12).epochs(1024)).startsWith(0).endsWith(powers).hasSize(12);
  }

  @Property(seed = "1")
  void logarithmicStepsAreOfOneRatioWhereWholeNumbersAllow(
      @ForAll @IntRange(min = 20, max = 60) int count) {
    int[] epochs = Snapshots.logarithmic(count).epochs(1_000_000);
    double ratio = (double) epochs[count - 1] / epochs[count - 2];
    for (int i = count - 2; epochs[i - 1] > 1000; i--) {
      // Each is rounded to a whole number, by half of one at most.
      assertThat(epochs[i] / ratio).isCloseTo(epochs[i - 1], within(1.5));
    }
  }

  @Test
  void shwartzZivTishbyOfPowersOfTenAreTheseLessOne() {
    assertThat(Snapshots.shwartzZivTishby2017(5).epochs(10_000))
        .containsExactly(0, 9, 99, 999, 9999);
  }

  @Property(seed = "1")
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

  static Stream<Snapshots> rules() {
    return Stream.of(
        Snapshots.everyEpoch(),
        Snapshots.logarithmic(60),
        Snapshots.at(9, 3, 0),
        Snapshots.at(IntStream.range(0, 10_000).toArray()),
        Snapshots.shwartzZivTishby2017(400),
        Snapshots.saxe2018());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aScheduleReadsBack(Snapshots snapshots) {
    Snapshots read = Snapshots.parse(snapshots.toString());
    assertThat(read).isEqualTo(snapshots).hasSameHashCodeAs(snapshots).hasToString("" + snapshots);
    assertThat(read.epochs(1000)).isEqualTo(snapshots.epochs(1000));
    assertThat(Snapshots.parse(snapshots.toString().replace(" ", ""))).isEqualTo(snapshots);
    assertThat(rules().filter(snapshots::equals)).hasSize(1);
  }

  @Property(seed = "1", tries = 50)
  void anyEpochsReadBack(@ForAll @Size(min = 1) List<@IntRange Integer> epochs) {
    Snapshots snapshots = Snapshots.at(epochs.stream().mapToInt(Integer::intValue).toArray());
    assertThat(Snapshots.parse(snapshots.toString())).isEqualTo(snapshots);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';expected a name",
        "hourly;expected one of everyEpoch, logarithmic, at, shwartzZivTishby2017, saxe2018",
        "everyEpoch(3);expected no argument here, got \"3\"",
        "saxe2018(400);expected no argument here",
        "logarithmic;expected argument number 1",
        "logarithmic(1);number of snapshots must be at least 2, got 1",
        "logarithmic(count=60);expected argument number 1",
        "logarithmic(60,70);expected no argument here, got \"70\"",
        "shwartzZivTishby2017(many);expected a whole number",
        "at[];number of snapshots must be at least 1",
        "at[3, -1];snapshot epoch must be at least 0, got -1",
        "at[3, 1e3];expected a whole number",
        "at[3;expected ] after it",
      })
  void whatIsNoScheduleIsRefused(String text, String reason) {
    assertThatThrownBy(() -> Snapshots.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("can't read \"" + text + "\"")
        .hasMessageContaining(reason);
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
