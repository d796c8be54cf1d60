package org.infobottleneck.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How a command of this module reads its options and ends. */
public final class Commands {

  private static final int EXIT_FAILED = 1;

  private Commands() {}

  /**
   * Runs a command and returns its exit code.
   *
   * @param command the command, annotated for picocli
   * @param out where its help goes
   * @param err where complaints about its options go
   * @param args its options
   * @return what the command returned; 2 for options that it does not understand
   */
  public static int run(
      Callable<Integer> command, PrintStream out, PrintStream err, String... args) {
    return writingTo(new CommandLine(command), out, err).execute(args);
  }

  /** A command line, with the subcommands that it has, that writes to streams. */
  static CommandLine writingTo(CommandLine line, PrintStream out, PrintStream err) {
    return line.setOut(new PrintWriter(out, true, Charset.defaultCharset()))
        .setErr(new PrintWriter(err, true, Charset.defaultCharset()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Failures::ofOptions)
        .setExecutionExceptionHandler(Failures::ofWork);
  }

  /**
   * Ends the virtual machine with an exit code unless it is 0.
   *
   * @param exitCode the exit code of a command
   */
  public static void exit(int exitCode) {
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /**
   * Does the work of a command.
   *
   * @param work what the command does
   * @param spec the command, for its usage
   * @param err where a file that can't be read or written is complained about
   * @return 0 on success, 1 where the work met with such a file
   * @throws ParameterException if the work refuses an argument: it is named on one line, and the
   *     exit code is 2
   */
  public static int attempt(Runnable work, CommandSpec spec, PrintStream err) {
    try {
      work.run();
      return 0;
    } catch (UncheckedIOException e) {
      err.println(e.getMessage());
      return EXIT_FAILED;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /**
   * Makes sure of a folder to write to, before anything is computed.
   *
   * @param folder the folder; created if missing
   * @throws UncheckedIOException if it can't be created or written to
   */
  public static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the output folder " + folder + ": " + e, e);
    }
    if (!Files.isWritable(folder)) {
      String message = "cannot write to the output folder " + folder;
      throw new UncheckedIOException(message, new IOException(message));
    }
  }
}
