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

/** How a command of this module reads its options and ends. */
public final class Commands {

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
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true, Charset.defaultCharset()))
        .setErr(new PrintWriter(err, true, Charset.defaultCharset()))
        .execute(args);
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
