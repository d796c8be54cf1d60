package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs that are stopped and go on. */
class KeptRunTest extends KeptFiles {

  private InformationPlane stoppedAfter(int snapshots, Tracker tracker) {
    return stop(tracker, Runs.network(), snapshots, Duration.ZERO).planeSoFar();
  }

  @ParameterizedTest
  @EnumSource
  void aRunThatWasStoppedGoesOnToTheSamePlane(GradientSampling gradients) {
    InformationPlane whole =
        Runs.tracker().gradients(gradients).track(Runs.network(), Runs.patterns());
    InformationPlane part = stoppedAfter(3, Runs.tracker().gradients(gradients));
    assertThat(part.snapshots()).hasSizeBetween(3, 5);
    assertThat(InformationPlane.load(file())).isEqualTo(part);

    List<Progress> heard = new ArrayList<>();
    InformationPlane rest =
        Runs.tracker()
            .gradients(gradients)
            .keepIn(file())
            .onProgress(heard::add)
            .track(Runs.network(), Runs.patterns());
    assertThat(rest).isEqualTo(whole);
    assertThat(InformationPlane.load(file())).isEqualTo(whole);
    assertThat(heard).extracting(Progress::done).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(heard.stream().flatMap(each -> each.points().stream()))
        .containsExactlyElementsOf(whole.points());
  }

  @Test
  void rowsDrawnAnewKeepTheirHighestCeilings() {
    RowSample sample = RowSample.of(64, 1).anewAtEverySnapshot();
    InformationPlane whole =
        Runs.tracker()
            .observe("some", Runs.patterns(), sample)
            .track(Runs.network(), Runs.patterns());
    stoppedAfter(2, Runs.tracker().observe("some", Runs.patterns(), sample));
    assertThat(
            Runs.tracker()
                .observe("some", Runs.patterns(), sample)
                .keepIn(file())
                .track(Runs.network(), Runs.patterns()))
        .isEqualTo(whole);
  }

  @Test
  void whatWasEstimatedIsNotEstimatedAgain() {
    CountingEstimator counting = new CountingEstimator(new AtomicInteger());
    Runs.tracker().estimators(counting).keepIn(file()).track(Runs.network(), Runs.patterns());
    int calls = counting.calls().getAndSet(0);
    assertThat(calls).isPositive();
    Runs.tracker().estimators(counting).keepIn(file()).track(Runs.network(), Runs.patterns());
    assertThat(counting.calls()).hasValue(0);
  }

  @Test
  void thePlaneOfAnotherRunIsRefusedAndLeftAsItIs() throws IOException {
    stoppedAfter(2, Runs.tracker());
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(
            () -> Runs.tracker().epochs(41).keepIn(file()).track(Runs.network(), Runs.patterns()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("other epochs: 40, now 41");
    assertThat(file()).hasBinaryContent(before);
  }
}
