package org.infobottleneck.examples.verify;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.infobottleneck.examples.shell.Commands;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Recomputes published reference values and prints for each its id, the expected and the computed
 * value, the tolerance and the verdict, and a summary at the end.
 *
 * <pre>
 * ./mvnw -q compile exec:java -Dexec.args="verify FOLDER"
 * </pre>
 *
 * <p>Reference values are looked for in the JSON files of the folder and of the folders right
 * within it:
 *
 * <ul>
 *   <li>{@code entries}: values of named estimators on data files, inline data or covariances;
 *   <li>{@code nets}: layers of networks on the icosahedron task, with their activations in {@code
 *       NET_eEPOCH.csv.gz} beside the file. Values of programs that divide in single precision, or
 *       put values below the first edge into the last cell, are met by doing as they do: in this
 *       command, nowhere in the library;
 *   <li>{@code pxy} and {@code points}: distributions with points of their information bottleneck
 *       curves. F is held to 1e-9 bits, information and H(T) to 1e-6 bits unless a phase transition
 *       lies within 1 % of beta; and the best deterministic quantizers of such a distribution
 * </ul>
 *
 * <p>Verdicts are {@code ok}, {@code FAILED} (off by more than the tolerance), {@code ERROR} (the
 * entry can't be read, or the estimator refuses its data) and {@code unsupported} (no such
 * estimator, quantity or parameter here). The exit code is 0 if nothing failed or was in error, 1
 * if something did, 2 where there is nothing to verify.
 */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Recomputes the reference values in a folder and compares.",
    footer = {"", "Example:", "  ib verify reference"})
public final class VerifyCommand implements Callable<Integer> {

  private static final int EXIT_FAILED = 1;

  @Parameters(
      paramLabel = "FOLDER",
      description = "Folder of reference values, or of folders of them.")
  private Path folder = Path.of("");

  private final PrintStream out;

  /**
   * A command that writes to a stream.
   *
   * @param out where it says what it does
   */
  public VerifyCommand(PrintStream out) {
    Objects.requireNonNull(out, "out");
    this.out = out;
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    return Commands.run(new VerifyCommand(out), out, err, args);
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("no folder " + folder);
    }
    List<ReferenceFolder.Source> sources = ReferenceFolder.sources(folder);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException(
          "no reference values in " + folder + " or the folders within it");
    }
    return verify(sources) ? 0 : EXIT_FAILED;
  }

  private boolean verify(List<ReferenceFolder.Source> sources) {
    Report report = new Report(out);
    for (ReferenceFolder.Source source : sources) {
      report.heading(folder.relativize(source.path()).toString(), source.checks().size());
      source.checks().forEach(check -> report.add(check.run()));
      out.println();
    }
    report.summary();
    return report.allMet();
  }
}
