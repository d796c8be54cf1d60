package org.infobottleneck.examples.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** How a command of this module reads its options and ends. */
public final class Commands {

  /** The option that shows where an exception came from. */
  public static final String STACKTRACE = "--stacktrace";

  private Commands() {}

  /**
   * Runs a command and returns its exit code. Whatever it throws is told on one line.
   *
   * @param command the command, annotated for picocli
   * @param out where its help goes
   * @param err where complaints about its options go
   * @param args its options
   * @return what the command returned; else 1 for files and work that failed, 2 for options that
   *     are not understood or refused
   */
  public static int run(
      Callable<Integer> command, PrintStream out, PrintStream err, String... args) {
    return writingTo(new CommandLine(command), out, err).execute(args);
  }

  /**
   * Makes a command line write to streams, and end as all of ours do.
   *
   * @param line the command line, with the subcommands that it has. Modified.
   * @param out where its help goes
   * @param err where complaints about its options go
   * @return the same command line
   */
  public static CommandLine writingTo(CommandLine line, PrintStream out, PrintStream err) {
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
   * Makes sure of a folder to write to, before anything is computed.
   *
   * @param folder the folder; created if missing
   * @throws UncheckedIOException if it can't be created or written to
   */
  public static void prepare(Path folder) {
    Objects.requireNonNull(folder, "folder");
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
