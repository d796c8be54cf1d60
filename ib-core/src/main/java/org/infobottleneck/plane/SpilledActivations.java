package org.infobottleneck.plane;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
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
 * exception that names the file ({@link SpilledFormatException}); what was computed before stays.
 * Either the rest is recorded again ({@link SpillingRecorder#dropAfter}), or the snapshot is left
 * out ({@link #without}).
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
   * Says whether a folder is one of spilled activations, as far as the names of its files tell.
   *
   * @param folder the folder, which need not exist
   * @return true if {@link #open} has something to open
   */
  public static boolean isFolder(Path folder) {
    return Files.exists(new SpillFolder(Objects.requireNonNull(folder, "folder")).rows());
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
    if (!isFolder(folder)) {
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
    Objects.requireNonNull(epochs, "epochs");
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
   * Starts a recorder of the rows and layer names of the folder.
   *
   * @param estimators one or more estimators
   * @return a recorder without snapshots
   * @throws IllegalArgumentException if no estimator is given, two are the same, or one refuses the
   *     kind of the targets
   */
  @Override
  public Recorder recorder(MutualInformationEstimator... estimators) {
    Objects.requireNonNull(estimators, "estimators");
    Recorder recorder = InformationPlane.recorder(estimators);
    for (Observed set : rows.sets()) {
      recorder.observe(set.rows().name(), set.inputs(), set.targets());
    }
    return recorder.layerNames(rows.names().toArray(new String[0]));
  }

  @Override
  public SnapshotActivations read(int epoch) {
    SpilledSnapshot spilled = spilled(epoch);
    return new SnapshotActivations(spilled.snapshot(), spilled.activations());
  }

  private SpilledSnapshot spilled(int epoch) {
    int index = Collections.binarySearch(present, epoch);
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
    if (previous < before) {
      throw new SpilledFormatException(
          folder.snapshot(snapshot.snapshot().epoch()),
          "the file is of another recording: when it was written there was no epoch " + before);
    }
    if (previous > before && !omitted.contains(previous)) {
      throw new SpilledFormatException(
          folder.snapshot(previous),
          "the file is missing, which was recorded before epoch "
              + snapshot.snapshot().epoch()
              + "; leave it out by without("
              + previous
              + "), or record from there again");
    }
  }
}
