package org.infobottleneck.examples.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.examples.shell.JsonOption;
import org.infobottleneck.examples.sweep.LocalSweepFolder;
import org.infobottleneck.examples.sweep.Sweep;
import org.infobottleneck.examples.sweep.report.Choice;
import org.infobottleneck.examples.sweep.report.SweepReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report, the figures and the tables of planes that were saved, or of a sweep. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes the report (HTML), figures (SVG, PDF, PNG) and tables (CSV) of a saved plane, or of"
            + " the mean of repeats; of a sweep means over each factor, and its planes side by side.",
    footer = {
      "",
      "Examples:",
      "  ib report out/track/data/run-1.ibp",
      "  ib report out/track/data --title \"Five networks\" --output out/five",
      "  ib report out/track/data/run-1.ibp --animation",
      "  ib report out/sweep/width --rows activation --columns width"
    })
public final class ReportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PLANE",
      description =
          "A saved plane (.ibp), a folder of those of repeats of a run, or the folder of a sweep.")
  @SuppressWarnings("NullAway.Init") // set by picocli before it calls
  private Path plane;

  @Option(names = "--title", description = "Title of the page. Default: the plane's name.")
  private Optional<String> title = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "out/report",
      showDefaultValue = Visibility.ALWAYS,
      description = "Where to write; made if missing.")
  private Path output = Path.of("out", "report");

  @Option(
      names = "--animation",
      description = "Writes the plane as an animated GIF, too; of repeats that of the first run.")
  private boolean animation;

  @Option(
      names = "--rows",
      paramLabel = "FACTOR",
      description =
          "Of a sweep: its planes have the levels of this factor as rows. Default: of the two"
              + " with most effect that with fewer levels.")
  private Optional<String> rows = Optional.empty();

  @Option(
      names = "--columns",
      paramLabel = "FACTOR",
      description = "Of a sweep: its planes have the levels of this factor as columns.")
  private Optional<String> columns = Optional.empty();

  @Option(
      names = "--layer",
      paramLabel = "LAYER",
      description =
          "Of a sweep: means are of this layer, a number from 1 or output; the tables have all."
              + " Default: the last hidden one.")
  private Optional<String> layer = Optional.empty();

  @Mixin private final JsonOption json = new JsonOption();

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public ReportCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    Optional<Sweep> sweep =
        Files.isDirectory(plane) ? Sweep.load(LocalSweepFolder.in(plane)) : Optional.empty();
    if (sweep.isPresent()) {
      return ofSweep(sweep.get());
    }
    if (rows.isPresent() || columns.isPresent() || layer.isPresent()) {
      throw new IllegalArgumentException(
          "--rows, --columns and --layer are for the folder of a sweep, and " + plane + " is none");
    }
    SavedPlanes planes = SavedPlanes.load(plane);
    Commands.prepare(output);
    PlaneOutputs written = PlaneOutputs.write(planes, title.orElse(planes.name()), output);
    if (animation) {
      written.animation(planes.planes().get(0));
    }
    PrintStream words = json.words(out, err);
    words.println(planes.name() + ": " + planes.average());
    written.tell(words, err, List.of());
    json.print(
        out,
        Json.object()
            .put("files", written.files())
            .put("report", written.address())
            .put("points", LastPoints.json(planes.average())));
    return 0;
  }

  private int ofSweep(Sweep sweep) {
    if (animation) {
      throw new IllegalArgumentException("--animation is of a plane, and " + plane + " is a sweep");
    }
    Commands.prepare(output);
    SweepReport report = SweepReport.of(sweep, plane, new Choice(rows, columns, layer, title));
    report.write(output);
    List<Path> files = report.files();
    String address = files.get(files.size() - 1).toAbsolutePath().normalize().toUri().toString();
    PrintStream words = json.words(out, err);
    words.println(report);
    WrittenFiles.tell(words, err, report.warnings(), files, address);
    json.print(out, report.json().put("files", files).put("report", address));
    return 0;
  }
}
