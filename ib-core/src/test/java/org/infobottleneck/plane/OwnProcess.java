package org.infobottleneck.plane;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of a test, each in a virtual machine of its own. */
public final class OwnProcess {

  private OwnProcess() {}

  /**
   * Starts a program, which says what it has to say on its standard output.
   *
   * @param before what goes before the command, such as a limit
   * @param program a class with a main method
   * @param arguments what it is given
   * @return the process
   * @throws IOException if it can't be started
   */
  public static Process start(List<String> before, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:-UsePerfData");
    command.add("-Xmx128m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
