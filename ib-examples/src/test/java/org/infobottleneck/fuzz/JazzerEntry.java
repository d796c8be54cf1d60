package org.infobottleneck.fuzz;

import java.util.Locale;

/** Where Jazzer enters: the name of a target is its argument. It needs nothing of Jazzer's. */
public final class JazzerEntry {

  private static FuzzTarget.Name target = FuzzTarget.Name.CSV;

  private JazzerEntry() {}

  /**
   * Called once by Jazzer.
   *
   * @param arguments the name of a target
   */
  public static void fuzzerInitialize(String[] arguments) {
    target = FuzzTarget.Name.valueOf(arguments[0].toUpperCase(Locale.ROOT));
  }

  /**
   * Called by Jazzer for every input.
   *
   * @param input any bytes
   */
  public static void fuzzerTestOneInput(byte[] input) {
    target.accept(input);
  }
}
