package org.infobottleneck.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.infobottleneck.estimators.Caveat;
import org.infobottleneck.plane.InformationPlane;
import org.junit.jupiter.api.Test;

/** What the README shows is code that compiles, and runs where that takes a moment only. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Path SNIPPETS =
      Path.of("src/test/java/org/infobottleneck/examples/ReadmeSnippets.java");

  @Test
  void everyBlockOfJavaIsInTheClassThatCompiles() throws IOException {
    String compiled = CodeBlocks.squeezed(Files.readString(SNIPPETS));
    assertThat(CodeBlocks.of(README, "java"))
        .hasSize(6)
        .allSatisfy(code -> assertThat(compiled).contains(code));
  }

  @Test
  void theRecorderSnippetRecords() {
    double[][] inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    double[][] layer = {{0.1}, {0.9}, {0.8}, {0.2}};
    InformationPlane plane =
        ReadmeSnippets.recorder(inputs, new int[] {0, 1, 1, 0}, 0, layer, layer);
    assertThat(plane.points()).hasSize(2);
    assertThat(plane.points().get(0).targetInformation().caveats()).contains(Caveat.UNDERSAMPLED);
  }

  @Test
  void theMainClassItNamesIsThere() throws IOException {
    assertThat(Files.readString(README)).contains("./mvnw -q compile exec:java", "./mvnw verify");
    assertThat(Files.readString(Path.of("..", "pom.xml")))
        .contains("<exec.mainClass>" + Ib.class.getName() + "</exec.mainClass>");
  }
}
