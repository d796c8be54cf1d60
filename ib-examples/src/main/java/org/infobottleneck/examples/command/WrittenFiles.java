package org.infobottleneck.examples.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What a command says at its end of what it has written. */
final class WrittenFiles {

  private WrittenFiles() {}

  /** Names what could not be written, then the files, then where the report is for a browser. */
  static void tell(
      PrintStream words, PrintStream err, List<String> warnings, List<Path> files, String address) {
    warnings.forEach(warning -> err.println("warning: " + warning));
    words.println("Written:");
    files.forEach(file -> words.println("  " + file));
    words.println("Open " + address);
  }
}
