package org.infobottleneck.plane.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ListenersTest {

  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final List<Integer> heard = Collections.synchronizedList(new ArrayList<>());

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void whoListensInTimeHasHeardTheNewsWhenTheyAreTold() {
    try (Listeners<Consumer<Integer>> listeners =
        new Listeners<>(List.of(heard::add, heard::add), LONG)) {
      listeners.tell(each -> each.accept(1));
      assertThat(heard).containsExactly(1, 1);
      listeners.tell(each -> each.accept(2));
      assertThat(heard).containsExactly(1, 1, 2, 2);
    }
  }

  @Test
  void whateverAListenerThrowsTheNextOneIsTold() {
    List<Throwable> troubles =
        List.of(
            new IllegalStateException("a"),
            new AssertionError("b"),
            new StackOverflowError("c"),
            new NoClassDefFoundError("d"));
    Consumer<Integer> throwing = number -> sneak(troubles.get(number));
    try (Listeners<Consumer<Integer>> listeners =
        new Listeners<>(List.of(throwing, heard::add), LONG)) {
      for (int i = 0; i < troubles.size(); i++) {
        int number = i;
        listeners.tell(each -> each.accept(number));
      }
    }
    assertThat(heard).isEqualTo(numbers(troubles.size()));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable trouble) throws E {
    throw (E) trouble;
  }

  @Test
  void whoBlocksIsWaitedForOnceAndHearsAllWhenItIsBack() throws InterruptedException {
    CountDownLatch back = new CountDownLatch(1);
    List<Integer> late = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch caughtUp = new CountDownLatch(100);
    Consumer<Integer> blocking =
        number -> {
          awaitForever(back);
          late.add(number);
          caughtUp.countDown();
        };
    Listeners<Consumer<Integer>> listeners = new Listeners<>(List.of(blocking, heard::add), SHORT);
    long start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      int number = i;
      listeners.tell(each -> each.accept(number));
    }
    listeners.close();
    // Waiting each time would take five seconds.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(heard).isEqualTo(numbers(100));
    assertThat(late).isEmpty();
    back.countDown();
    caughtUp.await();
    assertThat(late).isEqualTo(numbers(100));
  }

  private static void awaitForever(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a listener is not to be interrupted", e);
    }
  }

  @Test
  void whoIsBackIsWaitedForAgain() throws InterruptedException {
    CountDownLatch back = new CountDownLatch(1);
    CountDownLatch first = new CountDownLatch(1);
    Consumer<Integer> once =
        number -> {
          awaitForever(back);
          heard.add(number);
          first.countDown();
        };
    try (Listeners<Consumer<Integer>> listeners = new Listeners<>(List.of(once), SHORT)) {
      listeners.tell(each -> each.accept(0));
      assertThat(heard).isEmpty();
      back.countDown();
      first.await();
      // Its thread needs a moment to see that it has nothing more to do.
      for (int i = 1; i < 100; i++) {
        int number = i;
        listeners.tell(each -> each.accept(number));
      }
    }
    assertThat(heard).isEqualTo(numbers(100));
  }

  @Test
  void whoIsInterruptedWaitsNoLongerAndStaysInterrupted() {
    CountDownLatch back = new CountDownLatch(1);
    Listeners<Consumer<Integer>> listeners =
        new Listeners<>(List.of(number -> awaitForever(back)), LONG);
    Thread.currentThread().interrupt();
    long start = System.nanoTime();
    listeners.tell(each -> each.accept(1));
    listeners.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    back.countDown();
  }

  @Test
  void nobodyIsToldAfterTheEnd() {
    Listeners<Consumer<Integer>> listeners = new Listeners<>(List.of(heard::add), LONG);
    listeners.close();
    listeners.tell(each -> each.accept(1));
    listeners.close();
    assertThat(heard).isEmpty();
  }
}
