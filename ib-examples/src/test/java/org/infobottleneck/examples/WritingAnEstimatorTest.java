package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/writing-an-estimator.md shows is in the sample project, which is built by itself. */
class WritingAnEstimatorTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "writing-an-estimator.md");
  private static final Path PROJECT = Path.of("sample-estimator");

  @Test
  void everyBlockOfJavaIsInTheProject() throws IOException {
    String sources;
    try (Stream<Path> files = Files.walk(PROJECT.resolve("src"))) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .sorted()
              .map(WritingAnEstimatorTest::read)
              .collect(Collectors.joining());
    }
    String compiled = CodeBlocks.squeezed(sources);
    assertThat(CodeBlocks.of(DOCUMENT, "java"))
        .hasSizeGreaterThan(5)
        .allSatisfy(code -> assertThat(compiled).contains(code));
  }

  @Test
  void everyBlockOfTheBuildFileIsInTheProject() throws IOException {
    String pom = CodeBlocks.squeezed(Files.readString(PROJECT.resolve("pom.xml")));
    for (String block : CodeBlocks.of(DOCUMENT, "xml")) {
      for (String part : block.split("(?=<build>)|</?plugins>|</?build>|</?dependencies>", -1)) {
        assertThat(pom).contains(part);
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
