package org.infobottleneck.plane;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Goes through the snapshots of a source, behind the last one that its recorder has. */
final class Replay {

  private final ActivationSource source;
  private final Recorder recorder;

  private Replay(ActivationSource source, Recorder recorder) {
    this.source = source;
    this.recorder = Objects.requireNonNull(recorder, "recorder");
  }

  static Replay of(ActivationSource source, Recorder recorder) {
    return new Replay(source, recorder);
  }

  /** Goes on with the plane in a file, unless it is one of other activations. */
  Replay keptIn(Path file) {
    recorder.keep(new KeptPlane(file, true));
    List<Integer> done = recorder.epochs();
    if (!done.isEmpty() && !isContinued(done)) {
      throw new IllegalArgumentException(
          file
              + " holds a plane of other activations: its snapshots, up to epoch "
              + done.get(done.size() - 1)
              + ", are not those of this source; name another file to begin anew");
    }
    return this;
  }

  /** Whether the epochs are the first ones of the source, and the last of them is the same. */
  private boolean isContinued(List<Integer> done) {
    List<Integer> epochs = source.epochs();
    if (done.size() > epochs.size() || !done.equals(epochs.subList(0, done.size()))) {
      return false;
    }
    return recorder.endsWith(source.read(done.get(done.size() - 1)));
  }

  void run(ProgressListener listener) {
    try {
      recordAll(listener);
    } catch (RuntimeException e) {
      try {
        recorder.saveNow();
      } catch (UncheckedIOException alsoThis) {
        e.addSuppressed(alsoThis);
      }
      throw e;
    }
    recorder.saveNow();
  }

  private void recordAll(ProgressListener listener) {
    List<Integer> epochs = source.epochs();
    for (int i = 0; i < epochs.size(); i++) {
      int epoch = epochs.get(i);
      if (recorder.lastEpoch().isPresent() && epoch <= recorder.lastEpoch().getAsInt()) {
        continue;
      }
      record(
          epoch, "epoch " + epoch + ", with " + i + " of " + epochs.size() + " snapshots complete");
      listener.onProgress(
          new Progress(
              recorder.lastSnapshot(),
              i + 1,
              epochs.size(),
              epochs.get(epochs.size() - 1),
              recorder.lastPoints()));
    }
  }

  private void record(int epoch, String where) {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrackingStoppedException(
          "interrupted before " + where, new InterruptedException(), recorder.plane());
    }
    try {
      source.replay(epoch, recorder);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new TrackingStoppedException(
          "stopped at " + where + ": " + e.getMessage(), e, recorder.plane());
    }
  }
}
