package org.infobottleneck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.infobottleneck.plane.ReportPlanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for a state of a run, and what a state costs. */
@Timeout(30)
class LiveStateTest {

  private static final long AN_HOUR = TimeUnit.HOURS.toNanos(1);

  private static final LiveState.Run THIRD =
      new LiveState.Run(LiveState.Status.RUNNING, 3, 9, 3, 9, "");

  private final LiveState state = new LiveState("title");

  /** A thread that waits for a newer state than the first, and the state it was given. */
  private CompletableFuture<LiveState.Moment> waiting() throws InterruptedException {
    CompletableFuture<LiveState.Moment> given = new CompletableFuture<>();
    Thread waiter =
        new Thread(
            () -> {
              try {
                given.complete(state.await(0, AN_HOUR));
              } catch (InterruptedException e) {
                given.completeExceptionally(e);
              }
            });
    waiter.setDaemon(true);
    waiter.start();
    while (waiter.getState() != Thread.State.TIMED_WAITING) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return given;
  }

  @Test
  void whoWaitsIsGivenWhatIsNewerAsSoonAsItIsThere() throws Exception {
    CompletableFuture<LiveState.Moment> given = waiting();
    state.publish(THIRD, Optional.empty());
    assertThat(given.get()).isEqualTo(new LiveState.Moment(1, THIRD, Optional.empty()));
    assertThat(state.await(0, AN_HOUR).number()).as("without waiting").isEqualTo(1);
  }

  @Test
  void whoWaitsIsLetGoWhereNothingWillCome() throws Exception {
    CompletableFuture<LiveState.Moment> given = waiting();
    state.wake();
    assertThat(given.get().number()).isZero();
  }

  @Test
  void whoWaitsIsGivenTheOldAfterItsTimeAndNotBefore() throws Exception {
    long start = System.nanoTime();
    assertThat(state.await(0, 30_000_000).number()).isZero();
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
  }

  @Test
  void aDocumentIsMadeOnceAndItsTimeKept() {
    AtomicInteger asked = new AtomicInteger();
    state.publish(
        THIRD,
        Optional.of(
            () -> {
              asked.incrementAndGet();
              return ReportPlanes.plane(1, 3, 2, 9, "", "all");
            }));
    assertThat(state.buildNanos()).isZero();
    assertThat(state.message(state.latest())).isSameAs(state.message(state.latest()));
    assertThat(asked).hasValue(1);
    assertThat(state.buildNanos()).isPositive();
  }
}
