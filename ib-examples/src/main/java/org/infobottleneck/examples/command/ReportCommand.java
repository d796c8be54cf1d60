package org.infobottleneck.examples.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.infobottleneck.examples.Commands;
import org.infobottleneck.examples.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report, the figures and the tables of planes that were saved. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Writes the report (HTML), figures (SVG, PDF, PNG) and tables (CSV) of a saved plane, or of"
            + " the mean of repeats.",
    footer = {
      "",
      "Examples:",
      "  ib report out/track/data/run-1.ibp",
      "  ib report out/track/data --title \"Five networks\" --output out/five",
      "  ib report out/track/data/run-1.ibp --animation"
    })
public final class ReportCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "PLANE",
      description = "A saved plane (.ibp), or a folder of those of repeats of a run.")
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
    SavedPlanes planes = SavedPlanes.load(plane);
    Commands.prepare(output);
    PlaneOutputs written = PlaneOutputs.write(planes, title.orElse(planes.name()), output);
    if (animation) {
      written.animation(planes.planes().get(0));
    }
    PrintStream words = json.words(out, err);
    words.println(planes.name() + ": " + planes.average());
    written.warnings().forEach(warning -> err.println("warning: " + warning));
    words.println("Written:");
    written.files().forEach(file -> words.println("  " + file));
    words.println("Open " + written.address());
    json.print(
        out,
        Json.object()
            .put("files", written.files())
            .put("report", written.address())
            .put("points", LastPoints.json(planes.average())));
    return 0;
  }
}
