package org.infobottleneck.examples.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.report.InformationPlaneReport;

/**
 * The plane of a run, or those of its repeats.
 *
 * @param name what to call them
 * @param planes the planes, one at least
 */
record SavedPlanes(String name, List<InformationPlane> planes) {

  /** How the name of a saved plane ends. */
  static final String ENDING = ".ibp";

  SavedPlanes {
    planes = List.copyOf(planes);
    if (planes.stream().anyMatch(plane -> plane.points().isEmpty())) {
      throw new IllegalArgumentException(name + " holds a plane without a point");
    }
  }

  /**
   * Loads a plane, or all planes of a folder as repeats of a run.
   *
   * @throws IllegalArgumentException if a folder holds none
   */
  static SavedPlanes load(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(path + ": no such file");
    }
    List<Path> files = Files.isDirectory(path) ? planesIn(path) : List.of(path);
    return new SavedPlanes(path.toString(), files.stream().map(InformationPlane::load).toList());
  }

  private static List<Path> planesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> planes = files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
      if (planes.isEmpty()) {
        throw new IllegalArgumentException(folder + " holds no saved plane (*" + ENDING + ")");
      }
      return planes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + e, e);
    }
  }

  SavedPlanes named(String other) {
    return new SavedPlanes(other, planes);
  }

  /** Their average; of a single plane its own values without errors. */
  AveragePlane average() {
    return AveragePlane.of(planes);
  }

  boolean isSingle() {
    return planes.size() == 1;
  }

  InformationPlaneReport report() {
    InformationPlaneReport report =
        isSingle()
            ? InformationPlaneReport.of(planes.get(0))
            : InformationPlaneReport.ofRuns(planes);
    return report.withName(name);
  }

  InformationPlaneReport beside(InformationPlaneReport report) {
    return isSingle() ? report.and(name, planes.get(0)) : report.andRuns(name, planes);
  }
}
