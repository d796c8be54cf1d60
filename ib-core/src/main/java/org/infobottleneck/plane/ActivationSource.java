package org.infobottleneck.plane;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.infobottleneck.estimators.MutualInformationEstimator;

/**
 * Activations that were recorded elsewhere or earlier, to be estimated now, one snapshot in memory
 * at a time: {@link SpilledActivations} of this library, {@link
 * org.infobottleneck.replay.ActivationFolder} of other programs, or files of a kind of one's own.
 *
 * <pre>{@code
 * InformationPlane plane = source.compute(Path.of("plane.ibp"), KdeEstimator.upperBound(1e-3));
 * }</pre>
 *
 * <p>A snapshot that can't be read or estimated stops whoever goes through all of them by {@link
 * TrackingStoppedException}: it names the epoch, has the reason as its cause, and carries the plane
 * of the snapshots before.
 */
public interface ActivationSource {

  /**
   * Returns the epochs of the snapshots there are.
   *
   * @return the epochs, ascending, unmodifiable
   */
  List<Integer> epochs();

  /**
   * Starts a recorder of the rows and layers of these activations, to be set further.
   *
   * @param estimators one or more estimators
   * @return a recorder without snapshots
   * @throws IllegalArgumentException if no estimator is given, two are the same, or one refuses the
   *     kind of the targets
   */
  Recorder recorder(MutualInformationEstimator... estimators);

  /**
   * Reads one snapshot.
   *
   * @param epoch one of the {@link #epochs()}
   * @return its activations
   * @throws IllegalArgumentException if there is no such snapshot or its file is not what it must
   *     be
   * @throws java.io.UncheckedIOException if it can't be read
   */
  SnapshotActivations read(int epoch);

  /**
   * Has one snapshot recorded, for a loop of one's own.
   *
   * @param epoch one of the {@link #epochs()}
   * @param recorder a recorder of these rows, as {@link #recorder} makes it
   * @throws IllegalArgumentException as {@link #read}, or if the recorder refuses it
   * @throws TrackingStoppedException if the thread is interrupted
   * @throws java.io.UncheckedIOException as {@link #read}
   */
  default void replay(int epoch, Recorder recorder) {
    SnapshotActivations activations = read(epoch);
    recorder.record(activations.snapshot(), activations.layers());
  }

  /**
   * Has all snapshots recorded that lie behind the last one of the recorder.
   *
   * @param recorder a recorder of these rows, as {@link #recorder} makes it
   * @throws TrackingStoppedException if a snapshot can't be read or estimated, or the thread is
   *     interrupted
   */
  default void replay(Recorder recorder) {
    Replay.of(this, recorder).run(progress -> {});
  }

  /**
   * Estimates all snapshots.
   *
   * @param estimators one or more estimators
   * @return the plane
   * @throws IllegalArgumentException as {@link #recorder}
   * @throws TrackingStoppedException if a snapshot can't be read or estimated, or the thread is
   *     interrupted
   */
  default InformationPlane compute(MutualInformationEstimator... estimators) {
    Objects.requireNonNull(estimators, "estimators");
    Recorder recorder = recorder(estimators);
    replay(recorder);
    return recorder.plane();
  }

  /**
   * Estimates all snapshots, and keeps the plane in a file as it grows: a computation that was
   * killed goes on behind the last snapshot in the file. The file is saved at every snapshot, or
   * less often where saving took more than a tenth of the time; and at the end, however that comes.
   *
   * @param plane the file; where it exists, it must be of the same estimators and activations
   * @param estimators one or more estimators
   * @return the plane, equal to that of an uninterrupted computation
   * @throws PlaneFormatException if the file is damaged or no saved plane
   * @throws IllegalArgumentException as {@link #recorder}, or if the file is a plane of other
   *     estimators, rows, layers or activations
   * @throws TrackingStoppedException if a snapshot can't be read or estimated, or the thread is
   *     interrupted
   * @throws java.io.UncheckedIOException if the file can't be read or written
   */
  default InformationPlane compute(Path plane, MutualInformationEstimator... estimators) {
    Objects.requireNonNull(estimators, "estimators");
    return compute(plane, recorder(estimators), progress -> {});
  }

  /**
   * Estimates all snapshots with a recorder that has been set further, as to its threads, keeps the
   * plane in a file, and tells of every snapshot.
   *
   * @param plane the file, as in {@link #compute(Path, MutualInformationEstimator...)}
   * @param recorder a recorder of these rows without snapshots, as {@link #recorder} makes it
   * @param listener told of every snapshot estimated, on this thread; what it throws ends the
   *     computation
   * @return the plane, equal to that of an uninterrupted computation
   * @throws IllegalArgumentException as {@link #compute(Path, MutualInformationEstimator...)}
   * @throws IllegalStateException if the recorder has snapshots
   * @throws TrackingStoppedException as {@link #compute(Path, MutualInformationEstimator...)}
   * @throws java.io.UncheckedIOException as {@link #compute(Path, MutualInformationEstimator...)}
   */
  default InformationPlane compute(Path plane, Recorder recorder, ProgressListener listener) {
    Objects.requireNonNull(plane, "plane");
    Replay.of(this, recorder).keptIn(plane).run(listener);
    return recorder.plane();
  }
}
