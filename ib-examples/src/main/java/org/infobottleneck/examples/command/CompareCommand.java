package org.infobottleneck.examples.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.examples.shell.JsonOption;
import org.infobottleneck.examples.shell.Texts;
import org.infobottleneck.plane.AveragePoint;
import org.infobottleneck.report.InformationPlaneReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Holds several saved planes side by side: in a table, a figure and a report. Numbers of different
 * quantities never stand in one table, see {@link Comparison}.
 */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Holds saved planes side by side, what is estimated in all of them.",
    footer = {
      "",
      "Examples:",
      "  ib compare out/track/first/run-1.ibp out/track/second/run-1.ibp",
      "  ib compare out/tanh out/relu --names tanh,relu --estimator \"binning(width=0.07)\"",
      "",
      "A folder stands for the mean of the planes in it. Planes that share no estimand are refused."
    })
public final class CompareCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PLANE",
      arity = "2..*",
      description = "Saved planes (.ibp), or folders of those of repeats.")
  private List<Path> paths = List.of();

  @Option(
      names = "--names",
      split = ",",
      paramLabel = "NAME",
      description = "What to call them, in the order of the planes. Default: their paths.")
  private List<String> names = List.of();

  @Option(
      names = "--estimator",
      paramLabel = "DESCRIPTION",
      description = "Compares by this estimator only.")
  private Optional<String> estimator = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "out/compare",
      showDefaultValue = Visibility.ALWAYS,
      description = "Where to write; made if missing.")
  private Path output = Path.of("out", "compare");

  @Mixin private final JsonOption json = new JsonOption();

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public CompareCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    List<SavedPlanes> planes = planes();
    Comparison comparison =
        Comparison.of(planes, estimator.map(text -> Estimators.parse(text).description()));
    Commands.prepare(output);
    PrintStream words = json.words(out, err);
    comparison
        .shared()
        .forEach((pair, series) -> words.println(pair + ", in bits\n" + table(pair, series)));
    comparison.leftOut().forEach(each -> words.println("not compared: " + each));
    PlaneOutputs written = write(planes, comparison);
    written.tell(words, err, List.of());
    json.print(out, json(comparison, written));
    return 0;
  }

  private List<SavedPlanes> planes() {
    if (!names.isEmpty() && names.size() != paths.size()) {
      throw new IllegalArgumentException(
          "--names must be as many as planes, got " + names.size() + " for " + paths.size());
    }
    List<SavedPlanes> planes = new ArrayList<>();
    Set<String> taken = new LinkedHashSet<>();
    for (int i = 0; i < paths.size(); i++) {
      SavedPlanes plane = SavedPlanes.load(paths.get(i));
      planes.add(names.isEmpty() ? plane : plane.named(names.get(i).strip()));
      if (!taken.add(planes.get(i).name())) {
        throw new IllegalArgumentException(
            "planes must have different names, got " + planes.get(i).name() + " twice");
      }
    }
    return planes;
  }

  private static String table(Comparison.Pair pair, List<Comparison.Series> series) {
    List<List<String>> rows = new ArrayList<>();
    List<AveragePoint> points = new ArrayList<>();
    for (Comparison.Series each : series) {
      for (AveragePoint point : each.last(pair)) {
        points.add(point);
        rows.add(
            List.of(
                each.plane().name(),
                point.estimator(),
                point.layerName(),
                Integer.toString(point.epoch()),
                LastPoints.boundedCell(point.inputInformation()),
                LastPoints.boundedCell(point.targetInformation())));
      }
    }
    return Texts.markdown(List.of("plane", "estimator", "layer", "epoch", "I(X;T)", "I(T;Y)"), rows)
        + LastPoints.legend(points);
  }

  private PlaneOutputs write(List<SavedPlanes> planes, Comparison comparison) {
    PlaneOutputs outputs = PlaneOutputs.in(output);
    int number = 0;
    for (Map.Entry<Comparison.Pair, List<Comparison.Series>> entry :
        comparison.shared().entrySet()) {
      number++;
      List<MeanFigures.Content> panels = new ArrayList<>();
      for (Comparison.Series each : entry.getValue()) {
        panels.add(
            new MeanFigures.Content(
                each.plane().name() + ", " + each.estimator(),
                each.average().observed().get(0),
                each.points(entry.getKey())));
      }
      outputs.figure("compare-" + number, MeanFigures.of(panels).withSharedAxes());
    }
    InformationPlaneReport report = planes.get(0).report();
    for (SavedPlanes plane : planes.subList(1, planes.size())) {
      report = plane.beside(report);
    }
    outputs.report(report.withTitle("Planes compared"));
    return outputs;
  }

  private static Json json(Comparison comparison, PlaneOutputs written) {
    List<Json> quantities = new ArrayList<>();
    for (Map.Entry<Comparison.Pair, List<Comparison.Series>> entry :
        comparison.shared().entrySet()) {
      List<Json> points = new ArrayList<>();
      for (Comparison.Series series : entry.getValue()) {
        for (AveragePoint point : series.last(entry.getKey())) {
          points.add(LastPoints.json(point).put("plane", series.plane().name()));
        }
      }
      quantities.add(
          Json.object()
              .put("inputEstimand", entry.getKey().input())
              .put("targetEstimand", entry.getKey().target())
              .put("points", points));
    }
    return Json.object()
        .put("compared", quantities)
        .put("notCompared", comparison.leftOut())
        .put("files", written.files())
        .put("report", written.address());
  }
}
