package org.infobottleneck.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.CsvFormatException;
import org.infobottleneck.estimators.Estimators;
import org.infobottleneck.estimators.MutualInformationEstimator;
import org.infobottleneck.plane.InformationPlane;
import org.infobottleneck.plane.Progress;
import org.infobottleneck.plane.Recorder;
import org.infobottleneck.plane.Snapshot;
import org.infobottleneck.plane.TrackingStoppedException;
import org.infobottleneck.replay.ActivationFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The information plane of activations that another program exported, see {@link ActivationFolder}
 * for the layout of the folder; {@code .mat} files are read as well.
 *
 * <pre>
 * ib plane run --estimators "kde-upper(noiseVariance=1e-3), binning(width=0.5)" --output out/run
 * </pre>
 *
 * <p>It prints a table and writes {@code plane.ibp} (to load again), {@code plane.csv} and {@code
 * plane.png}. Where an epoch can't be read, the plane of the epochs before is in {@code
 * plane-so-far.ibp} and {@code plane-so-far.csv} and the exit code is 1; while it runs it is in
 * {@code plane.ibp.partial}, some seconds old at most.
 */
@Command(
    name = "plane",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Draws the information plane of activations that another program exported: a folder with"
            + " labels and a file or folder per epoch, .npy, .npz, .csv or .mat"
            + " (docs/integrations.md).")
final class PlaneCommand implements Callable<Integer> {

  private static final int EXIT_FAILED = 1;
  private static final long NANOS_BETWEEN_SAVES = 10_000_000_000L;

  @Parameters(paramLabel = "FOLDER", description = "What was exported.")
  @SuppressWarnings("NullAway.Init") // set by picocli before it calls
  private Path folder;

  @Option(
      names = "--estimators",
      required = true,
      description =
          "Descriptions of estimators between commas, such as"
              + " \"kde-upper(noiseVariance=1e-3), binning(width=0.5)\".")
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

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before it calls
  private CommandSpec spec;

  private final PrintStream out;
  private final PrintStream err;

  /** A command that writes to streams: what it does, and what it complains about. */
  PlaneCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      run();
      return 0;
    } catch (TrackingStoppedException e) {
      err.println(e.getMessage());
      rescue(e.planeSoFar());
      return EXIT_FAILED;
    } catch (ArrayFormatException | CsvFormatException | UncheckedIOException e) {
      err.println(e.getMessage());
      return EXIT_FAILED;
    } catch (IllegalArgumentException | IllegalStateException e) { // usage, and exit code 2
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void run() {
    List<MutualInformationEstimator> asked = Estimators.parseAll(estimators);
    ActivationFolder opened = ActivationFolder.open(folder, new MatFormat());
    ActivationFolder exported = allInputs ? opened.asEnumerated() : opened;
    Recorder recorder =
        exported.recorder(asked.toArray(MutualInformationEstimator[]::new)).threads(threads);
    Commands.prepare(output);
    out.printf(
        Locale.ROOT,
        "%s: %d epochs, layers %s, %d samples.%n",
        folder,
        exported.epochs().size(),
        exported.layerNames(),
        exported.targets().size());
    record(exported, recorder);
    InformationPlane plane = recorder.plane();
    out.println();
    out.print(PlaneTable.text(plane));
    write(plane);
  }

  private void record(ActivationFolder exported, Recorder recorder) {
    Path partial = output.resolve("plane.ibp.partial");
    List<Integer> epochs = exported.epochs();
    int last = epochs.get(epochs.size() - 1);
    long savedAt = System.nanoTime();
    try (ProgressReport progress = ProgressReport.to(out)) {
      for (int i = 0; i < epochs.size(); i++) {
        exported.replay(recorder, epochs.get(i));
        progress.onProgress(
            new Progress(Snapshot.of(epochs.get(i)), i + 1, epochs.size(), last, List.of()));
        if (System.nanoTime() - savedAt > NANOS_BETWEEN_SAVES) {
          recorder.plane().save(partial);
          savedAt = System.nanoTime();
        }
      }
    }
  }

  /** What was recorded before an epoch that can't be read. */
  private void rescue(InformationPlane plane) {
    if (plane.snapshots().isEmpty()) {
      return;
    }
    Path saved = output.resolve("plane-so-far.ibp");
    plane.save(saved);
    plane.writeCsv(output.resolve("plane-so-far.csv"));
    delete(output.resolve("plane.ibp.partial"));
    err.println("the plane of the " + plane.snapshots().size() + " epochs before is in " + saved);
  }

  private void write(InformationPlane plane) {
    out.println("Written:");
    Path saved = output.resolve("plane.ibp");
    plane.save(saved);
    out.println("  " + saved);
    delete(output.resolve("plane.ibp.partial"));
    Path csv = output.resolve("plane.csv");
    plane.writeCsv(csv);
    out.println("  " + csv);
    try {
      Path picture = output.resolve("plane.png");
      PlaneFigure.of(plane, plane.estimators().toArray(String[]::new)).write(picture);
      out.println("  " + picture);
    } catch (FontsMissingException e) {
      err.println("warning: " + e.getMessage());
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file + ": " + e, e);
    }
  }
}
