package org.infobottleneck.examples.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.examples.formats.MatFormat;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.examples.shell.Json;
import org.infobottleneck.examples.shell.JsonOption;
import org.infobottleneck.examples.shell.PlaneTable;
import org.infobottleneck.examples.shell.ProgressReport;
import org.infobottleneck.plane.ActivationSource;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.ObservedRows;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.SpilledActivations;
import org.infobottleneck.plane.TrackingStoppedException;
import org.infobottleneck.replay.ActivationFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The information plane of activations that another program exported, see {@link ActivationFolder}
 * for the layout of the folder; {@code .mat} files are read as well.
 *
 * <pre>
 * ib plane run --estimators "kde-upper(noiseVariance=1e-3), binning(width=0.5)" --output out/run
 * </pre>
 *
 * <p>It prints a table and writes {@code plane.ibp} (to load again), {@code plane.csv}, {@code
 * measurements.csv}, {@code plane.svg} and {@code report.html}. While it runs the plane is in
 * {@code plane-so-far.ibp}: the same command goes on from there after it was stopped. Where an
 * epoch can't be read, that file and {@code plane-so-far.csv} hold the epochs before, and the exit
 * code is 1. A folder of activations that this library has spilled ({@link SpilledActivations}) is
 * taken as well.
 */
@Command(
    name = "plane",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Draws the information plane of activations that another program exported: a folder with"
            + " labels and a file or folder per epoch, .npy, .npz, .csv or .mat; or that were"
            + " spilled to disk (docs/integrations.md). Goes on where it was stopped.",
    footer = {
      "",
      "Examples:",
      "  ib plane run",
      "  ib plane run --estimators \"kde-upper(noiseVariance=1e-3), binning(width=0.5)\""
    })
public final class PlaneCommand implements Callable<Integer> {

  private static final String SO_FAR = "plane-so-far.ibp";
  private static final String SO_FAR_CSV = "plane-so-far.csv";

  @Parameters(paramLabel = "FOLDER", description = "What was exported.")
  @SuppressWarnings("NullAway.Init") // set by picocli before it calls
  private Path folder;

  @Option(
      names = "--estimators",
      paramLabel = "LIST",
      defaultValue = RunOptions.ESTIMATORS,
      description = "Descriptions of estimators between commas.")
  private String estimators = "";

  @Option(
      names = "--all-inputs",
      description = "The samples are every possible input, once each, not a sample of them.")
  private boolean allInputs;

  @Option(
      names = "--threads",
      description = "Threads that estimate; changes no result. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "out/plane",
      description = "Where to write; created if missing.")
  private Path output = Path.of("out", "plane");

  @Mixin private final JsonOption json = new JsonOption();

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public PlaneCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      run();
      return 0;
    } catch (TrackingStoppedException e) {
      throw rescued(e);
    }
  }

  private void run() {
    PrintStream words = json.words(out, err);
    MutualInformationEstimator[] asked =
        Estimators.parseAll(estimators).toArray(MutualInformationEstimator[]::new);
    ActivationSource source = source();
    Recorder recorder = source.recorder(asked).threads(threads);
    Commands.prepare(output);
    words.printf(
        Locale.ROOT,
        "%s: %d epochs, %s, by %s.%n",
        folder,
        source.epochs().size(),
        recorder.plane().observed().stream()
            .map(rows -> rows.rows() + " samples" + name(rows.name()))
            .collect(Collectors.joining(", ")),
        Stream.of(asked)
            .map(MutualInformationEstimator::description)
            .collect(Collectors.joining(", ")));
    if (Files.exists(output.resolve(SO_FAR))) {
      words.println("Goes on with " + output.resolve(SO_FAR) + ".");
    }
    InformationPlane plane;
    try (ProgressReport progress = ProgressReport.to(words)) {
      plane = source.compute(output.resolve(SO_FAR), recorder, progress);
    }
    words.println();
    words.print(PlaneTable.text(plane));
    PlaneOutputs written = write(plane, words);
    json.print(
        out,
        Json.object()
            .put("configuration", plane.configuration())
            .put("output", output)
            .put("files", written.files())
            .put("report", written.address())
            .put("points", LastPoints.json(plane)));
  }

  private static String name(String rows) {
    return rows.equals(ObservedRows.ALL) ? "" : " named " + rows;
  }

  private ActivationSource source() {
    if (SpilledActivations.isFolder(folder)) {
      if (allInputs) {
        throw new IllegalArgumentException(
            "--all-inputs is for exported activations: those that were spilled say themselves"
                + " whether they are of all inputs");
      }
      SpilledActivations spilled = SpilledActivations.open(folder);
      if (spilled.epochs().isEmpty()) {
        throw new ArrayFormatException(folder, "holds no snapshot yet");
      }
      return spilled;
    }
    ActivationFolder exported = ActivationFolder.open(folder, new MatFormat());
    try {
      return allInputs ? exported.asEnumerated() : exported;
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException("--all-inputs: " + e.getMessage(), e);
    }
  }

  /** Writes what was recorded before an epoch that can't be read, and says where. */
  private TrackingStoppedException rescued(TrackingStoppedException stopped) {
    InformationPlane plane = stopped.planeSoFar();
    if (plane.snapshots().isEmpty()) {
      return stopped;
    }
    plane.writeCsv(output.resolve(SO_FAR_CSV));
    return new TrackingStoppedException(
        stopped.getMessage()
            + "; the plane of the epochs before ("
            + plane.snapshots().size()
            + ") is in "
            + output.resolve(SO_FAR)
            + "; the same command goes on from there",
        stopped,
        plane);
  }

  private PlaneOutputs write(InformationPlane plane, PrintStream words) {
    Path saved = output.resolve("plane.ibp");
    plane.save(saved);
    delete(output.resolve(SO_FAR));
    delete(output.resolve(SO_FAR_CSV));
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    SavedPlanes planes = new SavedPlanes(name, List.of(plane));
    PlaneOutputs written = PlaneOutputs.write(planes, name, output);
    written.tell(words, err, List.of(saved));
    return written;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file + ": " + e, e);
    }
  }
}
