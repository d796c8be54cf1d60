package org.infobottleneck.adapters.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide shows of the adapters is code that compiles. */
class IntegrationsDocumentTest {

  private static final Path GUIDE = Path.of("..", "..", "docs", "integrations.md");
  private static final Path TESTS = Path.of("src/test/java/org/infobottleneck/adapters");
  private static final Path MAIN = Path.of("src/main/java/org/infobottleneck/adapters");
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyBlockOfJavaIsInAClassThatCompiles() throws IOException {
    assertCompiled("Deeplearning4j", 1, TESTS.resolve("dl4j/Snippets.java"));
    assertCompiled("DJL", 2, TESTS.resolve("djl/Snippets.java"));
    assertCompiled("A loop of your own", 1, MAIN.resolve("examples/LoopNetwork.java"));
  }

  private static void assertCompiled(String section, int blocks, Path source) throws IOException {
    String guide = Files.readString(GUIDE);
    int from = guide.indexOf("\n## " + section + "\n");
    int to = guide.indexOf("\n## ", from + 1);
    assertThat(from).as(section).isNotNegative();
    List<String> code =
        BLOCK
            .matcher(guide.substring(from, to < 0 ? guide.length() : to))
            .results()
            .map(result -> squeezed(result.group(1)))
            .toList();
    assertThat(code).as(section).hasSize(blocks);
    String compiled = squeezed(Files.readString(source));
    assertThat(code).allSatisfy(block -> assertThat(compiled).contains(block));
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
