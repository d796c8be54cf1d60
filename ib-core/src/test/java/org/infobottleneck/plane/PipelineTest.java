package org.infobottleneck.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipelineTest {

  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  private Callable<Void> job(String name) {
    return () -> {
      done.add(name);
      return null;
    };
  }

  private Callable<Void> gated(String name) {
    return () -> {
      gate.await();
      done.add(name);
      return null;
    };
  }

  private static Callable<Void> failing(Exception exception) {
    return () -> {
      throw exception;
    };
  }

  @Test
  void jobsRunInOrderOnADaemonOfTheirOwn() throws InterruptedException {
    AtomicReference<Thread> thread = new AtomicReference<>();
    try (Pipeline pipeline = new Pipeline(2)) {
      for (int i = 0; i < 9; i++) {
        pipeline.submit(job("job " + i));
      }
      pipeline.submit(
          () -> {
            thread.set(Thread.currentThread());
            return null;
          });
      pipeline.finish();
      assertThat(done)
          .containsExactly(
              "job 0", "job 1", "job 2", "job 3", "job 4", "job 5", "job 6", "job 7", "job 8");
      assertThat(thread.get().isDaemon()).isTrue();
      assertThat(thread.get()).isNotSameAs(Thread.currentThread());
      assertThat(thread.get().getName()).isEqualTo("information-plane-recording");
      assertThat(thread.get().isAlive()).isTrue();
    }
    thread.get().join();
  }

  /** The third of two waits until the first is done. */
  @Test
  void whoIsTooFarAheadWaits() throws InterruptedException {
    try (Pipeline pipeline = new Pipeline(2)) {
      pipeline.submit(gated("first"));
      pipeline.submit(job("second")); // returns at once
      Thread ahead =
          new Thread(
              () -> {
                try {
                  pipeline.submit(job("third"));
                } catch (InterruptedException e) {
                  done.add("interrupted");
                }
              });
      ahead.start();
      while (ahead.getState() != Thread.State.WAITING
          && ahead.getState() != Thread.State.TERMINATED) {
        Thread.onSpinWait();
      }
      assertThat(ahead.isAlive()).isTrue();
      gate.countDown();
      ahead.join();
      pipeline.finish();
      assertThat(done).containsExactly("first", "second", "third");
    }
  }

  @Test
  void whatAJobThrewIsThrownByWhoComesNext() throws InterruptedException {
    ArithmeticException exception = new ArithmeticException("of a job");
    try (Pipeline pipeline = new Pipeline(1)) {
      pipeline.submit(failing(exception));
      assertThatThrownBy(() -> pipeline.submit(job("next"))).isSameAs(exception);
      pipeline.submit(failing(exception));
      assertThatThrownBy(pipeline::finish).isSameAs(exception);
      pipeline.finish();
      IOException checked = new IOException("no room");
      pipeline.submit(failing(checked));
      assertThatIllegalStateException()
          .isThrownBy(pipeline::finish)
          .withMessage("recording failed: java.io.IOException: no room")
          .withCause(checked);
    }
  }

  @Test
  void oneJobBesideLetsNobodyWaitAndIsFinished() throws InterruptedException {
    ArithmeticException exception = new ArithmeticException("beside");
    try (Pipeline pipeline = new Pipeline(1)) {
      assertThat(pipeline.isFreeBeside()).isTrue();
      pipeline.submitBeside(gated("beside"));
      pipeline.submit(job("behind")); // does not wait for what is beside
      assertThat(pipeline.isFreeBeside()).isFalse();
      gate.countDown();
      pipeline.finish();
      assertThat(done).containsExactly("beside", "behind");
      assertThat(pipeline.isFreeBeside()).isTrue();

      pipeline.submitBeside(failing(exception));
      assertThatThrownBy(
              () -> {
                while (!pipeline.isFreeBeside()) {
                  Thread.onSpinWait();
                }
              })
          .isSameAs(exception);
      assertThat(pipeline.isFreeBeside()).isTrue();
      pipeline.submitBeside(failing(exception));
      assertThatThrownBy(pipeline::finish).isSameAs(exception);
    }
  }

  @Test
  void whatHasNotBegunIsDroppedAndWhatHasIsInterruptedAndWaitedFor() throws InterruptedException {
    Pipeline pipeline = new Pipeline(3);
    CountDownLatch begun = new CountDownLatch(1);
    pipeline.submit(
        () -> {
          begun.countDown();
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.sleep(50);
            done.add("interrupted");
          }
          return null;
        });
    pipeline.submit(job("never"));
    begun.await();
    pipeline.stop();
    assertThat(done).containsExactly("interrupted");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    pipeline.close(); // once more is nothing
  }

  @Test
  void whoIsInterruptedStillIsWhenItHasStopped() {
    Pipeline pipeline = new Pipeline(1);
    Thread.currentThread().interrupt();
    pipeline.stop();
    assertThat(Thread.interrupted()).isTrue();
  }
}
