package org.infobottleneck.examples;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.infobottleneck.examples.accuracy.AccuracyCommand;
import org.infobottleneck.examples.bottleneck.CurveCommand;
import org.infobottleneck.examples.bottleneck.FrontierCommand;
import org.infobottleneck.examples.bottleneck.LayersCommand;
import org.infobottleneck.examples.command.CompareCommand;
import org.infobottleneck.examples.command.EstimateCommand;
import org.infobottleneck.examples.command.PlaneCommand;
import org.infobottleneck.examples.command.ReportCommand;
import org.infobottleneck.examples.command.TrackCommand;
import org.infobottleneck.examples.experiments.ExperimentCommand;
import org.infobottleneck.examples.mnist.MnistCommand;
import org.infobottleneck.examples.shell.Commands;
import org.infobottleneck.examples.situations.CompressionCommand;
import org.infobottleneck.examples.situations.SituationsCommand;
import org.infobottleneck.examples.situations.WideCommand;
import org.infobottleneck.examples.sweep.SweepCommand;
import org.infobottleneck.examples.verify.VerifyCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line of the library.
 *
 * <pre>
 * java -jar ib.jar track data.csv
 * ./mvnw -q compile exec:java
 * ./mvnw -q compile exec:java -Dexec.args="experiment figure-2"
 * ./mvnw -q compile exec:java -Dexec.args="help"
 * </pre>
 *
 * <p>Without a command it is {@link FirstLight}, and options go to that. The exit code is 0 on
 * success, 2 for options that are not understood, 130 where the run was interrupted and 1 for
 * anything else.
 */
@Command(
    name = "ib",
    mixinStandardHelpOptions = true,
    subcommands = {HelpCommand.class, GenerateCompletion.class},
    description = "Looks inside neural networks with information theory.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a file can't be read or written, or a run failed",
      "2:options that are not understood or don't fit",
      "130:interrupted; the same command goes on where it was"
    },
    footer = {
      "",
      "From a CSV file to a report that opens in a browser:",
      "  ib track data.csv",
      "",
      "Without a command: first-light. Options and examples of a command: help COMMAND."
    })
public final class Ib implements Runnable {

  private static final String FIRST = "first-light";
  private static final Set<String> OWN = Set.of("-h", "--help", "-V", "--version");

  @Option(
      names = Commands.STACKTRACE,
      scope = ScopeType.INHERIT,
      description = "Shows where a failure came from.")
  @SuppressWarnings("unused") // its place among the arguments is what counts: Failures looks there
  private boolean stackTrace;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before it calls
  private CommandSpec spec;

  private Ib() {}

  /**
   * Runs a command and, unless it succeeds, ends the virtual machine with its exit code.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    Commands.exit(run(System.out, System.err, args));
  }

  /** Runs a command and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String... args) {
    CommandLine line =
        new CommandLine(new Ib())
            .addSubcommand(new FirstLight(out, err))
            .addSubcommand(new TrackCommand(out, err))
            .addSubcommand(new EstimateCommand(out, err))
            .addSubcommand(new ReportCommand(out, err))
            .addSubcommand(new CompareCommand(out, err))
            .addSubcommand(new SweepCommand(out, err))
            .addSubcommand(new PlaneCommand(out, err))
            .addSubcommand(new ExperimentCommand(out, err))
            .addSubcommand(new CurveCommand(out, err))
            .addSubcommand(new LayersCommand(out, err))
            .addSubcommand(new FrontierCommand(out, err))
            .addSubcommand(new VerifyCommand(out))
            .addSubcommand(new AccuracyCommand(out, err))
            .addSubcommand(new CoverageCommand(out))
            .addSubcommand(new SituationsCommand(out))
            .addSubcommand(new WideCommand(out))
            .addSubcommand(new CompressionCommand(out))
            .addSubcommand(new MnistCommand(out, err));
    line.getCommandSpec().version("ib " + version());
    List<String> whole = new ArrayList<>(List.of(args));
    if (whole.isEmpty() || (whole.get(0).startsWith("-") && !OWN.contains(whole.get(0)))) {
      whole.add(0, FIRST);
    }
    try {
      return Commands.writingTo(line, out, err).execute(whole.toArray(String[]::new));
    } catch (OutOfMemoryError e) {
      err.println("ib: not enough memory; java -Xmx8g -jar ib.jar gives it 8 GB");
      return 1;
    }
  }

  private static String version() {
    return Objects.requireNonNullElse(
        Ib.class.getPackage().getImplementationVersion(), "of a folder of classes");
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
