package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/data.md shows is code that compiles. */
class DataDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "data.md");
  private static final Path SNIPPETS =
      Path.of("src/test/java/org/infobottleneck/examples/DataSnippets.java");

  @Test
  void everyBlockOfJavaIsInTheClassThatCompiles() throws IOException {
    String compiled = CodeBlocks.squeezed(Files.readString(SNIPPETS));
    assertThat(CodeBlocks.of(DOCUMENT, "java"))
        .hasSize(4)
        .allSatisfy(code -> assertThat(compiled).contains(code));
  }
}
