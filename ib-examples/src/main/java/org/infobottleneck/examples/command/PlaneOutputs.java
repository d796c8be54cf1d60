package org.infobottleneck.examples.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.infobottleneck.examples.figures.Figure;
import org.infobottleneck.examples.plots.FontsMissingException;
import org.infobottleneck.examples.plots.PlaneAnimation;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.report.InformationPlaneReport;

/** What is written of planes: a report to open, figures to print, and numbers as CSV. */
final class PlaneOutputs {

  private final Path folder;
  private final List<Path> files = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private PlaneOutputs(Path folder) {
    this.folder = folder;
  }

  /** Writes all of it: {@code report.html}, {@code plane.svg} and others, {@code plane.csv}. */
  static PlaneOutputs write(SavedPlanes planes, String title, Path folder) {
    PlaneOutputs outputs = new PlaneOutputs(folder);
    AveragePlane average = planes.average();
    Path csv = folder.resolve("plane.csv");
    if (planes.isSingle()) {
      planes.planes().get(0).writeCsv(csv);
    } else {
      average.writeCsv(csv);
    }
    outputs.files.add(csv);
    Path measurements = folder.resolve("measurements.csv");
    average.writeMeasurementsCsv(measurements);
    outputs.files.add(measurements);
    outputs.figure("plane", MeanFigures.of(average));
    outputs.report(planes.report().withTitle(title));
    return outputs;
  }

  /** Nothing yet, to be written into a folder. */
  static PlaneOutputs in(Path folder) {
    return new PlaneOutputs(folder);
  }

  void figure(String name, Figure figure) {
    try {
      files.addAll(figure.write(folder.resolve(name)));
    } catch (FontsMissingException e) {
      warnings.add(String.valueOf(e.getMessage()));
    }
  }

  /** The plane of one run as it moves, its estimators side by side. */
  void animation(InformationPlane plane) {
    Path path = folder.resolve("plane.gif");
    try {
      PlaneAnimation.of(plane, plane.estimators().toArray(String[]::new)).write(path);
      files.add(0, path);
    } catch (FontsMissingException e) {
      warnings.add(String.valueOf(e.getMessage()));
    }
  }

  void report(InformationPlaneReport report) {
    Path path = folder.resolve("report.html");
    report.write(path);
    files.add(path);
  }

  /** The files, the report at the end. */
  List<Path> files() {
    return List.copyOf(files);
  }

  /** Says what was written, behind saved planes that were before. */
  void tell(PrintStream words, PrintStream err, List<Path> saved) {
    List<Path> all = new ArrayList<>(saved);
    all.addAll(files);
    WrittenFiles.tell(words, err, warnings, all, address());
  }

  /** Where the report is, for a browser. */
  String address() {
    return folder.resolve("report.html").toAbsolutePath().normalize().toUri().toString();
  }
}
