package org.infobottleneck.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Writes to viewers, and drops those that take nothing: a thread that has been at one piece for too
 * long is interrupted, which closes its connection. Pieces are small, so that a slow viewer, as one
 * behind a tunnel, has the whole time for each of them.
 */
final class StuckWriters implements AutoCloseable {

  private static final int PIECE = 1 << 14;

  private final long patience;
  private final Map<Thread, Long> since = new HashMap<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "live-report-watch");
            thread.setDaemon(true);
            return thread;
          });

  StuckWriters(Duration patience) {
    this.patience = patience.toNanos();
    long pause = this.patience / 10;
    var unused =
        watch.scheduleWithFixedDelay(this::interruptStuck, pause, pause, TimeUnit.NANOSECONDS);
  }

  void write(OutputStream out, byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += PIECE) {
      writePiece(out, bytes, at, Math.min(PIECE, bytes.length - at));
    }
  }

  private void writePiece(OutputStream out, byte[] bytes, int from, int length) throws IOException {
    Thread self = Thread.currentThread();
    synchronized (since) {
      since.put(self, System.nanoTime());
    }
    try {
      out.write(bytes, from, length);
      out.flush();
    } finally {
      synchronized (since) {
        // None that was meant for this write may reach what the thread does next.
        if (since.remove(self) == null) {
          Thread.interrupted();
        }
      }
    }
  }

  private void interruptStuck() {
    long now = System.nanoTime();
    synchronized (since) {
      since
          .entrySet()
          .removeIf(
              entry -> {
                boolean stuck = now - entry.getValue() > patience;
                if (stuck) {
                  entry.getKey().interrupt();
                }
                return stuck;
              });
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
