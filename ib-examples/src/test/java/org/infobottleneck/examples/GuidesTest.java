package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuidesTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Path SNIPPETS =
      Path.of("src", "test", "java", "org", "infobottleneck", "examples", "GuideSnippets.java");

  /** Those of profiles are compiled there: adapters, Spark, the sample projects. */
  @Test
  void everyBlockOfJavaInAnyDocumentIsInASourceOfTheRepository() throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        sources.append(CodeBlocks.squeezed(Files.readString(file)));
      }
    }
    String compiled = sources.toString();
    List<String> loose = new ArrayList<>();
    try (Stream<Path> documents = Files.list(DOCS)) {
      for (Path document : documents.filter(each -> each.toString().endsWith(".md")).toList()) {
        CodeBlocks.of(document, "java").stream()
            .filter(block -> !compiled.contains(block))
            .forEach(block -> loose.add(document.getFileName() + ": " + block));
      }
    }
    assertThat(loose).isEmpty();
  }

  @Test
  void gettingStartedShowsTheSampleProjectAndTheRecorderOfTheReadme() throws IOException {
    List<String> blocks = CodeBlocks.of(DOCS.resolve("getting-started.md"), "java");
    Path sample = Path.of("sample-consumer/src/main/java/com/example/SampleConsumer.java");
    Path readme = SNIPPETS.resolveSibling("ReadmeSnippets.java");
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(0)).isEqualTo(CodeBlocks.squeezed(Files.readString(sample)));
    assertThat(CodeBlocks.squeezed(Files.readString(readme))).contains(blocks.get(1));
  }

  @Test
  void everyBlockOfJavaThatNeedsNoEngineIsInAClassThatCompiles() throws IOException {
    String compiled = CodeBlocks.squeezed(Files.readString(SNIPPETS));
    assertThat(CodeBlocks.of(DOCS.resolve("data.md"), "java"))
        .hasSize(6)
        .allSatisfy(block -> assertThat(compiled).contains(block));
    List<String> integrations = CodeBlocks.of(DOCS.resolve("integrations.md"), "java");
    // Those of the engines and of their loop are compiled with the adapters.
    assertThat(integrations.stream().filter(compiled::contains)).hasSize(2);
    assertThat(integrations).hasSize(6);
  }
}
