package org.infobottleneck.plane;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.infobottleneck.data.Dataset;
import org.infobottleneck.estimators.Discrete;
import org.infobottleneck.estimators.Variable;
import org.infobottleneck.numerics.Arguments;

/**
 * Writes the activations of any training loop to a folder, one file per snapshot, so that training
 * waits for the disk alone; {@link SpilledActivations} estimates the plane later, from one snapshot
 * in memory at a time.
 *
 * <pre>{@code
 * try (var recorder = InformationPlane.spillingRecorder(folder, inputs, labels)) {
 *   for (int epoch = 0; epoch <= epochs; epoch++) {
 *     recorder.record(epoch, activationsOfEveryLayer());
 *     trainOneEpoch();
 *   }
 * }
 * InformationPlane plane =
 *     SpilledActivations.open(folder).compute(planeFile, KdeEstimator.upperBound(1e-3));
 * }</pre>
 *
 * <ul>
 *   <li>The folder holds all that estimating needs: inputs and targets as the estimators see them,
 *       names, activations, and what was measured at every snapshot. The format is documented in
 *       docs/file-formats.md.
 *   <li>A file is complete or not there: it is written under another name, forced to disk and
 *       moved. A snapshot takes 8 bytes per activation, 4 in single precision.
 *   <li>Recording goes on where a folder ends: the program that is started again says the same
 *       rows, names and precision, and continues behind {@link #lastEpoch()}. What it trained
 *       itself from an earlier epoch replaces the rest: {@link #dropAfter}.
 *   <li>A call that throws leaves all snapshots as they were.
 *   <li>One recorder at a time has a folder, from its first use until it is closed or the program
 *       ends; another program is refused meanwhile, and within the program the last one to use the
 *       folder has it. Anyone may read. What a program that was killed had not finished is deleted.
 * </ul>
 */
public final class SpillingRecorder implements ActivationRecorder, AutoCloseable {

  private final SpillFolder folder;
  private final ObservedSets observed = new ObservedSets();
  private List<String> names = List.of();
  private boolean single;
  private Optional<SpilledRows> rows = Optional.empty(); // once the folder is in use
  private Optional<FolderLock> lock = Optional.empty(); // likewise
  private RecordedShape shape = new RecordedShape();

  SpillingRecorder(Path folder) {
    this.folder = new SpillFolder(Objects.requireNonNull(folder, "folder"));
  }

  /**
   * Observes these rows, beside others already named.
   *
   * @param name their name on the plane
   * @param inputs the inputs X of the rows, usually {@link Variable#distinctRows}
   * @param targets the targets Y of the same rows
   * @return this recorder
   * @throws IllegalArgumentException if the name is taken, or the numbers of rows differ
   * @throws IllegalStateException if the folder is in use already
   */
  public SpillingRecorder observe(String name, Discrete inputs, Variable targets) {
    requireFresh();
    observed.add(name, inputs, targets);
    return this;
  }

  /**
   * Observes the rows of a data set, beside others already named: its distinct inputs and its
   * targets.
   *
   * @param name their name on the plane
   * @param rows the rows. Not kept.
   * @return this recorder
   * @throws IllegalArgumentException if the name is taken, there are fewer than two rows
   * @throws IllegalStateException if the folder is in use already
   */
  public SpillingRecorder observe(String name, Dataset rows) {
    Objects.requireNonNull(rows, "rows");
    return observe(name, rows.inputVariable(), rows.targetVariable());
  }

  /**
   * Names the layers, in the order in which they will be recorded; they are {@code layer 1}, {@code
   * layer 2}, … otherwise.
   *
   * @param layerNames one name per layer
   * @return this recorder
   * @throws IllegalStateException if the folder is in use already
   */
  public SpillingRecorder layerNames(String... layerNames) {
    requireFresh();
    names = Arguments.listOf(layerNames, "layerNames");
    return this;
  }

  /**
   * Writes activations in single precision, which halves the disk. Nothing is lost of what an
   * engine computed in single precision; anything else is rounded to 24 bits, so that estimates are
   * those of the rounded activations: values that differed by less may become equal, and a value
   * close to an edge may change its cell.
   *
   * @return this recorder
   * @throws IllegalStateException if the folder is in use already
   */
  public SpillingRecorder singlePrecision() {
    requireFresh();
    single = true;
    return this;
  }

  private void requireFresh() {
    if (rows.isPresent()) {
      throw new IllegalStateException("a recorder is configured before it uses its folder");
    }
  }

  /**
   * Returns the epoch of the last snapshot in the folder.
   *
   * @return the epoch; empty where there is no snapshot yet
   * @throws SpilledFormatException if the file of rows or of the last snapshot is damaged
   * @throws IllegalArgumentException if the folder is of other rows, layer names or precision
   * @throws IllegalStateException if no rows are observed, or another program records to the folder
   * @throws java.io.UncheckedIOException if the folder can't be read or made
   */
  @Override
  public OptionalInt lastEpoch() {
    begun();
    return shape.lastEpoch();
  }

  /**
   * Deletes the snapshots behind an epoch: those of a training that is taken up again before its
   * last snapshot, and with them files that are damaged.
   *
   * @param epoch the last epoch to keep
   * @return this recorder
   * @throws IllegalArgumentException if the folder is of other rows, layer names or precision
   * @throws IllegalStateException if no rows are observed, or another program records to the folder
   * @throws java.io.UncheckedIOException if a file can't be deleted
   */
  public SpillingRecorder dropAfter(int epoch) {
    taken();
    List<Integer> epochs = folder.epochs();
    // The last one first: whenever this is interrupted, what is left has no gap.
    for (int i = epochs.size() - 1; i >= 0 && epochs.get(i) > epoch; i--) {
      folder.delete(epochs.get(i));
    }
    rows = Optional.empty(); // the folder is looked at anew
    return this;
  }

  /**
   * Gives the folder up, for another program to record to it. A later call takes it again.
   *
   * @throws java.io.UncheckedIOException if the file system refuses
   */
  @Override
  public void close() {
    lock.ifPresent(FolderLock::close);
    lock = Optional.empty();
    rows = Optional.empty();
  }

  /** The rows of the folder, which is taken into use by the first call. */
  private SpilledRows begun() {
    if (rows.isEmpty()) {
      SpilledRows own = taken();
      shape = new RecordedShape();
      shape.name(names);
      OptionalInt last = folder.lastEpoch();
      if (last.isPresent()) {
        int epoch = last.getAsInt();
        shape.accept(epoch, SpilledSnapshot.read(folder.snapshot(epoch), own).widths());
      }
      rows = Optional.of(own);
    }
    lock.ifPresent(FolderLock::requireHeld);
    return rows.get();
  }

  /** Makes the folder this recorder's own, unless it is one of other rows. */
  private SpilledRows taken() {
    if (observed.all().isEmpty()) {
      throw new IllegalStateException("rows must be observed before a snapshot is recorded");
    }
    SpilledRows own = SpilledRows.of(observed.all(), names, single);
    folder.create();
    if (Files.exists(folder.rows())) {
      // Before it is taken from whoever has it.
      SpilledRows.read(folder.rows()).requireSame(own, folder.rows());
    } else if (folder.lastEpoch().isPresent()) {
      throw new SpilledFormatException(
          folder.rows(), "the file is missing beside snapshots, which are of no use without it");
    }
    if (lock.isEmpty()) {
      lock = Optional.of(FolderLock.take(folder.path()));
    }
    lock.get().requireHeld();
    if (!Files.exists(folder.rows())) {
      own.write(folder.rows());
    }
    folder.deleteUnfinished();
    return own;
  }

  /**
   * Writes a snapshot with losses, accuracies or whatever else was measured.
   *
   * @param snapshot the epoch and what is known of it
   * @param activations one matrix per layer. Not modified, not kept.
   * @throws IllegalArgumentException if the epoch does not ascend, a layer has appeared, vanished
   *     or changed its width, the number of rows differs from the inputs', a value is NaN or
   *     infinite (in single precision: beyond 3.4e38), or several sets of rows are observed; and as
   *     {@link #lastEpoch}
   * @throws IllegalStateException as {@link #lastEpoch}
   * @throws java.io.UncheckedIOException if it can't be written
   */
  @Override
  public void record(Snapshot snapshot, List<DMatrixRMaj> activations) {
    Objects.requireNonNull(activations, "activations");
    record(snapshot, observed.only(activations));
  }

  /**
   * Writes a snapshot of every set of rows observed, with whatever else was measured.
   *
   * @param snapshot the epoch and what is known of it
   * @param activations one matrix per layer for every set of rows, by its name. Not modified, not
   *     kept.
   * @throws IllegalArgumentException as {@link #record(Snapshot, List)}, or if the names are not
   *     those of the rows observed
   * @throws IllegalStateException as {@link #lastEpoch}
   * @throws java.io.UncheckedIOException if it can't be written
   */
  @Override
  public void record(Snapshot snapshot, Map<String, List<DMatrixRMaj>> activations) {
    Objects.requireNonNull(snapshot, "snapshot");
    Objects.requireNonNull(activations, "activations");
    activations.forEach((name, layers) -> Arguments.listOf(layers, "activations of " + name));
    List<List<DMatrixRMaj>> ordered = observed.ordered(activations);
    SpilledRows own = begun();
    List<Integer> widths = observed.widths(ordered);
    Layers layers = shape.check(snapshot.epoch(), widths);
    Map<String, List<DMatrixRMaj>> named = new LinkedHashMap<>();
    for (int i = 0; i < ordered.size(); i++) {
      Observed set = observed.all().get(i);
      set.requireValid(snapshot.epoch(), layers, ordered.get(i), single);
      named.put(set.rows().name(), ordered.get(i));
    }
    new SpilledSnapshot(shape.lastEpoch(), snapshot, layers, named)
        .write(folder.snapshot(snapshot.epoch()), own);
    shape.accept(snapshot.epoch(), widths);
  }
}
