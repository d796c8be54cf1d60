package org.infobottleneck.examples.spark;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.infobottleneck.examples.sweep.SweepFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to run a sweep in a folder of a cluster, where no operating system knows who lives: a
 * file that its driver signs again and again. Two drivers that take over from a dead one in the
 * same instant may both believe for a moment that they did; at the next signature one of them
 * learns better. Both would write the same planes.
 */
final class HadoopLease implements SweepFolder.Lock {

  static final String FILE = "driver.lock";

  private static final Logger LOG = LoggerFactory.getLogger(HadoopLease.class);
  private static final int SIGNATURES = 6;

  private final HadoopSweepFolder folder;
  private final Duration length;
  private final Holder self;
  private final ScheduledExecutorService clock;
  private volatile Instant signed = Instant.now();
  private volatile boolean lost;

  @SuppressWarnings("FutureReturnValueIgnored") // it signs until the clock is shut down
  private HadoopLease(HadoopSweepFolder folder, Duration length, Holder self) {
    this.folder = folder;
    this.length = length;
    this.self = self;
    clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lease");
              thread.setDaemon(true);
              return thread;
            });
    long period = length.toMillis() / SIGNATURES;
    clock.scheduleWithFixedDelay(this::sign, period, period, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the right.
   *
   * @throws IllegalStateException naming the driver that has it
   */
  static HadoopLease take(HadoopSweepFolder folder, Duration length) {
    Holder self = Holder.here();
    for (int unreadable = 0; unreadable <= SIGNATURES; ) {
      if (folder.create(FILE, self.bytes())) {
        return new HadoopLease(folder, length, self);
      }
      Optional<Holder> other = holder(folder);
      if (other.isEmpty()) { // given back in between, or not written to its end
        unreadable++;
        pause(length.dividedBy(SIGNATURES));
        continue;
      }
      Instant end = other.get().signed().plus(length);
      if (Instant.now().isBefore(end)) {
        throw refusal(folder, other.get(), end);
      }
      pause(length.dividedBy(SIGNATURES / 2)); // clocks differ: does it sign still?
      if (holder(folder).equals(other)) {
        LOG.warn("{}: the driver {} is dead; its sweep goes on here", folder, other.get());
        folder.delete(FILE);
      }
    }
    throw new IllegalStateException(
        "cannot tell who runs a sweep in " + folder + ": its file " + FILE + " is not ours");
  }

  private static IllegalStateException refusal(
      HadoopSweepFolder folder, Holder holder, Instant end) {
    return new IllegalStateException(
        "another driver runs a sweep in "
            + folder
            + ": "
            + holder
            + "; if it was killed, its right ends at "
            + end.truncatedTo(ChronoUnit.SECONDS));
  }

  private static Optional<Holder> holder(HadoopSweepFolder folder) {
    return folder.read(FILE).flatMap(Holder::parse);
  }

  private void sign() {
    try {
      Optional<Holder> holder = holder(folder);
      if (holder.isPresent() && !holder.get().token().equals(self.token())) {
        lose("it is taken by " + holder.get());
        return;
      }
      folder.write(FILE, self.now().bytes());
      signed = Instant.now();
    } catch (UncheckedIOException e) {
      LOG.warn("{}: the right to it can't be signed: {}", folder, e.getMessage());
      if (Instant.now().isAfter(signed.plus(length))) {
        lose("it could not be signed since " + signed);
      }
    }
  }

  private void lose(String why) {
    LOG.warn("{}: the right to it is lost: {}", folder, why);
    lost = true;
    clock.shutdown();
  }

  /** Whether another driver has the right by now. */
  boolean isLost() {
    return lost;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      boolean ended = clock.awaitTermination(length.toMillis(), TimeUnit.MILLISECONDS);
      if (ended && !lost && holder(folder).map(Holder::token).equals(Optional.of(self.token()))) {
        folder.delete(FILE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the lease ends by itself
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another driver was waited for", e);
    }
  }

  /** A driver. */
  private record Holder(String host, long pid, Instant since, Instant signed, String token) {

    static Holder here() {
      Instant now = Instant.now();
      return new Holder(
          hostName(), ProcessHandle.current().pid(), now, now, UUID.randomUUID().toString());
    }

    private static String hostName() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "unknown-host";
      }
    }

    /** Reads a file; empty where it is none of a driver, or not yet whole. */
    static Optional<Holder> parse(byte[] bytes) {
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      try {
        return lines.size() < 5
            ? Optional.empty()
            : Optional.of(
                new Holder(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    Instant.parse(lines.get(2)),
                    Instant.parse(lines.get(3)),
                    lines.get(4)));
      } catch (NumberFormatException | DateTimeException e) {
        return Optional.empty();
      }
    }

    Holder now() {
      return new Holder(host, pid, since, Instant.now(), token);
    }

    byte[] bytes() {
      return String.join("\n", host, Long.toString(pid), since.toString(), signed.toString(), token)
          .concat("\n")
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return "process " + pid + " on " + host + " since " + since.truncatedTo(ChronoUnit.SECONDS);
    }
  }
}
