package org.infobottleneck.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a command of {@link Ib} did.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandLineRun(int code, String out, String err) {

  /** Runs a command; words that are paths may be objects. */
  static CommandLineRun of(Object... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Ib.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Arrays.stream(words).map(Object::toString).toArray(String[]::new));
    return new CommandLineRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A CSV file of three species of flowers, of which length and width tell something. */
  static Path flowers(Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder("length,width,depth,species\n");
    for (int row = 0; row < 90; row++) {
      int species = row % 3;
      text.append(
          String.format(
              Locale.ROOT,
              "%.3f,%.3f,%.3f,%s%n",
              species + random.nextDouble(),
              -species + 2 * random.nextDouble(),
              random.nextDouble(),
              List.of("setosa", "versicolor", "virginica").get(species)));
    }
    return Files.writeString(folder.resolve("flowers.csv"), text);
  }
}
