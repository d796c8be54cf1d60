package org.infobottleneck.examples.shell;

import java.io.PrintStream;
import java.util.Objects;
import picocli.CommandLine.Option;

/** The option {@code --json}: one object on standard output, and everything else beside it. */
public final class JsonOption {

  @Option(
      names = "--json",
      description = "Prints one JSON object; everything else goes to standard error.")
  private boolean json;

  /** The option, not set. */
  public JsonOption() {}

  /**
   * Returns where a command says what it does.
   *
   * @param out standard output
   * @param err standard error
   * @return standard error where standard output is for JSON
   */
  public PrintStream words(PrintStream out, PrintStream err) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    return json ? err : out;
  }

  /**
   * Prints an object, if asked for.
   *
   * @param out standard output
   * @param object the object
   */
  public void print(PrintStream out, Json object) {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(object, "object");
    if (json) {
      out.println(object);
    }
  }
}
