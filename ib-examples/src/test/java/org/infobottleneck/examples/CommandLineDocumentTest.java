package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that docs/command-line.md shows is run here, for two epochs where it trains. */
class CommandLineDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "command-line.md");
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private static final String SMALL_SWEEP =
      """
      base: {preset: saxe2018, task: random-labels(icosahedron), epochs: 1, snapshots: everyEpoch,
        architecture: 12-2 tanh, estimators: binning(width=0.07)}
      grid: {seed: 1..2}
      """;

  @TempDir private Path folder;

  @Test
  void everyCommandShownSucceeds() throws IOException {
    CommandLineRun.flowers(folder);
    Files.writeString(folder.resolve("counts.csv"), "9,1\n5,5\n1,9\n");
    Files.writeString(folder.resolve("small.yaml"), SMALL_SWEEP);
    List<String> commands = commands();
    assertThat(commands).hasSizeGreaterThan(10);
    for (String command : commands) {
      CommandLineRun run = CommandLineRun.of(words(command).toArray());
      assertThat(run.code()).as(command + "\n" + run.err()).isZero();
    }
  }

  private static List<String> commands() throws IOException {
    return BLOCK
        .matcher(Files.readString(DOCUMENT))
        .results()
        .flatMap(block -> block.group(1).lines())
        .filter(line -> line.startsWith("ib "))
        .toList();
  }

  /** The words behind {@code ib}, with files and folders in a folder of the test's own. */
  private List<Object> words(String command) {
    List<Object> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command.replaceAll("\\s+#.*|\\s+>.*", "").substring(3));
    while (matcher.find()) {
      String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      boolean isFile = word.matches(".*\\.(csv|yaml)") || word.startsWith("out/");
      words.add(isFile ? folder.resolve(word) : word);
    }
    if (words.get(0).equals("track")) {
      add(words, "--epochs", 2);
      add(words, "--snapshots", 2);
    }
    if (List.of("track", "report", "compare", "curve").contains(words.get(0))) {
      String name = words.get(0).equals("track") ? "track/flowers" : words.get(0).toString();
      add(words, "--output", folder.resolve("out/" + name));
    }
    return words;
  }

  private static void add(List<Object> words, String option, Object value) {
    if (!words.contains(option)) {
      words.add(option);
      words.add(value);
    }
  }
}
