package org.infobottleneck.plane;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.infobottleneck.estimators.MutualInformationEstimator;

/**
 * A folder of activations that a {@link SpillingRecorder} wrote, to be estimated in this process or
 * another, snapshot by snapshot. From the same activations in double precision it makes the plane
 * that a {@link Recorder} makes, to the last bit.
 *
 * <p>Memory: one snapshot as doubles, beside what the estimators take and the plane itself. It has
 * the snapshots that were there when it was opened, so that training may go on meanwhile; open the
 * folder again to see more.
 *
 * <p>A snapshot that is damaged, cut off or missing between two others ends the computation with an
 * exception that names the file; what was computed before stays. Either the rest is recorded again
 * ({@link SpillingRecorder#dropAfter}), or the snapshot is left out ({@link #without}).
 *
 * <p>Immutable.
 */
public final class SpilledActivations implements ActivationSource {

  private final SpillFolder folder;
  private final SpilledRows rows;
  private final List<Integer> present;
  private final Set<Integer> omitted;

  private SpilledActivations(
      SpillFolder folder, SpilledRows rows, List<Integer> present, Set<Integer> omitted) {
    this.folder = folder;
    this.rows = rows;
    this.present = List.copyOf(present);
    this.omitted = Set.copyOf(omitted);
  }

  /**
   * Opens a folder.
   *
   * @param folder the folder
   * @return its snapshots
   * @throws SpilledFormatException if it has no file of rows, or that is damaged
   * @throws UncheckedIOException if it can't be read
   */
  public static SpilledActivations open(Path folder) {
    SpillFolder spilled = new SpillFolder(Objects.requireNonNull(folder, "folder"));
    if (!Files.exists(spilled.rows())) {
      throw new SpilledFormatException(
          spilled.rows(), "the file is missing: this is no folder of spilled activations");
    }
    return new SpilledActivations(
        spilled, SpilledRows.read(spilled.rows()), spilled.epochs(), Set.of());
  }

  /**
   * Returns these activations without some snapshots, which may be damaged or missing.
   *
   * @param epochs the epochs to leave out
   * @return the other snapshots
   */
  public SpilledActivations without(int... epochs) {
    Set<Integer> more = new TreeSet<>(omitted);
    for (int epoch : epochs) {
      more.add(epoch);
    }
    return new SpilledActivations(folder, rows, present, more);
  }

  @Override
  public List<Integer> epochs() {
    return present.stream().filter(epoch -> !omitted.contains(epoch)).toList();
  }

  /**
   * Returns the rows that were observed, with the ceilings H(X) and H(Y).
   *
   * @return the sets of rows, unmodifiable
   */
  public List<ObservedRows> observed() {
    return rows.sets().stream().map(Observed::rows).toList();
  }

  /**
   * Starts a recorder of the rows and layer names of the folder, to be set further and then handed
   * to {@link #replay(Recorder)}.
   *
   * @param estimators one or more estimators
   * @return a recorder without snapshots
   * @throws IllegalArgumentException if no estimator is given, two are the same, or one refuses the
   *     kind of the targets
   */
  public Recorder recorder(MutualInformationEstimator... estimators) {
    Recorder recorder = InformationPlane.recorder(estimators);
    for (Observed set : rows.sets()) {
      recorder.observe(set.rows().name(), set.inputs(), set.targets());
    }
    return recorder.layerNames(rows.names().toArray(new String[0]));
  }

  /**
   * Estimates all snapshots.
   *
   * @param estimators one or more estimators
   * @return the plane
   * @throws IllegalArgumentException as {@link #recorder}
   * @throws TrackingStoppedException if a snapshot is damaged or missing, an estimator refuses its
   *     samples, a file can't be read, or the thread is interrupted; it carries the plane so far
   */
  public InformationPlane compute(MutualInformationEstimator... estimators) {
    return computed(recorder(estimators));
  }

  /**
   * Estimates all snapshots, and keeps the plane in a file as it grows: a computation that was
   * killed goes on behind the last snapshot in the file. The file is saved at every snapshot, or
   * less often where saving took more than a tenth of the time; and at the end, however that comes.
   *
   * @param plane the file, outside the folder or in it; where it exists, it must be of the same
   *     estimators and activations
   * @param estimators one or more estimators
   * @return the plane, equal to that of an uninterrupted computation
   * @throws PlaneFormatException if the file is damaged or no saved plane
   * @throws IllegalArgumentException as {@link #recorder}, or if the file is a plane of other
   *     estimators, rows or activations
   * @throws TrackingStoppedException as {@link #compute(MutualInformationEstimator...)}
   * @throws UncheckedIOException if the file can't be read or written
   */
  public InformationPlane compute(Path plane, MutualInformationEstimator... estimators) {
    KeptPlane keeper = new KeptPlane(Objects.requireNonNull(plane, "plane"), true);
    Recorder recorder = recorder(estimators).keep(keeper);
    requireContinued(recorder, plane);
    return computed(recorder);
  }

  /** Refuses to go on with a plane whose last snapshot is not one of these. */
  private void requireContinued(Recorder recorder, Path plane) {
    if (recorder.lastEpoch().isEmpty()) {
      return;
    }
    int last = recorder.lastEpoch().getAsInt();
    boolean known = epochs().contains(last);
    if (known) {
      SpilledSnapshot snapshot = read(last);
      known = recorder.endsWith(snapshot.snapshot(), snapshot.activations());
    }
    if (!known) {
      throw new IllegalArgumentException(
          plane
              + " holds a plane of other activations: its last snapshot, of epoch "
              + last
              + ", is not that of "
              + folder.path()
              + "; name another file to begin anew");
    }
  }

  private InformationPlane computed(Recorder recorder) {
    try {
      replay(recorder);
    } catch (TrackingStoppedException e) {
      recorder.saveNow();
      throw e;
    } catch (IllegalArgumentException | UncheckedIOException e) {
      recorder.saveNow();
      InformationPlane soFar = recorder.plane();
      throw new TrackingStoppedException(
          "estimating stopped with "
              + soFar.snapshots().size()
              + " of "
              + epochs().size()
              + " snapshots complete: "
              + e.getMessage(),
          e,
          soFar);
    }
    recorder.saveNow();
    return recorder.plane();
  }

  @Override
  public void replay(int epoch, Recorder recorder) {
    SpilledSnapshot snapshot = read(epoch);
    recorder.record(snapshot.snapshot(), snapshot.activations());
  }

  private SpilledSnapshot read(int epoch) {
    int index = present.indexOf(epoch);
    if (index < 0 || omitted.contains(epoch)) {
      throw new IllegalArgumentException("epoch must be one of " + epochs() + ", got " + epoch);
    }
    Path file = folder.snapshot(epoch);
    if (!Files.exists(file)) {
      throw new SpilledFormatException(file, "the file has been deleted");
    }
    SpilledSnapshot snapshot = SpilledSnapshot.read(file, rows);
    if (snapshot.snapshot().epoch() != epoch) {
      throw new SpilledFormatException(
          file, "the file was renamed: it is of epoch " + snapshot.snapshot().epoch());
    }
    requireUnbroken(index, snapshot);
    return snapshot;
  }

  /** Every snapshot names the one before it, so that a lost file is told from none. */
  private void requireUnbroken(int index, SpilledSnapshot snapshot) {
    int before = index == 0 ? -1 : present.get(index - 1);
    int previous = snapshot.previous().orElse(-1);
    if (previous != before && !omitted.contains(previous)) {
      throw new SpilledFormatException(
          folder.snapshot(Math.max(0, previous)),
          "the file is missing, which was recorded before epoch "
              + snapshot.snapshot().epoch()
              + "; leave it out by without("
              + previous
              + "), or record from there again");
    }
  }
}
