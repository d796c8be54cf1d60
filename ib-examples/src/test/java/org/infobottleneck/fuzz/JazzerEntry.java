package org.infobottleneck.fuzz;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Where Jazzer enters: the name of a target is its argument. It needs nothing of Jazzer's. */
public final class JazzerEntry {

  private static final AtomicReference<FuzzTarget.Name> TARGET =
      new AtomicReference<>(FuzzTarget.Name.CSV);

  private JazzerEntry() {}

  /**
   * Called once by Jazzer.
   *
   * @param arguments the name of a target
   */
  public static void fuzzerInitialize(String[] arguments) {
    TARGET.set(FuzzTarget.Name.valueOf(arguments[0].toUpperCase(Locale.ROOT)));
  }

  /**
   * Called by Jazzer for every input.
   *
   * @param input any bytes
   */
  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.get().accept(input);
  }
}
