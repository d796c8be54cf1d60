package org.infobottleneck.plane;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** Whether and where runs are kept on disk, and how often. Not thread-safe. */
final class Keeping {

  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE); // three centuries

  private BiConsumer<TrackedRun, OptionalLong> keeper = (run, interval) -> {};
  private OptionalLong interval = OptionalLong.empty();

  void checkpoint(Path path) {
    Objects.requireNonNull(path, "path");
    keeper = (run, often) -> run.checkpoint(path, often);
  }

  void keepIn(Path path) {
    Objects.requireNonNull(path, "path");
    keeper = (run, often) -> run.keepIn(path, often);
  }

  void every(Duration duration) {
    Objects.requireNonNull(duration, "interval");
    if (duration.isNegative()) {
      throw new IllegalArgumentException("interval must not be negative, got " + duration);
    }
    interval =
        OptionalLong.of(duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos());
  }

  void accept(TrackedRun run) {
    keeper.accept(run, interval);
  }
}
