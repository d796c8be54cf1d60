package org.infobottleneck.examples.shell;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.infobottleneck.data.ArrayFormatException;
import org.infobottleneck.data.CsvFormatException;
import org.infobottleneck.plane.PlaneFormatException;
import org.infobottleneck.plane.SpilledFormatException;
import org.infobottleneck.plane.TrackingStoppedException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How a command that fails says why, and with which exit code: the one place where that is decided.
 * Commands let exceptions pass.
 *
 * <ul>
 *   <li>1: a file can't be read or written or is not what it should be, or the work failed;
 *   <li>2: options, or the words of a command, that are not understood or don't fit.
 * </ul>
 *
 * <p>It is said on one line, with its stack only where that was asked.
 */
final class Failures {

  private static final int FAILED = 1;
  private static final int REFUSED = 2;

  private Failures() {}

  /** Options that are not understood, or that the work refused. */
  static int ofOptions(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String suggestions = "";
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions();
      suggestions = near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?";
    }
    return refused(
        command, e, e.getMessage() + suggestions, List.of(args).contains(Commands.STACKTRACE));
  }

  /** What a command threw. */
  static int ofWork(Exception e, CommandLine command, ParseResult parsed) {
    boolean stack = parsed.expandedArgs().contains(Commands.STACKTRACE);
    if (e instanceof UncheckedIOException unread) {
      return failed(command, e, message(unread), stack);
    }
    if (e instanceof CsvFormatException
        || e instanceof ArrayFormatException
        || e instanceof PlaneFormatException
        || e instanceof SpilledFormatException
        || e instanceof UnreadableInput
        || e instanceof TrackingStoppedException) {
      return failed(command, e, String.valueOf(e.getMessage()), stack);
    }
    if (e instanceof IllegalArgumentException) {
      return refused(command, e, String.valueOf(e.getMessage()), stack);
    }
    // Of what is in the wrong state the message tells enough; of all else the kind tells more.
    String what =
        e instanceof IllegalStateException ? String.valueOf(e.getMessage()) : e.toString();
    return failed(command, e, what + "; " + Commands.STACKTRACE + " shows where", stack);
  }

  private static String message(UncheckedIOException e) {
    return e.getCause() instanceof NoSuchFileException missing
        ? missing.getFile() + ": no such file"
        : String.valueOf(e.getMessage());
  }

  private static int failed(CommandLine command, Exception e, String message, boolean stack) {
    say(command, e, message, stack);
    return FAILED;
  }

  private static int refused(CommandLine command, Exception e, String message, boolean stack) {
    String name = command.getCommandSpec().qualifiedName();
    say(command, e, message + " (" + name + " --help shows the options)", stack);
    return REFUSED;
  }

  private static void say(CommandLine command, Exception e, String message, boolean stack) {
    PrintWriter err = command.getErr();
    err.println(message.strip().replaceAll("\\R\\s*", " "));
    if (stack) {
      e.printStackTrace(err);
    }
    err.flush();
  }
}
