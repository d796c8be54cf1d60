package org.infobottleneck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom a write that takes too long interrupts, how often, and what is left of it. */
@Timeout(30)
class StuckWritersTest {

  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final StuckWriters writers = new StuckWriters(PATIENCE);

  @AfterEach
  void close() {
    writers.close();
  }

  /** A connection that is given pieces only. */
  private abstract static class Connection extends OutputStream {

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException("single bytes are not written");
    }

    @Override
    public abstract void write(byte[] bytes, int from, int length);
  }

  /** A connection whose other end takes nothing for an hour, as long as it is let. */
  private static final class Stuck extends Connection {

    private final Duration rest;
    private int interruptions;

    /** Is interrupted, goes on for a time, and leaves with the interruption. */
    Stuck(Duration rest) {
      this.rest = rest;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      sleep(Duration.ofHours(1));
      sleep(rest);
      Thread.currentThread().interrupt();
    }

    private void sleep(Duration time) {
      try {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
      } catch (InterruptedException e) {
        interruptions++;
      }
    }
  }

  @Test
  void anInterruptionMeantForAWriteDoesNotReachWhatFollows() throws IOException {
    writers.write(new Stuck(Duration.ZERO), new byte[1]);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void anInterruptionMeantForTheThreadStays() throws IOException {
    Thread.currentThread().interrupt();
    writers.write(OutputStream.nullOutputStream(), new byte[1]);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aWriteIsInterruptedOnce() throws IOException {
    Stuck stuck = new Stuck(PATIENCE.multipliedBy(6));
    writers.write(stuck, new byte[1]);
    assertThat(stuck.interruptions).isEqualTo(1);
  }

  @Test
  void bytesArriveInPiecesInTheirOrder() throws IOException {
    byte[] bytes = new byte[2 << 14];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    List<byte[]> pieces = new ArrayList<>();
    OutputStream out =
        new Connection() {
          @Override
          public void write(byte[] piece, int from, int length) {
            pieces.add(Arrays.copyOfRange(piece, from, from + length));
          }
        };
    writers.write(out, bytes);
    assertThat(pieces).hasSize(2).allMatch(piece -> piece.length == 1 << 14);
    assertThat(pieces.get(1)).isEqualTo(Arrays.copyOfRange(bytes, 1 << 14, 2 << 14));
  }
}
