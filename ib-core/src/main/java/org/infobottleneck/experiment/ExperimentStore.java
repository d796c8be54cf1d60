package org.infobottleneck.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.internal.TemporaryFile;
import org.infobottleneck.network.NetworkFormatException;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.PlaneFormatException;
import org.infobottleneck.plane.Tracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Planes in a folder, each named by the experiment that made it, with the experiment's text beside
 * it. A plane is there as a whole or not at all; what a run in progress has so far stands in {@code
 * .part} files, from which it goes on after a crash. What a killed run left of a plane that is
 * stored, or had not finished writing, is deleted by the next {@link ThreadRunner} that stores
 * here. The folder does not know by which version of the library a plane was made: a version that
 * changes numbers wants a new one.
 */
public final class ExperimentStore {

  private static final Logger LOG = LoggerFactory.getLogger(ExperimentStore.class);

  private final Path folder;

  private ExperimentStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a folder.
   *
   * @param folder the folder, created if missing
   * @return the store
   * @throws UncheckedIOException if it can't be created
   */
  public static ExperimentStore in(Path folder) {
    Objects.requireNonNull(folder, "folder");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the folder " + folder + ": " + e, e);
    }
    return new ExperimentStore(folder);
  }

  /**
   * Returns whether an experiment's plane is stored.
   *
   * @param experiment the experiment
   * @return true if there is a file of it
   */
  public boolean contains(Experiment experiment) {
    return Files.exists(file(experiment));
  }

  /**
   * Returns the plane of an experiment.
   *
   * @param experiment the experiment
   * @return the plane; empty where there is none, or none that is whole
   * @throws UncheckedIOException if a file is there and can't be read
   */
  public Optional<InformationPlane> load(Experiment experiment) {
    Path file = file(experiment);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InformationPlane.load(file));
    } catch (PlaneFormatException e) {
      LOG.warn("{} is no whole plane and counts as missing: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * Stores the plane of an experiment.
   *
   * @param experiment the experiment
   * @param plane its plane
   * @throws UncheckedIOException if it can't be written
   */
  public void save(Experiment experiment, InformationPlane plane) {
    AtomicFiles.write(folder.resolve(experiment.key() + ".txt"), experiment.text());
    plane.save(file(experiment));
  }

  /** Deletes what programs that were killed had not finished writing. */
  void deleteUnfinished() {
    try {
      TemporaryFile.deleteAbandonedIn(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear the folder " + folder + ": " + e, e);
    }
  }

  /**
   * Whether the plane of an experiment is there as a whole. Then what a run has left beside it that
   * was killed before it could delete it is of no use any more, and deleted.
   */
  boolean isFinished(Experiment experiment) {
    if (load(experiment).isEmpty()) {
      return false;
    }
    try {
      delete(part(experiment));
    } catch (UncheckedIOException e) { // the plane is as good
      LOG.warn("a run that is stored was not cleared away: {}", e.getMessage());
    }
    return true;
  }

  /**
   * Runs an experiment, from where an earlier start left it, and stores its plane. What of it is
   * not complete stands in two files of the folder meanwhile, see {@link Tracker#keepIn}.
   */
  InformationPlane run(Experiment experiment, int threads) {
    Path part = part(experiment);
    InformationPlane plane;
    try {
      plane = run(experiment, threads, part);
    } catch (PlaneFormatException | NetworkFormatException e) {
      LOG.warn("what an earlier start left can't be used: {}", e.getMessage());
      delete(part);
      plane = run(experiment, threads, part);
    }
    save(experiment, plane);
    delete(part);
    return plane;
  }

  private static InformationPlane run(Experiment experiment, int threads, Path part) {
    return experiment.run(threads, progress -> {}, tracker -> tracker.keepIn(part));
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(Tracker.trainingFile(part));
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + part + ": " + e, e);
    }
  }

  private Path part(Experiment experiment) {
    return folder.resolve(experiment.key() + ".part");
  }

  private Path file(Experiment experiment) {
    return folder.resolve(experiment.key() + ".ibp");
  }
}
