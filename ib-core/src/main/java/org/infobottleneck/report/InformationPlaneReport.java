package org.infobottleneck.report;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.infobottleneck.bottleneck.InformationCurve;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.numerics.Arguments;
import org.infobottleneck.plane.AveragePlane;
import org.infobottleneck.plane.InformationPlane;

/**
 * An interactive report: one HTML page that shows a plane, or several side by side, and works from
 * a file without a network.
 *
 * <pre>{@code
 * InformationPlaneReport.write(plane, Path.of("plane.html"));
 *
 * InformationPlaneReport.ofRuns(planes)
 *     .withTitle("Twelve inputs, 50 runs")
 *     .withCurve(curve)
 *     .and("Adam", average)
 *     .write(Path.of("comparison.html"));
 * }</pre>
 *
 * <p>The page shows the plane by every estimator over the epochs with a slider and a player; I(X;T)
 * and I(T;Y), losses, accuracies, gradients with the boundary between drift and diffusion, weight
 * norms and the scatter of classes against the epoch; the configuration; and offers its data as
 * CSV. What each part means is told in docs/report.md.
 *
 * <ul>
 *   <li>A panel holds one estimator on one set of rows, and states the estimand of both axes.
 *   <li>Data enter the page to the last bit. Names and texts of a plane are shown as text, whatever
 *       they contain.
 *   <li>The same planes give the same bytes.
 *   <li>A page weighs 1.2 MB for its scripts and, with three estimators, six layers and 300
 *       snapshots, 0.6 MB for its data. Single runs add to it only if asked for.
 * </ul>
 *
 * <p>Immutable and thread-safe: every method returns a new value.
 */
public final class InformationPlaneReport {

  private static final String TITLE = "Information plane";

  private final String title;
  private final List<DataSet> dataSets;
  private final boolean singleRuns;

  private InformationPlaneReport(String title, List<DataSet> dataSets, boolean singleRuns) {
    this.title = title;
    this.dataSets = List.copyOf(dataSets);
    this.singleRuns = singleRuns;
  }

  /**
   * Writes the report of one run.
   *
   * @param plane the run's plane
   * @param path the file, replaced if it exists
   * @throws java.io.UncheckedIOException if it can't be written; nothing is left half-written
   */
  public static void write(InformationPlane plane, Path path) {
    of(plane).write(path);
  }

  /**
   * Writes the report of an average over runs.
   *
   * @param average the average
   * @param path the file, replaced if it exists
   * @throws java.io.UncheckedIOException if it can't be written; nothing is left half-written
   */
  public static void write(AveragePlane average, Path path) {
    of(average).write(path);
  }

  /**
   * Starts the report of one run.
   *
   * @param plane the run's plane
   * @return the report
   */
  public static InformationPlaneReport of(InformationPlane plane) {
    return first(DataSet.of("run", Objects.requireNonNull(plane, "plane")));
  }

  /**
   * Starts the report of an average over runs: means with their standard errors. An average does
   * not know where each run turned from drift to diffusion; {@link #ofRuns} does.
   *
   * @param average the average
   * @return the report
   */
  public static InformationPlaneReport of(AveragePlane average) {
    return first(DataSet.of("mean", Objects.requireNonNull(average, "average")));
  }

  /**
   * Starts the report of repeats of a run: their average, and the mean of the boundaries between
   * drift and diffusion.
   *
   * @param planes the planes of one or more repeats
   * @return the report
   * @throws IllegalArgumentException if there is none, or two differ in more than repeats may: see
   *     {@link AveragePlane}
   */
  public static InformationPlaneReport ofRuns(List<InformationPlane> planes) {
    return first(DataSet.of("mean", Arguments.listOf(planes, "planes")));
  }

  /**
   * Serves a report that follows a run, to browsers of this machine only.
   *
   * @param port the port to listen on, or 0 for any that is free
   * @return the report, a listener for {@link
   *     org.infobottleneck.plane.Tracker#onProgress(org.infobottleneck.plane.ProgressListener)}; to
   *     be closed after the run
   * @throws IllegalArgumentException if the port is not between 0 and 65535
   * @throws java.io.UncheckedIOException if the port can't be listened on
   */
  public static LiveReport live(int port) {
    return LiveReport.at(InetAddress.getLoopbackAddress(), port);
  }

  /**
   * Serves a report that follows a run, to whoever can reach an address. There is no password: for
   * networks whose members may see the run.
   *
   * @param bindTo the address to listen on, such as one of this machine in a local network
   * @param port the port to listen on, or 0 for any that is free
   * @return the report, as by {@link #live(int)}
   * @throws IllegalArgumentException if the port is not between 0 and 65535
   * @throws java.io.UncheckedIOException if the address and port can't be listened on
   */
  public static LiveReport live(InetAddress bindTo, int port) {
    Objects.requireNonNull(bindTo, "bindTo");
    return LiveReport.at(bindTo, port);
  }

  private static InformationPlaneReport first(DataSet set) {
    return new InformationPlaneReport(TITLE, List.of(set), false);
  }

  /**
   * Adds another run beside what the report shows.
   *
   * @param name what to call it
   * @param plane the run's plane
   * @return a report that shows it too
   * @throws IllegalArgumentException if the name is blank or in use
   */
  public InformationPlaneReport and(String name, InformationPlane plane) {
    Objects.requireNonNull(name, "name");
    return added(DataSet.of(name(name), Objects.requireNonNull(plane, "plane")));
  }

  /**
   * Adds another average beside what the report shows.
   *
   * @param name what to call it
   * @param average the average
   * @return a report that shows it too
   * @throws IllegalArgumentException if the name is blank or in use
   */
  public InformationPlaneReport and(String name, AveragePlane average) {
    Objects.requireNonNull(name, "name");
    return added(DataSet.of(name(name), Objects.requireNonNull(average, "average")));
  }

  /**
   * Adds other repeats of a run beside what the report shows.
   *
   * @param name what to call them
   * @param planes the planes of one or more repeats
   * @return a report that shows their average too
   * @throws IllegalArgumentException if the name is blank or in use, there is no plane, or two
   *     differ in more than repeats may
   */
  public InformationPlaneReport andRuns(String name, List<InformationPlane> planes) {
    Objects.requireNonNull(name, "name");
    return added(DataSet.of(name(name), Arguments.listOf(planes, "planes")));
  }

  /**
   * Names what was added last, or the plane that the report began with.
   *
   * @param name what to call it
   * @return a report that differs in this
   * @throws IllegalArgumentException if the name is blank or in use
   */
  public InformationPlaneReport withName(String name) {
    Objects.requireNonNull(name, "name");
    return replaced(last().named(name(name)));
  }

  /**
   * Draws the information curve of the task in the panels of what was added last, or of the plane
   * that the report began with, and measures how far every layer lies from it.
   *
   * @param curve the curve of the inputs and targets that the plane was measured on
   * @return a report that differs in this
   */
  public InformationPlaneReport withCurve(InformationCurve curve) {
    return replaced(last().withCurve(Objects.requireNonNull(curve, "curve")));
  }

  /**
   * Gives the page a title.
   *
   * @param newTitle the title
   * @return a report that differs in this
   * @throws IllegalArgumentException if it is blank
   */
  public InformationPlaneReport withTitle(String newTitle) {
    Objects.requireNonNull(newTitle, "newTitle");
    return new InformationPlaneReport(requireText(newTitle, "title"), dataSets, singleRuns);
  }

  /**
   * Stores the points of every single run in the page as well, where the report was made of runs.
   * Fifty runs of 300 snapshots, six layers and three estimators add some 10 MB.
   *
   * @return a report that differs in this
   */
  public InformationPlaneReport withSingleRuns() {
    return new InformationPlaneReport(title, dataSets, true);
  }

  /**
   * Returns the page.
   *
   * @return HTML, to be stored as UTF-8
   */
  public String html() {
    return ReportPage.with(ReportDocument.of(title, dataSets, singleRuns));
  }

  /**
   * Writes the page, atomically.
   *
   * @param path the file, replaced if it exists
   * @throws java.io.UncheckedIOException if it can't be written; nothing is left half-written
   */
  public void write(Path path) {
    Objects.requireNonNull(path, "path");
    AtomicFiles.write(path, html());
  }

  private DataSet last() {
    return dataSets.get(dataSets.size() - 1);
  }

  private static String name(String name) {
    return requireText(name, "name");
  }

  private static String requireText(String text, String what) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    return text;
  }

  private InformationPlaneReport replaced(DataSet set) {
    List<DataSet> sets = new ArrayList<>(dataSets.subList(0, dataSets.size() - 1));
    sets.add(set);
    return distinct(sets);
  }

  private InformationPlaneReport added(DataSet set) {
    List<DataSet> sets = new ArrayList<>(dataSets);
    sets.add(set);
    return distinct(sets);
  }

  private InformationPlaneReport distinct(List<DataSet> sets) {
    Set<String> names = new HashSet<>();
    for (DataSet set : sets) {
      if (!names.add(set.name())) {
        throw new IllegalArgumentException(
            "names of what a report shows must differ, got " + set.name() + " twice");
      }
    }
    return new InformationPlaneReport(title, sets, singleRuns);
  }

  @Override
  public String toString() {
    return "report of " + dataSets.stream().map(DataSet::name).toList();
  }
}
