package org.infobottleneck.examples.sweep;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.infobottleneck.examples.shell.JsonOption;
import org.infobottleneck.numerics.Arguments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs a sweep on threads of this machine. The exit code is 1 where a run failed, 130 where the
 * command was interrupted.
 */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = "Runs many experiments: a grid or list of a file in YAML or JSON.",
    footer = {
      "",
      "Examples:",
      "  ib sweep width.yaml",
      "  ib sweep width.yaml --dry-run",
      "  ib sweep width.yaml --threads 8 --output out/width --json",
      "",
      "What is finished is not run again; what failed is tried anew. docs/sweeps.md shows files."
    })
public final class SweepCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The sweep, in YAML or JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      showDefaultValue = Visibility.NEVER,
      description = "Where to write; made if missing. Default: out/sweep/NAME of the file.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      showDefaultValue = Visibility.NEVER,
      description = "Runs at a time; changes no result. Default: all processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "2",
      showDefaultValue = Visibility.ALWAYS,
      description = "How often a run is tried that fails.")
  private int attempts = 2;

  @Option(names = "--dry-run", description = "Says what would be run, and writes nothing.")
  private boolean dryRun;

  @Mixin private final JsonOption json = new JsonOption();

  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that writes to streams.
   *
   * @param out where it says what it does
   * @param err where it complains
   */
  public SweepCommand(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    Arguments.atLeast(threads, 1, "--threads");
    Arguments.atLeast(attempts, 1, "--attempts");
    Sweep sweep = Sweep.read(file);
    SweepFolder folder = LocalSweepFolder.in(path());
    SweepDialog dialog = new SweepDialog(out, err, json);
    return dryRun
        ? dialog.tellOnly(sweep, folder)
        : dialog.run(
            sweep, folder, ThreadSweepRunner.in(folder).threads(threads).attempts(attempts));
  }

  private Path path() {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", "");
    return output.orElse(Path.of("out", "sweep", name));
  }
}
